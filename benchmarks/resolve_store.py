"""Resolving inside Neo4j beside a bare write of the same edges, and its parity.

The bare write is what is left when somebody else has found the verdicts: rows sent by
the driver in batches of 10,000, both ends looked up, JUDGED and LEADS created with the
same properties. Both run in turn against one server; every verdict is compared with
memory. `python -m benchmarks.resolve_store` makes its own dataset and server.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import neo4j

from benchmarks.table import Row, markdown
from benchmarks.work import sample
from graphmodel import resolve
from graphmodel.graph_resolved import resolved
from graphmodel.graph_tables import Edges, Graph, graph
from graphmodel.world import World
from loaders import load
from queries import server
from queries.server_state import Server
from queries.store import connect
from queries.store_load import load_graph
from queries.store_resolve import drop_resolution, resolve_in_database

BAR = 2.0
DATES = (date(2014, 6, 1), date(2017, 6, 1), date(2021, 6, 1), date(2026, 11, 22))
DATASET, BARE = "bench", "bench bare"
_BATCH = 10_000

_NODE = "CREATE (:Resolution {dataset: $d, id: $r, state: 'running', as_of: date()})"
_JUDGE = """
MATCH (r:Resolution {dataset: $d, id: $r})
UNWIND $rows AS row
MATCH (o:Organization {dataset: $d, id: row.source})
CREATE (o)-[j:JUDGED]->(r) SET j = row.more"""
_LEAD = """
UNWIND $rows AS row
MATCH (b:Body {dataset: $d, id: row.source})
MATCH (o:Organization {dataset: $d, id: row.target})
CREATE (b)-[l:LEADS]->(o) SET l = row.more"""
_VERDICTS = """
MATCH (o:Organization {dataset: $d})-[j:JUDGED]->(:Resolution {dataset: $d, id: $r})
RETURN o.id, j.verdict, j.leader, j.rule, j.missing_field"""


def rows(target: Server, world: World, times: int) -> Iterator[Row]:
    """The comparison on the last date, then the parity on all."""
    size = f"{len(world.organizations):,}"
    expected = resolved(resolve(world, DATES[-1]), BARE, DATASET)
    took: dict[str, list[float]] = {"resolve": [], "bare": []}
    with connect(target) as driver, driver.session(database=target.database) as session:
        for _ in range(times):
            for name in took:
                start = time.perf_counter()
                if name == "bare":
                    _write(session, expected)
                else:
                    resolve_in_database(
                        target, DATES[-1], "bench", library=world.library
                    )
                took[name].append(time.perf_counter() - start)
                drop_resolution(target, BARE if name == "bare" else "bench")
        one, other = (statistics.median(took[name]) for name in ("resolve", "bare"))
        told = f"{one:.1f} s, bare write {other:.1f} s"
        work = f"resolve {size} in Neo4j, times a bare write of the same edges"
        yield Row(work, told, one / other, BAR, " ×")
        for as_of in DATES:
            yield _parity(session, target, world, as_of)


def _write(session: neo4j.Session, expected: Graph) -> None:
    """Verdicts and leaders that are known already."""
    session.run(_NODE, d=DATASET, r=BARE).consume()
    for edges in expected.edges:
        query = {"JUDGED": _JUDGE, "LEADS": _LEAD}.get(edges.type)
        if query and "Organization" in (edges.source, edges.target):
            for part in _parts(edges):
                session.run(query, rows=part, d=DATASET, r=BARE).consume()


def _parts(edges: Edges) -> Iterator[list[dict[str, object]]]:
    for part in edges.frame.iter_slices(_BATCH):
        found = part.to_dicts()
        yield [
            {
                "source": row.pop("source"),
                "target": row.pop("target"),
                "more": {k: v for k, v in row.items() if v not in (None, [])},
            }
            for row in found
        ]


def _parity(session: neo4j.Session, target: Server, world: World, as_of: date) -> Row:
    """How many organizations have another verdict, leader, rule or missing field."""
    name = f"bench@{as_of}"
    start = time.perf_counter()
    resolve_in_database(target, as_of, name, library=world.library)
    took = time.perf_counter() - start
    found = {
        row[0]: row[1:] for row in session.run(_VERDICTS, d=DATASET, r=name).values()
    }
    drop_resolution(target, name)
    table = resolve(world, as_of).table()
    unequal = int(len(found) != len(table))
    for row in table.iter_rows(named=True):
        rule = f"{row['rulebook']}/{row['rule']}" if row["rule"] else None
        texts = (row["leader_id"] or None, rule, row["missing_field"] or None)
        unequal += found.get(row["org_id"]) != [row["verdict"], *texts]
    told = f"{len(found):,} verdicts, {took:.1f} s"
    return Row(f"verdicts of {as_of} that differ from memory", told, unequal, 0, "")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 0 where every bar is reached."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.resolve_store", description=__doc__
    )
    parser.add_argument("--organizations", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="lishu-bench-") as scratch:
        folder = Path(scratch)
        world = load(sample(chosen.organizations, folder))
        try:
            target = server.up(folder / "neo4j", say=print)
            load_graph(target, graph(world), dataset=DATASET, on=DATES[-1])
            found = list(rows(target, world, chosen.runs))
        finally:
            server.down(folder / "neo4j")
    print(markdown(found, judged=True))
    return int(not all(row.reached for row in found))


if __name__ == "__main__":
    sys.exit(main())
