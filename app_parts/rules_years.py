"""The years of the documents, drawn: when each was in force, and where."""

import altair as alt
import streamlit as st

from app_parts.frame import Page
from lishu.explorer import rules_words as words
from lishu.explorer.rules_years import mark, rows

_RED, _GREY = "#b23b3b", "#7f8790"


def draw(page: Page) -> None:
    """A bar a document and time; the date of the page is an upright line."""
    resolution, spoken = page.answer.resolution, page.language
    frame = rows(resolution, max(page.today, page.as_of), spoken)
    if frame.is_empty():
        return
    order = list(dict.fromkeys(frame["document"].to_list()))
    encoding = {
        "y": alt.Y("document:N", sort=order, title=None, axis=alt.Axis(labelLimit=150)),
        "tooltip": [
            alt.Tooltip("title:N", title=words.DOCUMENT.label(spoken)),
            alt.Tooltip("place:N", title=words.PLACE.label(spoken)),
            alt.Tooltip("since:N", title=words.FROM.label(spoken)),
            alt.Tooltip("until:N", title=words.UNTIL.label(spoken)),
        ],
    }
    bars = (
        alt.Chart(frame)
        .mark_bar(height=13, cornerRadius=3)
        .encode(
            x=alt.X(
                "start:T", title=None, axis=alt.Axis(format="%Y", tickCount="year")
            ),
            x2="end:T",
            color=alt.Color(
                "how:N",
                scale=alt.Scale(range=[_RED, _GREY]),
                legend=alt.Legend(orient="bottom", title=None)
                if frame["how"].n_unique() > 1
                else None,
            ),
            **encoding,
        )
    )
    line = (
        alt.Chart(mark(page.as_of))
        .mark_rule(strokeDash=[4, 3], color=_GREY)
        .encode(x="on:T")
    )
    st.altair_chart(
        (bars + line).properties(height=24 * len(order) + 40), width="stretch"
    )
