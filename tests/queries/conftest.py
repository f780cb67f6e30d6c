"""A real Neo4j for the tests of the store: started once, emptied before each test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from queries import server, server_docker, server_jars
from queries.server_state import Server
from queries.store import connect
from tests.queries.killable import absent
from tests.queries.store import Store


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the product's own making; where there can be none, CI fails."""
    lacking = "" if server_docker.usable() else server_jars.lacking()
    if lacking and "NEO4J_URI" not in os.environ:
        absent(f"no Neo4j can be started here: {lacking}, and Docker does not run")
    place: Path = tmp_path_factory.mktemp("neo4j")
    started = server.up(place, os.environ)
    if started.how == "named":
        _refuse_what_is_in_use(started)
    yield started
    server.down(place)


def _refuse_what_is_in_use(server: Server) -> None:
    """Tests empty the database: one that NEO4J_URI names must be empty already."""
    with connect(server) as driver:
        found, _, _ = driver.execute_query("MATCH (n) RETURN 1 LIMIT 1")
    if found:
        pytest.fail(f"{server.uri} (NEO4J_URI) holds data; tests would delete them")


@pytest.fixture
def database(neo4j_server: Server) -> Server:
    """The server with an empty database: no node, no constraint, no index."""
    return _emptied(neo4j_server)


@pytest.fixture(scope="module")
def shared_database(neo4j_server: Server) -> Server:
    """The same, emptied once for a module whose tests keep to datasets of their own.

    The product's own constraints stay: without them the server would plan all anew.
    """
    return _emptied(neo4j_server, keep="lishu_")


def _emptied(server: Server, keep: str = "token_lookup") -> Server:
    with connect(server) as driver, driver.session(database="neo4j") as session:
        # relations first: a node with very many would not fit into one transaction
        for found in ("()-[x]->()", "(x)"):
            session.run(
                f"MATCH {found} CALL (x) {{ DELETE x }} IN TRANSACTIONS OF 2500 ROWS"
            ).consume()
        for kind, kinds in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
            names = [
                row["name"]
                for row in session.run(f"SHOW {kinds} YIELD name, type")
                if row["name"] and not row["name"].startswith(("token_lookup", keep))
            ]
            for name in names:
                session.run(f"DROP {kind} `{name}` IF EXISTS").consume()
    return server


@pytest.fixture
def store(shared_database: Server, request: pytest.FixtureRequest) -> Store:
    """A dataset that bears the name of the test."""
    return Store(shared_database, request.node.name)
