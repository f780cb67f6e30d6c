"""A few rows of a large CSV file without reading the columns of all others.

In: a file, the columns in which to look, texts to look for. Out: a `Table` of the rows
in which one of those columns is one of the texts, with their own record numbers; None
where the file is not sound UTF-8 CSV on disk, so that it must be read whole.
"""

from __future__ import annotations

import mmap
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
from loaders.reading.source import open_source
from loaders.reading.table import Chooser, NoHeadings, Places, Selection, Table

_FEW = 2_000

#: The positions of the columns in which to look, of a file's headings.
Keys = Callable[[tuple[str, ...]], tuple[int, ...]]


@dataclass(frozen=True)
class Peek:
    """The key columns of a file; `rows` then reads whole rows of it."""

    name: str
    path: Path
    digest: str
    layout: Layout
    columns: dict[int, pa.ChunkedArray]

    def rows(
        self, positions: npt.NDArray[np.intp], texts: frozenset[str]
    ) -> Table | None:
        """The rows at these positions, in which a key is one of `texts`."""
        lines = self._lines(texts)
        if lines is None:
            return None
        content = Content(pa.py_buffer(b"\n".join(lines)))
        layout = replace(self.layout, begin=0)
        try:
            table = parse(content, layout, newlines=False)
        except Irregular:
            return None
        wanted = pa.array(sorted(texts))
        hits = np.zeros(table.num_rows, np.bool_)
        for position in self.columns:
            cells = table.column(f"c{position}").to_pylist()
            hits |= np.isin(cells, wanted.to_pylist())
        if int(hits.sum()) != len(positions):
            return None
        kept = table.filter(pa.array(hits))
        return Table(
            file=self.name,
            digest=self.digest,
            headings=layout.headings,
            columns={p: kept.column(f"c{p}") for p in layout.selection.positions},
            height=len(positions),
            places=Places(layout.line, kept=(positions + 2).astype(np.uint32)),
        )

    def _lines(self, texts: frozenset[str]) -> list[bytes] | None:
        """The lines that hold one of the texts, in order; None where they are many."""
        found: dict[int, bytes] = {}
        with (
            self.path.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
        ):
            for text in texts:
                at = data.find(text.encode(), self.layout.begin)
                while at >= 0 and len(found) <= _FEW:
                    start = data.rfind(b"\n", 0, at) + 1
                    end = data.find(b"\n", at)
                    end = len(data) if end < 0 else end
                    found[start] = data[start:end]
                    at = data.find(text.encode(), end)
        return [found[start] for start in sorted(found)] if len(found) <= _FEW else None


def peek(source: str | Path, choose: Chooser, keys: Keys) -> Peek | None:
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
    table, digest = sound(opened, only)
    if table is None:
        return None
    columns = {p: table.column(f"c{p}") for p in positions}
    return Peek(opened.name, content.path, digest, layout, columns)
