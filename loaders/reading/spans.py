"""Where a cell stands on its line of a CSV file, in characters, for those who mark it.

In: a file and cells as (line, position of the heading). Out: columns from 1. Only the
lines asked for are read. A file that is packed, of another kind, in UTF-16 or gone has
no columns, nor has a cell that does not begin on the line of its record.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np

from loaders.reading.decode import utf16_of
from loaders.reading.grammar import Grammar, grammar
from loaders.reading.read import kind_of
from loaders.reading.scan import PIECE
from loaders.reading.source import STANDARD_INPUT, Source, open_source

#: Line of a record, position of a heading.
Cell = tuple[int, int]
#: First column of a cell and the one after its last, from 1.
Span = tuple[int, int]
_NEWLINE = 10
_SEPARATORS = (b",", b"\t", b";", b"|")
_BOM = b"\xef\xbb\xbf"


def spans(
    name: str, headings: Sequence[str], heading_line: int, cells: Collection[Cell]
) -> dict[Cell, Span]:
    """The columns of these cells, as far as they can be told."""
    if not cells or name == STANDARD_INPUT or not Path(name).is_file():
        return {}
    source = open_source(name)
    if source.packed or kind_of(source) != "csv" or utf16_of(source.content):
        return {}
    lines = _lines(source, sorted({heading_line, *(line for line, _ in cells)}))
    rules = _rules(lines.get(heading_line, b""), len(headings))
    if rules is None:
        return {}
    there = [cell for cell in cells if cell[0] in lines]
    found = {cell: _span(lines[cell[0]], cell[1], rules) for cell in there}
    return {cell: span for cell, span in found.items() if span}


def _lines(source: Source, numbers: Sequence[int]) -> dict[int, bytes]:
    """These lines (from 1), without their ends; found by counting newlines in columns."""
    starts: dict[int, int] = {1: 0}
    wanted = np.array([n for n in numbers if n > 1], np.int64)
    lines = offset = 0
    for piece in source.content.pieces(PIECE):
        ends = np.flatnonzero(np.frombuffer(piece, np.uint8) == _NEWLINE)
        here = wanted[(wanted - 1 > lines) & (wanted - 1 <= lines + len(ends))]
        at = ends[here - 2 - lines] + offset + 1
        starts |= dict(zip(here.tolist(), at.tolist(), strict=True))
        lines += len(ends)
        offset += len(piece)
    view = memoryview(source.content.data)
    return {n: _line(view, starts[n]) for n in numbers if n in starts}


def _line(view: memoryview, start: int) -> bytes:
    size = 1 << 12
    while True:
        head = view[start : start + size].tobytes()
        line, newline, _ = head.partition(b"\n")
        if newline or start + size >= len(view):
            return line.rstrip(b"\r").removeprefix(_BOM if start == 0 else b"")
        size *= 4


def _rules(heading: bytes, width: int) -> Grammar | None:
    """The grammar in which the heading has this many fields."""
    found = (grammar(mark) for mark in _SEPARATORS)
    return next((g for g in found if len(g.fields(heading)) == width), None)


def _span(line: bytes, position: int, rules: Grammar) -> Span | None:
    """The columns of the field at this position; None where the line ends before it."""
    start = 0
    for _ in range(position):
        match = rules.field.match(line, start)
        if match is None or match.end() >= len(line):
            return None
        start = match.end() + 1
    match = rules.field.match(line, start)
    encoding = _encoding(line)
    if match is None or encoding is None:
        return None
    first = len(line[:start].decode(encoding)) + 1
    return first, first + len(match[0].decode(encoding))


def _encoding(line: bytes) -> str | None:
    """The encoding in which a line can be read by itself."""
    for encoding in ("utf-8", "gb18030"):
        try:
            line.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return None
