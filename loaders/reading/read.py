"""The one way in: what kind of file it is, and who reads it."""

from __future__ import annotations

from pathlib import Path

from graphmodel.errors import InputError
from loaders.reading.csv_table import read_csv
from loaders.reading.source import FORMATS, FORMATS_ZH, Memory, Source, open_source
from loaders.reading.table import Chooser, Table

_PARQUET_MAGIC = b"PAR1"
_WORKBOOK_MAGICS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_ENDINGS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".xlsx": "excel",
    ".xlsm": "excel",
    ".xls": "excel",
}
# Beginnings of files that people take for tables, each with its name in both languages.
_OTHERS = {
    b"%PDF": ("a PDF", " PDF 文件"),
    b"\x89PNG": ("an image", "图片"),
    b"\xff\xd8\xff": ("an image", "图片"),
    b"SQLite format 3": ("an SQLite database", " SQLite 数据库"),
    b"7z\xbc\xaf": ("a 7z archive", " 7z 压缩包"),
    b"Rar!": ("a RAR archive", " RAR 压缩包"),
    b"<!DOCTYPE": ("a web page", "网页"),
    b"<html": ("a web page", "网页"),
    b"<?xml": ("XML", " XML 文件"),
    b"[": (
        "a JSON array; write one object a line (JSON Lines)",
        " JSON 数组，请改为一行一个对象（JSON Lines）",
    ),
}


def read(source: str | Path | Memory, choose: Chooser) -> list[Table]:
    """The tables in this file ("-": standard input), one a file or a sheet.

    `choose` gets candidate headings as written and says which to read, or None
    where they are no headings. Raises InputError for what cannot be read at all,
    NoHeadings (an InputError) where no line is a heading.
    """
    opened = open_source(source)
    kind = kind_of(opened)
    # each reader is loaded only when its format comes
    if kind == "excel":
        from loaders.reading.excel import read_excel

        return read_excel(opened, choose)
    if kind == "parquet":
        from loaders.reading.parquet import read_parquet

        return [read_parquet(opened, choose)]
    if kind == "jsonl":
        from loaders.reading.jsonl import read_jsonl

        return [read_jsonl(opened, choose)]
    return [read_csv(opened, choose)]


def kind_of(source: Source) -> str:
    """The format: by its first bytes where they are unmistakable, else its ending."""
    head = source.content.head(16)
    if head.startswith(_PARQUET_MAGIC):
        return "parquet"
    if head.startswith(_WORKBOOK_MAGICS):
        return "excel"
    if source.ending in _ENDINGS:
        return _ENDINGS[source.ending]
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"{"):
        return "jsonl"
    for beginning, (name, name_zh) in _OTHERS.items():
        if text.startswith(beginning):
            raise InputError(
                f"{source.name} is {name}; expected one of {FORMATS}",
                f"{source.name} 是{name_zh}；可以读的有 {FORMATS_ZH}",
            )
    return "csv"
