"""Each question of the library on a large Neo4j, beside a scan of all organizations.

In: a server that holds a loaded and resolved dataset. Out: rows of figures, times the
scan, which reads one property of every organization. An answer that is about the whole
population is told without a bar. `python -m benchmarks.questions` makes its own dataset
and server in a temporary folder.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.table import Row, markdown
from benchmarks.work import sample
from graphmodel import resolve
from graphmodel.graph_tables import graph
from graphmodel.resolution import Resolution
from graphmodel.world import World
from loaders import load
from queries import connect, questions, server
from queries.answer import Engine
from queries.question import Question
from queries.server_state import Server
from queries.store import driver
from queries.store_load import load_graph
from queries.store_resolve import resolve_in_database

BAR = 3.0
NOW, BEFORE = date(2026, 11, 22), date(2021, 6, 1)
#: They count or compare every organization there is.
WHOLE = frozenset(
    {
        "changes_between",
        "coverage",
        "division_summary",
        "organizations_by_rule",
        "orphans_by_division",
        "orphans_by_level",
        "supervisors_by_load",
    }
)
_SCAN = "MATCH (o:Organization) RETURN count(o.level) AS n"
Values = Mapping[str, Any]


def rows(
    target: Server, resolution: Resolution, names: tuple[str, str], times: int
) -> Iterator[Row]:
    """A row for each question; `names` are the later and the earlier resolution."""
    given = _given(resolution, *names)
    size = f"{len(resolution):,}"
    with connect(target) as engine, driver(target) as opened:

        def scan() -> None:
            opened.execute_query(_SCAN, database_=target.database)

        for question in questions():
            values = _values(question, given)
            found = engine.rows(question, values)
            took, base = _both(_asking(engine, question, values), scan, times)
            yield Row(
                f"`{question.name}` on {size}, times a label scan",
                f"{took * 1000:.0f} ms, scan {base * 1000:.0f} ms, {len(found)} rows",
                took / base,
                None if question.name in WHOLE else BAR,
                " ×",
            )


def _asking(engine: Engine, question: Question, values: Values) -> Callable[[], None]:
    def ask() -> None:
        engine.rows(question, values)

    return ask


def _both(
    one: Callable[[], None], other: Callable[[], None], times: int
) -> tuple[float, float]:
    """The medians of two kinds of work, done in turn."""
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        for work, seconds in zip((one, other), took, strict=True):
            start = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - start)
    return statistics.median(took[0]), statistics.median(took[1])


def _given(resolution: Resolution, now: str, before: str) -> dict[str, Any]:
    """A value for each required parameter, chosen from the data."""
    table = resolution.table()
    led = table.filter(table["verdict"] == "LED")
    organization = led["org_id"][len(led) // 2]
    leader = led["leader_id"].mode().sort()[0]
    return {
        "resolution": now,
        "after": now,
        "before": before,
        "organization": organization,
        "body": leader,
        "one": organization,
        "other": "PARTY_COMMITTEE@330600",
        "node": organization,
        "text": "绍兴市",
        "rule": "O12",
    }


def _values(question: Question, given: Values) -> dict[str, Any]:
    return {
        each.name: given[each.name] if each.default is None or each.implied
        else each.default
        for each in question.parameters
    }  # fmt: skip


def prepared(target: Server, registry: Path) -> tuple[Resolution, tuple[str, str]]:
    """The dataset in the database, resolved there for two dates."""
    world = load(registry)
    load_graph(target, graph(world), dataset="bench", on=NOW, others="replace")
    return resolved(target, world)


def resolved(target: Server, world: World) -> tuple[Resolution, tuple[str, str]]:
    """A dataset that is there, resolved for two dates; the names of both."""
    made = [
        resolve_in_database(target, on, library=world.library, dataset="bench")
        for on in (NOW, BEFORE)
    ]
    return resolve(world, NOW), (made[0].id, made[1].id)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 0 where every bar is reached."""
    parser = argparse.ArgumentParser(prog="benchmarks.questions", description=__doc__)
    parser.add_argument("--organizations", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="lishu-bench-") as scratch:
        folder = Path(scratch)
        registry = sample(chosen.organizations, folder)
        target = server.up(folder / "neo4j")
        try:
            resolution, names = prepared(target, registry)
            found = list(rows(target, resolution, names, chosen.runs))
        finally:
            server.down(folder / "neo4j")
    print(markdown(found, judged=True))
    return int(not all(row.reached for row in found))


if __name__ == "__main__":
    sys.exit(main())
