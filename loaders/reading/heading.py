"""Finding the heading of a table: which line, which separator, which columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphmodel.errors import InputError
from loaders.reading.content import Content
from loaders.reading.grammar import grammar
from loaders.reading.scan import LINE_LIMIT
from loaders.reading.table import Chooser, NoHeadings, Selection

# Exports put a title, a date and a unit above the heading; ten lines hold them all.
LINES_TRIED = 10
SEPARATORS = (",", "\t", ";")
BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(rb"\r\n|\n|\r")
_LINE = re.compile(rb"[^\r\n]*")
_SHOWN = 12  # headings quoted in a message


@dataclass(frozen=True)
class Layout:
    """The heading of a CSV text and where the rows begin."""

    separator: str
    headings: tuple[str, ...]
    selection: Selection
    begin: int  # offset of the first byte after the heading's line
    lines_before: int  # line ends within those bytes
    line: int  # physical line of the heading


def find_layout(text: Content, name: str, choose: Chooser) -> Layout:
    """The first line, of up to ten, that `choose` takes for a heading.

    Raises NoHeadings where there is none and InputError where the line is endless.
    """
    head = text.head(LINE_LIMIT + 1)
    start = len(BOM) if head.startswith(BOM) else 0
    seen: list[tuple[str, ...]] = []
    for separator, cells, record in _candidates(head, start):
        selection = choose(cells)
        seen.append(cells)
        if selection is None:
            continue
        begin = record.end() + len(_end_at(head, record.end()))
        return Layout(
            separator=separator,
            headings=cells,
            selection=selection,
            begin=begin,
            lines_before=len(_LINE_END.findall(head, 0, begin)),
            line=1 + len(_LINE_END.findall(head, 0, record.start())),
        )
    if len(head) > LINE_LIMIT and not _LINE_END.search(head):
        raise InputError(
            f"{name}: the first line is longer than {LINE_LIMIT:,} bytes, so it cannot "
            "be a heading; save the file with one organization a line",
            f"{name}：第一行超过 {LINE_LIMIT:,} 字节，不可能是表头；请另存为一行一家组织",
        )
    raise no_headings(name, seen)


def no_headings(name: str, seen: Iterable[tuple[str, ...]]) -> NoHeadings:
    """The error for a file in which no heading was found, quoting the best line."""
    best = max(seen, key=lambda cells: sum(map(bool, cells)), default=())
    quoted, quoted_zh = (mark.join(map(shown, best[:_SHOWN])) for mark in (", ", "、"))
    left = len(best) - _SHOWN
    more, more_zh = (
        (f" and {left} more", f"等 {len(best)} 项") if left > 0 else ("", "")
    )
    return NoHeadings(
        f"{name}: not a registry: expected a heading with a column for the name of "
        f"the organization (社会组织名称, name, jgmc) within the first {LINES_TRIED} "
        f"lines; found {quoted or 'nothing'}{more}",
        best,
        f"{name}：不是登记表：前 {LINES_TRIED} 行应有表头，其中一列是社会组织名称"
        f"（社会组织名称、name、jgmc）；找到的是{quoted_zh or '空行'}{more_zh}",
    )


def shown(cell: str) -> str:
    """A cell for a message: short, with control characters escaped."""
    short = cell if len(cell) <= 40 else cell[:39] + "…"
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in short) or '""'


def _candidates(
    head: bytes, start: int
) -> Iterator[tuple[str, tuple[str, ...], re.Match[bytes]]]:
    """Each record at the top, split by each separator, the likeliest first."""
    comma = grammar(b",").lenient
    for _ in range(LINES_TRIED):
        ending = _end_at(head, start)
        while ending:  # blank lines are no records
            start += len(ending)
            ending = _end_at(head, start)
        if start >= len(head):
            return
        # quotation marks bind alike under every separator that follows one
        splits = [
            (mark, _cells(mark, match[0]), match)
            for mark in SEPARATORS
            if (match := grammar(mark.encode()).lenient.match(head, start))
        ]
        yield from sorted(splits, key=lambda split: -len(split[1]))
        match = comma.match(head, start) or _LINE.match(head, start)
        start = match.end() if match else len(head)
        start += len(_end_at(head, start))


def _cells(mark: str, record: bytes) -> tuple[str, ...]:
    cells = grammar(mark.encode()).fields(record)
    return tuple(cell.decode("utf-8", "replace") for cell in cells)


def _end_at(head: bytes, position: int) -> bytes:
    match = _LINE_END.match(head, position)
    return match[0] if match else b""
