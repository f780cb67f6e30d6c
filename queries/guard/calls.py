"""What a query may call: allow-listed procedures, functions that Neo4j itself brings.

In: the meaningful tokens of a text. Out: codes of refusals with the token they are at.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from queries.guard.lexer import Kind, Token, unquoted
from queries.guard.words import FOLLOWING

#: A code of `refusal_words`, the token it is at, and what stands there.
Hit = tuple[str, Token, str]

#: Procedures that tell what the graph holds and nothing of the server.
PROCEDURES = frozenset(
    {"db.labels", "db.relationshipTypes", "db.propertyKeys", "db.schema.visualization"}
)
#: First parts of the names of Neo4j's own functions; a plug-in brings others.
NAMESPACES = frozenset(
    {
        *("date", "datetime", "localdatetime", "localtime", "time", "duration"),
        *("point", "vector"),
    }
)
_NAMES = (Kind.NAME, Kind.QUOTED)
#: A bare word behind `call` that shows that `call` is a variable here.
_VARIABLE = FOLLOWING | frozenset({"DETACH", "SET", "CREATE", "MERGE", "DELETE"})


def load_csv(found: Sequence[Token]) -> Iterator[Hit]:
    """LOAD before CSV, anywhere; no query that only reads has them side by side."""
    bare = [t.word if t.kind is Kind.NAME else "" for t in found]
    for here, pair in enumerate(pairwise(bare)):
        if pair == ("LOAD", "CSV"):
            yield "LOAD_CSV", found[here], "LOAD CSV"


def procedures(found: Sequence[Token]) -> Iterator[Hit]:
    """CALL before the name of a procedure that is not allow-listed."""
    for here, token in enumerate(found):
        if token.kind is not Kind.NAME or token.word != "CALL":
            continue
        name, parts = _qualified(found, here + 1)
        variable = parts == 1 and found[here + 1].word in _VARIABLE
        if parts and name not in PROCEDURES and not variable:
            yield "PROCEDURE", token, name


def functions(found: Sequence[Token]) -> Iterator[Hit]:
    """A name with a namespace, in backticks or not, that is called and not Neo4j's own."""
    for here, token in enumerate(found):
        before = found[here - 1] if here else None
        if token.kind not in _NAMES or (before and before.word in (".", "CALL")):
            continue
        name, parts = _qualified(found, here)
        end = here + 2 * parts - 1
        called = "." in name and end < len(found) and found[end].word == "("
        if called and name.partition(".")[0].lower() not in NAMESPACES:
            yield "FUNCTION", token, name


def transactions(found: Sequence[Token]) -> Iterator[Hit]:
    """A subquery } IN … TRANSACTIONS, with a number or CONCURRENT between."""
    for here, token in enumerate(found[:-2]):
        if token.word != "}" or found[here + 1].word != "IN":
            continue
        rest = list(found[here + 2 : here + 5])
        while rest and (
            rest[0].kind in (Kind.NUMBER, Kind.PARAMETER)
            or rest[0].word == "CONCURRENT"
        ):
            rest.pop(0)
        if rest and rest[0].word in ("TRANSACTION", "TRANSACTIONS"):
            yield "TRANSACTIONS", found[here + 1], ""


def _qualified(found: Sequence[Token], here: int) -> tuple[str, int]:
    """The name with its namespaces that begins here, and how many parts it has."""
    parts = []
    while here < len(found) and found[here].kind in _NAMES:
        parts.append(unquoted(found[here].text))
        if here + 1 >= len(found) or found[here + 1].word != ".":
            break
        here += 2
    return ".".join(parts), len(parts)
