"""Changes: two dates, the years of the rulebooks, two datasets, and what if."""

from collections.abc import Callable

import streamlit as st

from app_parts import address, changes_form, changes_list, changes_sides, frame, show
from app_parts.changes_list import PAGE, View
from app_parts.frame import Page
from app_parts.lists_style import STYLE
from graphmodel.wording import Words
from lishu.explorer import changes_words as words

MODES: dict[str, tuple[Words, Callable[[Page], View | None]]] = {
    "dates": (words.DATES_LEAD, changes_sides.dates),
    "years": (words.YEARS_LEAD, changes_sides.years),
    "files": (words.FILES_LEAD, changes_sides.files),
    "supposed": (words.SUPPOSED_LEAD, changes_form.view),
}


def draw(page: Page) -> None:
    """Ask what is to be compared, compare it, and show what changed."""
    spoken = page.language
    show.write(STYLE)
    chosen = mode(spoken)
    lead, view = MODES[chosen]
    show.write(show.tag("p", show.text(lead.label(spoken))))
    found = view(page)
    if found:
        changes_list.draw(found)


def mode(language: str) -> str:
    """What is compared; another choice forgets the cause that is open."""
    value = address.choice(f"{PAGE}_mode", list(MODES), "dates")
    key = f"{PAGE} mode"
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    st.segmented_control(
        words.MODE.label(language),
        list(MODES),
        required=True,
        format_func=lambda name: words.MODES[name].label(language),
        label_visibility="collapsed",
        key=key,
        on_change=_another,
    )
    return value


def _another() -> None:
    chosen = st.session_state[f"{PAGE} mode"]
    for name in ("cause", "change", "kind", "page"):
        address.put(f"{PAGE}_{name}", None)
    address.put(f"{PAGE}_mode", None if chosen == "dates" else chosen)


draw(frame.page())
