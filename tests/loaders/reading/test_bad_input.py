"""What cannot be read is named; everything else is loaded."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from graphmodel.errors import InputError
from loaders.reading import NoHeadings, read
from loaders.reading.scan import LINE_LIMIT
from tests.loaders.reading.support import (
    NAME,
    cells,
    everything,
    read_one,
    reasons,
    write,
)

HEADING = f"{NAME},类型,主管\n".encode()


def test_ragged_rows_are_named(tmp_path: Path) -> None:
    """Rows with too few or too many fields are left out; the others keep their row."""
    path = write(tmp_path, "r.csv", HEADING + b"a,b,c\nd,e\nf,g,h,i\nj,k,l\n")
    table = read_one(path)
    assert cells(table) == [["a", "b", "c"], ["j", "k", "l"]]
    assert reasons(table) == [(3, 3, "fields"), (4, 4, "fields")]
    assert table.rejected[0].detail == "2 fields, expected 3"
    assert table.rows().tolist() == [2, 5]


def test_a_ragged_row_after_a_quoted_newline_keeps_its_line(tmp_path: Path) -> None:
    """Row and line of a rejected row count records and lines."""
    table = read_one(write(tmp_path, "r.csv", HEADING + b'a,"x\ny",c\nd\ne,f,g\n'))
    assert reasons(table) == [(3, 4, "fields")]
    assert table.lines([2, 4]) == [2, 5]


def test_broken_bytes_cost_their_row_alone(tmp_path: Path) -> None:
    """In UTF-8 and in GB18030 only the row with undecodable bytes is left out."""
    for encoding in ("utf-8", "gb18030"):
        rows = "甲,社会团体,民政局\n#,乙,丙\n丁,基金会,教育局\n".encode(encoding)
        heading = HEADING.decode().encode(encoding)
        broken = rows.replace(b"#", b"\xb5\xff\xfe")
        table = read_one(write(tmp_path, f"{encoding}.csv", heading + broken))
        assert [row[0] for row in cells(table)] == ["甲", "丁"]
        assert reasons(table) == [(3, 3, "encoding")]
        assert encoding.upper() in table.rejected[0].detail
        assert NAME in table.rejected[0].detail


def test_a_replacement_character_is_text(tmp_path: Path) -> None:
    """U+FFFD that stands in the file is kept, also beside a broken row."""
    rows = "甲\ufffd,b,c\n".encode() + b"\xff,b,c\n"
    table = read_one(write(tmp_path, "r.csv", HEADING + rows))
    assert cells(table) == [["甲\ufffd", "b", "c"]]


def test_broken_bytes_leave_no_trace_in_dictionaries(tmp_path: Path) -> None:
    """The values of a rejected row are in no dictionary."""
    table = read_one(write(tmp_path, "r.csv", HEADING + b"a,\xff,c\nd,e,f\n"))
    assert table.columns[1].chunk(0).dictionary.to_pylist() == ["e"]


def test_half_a_utf16_unit_costs_its_row(tmp_path: Path) -> None:
    """A UTF-16 file that was cut off loses its last row."""
    text = f"{NAME},b\nc,d\ne,f".encode("utf-16")
    table = read_one(write(tmp_path, "r.csv", text[:-1]))
    assert cells(table) == [["c", "d"]]
    assert reasons(table) == [(3, 3, "encoding")]


def test_nul_bytes_cost_their_row(tmp_path: Path) -> None:
    """A row with NUL bytes is left out, in whichever column they are."""
    table = read_one(write(tmp_path, "r.csv", HEADING + b"a,b,c\nd,\0e,\0\nf,g,h\n"))
    assert [row[0] for row in cells(table)] == ["a", "f"]
    assert reasons(table) == [(3, 3, "nul")]


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("stray", [b'b,"c,d', b'"b,c,d', b'b,c,"', b'b,"c"x,"d'])
def test_a_stray_quotation_mark_costs_one_line(
    tmp_path: Path, stray: bytes, end: bytes
) -> None:
    """An unclosed quotation mark swallows no row after it."""
    lines = [HEADING.strip(), b"a,a,a", stray, b'e,"",f', b"g,h,i", b'j,"k\nl",m']
    table = read_one(write(tmp_path, "r.csv", end.join(lines)))
    assert [row[0] for row in cells(table)] == ["a", "e", "g", "j"]
    assert reasons(table) == [(3, 3, "quote")]
    assert table.lines(table.rows().tolist()) == [2, 4, 5, 6]


def test_a_stray_mark_on_the_last_line_is_told(tmp_path: Path) -> None:
    """Also where there is nothing to swallow."""
    table = read_one(write(tmp_path, "r.csv", HEADING + b'a,b,c\nd,e,"f\n'))
    assert reasons(table) == [(3, 3, "quote")]


def test_rows_between_two_stray_marks_are_read(tmp_path: Path) -> None:
    """Two marks that seem to be one long cell are two stray ones."""
    heading = f"{NAME},b,c,d\n".encode()
    body = b'1,2,3,"4\n5,6,7,8\n9,10,11,12\n13,14,15,16"\n17,18,19,20\n'
    table = read_one(write(tmp_path, "r.csv", heading + body))
    assert [row[0] for row in cells(table)] == ["5", "9", "13", "17"]
    assert reasons(table) == [(2, 2, "quote")]


def test_marks_within_a_cell_are_characters(tmp_path: Path) -> None:
    """A quotation mark that does not begin a cell opens nothing."""
    table = read_one(write(tmp_path, "r.csv", HEADING + b'a "x" b,5",c\nd,"e"f,g\n'))
    assert cells(table) == [['a "x" b', '5"', "c"], ["d", "ef", "g"]]
    assert table.rejected == ()


def test_an_endless_line_costs_one_row(tmp_path: Path) -> None:
    """200 MB on one line are one rejected row."""
    path = tmp_path / "r.csv"
    with path.open("wb") as out:
        out.write(HEADING + b"a,b,c\n")
        for _ in range(200):
            out.write(b'x,"' * 350_000)
        out.write(b"\nd,e,f\n")
    table = read_one(path)
    assert [row[0] for row in cells(table)] == ["a", "d"]
    assert reasons(table) == [(3, 3, "too_long")]


def test_a_line_at_the_limit_is_read(tmp_path: Path) -> None:
    """One byte more is too long; that many are not."""
    for length, kept in ((LINE_LIMIT, 1), (LINE_LIMIT + 1, 0)):
        row = b"a,b," + b"c" * (length - 5) + b"\n"
        assert read_one(write(tmp_path, "r.csv", HEADING + row)).height == kept


def test_an_endless_heading_is_refused(tmp_path: Path) -> None:
    """A file that is one line has no heading."""
    path = write(tmp_path, "r.csv", b"x" * (LINE_LIMIT + 10))
    with pytest.raises(InputError, match="one organization a line"):
        read(path, everything)


def test_without_a_heading_the_lines_found_are_quoted(tmp_path: Path) -> None:
    """The error says what was expected and carries what was found."""
    path = write(tmp_path, "r.csv", "title\n社团名字,电话,地址\n1,2,3\n")
    with pytest.raises(NoHeadings, match=r"社会组织名称.*社团名字") as caught:
        read(path, everything)
    assert caught.value.headings == ("社团名字", "电话", "地址")


def test_what_is_not_a_file_is_told(tmp_path: Path) -> None:
    """No file, a folder, an empty file: each with its remedy."""
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "none.csv", everything)
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path, everything)
    with pytest.raises(InputError, match="is empty"):
        read(write(tmp_path, "r.csv", b""), everything)
    with pytest.raises(InputError, match="is empty once unpacked"):
        read(write(tmp_path, "r.csv.gz", gzip.compress(b"")), everything)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="may read every file"
)
def test_a_forbidden_file_is_told(tmp_path: Path) -> None:
    """A file without permission is named with the remedy."""
    path = write(tmp_path, "r.csv", HEADING)
    path.chmod(0)
    with pytest.raises(InputError, match="permission"):
        read(path, everything)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("r.pdf", b"%PDF-1.7 ..."),
        ("r.json", b'[{"name": "a"}]'),
        ("r.html", b"<!DOCTYPE html><table>"),
        ("r", b"SQLite format 3\0"),
    ],
)
def test_an_unknown_format_names_the_known_ones(
    tmp_path: Path, name: str, content: bytes
) -> None:
    """The message says what the file is and which formats exist."""
    with pytest.raises(InputError, match=r"CSV.*XLSX.*JSON Lines.*Parquet"):
        read(write(tmp_path, name, content), everything)


def test_the_ending_may_be_wrong(tmp_path: Path) -> None:
    """Without a known ending the first bytes tell the format."""
    for name in ("r.data", "r"):
        path = write(tmp_path, name, HEADING + b"a,b,c\n")
        assert read_one(path).height == 1
    path = write(tmp_path, "r.data", f'{{"{NAME}": "a"}}\n')
    assert cells(read_one(path)) == [["a"]]


def test_a_damaged_packed_file_is_told(tmp_path: Path) -> None:
    """A gzip file that was cut off is refused, not read in part."""
    packed = gzip.compress(HEADING + os.urandom(5000))
    with pytest.raises(InputError, match="damaged gzip"):
        read(write(tmp_path, "r.csv.gz", packed[:-500]), everything)


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few bytes that become very many are refused before they fill a memory."""
    monkeypatch.setattr("loaders.reading.source.BOMB_SIZE", 1 << 20)
    zeros = bytes(4 << 20)
    with pytest.raises(InputError, match="unpack to more"):
        read(write(tmp_path, "r.csv.gz", gzip.compress(zeros)), everything)
    path = tmp_path / "r.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", zeros)
    with pytest.raises(InputError, match="unpack to more"):
        read(path, everything)


def test_a_lying_archive_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An archive that declares a small size is measured by what comes out."""
    monkeypatch.setattr("loaders.reading.source.BOMB_SIZE", 1 << 20)
    path = tmp_path / "r.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(4 << 20))
    size = (4 << 20).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (100).to_bytes(4, "little")))
    with pytest.raises(InputError, match="unpack to more"):
        read(path, everything)


def test_personal_data_is_in_no_message(tmp_path: Path) -> None:
    """What is said of a rejected row does not repeat the row."""
    rows = "张三,13800000000\n".encode() + b'a,"13800000000,b\n\xff,13800000000,c\n'
    table = read_one(write(tmp_path, "r.csv", HEADING + rows))
    assert len(table.rejected) == 3
    assert not any("138" in row.detail for row in table.rejected)
