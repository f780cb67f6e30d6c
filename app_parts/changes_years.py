"""Led, orphaned and open on every day on which the rules change, drawn."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import altair as alt
import streamlit as st

from app_parts import address, show
from app_parts.frame import Page
from app_parts.shared import worked
from graphmodel.counting import Count
from graphmodel.resolution import resolve
from graphmodel.summary import Summary, summarize
from lishu.explorer import changes_words as words
from lishu.explorer.changes_moments import SERIES, counted
from lishu.explorer.shelf import Step

#: Registries up to this many organizations are drawn without being asked.
AT_ONCE = 50_000
_NAME = "changes.counts of the years"
_COLOURS = ["#3d8f66", "#b23b3b", "#b7791f"]


def draw(page: Page, days: Sequence[date], chosen: date) -> None:
    """The chart, or a button that makes it where that takes long."""
    spoken, world = page.language, page.dataset.world
    if len(world.organizations) > AT_ONCE and _NAME not in page.dataset.shelf:
        label = words.CHART_MAKE.label(spoken).format(count=Count(len(days)))
        if not st.button(label):
            return

    def made(step: Step) -> list[Summary]:
        found = []
        for day in days:
            step(str(day))
            found.append(summarize(resolve(world, day)))
        return found

    counts = worked(page.dataset, _NAME, made, steps=[str(day) for day in days])
    show.write(show.tag("h2", show.text(words.CHART.label(spoken))))
    rows = counted(days, counts, spoken)
    highest = max((summary.organizations for summary in counts), default=0)
    st.altair_chart(_chart(rows, highest, chosen, spoken), width="stretch")
    show.write(numbers(days, counts, spoken))


def numbers(days: Sequence[date], counts: Sequence[Summary], language: str) -> str:
    """What the chart draws, as a table: a day leads to what changed on it."""
    head = "".join(
        show.tag("th", show.text(label.label(language)), "right") for _, label in SERIES
    )
    rows = "".join(
        show.tag("tr", _row(day, summary))
        for day, summary in zip(days, counts, strict=True)
    )
    return show.tag("table", show.tag("tr", show.tag("th", "") + head) + rows)


def _row(day: date, summary: Summary) -> str:
    link = address.link("changes", changes_mode="years", changes_day=str(day))
    cells = (
        show.tag("td", show.text(f"{getattr(summary, name):,}"), "right")
        for name, _ in SERIES
    )
    return show.tag("td", show.anchor(link, str(day))) + "".join(cells)


def _chart(rows: Any, highest: int, chosen: date, language: str) -> alt.Chart:
    # The scale is given: Vega looks at the rows before they have come, and complains.
    scale = alt.Scale(domain=[0, highest])
    names = [label.label(language) for _, label in SERIES]
    drawn: alt.Chart = (
        alt.Chart(rows)
        .mark_bar()
        .encode(
            x=alt.X("day:O", title=None, axis=alt.Axis(labelAngle=-45)),
            y=alt.Y("count:Q", title=None, scale=scale),
            color=alt.Color(
                "series:N",
                sort=names,
                scale=alt.Scale(domain=names, range=_COLOURS),
                legend=alt.Legend(orient="bottom", title=None),
            ),
            opacity=alt.condition(
                alt.datum.day == str(chosen), alt.value(1.0), alt.value(0.55)
            ),
            tooltip=["day:O", "series:N", alt.Tooltip("count:Q", format=",")],
        )
        .properties(height=280)
    )
    return drawn
