"""Two sides to compare: two dates, the days around a change of rules, two datasets."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import streamlit as st

from app_parts import address, catalogue, changes_years, show
from app_parts.changes_list import PAGE, View
from app_parts.frame import FIRST_DAY, Page
from app_parts.shared import worked
from graphmodel.resolution import Resolution, resolve
from graphmodel.world import World
from lishu.explorer import changes
from lishu.explorer import changes_words as words
from lishu.explorer.answer import Owner
from lishu.explorer.changes import Compared
from lishu.explorer.changes_moments import Moment, moments
from lishu.explorer.shelf import Step

#: Comparisons that are kept an answer; each holds a resolution of its own.
KEPT = 3
_DAY = timedelta(days=1)


def compare(
    owner: Owner,
    name: str,
    old: Callable[[], Resolution],
    new: Callable[[], Resolution],
) -> Compared:
    """What changed, kept with an owner; waits with progress."""

    def made(step: Step) -> Compared:
        step("resolve")
        sides = old(), new()
        step("compare")
        return changes.compared(*sides)

    found = worked(owner, f"changes.of {name}", made, steps=("resolve", "compare"))
    owner.shelf.keep("changes.of ", KEPT)
    return found


def dates(page: Page) -> View | None:
    """The view of two dates; None where there is nothing to compare."""
    spoken, now = page.language, page.answer.resolution
    last_year = date(page.as_of.year - 1, 1, 1)
    default = max(min(last_year, page.as_of - _DAY), FIRST_DAY)
    chosen = min(max(address.day(f"{PAGE}_from", default), FIRST_DAY), page.today)
    st.date_input(
        words.FROM.label(spoken),
        min_value=FIRST_DAY,
        max_value=page.today,
        format="YYYY-MM-DD",
        width=220,
        **address.bound(f"{PAGE}_from", chosen, default),
    )
    if chosen == page.as_of:
        show.write(show.tag("p", show.text(words.SAME_DATE.label(spoken))))
        return None
    sides = [lambda: resolve(now.world, chosen), lambda: now]
    if chosen > page.as_of:
        sides.reverse()
    found = compare(page.answer, f"dates {chosen}", *sides)
    kept = {f"{PAGE}_from": address.text(f"{PAGE}_from")}
    first, last = sorted((chosen, page.as_of))
    return View(found, kept, f"changes-{first}-{last}", spoken)


def years(page: Page) -> View | None:
    """The view of the day before and the day of a change of the rules."""
    world, spoken = page.dataset.world, page.language
    known = moments(world.library, page.today)
    if not known:
        show.write(show.tag("p", show.text(words.NOTHING.label(spoken))))
        return None
    days = [str(moment.on) for moment in known]
    before = [day for day in days if day <= str(page.as_of)]
    default = (before or days)[-1]
    chosen = address.choice(f"{PAGE}_day", days, default)
    st.select_slider(
        words.DAY.label(spoken), days, **address.bound(f"{PAGE}_day", chosen, default)
    )
    moment = known[days.index(chosen)]
    show.write(
        "".join(show.tag("p", show.text(line)) for line in _told(moment, spoken))
    )
    changes_years.draw(page, [moment.on for moment in known], moment.on)
    found = compare(
        page.answer,
        f"years {chosen}",
        lambda: resolve(world, moment.on - _DAY),
        lambda: resolve(world, moment.on),
    )
    kept = {f"{PAGE}_mode": "years", f"{PAGE}_day": address.text(f"{PAGE}_day")}
    return View(found, kept, f"changes-{chosen}", spoken)


def _told(moment: Moment, language: str) -> list[str]:
    """What begins and ends on a day, in sentences."""
    lines = []
    between = "、" if language == "zh" else ", "
    for told, books in ((words.BEGINS, moment.begins), (words.ENDS, moment.ends)):
        if books:
            titles = between.join(f"{book.title} ({book.id})" for book in books)
            lines.append(told.label(language).format(titles=titles))
    if moment.passages:
        passages = between.join(moment.passages)
        lines.append(words.PASSAGES.label(language).format(rules=passages))
    if moment.renamed:
        lines.append(words.RENAMED.label(language))
    return [f"{moment.on} {line}" for line in lines]


def files(page: Page) -> View | None:
    """The view of two datasets on one date; None where there is no other one."""
    spoken, now = page.language, page.answer.resolution
    names = {k: n for k, n in catalogue.names().items() if k != page.dataset.key}
    if not names:
        link = show.anchor(address.link("load"), words.LOAD.label(spoken))
        show.write(
            show.tag("p", show.text(words.ONLY_ONE.label(spoken))), show.tag("p", link)
        )
        return None
    key = address.choice(f"{PAGE}_other", list(names), next(iter(names)))
    st.selectbox(
        words.OTHER.label(spoken),
        list(names),
        format_func=lambda each: show.plain(names[each]),
        **address.bound(f"{PAGE}_other", key),
    )
    other = catalogue.dataset(key)
    # What one session loaded is kept with it, never with what all sessions share.
    owner: Owner = other if other.is_loaded else page.answer
    name = f"files {key} {page.dataset.key} {page.as_of} {id(now)}"
    found = compare(
        owner, name, lambda: _resolved(other.world, page.as_of), lambda: now
    )
    kept: dict[str, Any] = {f"{PAGE}_mode": "files", f"{PAGE}_other": key}
    return View(found, kept, f"changes-files-{page.as_of}", spoken, key)


def _resolved(world: World, on: date) -> Resolution:
    return resolve(world, on)
