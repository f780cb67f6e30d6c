"""How large the lists and texts of a query are, as far as its text shows it.

The server notices its timeout only between rows: one list expression runs to its end.
The size of its list is judged by the bounds of range(); UNWIND makes rows of it, and
may be long.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from queries.guard.brackets import inside, split
from queries.guard.calls import Hit
from queries.guard.growth import TEXTS, Growth, growth
from queries.guard.lexer import Kind, Token
from queries.guard.numbers_shown import COUNTED, Given, Span, names, worth

#: How many values a list may have that a query makes by itself.
VALUES = 1_000_000
#: How many values collect() puts together before its memory ends.
COLLECTED = 1e7
#: How large a value may become that is joined with itself: characters, or items.
LARGEST = 1e8


@dataclass(frozen=True)
class Sizes:
    """What the text of a query shows of the sizes of its values.

    `ranges`: where each range() is, and how many values it has, None where the text
    does not show it; `unwound` those whose values become rows; `items` of the longest
    list and `characters` of the longest text, before they are joined; `growth` what
    joining makes of any value, `joined` of a text.
    """

    ranges: Mapping[int, float | None]
    unwound: frozenset[int]
    items: float
    characters: float
    growth: Growth
    joined: Growth


def measured(found: Sequence[Token], given: Given) -> Sizes:
    """The sizes that a text shows."""
    unwound = frozenset(_unwound(found))
    first = _ranges(found, given, COUNTED)
    characters = max(_most(found, given, str), *(len(token.text) for token in found))
    cut_up = any(token.word == "SPLIT" for token in found)
    items = max(
        COUNTED,
        _longest(first, unwound),
        _most(found, given, list),
        characters if cut_up else 0,
    )
    ranges = _ranges(found, given, items)
    known = {at: VALUES if size is None else size for at, size in ranges.items()}
    return Sizes(
        ranges,
        unwound,
        items,
        characters,
        growth(found, known, given),
        growth(found, known, given, TEXTS),
    )


def too_long(found: Sequence[Token], sizes: Sizes) -> Iterator[Hit]:
    """Lists that are too long, or of a length that the text does not show."""
    for here, size in sizes.ranges.items():
        if size is not None and size > VALUES:
            yield "RANGE", found[here], f"{size:,.0f}"
        elif size is None and here not in sizes.unwound:
            arguments = inside(found, here + 1)
            yield "RANGE_UNKNOWN", found[here], " ".join(t.text for t in arguments)


def too_large(found: Sequence[Token], sizes: Sizes) -> Iterator[Hit]:
    """Texts and lists that are joined with themselves until they are too large."""
    factor = sizes.growth.kept * sizes.growth.last
    large = max(sizes.items, sizes.characters) * factor
    if large > LARGEST and factor > 1:
        yield "LARGE", found[0], f"{large:,.0f}"


def _ranges(
    found: Sequence[Token], given: Given, counted: float
) -> dict[int, float | None]:
    """Where each range() is, and how many values it has."""
    known = names(found, given, counted)
    sizes: dict[int, float | None] = {}
    for here, token in enumerate(found[:-1]):
        if token.word == "RANGE" and found[here + 1].word == "(":
            bounds = split(inside(found, here + 1), ",")
            sizes[here] = _size([worth(b, given, known, counted) for b in bounds])
    return sizes


def _size(bounds: Sequence[Span | None]) -> float | None:
    """How many values lie between two bounds; None where that is not known."""
    low, high, step = [*bounds, None, None, None][:3]
    if len(bounds) not in (2, 3) or low is None or high is None:
        return None
    every = abs(step.low) if step and step.low == step.high else 1.0
    most = max(abs(high.high - low.low), abs(low.high - high.low))
    return most / max(every, 1.0) + 1


def _unwound(found: Sequence[Token]) -> Iterator[int]:
    """Ranges that UNWIND turns into rows at once."""
    for here, token in enumerate(found[:-2], 1):
        if token.word == "UNWIND" and found[here].word == "RANGE":
            end = here + len(inside(found, here + 1)) + 3
            if end < len(found) and found[end].word == "AS":
                yield here


def _longest(ranges: Mapping[int, float | None], unwound: frozenset[int]) -> float:
    """The longest list that ranges may become; collect() joins those that are unwound."""
    known = {at: VALUES if size is None else size for at, size in ranges.items()}
    rows = math.prod(known[at] for at in unwound)
    return max([min(rows, COLLECTED), *known.values()])


def _most(
    found: Sequence[Token], given: Given, kind: type[str] | type[list[object]]
) -> float:
    """The largest parameter of a kind that a text uses: characters, or items."""
    used = [given.get(t.word) for t in found if t.kind is Kind.PARAMETER]
    return max((extent(each, kind) for each in used), default=0)


def extent(value: object, kind: type[str] | type[list[object]]) -> int:
    """The size of the largest text or list in a value of a parameter."""
    if isinstance(value, Mapping):
        return max((extent(each, kind) for each in value.values()), default=0)
    inner = 0
    if isinstance(value, list | tuple):
        inner = max((extent(each, kind) for each in value), default=0)
    return max(len(value), inner) if isinstance(value, kind) else inner
