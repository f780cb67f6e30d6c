"""`load`: paths in, a world out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from graphmodel.errors import InputError
from graphmodel.reading import nearest
from graphmodel.world import RejectedRow, World
from loaders import narrowing, reference
from loaders.assemble import assemble
from loaders.columns import BY_NAME, KNOWN_HEADINGS, Headings, recognize
from loaders.dataset import Dataset, adoptions, open_dataset
from loaders.linking.book import with_national
from loaders.linking.linker import Linker
from loaders.places import Gazetteer
from loaders.reading import NoHeadings, Selection, Table, read
from loaders.registry import Registry, TableSource
from loaders.rulebooks import library
from loaders.tables import Row, add_bodies, add_changes


def load(
    *paths: str | Path,
    adopt: Iterable[Any] = (),
    rulebooks: Iterable[str | Path] = (),
    complete: Iterable[str] = (),
    attested_only: bool = False,
    where: str = "",
    only: str | None = None,
) -> World:
    """The world of some registry files or dataset folders.

    `where` narrows it to divisions (`division=3306`: a prefix of their code), `only`
    to the organizations of an id or name, where there are any.

    `adopt` holds RULEBOOK@DIVISION texts or pairs, `rulebooks` files of own rulebooks,
    `complete` kinds of body of which the data list all. Raises InputError,
    DatasetError, RulebookError.
    """
    dataset = open_dataset(paths)
    adopted = (*dataset.adoptions, *adoptions(adopt))
    books = library((*dataset.rulebooks, *rulebooks), adopted)
    tables = read_registry(dataset)
    own = _rows(dataset, "divisions")
    small = {role: _rows(dataset, role) for role in ("bodies", "changes", "relations")}

    def fresh() -> Linker:
        linker = new_linker(own)
        add_bodies(linker, small["bodies"])
        add_changes(linker, small["changes"])
        return linker

    whole = replace(
        dataset,
        complete=dataset.complete | frozenset(complete),
        attested_only=attested_only,
        relations=tuple(small["relations"]),
        rejected=tuple(
            RejectedRow(r.file, r.row, r.line, r.reason, r.detail)
            for source in tables
            for r in source.table.rejected
        ),
        inputs={source.file: source.table.digest for source in tables},
        notices=tuple(n for source in tables for n in source.table.notices),
    )
    registry = Registry(tuple(tables))

    def build(narrowed: Registry) -> World:
        return assemble(narrowed, fresh(), books, whole)

    if only is not None:
        return _only(registry, only, build)
    if where:
        return build(registry.narrow(narrowing.in_divisions(registry, where, fresh())))
    return build(registry)


def _only(registry: Registry, only: str, build: Callable[[Registry], World]) -> World:
    """The world of one organization and those that share its code or name.

    A name that looks misspelt is judged against all others: then nothing is narrowed.
    """
    kept = narrowing.sharing(registry, only)
    if len(kept):
        world = build(registry.narrow(kept))
        if not world.near and not world.suspected:
            return world
    return build(registry)


def new_linker(table: Sequence[Row] = ()) -> Linker:
    """A linker that knows the national bodies and the bundled divisions, or `table`."""
    divisions = reference.divisions_of(table) if table else reference.divisions()
    book = with_national(
        divisions, reference.national_bodies(), reference.national_body_changes()
    )
    return Linker(book, Gazetteer(divisions, reference.division_changes()))


def read_registry(dataset: Dataset) -> list[TableSource]:
    """The registry tables of a dataset, only the columns that lishu knows."""
    sources: list[TableSource] = []
    for name in dataset.columns.values():
        if name not in BY_NAME:
            raise InputError(f"[columns] names {name!r}{nearest(name, BY_NAME)}")
    for file in dataset.files["organizations"]:
        try:
            tables = read(file, lambda h: _choose(h, dataset))
        except NoHeadings as error:
            raise InputError(_no_headings(error)) from error
        sources += [
            TableSource(table, recognize(table.headings, dataset.columns))
            for table in tables
        ]
    return sources


def _choose(headings: tuple[str, ...], dataset: Dataset) -> Selection | None:
    found = recognize(headings, dataset.columns)
    if "name" not in found.columns:
        return None
    many = {n for c, n in found.columns.items() if BY_NAME[c].many}
    rest = set(found.columns.values()) - many
    return Selection(tuple(sorted(rest)), tuple(sorted(many)))


def _no_headings(error: NoHeadings) -> str:
    near = [f"{h!r}{nearest(h, KNOWN_HEADINGS)}" for h in error.headings[:5] if h]
    hint = f"; nearest headings: {' | '.join(near)}" if near else ""
    return f"{error}{hint}"


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
    return [
        {**dict(zip(names, cells, strict=True)), "_file": table.file, "_row": str(n)}
        for n, *cells in zip(numbers, *columns, strict=True)
    ]


def headings_of(sources: Sequence[TableSource]) -> tuple[Headings, ...]:
    """What the headings of each file were taken for."""
    return tuple(source.headings for source in sources)
