"""Between which values an expression of numbers lies, as far as the text shows it.

Known are numbers, parameters, arithmetic of them, sizes, and variables that a text
defines by these; everything else, a property or the clock, is not: None.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from queries.guard.brackets import CLOSING, OPENING, inside, split
from queries.guard.lexer import Kind, Token, unquoted
from queries.guard.words import FOLLOWING

#: Beyond this, how large a number is does not matter.
HUGE = 1e18
#: What size() and count() count where the text shows no longer list.
COUNTED = 1_000


@dataclass(frozen=True)
class Span:
    """The least and the greatest value that an expression may have."""

    low: float
    high: float


Given = Mapping[str, object]
Names = dict[str, Span | None]

_STRENGTHS = {"+": 1, "-": 1, "*": 2, "/": 2, "%": 2, "^": 3}
_COUNTING = frozenset({"SIZE", "LENGTH", "COUNT", "CHAR_LENGTH", "CHARACTER_LENGTH"})
#: Functions that give what is in them, or nearly.
_KEEPING = frozenset(
    {"TOINTEGER", "TOFLOAT", "ABS", "CEIL", "FLOOR", "ROUND", "MAX", "MIN"}
)
_PARTS = frozenset({"YEAR", "MONTH", "DAY"})
_NOW = frozenset({"DATE", "DATETIME", "LOCALDATETIME"})


def names(found: Sequence[Token], given: Given, counted: float) -> Names:
    """The variables of a text whose values are numbers that it shows, in its order."""
    known: Names = {}
    for here, token in enumerate(found[:-1]):
        if token.kind is not Kind.NAME:
            continue
        value: Sequence[Token]
        if token.word == "AS":
            name, value = found[here + 1], _before(found, here)
        elif token.word == "IN" and here:
            name, value = found[here - 1], _ranged(found, here + 1)
        elif token.word == "REDUCE" and here + 2 < len(found):
            name, value = found[here + 2], ()  # what it becomes is not known
        else:
            continue
        text = unquoted(name.text)
        span = worth(value, given, known, counted)
        known[text] = _both(known[text], span) if text in known else span
    return known


def _before(found: Sequence[Token], here: int) -> Sequence[Token]:
    """The expression that ends before `here`."""
    start, depth = here, 0
    while start:
        token = found[start - 1]
        depth += (token.word in CLOSING) - (token.word in OPENING)
        if depth < 0 or (depth == 0 and (token.word == "," or _ends(token))):
            break
        start -= 1
    return found[start:here]


def _ends(token: Token) -> bool:
    return token.kind is Kind.NAME and token.word in FOLLOWING | {"DISTINCT"}


def _ranged(found: Sequence[Token], here: int) -> Sequence[Token]:
    """The range() that a variable runs through, nothing where it is something else."""
    if [token.word for token in found[here : here + 2]] != ["RANGE", "("]:
        return ()
    end = here + len(inside(found, here + 1)) + 3
    alone = end < len(found) and found[end].word in ("|", "WHERE", "]", ")")
    return found[here:end] if alone else ()


def _both(one: Span | None, other: Span | None) -> Span | None:
    if one is None or other is None:
        return None
    return Span(min(one.low, other.low), max(one.high, other.high))


def worth(
    found: Sequence[Token], given: Given, known: Names, counted: float
) -> Span | None:
    """Between which values an expression lies; None where the text does not show it."""
    rest = list(reversed(found))
    span = _Reading(given, known, counted).read(rest, 0)
    return None if rest else span


@dataclass(frozen=True)
class _Reading:
    """What is needed to read an expression; the next token is the last of `rest`."""

    given: Given
    known: Names
    counted: float

    def read(self, rest: list[Token], level: int) -> Span | None:
        """What comes next, up to an operator that binds no more than `level`."""
        left = self._operand(rest)
        while rest and _STRENGTHS.get(rest[-1].word, 0) > level:
            mark = rest.pop().word
            left = _combined(mark, left, self.read(rest, _STRENGTHS[mark]))
        return left

    def _operand(self, rest: list[Token]) -> Span | None:
        minus = False
        while rest and rest[-1].word in ("+", "-"):
            minus ^= rest.pop().word == "-"
        span = self._positive(rest)
        return Span(-span.high, -span.low) if minus and span else span

    def _positive(self, rest: list[Token]) -> Span | None:
        if not rest:
            return None
        if rest[-1].word == "(":
            span = self._whole(_enclosed(rest))
        else:
            token = rest.pop()
            called = token.kind is Kind.NAME and rest and rest[-1].word == "("
            inner = _enclosed(rest) if called else []
            if token.word in _NOW and called and not inner:
                return _year(rest)
            span = self._call(token.word, inner) if called else self._single(token)
        return None if _parts(rest) else span

    def _whole(self, found: Sequence[Token]) -> Span | None:
        return worth(found, self.given, self.known, self.counted)

    def _call(self, name: str, inner: Sequence[Token]) -> Span | None:
        if name in _COUNTING:
            return Span(0, self.counted)
        parts = split(inner, ",")
        if name in _KEEPING:
            alone = parts[0][0] if len(parts[0]) == 1 else None
            if alone and alone.kind is Kind.STRING:
                return _number(alone.text[1:-1])
            span = self._whole(parts[0])
            if not span or name != "ABS":
                return span
            return Span(0, max(abs(span.low), abs(span.high)))
        if name == "RANGE" and len(parts) in (2, 3):
            return _both(self._whole(parts[0]), self._whole(parts[1]))
        return None

    def _single(self, token: Token) -> Span | None:
        if token.kind is Kind.NUMBER:
            return _number(_literal(token.text))
        if token.kind is Kind.PARAMETER:
            value = self.given.get(token.word)
            return None if isinstance(value, bool) else _number(value)
        name = token.kind in (Kind.NAME, Kind.QUOTED)
        return self.known.get(unquoted(token.text)) if name else None


def _enclosed(rest: list[Token]) -> list[Token]:
    """What stands in the bracket that opens next; go behind it."""
    inner, depth = [rest.pop()], 1
    while rest and depth:
        inner.append(rest.pop())
        word = inner[-1].word
        depth += (word in OPENING) - (word in CLOSING)
    return inner[1:-1]


def _parts(rest: list[Token]) -> bool:
    """Go behind .name and [index]; whether there was one."""
    found = False
    while rest and rest[-1].word in (".", "[", ":", "::"):
        found = True
        if rest[-1].word == "[":
            _enclosed(rest)
        else:
            del rest[-2:]
    return found


def _year(rest: list[Token]) -> Span | None:
    """A part of today's date: a small number."""
    part = rest[-2].word if len(rest) > 1 and rest[-1].word == "." else ""
    del rest[-2:]
    return Span(1, 9_999) if part in _PARTS and not _parts(rest) else None


def _literal(text: str) -> str | int:
    plain = text.replace("_", "")
    return int(plain, 0) if text[:2] in ("0x", "0o") else plain


def _number(value: object) -> Span | None:
    if not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    except OverflowError:
        number = HUGE
    bounded = max(-HUGE, min(HUGE, number))
    return None if math.isnan(number) else Span(bounded, bounded)


def _combined(mark: str, one: Span | None, other: Span | None) -> Span | None:
    """What an operator makes of two spans."""
    if mark == "%" and other:
        most = max(abs(other.low), abs(other.high))
        return Span(-most, most)
    if one is None or other is None:
        return None
    if mark == "-":
        return _combined("+", one, Span(-other.high, -other.low))
    if mark == "/" and other.low <= 0 <= other.high:
        return None
    make = _MAKING[mark]
    ends = [
        _made(make, a, b) for a in (one.low, one.high) for b in (other.low, other.high)
    ]
    return Span(min(ends), max(ends)) if mark != "+" else Span(ends[0], ends[3])


def _made(make: Callable[[float, float], float], one: float, other: float) -> float:
    try:
        return max(-HUGE, min(HUGE, make(one, other)))
    except OverflowError:
        return HUGE


def _power(base: float, exponent: float) -> float:
    return math.pow(abs(base), exponent) if base or exponent >= 0 else HUGE


_MAKING: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": _power,
}
