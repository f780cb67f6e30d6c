"""A local Neo4j in one command: started, found again, stopped; its faults are told."""

import json
import stat
from pathlib import Path

import pytest

from queries import server, server_jars
from queries.server_errors import ServerError
from queries.server_state import FILE, Server, State, free_port, read, write
from queries.store import connect, reachable
from tests.queries.killable import jars_only, require_jars


def test_it_answers_and_can_be_asked(neo4j_server: Server) -> None:
    """A server that is up answers a query to whoever has its password."""
    with connect(neo4j_server) as driver:
        rows, _, _ = driver.execute_query("RETURN 1 AS one", database_="neo4j")
    assert [row["one"] for row in rows] == [1]


def test_a_wrong_password_is_told(neo4j_server: Server) -> None:
    """A wrong password is refused by name, and the message never holds it."""
    wrong = Server(neo4j_server.uri, "neo4j", "wrong-password")
    with pytest.raises(ServerError, match="wrong name or password") as raised:
        connect(wrong).__enter__()
    assert "wrong-password" not in str(raised.value)
    assert not reachable(wrong)


def test_a_server_that_is_gone_is_told() -> None:
    """Nothing listens there: the message says how to start one."""
    gone = Server(f"bolt://127.0.0.1:{free_port()}", "neo4j", "x")
    with pytest.raises(ServerError, match="lishu neo4j up"):
        connect(gone).__enter__()


def test_up_again_is_the_same_server_and_down_stops_it(tmp_path: Path) -> None:
    """`up` twice gives one server; after `down` none answers; data outlive it."""
    require_jars()
    environment = jars_only()
    first = server.up(tmp_path, environment)
    assert server.up(tmp_path, environment) == first
    with connect(first) as driver:
        driver.execute_query("CREATE (:Kept)", database_="neo4j")
    assert server.down(tmp_path)
    assert not server.down(tmp_path)
    assert server.status(tmp_path, {}) is None
    second = server.up(tmp_path, environment)
    with connect(second) as driver:
        rows, _, _ = driver.execute_query(
            "MATCH (k:Kept) RETURN count(k) AS n", database_="neo4j"
        )
    assert rows[0]["n"] == 1
    assert server.down(tmp_path)


def test_a_server_that_cannot_start_shows_its_log(tmp_path: Path) -> None:
    """A setting that Neo4j refuses: the message ends with what it said."""
    require_jars()
    environment = jars_only(heap="1")
    with pytest.raises(ServerError, match=r"(?s)did not start.*heap"):
        server.up(tmp_path, environment)


def test_the_password_is_its_owners_alone(tmp_path: Path) -> None:
    """The state is a file of mode 600, and a server is printed without its password."""
    kept = Server("bolt://127.0.0.1:1", "neo4j", "secret", "jars")
    write(tmp_path, State(kept, 2, 3))
    mode = stat.S_IMODE((tmp_path / FILE).stat().st_mode)
    assert mode == 0o600
    assert read(tmp_path) == State(kept, 2, 3)
    assert "secret" not in repr(kept)


def test_a_broken_state_says_what_to_do(tmp_path: Path) -> None:
    """A state file that cannot be read is named, with the remedy."""
    (tmp_path / FILE).write_text(json.dumps({"server": {}}), encoding="utf-8")
    with pytest.raises(ServerError, match="delete it"):
        read(tmp_path)


def test_a_named_server_goes_before_everything(tmp_path: Path) -> None:
    """NEO4J_URI names the server; where it does not answer, nothing else is started."""
    environment = {"NEO4J_URI": f"bolt://127.0.0.1:{free_port()}"}
    with pytest.raises(ServerError, match="NEO4J_URI"):
        server.up(tmp_path, environment)
    assert not (tmp_path / FILE).exists()


def test_a_process_of_another_is_never_stopped(tmp_path: Path) -> None:
    """A process number that now belongs to somebody else is left alone."""
    import os

    assert not server_jars.runs(os.getpid(), tmp_path)
    server_jars.stop(os.getpid(), tmp_path)


def test_the_configuration_opens_loopback_only() -> None:
    """Every address is 127.0.0.1; no usage report; no reading of files."""
    lines = dict(
        line.split("=", 1) for line in server_jars.configuration(1, 2).splitlines()
    )
    listens = [v for k, v in lines.items() if "address" in k]
    assert all(value.startswith("127.0.0.1") for value in listens)
    assert lines["dbms.usage_report.enabled"] == "false"
    assert lines["dbms.security.allow_csv_import_from_file_urls"] == "false"
    assert lines["dbms.security.auth_enabled"] == "true"
