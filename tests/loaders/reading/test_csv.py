"""CSV as registries are really exported."""

from __future__ import annotations

import codecs
import csv
import gzip
import hashlib
import io
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.reading import Selection, read
from loaders.reading.arrow_csv import BLOCK
from tests.loaders.reading.support import NAME, cells, everything, read_one, write

TEXT = f"{NAME},类型\n嵊州市越剧协会,社会团体\n绍兴市篮球协会,社会团体\n"
ROWS = [["嵊州市越剧协会", "社会团体"], ["绍兴市篮球协会", "社会团体"]]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"]


def encoded(text: str, encoding: str) -> bytes:
    """The text in this encoding, with the byte order mark that it needs."""
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    return mark + text.encode(encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_encoding_is_detected(tmp_path: Path, encoding: str) -> None:
    """UTF-8 with and without BOM, UTF-16 with BOM and GB18030 give the same cells."""
    table = read_one(write(tmp_path, "r.csv", encoded(TEXT, encoding)))
    assert table.headings == (NAME, "类型")
    assert cells(table) == ROWS
    assert table.rejected == ()


def test_gb18030_is_detected_under_latin_headings(tmp_path: Path) -> None:
    """Where only the cells are Chinese, they tell the encoding."""
    path = write(tmp_path, "r.csv", "name,x\n嵊州市越剧协会,1\n".encode("gb18030"))
    [table] = read(
        path, lambda cells: Selection((), (0,)) if cells[0] == "name" else None
    )
    assert table.columns[0].to_pylist() == ["嵊州市越剧协会"]


def test_a_packed_file_and_standard_input_read_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A .csv.gz and "-" give the rows of the plain file; the digest is the file's."""
    packed = gzip.compress(TEXT.encode())
    table = read_one(write(tmp_path, "r.csv.gz", packed))
    assert cells(table) == ROWS
    assert table.digest == f"sha256:{hashlib.sha256(packed).hexdigest()}"
    stdin = io.TextIOWrapper(io.BytesIO(TEXT.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    [table] = read("-", everything)
    assert (table.file, cells(table)) == ("-", ROWS)
    assert table.digest == f"sha256:{hashlib.sha256(TEXT.encode()).hexdigest()}"


@pytest.mark.parametrize("mark", ["\t", ";"])
def test_other_separators_are_found(tmp_path: Path, mark: str) -> None:
    """Tabs and semicolons separate as well as commas."""
    path = write(tmp_path, "r.csv", TEXT.replace(",", mark))
    assert cells(read_one(path)) == ROWS


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_one(tmp_path: Path, end: str) -> None:
    """Unix, Windows and old Macintosh line ends give the same rows and lines."""
    table = read_one(write(tmp_path, "r.csv", TEXT.replace("\n", end)))
    assert cells(table) == ROWS
    assert table.rows().tolist() == table.lines([2, 3]) == [2, 3]


def test_titles_above_the_heading_are_passed_over(tmp_path: Path) -> None:
    """The heading may follow title lines; rows count from it, lines from the top."""
    path = write(tmp_path, "r.csv", f'"绍兴市\n登记表",\n制表日期;2024\n\n{TEXT}')
    table = read_one(path)
    assert cells(table) == ROWS
    assert table.rows().tolist() == [2, 3]
    assert table.lines([1, 2, 3]) == [5, 6, 7]


def test_headings_may_be_empty_or_stand_twice(tmp_path: Path) -> None:
    """Columns go by position, so headings need not be unique."""
    table = read_one(write(tmp_path, "r.csv", f"{NAME},,x,x\na,b,c,d\n"))
    assert table.headings == (NAME, "", "x", "x")
    assert cells(table) == [["a", "b", "c", "d"]]


def test_only_chosen_columns_are_read(tmp_path: Path) -> None:
    """A column that is not chosen is not there; chosen ones have the asked type."""
    path = write(tmp_path, "r.csv", f"{NAME},法定代表人,类型\na,测试,b\nc,测试,b\n")
    [table] = read(path, lambda _: Selection(dictionary=(2,), text=(0,)))
    assert sorted(table.columns) == [0, 2]
    assert table.columns[0].type == pa.string()
    assert table.columns[2].type == pa.dictionary(pa.int32(), pa.string())


def test_one_dictionary_serves_all_blocks(tmp_path: Path) -> None:
    """A file of several blocks becomes one column with one dictionary, in its order."""
    body = "".join(f"{i},{'甲乙丙'[i % 3] * 30}\n" for i in range(200_000))
    assert len(body.encode()) > 2 * BLOCK
    table = read_one(write(tmp_path, "r.csv", f"{NAME},类型\n{body}"))
    (whole,) = table.columns[1].chunks
    assert sorted(whole.dictionary.to_pylist()) == sorted(c * 30 for c in "甲乙丙")
    assert whole[-3:].to_pylist() == [c * 30 for c in "丙甲乙"]


@pytest.mark.parametrize("rows", ["", "\n", "\r\n\n"])
def test_a_heading_alone_is_a_table_without_rows(tmp_path: Path, rows: str) -> None:
    """An empty registry is a registry."""
    table = read_one(write(tmp_path, "r.csv", f"{NAME},类型{rows}"))
    assert (table.height, table.rows().size, cells(table)) == (0, 0, [])
    assert table.columns[1].type == pa.dictionary(pa.int32(), pa.string())


def test_cells_stay_as_they_are(tmp_path: Path) -> None:
    """Formulas, blanks, marks and words for null are text; nothing is trimmed."""
    row = ["=CMD()", " a ", "NULL", "\u202ex", "0012", ""]
    heading = ",".join([NAME, *"abcde"])
    table = read_one(write(tmp_path, "r.csv", f"{heading}\n{','.join(row)}\n"))
    assert cells(table) == [row]
    assert all(column.null_count == 0 for column in table.columns.values())


def test_a_quoted_newline_stays_in_its_cell(tmp_path: Path) -> None:
    """Rows count records while lines count lines."""
    body = 'a,"x\ny\n\nz"\nb,c\n\n"d\ne",f\n'
    table = read_one(write(tmp_path, "r.csv", f"{NAME},住所\n{body}"))
    assert cells(table) == [["a", "x\ny\n\nz"], ["b", "c"], ["d\ne", "f"]]
    assert table.rows().tolist() == [2, 3, 4]
    assert table.lines([2, 3, 4]) == [2, 6, 8]


NASTY = st.text(st.sampled_from('a"",\n 中。\u202e\u200f😀\ufffd;\t=|0'), max_size=8)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], str, str, int]:
    """Rows of nasty text, an encoding, a line end and a quoting style."""
    width = draw(st.integers(1, 4))
    row = st.lists(NASTY, min_size=width, max_size=width)
    return (
        [[NAME, *(f"h{i}" for i in range(1, width))], *draw(st.lists(row, max_size=6))],
        draw(st.sampled_from(ENCODINGS)),
        draw(st.sampled_from(["\n", "\r\n"])),
        draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
    )


@settings(max_examples=150, deadline=None)
@given(tables())
def test_what_was_written_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    written: tuple[list[list[str]], str, str, int],
) -> None:
    """Any table that Python's csv writes comes back cell by cell, line by line."""
    rows, encoding, end, quoting = written
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    lines = []
    for row in rows:
        lines.append(out.getvalue().count("\n") + 1)
        writer.writerow(row)
    folder = tmp_path_factory.getbasetemp()
    table = read_one(write(folder, "p.csv", encoded(out.getvalue(), encoding)))
    assert cells(table) == rows[1:]
    assert table.rejected == ()
    assert table.rows().tolist() == list(range(2, len(rows) + 1))
    assert table.lines(table.rows().tolist()) == lines[1:]
