"""What doubles: a text or list put together with itself, again and again.

Thirty steps fill the memory of a server, and a list that is joined in this way has more
values than can ever be gone through. Counted is what each clause multiplies.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from queries.guard.brackets import inside, split
from queries.guard.calls import Hit
from queries.guard.lexer import Kind, Token
from queries.guard.loops import Loop, loops, name, value, variables
from queries.guard.pieces import pieces
from queries.guard.words import words

#: What a list counts that belongs to a path, a node or an element of a list.
FEW = 20
#: What a text counts that another text is put into, where it is not written out.
TEXT = 1_000

#: What puts texts together, and what puts anything together.
TEXTS = frozenset({"+", "||", "REPLACE"})
JOINING = TEXTS | {"[", "{"}
_MAKING = frozenset({"WITH", "RETURN", "UNWIND"})
_BRANCHES = ("THEN", "ELSE", "WHEN", "CASE", "END")
#: Functions that give a number or a truth value, whatever is in them.
_SMALL = words("""
    ANY ALL NONE SINGLE SIZE LENGTH COUNT SUM AVG STDEV STDEVP TOINTEGER TOFLOAT ABS ROUND
    CEIL FLOOR SIGN EXISTS ISEMPTY RANGE""")

Sizes = Mapping[int, float]
Given = Mapping[str, object]


@dataclass(frozen=True)
class Growth:
    """How many times as large as its parts a value may become.

    `kept` is what clauses multiply together for those behind them, `last` what the
    clause that gives the answer makes of it.
    """

    kept: float
    last: float


def growth(
    found: Sequence[Token],
    sizes: Sizes,
    given: Given,
    joining: frozenset[str] = JOINING,
) -> Growth:
    """The growth that a text shows; `sizes` are those of its ranges, by position."""
    kept = last = 1.0
    for positions, inner in pieces(found):
        piece = [found[at] for at in positions]
        made = {here: sizes[at] for here, at in enumerate(positions) if at in sizes}
        factor = _multiplied(piece, made, given, joining)
        if not inner and piece and piece[0].word == "RETURN":
            last = max(last, factor)
        else:
            kept = min(kept * factor, 1e18)
    return Growth(kept, last)


def doubled(found: Sequence[Token], given: Given) -> Iterator[Hit]:
    """Every reduce that uses what it carries twice in a value that joins."""
    for loop in loops(found):
        if loop.carried and any(
            _doubles(part, loop.carried, given)
            for part in _values(value(found, loop), loop.carried)
        ):
            yield "GROWTH", found[loop.start], loop.carried


def _doubles(part: Sequence[Token], carried: str, given: Given) -> bool:
    uses = [here for here, token in enumerate(part) if _is(part, here, carried)]
    if not uses or not any(token.word in JOINING for token in part):
        return False
    repeated = any(
        carried in variables(value(part, loop))
        for loop in loops(part)
        if loop.variable != carried
    )
    return len(uses) > 1 or repeated or _replacing(part, given) > 1


def _is(part: Sequence[Token], here: int, carried: str) -> bool:
    before = part[here - 1].word if here else ""
    behind = part[here + 1].word if here + 1 < len(part) else ""
    return name(part[here]) == carried and before != "." and behind != ":"


def _values(
    body: Sequence[Token], carried: str | None = None
) -> Iterator[Sequence[Token]]:
    """The values that a step may have: CASE cut into its branches, conditions left out.

    A map is cut into its values where the whole of what is `carried` (None: of any
    variable) stands in none of them.
    """
    start, condition = 0, False
    for here, token in enumerate(body):
        if token.kind is Kind.NAME and token.word in _BRANCHES:
            if not condition:
                yield from _of_map(body[start:here], carried)
            start, condition = here + 1, token.word == "WHEN"
    yield from _of_map(body[start:], carried)


def _of_map(part: Sequence[Token], carried: str | None) -> Iterator[Sequence[Token]]:
    inner = inside(part, 0) if part and part[0].word == "{" else ()
    whole = any(
        carried is None or name(token) == carried
        for here, token in enumerate(inner)
        if name(token) and _is_whole(inner, here)
    )
    if inner and len(inner) == len(part) - 2 and not whole:
        yield from split(inner, ",")
    else:
        yield part


def _is_whole(part: Sequence[Token], here: int) -> bool:
    """Whether a name is neither a key nor a property, and not asked for one."""
    before = part[here - 1].word if here else ""
    behind = part[here + 1].word if here + 1 < len(part) else ""
    return before != "." and behind not in (".", ":", "(")


def _multiplied(
    piece: Sequence[Token], sizes: Sizes, given: Given, joining: frozenset[str]
) -> float:
    """How much larger the largest value of a clause may be than what is in it."""
    if not piece or piece[0].word not in _MAKING:
        return 1.0
    most, start = 1.0, 1
    for item in split(piece[1:], ","):
        here = {at - start: size for at, size in sizes.items() if at >= start}
        most = max(most, _item(item, here, given, joining))
        start += len(item) + 1
    return most


def _item(
    item: Sequence[Token], sizes: Sizes, given: Given, joining: frozenset[str]
) -> float:
    factor = _replacing(item, given) * _uses(item, joining)
    for loop in loops(item):
        body = value(item, loop)
        factor *= _uses(body, joining)
        own = {loop.variable, loop.carried, *(each.variable for each in loops(body))}
        if set(variables(_large(body))) - own:
            factor *= max(source(item, loop, sizes), 1.0)
    return factor


def _uses(found: Sequence[Token], joining: frozenset[str]) -> int:
    """How many variables are joined in one value, those of inner loops left out."""
    most = 1
    for branch in _values(found):
        part = _large(branch, inner=False)
        if any(token.word in joining for token in part):
            most = max(most, len(variables(part)))
    return most


def _large(part: Sequence[Token], inner: bool = True) -> list[Token]:
    """An expression without conditions, numbers, truth values and [index] in it.

    Where not `inner`, without the values of list expressions as well.
    """
    left_out: set[int] = set()
    for here, token in enumerate(part[:-1]):
        if token.word in _SMALL and part[here + 1].word == "(":
            left_out.update(range(here, here + len(inside(part, here + 1)) + 3))
        elif part[here + 1].word == "[" and (token.word in ("]", ")") or name(token)):
            index = inside(part, here + 1)
            if not any(each.word == ".." for each in index):
                left_out.update(range(here + 2, here + 2 + len(index)))
    for loop in loops(part):
        condition = loop.end - len(value(part, loop)) if inner else loop.end
        left_out.update(range(loop.start, loop.source))
        left_out.update(range(loop.body, condition))
    return [token for here, token in enumerate(part) if here not in left_out]


def source(found: Sequence[Token], loop: Loop, sizes: Sizes) -> float:
    """How many values the list of a loop has, FEW where the text does not show it."""
    made = [size for at, size in sizes.items() if loop.source <= at < loop.body]
    tokens = found[loop.source : loop.body]
    listed = inside(tokens, 0) if tokens and tokens[0].word == "[" else ()
    if made:
        total = 1.0
        for size in made:
            total *= max(size, 1.0)
        return total
    return len(split(listed, ",")) if listed and len(listed) == len(tokens) - 2 else FEW


def _replacing(found: Sequence[Token], given: Given) -> float:
    """What the calls of replace() in an expression multiply together."""
    factor = 1.0
    for here, token in enumerate(found[:-1]):
        if token.word == "REPLACE" and found[here + 1].word == "(":
            parts = split(inside(found, here + 1), ",")
            old, new = (_length(part, given) for part in [*parts, (), ()][1:3])
            factor *= max((TEXT if new is None else new) / max(old or 1, 1), 1.0)
            factor *= 2 if old == 0 else 1
    return factor


def _length(part: Sequence[Token], given: Given) -> int | None:
    """The length of a text that is written out, None of any other."""
    if len(part) != 1:
        return None
    if part[0].kind is Kind.STRING:
        return len(part[0].text) - 2
    found = given.get(part[0].word) if part[0].kind is Kind.PARAMETER else None
    return len(found) if isinstance(found, str) else None
