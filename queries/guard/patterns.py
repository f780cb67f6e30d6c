"""Regular expressions: the server does not stop one that tries again and again.

A pattern is judged where it can be read: texts and parameters joined by +. What it may
cost depends on the texts that it is tried on: those of the graph, or longer ones that
the query makes.
"""

from collections.abc import Iterator, Sequence

from queries.guard.brackets import inside
from queries.guard.calls import Hit
from queries.guard.growth import FEW
from queries.guard.lexer import Kind, Token
from queries.guard.numbers_shown import Given
from queries.guard.pattern_cost import ENDLESS, cost
from queries.guard.sizes import Sizes
from queries.guard.steps import passes

#: Steps that a pattern may take on one text: some seconds.
STEPS = 1e9
#: Steps of all patterns of a query together, those tried on each value of a list.
ALL = 1e10
#: Characters of a long text in the graph.
TEXT = 300


def patterns(found: Sequence[Token], given: Given, sizes: Sizes) -> Iterator[Hit]:
    """Every =~ whose pattern cannot be read, or may run without end."""
    length, total = _length(found, sizes), 0.0
    around = list(passes(found, given, sizes))
    for here, token in enumerate(found[:-1]):
        if token.word == "=~":
            pattern = _pattern(found[here + 1 :], given)
            often = [n for loop, n in around if loop.body <= here < loop.end]
            steps = ENDLESS if pattern is None else cost(pattern, length)
            total += steps * max([1.0, *often])
            if steps > STEPS or total > ALL:
                yield "PATTERN", token, pattern or found[here + 1].text
                return


def _length(found: Sequence[Token], sizes: Sizes) -> int:
    """How long the texts may be that patterns are tried on."""
    joined = sizes.joined.kept * sizes.joined.last
    steps = 1.0
    if any(token.word == "REDUCE" for token in found):
        steps = max([FEW, *(size or 0 for size in sizes.ranges.values())])
    return int(min(max(TEXT, sizes.characters) * joined * steps, 1e9))


def _pattern(found: Sequence[Token], given: Given) -> str | None:
    """The text of the pattern that stands first here; None where it is not known."""
    parts: list[str] = []
    here = 0
    while here < len(found):
        if found[here].word == "(":
            inner = inside(found, here)
            value = _pattern(inner, given)
            here += len(inner) + 1
        else:
            value = _text(found[here], given)
        if value is None:
            return None
        parts.append(value)
        following = found[here + 1].word if here + 1 < len(found) else ""
        if following != "+":
            return None if following in (".", "[", "||") else "".join(parts)
        here += 2
    return None


def _text(token: Token, given: Given) -> str | None:
    if token.kind is Kind.STRING:
        return token.text[1:-1].replace("\\\\", "\\")
    value = given.get(token.word) if token.kind is Kind.PARAMETER else None
    return value if isinstance(value, str) else None
