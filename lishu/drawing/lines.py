"""Texts of the data as lines that fit into a box, each a text and nothing else.

A Chinese character is as wide as two Latin ones. Control characters and marks that turn
the direction of writing are shown as their codes.
"""

import unicodedata
from collections.abc import Iterator

from lishu.reports.escape import shown

#: Signs that do not begin a line; one of them may stand over the edge of the last.
_CLOSING = "，。、；：？！）》」』】〕,.;:!?)]"


def width(text: str) -> int:
    """How many columns a text takes, a wide character two.

    >>> width("绍兴 ab")
    7
    """
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def wrapped(text: str, columns: int, lines: int) -> list[str]:
    """A text in at most so many lines of so many columns; a longer one ends with ….

    >>> wrapped("中国数学会", 6, 2), wrapped("中国数学会", 4, 2), wrapped("ab cd", 4, 2)
    (['中国数', '学会'], ['中国', '数…'], ['ab', 'cd'])
    """
    found = list(_broken(shown(text, columns * (lines + 1)), columns))
    if len(found) <= lines:
        return found
    last = found[lines - 1]
    while width(last) > columns - 2 and last:
        last = last[:-1]
    return [*found[: lines - 1], last + "…"]


def _broken(text: str, columns: int) -> Iterator[str]:
    """Lines of at most so many columns, broken at a blank where there is one late in it."""
    rest = text.strip()
    while rest:
        cut = _fitting(rest, columns)
        blank = rest.rfind(" ", 0, cut + 1)
        if cut < len(rest) and 0 < cut // 2 <= blank:
            cut = blank
        yield rest[:cut].rstrip()
        rest = rest[cut:].lstrip()


def _fitting(text: str, columns: int) -> int:
    """How many characters of a text fit into so many columns, at least one."""
    taken = 0
    for n, character in enumerate(text):
        taken += width(character)
        if taken > columns:
            return max(n + (character in _CLOSING), 1)
    return len(text)
