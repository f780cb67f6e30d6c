"""`load`: paths in, a world out."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graphmodel.regimes import Library
from graphmodel.world import Fault, World
from loaders import body_dates, identity, narrowing, reference
from loaders.assemble import assemble
from loaders.dataset import Dataset, Part, adoptions, open_dataset
from loaders.linking.book import with_national
from loaders.linking.grammar import grammar
from loaders.linking.linker import Linker
from loaders.places import Gazetteer
from loaders.reading import Memory, Selection, Table, read
from loaders.registry import Registry
from loaders.registry_files import peeked, read_registry
from loaders.rulebooks import check_seats, library
from loaders.tables import Row, add_bodies, add_changes


def load(
    *paths: str | Path | Memory | Part,
    adopt: Iterable[Any] = (),
    rulebooks: Iterable[str | Path] = (),
    complete: Iterable[str] = (),
    attested_only: bool = False,
    where: str = "",
    only: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> World:
    """The world of some registry files or dataset folders.

    `where` narrows it to divisions (`division=3306`: a prefix of their code), `only`
    to the organizations of an id or name, where there are any.

    `adopt` holds RULEBOOK@DIVISION texts or pairs, `rulebooks` files of own rulebooks,
    `complete` kinds of body of which the data list all, `columns` what headings are to
    be taken for. Raises InputError, DatasetError, RulebookError.
    """
    dataset = open_dataset(paths, columns)
    adopted = (*dataset.adoptions, *adoptions(adopt))
    reader = _Reader(
        replace(
            dataset,
            complete=dataset.complete | frozenset(complete),
            attested_only=attested_only,
            relations=tuple(_rows(dataset, "relations")),
        ),
        library((*dataset.rulebooks, *rulebooks), adopted),
    )
    if only is not None and (world := reader.one(only)) is not None:
        return world
    # the registry is read outside Python: the linker is made ready meanwhile
    with ThreadPoolExecutor(1) as beside:
        linker = beside.submit(reader.linker)
        registry = Registry(tuple(read_registry(dataset)))
    if where:
        registry = reader.inside(registry, where)
    return reader.build(registry, linker.result())


def linker_of(*paths: str | Path, rulebooks: Iterable[str | Path] = ()) -> Linker:
    """A linker that knows the bodies of a dataset as `load` does, without its registry."""
    dataset = open_dataset(paths)
    books = library((*dataset.rulebooks, *rulebooks), dataset.adoptions)
    return _Reader(dataset, books).linker()


@dataclass(frozen=True)
class _Reader:
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

    def inside(self, registry: Registry, where: str) -> Registry:
        """The rows registered in the divisions that `where` names."""
        return registry.narrow(narrowing.in_divisions(registry, where, self.linker()))

    def one(self, only: str) -> World | None:
        """The world of one organization and those that share its code or name.

        None where that must not be narrowed: nothing is called so, or a name looks
        misspelt and is to be judged against all others.
        """
        sources = None if self.dataset.relations else peeked(self.dataset, only)
        sources = read_registry(self.dataset) if sources is None else sources
        registry = Registry(tuple(sources))
        kept = narrowing.sharing(registry, only)
        if not len(kept):
            return None
        world = self.build(registry.narrow(kept), self.linker())
        return None if world.near or world.suspected else world


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
