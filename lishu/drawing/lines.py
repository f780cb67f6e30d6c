"""Texts of the data as lines that fit into a box, each a text and nothing else.

Widths are in ems, the width of a Chinese character; those of Latin letters are of the
widest fonts in common use, so that a line fits whatever the reader has. Control characters
and marks that turn the direction of writing are shown as their codes.
"""

import unicodedata
from collections.abc import Iterator

from lishu.reports.escape import shown

#: Signs that do not begin a line; one of them may stand over the edge of the last.
_CLOSING = "，。、；：？！）》」』】〕,.;:!?)]"
#: Signs that do not end one.
_OPENING = "（《「『【〔“‘(["
#: Widths of letters, and how much wider bold ones are.
_THIN, _BROAD = frozenset("fijlrtI .,:;'|!()[]{}-`/\\\""), frozenset("mwMW@%")
_THIN_WIDTH, _SMALL_WIDTH, _CAPITAL_WIDTH, _BROAD_WIDTH, _BOLD = (
    0.4,
    0.62,
    0.76,
    1,
    1.13,
)


def width(text: str, bold: bool = False) -> float:
    """How many ems a text takes at most.

    >>> width("绍兴"), width("ab"), width("ab") < width("ab", bold=True)
    (2, 1.24, True)
    """
    latin = _BOLD if bold else 1
    return sum(1 if _is_wide(c) else latin * _letter(c) for c in text)


def _is_wide(character: str) -> bool:
    """Whether it takes an em, in a Chinese font at least."""
    return unicodedata.east_asian_width(character) in "WFA"


def _letter(character: str) -> float:
    if character in _THIN:
        return _THIN_WIDTH
    if character in _BROAD:
        return _BROAD_WIDTH
    return _CAPITAL_WIDTH if character.isupper() else _SMALL_WIDTH


def wrapped(text: str, room: float, lines: int, bold: bool = False) -> list[str]:
    """A text in at most so many lines of `room` ems; a longer one ends with ….

    >>> wrapped("中国数学会", 3, 2), wrapped("中国数学会", 2, 2), wrapped("ab cd", 2, 2)
    (['中国数', '学会'], ['中国', '数…'], ['ab', 'cd'])
    """
    letters = int(room / _THIN_WIDTH) + 1
    found = list(_broken(shown(text, letters * (lines + 1)), room, bold))
    if len(found) <= lines:
        return found
    last = found[lines - 1]
    while width(last, bold) > room - 1 and last:
        last = last[:-1]
    return [*found[: lines - 1], last + "…"]


def _broken(text: str, room: float, bold: bool) -> Iterator[str]:
    """Lines of at most so many ems; a Latin word that fits into one is not broken."""
    rest = text.strip()
    while rest:
        cut = _fitting(rest, room, bold)
        if cut < len(rest):
            blank = rest.rfind(" ", 0, cut + 1)
            if 0 < cut // 2 <= blank and not any(
                map(_is_wide, rest[cut - 1 : cut + 1])
            ):
                cut = blank
            while cut > 1 and rest[cut - 1] in _OPENING:
                cut -= 1
        yield rest[:cut].rstrip()
        rest = rest[cut:].lstrip()


def _fitting(text: str, room: float, bold: bool) -> int:
    """How many characters of a text fit into so many ems, at least one."""
    taken = 0.0
    for n, character in enumerate(text):
        taken += width(character, bold)
        if taken > room:
            return max(_before_closing(text, n), 1)
    return len(text)


def _before_closing(text: str, cut: int) -> int:
    """Where to break at the latest so that no closing sign begins a line.

    One such sign may stand over the edge; of several none does, they take the character
    before them along.
    """
    if text[cut] not in _CLOSING:
        return cut
    if text[cut + 1 : cut + 2] not in [*_CLOSING]:
        return cut + 1
    while cut > 1 and text[cut] in _CLOSING:
        cut -= 1
    return cut
