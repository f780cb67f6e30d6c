"""The answer of `resolve` as a file: CSV and Parquet raw, XLSX with formulas neutralized.

Everything comes from the table of DESIGN §8. A spreadsheet takes a text that begins
with =, +, -, @ or a control character for a formula when it is typed in or passed on;
an apostrophe in front keeps it a text.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl

from graphmodel.errors import LishuError
from lishu.streams import replacing

#: Rows of a sheet below its heading, and characters of a cell, that Excel can hold.
SHEET_ROWS, CELL_CHARACTERS = 1_048_575, 32_767
_PIECE = 2_000
_FORMULA = r"^([=+\-@\t\r\n])"


def write(table: pl.DataFrame, out: Path | None) -> None:
    """Write the table to `out` by its ending, or as CSV to standard output."""
    if out is None:
        _print(table)
        return
    with replacing(out) as path:
        WRITERS[out.suffix.lower()](table, path)


def _print(table: pl.DataFrame) -> None:
    """CSV in pieces, so that a reader who goes away is noticed as Python does."""
    for start in range(0, max(len(table), 1), _PIECE):
        piece = table[start : start + _PIECE].write_csv(include_header=start == 0)
        sys.stdout.buffer.write(piece.encode())
    sys.stdout.buffer.flush()


def _csv(table: pl.DataFrame, path: Path) -> None:
    table.write_csv(path)


def _parquet(table: pl.DataFrame, path: Path) -> None:
    table.write_parquet(path)


def _xlsx(table: pl.DataFrame, path: Path) -> None:
    if len(table) > SHEET_ROWS:
        raise LishuError(
            f"a sheet holds {SHEET_ROWS:,} rows, the answer has {len(table):,}; "
            "write .csv or .parquet, or narrow it with --where"
        )
    neutralized(table).write_excel(path, worksheet="leaders", autofilter=False)


def neutralized(table: pl.DataFrame) -> pl.DataFrame:
    """The table with an apostrophe before whatever would become a formula.

    >>> neutralized(pl.DataFrame({"name": ["=CMD()", "绍兴"]}))["name"].to_list()
    ["'=CMD()", '绍兴']
    """
    safe = pl.col(pl.String).str.replace(_FORMULA, "'${1}")
    return table.with_columns(safe.str.slice(0, CELL_CHARACTERS))


WRITERS: dict[str, Callable[[pl.DataFrame, Path], None]] = {
    ".csv": _csv,
    ".parquet": _parquet,
    ".xlsx": _xlsx,
}
