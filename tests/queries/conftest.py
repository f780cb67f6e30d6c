"""A real Neo4j for the tests of the store: started once, emptied before each test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from queries import server, server_docker, server_jars
from queries.server_state import Server
from queries.store import connect


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the product's own making; where there can be none, CI fails."""
    lacking = "" if server_docker.usable() else server_jars.lacking()
    if lacking and "NEO4J_URI" not in os.environ:
        said = f"no Neo4j can be started here: {lacking}, and Docker does not run"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    place: Path = tmp_path_factory.mktemp("neo4j")
    yield server.up(place, os.environ)
    server.down(place)


@pytest.fixture
def database(neo4j_server: Server) -> Server:
    """The server with an empty database: no node, no constraint, no index."""
    with connect(neo4j_server) as driver, driver.session(database="neo4j") as session:
        session.run(
            "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS"
        ).consume()
        for kind in ("CONSTRAINT", "INDEX"):
            names = [
                row["name"]
                for row in session.run(f"SHOW {kind}S YIELD name, type")
                if row["name"] and not row["name"].startswith("token_lookup")
            ]
            for name in names:
                session.run(f"DROP {kind} `{name}` IF EXISTS").consume()
    return neo4j_server
