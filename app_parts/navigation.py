"""The pages, and the bar that leads from one to the other.

Links keep dataset, date and language; `links.js` follows them without loading the app
anew, so that a session keeps what was loaded into it.
"""

from pathlib import Path

import streamlit as st

from app_parts import address, show, words

HERE = Path(__file__).parents[1] / "app_pages"
#: Pages in the order of the bar; the first is the one the app opens on.
PAGES = (address.FIRST, "explore", "orphans", "changes", "rules", "ask", "load")


def pages() -> list[str]:
    """The pages that there are."""
    return [name for name in PAGES if (HERE / f"{name}.py").exists()]


def current() -> str:
    """The name of the page that is shown."""
    return str(st.session_state.get(address.PAGE_SHOWN, PAGES[0]))


def run() -> None:
    """Show the page of the address."""
    known = {
        name: st.Page(
            f"app_pages/{name}.py",
            title=name,
            url_path=name,
            default=name == address.FIRST,
        )
        for name in pages()
    }
    chosen = st.navigation(list(known.values()), position="hidden")
    st.session_state[address.PAGE_SHOWN] = chosen.title
    chosen.run()


def bar(language: str) -> None:
    """Links to the pages, the current one marked."""
    here = current()
    links = "".join(_item(name, name == here, language) for name in pages())
    name = show.tag("b", show.text(words.TITLE.label(language)))
    show.write(f"<nav>{name}{links}</nav>")


def _item(name: str, is_here: bool, language: str) -> str:
    mark = ' aria-current="page"' if is_here else ""
    href = show.text(address.link(name), 4000)
    label = show.text(words.PAGES[name].label(language))
    return f'<a href="{href}"{mark}>{label}</a>'
