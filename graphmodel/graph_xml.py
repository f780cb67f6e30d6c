"""The graph as GraphML: lines of XML made of columns, in the dialect that Neo4j's APOC,
networkx and Gephi read.

In: frames of a graph. Out: frames of one column `line`, which need only be written. A
node's id is its label and key, `Body/SOPWB@330600`; dates are texts like 2021-06-01,
lists are JSON, what is empty is left out.
"""

from collections.abc import Iterable, Iterator

import polars as pl

from graphmodel.graph_difference import tidy
from graphmodel.graph_tables import Edges

#: What XML cannot hold at all.
_FORBIDDEN = r"[\x00-\x08\x0B\x0C\x0E-\x1F\x{FFFE}\x{FFFF}]"
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}
_IN_JSON = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"""
TAIL = "</graph>\n</graphml>"


def head(nodes: Iterable[pl.DataFrame], edges: Iterable[Edges]) -> Iterator[str]:
    """The lines before the first node: what each property is."""
    yield HEAD
    for what, kind, frames in (
        ("node", "labels", nodes),
        ("edge", "label", (each.frame.drop("source", "target") for each in edges)),
    ):
        types = {kind: "string"}
        for frame in frames:
            for name, dtype in frame.schema.items():
                told = _type(dtype)
                same = types.setdefault(name, told) == told
                types[name] = told if same else "string"
        for name, told in types.items():
            yield (
                f'<key id="{what}-{name}" for="{what}" attr.name="{name}" '
                f'attr.type="{told}"/>'
            )
    yield '<graph id="lishu" edgedefault="directed">'


def _type(dtype: pl.DataType) -> str:
    if dtype == pl.Boolean:
        return "boolean"
    return "long" if dtype.is_integer() else "string"


def node_lines(label: str, frame: pl.DataFrame) -> pl.DataFrame:
    """A line for each node; the first column is its key."""
    start = f'" labels=":{label}"><data key="node-labels">:{label}</data>'
    parts = [
        pl.lit(f'<node id="{label}/'),
        _escaped(pl.col(frame.columns[0])),
        pl.lit(start),
        *_properties("node", frame, frame.columns),
        pl.lit("</node>"),
    ]
    return tidy(frame).select(line=pl.concat_str(parts))


def edge_lines(edges: Edges) -> pl.DataFrame:
    """A line for each relation."""
    start = f'" label="{edges.type}"><data key="edge-label">{edges.type}</data>'
    parts = [
        pl.lit(f'<edge source="{edges.source}/'),
        _escaped(pl.col("source")),
        pl.lit(f'" target="{edges.target}/'),
        _escaped(pl.col("target")),
        pl.lit(start),
        *_properties("edge", edges.frame, edges.frame.columns[2:]),
        pl.lit("</edge>"),
    ]
    return tidy(edges.frame).select(line=pl.concat_str(parts))


def _properties(
    what: str, frame: pl.DataFrame, names: Iterable[str]
) -> Iterator[pl.Expr]:
    for name in names:
        value = _escaped(_text(name, frame.schema[name]))
        told = pl.concat_str(
            pl.lit(f'<data key="{what}-{name}">'), value, pl.lit("</data>")
        )
        yield told.fill_null("")


def _text(name: str, dtype: pl.DataType) -> pl.Expr:
    """The value as text; a list as JSON; null where there is nothing to tell."""
    if isinstance(dtype, pl.List):
        each = pl.element().cast(pl.String)
        each = each.str.replace_many(list(_IN_JSON), list(_IN_JSON.values()))
        quoted = pl.col(name).list.eval(pl.lit('"') + each + pl.lit('"'))
        return pl.lit("[") + quoted.list.join(",") + pl.lit("]")
    text = pl.col(name).cast(pl.String)
    return pl.when(text != "").then(text)


def _escaped(text: pl.Expr) -> pl.Expr:
    allowed = text.cast(pl.String).str.replace_all(_FORBIDDEN, "")
    return allowed.str.replace_many(list(_ESCAPES), list(_ESCAPES.values()))
