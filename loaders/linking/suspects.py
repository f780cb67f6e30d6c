"""The near misses of a registry: which supervisors look like a misspelt name.

In: the supervisor column and the linker that read it. Out: for each row the position
of its pair (name, name probably meant), -1 none.
"""

from dataclasses import dataclass

import numpy as np

from graphmodel.bodies import PARTY_ORG
from graphmodel.divisions import Ints
from loaders.linking.linker import Linker
from loaders.linking.near import Candidate, near_names
from loaders.registry import Registry


@dataclass(frozen=True)
class Near:
    """`rows`: the position in `pairs` for each row, -1 none; `suspected`: some name
    is no usual one, so that other names had to be compared with it."""

    rows: Ints
    pairs: tuple[tuple[str, str], ...]
    suspected: bool


def near_column(registry: Registry, linker: Linker, mention: Ints) -> "Near":
    """The pair of each row, all pairs, and whether any name was looked at."""
    none = np.full(len(mention), -1, np.int32)
    suspects = linker.unknown
    if not suspects or not registry.has("supervisor"):
        return Near(none, (), False)
    book = linker.book
    plain = np.where(mention >= 0, mention & ~PARTY_ORG, 0)
    counts = np.bincount(plain, minlength=book.first + len(book.records))
    candidates = [
        Candidate(n, book.records[n - book.first].division, name, int(counts[n]))
        for n, name in suspects.items()
        if counts[n]
    ]
    divisions = {c.division for c in candidates}
    neighbours: dict[int, list[Candidate]] = {}
    for n, body in enumerate(book.records, start=book.first):
        if body.division in divisions and counts[n] and body.kind == "SUPERVISOR":
            front = book.divisions.names[body.division] if body.division > 0 else ""
            name = body.name.removeprefix(front)
            neighbours.setdefault(body.division, []).append(
                Candidate(n, body.division, name, int(counts[n]))
            )
    found = near_names(candidates, book.names, neighbours)
    pairs = tuple(_pair(linker, n, meant) for n, meant in found.items())
    column = np.full(book.first + len(book.records), -1, np.int32)
    column[list(found)] = range(len(pairs))
    rows = np.where(mention >= 0, column[plain], -1).astype(np.int32)
    return Near(rows, pairs, bool(candidates))


def _pair(linker: Linker, number: int, meant: str) -> tuple[str, str]:
    """The name as it stands and the name probably meant, both with their division."""
    book = linker.book
    body = book.records[number - book.first]
    front = book.divisions.names[body.division] if body.division > 0 else ""
    return body.name, meant if meant.startswith(front) else front + meant
