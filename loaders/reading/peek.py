"""A few rows of a large CSV file without reading the columns of all others.

In: a file and the columns in which to look. Out: those columns, and then a `Table` of
some of its rows, with their own record numbers and without a digest; None where the
file is not sound UTF-8 CSV on disk, so that it must be read whole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from loaders.reading.arrow_csv import Irregular, parse
from loaders.reading.content import Content
from loaders.reading.csv_table import sound
from loaders.reading.decode import utf16_of
from loaders.reading.heading import Layout, find_layout
from loaders.reading.read import kind_of
from loaders.reading.scan import PIECE
from loaders.reading.source import Memory, open_source
from loaders.reading.table import Chooser, NoHeadings, Places, Selection, Table

_FEW = 2_000
_NEWLINE = 10

#: The positions of the columns in which to look, of a file's headings.
Keys = Callable[[tuple[str, ...]], tuple[int, ...]]


@dataclass(frozen=True)
class Peek:
    """The key columns of a file; `rows` then reads whole rows of it."""

    name: str
    path: Path
    layout: Layout
    columns: dict[int, pa.ChunkedArray]
    counts: tuple[int, ...]  # newlines in each piece of the file

    def rows(self, positions: npt.NDArray[np.intp]) -> Table | None:
        """The rows at these positions; None where they are too many to fetch."""
        if len(positions) > _FEW:
            return None
        lines = [self._line(int(position)) for position in positions]
        content = Content(pa.py_buffer(b"\n".join(lines)))
        layout = replace(self.layout, begin=0)
        try:
            table = parse(content, layout, newlines=False)
        except Irregular:
            return None
        if table.num_rows != len(positions):
            return None
        return Table(
            file=self.name,
            hashed="",
            headings=layout.headings,
            columns={p: table.column(f"c{p}") for p in layout.selection.positions},
            height=len(positions),
            places=Places(layout.line, kept=(positions + 2).astype(np.uint32)),
        )

    def _line(self, position: int) -> bytes:
        """The line of a row, found by the newlines counted in each piece."""
        number = self.layout.lines_before + position  # newlines before the line
        ends = np.cumsum(self.counts)
        piece = int(np.searchsorted(ends, number, side="left"))
        before = int(ends[piece - 1]) if piece else 0
        with self.path.open("rb") as file:
            file.seek(piece * PIECE)
            octets = np.frombuffer(file.read(PIECE), np.uint8)
            start = int(np.flatnonzero(octets == _NEWLINE)[number - before - 1]) + 1
            file.seek(piece * PIECE + start)
            return file.readline().rstrip(b"\r\n")


def peek(source: str | Path | Memory, choose: Chooser, keys: Keys) -> Peek | None:
    """The key columns of a CSV file, None where it must be read whole."""
    opened = open_source(source)
    content = opened.content
    if content.path is None or kind_of(opened) != "csv" or utf16_of(content):
        return None
    try:
        layout = find_layout(content, opened.name, choose)
    except NoHeadings:
        return None
    positions = keys(layout.headings)
    only = replace(layout, selection=Selection((), positions))
    table, found = sound(opened, only)
    if table is None:
        return None
    columns = {p: table.column(f"c{p}") for p in positions}
    return Peek(opened.name, content.path, layout, columns, found.counts)
