"""Every later load: compare what stands there with the graph, write the difference.

It rests on what the database holds and on nothing else, so it also completes a load that
was killed at any point, and changes nothing where nothing is new.
"""

from typing import Any

from graphmodel.graph_difference import absent, difference
from graphmodel.graph_tables import Edges
from queries.schema import LABELS, Label, Relation
from queries.store_batches import Load
from queries.store_fresh import create_relations, matched
from queries.store_state import Held


def update_nodes(load: Load, label: Label, frame: Any, before: Held) -> None:
    """Create what is new, alter what differs, end what is gone; bring back what returns."""
    key, names = label.key, frame.columns
    here = f"{{dataset: $dataset, {key}: r[{names.index(key)}]}}"
    values = [f"n.{name} = r[{n}]" for n, name in enumerate(names) if name != key]
    values += [f"n.{name} = null" for name in _lacking(label, names)]
    values += ["n.absent_since = null"]
    if label.recorded:
        # a first load that was killed and is completed later is one load
        values += ["n.until = null", f"n.since = {_since('n', before)}"]
    query = (
        f"UNWIND $rows AS r MERGE (n:{label.name} {here}) "
        f"WITH n, r, properties(n) AS was SET {', '.join(values)} "
        f"WITH was, properties(n) AS now, size(keys(was)) = 2 AS made "
        "RETURN sum(CASE WHEN made THEN 1 ELSE 0 END) AS created, "
        "sum(CASE WHEN NOT made AND was <> now THEN 1 ELSE 0 END) AS changed"
    )
    done = 0
    for part in frame.iter_slices(load.size):
        found = load.batch(query, part.rows())
        load.count("created nodes", found["created"])
        load.count("changed nodes", found["changed"])
        done += part.height
        load.say(label.name, done, frame.height)
    _end_nodes(load, label, frame)


def _since(name: str, before: Held) -> str:
    return "$on" if before.fresh else f"coalesce({name}.since, $on)"


def _lacking(label: Label, columns: list[str]) -> list[str]:
    """Properties that an earlier registry may have brought and this one has not."""
    return [name for name in label.properties if name not in columns]


def _end_nodes(load: Load, label: Label, frame: Any) -> None:
    held = load.read(
        f"MATCH (n:{label.name}) WHERE n.dataset = $dataset AND n.absent_since IS NULL "
        f"RETURN n.{label.key}"
    )
    gone = absent(frame, label.key, [row[0] for row in held])
    until = ", n.until = $on" if label.recorded else ""
    query = (
        f"UNWIND $rows AS id MATCH (n:{label.name} {{dataset: $dataset, "
        f"{label.key}: id}}) SET n.absent_since = $on{until}"
    )
    for start in range(0, len(gone), load.size):
        load.batch(query, gone[start : start + load.size])
    load.count("ended nodes", len(gone))


def update_relations(
    load: Load, relation: Relation, edges: Edges | None, before: Held
) -> None:
    """Begin what is new, alter what differs, end what is gone."""
    there = relation.type in before.types
    if edges is None:
        if there:
            _end_all(load, relation)
        return
    held = _held(load, relation, edges) if there else []
    found = difference(edges, held)
    _end(load, relation, edges, found.gone)
    _alter(load, relation, edges, found.changed)
    create_relations(load, relation, found.new)
    if before.fresh and before.loading_on != load.on:
        _redate(load, relation)


def _held(load: Load, relation: Relation, edges: Edges) -> list[list[Any]]:
    """The relations that stand there now, in the order of the frame's columns."""
    ends = [f"a.{_key(relation.source)}", f"b.{_key(relation.target)}"]
    names = edges.frame.columns[2:]
    dates = {n for n, kind in relation.properties.items() if kind == "date"}
    values = [f"toString(x.{n})" if n in dates else f"x.{n}" for n in names]
    own = [
        f"CASE WHEN x.relation IS NULL THEN null ELSE {value} END"
        if name in ("since", "until")
        else value
        for name, value in zip(names, values, strict=True)
    ]
    query = f"MATCH {_pattern(relation)} RETURN {', '.join([*ends, *own])}"
    return load.read(query)


def _pattern(relation: Relation) -> str:
    """Relations of this type that stand now and that no resolution worked out."""
    return (
        f"(a:{relation.source})-[x:{relation.type}]->(b:{relation.target}) "
        "WHERE a.dataset = $dataset AND x.absent_since IS NULL AND x.resolution IS NULL"
    )


def _key(label: str) -> str:
    return LABELS[label].key


def _end_all(load: Load, relation: Relation) -> None:
    query = (
        f"MATCH {_pattern(relation)} WITH x LIMIT $rows[0] SET {_ENDED} "
        "RETURN count(x) AS ended"
    )
    load.count("ended relations", load.repeat(query))


_ENDED = (
    "x.absent_since = $on, x.until = "
    "CASE WHEN x.until IS NULL OR x.until > $on THEN $on ELSE x.until END"
)


def _found(relation: Relation, edges: Edges, columns: list[str]) -> str:
    """Cypher that finds the relation x of row r by both ends and its key."""
    same = []
    for name in edges.key:
        mine = f"r[{columns.index(name)}]"
        theirs = f"x.{name}"
        if name == "since":
            theirs = "CASE WHEN x.relation IS NULL THEN null ELSE x.since END"
        same.append(f"({theirs} = {mine} OR ({theirs} IS NULL AND {mine} IS NULL))")
    now = ["x.absent_since IS NULL", "x.resolution IS NULL", *same]
    return (
        f"{matched(relation)} MATCH (a)-[x:{relation.type}]->(b) "
        f"WHERE {' AND '.join(now)}"
    )


def _end(load: Load, relation: Relation, edges: Edges, gone: Any) -> None:
    query = f"UNWIND $rows AS r {_found(relation, edges, gone.columns)} SET {_ENDED}"
    load.write(relation.type, query, gone)
    load.count("ended relations", gone.height)


def _alter(load: Load, relation: Relation, edges: Edges, changed: Any) -> None:
    names = changed.columns
    values = [
        f"x.{name} = r[{n}]"
        for n, name in enumerate(names)
        if n > 1 and name not in edges.key
    ]
    if not values:
        return
    found = _found(relation, edges, names)
    query = f"UNWIND $rows AS r {found} SET {', '.join(values)}"
    load.write(relation.type, query, changed)
    load.count("changed relations", changed.height)


def _redate(load: Load, relation: Relation) -> None:
    """A first load that was killed and is completed later is one load, of one date."""
    load.repeat(
        f"MATCH {_pattern(relation)} AND x.relation IS NULL AND x.since <> $on "
        "WITH x LIMIT $rows[0] SET x.since = $on RETURN count(x) AS redated"
    )
