"""Brackets of a text: what stands between them, and how deep they are."""

from collections.abc import Iterator, Sequence

from queries.guard.lexer import Token

OPENING = frozenset({"(", "[", "{"})
CLOSING = frozenset({")", "]", "}"})


def inside(found: Sequence[Token], opening: int) -> Sequence[Token]:
    """The tokens between the bracket at `opening` and the one that closes it."""
    for here, depth in enumerate(depths(found[opening:], OPENING, CLOSING), opening):
        if depth == 0:
            return found[opening + 1 : here]
    return found[opening + 1 :]


def split(found: Sequence[Token], *words: str) -> list[Sequence[Token]]:
    """Tokens cut at words or marks that stand in no bracket."""
    parts, start = [], 0
    for here, depth in enumerate(depths(found, OPENING, CLOSING)):
        if depth == 0 and found[here].word in words:
            parts.append(found[start:here])
            start = here + 1
    return [*parts, found[start:]]


def depths(
    found: Sequence[Token],
    opening: frozenset[str] = OPENING,
    closing: frozenset[str] = CLOSING,
) -> Iterator[int]:
    """How many brackets are open behind each token."""
    depth = 0
    for token in found:
        depth += (token.word in opening) - (token.word in closing)
        yield depth
