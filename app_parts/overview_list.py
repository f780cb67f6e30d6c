"""The organizations behind a number of the overview: a list, and its files."""

from typing import Any

import numpy as np
import numpy.typing as npt

from app_parts import address, organizations, pager, show, tables
from app_parts.frame import Page
from app_parts.lists_style import STYLE
from app_parts.orphans_cause import resolve_columns
from app_parts.orphans_filters import keys_of
from app_parts.shared import once
from graphmodel.counting import Count
from graphmodel.vocabulary import VERDICTS
from graphmodel.wording import Words
from lishu.explorer import lists_rows
from lishu.explorer import overview_words as words
from lishu.explorer.lists_keys import Wanted
from lishu.explorer.overview import WHO, Slice, behind, slices
from lishu.reports import words as report

PAGE = "overview"
#: The parameter that names whom to list; without it there is no list.
LIST = "overview_list"
ALL = "all"
#: By what a list is narrowed, and the way of slicing that leads to it.
FILTERS = {
    "level": "level",
    "place": "province",
    "supervisor": "supervisor",
    "category": "category",
}
SIZE, KEPT = 25, 12
GROUPS = {
    "": words.EVERYBODY,
    "led": report.LED,
    "orphan": report.ORPHANS,
    "open": report.OPEN,
    "out_of_scope": report.OUT_OF_SCOPE,
    "not_counted": report.NOT_COUNTED,
}


def link(who: str, wanted: Wanted | None = None) -> str:
    """The address of the list behind a number, the rest of the view kept."""
    return address.link(PAGE, **parameters(who, wanted or Wanted()))


def parameters(who: str, wanted: Wanted) -> dict[str, Any]:
    """What the address says of a list."""
    narrow = {f"overview_{name}": getattr(wanted, name) for name in FILTERS}
    by = address.text("overview_by")
    return {LIST: who or ALL, "overview_by": by, **narrow}


def causes_link(who: str, wanted: Wanted | None = None) -> str:
    """The address of the causes of the same organizations."""
    asked = wanted or Wanted()
    given = {f"orphans_{name}": getattr(asked, name) for name in FILTERS}
    if who in VERDICTS and who:
        given["orphans_verdict"] = who
    return address.link(
        "orphans", orphans_group=None if who == "orphan" else who, **given
    )


def has_causes(who: str) -> bool:
    """Whether organizations of this standing or verdict have causes to list."""
    return who in ("orphan", "open") or (
        who in VERDICTS and VERDICTS[who].group in ("orphan", "open")
    )


def draw(page: Page) -> None:
    """The list that the address asks for, if any."""
    asked = address.text(LIST)
    who = "" if asked == ALL else asked
    if not asked or who not in WHO:
        return
    wanted = Wanted(**{name: address.text(f"overview_{name}") for name in FILTERS})
    keys = keys_of(page)
    found = once(
        page.answer, f"overview.list {who} {wanted}", lambda: behind(keys, who, wanted)
    )
    page.answer.shelf.keep("overview.list ", KEPT)
    show.write(STYLE)
    show.write(_head(page, who, wanted, len(found)))
    if not len(found):
        show.write(show.tag("p", show.text(words.NOBODY.label(page.language))))
        return
    part = pager.part("overview_page", len(found), SIZE, (who, wanted))
    rows = lists_rows.rows(keys, found[part.start : part.end], page.language)
    show.write(organizations.table(rows.to_dicts(), page.language))
    pager.draw(part, PAGE, parameters(who, wanted), page.language)
    _take_away(page, who, found)


def _head(page: Page, who: str, wanted: Wanted, count: int) -> str:
    """Who they are and how many; the way to their causes and back."""
    spoken = page.language
    told = " · ".join([name(who).label(spoken), *_narrowed(page, wanted)])
    head = words.LISTED.label(spoken).format(who=told, count=Count(count))
    close = address.link(PAGE, overview_by=address.text("overview_by"))
    links = [show.anchor(close, words.CLOSE.label(spoken))]
    if has_causes(who):
        causes = causes_link(who, wanted)
        links.insert(0, show.anchor(causes, words.CAUSES_OF.label(spoken)))
    return show.tag("h2", show.text(head), "name") + show.tag("p", " · ".join(links))


def name(who: str) -> Words:
    """What a group of verdicts or a verdict is called."""
    return GROUPS[who] if who in GROUPS else Words(VERDICTS[who].zh, VERDICTS[who].en)


def _narrowed(page: Page, wanted: Wanted) -> list[str]:
    """What narrows the list, in words: as the table shows it that led here."""
    by = next((FILTERS[name] for name in FILTERS if getattr(wanted, name)), "")
    every = parts(page, by) if by else ()
    return [part.words.label(page.language) for part in every if part.wanted == wanted][
        :1
    ]


def parts(page: Page, by: str) -> tuple[Slice, ...]:
    """The parts of one way of slicing."""
    keys = keys_of(page)
    return once(page.answer, f"overview.slices {by}", lambda: slices(keys, by))


def _take_away(page: Page, who: str, found: npt.NDArray[np.int64]) -> None:
    show.write(show.tag("p", show.text(words.DOWNLOAD.label(page.language))))
    keys = keys_of(page)
    tables.downloads(
        f"organizations-{who or ALL}-{page.as_of}",
        lambda: lists_rows.resolved(keys, found),
        resolve_columns(),
        page.language,
    )
