"""What a database says of itself: whose it is, which datasets it holds, in what state.

One node (:Lishu {dataset, schema_version, state, loading_on, loaded_on, nodes,
relations}) for each dataset. Refusals are raised before anything is written.
"""

import secrets
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import neo4j

from queries.schema import MARK, SCHEMA_VERSION
from queries.server_errors import StoreError

LOADING, READY, REMOVING, IMPORTED = "loading", "ready", "removing", "imported"
#: What to do where the database holds other datasets.
Others = Literal["refuse", "keep", "replace"]
_READ = f"MATCH (g:{MARK}) RETURN properties(g) AS held ORDER BY g.dataset"
_ANYTHING = f"MATCH (n) WHERE NOT n:{MARK} RETURN labels(n) AS labels LIMIT 1"


@dataclass(frozen=True)
class Held:
    """A dataset that a database holds; `loaded_on` is None before a load is complete.

    `types` are the types of relation that the database knows, of any dataset.
    """

    dataset: str
    schema_version: int
    state: str
    loading_on: date | None
    loaded_on: date | None
    nodes: int
    relations: int
    types: frozenset[str] = frozenset()

    @property
    def fresh(self) -> bool:
        """Whether no load of it was ever completed."""
        return self.loaded_on is None

    @property
    def dated(self) -> date | None:
        """The last day of its history, that of a later load cut short included."""
        if self.loaded_on is None or self.state == REMOVING:
            return None
        return max(self.loaded_on, self.loading_on or self.loaded_on)


def read(session: neo4j.Session) -> tuple[Held, ...]:
    """The datasets of a database. Raises StoreError where it is somebody else's."""
    marks = session.run(_READ).value()
    if not marks and (other := session.run(_ANYTHING).single()):
        label = ":".join(other["labels"]) or "no label"
        raise StoreError(
            f"this database holds something else (a node of {label}), not a graph of "
            "lishu; name an empty database or another server (NEO4J_URI). Nothing was "
            "changed",
            f"这个数据库里是别的内容（有 {label} 节点），不是 lishu 的图；请指明空的数据库或另一"
            "服务器（NEO4J_URI）。没有改动任何内容",
        )
    types = frozenset(session.run("CALL db.relationshipTypes()").value())
    return tuple(_held(mark, types) for mark in marks)


def _held(mark: dict[str, Any], types: frozenset[str]) -> Held:
    return Held(
        dataset=str(mark.get("dataset", "")),
        schema_version=int(mark.get("schema_version", 0)),
        state=str(mark.get("state", "")),
        loading_on=_day(mark.get("loading_on")),
        loaded_on=_day(mark.get("loaded_on")),
        nodes=int(mark.get("nodes") or 0),
        relations=int(mark.get("relations") or 0),
        types=types,
    )


def _day(value: Any) -> date | None:
    found: date | None = value.to_native() if value is not None else None
    return found


def refuse(held: Sequence[Held], dataset: str, on: date, others: Others) -> None:
    """Raise StoreError where a load of `dataset` must not begin."""
    for each in held:
        _same_schema(each)
        if each.dataset == dataset and each.dated and on < each.dated:
            raise StoreError(
                f"{dataset!r} was loaded as of {each.dated}; an earlier date, {on}, "
                "would turn its history round. Give --as-of that date or a later one, "
                "or --replace to begin anew. Nothing was changed"
            )
    names = [each.dataset for each in held]
    if names and dataset not in names and others == "refuse":
        there = ", ".join(repr(name) for name in names)
        one, other = shlex.quote(names[0]), shlex.quote(dataset)
        raise StoreError(
            f"the database holds {there}, and this is {dataset!r}. If it is a newer "
            f"registry of the same: --dataset {one}; to keep both side by side: "
            f"--dataset {other}; to load it instead: --replace. Nothing was changed"
        )


def _same_schema(held: Held) -> None:
    version = held.schema_version
    if version == SCHEMA_VERSION:
        return
    remedy = (
        "update lishu, or use another database"
        if version > SCHEMA_VERSION
        else "load it anew with --replace, or use another database"
    )
    which = "a later" if version > SCHEMA_VERSION else "an earlier"
    raise StoreError(
        f"{held.dataset!r} in this database was written by {which} version of lishu "
        f"(graph schema {version}; this one writes {SCHEMA_VERSION}); {remedy}. "
        "Nothing was changed"
    )


_CLAIM = f"""
MERGE (g:{MARK} {{dataset: $dataset}})
SET g.state = $state, g.load = $load, g.loading_on = $on,
    g.schema_version = $version
"""


def claim(session: neo4j.Session, dataset: str, on: date, state: str = LOADING) -> str:
    """Begin a load: from now on no earlier one can write. Its name is returned."""
    load = secrets.token_hex(8)
    given = {"dataset": dataset, "load": load, "on": on, "state": state}
    session.execute_write(
        lambda tx: tx.run(_CLAIM, given, version=SCHEMA_VERSION).consume()
    )
    return load


_READY = f"""
MATCH (g:{MARK} {{dataset: $dataset, load: $load}})
SET g.state = '{READY}', g.loaded_on = $on, g.nodes = $nodes, g.relations = $relations
REMOVE g.load, g.loading_on
RETURN count(g) AS finished
"""


def finish(
    session: neo4j.Session, dataset: str, load: str, on: date, counts: tuple[int, int]
) -> None:
    """A load is complete. Raises StoreError where another one has begun meanwhile."""
    given = {"dataset": dataset, "load": load, "on": on}
    given |= {"nodes": counts[0], "relations": counts[1]}
    if session.execute_write(lambda tx: tx.run(_READY, given).value()) != [1]:
        raise overtaken(dataset)


def overtaken(dataset: str) -> StoreError:
    """The error of a load that is no longer the one that writes."""
    return StoreError(
        f"another load of {dataset!r}, or its removal, has begun and goes on alone; "
        "this one ends here. Run one at a time"
    )


def accept_import(session: neo4j.Session, dataset: str) -> None:
    """What the offline importer wrote has its constraints and indexes now."""
    query = f"MATCH (g:{MARK} {{dataset: $dataset}}) SET g.state = '{READY}'"
    session.execute_write(lambda tx: tx.run(query, dataset=dataset).consume())
