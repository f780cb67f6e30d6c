"""A resolution in memory beside the one that the database worked out: what differs."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from graphmodel import resolve
from graphmodel.graph_resolved import resolved
from graphmodel.graph_tables import Edges
from graphmodel.world import World
from queries.server_state import Server
from queries.store_resolve import resolve_in_database
from tests.queries.asking import ask

Row = dict[str, Any]
_JUDGED = """
MATCH (o:Organization {dataset: $d})-[j:JUDGED]->(:Resolution {dataset: $d, id: $r})
RETURN o.id, properties(j)"""
_LED = """
MATCH (b:Body {dataset: $d})-[l:LEADS {resolution: $r}]->(o:Organization)
RETURN o.id, b.id, l.relation, l.rule, l.basis, l.attested"""
_ABOVE = """
MATCH (b:Body {dataset: $d})-[l:LEADS {resolution: $r}]->(c:Body)
RETURN b.id, c.id, l.relation, l.rule"""
_STANDS = """
MATCH (b:Body {dataset: $d})-[s:STANDS {resolution: $r}]->(c:Body)
RETURN b.id, c.id, s.state"""
_NODE = "MATCH (r:Resolution {dataset: $d, id: $r}) RETURN properties(r)"
#: What the node says besides, which memory does not know.
_OF_THE_STORE = {"loaded_on"}


def differences(server: Server, world: World, dataset: str, as_of: date) -> list[str]:
    """What the database, asked to resolve, says otherwise than memory; empty: nothing.

    Every organization with every property of its verdict and its leader, the state of
    every body in use, who stands above whom, the counts.
    """
    name = f"{dataset}@{as_of}"
    resolve_in_database(server, as_of, library=world.library, dataset=dataset)
    expected = resolved(resolve(world, as_of), name, dataset)
    frames = {(e.type, e.source, e.target): e for e in expected.edges}
    given = {"d": dataset, "r": name}
    node = {k: _plain(v) for k, v in ask(server, _NODE, **given)[0][0].items()}
    return [
        *_rows(frames["JUDGED", "Organization", "Resolution"], ask(server, _JUDGED, **given)),
        *_sets("leads", frames["LEADS", "Body", "Organization"], ask(server, _LED, **given),
               "target source relation rule basis attested"),
        *_sets("above", frames["LEADS", "Body", "Body"], ask(server, _ABOVE, **given),
               "source target relation rule"),
        *_sets("stands", frames["STANDS", "Body", "Body"], ask(server, _STANDS, **given),
               "source target state"),
        *_fields("resolution", expected.nodes["Resolution"].to_dicts()[0],
                 {k: v for k, v in node.items() if k not in _OF_THE_STORE}),
    ]  # fmt: skip


def _rows(edges: Edges, found: list[tuple[Any, ...]]) -> Iterator[str]:
    """Row by row, and property by property: absent and empty are the same."""
    got = dict(found)
    rows = edges.frame.drop("target").to_dicts()
    if len(got) != len(rows):
        yield f"{len(rows)} organizations, {len(got)} verdicts"
    for row in rows:
        name = row.pop("source")
        yield from _fields(name, row, got.get(name, {}))


def _fields(name: str, expected: Row, got: Row) -> Iterator[str]:
    for key in sorted(expected.keys() | got.keys()):
        one, other = expected.get(key) or None, got.get(key) or None
        if one != other:
            yield f"{name}: {key}: memory {one!r}, database {other!r}"


def _sets(
    what: str, edges: Edges, found: list[tuple[Any, ...]], columns: str
) -> Iterator[str]:
    one, other = Counter(edges.frame.select(columns.split()).rows()), Counter(found)
    yield from (f"{what}: only in memory {row}" for row in one - other)
    yield from (f"{what}: only in the database {row}" for row in other - one)


def _plain(value: Any) -> Any:
    return value.to_native() if hasattr(value, "to_native") else value
