"""The form of a question, made from its typed parameters; the address holds what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import streamlit as st

from app_parts import address, show
from app_parts.frame import FIRST_DAY, LAST_DAY, Page
from graphmodel.wording import Words
from lishu.explorer import ask_words as words
from lishu.explorer.ask_codes import changes, choices
from lishu.explorer.shelf import Shelf
from queries.question import Parameter, Question

PAGE = "ask"
#: No more rows than this are asked for on a page.
MOST = 100_000
#: Longer texts name nobody.
LONGEST = 200
_DESK = "ask desk"


@dataclass(frozen=True)
class Desk:
    """What one session asked of a Neo4j, where answers change without us."""

    shelf: Shelf = field(default_factory=Shelf)


def desk() -> Desk:
    """That of this session."""
    found: Desk = st.session_state.setdefault(_DESK, Desk())
    return found


def cleared() -> Desk:
    """A desk with nothing on it."""
    st.session_state[_DESK] = Desk()
    return desk()


def name_of(parameter: str) -> str:
    """The name of a parameter in the address."""
    return f"{PAGE}_{parameter}"


def fields(question: Question, engine: str) -> list[Parameter]:
    """The parameters to fill in: the date of the page is that of the registry in memory."""
    return [p for p in question.parameters if engine == "neo4j" or not p.implied]


def given(question: Question, engine: str) -> dict[str, str]:
    """What the address says of them; a value that cannot be is left out."""
    told = {p.name: _given(p, engine) for p in fields(question, engine)}
    return {name: value for name, value in told.items() if value}


def _given(parameter: Parameter, engine: str) -> str:
    text = address.text(name_of(parameter.name))[:LONGEST]
    codes = _codes(parameter)
    if parameter.type == "integer":
        return text if _is_number(text) else str(parameter.default)
    if codes:
        return text if text in codes else str(parameter.default or "")
    if _is_date(parameter, engine):
        return text if _is_day(text) else ""
    return text.strip() or str(parameter.default or "")


def _is_number(text: str) -> bool:
    short = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST))
    return short and int(text) <= MOST


def _is_day(text: str) -> bool:
    try:
        return FIRST_DAY <= date.fromisoformat(text) <= LAST_DAY
    except ValueError:
        return False


def _codes(parameter: Parameter) -> Mapping[str, Words]:
    if parameter.name == "change":
        return changes()
    return choices(parameter.type)


def _is_date(parameter: Parameter, engine: str) -> bool:
    return parameter.type == "resolution" and engine == "embedded"


def draw(page: Page, question: Question, engine: str) -> None:
    """The form; nothing where there is nothing to fill in."""
    shown = fields(question, engine)
    if not shown:
        return
    held = given(question, engine)
    with st.form(f"ask {question.name} {engine}"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for each in shown:
                _field(page, question, each, engine, held.get(each.name, ""))
        st.form_submit_button(
            words.ASK.label(page.language),
            on_click=_asked,
            args=(question, engine),
        )


def label(parameter: Parameter, language: str) -> str:
    """What stands above a field."""
    told = words.FIELDS.get(parameter.name)
    text = told.label(language) if told else parameter.name
    needed = words.AT_LEAST.label(language) if parameter.required else ""
    return text + needed


def _key(question: Question, parameter: Parameter, engine: str) -> str:
    return f"ask {question.name} {parameter.name} {engine}"


def _field(
    page: Page, question: Question, parameter: Parameter, engine: str, held: str
) -> None:
    """One field that shows what the address says."""
    key, value = (
        _key(question, parameter, engine),
        _shown(page, parameter, engine, held),
    )
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    name, meaning = (
        label(parameter, page.language),
        parameter.meaning.label(page.language),
    )
    codes = _codes(parameter)
    common: dict[str, Any] = {"key": key, "help": meaning, "width": 250}
    if parameter.type == "integer":
        st.number_input(name, 0, MOST, step=1, **common)
    elif codes:
        free = [""] if not parameter.default else []
        st.selectbox(
            name, [*free, *codes], format_func=lambda c: _told(codes, c, page), **common
        )
    elif _is_date(parameter, engine):
        st.date_input(
            name, min_value=FIRST_DAY, max_value=LAST_DAY, format="YYYY-MM-DD", **common
        )
    else:
        st.text_input(name, max_chars=LONGEST, autocomplete="off", **common)


def _told(codes: Mapping[str, Words], code: str, page: Page) -> str:
    return show.plain((codes[code] if code else words.ALL).label(page.language))


def _shown(page: Page, parameter: Parameter, engine: str, held: str) -> Any:
    """The value of a field as its widget has it."""
    if parameter.type == "integer":
        return int(held)
    if _is_date(parameter, engine):
        return date.fromisoformat(held) if held else _year_before(page.as_of)
    return held


def _year_before(day: date) -> date:
    return max(date(day.year - 1, day.month, min(day.day, 28)), FIRST_DAY)


def _asked(question: Question, engine: str) -> None:
    """Write what was filled in to the address, as one step of Back."""
    cleared()
    values = {}
    for each in fields(question, engine):
        value = st.session_state.get(_key(question, each, engine))
        plain = "" if value is None else str(value).strip()
        values[name_of(each.name)] = None if plain == str(each.default) else plain
    address.put_all(values)
