"""Tables of a page: text shown as text, rows that can be chosen, downloads that are safe."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from app_parts import show, words
from graphmodel.wording import Words
from lishu.explorer import exports

Kind = Literal["text", "number", "date"]
Width = Literal["small", "medium", "large"]
#: Rows of a table on the page; downloads have all.
HEIGHT = 10


@dataclass(frozen=True)
class Column:
    """A column: its name in the rows, what stands above it, and how it is shown."""

    name: str
    heading: Words
    kind: Kind = "text"
    width: Width | None = None


def table(
    rows: exports.Rows,
    columns: Sequence[Column],
    *,
    key: str,
    language: str,
    on_select: bool = False,
) -> list[int]:
    """Draw rows (or a frame); the positions of those chosen, the latest choice first.

    Texts are shown as they are, invisible characters as their codes. An empty table says
    so in words.
    """
    cells = exports.frame(rows, [column.name for column in columns])
    if not len(cells):
        show.write(show.tag("p", show.text(words.NOTHING_HERE.label(language))))
        return []
    config = {c.name: _config(c, language) for c in columns}
    drawn: Any = {
        "hide_index": True,
        "column_config": config,
        "key": f"{key} {language}",
        "width": "stretch",
        "height": 37 * (min(len(cells), HEIGHT) + 1),
    }
    shown = exports.as_shown(cells)
    if not on_select:
        st.dataframe(shown, **drawn)
        return []
    state = st.dataframe(shown, on_select="rerun", selection_mode="single-row", **drawn)
    return list(state["selection"]["rows"])


def _config(column: Column, language: str) -> Any:
    heading = column.heading.label(language)
    if column.kind == "number":
        return st.column_config.NumberColumn(
            heading, width=column.width, format="localized"
        )
    if column.kind == "date":
        return st.column_config.DateColumn(heading, width=column.width)
    return st.column_config.TextColumn(heading, width=column.width)


def downloads(
    name: str,
    rows: exports.Rows | Callable[[], exports.Rows],
    columns: Sequence[Column],
    language: str,
) -> None:
    """Buttons for CSV, XLSX and JSON; the file is made when somebody asks for it.

    `rows` may be a function, called only then. Formulas are neutralized in CSV and XLSX.
    """
    headings = {column.name: column.heading.label(language) for column in columns}
    with st.container(horizontal=True, gap="small"):
        for ending, form in exports.FORMATS.items():
            st.download_button(
                ending.upper(),
                _later(rows, headings, form.write),
                file_name=f"{name}.{ending}",
                mime=form.mime,
                key=f"download {name}.{ending}",
                help=words.EXPORT.label(language),
                on_click="ignore",
            )


def _later(
    rows: exports.Rows | Callable[[], exports.Rows],
    headings: Mapping[str, str],
    write: Callable[[exports.Frame, Mapping[str, str]], bytes],
) -> Callable[[], bytes]:
    def made() -> bytes:
        given: Any = rows() if callable(rows) else rows
        return write(exports.frame(given, list(headings)), headings)

    return made
