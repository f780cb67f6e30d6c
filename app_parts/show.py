"""Blocks of reports as HTML of the page. Every text is escaped here and nowhere else.

Streamlit reads most of its texts as Markdown; `st.html` with escaped text does not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch
from html import escape
from typing import Any

import streamlit as st

from lishu.reports.blocks import Block, Fields, Grid, Items, Line, Quote, Title
from lishu.reports.escape import shown

#: Longer texts are cut on the page, and those of links.
LIMIT, LABEL = 2000, 600
_CODE = re.compile("`([^`]+)`")

STYLE = """<style>
.stAppHeader {background: transparent; height: 2.6rem; min-height: 2.6rem; pointer-events: none}
.stAppHeader .stAppToolbar {pointer-events: none}
.stAppHeader button, .stAppHeader [role=dialog] {pointer-events: auto}
.stMainBlockContainer {padding: .6rem 1rem 3rem; max-width: 1240px}
.stMainBlockContainer > .stVerticalBlock {gap: .6rem}
@media (min-width: 641px) and (max-width: 1299px) {
 .stMainBlockContainer {padding-right: 2.8rem}
}
.lishu {line-height: 1.55; overflow-wrap: anywhere}
.lishu h1, .lishu h2, .lishu h3 {padding: 0; margin: 1.2rem 0 .35rem; font-size: 1.1rem}
.lishu h1::first-letter, .lishu h2::first-letter {text-transform: uppercase}
.lishu h1.name, .lishu h2.name {font-size: 1.5rem; margin-top: .4rem}
.lishu h1.name::first-letter, .lishu h2.name::first-letter {text-transform: none}
.lishu p, .lishu ul {margin: .2rem 0}
.lishu ul {padding-left: 1.2rem}
.lishu ul.deep {list-style: none; font-size: .88rem; color: var(--st-gray-text-color, inherit)}
.lishu dl {display: grid; margin: .4rem 0; padding: 0; gap: .15rem 1rem;
  grid-template-columns: minmax(5rem, max-content) 1fr}
.lishu dt {margin: 0; color: var(--st-gray-text-color, inherit)}
.lishu dt::first-letter {text-transform: uppercase}
.lishu dd {margin: 0}
.lishu blockquote {border-left: .25rem solid #9b2c2c; margin: .4rem 0; padding: .1rem .8rem;
  color: inherit; opacity: 1}
.lishu table {border-collapse: collapse; margin: .2rem 0; overflow-wrap: normal}
.lishu tr, .lishu td, .lishu th {border: 0; text-align: left; vertical-align: top}
.lishu td, .lishu th {border-bottom: 1px solid rgba(128,128,128,.25);
  padding: .2rem 1rem .2rem 0}
.lishu th {font-weight: 600}
.lishu .right {text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums}
.lishu nav {display: flex; flex-wrap: wrap; align-items: baseline; gap: .1rem .2rem;
  padding-right: 2.5rem}
.lishu nav b {font-size: 1.15rem; margin-right: 1rem}
.lishu nav a {text-decoration: none; padding: .2rem .6rem; border-bottom: .15rem solid transparent}
.lishu nav a:hover {text-decoration: underline}
.lishu nav a[aria-current] {font-weight: 600; border-bottom-color: #9b2c2c}
.lishu .strip {display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; font-size: .9rem;
  border: 1px solid rgba(128,128,128,.35); border-left: .3rem solid #b7791f;
  border-radius: .3rem; padding: .3rem .8rem}
.lishu .strip details {border: 0; padding: 0}
.lishu .strip details[open] {flex-basis: 100%}
.lishu .verdict {border-radius: .3rem; padding: .15rem .6rem; margin-right: .6rem;
  font-weight: 600; color: #fff; background: #5f6b76; white-space: nowrap}
.lishu .led {background: #2f6f4f}
.lishu .orphan {background: #9b2c2c}
.lishu .open {background: #8a5a00}
.lishu .tiles {display: grid; gap: .5rem; margin: .3rem 0 .8rem;
  grid-template-columns: repeat(auto-fit, minmax(6.6rem, 1fr))}
.lishu .tile {border: 1px solid rgba(128,128,128,.3); border-radius: .3rem;
  padding: .4rem .6rem}
.lishu a.tile {text-decoration: none}
.lishu a.tile:hover, .lishu a.tile:focus-visible {border-color: currentColor}
.lishu .tile b {display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums}
.lishu .tile span {font-size: .85rem}
.lishu details {border-bottom: 1px solid rgba(128,128,128,.25); padding: .5rem 0}
.lishu summary {cursor: pointer}
.lishu a {color: inherit; text-decoration: underline}
.lishu summary code {margin: 0 .3rem}
.lishu details > div {padding: .4rem 0 .3rem 1rem; font-size: .93rem}
.lishu .severity {font-size: .8rem; border: 1px solid currentColor; border-radius: .3rem;
  padding: 0 .35rem; margin-right: .35rem; white-space: nowrap}
.lishu .error {color: color-mix(in srgb, #b52f2f 55%, currentColor)}
.lishu .warning {color: color-mix(in srgb, #8a5a00 60%, currentColor)}
.lishu code {font-size: .85em}
.lishu ol.first {padding-left: 1.4rem}
.lishu ol.first li {margin: .5rem 0}
.lishu table.numbers td:first-child {min-width: 7rem}
.lishu .wide {overflow-x: auto}
@media (max-width: 640px) {
  .lishu table.numbers {font-size: .9rem}
  .lishu table.numbers td, .lishu table.numbers th {padding-right: .55rem}
  .lishu table.numbers td:first-child {min-width: 4.5rem}
}
</style>"""


def text(value: str, limit: int = LIMIT) -> str:
    """A text that HTML shows as it is, invisible characters as their codes."""
    return escape(shown(value, limit))


def prose(value: str) -> str:
    """A text of ours, in which what stands between backticks is code."""
    return _CODE.sub(r"<code>\1</code>", text(value))


def plain(value: str, limit: int = 200) -> str:
    """A text for a place that shows texts as they are, invisible characters as codes."""
    return shown(value, limit)


def anchor(address: str, label: str, kind: str = "") -> str:
    """A link to a view of the app, with a label that may come from data."""
    of_kind = f' class="{kind}"' if kind else ""
    href = text(address, 4000)
    return f'<a href="{href}"{of_kind}>{text(label, LABEL)}</a>'


def tag(name: str, inner: str, kind: str = "") -> str:
    """An element around HTML that is already safe; `kind` is its class."""
    return (
        f"<{name} class={kind}>{inner}</{name}>"
        if kind
        else f"<{name}>{inner}</{name}>"
    )


def write(*pieces: str, into: Any = st) -> None:
    """Put safe HTML on the page, or into a place of it."""
    into.html(tag("div", "".join(pieces), "lishu"))


def blocks(parts: Iterable[Block]) -> str:
    """Blocks as HTML."""
    return "".join(html(part) for part in parts)


@singledispatch
def html(block: Block) -> str:
    """One block as HTML."""
    raise TypeError(block)


@html.register
def _(block: Title) -> str:
    return tag("h2", text(block.text), "name" if block.level == 1 else "")


@html.register
def _(block: Line) -> str:
    return tag("p", text(block.text))


@html.register
def _(block: Quote) -> str:
    return tag("blockquote", text(block.text))


@html.register
def _(block: Fields) -> str:
    return tag("dl", "".join(_field(label, value) for label, value in block.rows))


def _field(label: str, value: str) -> str:
    return tag("dt", text(label)) + tag("dd", text(value))


@html.register
def _(block: Items) -> str:
    rows = "".join(tag("li", text(row)) for row in block.rows)
    return tag("ul", rows, "deep" if block.deep else "")


@html.register
def _(block: Grid) -> str:
    head = _row("th", block.headings, block.right) if any(block.headings) else ""
    return tag("table", head + "".join(_row("td", r, block.right) for r in block.rows))


def _row(cell: str, cells: Sequence[str], right: frozenset[int]) -> str:
    return tag("tr", "".join(_cells(cell, cells, right)))


def _cells(cell: str, cells: Sequence[str], right: frozenset[int]) -> Iterator[str]:
    for number, value in enumerate(cells):
        yield tag(cell, text(value, 200), "right" if number in right else "")
