"""What a load is refused for: told in words with the remedy, and nothing is changed."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphmodel.graph_tables import Graph
from lishu.cli import main
from queries import store_check
from queries.schema import SCHEMA_VERSION
from queries.server_errors import ServerError, StoreError
from queries.server_state import Server, free_port
from queries.store_digest import digest
from queries.store_load import load_graph
from queries.store_state import Others
from tests.queries.asking import ask
from tests.queries.made_registry import made_graph, registry

DAY = date(2024, 1, 1)
EVERYTHING = "MATCH (n) OPTIONAL MATCH (n)-[x]->() RETURN count(DISTINCT n), count(x)"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The graph of a few organizations."""
    return made_graph(tmp_path_factory.mktemp("made"), 8)


def refused(server: Server, run: Callable[[], object]) -> str:
    """The message of a refusal, which changed nothing at all."""
    query = "MATCH (n) RETURN labels(n), properties(n) ORDER BY elementId(n)"
    rows = f"{query} LIMIT 100"
    before = ask(server, EVERYTHING), str(ask(server, rows))
    schema = ask(server, "SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name")
    with pytest.raises(StoreError) as raised:
        run()
    assert (ask(server, EVERYTHING), str(ask(server, rows))) == before
    names = ask(server, "SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name")
    assert names == schema
    return str(raised.value)


@pytest.mark.parametrize("others", ["refuse", "keep", "replace"])
def test_data_of_somebody_else_stay(
    database: Server, made: Graph, others: Others
) -> None:
    """A database with other nodes is refused, whatever was asked for."""
    ask(database, "CREATE (:Person {name: 'A'})-[:KNOWS]->(:Person {name: 'B'})")
    said = refused(
        database,
        lambda: load_graph(database, made, dataset="made", on=DAY, others=others),
    )
    assert "Person" in said
    assert "another server" in said


@pytest.mark.parametrize(
    ("version", "word"),
    [(SCHEMA_VERSION - 1, "earlier"), (SCHEMA_VERSION + 1, "later")],
)
def test_another_schema_is_refused(
    database: Server, made: Graph, version: int, word: str
) -> None:
    """A graph of an earlier or later lishu is named with what to do."""
    load_graph(database, made, dataset="made", on=DAY)
    ask(database, "MATCH (g:Lishu) SET g.schema_version = $version", version=version)
    said = refused(database, lambda: load_graph(database, made, dataset="made", on=DAY))
    assert f"{word} version" in said
    assert ("--replace" in said) == (word == "earlier")


def test_an_earlier_schema_can_be_replaced(database: Server, made: Graph) -> None:
    """With --replace the graph of an earlier lishu makes way for a new one."""
    load_graph(database, made, dataset="made", on=DAY)
    whole = digest(database, "made")
    ask(database, "MATCH (g:Lishu) SET g.schema_version = 0")
    ask(database, "MATCH (o:Organization) SET o.old = true")
    load_graph(database, made, dataset="made", on=DAY, others="replace")
    assert digest(database, "made") == whole


def test_another_dataset_is_refused_unless_asked_for(
    database: Server, made: Graph
) -> None:
    """The message names all three ways on; replacing leaves only the new one."""
    load_graph(database, made, dataset="one", on=DAY)
    said = refused(database, lambda: load_graph(database, made, dataset="two", on=DAY))
    for way in ("--dataset one", "--dataset two", "--replace"):
        assert way in said
    load_graph(database, made, dataset="two", on=DAY, others="replace")
    assert [held.dataset for held in store_check.holdings(database)] == ["two"]
    query = "MATCH (n) WHERE NOT n:Lishu RETURN DISTINCT n.dataset"
    assert ask(database, query) == [("two",)]


def test_an_earlier_date_is_refused(database: Server, made: Graph) -> None:
    """A load dated before the last one would turn history round."""
    load_graph(database, made, dataset="made", on=DAY)
    said = refused(
        database,
        lambda: load_graph(database, made, dataset="made", on=date(2023, 12, 31)),
    )
    assert "2024-01-01" in said
    assert "--as-of" in said


def test_an_earlier_date_than_a_load_cut_short_is_refused(
    database: Server, made: Graph
) -> None:
    """What a later load has ended already must not begin again before it."""
    load_graph(database, made, dataset="made", on=DAY)
    later = date(2024, 6, 1)
    ask(
        database,
        "MATCH (g:Lishu) SET g.state = 'loading', g.loading_on = $on",
        on=later,
    )
    said = refused(
        database,
        lambda: load_graph(database, made, dataset="made", on=date(2024, 3, 1)),
    )
    assert str(later) in said
    load_graph(database, made, dataset="made", on=later)
    assert store_check.holdings(database)[0].loaded_on == later


def test_an_import_never_replaces_what_is_somebody_elses(database: Server) -> None:
    """Nor what lishu wrote, unless it may; an empty database may be replaced."""
    store_check.check_import(database, replace=False)
    ask(database, "CREATE (:Person {name: 'A'})")
    for replace in (False, True):
        said = refused(database, partial(store_check.check_import, database, replace))
        assert "Person" in said


def test_the_command_tells_what_it_did_and_what_it_refuses(
    database: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loaded, loaded again, another name, a wrong password: told, by exit codes too."""
    folder, other = registry(tmp_path / "one", 8), registry(tmp_path / "two", 8)
    monkeypatch.setenv("NEO4J_PASSWORD", database.password)

    def load(path: Path, *more: str) -> Result:
        line = ["load", str(path), "--neo4j", database.uri, "--as-of", str(DAY)]
        return CliRunner().invoke(main, [*line, *more])

    first = load(folder, "--lang", "en")
    assert (first.exit_code, "changed 0 and 0, ended 0 and 0" in first.stdout) == (
        0,
        True,
    )
    assert (
        "新增 0 和 0，变更 0 和 0，截止 0 和 0" in load(folder, "--lang", "zh").stdout
    )
    refusal = load(other)
    assert (refusal.exit_code, "--dataset two" in refusal.stderr) == (2, True)
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong")
    wrong = load(folder)
    assert (wrong.exit_code, "NEO4J_PASSWORD" in wrong.stderr) == (2, True)
    assert "Traceback" not in wrong.stderr + refusal.stderr


def test_a_wrong_password_is_refused_and_not_told(
    database: Server, made: Graph
) -> None:
    """The message says which variables to set; the password is in no message."""
    wrong = Server(database.uri, database.user, "not-the-password")
    with pytest.raises(ServerError, match="NEO4J_PASSWORD") as raised:
        load_graph(wrong, made, dataset="made", on=DAY)
    assert "not-the-password" not in f"{raised.value!r} {raised.value.__cause__!r}"


def test_a_server_that_is_not_there_is_told(made: Graph) -> None:
    """The message says how to start one."""
    gone = Server(f"bolt://127.0.0.1:{free_port()}", "neo4j", "x")
    with pytest.raises(ServerError, match="lishu neo4j up"):
        load_graph(gone, made, dataset="made", on=DAY)


def test_a_load_that_was_overtaken_ends(database: Server, made: Graph) -> None:
    """A second load of the same dataset goes on alone; the first one writes no more."""
    overtaken = []

    def overtake(what: str, done: int, total: int) -> None:
        if what == "REGISTERED_IN" and not overtaken:
            overtaken.append(load_graph(database, made, dataset="made", on=DAY))

    with pytest.raises(StoreError, match="another load"):
        load_graph(database, made, dataset="made", on=DAY, say=overtake)
    whole = digest(database, "made")
    load_graph(database, made, dataset="alone", on=DAY, others="keep")
    assert digest(database, "alone") == whole


def test_removing_what_is_not_there_is_told(database: Server, made: Graph) -> None:
    """The message names what the database does hold."""
    load_graph(database, made, dataset="one", on=DAY)
    said = refused(database, lambda: store_check.remove(database, "two", DAY))
    assert "'one'" in said


def test_removing_one_leaves_the_other(database: Server, made: Graph) -> None:
    """Nothing of the removed dataset stays, everything of the other does."""
    load_graph(database, made, dataset="one", on=DAY)
    load_graph(database, made, dataset="two", on=DAY, others="keep")
    before = digest(database, "one")
    store_check.remove(database, "two", DAY)
    assert digest(database, "one") == before
    assert ask(database, "MATCH (n {dataset: 'two'}) RETURN count(*)") == [(0,)]


def test_a_removal_cut_short_is_completed_by_the_next_load(
    database: Server, made: Graph
) -> None:
    """Half removed, then loaded again: the graph is that of a clean load."""
    load_graph(database, made, dataset="made", on=DAY)
    whole = digest(database, "made")
    ask(database, "MATCH (g:Lishu) SET g.state = 'removing'")
    ask(database, "MATCH (o:Organization) WHERE o.row % 2 = 0 DETACH DELETE o")
    load_graph(database, made, dataset="made", on=date(2025, 1, 1), others="refuse")
    load_graph(database, made, dataset="clean", on=date(2025, 1, 1), others="keep")
    assert digest(database, "made") == digest(database, "clean")
    assert digest(database, "made") != whole
