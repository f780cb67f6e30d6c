"""The figures of Neo4j one after the other, on one server and one large dataset.

Loading by the driver, then offline; what the import left is resolved and asked.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import questions, resolve_store, store_load
from benchmarks.table import Row
from benchmarks.work import sample
from loaders import load
from queries import server, server_docker, server_jars
from queries.store_check import add_indexes


def rows(organizations: int, imported: int, times: int, folder: Path) -> Iterator[Row]:
    """Every figure; none, and a line that says why, where no server can be started.

    `organizations` are loaded by the driver, `imported` offline, resolved and asked.
    """
    lacking = server_jars.lacking()
    if lacking:
        docker = "only Docker runs" if server_docker.usable() else "no Docker runs"
        print(f"Neo4j is not measured: {lacking}, {docker}", file=sys.stderr)
        return
    place = store_load.own_home(folder)
    yield from store_load.rows(organizations, imported, times, folder)
    world = load(sample(imported, folder))
    target = server.up(place)
    try:
        add_indexes(target)
        yield from resolve_store.rows(target, world, times)
        yield from questions.rows(target, *questions.resolved(target, world), times)
    finally:
        server.down(place)
