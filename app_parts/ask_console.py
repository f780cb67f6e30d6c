"""A query of one's own to a Neo4j: what is refused is told with the reason."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import streamlit as st

from app_parts import ask_form, faults, show, tables
from app_parts.ask_result import show_lines
from app_parts.frame import Page
from app_parts.lists_style import STYLE
from app_parts.shared import worked
from graphmodel.counting import Count
from graphmodel.errors import LishuError
from graphmodel.wording import Words
from lishu.explorer import ask_words as words
from lishu.explorer.ask_console import LONGEST, parameters, run
from lishu.reports.console import cell, notes
from queries import Server
from queries.console_answer import ConsoleAnswer, Limits

_QUERY, _GIVEN, _SENT = (
    "ask console query",
    "ask console parameters",
    "ask console sent",
)
#: Rows that are drawn; the files have all.
DRAWN, CELL = 100, 300


def draw(page: Page, server: Server) -> None:
    """The console: a query, its parameters, and what comes of it."""
    spoken, limits = page.language, Limits()
    told = words.GUARD.label(spoken).format(
        seconds=f"{limits.seconds:g}", rows=Count(limits.rows)
    )
    show.write(show.tag("p", show.text(told)))
    _form(spoken)
    sent = st.session_state.get(_SENT)
    if sent:
        _answer(page, server, *sent)


def _form(spoken: str) -> None:
    st.session_state.setdefault(_QUERY, words.EXAMPLE)
    with st.form("ask console"):
        st.text_area(
            words.YOUR_CYPHER.label(spoken), key=_QUERY, height=180, max_chars=LONGEST
        )
        st.text_area(
            words.PARAMETERS.label(spoken),
            key=_GIVEN,
            height=80,
            placeholder=words.PARAMETERS_HOW.label(spoken),
        )
        st.form_submit_button(words.RUN.label(spoken), on_click=_send)


def _send() -> None:
    ask_form.cleared()
    st.session_state[_SENT] = (st.session_state[_QUERY], st.session_state[_GIVEN] or "")


def _answer(page: Page, server: Server, query: str, given: str) -> None:
    digest = sha256(f"{query}\0{given}".encode()).hexdigest()
    try:
        values = parameters(given)
        told = worked(
            ask_form.desk(),
            f"ask.console {digest}",
            lambda step: run(server, query, values, step),
            steps=("ask",),
        )
    except (LishuError, OSError) as error:
        refused(faults.lines(error, page.language))
    else:
        _table(page, told)


def refused(lines: Iterable[str]) -> None:
    """Why there is no answer, a line each; what stood in the query is shown as text."""
    show.write(
        '<div role="alert">'
        + "".join(show.tag("p", show.text(line)) for line in lines)
        + "</div>"
    )


def _table(page: Page, told: ConsoleAnswer) -> None:
    spoken = page.language
    count = Count(len(told.rows))
    spent = words.SPENT.label(spoken).format(rows=count, milliseconds=told.milliseconds)
    lines = [spent, *notes(told, spoken)]
    if len(told.rows) > DRAWN:
        lines.append(words.FIRST_ROWS.label(spoken).format(count=DRAWN))
    show.write(STYLE)
    show.write("".join(show.tag("p", show.text(line)) for line in lines))
    head = "".join(show.tag("th", show.text(name, 100)) for name in told.columns)
    body = "".join(show.tag("tr", _row(row)) for row in told.rows[:DRAWN])
    whole = show.tag("thead", show.tag("tr", head)) + show.tag("tbody", body)
    show.write(show.tag("div", show.tag("table", whole), "wide"))
    tables.downloads("cypher", lambda: _rows(told), _columns(told), spoken)


def _row(row: tuple[Any, ...]) -> str:
    return "".join(show.tag("td", show.text(cell(value), CELL)) for value in row)


def _names(told: ConsoleAnswer) -> list[str]:
    """Names of columns that differ also where two are shown alike."""
    return [f"{n + 1} {show_lines(name)}" for n, name in enumerate(told.columns)]


def _rows(told: ConsoleAnswer) -> list[dict[str, str]]:
    names = _names(told)
    return [dict(zip(names, map(cell, row), strict=True)) for row in told.rows]


def _columns(told: ConsoleAnswer) -> list[tables.Column]:
    return [tables.Column(name, Words(name, name)) for name in _names(told)]
