"""What reading a file gives: columns of text, and where each row stands.

Nothing here knows what a registry means. A `Table` holds the cells as they are
written in the file, the rows that could not be read, and the coordinates needed to
lead a reader back to the line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from graphmodel.errors import InputError
from graphmodel.rejected import RejectedRow
from graphmodel.wording import Words

Rows = npt.NDArray[np.uint32]

DICTIONARY = pa.dictionary(pa.int32(), pa.string())
TEXT = pa.string()


class NoHeadings(InputError):  # noqa: N818 - named for what was found
    """The file can be read, but no line of it is a heading of a registry.

    `headings` are the cells of the line that looks most like one, so that the
    caller can name the nearest headings it knows.
    """

    def __init__(
        self, english: str, headings: tuple[str, ...], chinese: str = ""
    ) -> None:
        super().__init__(english, chinese)
        self.headings = headings


@dataclass(frozen=True)
class Selection:
    """The positions of the headings to read.

    `dictionary` columns have few distinct values and come dictionary-coded, `text`
    columns have many and come as plain text. All others are never materialized.
    """

    dictionary: tuple[int, ...]
    text: tuple[int, ...]

    @property
    def positions(self) -> tuple[int, ...]:
        """All positions that are read, in the order of the file."""
        return tuple(sorted({*self.dictionary, *self.text}))

    def type_of(self, position: int) -> pa.DataType:
        """The Arrow type in which the column at this position is wanted."""
        return TEXT if position in self.text else DICTIONARY


Chooser = Callable[[tuple[str, ...]], Selection | None]


@dataclass(frozen=True)
class Places:
    """Where records stand: which were kept, and on which line each of them begins.

    Both arrays are absent in the ordinary case: every record kept, one a line.
    """

    heading_line: int = 1
    kept: Rows | None = None  # record numbers of the kept rows
    record_lines: Rows | None = None  # line of record 2, 3, ...

    def rows(self, height: int) -> Rows:
        """The record number of each kept row."""
        if self.kept is not None:
            return self.kept
        return np.arange(2, height + 2, dtype=np.uint32)

    def line(self, row: int) -> int:
        """The physical line on which record `row` begins."""
        if row == 1 or self.record_lines is None:
            return self.heading_line + row - 1
        return int(self.record_lines[row - 2])


@dataclass(frozen=True, eq=False)
class Table:
    """The rows of one file or sheet as columns of text.

    `columns` is keyed by heading position; each is one dictionary array, all its codes
    beside each other, or plain text, never null: an absent value is "".
    """

    file: str
    hashed: str | Future[str]
    headings: tuple[str, ...]
    columns: dict[int, pa.ChunkedArray]
    height: int
    rejected: tuple[RejectedRow, ...] = ()
    notices: tuple[Words, ...] = ()
    places: Places = field(default=Places(), repr=False)

    @property
    def digest(self) -> str:
        """ "sha256:<hex>" of the file's bytes, once they are hashed; "" if unasked."""
        return self.hashed if isinstance(self.hashed, str) else self.hashed.result()

    def rows(self) -> Rows:
        """The record number of each kept row; the heading is record 1."""
        return self.places.rows(self.height)

    def lines(self, rows: Sequence[int]) -> list[int]:
        """The physical line (from 1) on which each of these records begins."""
        return [self.places.line(row) for row in rows]


def pool() -> pa.MemoryPool:
    """Where columns are kept: the C library reuses what is given back.

    Arrow's own pool returns the blocks of a file to the kernel, which then clears the
    pages of the next ones: for ten million rows two of nine seconds.
    """
    return pa.system_memory_pool()


def unified(values: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
    """These values as `kind` with one dictionary and without nulls."""
    if values.null_count:
        values = values.cast(TEXT).fill_null("")
    if pa.types.is_dictionary(kind):
        if not pa.types.is_dictionary(values.type):
            values = values.cast(TEXT).dictionary_encode()
        if values.type != kind:
            values = values.cast(kind)
        return in_one(values)
    return values if values.type == TEXT else values.cast(TEXT)


def in_one(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Dictionary arrays as one array with one dictionary."""
    if not len(values):
        return values
    return pa.chunked_array([values.combine_chunks(memory_pool=pool())], values.type)
