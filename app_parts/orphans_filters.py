"""The filters of the orphans page: a group of classes, and what the list is narrowed to.

Everything chosen stands in the address, under names that begin with `orphans_`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import streamlit as st

from app_parts import address, show
from app_parts.frame import Page
from app_parts.lists_style import ROW
from app_parts.shared import once, worked
from graphmodel.vocabulary import finding_term
from graphmodel.wording import Words
from lishu.explorer import lists_words as words
from lishu.explorer.causes import (
    GROUP_WORDS,
    GROUPS,
    CauseList,
    Narrowed,
    cause_list,
    group_of,
    narrowed,
)
from lishu.explorer.lists_facets import Facets, Option, facets
from lishu.explorer.lists_keys import Keys, Wanted, level_of

PAGE = "orphans"
#: The filters of rows: parameter of the address, and what stands above the choice.
FILTERS = {
    "place": words.PLACE,
    "level": words.LEVEL,
    "supervisor": words.SUPERVISOR,
    "category": words.CATEGORY,
    "rule": words.RULE,
}
#: Narrowed lists that are kept an answer.
_KEPT = 12


@dataclass(frozen=True)
class Listed:
    """The list of a group, what is chosen, and what is left of it."""

    keys: Keys
    causes: CauseList
    wanted: Wanted
    classes: tuple[str, ...]
    shown: Narrowed

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter is set."""
        return bool(self.wanted or self.classes)


def keys_of(page: Page) -> Keys:
    """The keys of the organizations of a page's answer."""
    resolution = page.answer.resolution
    return once(page.answer, "lists.keys", lambda: Keys(resolution))


def causes_of(page: Page, group: str) -> CauseList:
    """The list of a group; waits with progress where a registry is long."""
    keys, found = keys_of(page), page.answer.findings
    return worked(
        page.answer,
        f"orphans.list {group}",
        lambda step: cause_list(keys, found, group),
    )


def parameters() -> dict[str, Any]:
    """The group and filters of the address, as a link keeps them."""
    names = ("group", "verdict", *FILTERS)
    return {f"{PAGE}_{name}": address.text(f"{PAGE}_{name}") for name in names}


def group() -> str:
    """The group that the address asks for: that of a verdict, else the one named."""
    verdict = address.text(f"{PAGE}_verdict")
    if any(verdict in codes for codes in GROUPS.values()):
        return group_of(verdict)
    return address.choice(f"{PAGE}_group", list(GROUPS), "orphans")


def choose(page: Page) -> Listed:
    """Draw the choice of a group and the filters; the list they leave."""
    chosen = _group(page)
    causes, keys = causes_of(page, chosen), keys_of(page)
    whole = once(page.answer, f"orphans.facets {chosen}", lambda: _facets(keys, causes))
    with st.container(horizontal=True, gap="small", key=ROW):
        _verdict(causes, page.language)
        for name, heading in FILTERS.items():
            _filter(name, heading, whole, page.language)
    return listed(page)


def listed(page: Page) -> Listed:
    """The list that the address asks for, without drawing anything."""
    chosen = group()
    causes, keys = causes_of(page, chosen), keys_of(page)
    wanted = Wanted(**{name: address.text(f"{PAGE}_{name}") for name in FILTERS})
    verdict = address.text(f"{PAGE}_verdict")
    classes = (verdict,) if verdict else ()
    name = f"orphans.narrowed {chosen} {wanted} {classes}"
    shown = once(page.answer, name, lambda: narrowed(causes, keys, wanted, classes))
    page.answer.shelf.keep("orphans.narrowed ", _KEPT)
    return Listed(keys, causes, wanted, classes, shown)


def _group(page: Page) -> str:
    """The group to list; a choice of another one forgets the class."""
    summary, value = page.answer.summary, group()
    counts = {"orphans": summary.orphans, "open": summary.open}

    def label(name: str) -> str:
        count = f" {counts[name]:,}" if name in counts else ""
        return f"{GROUP_WORDS[name].label(page.language)}{count}"

    key = f"{PAGE} group"
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    st.segmented_control(
        words.GROUP.label(page.language),
        list(GROUPS),
        required=True,
        format_func=label,
        label_visibility="collapsed",
        key=key,
        on_change=_another_group,
        args=(key,),
    )
    return value


def _another_group(key: str) -> None:
    chosen = st.session_state[key]
    address.put(f"{PAGE}_verdict", None)
    address.put(f"{PAGE}_cause", None)
    address.put(f"{PAGE}_group", None if chosen == "orphans" else chosen)


def _facets(keys: Keys, causes: CauseList) -> Facets:
    return facets(keys, narrowed(causes, keys, Wanted()).everybody())


def _verdict(causes: CauseList, language: str) -> None:
    """The choice of a class, among those that occur."""
    known = GROUPS[causes.group]
    there = np.bincount(causes.codes, minlength=len(known))
    sums = np.bincount(causes.codes, causes.affected, minlength=len(known))
    found = [
        Option(code, Words(finding_term(code).zh, finding_term(code).en), int(count))
        for code, count, some in zip(known, sums, there, strict=True)
        if some
    ]
    _choice("verdict", words.VERDICT, found, language)


def _filter(name: str, heading: Words, whole: Facets, language: str) -> None:
    options: Sequence[Option] = getattr(whole, name)
    if name == "place":
        options = _near(options, address.text(f"{PAGE}_place"))
    _choice(name, heading, options, language)


def _near(options: Sequence[Option], chosen: str) -> list[Option]:
    """Provinces and prefectures, and the counties of the prefecture that is chosen."""
    inside = (
        chosen[:4] if chosen.isdecimal() and level_of(chosen) != "province" else "—"
    )
    return [
        option
        for option in options
        if not option.code.isdecimal()
        or level_of(option.code) != "county"
        or option.code.startswith(inside)
        or (chosen[2:] == "0000" and option.code.startswith(chosen[:2]))
    ]


def _choice(
    name: str, heading: Words, options: Sequence[Option], language: str
) -> None:
    """Draw one filter. What the address names stays a choice even if it leaves nobody."""
    parameter = f"{PAGE}_{name}"
    told = {
        option.code: f"{show.plain(option.words.label(language), 60)} ({option.count:,})"
        for option in options
    }
    value = address.text(parameter)
    if value and value not in told:
        told[value] = f"{show.plain(value, 60)} (0)"
    everything = words.ALL.label(language)
    st.selectbox(
        heading.label(language),
        ["", *told],
        format_func=lambda code: told.get(code, everything),
        width=170,
        **address.bound(parameter, value, default=""),
    )
