"""Load: drop a file, correct what its headings were taken for, then look at it."""

import streamlit as st

from app_parts import address, catalogue, frame, load_file, show
from app_parts.language import language
from app_parts.load_desk import desk
from lishu.explorer import load_words as words
from loaders.dataset import ENDINGS


def draw(spoken: str) -> None:
    """What can be loaded, the files that were dropped, the datasets that came of them."""
    cap = st.get_option("server.maxUploadSize")
    show.write(
        show.tag("h1", show.text(words.TITLE.label(spoken)), "name"),
        show.tag("p", show.text(words.ABOUT.label(spoken).format(cap=cap))),
    )
    dropped = st.file_uploader(
        words.DROP.label(spoken),
        type=[ending.removeprefix(".") for ending in (*ENDINGS, ".txt", ".gz")],
        accept_multiple_files=True,
        key="dropped files",
    )
    here = desk()
    for name, file in here.take(dropped).items():
        load_file.draw(here, name, file, spoken)
    _loaded(spoken)


def _loaded(spoken: str) -> None:
    """The datasets of this session: open one, or remove it from memory."""
    show.write(show.tag("h2", show.text(words.LOADED.label(spoken))))
    if not catalogue.loaded():
        show.write(show.tag("p", show.text(words.NOTHING_LOADED.label(spoken))))
    for key, dataset in list(catalogue.loaded().items()):
        count = words.COUNT.label(spoken).format(
            count=f"{len(dataset.world.organizations):,}"
        )
        link = address.link("overview", data=key)
        with st.container(horizontal=True, vertical_alignment="center"):
            show.write(
                show.tag(
                    "p", f"{show.anchor(link, dataset.label)} · {show.text(count)}"
                )
            )
            st.button(
                words.REMOVE.label(spoken),
                key=f"remove {key}",
                on_click=_remove,
                args=(key,),
            )


def _remove(key: str) -> None:
    catalogue.loaded().pop(key, None)
    here = desk()
    here.shelf.keep("use ", 0)
    if address.text("data") == key:
        address.put("data", None)


frame.beside()
draw(language())
