"""What the formats with typed cells share: text out of values, and bad values."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from graphmodel.rejected import RejectedRow
from loaders.reading.heading import shown
from loaders.reading.table import (
    TEXT,
    Places,
    Rows,
    Selection,
    Table,
    unified,
)

# A date that was stored as a moment comes back as a date.
_MIDNIGHT = r"^(\d{4}-\d{2}-\d{2})[ T]00:00:00(?:\.0+)?Z?$"

# index of a row -> reason, detail in English and in Chinese
Bad = dict[int, tuple[str, str, str]]


def without_midnight(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """ISO dates without the 00:00:00 that typed cells carry."""
    coded = values.dictionary_encode().unify_dictionaries()
    chunks = [
        pa.DictionaryArray.from_arrays(
            chunk.indices,
            pc.replace_substring_regex(chunk.dictionary, _MIDNIGHT, r"\1"),
        ).cast(TEXT)
        for chunk in coded.chunks
    ]
    return pa.chunked_array(chunks, TEXT)


def nul_rows(columns: dict[int, pa.ChunkedArray], headings: tuple[str, ...]) -> Bad:
    """The rows with a NUL character, by index, as reason and detail."""
    bad: Bad = {}
    for position, column in columns.items():
        found = pc.match_substring(column.cast(TEXT), "\0").to_numpy()
        for at in np.flatnonzero(found).tolist():
            heading = shown(headings[position])
            detail = f"a NUL character in column {heading}", f"“{heading}”列含空字符"
            bad.setdefault(at, ("nul", *detail))
    return bad


def not_of(encoding: str, heading: str) -> tuple[str, str]:
    """What is told of bytes in a column that are not of an encoding, in both languages."""
    return (
        f"bytes that are not {encoding} in column {heading}",
        f"“{heading}”列含不属 {encoding} 的字节",
    )


def assemble(
    shell: Table,
    selection: Selection,
    columns: dict[int, pa.ChunkedArray],
    lines: Rows,
    bad: Bad,
) -> Table:
    """The table of these columns; `lines` and `bad` go by index into them.

    `shell` is the table without rows: its file, digest, headings and notices, and
    the rows rejected before, with their places among all records.
    """
    height = len(lines)
    keep = np.ones(height, np.bool_)
    keep[list(bad)] = False
    mask = pa.array(keep)
    rejected = (
        RejectedRow(shell.file, at + 2, int(lines[at]), *bad[at]) for at in sorted(bad)
    )
    return Table(
        file=shell.file,
        hashed=shell.hashed,
        headings=shell.headings,
        columns={
            p: unified(v.filter(mask) if bad else v, selection.type_of(p))
            for p, v in columns.items()
        },
        height=int(keep.sum()),
        rejected=tuple(rejected),
        notices=shell.notices,
        places=Places(
            heading_line=shell.places.heading_line,
            kept=(np.flatnonzero(keep) + 2).astype(np.uint32),
            record_lines=lines,
        ),
    )
