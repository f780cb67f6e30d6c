"""`load`: paths in, a world out.

A registry is read outside Python, so reading begins first: what worlds are built with
(Polars, rulebooks, the linker) is imported and made ready meanwhile.
"""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loaders.dataset import Dataset, Part, adoptions, open_dataset
from loaders.reading import Memory
from loaders.registry_files import peeked, read_registry
from loaders.table_source import TableSource

if TYPE_CHECKING:
    from graphmodel.world import World
    from loaders.building import Builder


def load(
    *paths: str | Path | Memory | Part,
    adopt: Iterable[Any] = (),
    rulebooks: Iterable[str | Path] = (),
    complete: Iterable[str] = (),
    attested_only: bool = False,
    where: str = "",
    only: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> "World":
    """The world of some registry files or dataset folders.

    `where` narrows it to divisions (`division=3306`: a prefix of their code), `only`
    to the organizations of an id or name, where there are any.

    `adopt` holds RULEBOOK@DIVISION texts or pairs, `rulebooks` files of own rulebooks,
    `complete` kinds of body of which the data list all, `columns` what headings are to
    be taken for. Raises InputError, DatasetError, RulebookError.
    """
    dataset = open_dataset(paths, columns)
    dataset = replace(
        dataset,
        complete=dataset.complete | frozenset(complete),
        attested_only=attested_only,
    )
    adopted = (*dataset.adoptions, *adoptions(adopt))
    with ThreadPoolExecutor(1) as beside:
        reading = beside.submit(_tables, dataset, only)
        builder = _builder(dataset, (*dataset.rulebooks, *rulebooks), adopted)
        linker = builder.linker()
    tables, whole = reading.result()
    if only is not None:
        if (world := builder.one(tables, only, linker)) is not None:
            return world
        linker = builder.linker()
    registry = builder.registry(tables if whole else read_registry(dataset), where)
    return builder.build(registry, linker)


def _tables(dataset: Dataset, only: str | None) -> tuple[list[TableSource], bool]:
    """The registry, or the rows of one organization; and whether it is all of it."""
    if only is not None and not dataset.files.get("relations"):
        few = peeked(dataset, only)
        if few is not None:
            return few, False
    return read_registry(dataset), True


def _builder(
    dataset: Dataset, rulebooks: Iterable[str | Path], adopted: Iterable[Any]
) -> "Builder":
    from loaders.building import Builder, with_relations
    from loaders.rulebooks import library

    return Builder(with_relations(dataset), library(rulebooks, tuple(adopted)))
