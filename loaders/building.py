"""What a world is built with: a linker that knows the bodies, and how rows are kept.

In: an opened dataset, its tables as read. Out: a registry, a linker, a world.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graphmodel.regimes import Library
from graphmodel.world import Fault, World
from loaders import body_dates, identity, narrowing, reference
from loaders.assemble import assemble
from loaders.dataset import Dataset, open_dataset
from loaders.linking.book import with_national
from loaders.linking.grammar import grammar
from loaders.linking.linker import Linker
from loaders.places import Gazetteer
from loaders.reading import Selection, Table, read
from loaders.registry import Registry
from loaders.rulebooks import check_seats, library
from loaders.table_source import TableSource
from loaders.tables import Row, add_bodies, add_changes


def linker_of(*paths: str | Path, rulebooks: Iterable[str | Path] = ()) -> Linker:
    """A linker that knows the bodies of a dataset as `load` does, without its registry."""
    dataset = open_dataset(paths)
    books = library((*dataset.rulebooks, *rulebooks), dataset.adoptions)
    return Builder(dataset, books).linker()


@dataclass(frozen=True)
class Builder:
    """Builds worlds of a dataset: of all of it, or of a part."""

    dataset: Dataset
    library: Library

    def linker(self) -> Linker:
        """A linker that knows the dataset's own bodies."""
        linker = new_linker(self.library, _rows(self.dataset, "divisions"))
        check_seats(self.library, linker.book.divisions)
        add_bodies(linker, _rows(self.dataset, "bodies"))
        add_changes(linker, _rows(self.dataset, "changes"))
        return linker

    def build(self, registry: Registry, linker: Linker) -> World:
        """The world of the rows that a registry keeps."""
        tables = [source.table for source in registry.sources]
        dataset = replace(
            self.dataset,
            rejected=tuple(row for table in tables for row in table.rejected),
            notices=tuple(notice for table in tables for notice in table.notices),
            faults=self._faults(linker),
            elsewhere=self._elsewhere(registry),
        )
        return assemble(registry, linker, self.library, dataset)

    def _faults(self, linker: Linker) -> tuple[Fault, ...]:
        """What does not fit in the dataset's own bodies and changes."""
        own = [role for role in ("bodies", "changes") if self.dataset.files.get(role)]
        if not own:
            return ()
        return body_dates.faults(
            linker.book,
            lambda: [row for role in own for row in _rows(self.dataset, role)],
            told="changes" in own,
        )

    def _elsewhere(self, registry: Registry) -> frozenset[str]:
        """The ends of relations that are organizations left out of a narrowed registry."""
        if registry.kept is None or not self.dataset.relations:
            return frozenset()
        ends = {
            row.get("to") or row.get("to_id") or "" for row in self.dataset.relations
        }
        codes = identity.code_texts(Registry(registry.sources))
        return frozenset(codes.filter(codes.is_in(list(ends))))

    def registry(self, tables: Sequence[TableSource], where: str) -> Registry:
        """The rows of some tables, those registered in the divisions `where` names."""
        registry = Registry(tuple(tables))
        if not where:
            return registry
        return registry.narrow(narrowing.in_divisions(registry, where, self.linker()))

    def one(
        self, tables: Sequence[TableSource], only: str, linker: Linker
    ) -> World | None:
        """The world of one organization and those that share its code or name.

        None where that must not be narrowed: nothing is called so, or a name looks
        misspelt and is to be judged against all others.
        """
        registry = Registry(tuple(tables))
        kept = narrowing.sharing(registry, only)
        if not len(kept):
            return None
        world = self.build(registry.narrow(kept), linker)
        return None if world.near or world.suspected else world


def with_relations(dataset: Dataset) -> Dataset:
    """A dataset with the rows of its relations tables."""
    return replace(dataset, relations=tuple(_rows(dataset, "relations")))


def new_linker(library: Library, table: Sequence[Row] = ()) -> Linker:
    """A linker that knows the national bodies, the words that the documents of a
    library declare, and the bundled divisions, or `table`."""
    divisions = reference.divisions_of(table) if table else reference.divisions()
    book = with_national(
        divisions, reference.national_bodies(), reference.national_body_changes()
    )
    gazetteer = Gazetteer(divisions, reference.division_changes())
    return Linker(book, gazetteer, grammar(library))


def _rows(dataset: Dataset, role: str) -> list[Row]:
    """The rows of a small table, each with its file and row."""
    rows: list[Row] = []
    for file in dataset.files.get(role, ()):
        for table in read(file, lambda h: Selection(tuple(range(len(h))), ())):
            rows += _as_rows(table)
    return rows


def _as_rows(table: Table) -> list[Row]:
    names = [heading.strip() for heading in table.headings]
    columns = [table.columns[n].to_pylist() for n in range(len(names))]
    numbers = table.rows().tolist()
    lines = table.lines(numbers)
    return [
        {
            **dict(zip(names, cells, strict=True)),
            "_file": table.file,
            "_row": str(n),
            "_line": str(line),
        }
        for n, line, *cells in zip(numbers, lines, *columns, strict=True)
    ]
