"""Orphans: findings grouped by cause, narrowed, opened, and handed on."""

from app_parts import (
    accepted,
    address,
    frame,
    orphans_cause,
    orphans_filters,
    pager,
    show,
    tables,
)
from app_parts.frame import Page
from app_parts.lists_style import STYLE
from app_parts.orphans_filters import PAGE, Listed, parameters
from graphmodel.counting import Count
from graphmodel.errors import LishuError
from lishu.explorer import causes_told, lists_rows
from lishu.explorer import lists_words as words

#: Causes that are listed at a time.
SIZE = 25


def draw(page: Page) -> None:
    """The list, or one cause of it where the address names one."""
    show.write(STYLE)
    state = standings(page)
    if wanted := address.text(f"{PAGE}_cause"):
        listed = orphans_filters.listed(page)
        number = listed.causes.find(wanted)
        if number >= 0:
            orphans_cause.draw(page, listed, number, state)
            return
        show.write(show.tag("p", show.text(words.GONE.label(page.language))))
    causes(page, orphans_filters.choose(page), state)


def standings(page: Page) -> causes_told.Standings:
    """What the dataset accepts; where its file is wrong, why, and nothing is accepted."""
    try:
        return accepted.of(page)
    except LishuError as error:
        lines = error.said(page.language).split("\n")
        show.write(*(show.tag("p", show.text(line), "error") for line in lines))
        return causes_told.Standings()


def causes(page: Page, listed: Listed, state: causes_told.Standings) -> None:
    """Every cause that is left, the gravest first; what to do where none is."""
    spoken, shown = page.language, listed.shown
    if not len(shown.order):
        none = words.NOTHING if listed.is_narrowed else words.NOTHING_AT_ALL
        show.write(show.tag("p", show.text(none.label(spoken))), clear(listed, spoken))
        return
    show.write(summary(listed, spoken))
    part = pager.part(
        f"{PAGE}_page", len(shown.order), SIZE, (listed.wanted, listed.classes)
    )
    numbers = shown.order[part.start : part.end].tolist()
    show.write("".join(item(listed, n, state, spoken) for n in numbers))
    pager.draw(part, PAGE, parameters(), spoken)
    take_away(page, listed, state)


def summary(listed: Listed, language: str) -> str:
    """How many causes there are, whom they affect together, and a way back to all."""
    count, everybody = len(listed.shown.order), len(listed.shown.everybody())
    told = words.FOUND.label(language).format(
        causes=Count(count), organizations=Count(everybody)
    )
    return show.tag("h2", show.text(told), "name") + clear(listed, language)


def clear(listed: Listed, language: str) -> str:
    """A link that forgets the filters, where any is set."""
    if not listed.is_narrowed:
        return ""
    group = listed.causes.group
    link = address.link(PAGE, orphans_group=None if group == PAGE else group)
    return show.tag("p", show.anchor(link, words.CLEAR.label(language)))


def item(
    listed: Listed, number: int, state: causes_told.Standings, language: str
) -> str:
    """One cause of the list: it leads to the cause in full."""
    finding = listed.causes.findings[number]
    link = address.link(PAGE, **parameters(), orphans_cause=finding.fingerprint)
    bodies = listed.keys.resolution.world.bodies
    told = causes_told.without_ids(causes_told.text_of(finding), bodies)
    some = int(listed.shown.counts[number])
    of = (
        words.OF_ALL.label(language).format(count=f"{finding.affected:,}")
        if some < finding.affected
        else ""
    )
    judged = state.of(finding)
    note = (
        show.tag("p", show.text(orphans_cause.accepted(judged, language)), "accepted")
        if judged.entry
        else ""
    )
    number_of = show.tag("b", show.text(f"{some:,}")) if some else ""
    counted = show.tag("div", number_of + show.tag("small", show.text(of)), "count")
    return show.tag(
        "article",
        counted
        + show.tag(
            "div",
            orphans_cause.head(finding, language, "h3")
            + show.tag("p", show.anchor(link, told.label(language)))
            + note,
        ),
        "cause",
    )


def take_away(page: Page, listed: Listed, state: causes_told.Standings) -> None:
    """The list as files: one row a cause, one row an organization."""
    spoken, shown = page.language, listed.shown
    show.write(
        show.tag("h2", show.text(words.DOWNLOAD.label(spoken))),
        show.tag("p", show.text(words.BY_CAUSE.label(spoken))),
    )
    name = f"{listed.causes.group}-{page.as_of}"
    tables.downloads(
        f"causes-{name}",
        lambda: causes_told.told(shown, shown.order.tolist(), state, spoken),
        CAUSE_COLUMNS,
        spoken,
    )
    show.write(show.tag("p", show.text(words.BY_ORGANIZATION.label(spoken))))
    tables.downloads(
        f"organizations-{name}",
        lambda: lists_rows.resolved(listed.keys, shown.everybody()),
        orphans_cause.resolve_columns(),
        spoken,
    )


CAUSE_COLUMNS = [
    tables.Column("severity", words.SEVERITY),
    tables.Column("class", words.CODE),
    tables.Column("kind", words.CLASS),
    tables.Column("text", words.TEXT),
    tables.Column("affected", words.AFFECTED, "number"),
    tables.Column("whole", words.WHOLE, "number"),
    tables.Column("state", words.STATE),
    tables.Column("suggestion", words.SUGGESTION),
    tables.Column("citation", words.CITATION),
    tables.Column("quote", words.QUOTE),
    tables.Column("candidates", words.CANDIDATES),
    tables.Column("open_cases", words.OPEN_CASES),
    tables.Column("cause", words.KEY),
    tables.Column("fingerprint", words.FINGERPRINT),
]

draw(frame.page())
