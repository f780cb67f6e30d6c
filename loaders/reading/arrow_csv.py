"""The parser itself: pyarrow, asked for the chosen columns and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.csv as csv

from loaders.reading.content import Content
from loaders.reading.heading import Layout
from loaders.reading.table import pool, unified

# Measured: 4 MB blocks are the fastest, and larger than any row we accept.
BLOCK = 4 << 20


class Irregular(Exception):  # noqa: N818 - control flow, never shown to a person
    """The bytes are not one well-formed row a line: look closer."""


@dataclass(frozen=True)
class Ragged:
    """A row with a wrong number of fields: its index among the rows parsed."""

    index: int
    fields: int


def parse(content: Content, layout: Layout, *, newlines: bool) -> pa.Table:
    """The chosen columns of these rows.

    `newlines` allows them in quoted cells, which costs about a fifth. Raises
    Irregular on the first ragged row, undecodable cell or unbounded record.
    """
    return _read(content, layout, newlines=newlines, handler=None, threads=True)


def parse_ragged(content: Content, layout: Layout) -> tuple[pa.Table, list[Ragged]]:
    """As `parse`, on one thread, with the ragged rows skipped and told."""
    ragged: list[Ragged] = []

    def note(row: csv.InvalidRow) -> str:
        ragged.append(Ragged(row.number - 1, row.actual_columns))
        return "skip"

    table = _read(content, layout, newlines=True, handler=note, threads=False)
    return table, ragged


def _read(
    content: Content,
    layout: Layout,
    *,
    newlines: bool,
    handler: Callable[[csv.InvalidRow], str] | None,
    threads: bool,
) -> pa.Table:
    wanted = {f"c{p}": layout.selection.type_of(p) for p in layout.selection.positions}
    if len(content) == layout.begin:
        return pa.table({name: pa.chunked_array([], k) for name, k in wanted.items()})
    try:
        table = csv.read_csv(
            content.stream(layout.begin),
            read_options=csv.ReadOptions(
                block_size=BLOCK,
                use_threads=threads,
                # our own names: headings may be empty or stand twice
                column_names=[f"c{i}" for i in range(len(layout.headings))],
            ),
            parse_options=csv.ParseOptions(
                delimiter=layout.separator,
                newlines_in_values=newlines,
                invalid_row_handler=handler,
            ),
            convert_options=csv.ConvertOptions(
                column_types=wanted,
                include_columns=list(wanted),
                strings_can_be_null=False,
            ),
            memory_pool=pool(),
        )
    except pa.ArrowInvalid as error:
        raise Irregular(str(error)) from error
    columns = dict(zip(table.column_names, table.columns, strict=True))
    del table  # each column gives its blocks back before the next is made
    return pa.table({n: unified(columns.pop(n), k) for n, k in wanted.items()})
