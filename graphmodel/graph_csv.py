"""The graph as files for Neo4j's offline importer: headings that it reads, plain cells.

In: a graph, the types of its properties, the dataset and the date of the load. Out:
frames that need only be written as CSV. What the driver writes and what the importer
writes from these is the same graph.
"""

from collections.abc import Mapping
from datetime import date

import polars as pl

from graphmodel.graph_tables import Edges

#: Between the values of a list; no text holds it.
SEPARATOR = "\x1f"


def node_table(
    frame: pl.DataFrame,
    label: str,
    key: str,
    types: Mapping[str, str],
    dataset: str,
    since: date | None,
) -> pl.DataFrame:
    """Nodes of one label; `since` where the loads that found them are recorded."""
    columns = [pl.lit(dataset).alias("dataset")]
    if since:
        columns.append(pl.lit(since.isoformat()).alias("since:date"))
    heads = {n: n if n == key else f"{n}:{types[n]}" for n in frame.columns}
    heads[key] = f"{key}:ID({label})"
    return _plain(frame).rename(heads).with_columns(columns)


def relation_table(edges: Edges, types: Mapping[str, str], since: date) -> pl.DataFrame:
    """Relations of one type; those that no table dates are `since` the load."""
    frame = edges.frame
    dated = "relation" in frame.columns and "since" in frame.columns
    own = pl.col("since") if dated else pl.lit(None, pl.Date)
    undated = pl.col("relation").is_null() if dated else pl.lit(True)
    frame = frame.with_columns(
        since=pl.when(undated).then(pl.lit(since)).otherwise(own)
    )
    heads = {n: f"{n}:{types.get(n, 'date')}" for n in frame.columns[2:]}
    heads |= {"source": f":START_ID({edges.source})"}
    heads |= {"target": f":END_ID({edges.target})"}
    return _plain(frame).rename(heads)


def mark_table(
    dataset: str, on: date, counts: tuple[int, int], given: Mapping[str, str | int]
) -> pl.DataFrame:
    """The one row of the node that says what a database holds."""
    row = {"dataset": dataset, "loaded_on:date": on}
    row |= {"nodes:int": counts[0], "relations:int": counts[1]}
    row |= {
        f"{n}:{'int' if isinstance(v, int) else 'string'}": v for n, v in given.items()
    }
    return pl.DataFrame([row])


def _plain(frame: pl.DataFrame) -> pl.DataFrame:
    """Lists as one cell, the values beside each other."""
    lists = [name for name, kind in frame.schema.items() if kind == pl.List]
    return frame.with_columns(
        pl.col(name).cast(pl.List(pl.String)).list.join(SEPARATOR) for name in lists
    )


def several_lines(frame: pl.DataFrame) -> bool:
    """Whether some text goes over more than one line."""
    texts = [name for name, kind in frame.schema.items() if kind == pl.String]
    found = frame.select(pl.col(texts).str.contains("[\r\n]").any())
    return bool(found.row(0) and any(found.row(0)))
