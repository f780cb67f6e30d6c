r"""`\uXXXX` in a text of Cypher: undone before anything else, as the server does.

An escape may stand anywhere, also in a keyword, and what it stands for counts: an
escaped quote ends a string, an escaped line break a comment.
"""

from dataclasses import dataclass

_HEX = frozenset("0123456789abcdefABCDEF")
_LENGTH = 6


@dataclass(frozen=True)
class Decoded:
    r"""A text without escapes.

    `at[i]` is where the character i began in the text as written (one more entry: its
    length); `wrong[i]` is 1 where the server could not read it: `\u` without four hex
    digits, half a surrogate pair, and an escaped backslash, after which nobody can
    tell what is escaped.
    """

    text: str
    at: tuple[int, ...]
    wrong: bytes


def decoded(text: str) -> Decoded:
    """A text with its escapes undone."""
    letters: list[str] = []
    at: list[int] = []
    wrong = bytearray()
    here, escaped = 0, False
    while here < len(text):
        letter, end, bad = text[here], here + 1, False
        if letter == "\\" and not escaped and text[end : end + 1] == "u":
            letter, end, bad = _escape(text, here)
        escaped = end == here + 1 and letter == "\\" and not escaped
        letters.append(letter)
        at.append(here)
        wrong.append(bad or "\ud800" <= letter <= "\udfff")
        here = end
    return Decoded("".join(letters), (*at, len(text)), bytes(wrong))


def _escape(text: str, here: int) -> tuple[str, int, bool]:
    """What an escape stands for, where it ends, and whether it is wrong."""
    unit = _unit(text, here)
    if unit is None:
        return "\\", here + 1, True
    end = here + _LENGTH
    if 0xD800 <= unit < 0xDC00:
        low = _unit(text, end)
        if low is not None and 0xDC00 <= low < 0xE000:
            point = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
            return chr(point), end + _LENGTH, False
    return chr(unit), end, chr(unit) == "\\"


def _unit(text: str, here: int) -> int | None:
    digits = text[here + 2 : here + _LENGTH]
    if (
        text[here : here + 2] != "\\u"
        or len(digits) != 4
        or not _HEX.issuperset(digits)
    ):
        return None
    return int(digits, 16)
