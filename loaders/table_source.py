"""One table of a registry as a source of cells, and columns of codes out of Arrow."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from loaders import cells
from loaders.columns import Headings
from loaders.reading import Table
from loaders.reading.table import in_one
from loaders.text import clean


@dataclass(frozen=True)
class TableSource:
    """One file as a source of coordinates and cells (graphmodel.world.Source)."""

    table: Table
    headings: Headings

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.table.file

    def lines(self, rows: list[int]) -> list[int]:
        """The physical line of each record."""
        return self.table.lines(rows)

    def cell(self, position: int, column: str) -> tuple[str, str] | None:
        """Heading and text, as written, of a canonical column in a kept row.

        An instructor's cell, which often holds a name, says yes or no (formats.md).
        """
        at = self.headings.columns.get(column)
        if at is None or at not in self.table.columns:
            return None
        text = self.table.columns[at][position].as_py() or ""
        if column == "instructor":
            text = ("", "否", "是")[cells.instructor(clean(text))]
        return self.table.headings[at], text

    def coded(self, column: str) -> tuple[npt.NDArray[np.int32], tuple[str, ...]]:
        """The distinct texts of a canonical column and which each row has, -1: none."""
        at = self.headings.columns.get(column)
        if at is None or at not in self.table.columns:
            return np.full(self.table.height, -1, np.int32), ()
        return coded(self.table.columns[at])


def coded(array: pa.ChunkedArray) -> tuple[npt.NDArray[np.int32], tuple[str, ...]]:
    """Which distinct text each row has, -1 none, and the distinct texts."""
    if not len(array):
        return np.zeros(0, np.int32), ()
    whole = array.chunk(0) if array.num_chunks == 1 else in_one(array).chunk(0)
    return _indices(whole), tuple(whole.dictionary.to_pylist())


def _indices(array: pa.DictionaryArray) -> npt.NDArray[np.int32]:
    """The codes, not copied; a null, a column that the file lacks, is -1."""
    start, end = array.offset, array.offset + len(array)
    # by the buffers: Arrow's own ways with nulls import pandas where it is installed
    there, values = array.indices.buffers()
    found = np.frombuffer(values, np.int32, end)[start:]
    if not array.null_count:
        return found
    bits = np.unpackbits(np.frombuffer(there, np.uint8), bitorder="little")
    return np.where(bits[start:end] > 0, found, np.int32(-1))
