"""What stands on every page: where to go, dataset, date, language, and what is real."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from app_parts import address, banner, catalogue, faults, show, words
from app_parts.asked import asked
from app_parts.catalogue import Dataset
from app_parts.language import LANGUAGES, PARAMETER, language
from app_parts.navigation import bar
from graphmodel.errors import LishuError
from lishu.explorer.answer import Answer

FIRST_DAY, LAST_DAY = date(1949, 10, 1), date(2099, 12, 31)


@dataclass(frozen=True)
class Page:
    """What every page starts from."""

    language: str
    as_of: date
    today: date
    dataset: Dataset
    answer: Answer


def page() -> Page:
    """Draw the frame, and give what the page is about.

    Waits with progress where the registry must be read or resolved; ends the run with
    words where that cannot be done.
    """
    found = beside()
    if found is None:
        st.stop()
    return found


def beside() -> Page | None:
    """The same for a page that goes on without a registry: None where there is none."""
    spoken, today = language(), date.today()
    head(spoken)
    chosen = _choose(spoken, today)
    if chosen is None:
        return None
    key, as_of = chosen
    place = st.empty()
    try:
        dataset = catalogue.dataset(key)
        about = banner.of_data(dataset, spoken)
        show.write(banner.strip(about), into=place)
        answer = catalogue.answer(dataset, as_of, today)
    except (LishuError, OSError) as error:
        _failed(error, spoken)
        return None
    if not len(dataset.world.organizations):
        _empty(spoken)
        return None
    show.write(banner.strip(about, banner.of_rulebooks(answer, spoken)), into=place)
    return Page(spoken, as_of, today, dataset, answer)


def head(spoken: str) -> None:
    """Style, navigation and the choice of a language: also of a page without a dataset."""
    show.write(show.STYLE)
    with st.container(horizontal=True, vertical_alignment="center"):
        bar(spoken)
        st.segmented_control(
            words.LANGUAGE.label(spoken),
            list(LANGUAGES),
            required=True,
            format_func=LANGUAGES.__getitem__,
            label_visibility="collapsed",
            width="content",
            **address.bound(PARAMETER, spoken),
        )


def _choose(spoken: str, today: date) -> tuple[str, date] | None:
    """Which dataset, and for which day."""
    names = catalogue.names()
    key = address.text("data")
    if key not in names:
        _gone(spoken)
        return None
    default = asked().as_of or today
    as_of = min(max(address.day("on", default), FIRST_DAY), LAST_DAY)
    with st.container(horizontal=True):
        st.selectbox(
            words.DATASET.label(spoken),
            list(names),
            format_func=lambda each: show.plain(names[each]),
            **address.bound("data", key, mark=tuple(names)),
        )
        st.date_input(
            words.AS_OF.label(spoken),
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            format="YYYY-MM-DD",
            width=150,
            **address.bound("on", as_of, default),
        )
    return key, as_of


def _gone(spoken: str) -> None:
    """The address names a dataset of a session that has ended."""
    start = address.link("overview", data=None)
    load = address.link("load", data=None)
    show.write(
        show.tag("p", show.text(words.GONE.label(spoken))),
        show.tag(
            "p",
            f"{show.anchor(start, words.OPEN_FIRST.label(spoken))} · "
            f"{show.anchor(load, words.LOAD_AGAIN.label(spoken))}",
        ),
    )


def _failed(error: faults.Told, spoken: str) -> None:
    """The registry cannot be read: say why and what to do."""
    show.write(
        show.tag("h2", show.text(words.FAILED.label(spoken))),
        *(show.tag("p", show.text(line)) for line in faults.lines(error, spoken)),
        show.tag("p", show.text(words.MEND.label(spoken))),
        show.tag(
            "p", show.anchor(address.link("load"), words.LOAD_AGAIN.label(spoken))
        ),
    )


def _empty(spoken: str) -> None:
    """There is no organization in the registry."""
    show.write(
        show.tag("p", show.text(words.EMPTY.label(spoken))),
        show.tag(
            "p", show.anchor(address.link("load"), words.LOAD_AGAIN.label(spoken))
        ),
    )
