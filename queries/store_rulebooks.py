"""The rulebooks that a dataset was loaded with: those at hand must be the same.

In: the Rulebook nodes of a dataset, and a library. A graph is made for its rulebooks
(bodies that they expect, authorities that they ask for), so others are refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import neo4j

from graphmodel.graph_rules import adoption
from graphmodel.regimes import Adoption, Library
from queries.server_errors import StoreError

_READ = """
MATCH (book:Rulebook {dataset: $dataset}) WHERE book.absent_since IS NULL
RETURN book.id, coalesce(book.digest, ''), coalesce(book.adopted, [])
ORDER BY book.id
"""


def as_loaded(session: neo4j.Session, dataset: str, library: Library) -> Library:
    """The library at hand, adopted where the dataset adopts.

    Raises StoreError where the dataset was loaded with other rulebooks, or `library`
    has adoptions that are not the dataset's.
    """
    rows = session.run(_READ, dataset=dataset).values()
    _same_books(dataset, {row[0]: row[1] for row in rows}, library)
    placed = [adoption(book, text) for book, _, texts in rows for text in texts]
    found = tuple(each for _, each in sorted(placed, key=lambda pair: pair[0]))
    if library.adoptions and set(library.adoptions) != set(found):
        raise StoreError(
            f"{dataset!r} was loaded with {_listed(found)} adopted, and this is to be "
            f"resolved with {_listed(library.adoptions)}; what is adopted is said where "
            "it is loaded: run `lishu load` again with --adopt, then resolve"
        )
    return replace(library, adoptions=found)


def _same_books(dataset: str, loaded: Mapping[str, str], library: Library) -> None:
    here = {book.id: book.digest for book in library.rulebooks}
    if lacking := [book for book in loaded if book not in here]:
        raise StoreError(
            f"{dataset!r} was loaded with rulebook {', '.join(lacking)}, which is not "
            "at hand; name its file with --rulebook"
        )
    if new := [book for book in here if book not in loaded]:
        raise StoreError(
            f"{dataset!r} was loaded without rulebook {', '.join(new)}; run `lishu "
            "load` again with it, then resolve"
        )
    if changed := [book for book, digest in here.items() if loaded[book] != digest]:
        raise StoreError(
            f"rulebook {', '.join(changed)} is no longer what {dataset!r} was loaded "
            "with; run the same `lishu load` again, then resolve"
        )


def _listed(adoptions: Sequence[Adoption]) -> str:
    return ", ".join(f"{a.rulebook}@{a.division}" for a in adoptions) or "nothing"
