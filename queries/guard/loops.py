"""List expressions: reduce, any, all, none, single, and [x IN list WHERE … | …]."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from queries.guard.brackets import CLOSING, OPENING, depths, inside
from queries.guard.lexer import Kind, Token, unquoted
from queries.guard.words import LEADING

_EXPRESSIONS = frozenset({"REDUCE", "ANY", "ALL", "NONE", "SINGLE"})
_NAMES = (Kind.NAME, Kind.QUOTED)


@dataclass(frozen=True)
class Loop:
    """A list expression, by positions of tokens.

    It begins at `start` and ends before `end`; its list stands from `source` to before
    `body`, and there its condition and value begin. `variable` takes each value;
    `carried` is what a reduce hands on, "" elsewhere, with `first` as its first value.
    """

    start: int
    end: int
    source: int
    body: int
    variable: str
    carried: str = ""
    first: Sequence[Token] = ()


def loops(found: Sequence[Token]) -> tuple[Loop, ...]:
    """Every list expression of a text, in order of their beginnings."""
    return tuple(_loops(found))


def _loops(found: Sequence[Token]) -> Iterator[Loop]:
    for here, token in enumerate(found):
        opening = here + (token.word in _EXPRESSIONS)
        mark = "[" if token.word == "[" else "("
        if token.word != "[" and token.word not in _EXPRESSIONS:
            continue
        if opening < len(found) and found[opening].word == mark:
            yield from _loop(found, here, opening)


def _loop(found: Sequence[Token], start: int, opening: int) -> Iterator[Loop]:
    head, carried = opening + 1, ""
    first: Sequence[Token] = ()
    end = head + len(inside(found, opening))
    if found[start].word == "REDUCE":
        comma = _first(found, head, end, ",")
        carried, first = name(found[head]), found[head + 2 : comma]
        head = comma + 1
    if head + 1 < end and name(found[head]) and found[head + 1].word == "IN":
        body = _first(found, head, end, "WHERE", "|")
        yield Loop(start, end, head + 2, body, name(found[head]), carried, first)


def _first(found: Sequence[Token], start: int, end: int, *words: str) -> int:
    """Where one of these stands in no bracket; `end` where none does."""
    part = found[start:end]
    for here, depth in enumerate(depths(part, OPENING, CLOSING), start):
        if depth == 0 and found[here].word in words:
            return here
    return end


def value(found: Sequence[Token], loop: Loop) -> Sequence[Token]:
    """What a list expression gives for each value: what stands behind the bar."""
    bar = _first(found, loop.body, loop.end, "|")
    return found[bar + 1 : loop.end]


def name(token: Token) -> str:
    """The name that a token may be, "" for everything else."""
    return unquoted(token.text) if token.kind in _NAMES else ""


def variables(found: Sequence[Token]) -> list[str]:
    """The variables and parameters that stand here as values, once for each place.

    Not counted are functions, keys of maps, properties and keywords; of a variable with
    [index] one value is used, and not the whole.
    """
    return [
        token.word if token.kind is Kind.PARAMETER else name(token)
        for here, token in enumerate(found)
        if is_variable(found, here)
    ]


def is_variable(found: Sequence[Token], here: int) -> bool:
    """Whether a variable or parameter stands here as a value, or a property of one."""
    token = found[here]
    before = found[here - 1].word if here else ""
    behind = found[here + 1].word if here + 1 < len(found) else ""
    if token.kind is not Kind.PARAMETER and not name(token):
        return False
    if before in (".", "::", "AS") or behind in ("(", ":"):
        return False
    if behind == "[" and not any(t.word == ".." for t in inside(found, here + 1)):
        return False
    # a keyword is a name only where something is joined to it
    joined = before in ("+", "||", "[", ",") or behind in ("+", "||")
    return token.kind is not Kind.NAME or token.word not in LEADING or joined
