"""Tables handed on: CSV, XLSX and JSON, formulas neutralized where a sheet opens them."""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from lishu.reports.escape import json_text, shown
from lishu.reports.leaders import SHEET_ROWS, neutralized

Frame = pl.DataFrame
Rows = Iterable[Mapping[str, Any]] | Frame
#: Characters that are drawn as nothing or turn the direction of writing.
_HIDDEN = r"[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]"


@dataclass(frozen=True)
class Format:
    """A kind of file: what the browser calls it, and who writes it."""

    mime: str
    write: Callable[[Frame, Mapping[str, str]], bytes]


def frame(rows: Rows, names: Sequence[str]) -> Frame:
    """Rows as a frame with these columns, in this order."""
    if isinstance(rows, pl.DataFrame):
        return rows.select(names)
    columns = list(rows)
    return pl.DataFrame({name: [row[name] for row in columns] for name in names})


def as_shown(cells: Frame) -> Frame:
    """The frame with every invisible character of its texts as its code."""
    texts = [name for name, kind in cells.schema.items() if kind == pl.String]
    hidden = [n for n in texts if cells[n].str.contains(_HIDDEN).any()]
    return cells.with_columns(
        pl.col(name).map_elements(_visible, return_dtype=pl.String) for name in hidden
    )


def _visible(text: str) -> str:
    return shown(text, len(text))


def csv(cells: Frame, headings: Mapping[str, str]) -> bytes:
    """CSV that a spreadsheet opens as it is: with a byte order mark, and no formulas."""
    named = neutralized(cells.rename(dict(headings)))
    return named.write_csv(include_bom=True).encode()


def xlsx(cells: Frame, headings: Mapping[str, str]) -> bytes:
    """A workbook with one sheet, without formulas; of more rows than fit, the first."""
    out = io.BytesIO()
    named = neutralized(cells.rename(dict(headings)))
    named.head(SHEET_ROWS).write_excel(out, autofilter=False)
    return out.getvalue()


def json(cells: Frame, headings: Mapping[str, str]) -> bytes:
    """One object a row, under the names of the columns: texts as they are."""
    return json_text(cells.to_dicts()).encode()


FORMATS = {
    "csv": Format("text/csv", csv),
    "xlsx": Format(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx
    ),
    "json": Format("application/json", json),
}
