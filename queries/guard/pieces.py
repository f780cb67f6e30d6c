"""The clauses of a text, each without the subqueries in it."""

from collections.abc import Iterator, Sequence

from queries.guard.brackets import CLOSING, OPENING
from queries.guard.lexer import Token
from queries.guard.words import clauses, words

_HEADS = words(
    "WITH RETURN UNWIND MATCH OPTIONAL WHERE ORDER SKIP OFFSET LIMIT CALL UNION FINISH"
)
_SUBQUERIES = frozenset({"COUNT", "EXISTS", "COLLECT", "CALL"})


def pieces(found: Sequence[Token]) -> Iterator[tuple[list[int], bool]]:
    """The clauses of a text, each as positions, and whether it is in a subquery.

    What a subquery holds is no part of the clause around it.
    """
    heads = frozenset(clauses(found, _HEADS))
    queries: list[tuple[int, list[int]]] = [(0, [])]  # brackets open there, positions
    depth = 0
    for here, token in enumerate(found):
        base, piece = queries[-1]
        if token.word in OPENING:
            depth += 1
            if token.word == "{" and _subquery(found, here):
                queries.append((depth, []))
                continue
        elif token.word in CLOSING:
            depth -= 1
            if len(queries) > 1 and depth < base:
                yield queries.pop()[1], True
                continue
        elif here in heads and depth == base:
            yield list(piece), len(queries) > 1
            piece.clear()
        piece.append(here)
    for at, (_, piece) in enumerate(queries):
        yield piece, at > 0


def _subquery(found: Sequence[Token], brace: int) -> bool:
    """Whether a { begins a subquery, and no map."""
    before = found[brace - 1] if brace else None
    if before is None:
        return False
    if before.word in _SUBQUERIES:
        return brace < 2 or found[brace - 2].word != "."
    if before.word != ")":
        return False
    depth, here = 0, brace - 1
    while here >= 0:
        depth += (found[here].word in CLOSING) - (found[here].word in OPENING)
        if depth == 0:
            return here > 0 and found[here - 1].word == "CALL"
        here -= 1
    return False
