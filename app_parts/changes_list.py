"""What changed, drawn: counts of both sides, causes, and whom a cause concerns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import streamlit as st

from app_parts import address, pager, show, tables
from graphmodel.counting import Count
from graphmodel.difference import CHANGES
from graphmodel.difference.causes import ChangeCause
from lishu.explorer import changes, lists_words
from lishu.explorer import changes_words as words
from lishu.explorer.causes_told import without_ids
from lishu.explorer.changes import Compared
from lishu.reports.blocks import Grid

PAGE = "changes"
#: Causes, and organizations of a cause, that are listed at a time.
CAUSES, MEMBERS = 25, 50
#: The shape of a change beside its colour: worse, better, other.
SHAPES = {
    "orphaned": ("▲", "error"),
    "opened": ("◆", "warning"),
    "rescued": ("●", "on"),
    "closed": ("●", "on"),
}


@dataclass(frozen=True)
class View:
    """A comparison on the page: what the address keeps of it, the name of its files, the
    dataset of the older side where that is another one, and what is told after it."""

    found: Compared
    kept: Mapping[str, Any]
    name: str
    language: str
    other: str | None = None
    after: str = ""


def draw(view: View) -> None:
    """The whole comparison, or one cause of it where the address names one."""
    wanted = address.text(f"{PAGE}_cause")
    number = view.found.marks.get(wanted, -1) if wanted else -1
    if number >= 0:
        one_cause(view, number)
        return
    if wanted:
        show.write(show.tag("p", show.text(words.GONE.label(view.language))))
    show.write(counts(view))
    if view.found.counts:
        causes(view)
    else:
        show.write(show.tag("p", show.text(words.NOTHING.label(view.language))))
    if view.after:
        show.write(view.after)


def counts(view: View) -> str:
    """How many are led, orphaned, open on both sides."""
    rows = [
        (label, f"{old:,}", f"{new:,}", f"{new - old:+,}" if new != old else "")
        for label, old, new in changes.counts(view.found, view.language)
        if old or new
    ]
    told = (words.BEFORE, words.AFTER, words.DIFFERENCE)
    headings = ("", *(each.label(view.language) for each in told))
    grid = show.blocks([Grid(headings, rows, frozenset({1, 2, 3}))])
    more = view.found.difference.new_orphans
    line = words.NEW_ORPHANS.label(view.language).format(count=Count(more))
    return grid + (show.tag("p", show.tag("b", show.text(line))) if more else "")


def causes(view: View) -> None:
    """The causes of every change, or of one, the gravest first."""
    spoken, found = view.language, view.found
    with st.container(horizontal=True, gap="small"):
        change = _choose_change(view)
        kind = _choose_kind(view)
    numbers = changes.numbers(found, change, kind)
    if numbers.is_empty():
        show.write(show.tag("p", show.text(words.NO_CAUSE.label(spoken))))
        return
    whole = int(np.diff(found.first)[numbers.to_numpy()].sum())
    head = words.FOUND.label(spoken).format(
        causes=Count(len(numbers)), changes=Count(whole)
    )
    part = pager.part(f"{PAGE}_page", len(numbers), CAUSES, (view.kept, change, kind))
    items = "".join(item(view, n) for n in numbers[part.start : part.end])
    show.write(show.tag("h2", show.text(head)), items)
    pager.draw(part, PAGE, {**view.kept, **_filters()}, spoken)
    show.write(show.tag("h2", show.text(words.DOWNLOAD.label(spoken))))
    tables.downloads(
        view.name,
        lambda: changes.changed(found, changes.of_change(found, change), spoken),
        columns(),
        spoken,
    )


def _filters() -> dict[str, Any]:
    return {f"{PAGE}_{n}": address.text(f"{PAGE}_{n}") for n in ("change", "kind")}


def _choose_change(view: View) -> str:
    known = view.found.counts
    value = address.choice(f"{PAGE}_change", ["", *known], "")

    def told(code: str) -> str:
        if not code:
            return words.ALL.label(view.language)
        return f"{CHANGES[code].label(view.language)} ({known[code]:,})"

    st.selectbox(
        words.CHANGE.label(view.language),
        ["", *known],
        format_func=told,
        width=170,
        **address.bound(f"{PAGE}_change", value, default=""),
    )
    return value


def _choose_kind(view: View) -> str:
    known = view.found.kinds
    value = address.choice(f"{PAGE}_kind", ["", *known], "")
    st.selectbox(
        words.KIND.label(view.language),
        ["", *known],
        format_func=lambda kind: (
            changes.KINDS[kind] if kind else words.ALL_KINDS
        ).label(view.language),
        width=170,
        **address.bound(f"{PAGE}_kind", value, default=""),
    )
    return value


def item(view: View, number: int) -> str:
    """One cause: how many it concerns, what it made of them, and why."""
    cause = view.found.difference.causes[number]
    link = address.link(
        PAGE, **{**view.kept, **_filters(), f"{PAGE}_cause": changes.mark(cause)}
    )
    bodies = view.found.difference.new.world.bodies
    told = without_ids(cause.text, bodies).label(view.language)
    text = show.tag("p", show.anchor(link, told))
    count = show.tag("b", show.text(f"{cause.affected:,}"))
    return show.tag(
        "article",
        show.tag("div", count, "count")
        + show.tag("div", head(view, number, "h3") + text),
        "cause",
    )


def head(view: View, number: int, name: str) -> str:
    """What happened, and the kind of its reason."""
    cause = view.found.difference.causes[number]
    shape, colour = SHAPES.get(cause.change, ("○", ""))
    label = f"{shape} {CHANGES[cause.change].label(view.language)}"
    kind = changes.KINDS[cause.kind].label(view.language)
    return show.tag(
        name,
        show.tag("span", show.text(label), f'"severity {colour}"') + show.text(kind),
    )


def one_cause(view: View, number: int) -> None:
    """A cause in full, with everybody whom it concerns."""
    spoken, found = view.language, view.found
    cause = found.difference.causes[number]
    back = address.link(PAGE, **{**view.kept, **_filters()})
    counted = words.MEMBERS.label(spoken).format(count=Count(cause.affected))
    show.write(
        show.tag("p", show.anchor(back, f"← {words.BACK.label(spoken)}")),
        head(view, number, "h2"),
        show.tag("p", show.text(cause.text.label(spoken)), "lead"),
        show.tag("p", show.text(counted) + _about(cause, spoken)),
    )
    here = {f"{PAGE}_cause": changes.mark(cause)}
    part = pager.part(f"{PAGE}_page", cause.affected, MEMBERS, here)
    rows = changes.of_cause(found, number, spoken, part.start, part.end)
    show.write(members(view, rows.iter_rows(named=True)))
    pager.draw(part, PAGE, {**view.kept, **_filters(), **here}, spoken)
    tables.downloads(
        f"{view.name}-{here[f'{PAGE}_cause']}",
        lambda: changes.of_cause(found, number, spoken),
        columns(),
        spoken,
    )


def _about(cause: ChangeCause, language: str) -> str:
    """Links to the rules and the body that a cause is about."""
    links = []
    for name in changes.rules_of(cause):
        book, _, rule = name.partition("/")
        link = address.link("rules", rules_book=book, rules_sentence=rule)
        links.append(show.anchor(link, f"{rule} ({book})"))
    if body := changes.body_of(cause):
        link = address.link("explore", focus=body)
        links.append(show.anchor(link, words.BODY.label(language)))
    return "".join(f" · {link}" for link in links)


def members(view: View, rows: Iterable[Mapping[str, Any]]) -> str:
    """Organizations with their leader, or why there is none, before and after."""
    spoken = view.language
    told = (lists_words.NAME, words.OLD_LEADER, words.NEW_LEADER, lists_words.WHERE)
    head = "".join(show.tag("th", show.text(each.label(spoken))) for each in told)
    body = "".join(_member(view, row) for row in rows)
    return show.tag(
        "table",
        show.tag("thead", show.tag("tr", head)) + show.tag("tbody", body),
        "list",
    )


def _member(view: View, row: Mapping[str, Any]) -> str:
    spoken = view.language
    gone = row["row"] is None
    data = {"data": view.other} if gone and view.other is not None else {}
    link = address.link("explore", focus=row["org_id"], **data)
    name = row["name"]
    if row["old_name"] and row["old_name"] != name:
        name = f"{row['old_name']} → {name}"
    where = (row["old_file"], row["old_row"]) if gone else (row["file"], row["row"])
    cells = (
        (words.BEFORE, row["old_leader_name"] or row["old_verdict"]),
        (words.AFTER, row["leader_name"] or row["verdict"]),
        (lists_words.WHERE, f"{(where[0] or '').rpartition('/')[2]}:{where[1]}"),
    )
    who = show.anchor(link, name) + show.tag("small", show.text(row["org_id"], 60))
    return show.tag(
        "tr",
        show.tag("td", who, "who")
        + "".join(
            f'<td data-label="{show.text(heading.label(spoken))}">{show.text(value, 120)}</td>'
            for heading, value in cells
        ),
    )


def columns() -> list[tables.Column]:
    """The columns of a list of changes."""
    numbers = ("old_row", "row")
    return [
        tables.Column(name, heading, "number" if name in numbers else "text")
        for name, heading in words.COLUMNS.items()
    ]
