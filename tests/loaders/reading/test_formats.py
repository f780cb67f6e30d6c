"""XLSX, JSON Lines and Parquet give the same text as CSV."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from graphmodel.errors import InputError
from loaders.reading import NoHeadings, read
from tests.loaders.reading.support import (
    NAME,
    cells,
    everything,
    read_one,
    reasons,
    write,
)


def workbook(folder: Path, **sheets: list[list[object]]) -> Path:
    """A workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / "book.xlsx"
    book.save(path)
    return path


def test_workbook_cells_become_text(tmp_path: Path) -> None:
    """Dates are ISO, whole numbers have no point, serials stay digits."""
    path = workbook(
        tmp_path,
        a=[
            [NAME, "成立日期", "x", "y"],
            ["a", dt.date(2016, 7, 22), 3.0, 42573],
            ["b", dt.datetime(2016, 7, 22, 8, 30), 3.25, "0012"],
            ["c", None, True, "=CMD()"],
        ],
    )
    table = read_one(path)
    assert table.file == str(path)
    assert cells(table)[:2] == [
        ["a", "2016-07-22", "3", "42573"],
        ["b", "2016-07-22 08:30:00", "3.25", "0012"],
    ]
    assert cells(table)[2][:3] == ["c", "", "true"]


def test_titles_blank_rows_and_margins_of_a_sheet(tmp_path: Path) -> None:
    """Titles above, blank rows between and blank columns beside are no rows."""
    blank: list[object] = []
    path = workbook(
        tmp_path,
        a=[
            blank,
            [None, "登记表"],
            [None, NAME, "x"],
            [None, "a", 1],
            blank,
            [None, "b"],
        ],
    )
    table = read_one(path)
    assert table.headings == (NAME, "x")
    assert cells(table) == [["a", "1"], ["b", ""]]
    assert table.rows().tolist() == [2, 3]
    assert table.lines([1, 2, 3]) == [3, 4, 6]


def test_merged_headings_are_joined(tmp_path: Path) -> None:
    """A heading over several columns is joined with those below it."""
    path = workbook(
        tmp_path,
        a=[
            [NAME, "异常活动名录", None, "住所"],
            [None, "列入时间", "移出时间", None],
            ["a", "2020", "2021", "b"],
        ],
    )
    book = openpyxl.load_workbook(path)
    for merged in ("A1:A2", "B1:C1", "D1:D2"):
        book["a"].merge_cells(merged)
    book.save(path)
    table = read_one(path)
    assert table.headings == (
        NAME,
        "异常活动名录_列入时间",
        "异常活动名录_移出时间",
        "住所",
    )
    assert cells(table) == [["a", "2020", "2021", "b"]]
    assert table.lines([2]) == [3]


def test_every_registry_sheet_is_a_table(tmp_path: Path) -> None:
    """Other sheets with cells are named; empty ones are not worth a word."""
    path = workbook(
        tmp_path, one=[[NAME], ["a"]], notes=[["hello"]], two=[[NAME], ["b"]], empty=[]
    )
    one, two = read(path, everything)
    assert (one.file, two.file) == (f"{path}[one]", f"{path}[two]")
    assert (cells(one), cells(two)) == ([["a"]], [["b"]])
    assert len(one.notices) == 1
    assert "notes" in one.notices[0].en
    assert "notes" in one.notices[0].zh


def test_workbooks_that_are_none(tmp_path: Path) -> None:
    """A damaged workbook and one without a registry are InputErrors."""
    with pytest.raises(InputError, match="XLSX"):
        read(write(tmp_path, "r.xlsx", b"PK\x03\x04 and no more"), everything)
    with pytest.raises(InputError, match="XLSX"):
        read(write(tmp_path, "r.xlsx", b"no archive at all"), everything)
    with pytest.raises(NoHeadings, match="甲"):
        read(workbook(tmp_path, a=[["甲", "乙"]]), everything)


def test_json_lines_have_the_union_of_keys(tmp_path: Path) -> None:
    """Keys may come late; values are text, nested ones JSON, absent ones empty."""
    path = write(
        tmp_path,
        "r.jsonl",
        f'{{"{NAME}": "甲", "n": 3}}\n\n{{"{NAME}": "乙", "x": {{"k": [1, "中"]}}}}\r\n'
        f'{{"n": true, "{NAME}": "丙", "x": null}}\n{{}}',
    )
    table = read_one(path)
    assert table.headings == (NAME, "n", "x")
    assert cells(table) == [
        ["甲", "3", ""],
        ["乙", "", '{"k": [1, "中"]}'],
        ["丙", "true", ""],
        ["", "", ""],
    ]
    assert table.rows().tolist() == [2, 3, 4, 5]
    assert table.lines([2, 3, 4, 5]) == [1, 3, 4, 5]


def test_json_types_may_differ_from_line_to_line(tmp_path: Path) -> None:
    """Keys of irreconcilable types are found all the same."""
    lines = [f'{{"{NAME}": {{"a": 1}}}}', f'{{"{NAME}": [1], "y": 2}}', '{"y": {}}']
    table = read_one(write(tmp_path, "r.ndjson", "\n".join(lines)))
    assert cells(table) == [['{"a": 1}', ""], ["[1]", "2"], ["", "{}"]]


def test_lines_that_are_no_objects_are_named(tmp_path: Path) -> None:
    """Each bad line is rejected with its reason; the others are loaded."""
    good = f'{{"{NAME}": "a"}}'.encode()
    bad = [b"3", b"[1]", b"{", good + b" x", b'{"x": "\xff"}', b'{"x": "\0"}']
    bad += [b'{"x": "' + b"y" * (1 << 20) + b'"}', f'{{"{NAME}": "\\u0000"}}'.encode()]
    bad += [b'{"x": ' + b"[" * 5000 + b"]" * 5000 + b"}"]
    content = b"\n".join(
        line for pair in zip(bad, [good] * 9, strict=True) for line in pair
    )
    table = read_one(write(tmp_path, "r.jsonl", content))
    assert [row[0] for row in cells(table)] == ["a"] * 9
    assert [row.reason for row in table.rejected] == (
        ["json"] * 4 + ["encoding", "nul", "too_long", "nul", "json"]
    )
    assert [row.line for row in table.rejected] == list(range(1, 19, 2))


def test_parquet_types_become_text(tmp_path: Path) -> None:
    """Dates are ISO, booleans words, nulls empty, nested values JSON."""
    path = tmp_path / "r.parquet"
    day = dt.datetime(2016, 7, 22)
    columns = {
        NAME: ["甲", None],
        "date": [day.date(), None],
        "moment": [day, day.replace(hour=3)],
        "yes": [True, False],
        "number": [3.0, 1.5],
        "decimal": [Decimal("3.00"), None],
        "list": [[1, 2], None],
        "struct": pa.array([{"a": "中"}, None]),
        "coded": pa.array(["a", None]).dictionary_encode(),
        "bytes": [b"a", b""],
        "nothing": pa.nulls(2),
        "a.b": ["x", "y"],
    }
    pq.write_table(pa.table(columns), path)
    first, second = cells(table := read_one(path))
    assert dict(zip(columns, first, strict=True)) == {
        NAME: "甲",
        "date": "2016-07-22",
        "moment": "2016-07-22",
        "yes": "true",
        "number": "3",
        "decimal": "3.00",
        "list": "[1, 2]",
        "struct": '{"a": "中"}',
        "coded": "a",
        "bytes": "a",
        "nothing": "",
        "a.b": "x",
    }
    assert second[:5] == ["", "", "2016-07-22 03:00:00", "false", "1.5"]
    assert table.lines(table.rows().tolist()) == [1, 2]


def test_bad_values_in_parquet_cost_their_row(tmp_path: Path) -> None:
    """Bytes that are no text and NUL characters are rejected by row."""
    path = tmp_path / "r.parquet"
    pq.write_table(pa.table({NAME: [b"a", b"\xff", b"c\0", b"d"]}), path)
    table = read_one(path)
    assert cells(table) == [["a"], ["d"]]
    assert reasons(table) == [(3, 2, "encoding"), (4, 3, "nul")]
    assert table.rows().tolist() == [2, 5]


def test_an_empty_table_of_each_format(tmp_path: Path) -> None:
    """A heading without rows is a registry of nobody."""
    path = tmp_path / "r.parquet"
    pq.write_table(pa.table({NAME: pa.array([], pa.string())}), path)
    assert read_one(path).height == 0
    assert read_one(workbook(tmp_path, a=[[NAME, "x"]])).height == 0
