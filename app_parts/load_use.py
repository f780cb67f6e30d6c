"""The choice to use a registry that was dropped, with the files beside it."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from app_parts import address, catalogue, faults, show
from app_parts.catalogue import Dataset
from app_parts.load_desk import Desk
from app_parts.work import worked
from graphmodel.errors import LishuError
from lishu.explorer import load_words as words
from lishu.explorer.shelf import Step
from lishu.explorer.upload import key_of, use
from lishu.explorer.upload_tables import ACCEPTED, Beside
from loaders.dataset import Part


def draw(
    desk: Desk,
    name: str,
    columns: Mapping[str, str],
    beside: Mapping[str, Beside],
    language: str,
) -> None:
    """The button that makes a dataset of the file; then a link to it."""
    work = f"use {name} {dict(columns)} {sorted(beside)}"
    if work in desk.shelf:
        found: Dataset = desk.shelf.get(work)
        link = address.link("overview", data=found.key)
        show.write(
            show.tag("p", show.text(words.USED.label(language))),
            show.tag("p", show.anchor(link, words.OPEN.label(language))),
        )
        return
    asked = f"asked {work}"
    if not st.button(
        words.USE.label(language), key=f"button {name}"
    ) and not st.session_state.get(asked):
        return
    st.session_state[asked] = True
    try:
        made = worked(
            desk,
            work,
            lambda step: _dataset(desk, name, columns, beside, step),
            steps=("read",),
            stopped=lambda: st.session_state.pop(asked),
        )
    except LishuError as error:
        st.session_state.pop(asked)
        lines = faults.lines(error, language)
        show.write(*(show.tag("p", show.text(line)) for line in lines))
        return
    catalogue.loaded()[made.key] = made
    address.go("overview", data=made.key)


def _dataset(
    desk: Desk,
    name: str,
    columns: Mapping[str, str],
    beside: Mapping[str, Beside],
    step: Step,
) -> Dataset:
    """The dataset of a registry, the tables beside it, and what is accepted of it."""
    file, others = desk.files[name], [desk.files[each] for each in beside]
    parts = [
        Part(found.role, desk.files[each])
        for each, found in beside.items()
        if found.role != ACCEPTED
    ]
    entries = tuple(entry for found in beside.values() for entry in found.entries)
    read = partial(use, file, dict(columns), parts)
    step("read")
    return Dataset(
        key_of(file, *others),
        file.name,
        read(),
        is_real=False,
        is_loaded=True,
        accepted=entries,
        read=read,
    )
