"""JSON Lines -> Table: one object a line, its keys the headings.

Whole blocks of lines go to the parser. A block that it refuses is halved until the
bad line stands alone, so a sound file is never looked at line by line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import polars as pl
import pyarrow as pa

from loaders.reading.cells import Bad, assemble, nul_rows
from loaders.reading.content import Content
from loaders.reading.decode import MARK_BYTES, decode
from loaders.reading.heading import BOM, no_headings
from loaders.reading.scan import LINE_LIMIT
from loaders.reading.source import Source
from loaders.reading.table import TEXT, Chooser, Places, Rows, Table

_BLOCK = 64 << 20  # bytes
_FEW = 1000  # lines that are looked at one by one rather than halved again
_BAD_LINE = pl.DataFrame(height=1)
_KINDS = {
    list: ("an array", "数组"),
    str: ("a text", "文字"),
    bool: ("true or false", "真假值"),
    type(None): ("null", "空值"),
}


@dataclass(frozen=True)
class Lines:
    """The lines that may be records: not blank, each with its place in the file."""

    data: memoryview
    starts: np.ndarray
    ends: np.ndarray
    numbers: Rows

    def block(self, first: int, after: int) -> bytes:
        """The bytes of these lines (blank ones among them do no harm)."""
        return self.data[int(self.starts[first]) : int(self.ends[after - 1])].tobytes()


def read_jsonl(source: Source, choose: Chooser) -> Table:
    """The table in this JSON Lines file.

    Raises NoHeadings where the keys of its objects are not those of a registry.
    """
    text = decode(source.content)
    lines = _lines(text.content)
    bad = _too_long(lines)
    blocks = list(_blocks(lines, bad))
    headings = tuple(dict.fromkeys(key for b in blocks for key in _keys(lines, *b)))
    selection = choose(headings) if headings else None
    if selection is None:
        raise no_headings(source.name, [headings])
    schema = {headings[p]: pl.String for p in selection.positions}
    parts = [_BAD_LINE] * len(bad)
    order = list(bad)
    for first, after in blocks:
        for start, part in _parsed(lines, first, after, schema):
            parts.append(part)
            order.append(start)
            if part is _BAD_LINE:
                bad[start] = _why(lines.block(start, start + 1), text.encoding)
    parts = [parts[i] for i in np.argsort(np.array(order, np.int64))]
    columns = {
        p: pa.chunked_array([_column(part, headings[p]) for part in parts], TEXT)
        for p in selection.positions
    }
    bad = nul_rows(columns, headings) | bad
    shell = Table(
        source.name, source.digest, headings, {}, 0, places=Places(heading_line=0)
    )
    return assemble(shell, selection, columns, lines.numbers, bad)


def _lines(content: Content) -> Lines:
    octets = np.frombuffer(content.data, np.uint8)
    begin = len(BOM) if content.head(len(BOM)) == BOM else 0
    ends = np.flatnonzero(octets == 10) + 1
    if not ends.size or ends[-1] != octets.size:
        ends = np.append(ends, octets.size)
    starts = np.append(begin, ends[:-1])
    size = ends - starts
    alone = octets[starts.clip(max=octets.size - 1)]
    blank = (size == 0) | ((size == 1) & (alone == 10)) | ((size == 2) & (alone == 13))
    ink = np.flatnonzero(~blank)
    numbers = (ink + 1).astype(np.uint32)
    return Lines(memoryview(content.data), starts[ink], ends[ink], numbers)


def _too_long(lines: Lines) -> Bad:
    limit = f"{LINE_LIMIT:,}"
    detail = f"a line of more than {limit} bytes", f"一行超过 {limit} 字节"
    long = np.flatnonzero(lines.ends - lines.starts > LINE_LIMIT)
    return dict.fromkeys(long.tolist(), ("too_long", *detail))


def _blocks(lines: Lines, bad: Bad) -> Iterator[tuple[int, int]]:
    """Ranges of lines of about one block each, without those known to be bad."""
    for first, after in pairwise([-1, *sorted(bad), lines.starts.size]):
        line = first + 1
        while line < after:
            full = np.searchsorted(lines.ends, lines.starts[line] + _BLOCK, "right")
            end = min(max(int(full), line + 1), after)
            yield line, end
            line = end


def _keys(lines: Lines, first: int, after: int) -> list[str]:
    """The keys of all objects in these lines."""
    try:
        block = lines.block(first, after)
        return pl.read_ndjson(block, infer_schema_length=None, n_rows=0).columns
    except pl.exceptions.PolarsError:
        if after - first > _FEW:
            middle = (first + after) // 2
            return _keys(lines, first, middle) + _keys(lines, middle, after)
    return [
        key for at in range(first, after) for key in _object(lines.block(at, at + 1))
    ]


def _object(line: bytes) -> dict[str, object]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return {}  # told as a rejected row when the values are read
    return value if isinstance(value, dict) else {}


def _parsed(
    lines: Lines, first: int, after: int, schema: dict[str, type[pl.String]]
) -> Iterator[tuple[int, pl.DataFrame]]:
    """The lines as tables, each with its first line; a bad line has no columns."""
    try:
        table = pl.read_ndjson(lines.block(first, after), schema=schema)
        if table.height == after - first:
            yield first, table
            return
    except pl.exceptions.PolarsError:
        pass  # the halves tell which line it is
    if after - first == 1:
        yield first, _BAD_LINE
        return
    middle = (first + after) // 2
    yield from _parsed(lines, first, middle, schema)
    yield from _parsed(lines, middle, after, schema)


def _column(part: pl.DataFrame, name: str) -> pa.Array:
    if part is _BAD_LINE:
        return pa.array([""], TEXT)
    return part.get_column(name).fill_null("").to_arrow().cast(TEXT)


def _why(line: bytes, encoding: str) -> tuple[str, str, str]:
    """Why the parser refused this line, without repeating it."""
    if MARK_BYTES in line:
        return "encoding", f"bytes that are not {encoding}", f"含不属 {encoding} 的字节"
    if b"\0" in line:
        return "nul", f"{line.count(0)} NUL bytes", f"{line.count(0)} 个空字符"
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        return (
            "json",
            f"not a JSON object: {error.msg} at character {error.colno}",
            f"不是 JSON 对象：第 {error.colno} 个字符处 {error.msg}",
        )
    except (ValueError, RecursionError):
        return "json", "a number or a nesting beyond all bounds", "数值或层次过大"
    if not isinstance(value, dict):
        en, zh = _KINDS.get(type(value), ("a number", "数"))
        return "json", f"not a JSON object but {en}", f"不是 JSON 对象，而是{zh}"
    return (
        "json",
        "an object that cannot be read, such as a number out of range",
        "对象读不了，例如数值超出范围",
    )
