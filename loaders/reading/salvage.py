"""Text with bad rows -> every other row, and each bad one named.

Records that cannot be read are cut out of the text before it is parsed. What the
parser then finds ragged or undecodable is left out of the columns.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from graphmodel.errors import InputError
from graphmodel.rejected import RejectedRow
from loaders.reading.arrow_csv import Irregular, parse, parse_ragged
from loaders.reading.cells import Bad, not_of
from loaders.reading.content import Content
from loaders.reading.decode import MARK, MARK_BYTES, Text
from loaders.reading.grammar import grammar
from loaders.reading.heading import Layout, shown
from loaders.reading.records import Records, find_records
from loaders.reading.scan import LINE_LIMIT
from loaders.reading.table import Places, unified

Indices = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Salvaged:
    """The rows that can be read, and the others by name."""

    table: pa.Table
    rejected: tuple[RejectedRow, ...]
    places: Places


def salvage(text: Text, layout: Layout, name: str) -> Salvaged:
    """Every row of this text that can be read; `name` is the file's for messages."""
    data = text.content.data.slice(layout.begin)
    rules = grammar(layout.separator.encode())
    records = find_records(data, rules, len(layout.headings))
    reasons = _unreadable(data, records)
    sound = np.setdiff1d(np.arange(records.starts.size), list(reasons))
    table, ragged = _parse(_cut(data, records, sound), layout, name, sound.size)
    for index, fields in ragged.items():
        wanted = len(layout.headings)
        detail = f"{fields} fields, expected {wanted}", f"{fields} 列，应有 {wanted} 列"
        reasons[int(sound[index])] = ("fields", *detail)
    kept = np.delete(sound, list(ragged))
    if text.broken:
        marked = _marked(table, layout, text.encoding)
        reasons.update(
            (int(kept[at]), ("encoding", *why)) for at, why in marked.items()
        )
        kept, table = np.delete(kept, list(marked)), _without(table, list(marked))
    lines = (records.line + layout.lines_before + 1).astype(np.uint32)
    return Salvaged(
        table,
        tuple(
            RejectedRow(name, at + 2, int(lines[at]), *reasons[at])
            for at in sorted(reasons)
        ),
        Places(layout.line, (kept + 2).astype(np.uint32), lines),
    )


def _unreadable(data: pa.Buffer, records: Records) -> Bad:
    """Why each record that must not reach the parser is left out, by its index."""
    octets = np.frombuffer(data, np.uint8)
    reasons: Bad = {}
    for at in np.flatnonzero(records.stray).tolist():
        reasons[at] = (
            "quote",
            "a quotation mark is opened and not closed",
            "引号没有配对",
        )
    nul = np.flatnonzero(octets == 0)
    nul = nul[~_is_mark(octets, nul)]
    of = np.searchsorted(records.starts, nul, "right") - 1
    for at, count in zip(*np.unique(of, return_counts=True), strict=True):
        if at >= 0:
            reasons[int(at)] = ("nul", f"{count} NUL bytes", f"{count} 个空字符")
    for at in np.flatnonzero(records.endless).tolist():
        size = int(records.ends[at] - records.starts[at])
        reasons[at] = (
            "too_long",
            f"a line of {size:,} bytes; at most {LINE_LIMIT:,} are read",
            f"一行有 {size:,} 字节，最多读 {LINE_LIMIT:,} 字节",
        )
    return reasons


def _is_mark(octets: np.ndarray, nul: Indices) -> npt.NDArray[np.bool_]:
    is_mark = nul + len(MARK_BYTES) <= octets.size
    for offset, byte in enumerate(MARK_BYTES):
        is_mark &= octets[np.minimum(nul + offset, octets.size - 1)] == byte
    return is_mark


def _cut(data: pa.Buffer, records: Records, sound: Indices) -> pa.Buffer:
    """The bytes of the sound records alone, copied run by run."""
    if sound.size == records.starts.size:
        return data
    starts, ends = records.starts[sound], records.ends[sound]
    breaks = np.flatnonzero(starts[1:] != ends[:-1])
    firsts = starts[np.append(0, breaks + 1)] if sound.size else starts
    lasts = ends[np.append(breaks, sound.size - 1)] if sound.size else ends
    view = memoryview(data)
    runs = zip(firsts.tolist(), lasts.tolist(), strict=True)
    return pa.py_buffer(b"".join(view[first:last] for first, last in runs))


def _parse(
    data: pa.Buffer, layout: Layout, name: str, expected: int
) -> tuple[pa.Table, dict[int, int]]:
    """The rows, and the ragged ones as index -> number of fields."""
    content = Content(data if expected else data.slice(0, 0))
    layout = replace(layout, begin=0)
    try:
        table, ragged = parse(content, layout, newlines=True), {}
    except Irregular:
        try:
            table, found = parse_ragged(content, layout)
        except Irregular as error:
            raise InputError(
                f"{name} cannot be read as CSV: {error}",
                f"{name} 不能作为 CSV 读取：{error}",
            ) from error
        ragged = {row.index: row.fields for row in found}
    if table.num_rows + len(ragged) != expected:
        raise InputError(
            f"{name} cannot be read reliably: {expected} records were counted but "
            f"{table.num_rows + len(ragged)} parsed; save it again as plain CSV",
            f"{name} 不能可靠读取：数出 {expected} 条记录，解析出 "
            f"{table.num_rows + len(ragged)} 条；请另存为普通 CSV",
        )
    return table, ragged


def _marked(
    table: pa.Table, layout: Layout, encoding: str
) -> dict[int, tuple[str, str]]:
    """The rows with an undecodable cell, by index, and the column it stands in."""
    found: dict[int, tuple[str, str]] = {}
    for position in layout.selection.positions:
        cells = pc.match_substring(table.column(f"c{position}").cast(pa.string()), MARK)
        heading = shown(layout.headings[position])
        for at in np.flatnonzero(cells.to_numpy()).tolist():
            found.setdefault(at, not_of(encoding, heading))
    return found


def _without(table: pa.Table, left_out: list[int]) -> pa.Table:
    """These rows left out, and their values out of the dictionaries too."""
    keep = np.ones(table.num_rows, np.bool_)
    keep[left_out] = False
    kept = table.filter(pa.array(keep))
    return pa.table(
        {
            field.name: unified(kept.column(field.name).cast(pa.string()), field.type)
            for field in table.schema
        }
    )
