"""XLSX -> Tables: every sheet that has a recognizable heading."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from graphmodel.errors import InputError
from graphmodel.wording import Words
from loaders.reading.archive import check_archive
from loaders.reading.cells import assemble, nul_rows, without_midnight
from loaders.reading.heading import LINES_TRIED, no_headings, shown
from loaders.reading.source import Source
from loaders.reading.table import TEXT, Chooser, Places, Selection, Table

ZIP_MAGIC = b"PK"
_ROWS_PEEKED = 50  # blank rows above the heading are passed over

Row = tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    """The heading of one sheet: its cells, the choice, and the row after it."""

    cells: Row
    selection: Selection
    row: int  # physical, from 1
    next_row: int


def read_excel(source: Source, choose: Chooser) -> list[Table]:
    """The tables in this workbook; sheets without a heading are named in notices.

    Raises NoHeadings where no sheet has one.
    """
    if source.content.head(2) == ZIP_MAGIC:
        check_archive(source.content, source.name)
    digest = source.digest
    tables: list[Table] = []
    left_out: list[str] = []
    seen: list[Row] = []
    filled = 0
    with _readable(source.name):
        book = _open(source)
        for sheet in book.sheet_names:
            top = _peek(book, sheet)
            if not any(any(row) for row in top):
                continue
            filled += 1
            heading = _heading(top, choose)
            if heading is None:
                seen += _likely(top)
                left_out.append(sheet)
            else:
                name = f"{source.name}[{sheet}]"
                tables.append(_table(book, sheet, heading, name, digest))
    if not tables:
        raise no_headings(source.name, seen)
    if filled == 1:
        tables = [
            replace(t, file=source.name, rejected=_named(t, source)) for t in tables
        ]
    notice = tuple(
        Words(
            f"{source.name}：工作表“{shown(sheet)}”没有登记表的表头，未读入",
            f"{source.name}: sheet {shown(sheet)} has no heading of a registry and was "
            "left out",
        )
        for sheet in left_out
    )
    return [replace(tables[0], notices=notice), *tables[1:]]


def _named(table: Table, source: Source) -> tuple[Any, ...]:
    return tuple(replace(row, file=source.name) for row in table.rejected)


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Turns what the workbook reader raises into an InputError that names the file."""
    try:
        yield
    except BaseException as error:
        # its panics are not Exceptions, and neither kind can be imported cheaply
        if type(error).__name__ != "PanicException" and (
            "fastexcel" not in type(error).__module__
        ):
            raise
        raise InputError(
            f"{name} cannot be read as XLSX ({shown(str(error))}); open it in a "
            "spreadsheet program and save it again, or save it as CSV",
            f"{name} 不能作为 XLSX 读取（{shown(str(error))}）；"
            "请用表格软件打开后另存，或另存为 CSV",
        ) from error


def _open(source: Source) -> Any:
    import fastexcel  # loaded only when a workbook is read

    return fastexcel.read_excel(source.content.data.to_pybytes())


def _load(book: Any, sheet: str, **options: Any) -> pa.RecordBatch:
    return book.load_sheet(
        sheet, header_row=None, dtypes="string", **options
    ).to_arrow()


def _peek(book: Any, sheet: str) -> list[Row]:
    batch = _load(book, sheet, skip_rows=0, n_rows=_ROWS_PEEKED)
    columns = [_texts(column).to_pylist() for column in batch.columns]
    return list(zip(*columns, strict=True))


def _texts(values: Any) -> pa.ChunkedArray:
    chunked = pa.chunked_array([pa.array(values)])
    return chunked.cast(TEXT).fill_null("")


def _likely(top: list[Row]) -> list[Row]:
    return [row for row in top if any(row)][:LINES_TRIED]


def _heading(top: list[Row], choose: Chooser) -> Heading | None:
    tried = [at for at, row in enumerate(top) if any(row)][:LINES_TRIED]
    for at in tried:
        single = choose(top[at])
        if single is None:
            continue
        below = top[at + 1] if at + 1 < len(top) else ()
        joined = _two_storeyed(top[at], below)
        double = choose(joined) if joined else None
        if double is not None:
            return Heading(joined, double, at + 1, at + 2)
        return Heading(top[at], single, at + 1, at + 1)
    return None


def _two_storeyed(upper: Row, lower: Row) -> Row:
    """The headings of two merged rows as one, or () where there is only one row.

    A heading merged over several columns leaves the cells to its right empty, and
    names them in the row below, where headings merged downwards leave theirs empty.
    """
    under = [at for at, cell in enumerate(lower) if cell]
    if not any(not upper[at] for at in under):
        return ()
    joined: list[str] = []
    group = ""
    for above, below in zip(upper, lower, strict=True):
        group = above or group
        joined.append(f"{group}_{below}" if below else above)
    alone = [at for at, cell in enumerate(upper) if cell and not lower[at]]
    grouped = all(
        upper[at] or (at > 0 and lower[at - 1]) for at in under
    )  # each unnamed column continues the group at its left
    return tuple(joined) if grouped and alone else ()


def _table(book: Any, sheet: str, heading: Heading, name: str, digest: str) -> Table:
    positions = heading.selection.positions
    batch = _load(
        book,
        sheet,
        skip_rows=heading.next_row,
        use_columns=lambda c: c.index in positions,
    )
    columns = dict(zip(positions, map(_texts, batch.columns), strict=True))
    filled = np.zeros(batch.num_rows, np.bool_)
    for column in columns.values():
        filled |= pc.not_equal(column, "").to_numpy()
    # formatted but empty rows are no records
    mask = pa.array(filled)
    columns = {p: without_midnight(c.filter(mask)) for p, c in columns.items()}
    lines = (np.flatnonzero(filled) + heading.next_row + 1).astype(np.uint32)
    shell = Table(
        name, digest, heading.cells, {}, 0, places=Places(heading_line=heading.row)
    )
    bad = nul_rows(columns, heading.cells)
    return assemble(shell, heading.selection, columns, lines, bad)
