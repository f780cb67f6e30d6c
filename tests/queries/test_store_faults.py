"""A load, a server or a disk that fails: told in words, completed by the next load."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphmodel.graph_tables import Graph, graph
from lishu.cli import main
from loaders import load
from queries import store, store_check
from queries.server_errors import ServerError, StoreError
from queries.server_state import Server
from queries.store_digest import Digest, digest
from queries.store_load import load_graph
from tests.queries.killable import Killable, jars_only, killable, require_jars
from tests.queries.made_registry import registry
from tests.shared_folder import ROOT

DAY = date(2024, 1, 1)
ORGANIZATIONS = 600
#: What the points of the kills are drawn from; another number, other points.
SEED = 20_240_101


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of some hundred organizations."""
    return registry(tmp_path_factory.mktemp("registry"), ORGANIZATIONS)


@pytest.fixture(scope="module")
def made(folder: Path) -> Graph:
    """Its graph."""
    return graph(load(folder))


@pytest.fixture(scope="module")
def own(
    neo4j_server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Killable]:
    """A server for these tests alone; only jars have a process to kill."""
    require_jars()
    with killable(tmp_path_factory.mktemp("own")) as made:
        yield made


def complete(server: Server, made: Graph, name: str) -> Digest:
    """The digest after a load that nobody disturbs."""
    load_graph(server, made, dataset=name, on=DAY, others="keep")
    return digest(server, name)


def begun(server: Server, folder: Path, name: str) -> subprocess.Popen[bytes]:
    """`lishu load` in a process of its own, once its load has begun to write."""
    command = [sys.executable, "-m", "lishu", "load", str(folder), "--dataset", name]
    command += ["--neo4j", server.uri, "--as-of", DAY.isoformat()]
    secrets = {"NEO4J_PASSWORD": server.password, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, env=os.environ | secrets, cwd=ROOT)
    while state(server, name) is None:
        assert process.poll() is None
        time.sleep(0.01)
    return process


def state(server: Server, name: str) -> str | None:
    """What the database says of a dataset."""
    found = [h.state for h in store_check.holdings(server) if h.dataset == name]
    return found[0] if found else None


@pytest.mark.parametrize("kills", [3, pytest.param(10, marks=pytest.mark.proof)])
def test_a_load_that_is_killed_is_completed_by_the_next(
    database: Server, folder: Path, made: Graph, kills: int
) -> None:
    """Loads, each killed at a random point: counts and digest of a clean load."""
    clean = complete(database, made, "clean")
    began = time.perf_counter()
    assert begun(database, folder, "timed").wait() == 0
    whole = time.perf_counter() - began
    draw = random.Random(SEED)
    killed = 0
    while killed < kills:
        name = f"killed-{draw.random()}"
        process = begun(database, folder, name)
        time.sleep(draw.uniform(0, whole / 2))
        process.send_signal(signal.SIGKILL)
        process.wait()
        if state(database, name) == "loading":
            killed += 1
            assert complete(database, made, name) == clean


@pytest.mark.parametrize(
    "parts",
    [
        ["REGISTERED_IN"],
        pytest.param(["Organization", "BUSINESS_SUPERVISES", "CITES"], marks=pytest.mark.proof),
    ],
)  # fmt: skip
def test_a_server_that_is_killed_comes_back_with_what_the_next_load_completes(
    own: Killable, made: Graph, monkeypatch: pytest.MonkeyPatch, parts: list[str]
) -> None:
    """The server is killed while it is written to: told, then completed."""
    monkeypatch.setattr(store, "RETRYING", 1.0)
    server = own.up()
    clean = complete(server, made, "clean")
    for part in parts:

        def strike(what: str, done: int, total: int, part: str = part) -> None:
            if what == part and done >= total / 2:
                own.kill()

        with pytest.raises(ServerError, match=r"went away.*lishu neo4j up"):
            load_graph(
                server, made, dataset=part, on=DAY, others="keep", say=strike, batch=900
            )
        server = own.up()
        assert state(server, part) == "loading"
        assert digest(server, "clean") == clean
        assert complete(server, made, part) == clean


def fill(server: Server, made: Graph) -> None:
    """Load one dataset after the other: several, since Neo4j takes room beforehand."""
    frame = made.nodes["Organization"]
    wide = frame.with_columns(file=frame["file"] + "x" * 10_000)
    larger = replace(made, nodes={**made.nodes, "Organization": wide})
    for n in range(100):
        load_graph(server, larger, dataset=f"full-{n}", on=DAY, others="keep")


def test_a_full_disk_is_told_and_the_next_load_completes(
    own: Killable, made: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neo4j runs out of disk: the message says so; with room again all is completed."""
    if not own.small:
        pytest.skip("only root can give the server a small disk of its own")
    monkeypatch.setattr(store, "RETRYING", 1.0)
    server = own.up()
    clean = complete(server, made, "clean")
    with own.full(), pytest.raises(StoreError, match=r"disk.*is full.*Free some space"):
        fill(server, made)
    own.down()
    server = own.up()
    (cut,) = (h.dataset for h in store_check.holdings(server) if h.state == "loading")
    assert digest(server, "clean") == clean
    assert complete(server, made, cut) == clean


def printed(own: Killable, folder: Path, into: Path, *more: str) -> Result:
    """What `lishu load --import-dir` says."""
    line = ["load", str(folder), "--dataset", "imported", "--as-of", DAY.isoformat()]
    line += ["--import-dir", str(into), *more]
    environment = {"LISHU_NEO4J_HOME": str(own.place), "NEO4J_URI": None}
    return CliRunner().invoke(main, line, env={**jars_only(), **environment})


def run_in(folder: Path, said: Result) -> int:
    """Run the printed import in a shell, in another folder; its exit code."""
    folder.mkdir()
    command = said.stdout.rpartition("\nlishu neo4j up")[0]
    done = subprocess.run(
        command, shell=True, cwd=folder, check=False, capture_output=True
    )
    assert list(folder.iterdir()) == []
    return done.returncode


def test_the_offline_import_makes_the_same_graph(
    own: Killable, folder: Path, made: Graph, tmp_path: Path
) -> None:
    """The printed command, run as it is: counts and digest are those of the driver.

    What the database holds is replaced only where that was asked for, whether its
    server runs or not.
    """
    server = own.up()
    clean = complete(server, made, "clean")
    refused = printed(own, folder, tmp_path / "1")
    assert refused.exit_code == 2
    assert "--replace" in refused.stderr
    assert not (tmp_path / "1").exists()
    own.down()
    unseen = printed(own, folder, tmp_path / "2")
    assert "--replace" in unseen.stderr
    assert run_in(tmp_path / "there", unseen) != 0
    server = own.up()
    assert digest(server, "clean") == clean
    own.down()
    assert (
        run_in(tmp_path / "here", printed(own, folder, tmp_path / "3", "--replace"))
        == 0
    )
    server = own.up()
    assert digest(server, "imported") == clean
    assert store_check.add_indexes(server) == ("imported",)
    assert state(server, "imported") == "ready"
    again = load_graph(server, made, dataset="imported", on=DAY)
    assert (again.created, again.changed, again.ended) == ((0, 0),) * 3
