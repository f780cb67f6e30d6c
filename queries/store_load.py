"""Load a graph into Neo4j: idempotent, resumable after a kill, with its history.

In: a `Graph` (graphmodel.graph_tables), the name of its dataset and the date of the
load. The first load creates; every later one, also after a kill, compares what stands
there with the graph and writes the difference. Raises ServerError and StoreError.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import neo4j

from graphmodel.graph_difference import Ends, gathered, tidy
from graphmodel.graph_tables import Edges, Graph
from queries import schema, store_state
from queries.server_errors import StoreError
from queries.server_state import Server
from queries.store import connect
from queries.store_batches import SIZE, Load, Progress, quiet
from queries.store_check import keys_ready, schema_ready
from queries.store_fresh import create_nodes, create_relations
from queries.store_remove import remove
from queries.store_state import Held, Others
from queries.store_update import update_nodes, update_relations
from queries.store_words import in_words


@dataclass(frozen=True)
class Loaded:
    """What a load left and did; nodes and relations are those that stand now."""

    dataset: str
    nodes: int
    relations: int
    created: tuple[int, int]
    changed: tuple[int, int]
    ended: tuple[int, int]
    seconds: float

    @property
    def rate(self) -> float:
        """Nodes and relations for each second of the load."""
        return (self.nodes + self.relations) / max(self.seconds, 1e-9)


def load_graph(
    server: Server,
    graph: Graph,
    *,
    dataset: str,
    on: date,
    others: Others = "refuse",
    say: Progress = quiet,
    batch: int = SIZE,
) -> Loaded:
    """Write a graph so that the database holds it under the key `dataset` as of `on`.

    `others` says what to do with what the database holds besides: refuse (StoreError),
    keep it, or remove everything of lishu first, this dataset too. Nothing is written
    before all that can be refused is refused; resolutions stay. `batch` is the number
    of rows that one transaction writes.
    """
    began = time.perf_counter()
    tables = _checked(graph)
    with (
        connect(server) as driver,
        in_words(server),
        driver.session(database=server.database) as session,
    ):
        held = store_state.read(session)
        if others == "replace":
            for each in held:
                remove(session, each.dataset, on)
            held = ()
        store_state.refuse(held, dataset, on, others)
        before = _resumed(session, held, dataset, on)
        keys_ready(session)
        name = store_state.claim(session, dataset, on)
        load = Load(session, dataset, on, name, say, batch)
        _write(load, graph, tables, before)
        schema_ready(session)
        counts = (_height(graph), sum(e.frame.height for e in tables.values()))
        store_state.finish(session, dataset, name, on, counts)
    return _loaded(load, counts, time.perf_counter() - began)


def _resumed(
    session: neo4j.Session, held: tuple[Held, ...], dataset: str, on: date
) -> Held | None:
    """What is there of the dataset; a removal that was broken off is completed first."""
    before = next((each for each in held if each.dataset == dataset), None)
    if before and before.state == store_state.REMOVING:
        remove(session, dataset, on)
        return None
    return before


def _write(
    load: Load, graph: Graph, tables: Mapping[Ends, Edges], before: Held | None
) -> None:
    """Nodes, then relations."""
    for name, label in schema.LABELS.items():
        frame = tidy(graph.nodes[name])
        if before is None:
            create_nodes(load, label, frame)
        else:
            update_nodes(load, label, frame, before)
    for ends, relation in schema.RELATIONS.items():
        edges = tables.get(ends)
        if before is not None:
            update_relations(load, relation, edges, before)
        elif edges is not None:
            create_relations(load, relation, edges.frame)


def _checked(graph: Graph) -> Mapping[Ends, Edges]:
    """The relations by type and ends; StoreError where the schema lacks something."""
    tables = gathered(graph)
    for name, frame in graph.nodes.items():
        _known(name, schema.LABELS[name].properties, frame.columns)
    for ends, edges in tables.items():
        if ends not in schema.RELATIONS:
            raise StoreError(f"queries/schema.py declares no relation {ends}")
        properties = {"source", "target", *schema.RELATIONS[ends].properties}
        _known(ends[0], dict.fromkeys(properties, ""), edges.frame.columns)
    return tables


def _known(name: str, properties: schema.Properties, columns: list[str]) -> None:
    unknown = [column for column in columns if column not in properties]
    if unknown:
        raise StoreError(
            f"queries/schema.py declares no {', '.join(unknown)} of {name}"
        )


def _height(graph: Graph) -> int:
    return sum(frame.height for frame in graph.nodes.values())


def _loaded(load: Load, counts: tuple[int, int], seconds: float) -> Loaded:
    def pair(what: str) -> tuple[int, int]:
        found = load.counted
        return found.get(f"{what} nodes", 0), found.get(f"{what} relations", 0)

    done = pair("created"), pair("changed"), pair("ended")
    return Loaded(load.dataset, *counts, *done, seconds)
