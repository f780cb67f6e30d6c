"""`lishu load` and `lishu resolve --neo4j`, as they are typed: resolved, listed, dropped."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lishu.cli import main
from loaders import load
from queries.server_state import Server
from tests.queries.asking import ask
from tests.queries.made_registry import registry
from tests.queries.parity import differences

ON = date(2026, 11, 22)
OWN = """
[rulebook]
id = "own-2020"
title = "A rulebook of one's own"
source = "made up"
valid_from = 2020-01-01
"""
Call = Callable[..., Result]


@pytest.fixture
def call(shared_database: Server, monkeypatch: pytest.MonkeyPatch) -> Call:
    """`lishu` with these arguments and the server of the tests, in English."""
    monkeypatch.setenv("NEO4J_PASSWORD", shared_database.password)
    monkeypatch.setenv("LC_ALL", "C")

    def run(*arguments: object) -> Result:
        line = [*map(str, arguments), "--neo4j", shared_database.uri]
        return CliRunner().invoke(main, line)

    return run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up registry that adopts a rulebook for a province, and one for a time."""
    made = registry(tmp_path_factory.mktemp("made") / "adopting", 60)
    lines = [
        'organizations = ["organizations.csv"]',
        *(f'{name} = ["{name}.csv"]' for name in ("divisions", "bodies", "relations")),
        '[[adopt]]\nrulebook = "jiangsu-2018"\ndivision = "320000"',
        '[[adopt]]\nrulebook = "industry-first"\ndivision = "330600"',
        "since = 2016-01-01\nuntil = 2024-01-01",
    ]
    (made / "dataset.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return made


def resolve(call: Call, *arguments: object) -> Result:
    """`lishu resolve` of the dataset that every test here loads."""
    return call("resolve", "--dataset", "adopting", *arguments)


@pytest.fixture(scope="module", autouse=True)
def loaded(shared_database: Server, folder: Path) -> None:
    """The registry, loaded by the command."""
    line = ["load", str(folder), "--dataset", "adopting", "--as-of", str(ON)]
    done = CliRunner().invoke(
        main,
        [*line, "--neo4j", shared_database.uri],
        env={"NEO4J_PASSWORD": shared_database.password},
    )
    assert done.exit_code == 0, done.stderr


def test_resolved_listed_dropped(call: Call, shared_database: Server) -> None:
    """The counts are told; what is kept is listed; what is dropped is gone."""
    told = resolve(call, "--as-of", ON)
    assert told.exit_code == 0, told.stderr
    assert told.stdout.startswith("adopting@2026-11-22 (adopting as of 2026-11-22): 60")
    named = resolve(call, "--as-of", "2017-06-01", "--name", "before", "--lang", "zh")
    assert named.stdout.startswith("before（adopting，2017-06-01）：")
    kept = call("resolve", "--kept").stdout.splitlines()
    assert [line.split(" ")[0] for line in kept] == ["before", "adopting@2026-11-22"]
    assert call("resolve", "--drop", "before").exit_code == 0
    assert len(call("resolve", "--kept").stdout.splitlines()) == 1
    query = "MATCH ()-[x]->() WHERE x.resolution = 'before' RETURN count(x)"
    assert ask(shared_database, query) == [(0,)]
    again = call("resolve", "--drop", "before")
    assert again.exit_code == 2
    assert "no resolution is named 'before'" in again.stderr


def test_what_is_adopted_comes_from_the_database(
    call: Call, shared_database: Server, folder: Path
) -> None:
    """Adoptions, with their days and in their order, are those of the load."""
    world = load(folder)
    assert len(world.library.adoptions) == 2
    for on in (date(2017, 6, 1), ON):
        resolve(call, "--as-of", on)
        query = "MATCH (r:Resolution {id: $r}) RETURN r.rulebooks"
        (books,) = ask(shared_database, query, r=f"adopting@{on}")[0]
        assert books == [book.id for book in world.library.in_force(on)]
        assert ("industry-first" in books) == (on < date(2024, 1, 1))
        assert not differences(shared_database, world, "adopting", on)


def test_other_rulebooks_than_those_of_the_load_are_refused(
    call: Call, tmp_path: Path, shared_database: Server
) -> None:
    """One that was not loaded, one that is not at hand, one that has changed."""
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    more = resolve(call, "--rulebook", own)
    assert (more.exit_code, "without rulebook own-2020" in more.stderr) == (2, True)
    rename = "MATCH (b:Rulebook {dataset: 'adopting', id: $a}) SET b.id = $b"
    for a, b in (("lawyers-2017", "gone-2017"), ("gone-2017", "lawyers-2017")):
        ask(shared_database, rename, a=a, b=b)
        if b == "gone-2017":
            lacking = resolve(call)
    assert "with rulebook gone-2017, which is not at hand" in lacking.stderr
    digest = "MATCH (b:Rulebook {dataset: 'adopting', id: 'opinion-2015'}) "
    ((before,),) = ask(shared_database, digest + "RETURN b.digest")
    ask(shared_database, digest + "SET b.digest = 'another'")
    changed = resolve(call)
    ask(shared_database, digest + "SET b.digest = $d", d=before)
    assert "run the same `lishu load` again" in changed.stderr
    assert resolve(call, "--as-of", ON).exit_code == 0
