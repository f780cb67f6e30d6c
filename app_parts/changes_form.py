"""What if: acts put together by hand, and what would come of them."""

from collections.abc import Mapping

import numpy as np
import streamlit as st

from app_parts import address, catalogue, faults, show
from app_parts.asked import asked
from app_parts.changes_list import PAGE, View
from app_parts.frame import Page
from app_parts.shared import once, worked
from graphmodel.bodies import PARTY_ORG
from graphmodel.counting import Count
from graphmodel.errors import LishuError
from graphmodel.resolution import resolve
from graphmodel.whatif.acts import Act, Finder
from graphmodel.whatif.body_names import body_called
from lishu.explorer import changes_supposed as model
from lishu.explorer import changes_words as words
from lishu.explorer.changes_supposed import BODY, FORMS, RULEBOOK, Supposed
from lishu.explorer.rules import state
from lishu.explorer.shelf import Step
from loaders.called import finder

#: Bodies offered to choose from, acts supposed at once, leaders listed, answers kept.
OFFERED, MOST, LEADERS, KEPT = 300, 12, 10, 3
_ACT = f"{PAGE}_act"


def view(page: Page) -> View | None:
    """Draw the form and the acts; what they change, None where nothing is supposed."""
    spoken = page.language
    form(page)
    acts = model.acts(address.several(_ACT))[:MOST]
    if not acts:
        show.write(show.tag("p", show.text(words.NO_ACT.label(spoken))))
        return None
    try:
        found = supposed(page, acts)
    except LishuError as error:
        _failed(error, spoken)
        _acts(page, [(act, _as_written(act, spoken)) for act in acts])
        return None
    told = [
        (
            done.act,
            done.text.label(spoken) + (words.FRESH.label(spoken) if done.fresh else ""),
        )
        for done in found.done
    ]
    _acts(page, told)
    kept = {f"{PAGE}_mode": "supposed", _ACT: [model.written(act) for act in acts]}
    after = mending(found, spoken)
    return View(found.compared, kept, f"whatif-{page.as_of}", spoken, after=after)


def _as_written(act: Act, language: str) -> str:
    """An act as somebody wrote it, for want of what was understood."""
    return f"{FORMS[act.verb].words.label(language)}: {' · '.join(act.operands)}"


def supposed(page: Page, acts: tuple[Act, ...]) -> Supposed:
    """What would change; waits with progress. Raises LishuError."""
    resolution, find, read = page.answer.resolution, finder_of(page), page.dataset.read
    offered = model.adopted(acts)

    def made(step: Step) -> Supposed:
        today = resolution
        if offered and read:
            step("read")
            today = resolve(model.knowing(read, offered), page.as_of)
        step("resolve")
        return model.supposed(today, acts, page.as_of, find)

    name = f"changes.supposed {acts}"
    found = worked(page.answer, name, made, steps=("read", "resolve"))
    page.answer.shelf.keep("changes.supposed ", KEPT)
    return found


def finder_of(page: Page) -> Finder:
    """Bodies by any name, as in the files of the dataset; by full name where they are gone."""
    paths = catalogue.paths_of(page.dataset)
    if not paths:
        return body_called
    return once(
        page.dataset,
        "changes.finder",
        lambda: finder(*paths, rulebooks=asked().rulebooks),
    )


def form(page: Page) -> None:
    """The form of one act; what is added stands in the address."""
    spoken = page.language
    verb = st.selectbox(
        words.ACT.label(spoken),
        list(FORMS),
        format_func=lambda each: FORMS[each].words.label(spoken),
        width=320,
        key=f"{PAGE} verb",
    )
    bodies = once(page.answer, "changes.bodies", lambda: leading(page))
    choices = {BODY: bodies, RULEBOOK: rulebooks(page, verb)}
    with st.form(f"{PAGE} {verb}", border=False, clear_on_submit=True):
        keys = []
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for n, (kind, heading) in enumerate(FORMS[verb].operands):
                keys.append(f"{PAGE} {verb} {n}")
                _operand(kind, heading.label(spoken), keys[-1], choices, spoken)
            st.form_submit_button(
                words.ADD.label(spoken), on_click=_add, args=(page, verb, tuple(keys))
            )
    if message := st.session_state.pop(f"{PAGE} missing", ""):
        show.write(show.tag("p", show.text(words.NAME_MISSING.label(spoken)), message))


def _operand(
    kind: str,
    label: str,
    key: str,
    choices: Mapping[str, dict[str, str]],
    language: str,
) -> None:
    """One field: a body to choose or to name, a rulebook, an organization or a new name."""
    if kind not in choices:
        st.text_input(label, key=key, max_chars=200, width=320)
        return
    offered = choices[kind]
    st.selectbox(
        label,
        list(offered),
        index=None,
        format_func=lambda each: offered.get(each, each),
        accept_new_options=kind == BODY,
        placeholder="",
        help=words.BODY_HELP.label(language) if kind == BODY else None,
        key=key,
        width=420 if kind == BODY else 620,
    )


def rulebooks(page: Page, verb: str) -> dict[str, str]:
    """The rulebooks that can be adopted, or end: ids and titles."""
    library, on = page.answer.resolution.library, page.as_of
    known = (
        library.in_force(on)
        if verb == "end-rulebook"
        else [b for b in library.rulebooks if state(library, b, on) == "optional"]
    )
    return {book.id: show.plain(f"{book.title} ({book.id})") for book in known}


def leading(page: Page) -> dict[str, str]:
    """The bodies that lead most: ids and names; of a Party organization its owner."""
    resolution = page.answer.resolution
    bodies, on = resolution.world.bodies, resolution.as_of
    led = resolution.leaders.body
    numbers, counts = np.unique(led[led >= 0] & ~PARTY_ORG, return_counts=True)
    order = np.argsort(-counts, kind="stable")[:OFFERED]
    return {
        bodies.id(n): show.plain(f"{bodies.name(n, on)} ({bodies.id(n)})")
        for n in numbers[order].tolist()
    }


def _add(page: Page, verb: str, keys: tuple[str, ...]) -> None:
    """Put an act into the address, behind those that are there."""
    given = [st.session_state.get(key) or "" for key in keys]
    try:
        added = model.seated(model.act(verb, given), page.answer.resolution.library)
    except LishuError:
        st.session_state[f"{PAGE} missing"] = "error"
        return
    acts = [*address.several(_ACT), model.written(added)]
    address.put(f"{PAGE}_cause", None)
    address.put(_ACT, acts[:MOST])


def _acts(page: Page, told: list[tuple[Act, str]]) -> None:
    """The acts in their order, each with a link that takes it away."""
    spoken = page.language
    texts = [model.written(act) for act, _ in told]
    items = []
    for n, (_, text) in enumerate(told):
        rest = [each for m, each in enumerate(texts) if m != n]
        link = address.link(PAGE, changes_mode="supposed", changes_act=rest)
        remove = show.anchor(link, words.REMOVE.label(spoken))
        items.append(show.tag("li", show.text(f"{page.as_of} {text} ") + remove))
    head = show.tag("h2", show.text(words.ACTS.label(spoken)))
    show.write(head, show.tag("ol", "".join(items)))


def _failed(error: LishuError, language: str) -> None:
    show.write(
        show.tag("p", show.text(words.FAILED.label(language)), "error"),
        *(show.tag("p", show.text(line)) for line in faults.lines(error, language)),
    )


def mending(found: Supposed, language: str) -> str:
    """Who would lead those between two leaders, once they are handed over."""
    gaps = len(found.mending.positions)
    if not gaps:
        return ""
    told = words.MENDING_TOLD.label(language).format(
        gaps=Count(gaps), led=Count(found.mending.led)
    )
    rows = model.mended(found, language)
    items = "".join(
        show.tag("li", show.text(f"{name}: {count:,}"))
        for name, count in rows[:LEADERS]
    )
    if len(rows) > LEADERS:
        more = words.MORE.label(language).format(count=len(rows) - LEADERS)
        items += show.tag("li", show.text(more))
    title = show.tag("h2", show.text(words.MENDING.label(language)))
    return title + show.tag("p", show.text(told)) + show.tag("ul", items)
