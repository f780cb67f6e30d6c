"""The registry as columns: one per canonical name, over all files, in input order.

In: tables as read, with what their headings were taken for. Out: `Registry`:
dictionary-coded columns (a code for each row, the distinct texts once) and plain
texts. A column that a file lacks has code -1 there: absence is kept per row.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa

from graphmodel.divisions import Positions
from loaders.table_source import TableSource, coded
from loaders.texts import clean_all


@dataclass(frozen=True)
class Coded:
    """A column of few distinct texts: `codes` (i32, -1 absent column), `texts`."""

    codes: npt.NDArray[np.int32]
    texts: tuple[str, ...]

    @cached_property
    def cleaned(self) -> tuple[str, ...]:
        """The distinct texts in comparable form."""
        return clean_all(self.texts)

    @cached_property
    def counts(self) -> npt.NDArray[np.int64]:
        """How many rows hold each distinct text."""
        there = self.codes[self.codes >= 0]
        return np.bincount(there, minlength=len(self.texts))

    def spread(
        self,
        values: Sequence[object] | npt.NDArray[np.generic],
        absent: object,
        dtype: npt.DTypeLike,
    ) -> npt.NDArray[np.generic]:
        """A value for each distinct text as a column; `absent` where there is none."""
        table = np.empty(len(self.texts) + 1, dtype)
        table[:-1] = values
        table[-1] = absent
        return table[self.codes]

    def map(
        self, function: Callable[[str], object], absent: object, dtype: npt.DTypeLike
    ) -> npt.NDArray[np.generic]:
        """`function` of each distinct cleaned text, as a column."""
        return self.spread([function(text) for text in self.cleaned], absent, dtype)


@dataclass(frozen=True)
class Registry:
    """All files of a registry together; `kept` narrows it to some positions."""

    sources: tuple[TableSource, ...]
    kept: Positions | None = None

    def narrow(self, kept: Positions) -> "Registry":
        """Only the rows at these positions (of a registry that is whole)."""
        return Registry(self.sources, kept)

    @cached_property
    def _whole(self) -> tuple[int, ...]:
        return tuple(source.table.height for source in self.sources)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The position of the first row of each file in the whole registry."""
        return tuple(np.cumsum([0, *self._whole[:-1]]).tolist())

    @cached_property
    def heights(self) -> tuple[int, ...]:
        """Rows of each file that are kept."""
        if self.kept is None:
            return self._whole
        ends = np.searchsorted(self.kept, [*self.starts, sum(self._whole)])
        return tuple(np.diff(ends).tolist())

    @property
    def rows(self) -> npt.NDArray[np.uint32]:
        """The record number of every row."""
        numbers = [s.table.rows() for s in self.sources] or [np.zeros(0, np.uint32)]
        found = np.concatenate(numbers).astype(np.uint32)
        return found if self.kept is None else found[self.kept]

    @property
    def height(self) -> int:
        """Rows of all files."""
        return sum(self.heights)

    def has(self, name: str) -> bool:
        """Whether some file has the column."""
        return any(name in source.headings.columns for source in self.sources)

    def coded(self, name: str) -> Coded | None:
        """A dictionary-coded column, None where no file has it."""
        if name not in self._known:
            self._known[name] = self._read_coded(name)
        return self._known[name]

    @cached_property
    def _known(self) -> dict[str, Coded | None]:
        """The coded columns that were asked for: several facts rest on one column."""
        return {}

    def _read_coded(self, name: str) -> Coded | None:
        parts = [self._array(source, name) for source in self.sources]
        if not any(part is not None for part in parts):
            return None
        if len(parts) == 1 and parts[0] is not None:
            return self._used(_coded(_encoded(parts[0])))
        chunks = [
            chunk
            for part, height in zip(parts, self._whole, strict=True)
            for chunk in (_absent(height) if part is None else _encoded(part)).chunks
        ]
        return self._used(_coded(pa.chunked_array(chunks, _TYPE)))

    def _used(self, coded: Coded) -> Coded:
        """The kept rows, with the texts that they use."""
        if self.kept is None:
            return coded
        codes = coded.codes[self.kept]
        used, position = np.unique(codes, return_inverse=True)
        absent = int(np.searchsorted(used, 0))
        texts = tuple(coded.texts[code] for code in used[absent:])
        return Coded((position - absent).astype(np.int32).clip(-1), texts)

    def text(self, name: str) -> pl.Series | None:
        """A column of plain texts, "" where the file lacks it; None: no file has it."""
        parts = [self._array(source, name) for source in self.sources]
        if not any(part is not None for part in parts):
            return None
        series = [
            pl.Series(name, [""] * height, pl.String)
            if part is None
            else text_series(part)
            for part, height in zip(parts, self._whole, strict=True)
        ]
        whole = series[0] if len(series) == 1 else pl.concat(series)
        return whole if self.kept is None else whole.gather(self.kept)

    def texts_at(self, name: str, rows: Positions) -> list[str] | None:
        """The texts of a few rows, as written; None where no file has the column."""
        if not self.has(name):
            return None
        whole = rows if self.kept is None else self.kept[rows]
        found = []
        for position in whole.tolist():
            n = int(np.searchsorted(self.starts, position, side="right")) - 1
            cell = self.sources[n].cell(position - self.starts[n], name)
            found.append(cell[1] if cell else "")
        return found

    def _array(self, source: TableSource, name: str) -> pa.ChunkedArray | None:
        at = source.headings.columns.get(name)
        return None if at is None else source.table.columns.get(at)


_TYPE = pa.dictionary(pa.int32(), pa.string())


def _absent(height: int) -> pa.ChunkedArray:
    return pa.chunked_array([pa.nulls(height, _TYPE)])


def _encoded(array: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_dictionary(array.type):
        return array
    return array.dictionary_encode().cast(_TYPE)


def _coded(array: pa.ChunkedArray) -> Coded:
    return Coded(*coded(array))


def text_series(array: pa.ChunkedArray) -> pl.Series:
    """A column of plain texts as Polars has it, without nulls."""
    if pa.types.is_dictionary(array.type):
        array = array.cast(pa.string())
    found = pl.Series("text", _Stream(array))
    return found.fill_null("") if found.null_count() else found


@dataclass(frozen=True)
class _Stream:
    """An array as Arrow's C stream: Polars takes it without pyarrow's compute module."""

    array: pa.ChunkedArray

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.array.__arrow_c_stream__(requested_schema)


def names_of(headings: Mapping[str, int]) -> tuple[str, ...]:
    """Canonical columns that a file has, in the order of the file."""
    return tuple(sorted(headings, key=headings.__getitem__))
