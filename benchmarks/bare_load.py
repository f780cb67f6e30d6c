"""What a user would write to load the same graph: UNWIND, one batch after the other.

The same nodes, relations and properties; no resuming, no look at what is there, no
datasets side by side, no check. The keys are unique.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import neo4j

from graphmodel.graph_difference import gathered, tidy
from graphmodel.graph_tables import Graph
from queries.schema import LABELS
from queries.server_state import Server
from queries.store import driver

_BATCH = 10_000
#: What no table dates is dated by the load.
_SINCE = (
    "x.since = CASE WHEN r.properties.relation IS NULL THEN $on "
    "ELSE r.properties.since END"
)


def bare_load(server: Server, graph: Graph, dataset: str, on: date) -> None:
    """Write every node and relation of a graph into an empty database."""
    given = {"dataset": dataset, "on": on}
    with driver(server) as opened:
        for label in LABELS.values():
            _run(
                opened,
                f"CREATE CONSTRAINT FOR (n:{label.name}) "
                f"REQUIRE n.{label.key} IS UNIQUE",
            )
        for name, frame in graph.nodes.items():
            since = ", n.since = $on" if LABELS[name].recorded else ""
            query = (
                f"UNWIND $rows AS r CREATE (n:{name}) "
                f"SET n = r, n.dataset = $dataset{since}"
            )
            for rows in _batches(tidy(frame)):
                _run(opened, query, rows=rows, **given)
        for (kind, source, target), edges in gathered(graph).items():
            query = (
                f"UNWIND $rows AS r "
                f"MATCH (a:{source} {{{LABELS[source].key}: r.source}}) "
                f"MATCH (b:{target} {{{LABELS[target].key}: r.target}}) "
                f"CREATE (a)-[x:{kind}]->(b) SET x = r.properties, {_SINCE}"
            )
            for rows in _batches(edges.frame):
                _run(opened, query, rows=[_relation(row) for row in rows], **given)


def _relation(row: dict[str, Any]) -> dict[str, Any]:
    ends = {"source": row.pop("source"), "target": row.pop("target")}
    return {**ends, "properties": row}


def _batches(frame: Any) -> Iterator[list[dict[str, Any]]]:
    for part in frame.iter_slices(_BATCH):
        yield part.to_dicts()


def _run(opened: neo4j.Driver, query: str, **given: Any) -> None:
    opened.execute_query(query, given, database_="neo4j")
