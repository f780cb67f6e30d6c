"""Bytes that can be looked at in place or read through, wherever they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa


@dataclass(frozen=True)
class Content:
    """Bytes in memory, or of a file that is mapped.

    A mapped page counts as memory once it is touched. So what goes through all the
    bytes once reads them from the file: `stream` and `pieces`. `data` is for a look
    at the top, and for the careful ways.
    """

    data: pa.Buffer
    path: Path | None = None  # where `data` is this file, mapped

    def __len__(self) -> int:
        return int(self.data.size)

    def head(self, size: int) -> bytes:
        """The first bytes."""
        return memoryview(self.data)[:size].tobytes()

    def tail(self, size: int) -> bytes:
        """The last bytes."""
        return memoryview(self.data)[max(len(self) - size, 0) :].tobytes()

    def stream(self, begin: int) -> pa.NativeFile:
        """The bytes from this offset on, for a parser."""
        file = pa.BufferReader(self.data) if self.path is None else self._file()
        file.seek(begin)
        return file

    def pieces(self, size: int) -> Iterator[memoryview]:
        """All bytes, in pieces of this size; each is overwritten by the next."""
        if self.path is None:
            view = memoryview(self.data)
            yield from (view[at : at + size] for at in range(0, len(view), size))
            return
        space = memoryview(bytearray(size))
        with self.path.open("rb", buffering=0) as file:
            while filled := file.readinto(space):
                yield space[:filled]

    def _file(self) -> pa.NativeFile:
        return pa.OSFile(str(self.path))
