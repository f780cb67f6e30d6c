"""Beside the graph of an organization: verdict, proof, timeline, why not another body."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from app_parts import address, explore_timeline, show
from app_parts.explore_graph import SHOW, name, notes
from app_parts.explore_search import PAGE, index
from app_parts.frame import Page
from graphmodel.proofs import Proof, explain
from graphmodel.vocabulary import VERDICTS
from lishu.drawing.looks import MARKS
from lishu.drawing.svg import svg
from lishu.explorer import explore_words as words
from lishu.explorer.printed import printed
from lishu.explorer.view import View
from lishu.reports import proof as proofs
from lishu.reports.blocks import Block, Fields

WHY = f"{PAGE}_why"


def head(page: Page, position: int, drawn: View) -> Callable[[], None]:
    """Draw name and verdict; what draws the part that was chosen to be read."""
    proof = explain(page.answer.resolution, position)
    show.write(verdict(proof, page.language))
    return lambda: _draw(page, proof, drawn)


def _draw(page: Page, proof: Proof, drawn: View) -> None:
    parts: dict[str, Callable[[], None]] = {
        "proof": lambda: _proof(page, proof, drawn),
        "timeline": lambda: explore_timeline.draw(page, proof.position),
        "why": lambda: _why(page, proof),
    }
    parts[_choose(page.language, list(parts))]()


def _choose(language: str, options: list[str]) -> str:
    chosen = address.choice(SHOW, options, "proof")
    st.segmented_control(
        words.SHOW.label(language),
        options,
        required=True,
        format_func=lambda each: words.SHOWN[each].label(language),
        label_visibility="collapsed",
        **address.bound(SHOW, chosen, default="proof"),
    )
    return chosen


def verdict(proof: Proof, language: str) -> str:
    """The name, the verdict with its colour and shape, the leader, the reason."""
    found = VERDICTS[proof.verdict]
    mark = MARKS[found.group]
    label = f"{mark} {found.label(language)} {found.code}".strip()
    leader = ""
    if proof.leader:
        href = address.link(PAGE, focus=proof.leader.id)
        leader = show.tag("b", show.anchor(href, proof.leader.name))
    badge = show.tag("span", show.text(label), f'"verdict {found.group}"')
    return (
        show.tag("h2", show.text(proof.name), "name")
        + show.tag("p", f"{badge} {leader}")
        + show.tag("p", show.text(proof.reason.label(language)))
    )


def _proof(page: Page, proof: Proof, drawn: View) -> None:
    """Everything the verdict rests on, and the same for printing."""
    spoken = page.language
    _, summary, *rest = proofs.blocks(proof, spoken)
    shown = _without_reason(summary, proof.reason.label(spoken))
    show.write(show.blocks([shown, *rest]))
    st.download_button(
        words.PRINT.label(spoken),
        lambda: printed(
            proof.name,
            show.blocks(proofs.blocks(proof, spoken)),
            svg(drawn, spoken),
            [words.PRINTED.label(spoken), *notes(page)],
            spoken,
        ),
        file_name=f"{name(drawn)}-proof.html",
        mime="text/html",
        key="explore print",
        on_click="ignore",
    )


def _without_reason(summary: Block, reason: str) -> Block:
    """The fields but the reason, which stands above them."""
    if not isinstance(summary, Fields):
        return summary
    return Fields([row for row in summary.rows if row[1] != reason])


def _why(page: Page, proof: Proof) -> None:
    """Why a body that somebody names does not lead."""
    spoken, typed = page.language, address.text(WHY).strip()
    st.text_input(
        words.WHY.label(spoken),
        max_chars=200,
        placeholder=words.WHY_PLACEHOLDER.label(spoken),
        **address.bound(WHY, typed, default=""),
    )
    if not typed:
        show.write(show.tag("p", show.text(words.WHY_HINT.label(spoken))))
        return
    resolution = page.answer.resolution
    bodies = resolution.world.bodies
    numbers = index(page).bodies_called(typed)
    if len(numbers) != 1:
        show.write(_which(page, proof.org_id, typed, numbers))
        return
    found = explain(resolution, proof.position, bodies.id(numbers[0]))
    asked = replace(found, leader=None, chain_state="", derived_rule=None)
    _, _, title, reasons, *_ = proofs.blocks(asked, spoken)
    show.write(show.blocks([title, reasons]))


def _which(page: Page, org_id: str, typed: str, numbers: tuple[int, ...]) -> str:
    """Nothing is called so, or several: links to ask about each."""
    spoken, bodies = page.language, page.answer.resolution.world.bodies
    if not numbers:
        said = words.WHY_NOBODY.label(spoken).format(wanted=typed)
        return show.tag("p", show.text(said))
    items = ""
    for number in numbers:
        href = address.link(
            PAGE,
            focus=org_id,
            explore_show="why",
            explore_why=bodies.id(number),
        )
        label = f"{bodies.name(number, page.as_of)} [{bodies.id(number)}]"
        items += show.tag("li", show.anchor(href, label))
    head = show.tag("p", show.text(words.WHY_SEVERAL.label(spoken)))
    return head + show.tag("ul", items)
