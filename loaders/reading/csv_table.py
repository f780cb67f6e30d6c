"""CSV -> Table: the fast way for sound files, the careful way for the others.

A file is sound when it decodes, has one record on every line and the right number of
fields in each. The parser and a pass that counts lines run side by side; where their
counts agree nothing can have been swallowed, and a row's line follows from its number.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

import pyarrow as pa

from loaders.reading.arrow_csv import Irregular, parse
from loaders.reading.content import Content
from loaders.reading.decode import Text, decode, utf16_of
from loaders.reading.grammar import grammar
from loaders.reading.heading import Layout, find_layout
from loaders.reading.scan import Scan, scan
from loaders.reading.source import Source
from loaders.reading.table import Chooser, NoHeadings, Places, Table

_TAIL = 4 << 20  # bytes; longer than any row that is not endless


def read_csv(source: Source, choose: Chooser) -> Table:
    """The table in this CSV file.

    Raises NoHeadings where no line is a heading.
    """
    if utf16_of(source.content):
        return _read(source, decode(source.content), choose, source.digest)
    try:
        layout = find_layout(source.content, source.name, choose)
    except NoHeadings:
        text = decode(source.content)
        if text.content is source.content:
            raise
        return _read(source, text, choose, source.digest)
    table, _ = sound(source, layout)
    if table is not None:
        return _table(source, hashing(source), layout, table)
    foreign = not "".join(layout.headings).isascii()
    text = decode(source.content, surely_utf8=foreign)
    return _read(source, text, choose, source.digest)


def hashing(source: Source) -> Future[str]:
    """The digest of a file, made beside what follows: the parser is done by now."""
    beside = ThreadPoolExecutor(1)
    digest = beside.submit(lambda: source.digest)
    beside.shutdown(wait=False)
    return digest


def sound(source: Source, layout: Layout) -> tuple[pa.Table | None, Scan]:
    """The rows, or None if they need care; and what a pass over the bytes showed."""
    with ThreadPoolExecutor(1) as beside:
        scanning = beside.submit(scan, source.content, hashed=False)
        table = _parsed(source.content, layout)
        found = scanning.result()
    if table is not None and _one_a_line(source.content, layout, table.num_rows, found):
        return table, found
    return None, found


def _parsed(content: Content, layout: Layout) -> pa.Table | None:
    try:
        # newlines in cells would break a record in two, which the counts then show
        return parse(content, layout, newlines=False)
    except Irregular:
        return None


def _one_a_line(content: Content, layout: Layout, rows: int, found: Scan) -> bool:
    """Whether each line is one whole record, so that nothing can be amiss."""
    tail = content.tail(min(_TAIL, len(content) - layout.begin))
    last = tail.rstrip(b"\r\n")
    blank = tail.count(b"\n", len(last)) - 1  # at the end; -1: it ends without newline
    lines = found.newlines - layout.lines_before - blank if last else 0
    return found.plain and lines == rows and _closed(last, layout)


def _closed(tail: bytes, layout: Layout) -> bool:
    """Whether the last line is a record: a mark left open there swallows nothing."""
    last = tail[max(tail.rfind(b"\n"), tail.rfind(b"\r")) + 1 :]
    return grammar(layout.separator.encode()).lenient.match(last) is not None


def _read(source: Source, text: Text, choose: Chooser, digest: str) -> Table:
    """As `read_csv` for text that was decoded, or that is not sound."""
    layout = find_layout(text.content, source.name, choose)
    if text.content is not source.content and not text.broken:
        table = _parsed(text.content, layout)
        found = scan(text.content, hashed=False)
        if table is not None and _one_a_line(
            text.content, layout, table.num_rows, found
        ):
            return _table(source, digest, layout, table)
    from loaders.reading.salvage import salvage  # sound files never need it

    saved = salvage(text, layout, source.name)
    return Table(
        file=source.name,
        hashed=digest,
        headings=layout.headings,
        columns=_columns(layout, saved.table),
        height=saved.table.num_rows,
        rejected=saved.rejected,
        places=saved.places,
    )


def _table(
    source: Source, digest: str | Future[str], layout: Layout, table: pa.Table
) -> Table:
    return Table(
        file=source.name,
        hashed=digest,
        headings=layout.headings,
        columns=_columns(layout, table),
        height=table.num_rows,
        places=Places(heading_line=layout.line),
    )


def _columns(layout: Layout, table: pa.Table) -> dict[int, pa.ChunkedArray]:
    return {p: table.column(f"c{p}") for p in layout.selection.positions}
