"""The address holds the view: page, dataset, date, language, focus and filters.

The address is the truth and widgets follow it, so that Back, Forward and a reopened
link show the same. A value at its default stands not in the address.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlencode

import streamlit as st

from app_parts.language import language
from lishu.reports.escape import SHOWN

#: What every link keeps: dataset, date and language.
KEPT = ("data", "on", "lang")
FOCUS = "focus"
#: The page that the app opens on; it has no name in the address.
FIRST = "overview"
#: Where a session remembers which page is shown.
PAGE_SHOWN = "page shown"
#: Longer values are none of ours.
LONGEST = 5 * SHOWN
Choice = TypeVar("Choice", bound=str)
Value = str | date | Sequence[str] | None


def focus() -> str | None:
    """What the view is centred on: the id of an organization or of a body."""
    return text(FOCUS) or None


def text(name: str) -> str:
    """A text of the address, empty where it is not there."""
    value = st.query_params.get(name, "")
    return value if len(value) <= LONGEST else ""


def choice(name: str, options: Sequence[Choice], default: Choice) -> Choice:
    """One of some options; anything else in the address is the default."""
    value = text(name)
    return next((option for option in options if option == value), default)


def several(name: str, options: Sequence[str] | None = None) -> list[str]:
    """The values of a name that is there more than once, as far as they are options."""
    values = dict.fromkeys(st.query_params.get_all(name))
    return [v for v in values if options is None or v in options]


def day(name: str, default: date) -> date:
    """A date like 2021-06-01; anything else is the default."""
    try:
        return date.fromisoformat(text(name))
    except ValueError:
        return default


def put(name: str, value: Value) -> None:
    """Write a value into the address; None or nothing takes it away."""
    if value is None or value == "" or value == []:
        st.query_params.pop(name, None)
    elif isinstance(value, str | date):
        st.query_params[name] = str(value)
    else:
        st.query_params[name] = list(value)


def put_all(values: Mapping[str, Value]) -> None:
    """Write several values at once, as one step of Back."""
    names = st.query_params.keys() - values.keys()
    kept_values = {name: st.query_params.get_all(name) for name in names}
    st.query_params.from_dict({**kept_values, **_said(values)})


def bound(
    name: str, value: Any, default: Value = None, mark: object = None
) -> dict[str, Any]:
    """Arguments of a widget that shows `value` and writes what is chosen to the address.

    `st.selectbox(label, options, **bound("orphans_verdict", choice(…), default=""))`.
    `mark` tells apart what makes another widget of it: other options.
    """
    key = f"address {name}"
    # On another page, in another language, with other options it is another widget and
    # would begin empty. Else it is left alone: somebody may be typing.
    widget = (st.session_state.get(PAGE_SHOWN), language(), mark)
    same = st.session_state.get(f"{key} is") == widget
    if not same or key not in st.session_state or st.session_state[key] != value:
        st.session_state[key], st.session_state[f"{key} is"] = value, widget
    return {"key": key, "on_change": _written, "args": (name, key, default)}


def _written(name: str, key: str, default: Value) -> None:
    value = st.session_state[key]
    put(name, None if value == default else value)


def kept() -> dict[str, str]:
    """The dataset, date and language of the address."""
    return {name: value for name in KEPT if (value := text(name))}


def parameters(given: Mapping[str, Value]) -> dict[str, Any]:
    """The parameters of a link: what is kept, and what is given; None is left out."""
    return _said({**kept(), **given})


def _said(values: Mapping[str, Value]) -> dict[str, Any]:
    """Values as the address has them; None and nothing are left out."""
    return {
        name: list(value) if isinstance(value, list | tuple) else str(value)
        for name, value in values.items()
        if value is not None and value != "" and value != []
    }


def link(page: str, **given: Value) -> str:
    """The address of a page from any other; not yet escaped for HTML."""
    query = urlencode(parameters(given), doseq=True)
    path = "./" if page == FIRST else page
    return f"{path}?{query}" if query else path


def go(page: str, **given: Value) -> None:
    """Show another page now; not in a callback."""
    st.switch_page(f"app_pages/{page}.py", query_params=parameters(given))
