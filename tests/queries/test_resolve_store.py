"""Resolving in the database: repeatable, resumable, kept by name, apart from others."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graphmodel.graph_tables import graph
from graphmodel.world import World
from loaders import load
from queries.resolving.program import program
from queries.server_errors import StoreError
from queries.server_state import Server
from queries.store import connect
from queries.store_load import load_graph
from queries.store_resolve import (
    drop_resolution,
    resolutions,
    resolve_in_database,
)
from tests.queries.asking import ask
from tests.queries.made_registry import registry
from tests.queries.parity import differences
from tests.shared_folder import ROOT

EARLY, LATE = date(2017, 6, 1), date(2026, 11, 22)
_RESULT = """
MATCH (a {dataset: $d})-[x]->(b)
WHERE x.resolution IS NOT NULL OR type(x) = 'JUDGED'
RETURN a.id, type(x), b.id, properties(x)"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A made-up registry of a city."""
    return load(registry(tmp_path_factory.mktemp("made") / "dataset", 60))


@pytest.fixture
def dataset(
    shared_database: Server, world: World, request: pytest.FixtureRequest
) -> Iterator[str]:
    """The registry in a dataset that bears the name of the test."""
    name = request.node.name
    load_graph(shared_database, graph(world), dataset=name, on=LATE, others="keep")
    return name


def everything(server: Server, dataset: str) -> list[tuple[object, ...]]:
    """All relations that resolutions added to a dataset, in a fixed order."""
    return sorted(ask(server, _RESULT, d=dataset), key=repr)


def test_again_is_the_same(shared_database: Server, world: World, dataset: str) -> None:
    """Resolved twice under one name the graph is as after the first time."""
    first = resolve_in_database(
        shared_database, LATE, library=world.library, dataset=dataset
    )
    once = everything(shared_database, dataset)
    again = resolve_in_database(
        shared_database, LATE, library=world.library, dataset=dataset
    )
    assert again == first
    assert everything(shared_database, dataset) == once
    assert first.state == "ready"
    assert first.organizations == first.led + first.orphans + first.open > 0


def test_resolutions_are_kept_by_name(
    shared_database: Server, world: World, dataset: str
) -> None:
    """Each date has a resolution of its own, others have the name given; one is dropped."""
    for on, name in ((EARLY, None), (LATE, None), (LATE, f"{dataset} kept")):
        resolve_in_database(
            shared_database, on, name, library=world.library, dataset=dataset
        )
    mine = [each for each in resolutions(shared_database) if each.dataset == dataset]
    assert {(each.id, each.as_of) for each in mine} == {
        (f"{dataset}@2017-06-01", EARLY),
        (f"{dataset}@2026-11-22", LATE),
        (f"{dataset} kept", LATE),
    }
    before = everything(shared_database, dataset)
    drop_resolution(shared_database, f"{dataset} kept")
    assert len(everything(shared_database, dataset)) < len(before)
    assert not differences(shared_database, world, dataset, EARLY)
    left = ask(
        shared_database,
        "MATCH ()-[x {resolution: $r}]->() RETURN count(x)",
        r=f"{dataset} kept",
    )
    assert left == [(0,)]


@pytest.mark.parametrize(
    "at", ["How each body stands", "Every organization", "The counts"]
)
def test_broken_off_and_done_again(
    shared_database: Server, world: World, dataset: str, at: str
) -> None:
    """Broken off anywhere it says so; done again it is as if nothing had happened."""

    def stop(title: str, done: int, total: int) -> None:
        if title.startswith(at):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        resolve_in_database(
            shared_database, LATE, library=world.library, dataset=dataset, say=stop
        )
    (left,) = (each for each in resolutions(shared_database) if each.dataset == dataset)
    assert left.state == "running"
    assert not differences(shared_database, world, dataset, LATE)


def test_broken_off_between_batches(
    shared_database: Server, world: World, dataset: str
) -> None:
    """Verdicts that a killed run had written already are none of the next one's."""
    resolve_in_database(shared_database, LATE, library=world.library, dataset=dataset)
    name = f"{dataset}@{LATE}"
    half = """
    MATCH (:Organization {dataset: $d})-[j:JUDGED]->(r:Resolution {id: $r})
    WITH j, r LIMIT 20
    SET r.state = 'running', j.verdict = 'NO_RULE'
    """
    ask(shared_database, half, d=dataset, r=name)
    assert not differences(shared_database, world, dataset, LATE)


def test_killed_and_done_again(
    shared_database: Server, world: World, dataset: str
) -> None:
    """`lishu resolve` killed while it is under way: the next one finds everything."""
    draw = random.Random(20_261_122)
    line = [sys.executable, "-m", "lishu", "resolve", "--neo4j", shared_database.uri]
    line += ["--dataset", dataset, "--as-of", str(LATE)]
    secrets = {"NEO4J_PASSWORD": shared_database.password, "PYTHONPATH": str(ROOT)}
    killed = 0
    while killed < 2:
        process = subprocess.Popen(line, env=os.environ | secrets, cwd=ROOT)
        while process.poll() is None and not _under_way(shared_database, dataset):
            time.sleep(0.01)
        time.sleep(draw.uniform(0, 0.3))
        process.kill()
        process.wait()
        if _under_way(shared_database, dataset):
            killed += 1
            assert not differences(shared_database, world, dataset, LATE)


def _under_way(server: Server, dataset: str) -> bool:
    return any(
        each.dataset == dataset and each.state == "running"
        for each in resolutions(server)
    )


def test_two_datasets_do_not_meet(
    shared_database: Server, world: World, dataset: str
) -> None:
    """A dataset beside is resolved by itself and leaves the first as it was."""
    resolve_in_database(shared_database, LATE, library=world.library, dataset=dataset)
    before = everything(shared_database, dataset)
    other = f"{dataset} (other)"
    load_graph(shared_database, graph(world), dataset=other, on=LATE, others="keep")
    assert not differences(shared_database, world, other, EARLY)
    assert everything(shared_database, dataset) == before
    with pytest.raises(StoreError, match=r"is a resolution of"):
        resolve_in_database(
            shared_database,
            LATE,
            f"{dataset}@{LATE}",
            library=world.library,
            dataset=other,
        )


def test_what_is_gone_is_not_judged(
    shared_database: Server, world: World, dataset: str, tmp_path: Path
) -> None:
    """An organization that a newer registry no longer has, has no verdict."""
    fewer = load(registry(tmp_path / "fewer", 50))
    load_graph(shared_database, graph(fewer), dataset=dataset, on=LATE, others="keep")
    assert not differences(shared_database, fewer, dataset, LATE)


def test_a_dataset_must_be_there_and_whole(
    shared_database: Server, world: World, dataset: str
) -> None:
    """A dataset that is not there, or half loaded, is refused with what to do."""
    with pytest.raises(StoreError, match=r"it is not 'nowhere'"):
        resolve_in_database(
            shared_database, LATE, library=world.library, dataset="nowhere"
        )
    ask(
        shared_database,
        "MATCH (g:Lishu {dataset: $d}) SET g.state = 'loading'",
        d=dataset,
    )
    with pytest.raises(StoreError, match=r"not wholly loaded"):
        resolve_in_database(
            shared_database, LATE, library=world.library, dataset=dataset
        )
    with pytest.raises(StoreError, match=r"no resolution is named 'nobody'"):
        drop_resolution(shared_database, "nobody")


def test_plans_stay_linear(shared_database: Server, world: World, dataset: str) -> None:
    """No statement pairs many rows with many: a product has one row on one side."""
    given = {"dataset": dataset, "resolution": "none", "as_of": LATE}
    given |= {"work": {"batches": []}}
    with connect(shared_database) as driver:
        for each in program(world.library, LATE).statements:
            _, found, _ = driver.execute_query(
                f"EXPLAIN {each.text}", given, database_="neo4j"
            )
            for product in _operators(found.plan, "CartesianProduct"):
                sides = [_one_row(side) for side in product["children"]]
                assert any(sides), each.title


def _operators(plan, name):
    if plan["operatorType"].startswith(name):
        yield plan
    for child in plan.get("children", []):
        yield from _operators(child, name)


def _one_row(plan) -> bool:
    """Whether a part of a plan begins at one key; a body stands for one or is one."""
    found = list(_operators(plan, ""))
    kinds = {each["operatorType"].split("@")[0] for each in found}
    details = [
        each["args"]["Details"] for each in found if "Expand" in each["operatorType"]
    ]
    return (
        any(kind.startswith("NodeUniqueIndexSeek") for kind in kinds)
        and not any("Scan" in kind for kind in kinds)
        and all(":STANDS]" in each for each in details)
    )
