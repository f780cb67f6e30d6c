"""A graph beside what a store holds of it: what is new, changed, no longer there.

In: frames of `graph_tables` and rows as the store gives them. Out: frames of what is to
be written. Columns only; the store does the writing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from graphmodel.graph_tables import Edges, Graph

Ends = tuple[str, str, str]


@dataclass(frozen=True)
class Difference:
    """Relations of one type to begin, to alter in place, and to end; same columns."""

    new: pl.DataFrame
    changed: pl.DataFrame
    gone: pl.DataFrame


def tidy(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame without empty lists: a store keeps none, and reads null as empty."""
    lists = [name for name, kind in frame.schema.items() if kind == pl.List]
    kept = [pl.when(pl.col(n).list.len() > 0).then(pl.col(n)) for n in lists]
    return frame.with_columns(kept)


def gathered(graph: Graph) -> Mapping[Ends, Edges]:
    """One table of relations for each type and pair of labels, each relation once."""
    parts: dict[Ends, list[Edges]] = {}
    for edges in graph.edges:
        parts.setdefault((edges.type, edges.source, edges.target), []).append(edges)
    return {ends: _together(ends, several) for ends, several in parts.items()}


def _together(ends: Ends, parts: Sequence[Edges]) -> Edges:
    text = {"source": pl.String, "target": pl.String}
    frames = [part.frame.cast(text) for part in parts]  # type: ignore[arg-type]
    frame = pl.concat(frames, how="diagonal")
    key = tuple(dict.fromkeys(name for part in parts for name in part.key))
    once = frame.unique(["source", "target", *key], keep="first", maintain_order=True)
    return Edges(*ends, once, key)


def absent(frame: pl.DataFrame, key: str, held: Sequence[str]) -> list[str]:
    """The keys that are held and no longer in a frame of nodes."""
    there = pl.DataFrame({key: pl.Series(held, dtype=pl.String)})
    return there.join(frame.select(key), on=key, how="anti")[key].to_list()


def difference(edges: Edges, held: Sequence[Sequence[Any]]) -> Difference:
    """What to write so that the store has exactly `edges`.

    `held` has the rows that stand there now, in the order of the columns; dates are
    texts like 2021-06-01. Relations of one pair with one key are one relation.
    """
    frame = edges.frame
    there = _as(frame, held)
    key = ["source", "target", *edges.key]
    new = frame.join(there, on=key, how="anti", nulls_equal=True)
    gone = there.join(frame, on=key, how="anti", nulls_equal=True)
    kept = frame.join(there, on=key, how="semi", nulls_equal=True)
    changed = kept.join(there, on=frame.columns, how="anti", nulls_equal=True)
    return Difference(new, changed, gone)


def _as(frame: pl.DataFrame, rows: Sequence[Sequence[Any]]) -> pl.DataFrame:
    """Rows of a store as a frame with the columns and types of `frame`."""
    dates = [name for name, kind in frame.schema.items() if kind == pl.Date]
    schema = {n: pl.String if n in dates else k for n, k in frame.schema.items()}
    table = pl.DataFrame(list(rows), schema, orient="row")
    return table.with_columns(pl.col(dates).str.to_date())
