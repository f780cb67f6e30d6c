"""The first load of a dataset: everything is created, nothing is compared."""

from collections.abc import Mapping
from typing import Any

from queries import schema
from queries.schema import Label, Relation
from queries.server_errors import StoreError
from queries.store_batches import Load


def create_nodes(load: Load, label: Label, frame: Any) -> None:
    """Write every row of a frame as a new node."""
    names = frame.columns
    pairs = [f"{name}: r[{n}]" for n, name in enumerate(names)]
    since = ["since: $on"] if label.recorded else []
    properties = ", ".join(["dataset: $dataset", *pairs, *since])
    query = f"UNWIND $rows AS r CREATE (n:{label.name} {{{properties}}})"
    load.write(label.name, query, frame)
    load.count("created nodes", frame.height)


def create_relations(load: Load, relation: Relation, frame: Any) -> None:
    """Write every row of a frame as a new relation between nodes that are there."""
    query = (
        f"UNWIND $rows AS r {matched(relation)} "
        f"CREATE (a)-[:{relation.type} {{{_properties(frame.columns)}}}]->(b) "
        "RETURN count(*) AS created"
    )
    done = 0
    for part in frame.iter_slices(load.size):
        rows = part.rows()
        made = load.batch(query, rows)["created"]
        if made != len(rows):
            raise StoreError(
                f"{len(rows) - made} relations of type {relation.type} have an end "
                "that is no node; this is a fault of lishu"
            )
        done += made
        load.say(relation.type, done, frame.height)
    load.count("created relations", frame.height)


def matched(relation: Relation) -> str:
    """Cypher that finds both ends of row r."""
    ends = (("a", relation.source, 0), ("b", relation.target, 1))
    return " ".join(
        f"MATCH ({name}:{label} {{dataset: $dataset, "
        f"{schema.LABELS[label].key}: r[{n}]}})"
        for name, label, n in ends
    )


def _properties(columns: list[str]) -> str:
    """Properties from the columns after both ends; `since` is the load's unless dated."""
    at: Mapping[str, int] = {name: n for n, name in enumerate(columns)}
    pairs = [f"{name}: r[{n}]" for name, n in at.items() if n > 1 and name != "since"]
    own = f"r[{at['since']}]" if "since" in at else "null"
    dated = f"r[{at['relation']}]" if "relation" in at else "null"
    since = f"CASE WHEN {dated} IS NULL THEN $on ELSE {own} END"
    return ", ".join([*pairs, f"since: {since}"])
