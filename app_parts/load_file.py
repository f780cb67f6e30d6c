"""One registry that was dropped: what was found in it, and what its headings are."""

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st

from app_parts import load_use, show, tables
from app_parts.lists_style import STYLE
from app_parts.load_desk import Desk
from app_parts.work import worked
from graphmodel.counting import Count
from graphmodel.rejected import RejectedRow
from lishu.explorer import load_words as words
from lishu.explorer.upload import (
    COLUMN_NAMES,
    Heading,
    Looked,
    Sheet,
    column_words,
    look,
)
from lishu.explorer.upload_tables import Beside
from lishu.reports import words as report
from loaders.reading import Memory

REJECTED = [
    tables.Column("row", words.REJECTED_ROW, "number", "small"),
    tables.Column("line", words.REJECTED_LINE, "number", "small"),
    tables.Column("why", words.REJECTED_WHY, width="large"),
]


_TITLES = (words.HEADING, words.TAKEN_FOR, words.FILLED, words.EXAMPLES)


def draw(
    desk: Desk, name: str, file: Memory, beside: Mapping[str, Beside], language: str
) -> None:
    """Look at a registry and show it; corrections and use are up to whoever dropped it.

    `beside` are the other files of the desk, by the names that they have there.
    """
    columns = desk.corrections.setdefault(name, {})
    looked = worked(
        desk,
        f"look {name} {columns}",
        lambda step: look(file, columns, step),
        steps=("read", "look"),
    )
    show.write(STYLE)
    show.write(show.tag("h2", show.text(file.name), "name"))
    if looked.error.en:
        _unreadable(looked, language)
    for sheet in looked.sheets:
        _sheet(sheet, language)
    _correct(name, looked, columns, language)
    if any(sheet.rows for sheet in looked.sheets):
        load_use.draw(desk, name, columns, beside, language)


def _unreadable(looked: Looked, language: str) -> None:
    lines = looked.error.label(language).split("\n")
    if looked.headings:
        found = "、".join(looked.headings[:20])
        lines = [words.NO_NAME.label(language).format(headings=found)]
    show.write(
        show.tag("p", show.tag("b", show.text(words.UNREADABLE.label(language)))),
        *(show.tag("p", show.text(line)) for line in lines),
    )


def _sheet(sheet: Sheet, language: str) -> None:
    """How many rows, what the headings were taken for, what could not be read."""
    count = words.ROWS.label(language).format(count=Count(sheet.rows))
    none = words.NONE_READABLE.label(language)
    show.write(
        show.tag("p", show.text(count if sheet.rows else none)),
        *(show.tag("p", show.text(n.label(language))) for n in sheet.notices),
        _headings(sheet, language),
        _lacking(sheet, language),
    )
    if sheet.rejected:
        rejected(sheet.file, sheet.rejected, language)


def _headings(sheet: Sheet, language: str) -> str:
    head = "".join(show.tag("th", show.text(w.label(language))) for w in _TITLES)
    rows = "".join(_heading(h, sheet.rows, language) for h in sheet.headings)
    inner = show.tag("thead", show.tag("tr", head)) + show.tag("tbody", rows)
    return show.tag("table", inner, "list")


def _heading(heading: Heading, rows: int, language: str) -> str:
    """A heading; where there is no room for a head, each cell tells what it is."""
    share = f"{heading.filled / rows:.0%}" if heading.column and rows else ""
    cells = (
        _taken_for(heading, language),
        share,
        show.plain("、".join(heading.examples), 60),
    )
    first = show.tag("td", show.tag("b", show.text(heading.name, 40)))
    rest = "".join(
        f'<td data-label="{show.text(title.label(language))}">{show.text(cell)}</td>'
        for title, cell in zip(_TITLES[1:], cells, strict=True)
    )
    return show.tag("tr", first + rest)


def _taken_for(heading: Heading, language: str) -> str:
    if heading.column:
        return column_words(heading.column).label(language)
    if heading.status == "personal":
        return words.PERSONAL.label(language)
    said = words.IGNORED.label(language)
    if heading.near:
        near = words.NEAR.label(language).format(headings=", ".join(heading.near))
        return f"{said} · {near}"
    return said


def _lacking(sheet: Sheet, language: str) -> str:
    if not sheet.lacking:
        return ""
    names = "、".join(column_words(c).label(language) for c in sheet.lacking)
    said = words.LACKING.label(language).format(columns=names)
    return show.tag("p", show.text(said))


def rejected(file: str, found: Sequence[RejectedRow], language: str) -> None:
    """The rows that could not be read: where, and why."""
    head = words.REJECTED.label(language).format(count=Count(len(found)))
    show.write(show.tag("p", show.tag("b", show.text(head))))
    rows = [
        {
            "row": r.row,
            "line": r.line,
            "why": f"{_reason(r.reason, language)}: {r.said(language)}",
        }
        for r in found
    ]
    key = f"load rejected {file}"
    tables.table(rows, REJECTED, key=key, language=language)
    tables.downloads(f"rejected-{file}", rows, REJECTED, language)


def _reason(code: str, language: str) -> str:
    words_of = report.REASONS.get(code)
    return words_of.label(language) if words_of else code


def _correct(name: str, looked: Looked, columns: dict[str, str], language: str) -> None:
    """Say what a heading is to be taken for; headings of personal columns are no choice."""
    headings = list(dict.fromkeys(_correctable(looked)))
    if not headings:
        return
    with st.expander(words.CORRECT.label(language), expanded=bool(looked.error.en)):
        with st.form(f"correct {name}", border=False):
            which = st.selectbox(
                words.WHICH.label(language),
                headings,
                format_func=lambda text: show.plain(text, 60),
                key=f"which {name}",
            )
            column = st.selectbox(
                words.IS.label(language),
                ["", *COLUMN_NAMES],
                index=COLUMN_NAMES.index("name") + 1 if looked.error.en else 0,
                format_func=lambda each: _column(each, language),
                key=f"column {name} {bool(looked.error.en)}",
            )
            if st.form_submit_button(words.APPLY.label(language)):
                columns[which] = column
                st.rerun()
        if columns:
            _corrected(name, columns, language)


def _correctable(looked: Looked) -> Iterator[str]:
    yield from looked.headings
    for sheet in looked.sheets:
        yield from (h.name for h in sheet.headings if h.name and h.status != "personal")


def _column(name: str, language: str) -> str:
    return (column_words(name) if name else words.NOTHING).label(language)


def _corrected(name: str, columns: dict[str, str], language: str) -> None:
    told = "；".join(f"{h} → {_column(c, language)}" for h, c in columns.items())
    said = words.CORRECTED.label(language).format(corrections=told)
    show.write(show.tag("p", show.text(said)))
    if st.button(words.UNDO.label(language), key=f"undo {name}"):
        columns.clear()
        st.rerun()
