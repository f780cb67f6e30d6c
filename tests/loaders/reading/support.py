"""What the tests of reading share."""

from __future__ import annotations

from pathlib import Path

from loaders.reading import Selection, Table, read

NAME = "社会组织名称"


def everything(headings: tuple[str, ...]) -> Selection | None:
    """Take a line with the name for a heading, and read all its columns."""
    if NAME not in headings:
        return None
    odd = tuple(range(1, len(headings), 2))
    return Selection(dictionary=odd, text=tuple(range(0, len(headings), 2)))


def write(folder: Path, name: str, content: bytes | str) -> Path:
    """A file with these bytes (text as UTF-8)."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read_one(path: Path) -> Table:
    """The only table of this file, all columns."""
    [table] = read(path, everything)
    return table


def cells(table: Table) -> list[list[str]]:
    """The kept rows as lists of text."""
    columns = [table.columns[p].to_pylist() for p in sorted(table.columns)]
    return [list(row) for row in zip(*columns, strict=True)]


def reasons(table: Table) -> list[tuple[int, int, str]]:
    """The rejected rows as (row, line, reason)."""
    return [(r.row, r.line, r.reason) for r in table.rejected]
