"""Beside the graph of a body: what it is, whom it leads and guides, what if it ended."""

from collections.abc import Callable

import streamlit as st

from app_parts import address, show
from app_parts.explore_graph import followers
from app_parts.explore_search import PAGE, organization
from app_parts.frame import Page
from app_parts.shared import worked
from graphmodel.wording import Words
from lishu.explorer import explore_words as words
from lishu.explorer import graph_words
from lishu.explorer.body_card import Card, Ending, can_end, card, ending
from lishu.reports.blocks import Fields, Line, Title

ENDS = f"{PAGE}_ends"
#: So many of those touched are named.
NAMED = 10


def head(page: Page, body: int) -> Callable[[], None]:
    """Draw name and kind; what draws the rest."""
    found = card(followers(page), body)
    said = " · ".join((found.kind.label(page.language), _state(found, page.language)))
    show.write(show.blocks([Title(found.name, 1), Line(said)]))
    return lambda: _draw(page, body, found)


def _state(found: Card, language: str) -> str:
    return graph_words.STATES[found.state].label(language)


def _draw(page: Page, body: int, found: Card) -> None:
    """The card, and on request what would come of the end of the body."""
    spoken = page.language
    show.write(show.blocks([Fields(fields(found, spoken))]))
    show.write(show.tag("h2", show.text(words.IF_ENDED.label(spoken))))
    resolution = page.answer.resolution
    if body == resolution.world.bodies.root:
        show.write(show.tag("p", show.text(words.CANNOT_END.label(spoken))))
    elif not can_end(resolution, body):
        show.write(show.tag("p", show.text(words.NOT_THERE.label(spoken))))
    elif address.text(ENDS) == found.id:
        _ending(page, body, found.id)
    else:
        st.button(
            words.ASK_ENDED.label(spoken),
            key="explore ends",
            on_click=address.put,
            args=(ENDS, found.id),
        )


def fields(found: Card, language: str) -> list[tuple[str, str]]:
    """The card as labels and values; numbers of nobody are left out."""
    told = [
        (words.IDENTITY, found.id),
        (words.PLACE, found.place),
        (words.LIVED, found.lived),
        (words.ORIGIN, words.ORIGINS[found.origin].label(language)),
        (words.HISTORY, found.history.label(language)),
        (words.LEADS, count(found.led, language)),
        (words.LEADS_ALL, count(found.total, language)),
        (words.GUIDES, count(found.guided, language)),
        (words.SUPERVISES, count(found.supervised, language)),
        (words.UNLED, count(found.unled, language)),
    ]
    return [(label.label(language), value) for label, value in told if value]


def count(number: int, language: str) -> str:
    """A number of organizations, "" for none."""
    return words.COUNT.label(language).format(count=f"{number:,}") if number else ""


def _ending(page: Page, body: int, identity: str) -> None:
    """Who would be orphaned or led by another; the whole list stands on another page."""
    spoken, resolution = page.language, page.answer.resolution
    found: Ending = worked(
        page.answer, f"explore.ending {body}", lambda step: ending(resolution, body),
        steps=("resolve",),
    )  # fmt: skip
    if not (len(found.orphaned) or len(found.moved) or len(found.opened)):
        show.write(show.tag("p", show.text(words.NOTHING_ENDED.label(spoken))))
        return
    said = words.ENDED.label(spoken).format(
        orphaned=f"{len(found.orphaned):,}",
        opened=f"{len(found.opened):,}",
        moved=f"{len(found.moved):,}",
    )
    href = address.link(
        "changes", changes_mode="supposed", changes_act=[f"abolish|{identity}"]
    )
    show.write(
        show.tag("p", show.tag("b", show.text(said))),
        _some(page, words.UNLED, found.orphaned[:NAMED].tolist()),
        show.tag("p", show.anchor(href, words.MORE_CHANGES.label(spoken))),
    )


def _some(page: Page, label: Words, positions: list[int]) -> str:
    items = "".join(show.tag("li", organization(page, at)) for at in positions)
    head = show.tag("p", show.text(words.FIRST.label(page.language))) if items else ""
    return head + show.tag("ul", items, "hits")
