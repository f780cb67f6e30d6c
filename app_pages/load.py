"""Load: drop a file, correct what its headings were taken for, then look at it."""

import streamlit as st

from app_parts import address, catalogue, frame, load_file, load_table, show
from app_parts.language import language
from app_parts.load_desk import desk
from graphmodel.counting import Count
from lishu.explorer import load_words as words
from lishu.explorer.upload_tables import TOML
from loaders.dataset import ENDINGS
from loaders.roles import REGISTRY

#: Streamlit says in English what stands above in both languages: that is left out, and the
#: button bears our words.
_CHROME = """<style>
[data-testid=stFileUploaderDropzoneInstructions] {display: none}
[data-testid=stFileUploaderDropzone] button p {font-size: 0}
[data-testid=stFileUploaderDropzone] button p::after {font-size: .875rem; content: '%s'}
</style>"""


def draw(spoken: str) -> None:
    """What can be loaded, the files that were dropped, the datasets that came of them."""
    cap = st.get_option("server.maxUploadSize")
    show.write(
        show.tag("h1", show.text(words.TITLE.label(spoken)), "name"),
        show.tag("p", show.text(words.ABOUT.label(spoken).format(cap=cap))),
        show.tag("p", show.text(words.TABLES_TOO.label(spoken))),
        _CHROME % words.CHOOSE.label(spoken),
    )
    dropped = st.file_uploader(
        words.DROP.label(spoken),
        type=[ending.removeprefix(".") for ending in (*ENDINGS, ".txt", ".gz", TOML)],
        accept_multiple_files=True,
        key="dropped files",
    )
    here = desk()
    files = here.take(dropped)
    roles = {name: load_table.role_in(here, name, file) for name, file in files.items()}
    tables = [name for name, role in roles.items() if role != REGISTRY]
    beside = {
        name: load_table.look_in(here, name, files[name], roles[name])
        for name in tables
    }
    for name, file in files.items():
        if name in beside:
            load_table.draw(file, beside[name], len(tables) < len(files), spoken)
        else:
            load_file.draw(here, name, file, beside, spoken)
    _loaded(spoken)


def _loaded(spoken: str) -> None:
    """The datasets of this session: open one, or remove it from memory."""
    show.write(show.tag("h2", show.text(words.LOADED.label(spoken))))
    if not catalogue.loaded():
        show.write(show.tag("p", show.text(words.NOTHING_LOADED.label(spoken))))
    for key, dataset in list(catalogue.loaded().items()):
        count = words.COUNT.label(spoken).format(
            count=Count(len(dataset.world.organizations))
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
