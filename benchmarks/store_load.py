"""Loading into Neo4j: by the driver beside a bare UNWIND script, offline beside the
importer alone, and what a second load costs.

`python -m benchmarks.store_load` makes its own registries and server in a temporary
folder; nothing of what it starts stays.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks.bare_load import bare_load
from benchmarks.measure import RunError, run
from benchmarks.table import Row, markdown
from benchmarks.work import LISHU, sample
from graphmodel.graph_tables import Graph, graph
from loaders import load
from queries import server
from queries.server_state import Server
from queries.store import driver
from queries.store_digest import digest
from queries.store_load import load_graph

DATASET, DAY = "bench", date(2026, 11, 22)
_GIVEN = ("--dataset", DATASET, "--as-of", DAY.isoformat(), "--replace")
_EMPTY = (
    "MATCH ()-[x]->() CALL (x) { DELETE x } IN TRANSACTIONS OF 20000 ROWS",
    "MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS",
)


def driver_load(target: Server, made: Graph, size: str, times: int) -> Iterator[Row]:
    """The rate of a load as part of that of a bare script, interleaved."""
    took: dict[str, list[float]] = {"bare": [], "load": [], "again": []}

    def bare() -> None:
        bare_load(target, made, DATASET, DAY)

    def ours() -> None:
        load_graph(target, made, dataset=DATASET, on=DAY)

    for _ in range(times):
        emptied(target)
        took["bare"].append(_seconds(bare))
        written = digest(target, DATASET)
        emptied(target)
        took["load"].append(_seconds(ours))
        if digest(target, DATASET) != written:
            raise RunError("the load and the bare script wrote different graphs")
        took["again"].append(_seconds(ours))
    base, first, again = (statistics.median(each) for each in took.values())
    nodes, relations = made.count()
    yield Row(
        f"driver load of {size}, rate of a bare UNWIND script",
        f"{nodes:,} nodes, {relations:,} relations: {first:.1f} s, bare {base:.1f} s",
        base / first,
        0.8,
        " ×",
        at_least=True,
    )
    yield Row(
        "the same load again, times the first",
        f"{again:.1f} s",
        again / first,
        None,
        " ×",
    )


def _seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def emptied(target: Server) -> None:
    """Leave no node, no constraint, no index."""
    with driver(target) as opened, opened.session(database="neo4j") as session:
        for statement in _EMPTY:
            session.run(statement).consume()
        for name in session.run("SHOW CONSTRAINTS YIELD name").value():
            session.run(f"DROP CONSTRAINT `{name}`").consume()
        named = "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"
        for name in session.run(named).value():
            session.run(f"DROP INDEX `{name}`").consume()


def offline(registry: Path, size: str, times: int, folder: Path) -> Iterator[Row]:
    """Files and import, from the registry on, against the importer alone; interleaved."""
    files = folder / "files"
    whole: list[float] = []
    alone: list[float] = []
    for _ in range(times):
        shutil.rmtree(files, ignore_errors=True)
        written = run(
            [*LISHU, "load", str(registry), "--import-dir", str(files), *_GIVEN], folder
        )
        command, local, _ = written.output.rpartition("\nlishu neo4j up")
        if not local:
            raise RunError(f"no server of one's own was ever up in {folder}")
        whole.append(written.seconds + _imported(command))
        alone.append(_imported(command))
    both, single = statistics.median(whole), statistics.median(alone)
    yield Row(
        f"offline import of {size}, from the registry on, times the importer alone",
        f"{both:.1f} s, importer {single:.1f} s",
        both / single,
        1.5,
        " ×",
    )


def _imported(command: str) -> float:
    """Run the printed command, which replaces the stopped database; its seconds."""
    start = time.perf_counter()
    subprocess.run(command, shell=True, check=True, capture_output=True)
    return time.perf_counter() - start


def own_home(folder: Path) -> Path:
    """The home of a server of this run's own, from the jars; programs find it too."""
    place = folder / "neo4j"
    os.environ |= {"LISHU_NEO4J_HOME": str(place), "LISHU_NEO4J": "jars"}
    os.environ.pop("NEO4J_URI", None)
    return place


def rows(organizations: int, imported: int, times: int, folder: Path) -> Iterator[Row]:
    """Every figure of loading; the import is left in the database of `own_home`."""
    place = own_home(folder)
    made = graph(load(sample(organizations, folder)))
    target = server.up(place)
    try:
        yield from driver_load(target, made, f"{organizations:,}", times)
    finally:
        server.down(place)
    yield from offline(sample(imported, folder), f"{imported:,}", times, folder)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 0 where every bar is reached."""
    parser = argparse.ArgumentParser(prog="benchmarks.store_load", description=__doc__)
    parser.add_argument("--organizations", type=int, default=100_000)
    parser.add_argument("--imported", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="lishu-bench-") as scratch:
        sizes = chosen.organizations, chosen.imported
        found = list(rows(*sizes, chosen.runs, Path(scratch)))
    print(markdown(found, judged=True))
    return int(not all(row.reached for row in found))


if __name__ == "__main__":
    sys.exit(main())
