"""The graph of the page Explore, its table, and what of it can be taken away."""

from collections.abc import Callable

import streamlit as st

from app_parts import address, show, tables
from app_parts.explore_search import PAGE
from app_parts.frame import Page
from app_parts.shared import once
from graphmodel.counting import Count
from lishu.drawing.graphml import graphml
from lishu.drawing.payload import payload
from lishu.drawing.standalone import standalone
from lishu.drawing.svg import svg
from lishu.explorer import explore_words as words
from lishu.explorer import view_rows
from lishu.explorer.ego import ego
from lishu.explorer.focus import Focus
from lishu.explorer.folding import opened
from lishu.explorer.followers import Followers
from lishu.explorer.view import Node, View
from lishu.graph_component import graph

OPEN, SHOW = f"{PAGE}_open", f"{PAGE}_show"


def followers(page: Page) -> Followers:
    """Who is under whom, one for everybody; each part is worked out when it is asked."""
    resolution = page.answer.resolution
    return once(page.answer, "explore.followers", lambda: Followers(resolution))


def view(page: Page, focus: Focus) -> View:
    """What is drawn around a focus, with what the address says is open."""
    return ego(followers(page), focus, opened(address.text(OPEN)))


def draw(page: Page, drawn: View) -> None:
    """The graph, what its lines mean, the table that says the same, downloads."""
    spoken, centre = page.language, drawn.centre
    data = payload(drawn, spoken, lambda node: link(drawn, node))
    said = words.GRAPH.label(spoken).format(
        name=show.plain(centre.name), count=Count(len(drawn.nodes))
    )
    data["words"] = {
        "graph": said,
        "png": words.PNG.label(spoken),
        "going": words.GOING.label(spoken),
    }
    data["file"] = name(drawn)
    graph(data, key="explore graph")
    show.write(show.tag("small", show.text(words.LEGEND.label(spoken))))
    show.write(table(drawn, spoken))
    take_away(page, drawn)


def link(drawn: View, node: Node) -> str:
    """Where a node leads: to its own view, or to this one with a group opened.

    What is read beside the graph stays what it is.
    """
    shown = address.text(SHOW)
    if node.opens:
        focus = drawn.centre.focus
        return address.link(
            PAGE, focus=focus, explore_open=node.opens, explore_show=shown
        )
    if not node.focus:
        return ""
    return address.link(PAGE, focus=node.focus, explore_show=shown)


def table(drawn: View, language: str) -> str:
    """The nodes as a table of links, folded up: the same for keyboard and ear."""
    rows = view_rows.rows(drawn, language)
    head = "".join(
        show.tag("th", show.text(heading.label(language)))
        for heading in view_rows.COLUMNS.values()
    )
    body = "".join(
        _row(drawn, node, row) for node, row in zip(drawn.nodes, rows, strict=True)
    )
    said = words.AS_TABLE.label(language).format(count=Count(len(rows)))
    inner = show.tag("table", show.tag("tr", head) + body)
    return show.tag(
        "details",
        show.tag("summary", show.text(said)) + show.tag("div", inner, "wide"),
    )


def _row(drawn: View, node: Node, row: view_rows.Row) -> str:
    href = link(drawn, node)
    cells = []
    for column in view_rows.COLUMNS:
        text = str(row[column])
        linked = column == "name" and href
        cells.append(
            show.tag("td", show.anchor(href, text) if linked else show.text(text, 300))
        )
    return show.tag("tr", "".join(cells))


def name(drawn: View) -> str:
    """The name of a file: the id of the focus without what a file system may not like."""
    kept = (c if c.isalnum() or c in "-_" else "_" for c in drawn.centre.focus[:60])
    return f"lishu-{''.join(kept)}-{drawn.as_of}"


def notes(page: Page) -> list[str]:
    """What a picture or a proof that is handed on says of its data."""
    return [words.REAL_NOTE.label(page.language).format(label=page.dataset.label)]


def take_away(page: Page, drawn: View) -> None:
    """The graph as SVG, as one page of HTML and as GraphML; its table."""
    spoken = page.language
    makers: dict[str, tuple[str, Callable[[], str]]] = {
        "svg": ("image/svg+xml", lambda: svg(drawn, spoken)),
        "html": ("text/html", lambda: standalone(drawn, spoken, notes(page))),
        "graphml": ("application/graphml+xml", lambda: graphml(drawn, spoken)),
    }
    with st.expander(words.TAKE_AWAY.label(spoken)):
        with st.container(horizontal=True):
            for ending, (mime, make) in makers.items():
                st.download_button(
                    "GraphML" if ending == "graphml" else ending.upper(),
                    make,
                    file_name=f"{name(drawn)}.{ending}",
                    mime=mime,
                    key=f"explore {ending}",
                    on_click="ignore",
                )
        columns = [tables.Column(n, w) for n, w in view_rows.COLUMNS.items()]
        rows = view_rows.rows(drawn, spoken)
        tables.downloads(name(drawn), rows, columns, spoken)
