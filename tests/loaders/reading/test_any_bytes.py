"""Whatever the bytes, reading gives tables or an InputError."""

from __future__ import annotations

import gzip
import io
from functools import cache
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.errors import InputError
from loaders.reading import Selection, Table, read
from tests.loaders.reading.support import NAME, everything

CSV = f"{NAME},类型,主管\n甲,乙,丙\n".encode()
ENDINGS = [".csv", ".csv.gz", ".xlsx", ".jsonl", ".parquet", ".xls", ""]
PIECES = st.sampled_from(
    [b",", b'"', b"\n", b"\r", b"\0", b"\xff", b"a", "中".encode(), "中".encode("gbk")]
)


@cache
def sound(ending: str) -> bytes:
    """A sound small file of this ending, to be damaged."""
    out = io.BytesIO()
    if ending == ".csv.gz":
        return gzip.compress(CSV)
    if ending == ".jsonl":
        return f'{{"{NAME}": "甲", "x": 1}}\n{{"{NAME}": "乙"}}\n'.encode()
    if ending == ".parquet":
        pq.write_table(pa.table({NAME: ["甲", "乙"], "x": [1, 2]}), out)
        return out.getvalue()
    if ending == ".xlsx":
        book = openpyxl.Workbook()
        book.worksheets[0].append([NAME, "x"])
        book.worksheets[0].append(["甲", 1])
        book.save(out)
        return out.getvalue()
    return CSV


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A sound file in which a stretch was replaced by other bytes."""
    ending = draw(st.sampled_from(ENDINGS[:5]))
    content = sound(ending)
    begin = draw(st.integers(0, len(content)))
    end = draw(st.integers(begin, min(begin + 20, len(content))))
    return ending, content[:begin] + draw(st.binary(max_size=8)) + content[end:]


def check(folder: Path, ending: str, content: bytes) -> None:
    """Read these bytes under this ending; anything but an InputError is a failure."""
    path = folder / f"any{ending}"
    path.write_bytes(content)
    for choose in (everything, anything):
        try:
            tables = read(path, choose)
        except InputError:
            continue
        for table in tables:
            check_table(table)


def anything(headings: tuple[str, ...]) -> Selection:
    """Take every line for a heading."""
    positions = range(len(headings))
    return Selection(tuple(positions[1:]), tuple(positions[:1]))


def check_table(table: Table) -> None:
    """Every record is kept or rejected, once, and the columns hold together."""
    rows = table.rows().tolist()
    assert all(len(c) == table.height for c in table.columns.values())
    assert all(c.null_count == 0 for c in table.columns.values())
    every = sorted([*rows, *(rejected.row for rejected in table.rejected)])
    assert every == list(range(2, len(every) + 2))
    assert table.lines(every) == sorted(table.lines(every))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ENDINGS), st.binary(max_size=300))
def test_random_bytes(
    tmp_path_factory: pytest.TempPathFactory, ending: str, content: bytes
) -> None:
    """Random bytes under any ending."""
    check(tmp_path_factory.getbasetemp(), ending, content)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_random_csv(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]
) -> None:
    """Separators, marks, line ends and broken bytes in any order below a heading."""
    check(tmp_path_factory.getbasetemp(), ".csv", CSV + b"".join(pieces))


@settings(max_examples=200, deadline=None)
@given(damaged())
def test_damaged_files(
    tmp_path_factory: pytest.TempPathFactory, file: tuple[str, bytes]
) -> None:
    """A sound file of any format with a few bytes replaced."""
    check(tmp_path_factory.getbasetemp(), *file)
