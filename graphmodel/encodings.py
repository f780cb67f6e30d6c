"""Where each mechanism of the documents is encoded: the tables of rulebooks that bear its id.

In: a library. Out: for each id its `Encoding`s. A mechanism is a sentence of a document;
it may be a rule, a link, a duty and a term at once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from graphmodel.citation import Citation
from graphmodel.provisions import Definition, Duty, Link, Provisions, Scope, Silent
from graphmodel.regimes import Library
from graphmodel.rulebook import Expectation, Rule, Rulebook

Item = Rule | Expectation | Link | Duty | Scope | Definition | Silent

T = TypeVar("T", Rule, Expectation, Link, Duty, Scope, Definition, Silent)

#: The tables of a rulebook that encode mechanisms, in the order in which they are shown.
TABLES: Mapping[str, Callable[[Rulebook], tuple[Item, ...]]] = {
    "rule": lambda book: book.rules,
    "body": lambda book: book.expectations,
    "link": lambda book: book.provisions.links,
    "duty": lambda book: book.provisions.duties,
    "scope": lambda book: book.provisions.scopes,
    "term": lambda book: book.provisions.definitions,
    "silent": lambda book: book.provisions.silent,
}


@dataclass(frozen=True)
class Encoding:
    """One table of a rulebook that bears the id of a mechanism."""

    mechanism: str
    rulebook: str
    table: str
    item: Item

    @property
    def citation(self) -> Citation:
        """Article and quote of the table."""
        return self.item.citation


def encodings(library: Library) -> Mapping[str, tuple[Encoding, ...]]:
    """The encodings of each mechanism, by id, in the order of the rulebooks."""
    found: dict[str, list[Encoding]] = {}
    for book in library.rulebooks:
        for table, items in TABLES.items():
            for item in items(book):
                name = item.citation.rule
                found.setdefault(name, []).append(Encoding(name, book.id, table, item))
    return {name: tuple(rows) for name, rows in found.items()}


def _kept(mechanism: str, items: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(item for item in items if item.citation.rule != mechanism)


def without(book: Rulebook, mechanism: str) -> Rulebook:
    """The rulebook without every table that bears the id."""

    said = book.provisions
    return replace(
        book,
        rules=_kept(mechanism, book.rules),
        expectations=_kept(mechanism, book.expectations),
        provisions=Provisions(
            links=_kept(mechanism, said.links),
            duties=_kept(mechanism, said.duties),
            scopes=_kept(mechanism, said.scopes),
            definitions=_kept(mechanism, said.definitions),
            silent=_kept(mechanism, said.silent),
        ),
    )
