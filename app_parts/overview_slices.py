"""How led, orphaned and open are spread: a chart, and the same numbers as links."""

from collections.abc import Iterator

import altair as alt
import streamlit as st

from app_parts import address, overview_list, show
from app_parts.frame import Page
from lishu.explorer import overview_words as words
from lishu.explorer.overview import SLICERS, STANDINGS, SUPERVISORS, Slice

COLORS = ("#3d8361", "#c2524e", "#c08a2d")
#: Bars of the chart; the table has all.
BARS = 15
#: Pixels of a bar, and of what stands above and below them.
BAR, SPACE = 26, 115


def draw(page: Page) -> None:
    """Choose a way of slicing; a chart and a table of it."""
    spoken = page.language
    by = address.choice("overview_by", list(SLICERS), "level")
    show.write(show.tag("h2", show.text(words.BY.label(spoken))))
    st.segmented_control(
        words.BY.label(spoken),
        list(SLICERS),
        required=True,
        format_func=lambda each: words.SLICERS[each].label(spoken),
        label_visibility="collapsed",
        **address.bound("overview_by", by, default="level"),
    )
    found = overview_list.parts(page, by)
    left, right = st.columns([2, 3])
    shown = found[:BARS]
    left.altair_chart(
        chart(shown, spoken), width="stretch", height=SPACE + BAR * len(shown)
    )
    show.write(table(found, by, spoken), into=right)


def chart(found: tuple[Slice, ...], language: str) -> alt.Chart:
    """Bars of led, orphaned and open beside each other, the widest part on top."""
    names = [overview_list.name(who).label(language) for who in STANDINGS]
    labels = [show.plain(part.words.label(language), 40) for part in found]
    longest = max((part.total for part in found), default=1)
    bars = [
        bar for n, part in enumerate(found) for bar in _bars(part, labels[n], names)
    ]
    drawn: alt.Chart = (
        alt.Chart(alt.InlineData(values=bars))
        .mark_bar()
        .encode(
            y=alt.Y(
                "part:N",
                title=None,
                axis=alt.Axis(labelOverlap=False),
                scale=alt.Scale(domain=labels),
            ),
            x=alt.X(
                "since:Q",
                title=words.NUMBER.label(language),
                axis=alt.Axis(tickMinStep=1),
                scale=alt.Scale(domain=[0, longest]),
            ),
            x2="until:Q",
            color=alt.Color(
                "who:N",
                title=None,
                scale=alt.Scale(domain=names, range=list(COLORS)),
                legend=alt.Legend(orient="top"),
            ),
            tooltip=["part:N", "who:N", "count:Q"],
        )
    )
    return drawn


def _bars(part: Slice, label: str, names: list[str]) -> Iterator[dict[str, object]]:
    since = 0
    for name, count in zip(names, part.counts, strict=True):
        if count:
            until = since + count
            yield {
                "part": label, "who": name, "count": count, "since": since, "until": until,
            }  # fmt: skip
        since += count


def table(found: tuple[Slice, ...], by: str, language: str) -> str:
    """The numbers of the chart; each leads to its list."""
    names = [words.SLICERS[by], *(overview_list.name(who) for who in STANDINGS)]
    names.append(words.TOTAL)
    heads = [show.tag("th", show.text(names[0].label(language)))]
    heads += [show.tag("th", show.text(w.label(language)), "right") for w in names[1:]]
    rows = [show.tag("tr", "".join(heads))]
    rows += [_row(part, language) for part in found]
    note = words.WIDEST.label(language).format(count=SUPERVISORS)
    below = show.tag("p", show.text(note)) if by == "supervisor" else ""
    return show.tag("div", show.tag("table", "".join(rows), "numbers"), "wide") + below


def _row(part: Slice, language: str) -> str:
    cells = [show.tag("td", show.text(part.words.label(language), 60))]
    for who, count in zip((*STANDINGS, ""), (*part.counts, part.total), strict=True):
        cells.append(show.tag("td", _number(who, count, part), "right"))
    return show.tag("tr", "".join(cells))


def _number(who: str, count: int, part: Slice) -> str:
    if not count:
        return "0"
    return show.anchor(overview_list.link(who, part.wanted), f"{count:,}")
