"""Explore: search, the graph around one organization or body, and why it is so."""

from collections.abc import Callable

import streamlit as st

from app_parts import (
    address,
    explore_body,
    explore_graph,
    explore_organization,
    explore_search,
    frame,
    show,
)
from app_parts.frame import Page
from app_parts.shared import once
from lishu.explorer import explore_words as words
from lishu.explorer.focus import Focus, communities_by_id, locate
from lishu.explorer.view import View


def draw(page: Page) -> None:
    """What was searched for, else what the address is centred on, else the root."""
    show.write(explore_search.STYLE)
    typed = explore_search.ask(page)
    if typed:
        found = explore_search.found(page, typed)
        if found:
            around(page, found)
        return
    wanted = address.focus()
    if wanted is None:
        show.write(show.tag("p", show.text(words.HINT.label(page.language))))
        around(page, Focus(body=page.answer.resolution.world.bodies.root))
        return
    focus = located(page, wanted)
    if focus is None:
        said = words.GONE.label(page.language).format(wanted=wanted)
        show.write(show.tag("p", show.text(said)))
        return
    around(page, focus)


def located(page: Page, wanted: str) -> Focus | None:
    """The organization or body of the address."""
    world = page.answer.resolution.world
    communities = (
        once(page.dataset, "explore.communities", lambda: communities_by_id(world))
        if wanted.startswith("COMMUNITY_PARTY_ORG@")
        else None
    )
    return locate(page.answer.resolution, wanted, communities)


def around(page: Page, focus: Focus) -> None:
    """The graph, and beside it what is known of its centre."""
    drawn = explore_graph.view(page, focus)
    beside = about(page, focus, drawn)
    left, right = st.columns([8, 5], gap="medium")
    with left:
        explore_graph.draw(page, drawn)
    with right:
        beside()


def about(page: Page, focus: Focus, drawn: View) -> Callable[[], None]:
    """Say what the centre is; what draws the rest beside the graph."""
    if focus.organization >= 0:
        return explore_organization.head(page, focus.organization, drawn)
    return explore_body.head(page, focus.body)


draw(frame.page())
