"""The search of the page Explore: what is typed, and what was found, as links."""

import streamlit as st

from app_parts import address, show
from app_parts.frame import Page
from app_parts.shared import once, worked
from graphmodel.counting import Count
from graphmodel.leaders import VERDICT_CODES
from graphmodel.standing import State
from graphmodel.vocabulary import KINDS, VERDICTS
from graphmodel.wording import Words
from lishu.drawing.looks import MARKS
from lishu.explorer import explore_words as words
from lishu.explorer import graph_words
from lishu.explorer.focus import Focus
from lishu.explorer.search import Found, Index, texts_of
from lishu.explorer.shelf import Step

PAGE = "explore"
TYPED = f"{PAGE}_q"
#: So many organizations and bodies are listed as links.
LISTED, BODIES = 30, 8
#: What is told while an index is made.
STEPS = ("find",)


def index(page: Page) -> Index:
    """The index of the answer, built once for everybody."""
    resolution, world = page.answer.resolution, page.dataset.world

    def build(step: Step) -> Index:
        texts = once(page.dataset, "explore.texts", lambda: texts_of(world))
        return Index(resolution, texts)

    return worked(page.answer, "explore.index", build, steps=STEPS)


def ask(page: Page) -> str:
    """The box to type in; what is typed, "" where nothing is."""
    typed = address.text(TYPED)
    st.text_input(
        words.SEARCH.label(page.language),
        max_chars=200,
        placeholder=words.PLACEHOLDER.label(page.language),
        **address.bound(TYPED, typed, default=""),
    )
    return typed.strip()


def found(page: Page, typed: str) -> Focus | None:
    """List what was found; the one that was found where it is alone."""
    hits = index(page).find(typed)
    if hits.count == 1 and not hits.bodies_count:
        return Focus(organization=hits.organizations[0])
    if hits.bodies_count == 1 and not hits.count:
        return Focus(body=hits.bodies[0])
    if not hits:
        show.write(nobody(page, typed))
    else:
        show.write(bodies(page, hits), organizations(page, hits))
    return None


def nobody(page: Page, typed: str) -> str:
    """Nothing was found: what to do, and what is called much like it."""
    said = words.NOBODY.label(page.language).format(wanted=typed)
    near = index(page).nearest(typed)
    items = "".join(show.tag("li", organization(page, at)) for at in near)
    return (
        show.tag("p", show.text(said))
        + show.tag("p", show.text(words.TRY.label(page.language)))
        + (show.tag("p", show.text(words.NEAREST.label(page.language))) if near else "")
        + show.tag("ul", items, "hits")
    )


def bodies(page: Page, hits: Found) -> str:
    """The bodies found."""
    if not hits.bodies_count:
        return ""
    listed = hits.bodies[:BODIES]
    items = "".join(show.tag("li", body(page, number)) for number in listed)
    few = hits.bodies_count <= len(listed)
    text = words.FOUND_BODIES_ALL if few else words.FOUND_BODIES
    return _head(page, text, hits.bodies_count, len(listed)) + show.tag(
        "ul", items, "hits"
    )


def organizations(page: Page, hits: Found) -> str:
    """The organizations found."""
    if not hits.count:
        return ""
    listed = hits.organizations[:LISTED]
    items = "".join(show.tag("li", organization(page, at)) for at in listed)
    text = words.FOUND_ALL if hits.count <= len(listed) else words.FOUND
    return _head(page, text, hits.count, len(listed)) + show.tag("ul", items, "hits")


def _head(page: Page, text: Words, count: int, shown: int) -> str:
    said = text.label(page.language).format(count=Count(count), shown=shown)
    return show.tag("h2", show.text(said))


def organization(page: Page, position: int) -> str:
    """An organization as a link, with its verdict, leader and place."""
    resolution = page.answer.resolution
    table, leaders = resolution.world.organizations, resolution.leaders
    verdict = VERDICTS[VERDICT_CODES[leaders.verdict[position]]]
    org_id, leader = table["org_id"][position], int(leaders.body[position])
    bodies_ = resolution.world.bodies
    said = verdict.label(page.language)
    if leader >= 0:
        name = bodies_.name(leader, page.as_of)
        said = words.LED_BY.label(page.language).format(leader=name)
    division = int(table["division"][position])
    place = bodies_.divisions.names[division] if division >= 0 else ""
    link = show.anchor(address.link(PAGE, focus=org_id), table["name"][position])
    told = " · ".join(filter(None, (said, place, org_id)))
    mark = show.tag("span", MARKS[verdict.group], f'"mark {verdict.group}"')
    return f"{mark} {link} {show.tag('small', show.text(told, 300))}"


def body(page: Page, number: int) -> str:
    """A body as a link, with its kind, how it stands and its id."""
    resolution = page.answer.resolution
    bodies_ = resolution.world.bodies
    identity = bodies_.id(number)
    state = State(int(resolution.standing.state[number & (1 << 28) - 1])).name
    kind = KINDS[bodies_.kind(number)].label(page.language)
    stands = "" if state == "ALIVE" else graph_words.STATES[state].label(page.language)
    link = show.anchor(
        address.link(PAGE, focus=identity), bodies_.name(number, page.as_of)
    )
    told = " · ".join(filter(None, (kind, stands, identity)))
    return f"{show.tag('span', '■', 'mark')} {link} {show.tag('small', show.text(told, 300))}"


STYLE = (
    "<style>.lishu ul.hits {list-style: none; padding: 0; columns: 28rem 2}"
    ".lishu ul.hits li {padding: .22rem 0; break-inside: avoid}"
    ".lishu ul.hits small {display: block; padding-left: 1.3rem; opacity: .75}"
    ".lishu .mark {display: inline-block; width: 1rem; background: none}"
    ".lishu .mark.led {color: #2f8f63; background: none}"
    ".lishu .mark.orphan {color: #c0473f; background: none}"
    ".lishu .mark.open {color: #b7791f; background: none}</style>"
)
