"""How often list expressions are gone through, inside one another and together."""

from collections.abc import Iterator, Sequence

from queries.guard.calls import Hit
from queries.guard.growth import FEW, JOINING, TEXTS, source
from queries.guard.lexer import Kind, Token
from queries.guard.loops import Loop, is_variable, loops, name, value, variables
from queries.guard.numbers_shown import COUNTED, Given, worth
from queries.guard.sizes import LARGEST, VALUES, Sizes, extent

#: How many steps all list expressions of a query may take together.
STEPS = 2e9
#: How many steps a reduce may have that puts texts or lists together: each copies all.
JOINED = 10_000

#: Functions whose lists are short: those of one path, one node.
_FEW = frozenset({"NODES", "RELATIONSHIPS", "LABELS"})


def too_many(found: Sequence[Token], given: Given, sizes: Sizes) -> Iterator[Hit]:
    """List expressions that take too many steps, in one another or together."""
    total, weights = 0.0, _weights(found, sizes)
    large = max(sizes.items, sizes.characters) > COUNTED
    for loop, steps in passes(found, given, sizes):
        inside = [n for at, n in weights.items() if loop.body <= at < loop.end]
        heaviest = max([1.0, *inside])
        total += steps * heaviest
        kept = steps * _kept(found, loop, heaviest) if large else 0.0
        if total > STEPS:
            yield "STEPS", found[loop.start], f"{total:,.0f}"
        elif kept > LARGEST:
            yield "LARGE", found[loop.start], f"{kept:,.0f}"
        elif steps > JOINED and sizes.items > JOINED and _copies(found, loop):
            yield "COPIES", found[loop.start], loop.carried
        else:
            continue
        return


def _kept(found: Sequence[Token], loop: Loop, heaviest: float) -> float:
    """How many items and characters one pass adds to a list."""
    if found[loop.start].word != "[":
        return 0.0
    made = value(found, loop)
    texts = sum(len(token.text) for token in made if token.kind is Kind.STRING)
    joins = any(token.word in TEXTS | {"RANGE"} for token in made)
    return max(len(made) + texts, heaviest if joins else 1.0)


def passes(
    found: Sequence[Token], given: Given, sizes: Sizes
) -> Iterator[tuple[Loop, float]]:
    """Each list expression, and how often it is gone through, by those around it."""
    around: list[tuple[Loop, float]] = []
    for loop in loops(found):
        around = [each for each in around if loop.start < each[0].end]
        outer = [each for each in around if each[0].body <= loop.start]
        size = _size(found, loop, given, sizes, {each.variable for each, _ in outer})
        steps = size * (outer[-1][1] if outer else 1.0)
        around.append((loop, steps))
        yield loop, steps


def _weights(found: Sequence[Token], sizes: Sizes) -> dict[int, float]:
    """Where a long list or text is looked at as a whole, and how long it is.

    A list that an expression goes through counts there, and not here.
    """
    every = loops(found)
    sources = {at for each in every for at in range(each.source, each.body)}
    weights = {
        at: VALUES if size is None else size
        for at, size in sizes.ranges.items()
        if at not in sources
    }
    large = max(sizes.items, sizes.characters) * sizes.growth.kept
    if large > COUNTED:
        # what runs through a list is one of its values, but for a list of lists
        single = {each.variable for each in every if found[each.source].word != "["}
        single.update(each.carried for each in every)
        plain = {at for each in every for at in _plain(found, each)}
        for at in range(len(found)):
            if at not in plain and _is_large(found, at, single):
                weights[at] = large
    return weights


def _plain(found: Sequence[Token], loop: Loop) -> range:
    """The positions of a list that is gone through as it is, without a function."""
    called = any(token.word == "(" for token in found[loop.source : loop.body])
    return range(0) if called else range(loop.source, loop.body)


def _is_large(found: Sequence[Token], at: int, single: set[str]) -> bool:
    """Whether a whole list or text may stand here."""
    token, behind = found[at], found[at + 1].word if at + 1 < len(found) else ""
    if token.kind is Kind.STRING:
        return len(token.text) > COUNTED
    if not is_variable(found, at) or behind == ".":
        return False
    return token.kind is Kind.PARAMETER or name(token) not in single


def _size(
    found: Sequence[Token],
    loop: Loop,
    given: Given,
    sizes: Sizes,
    around: set[str],
) -> float:
    """How many values the list of a loop may have."""
    tokens = found[loop.source : loop.body]
    made = {at: VALUES if n is None else n for at, n in sizes.ranges.items()}
    if len(tokens) == 1 and tokens[0].kind is Kind.PARAMETER:
        return extent(given.get(tokens[0].word), list)
    if any(loop.source <= at < loop.body for at in made):
        return source(found, loop, made)
    if [t.word for t in tokens[-3:-1]] == ["..", ""] and len(tokens) < 7:
        return _cut(tokens)
    if tokens and tokens[0].word == "[":
        listed = source(found, loop, {})
        if listed != FEW:
            return listed
    if tokens and tokens[0].word in _FEW:
        return FEW
    part = len(tokens) > 2 and tokens[1].word == "."
    dependent = part or around & set(variables(tokens))
    whole = sizes.items * sizes.growth.kept
    return FEW if dependent and sizes.items <= COUNTED else whole


def _cut(tokens: Sequence[Token]) -> float:
    """How many values a list[..10] has."""
    span = worth(tokens[-2:-1], {}, {}, COUNTED)
    return abs(span.high) if span else VALUES


def _copies(found: Sequence[Token], loop: Loop) -> bool:
    """Whether a reduce puts texts or lists together: every step copies what it has."""
    body = value(found, loop)
    if not loop.carried or not any(t.word in JOINING for t in body):
        return False
    numbers = len(loop.first) == 1 and loop.first[0].kind is Kind.NUMBER
    others = set(variables(body)) - {loop.carried, loop.variable}
    texts = any(t.kind is Kind.STRING or t.word in ("[", "||") for t in body)
    return not numbers or bool(others) or texts
