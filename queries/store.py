"""The one door to Neo4j: a driver, and whether a server answers."""

from collections.abc import Iterator
from contextlib import contextmanager

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from queries.server_errors import ServerError
from queries.server_state import Server

_PATIENCE = 5.0


def driver(server: Server) -> neo4j.Driver:
    """A driver for a server; nothing is sent before it is used."""
    return neo4j.GraphDatabase.driver(
        server.uri,
        auth=(server.user, server.password),
        connection_timeout=_PATIENCE,
        notifications_min_severity="OFF",
    )


def reachable(server: Server) -> bool:
    """Whether the server answers to this user."""
    try:
        with driver(server) as asked:
            asked.verify_connectivity()
    except (DriverError, Neo4jError):
        return False
    return True


@contextmanager
def connect(server: Server) -> Iterator[neo4j.Driver]:
    """A driver to a server that answers. Raises ServerError with what to do."""
    with driver(server) as opened:
        try:
            opened.verify_connectivity()
        except AuthError as error:
            raise ServerError(
                f"{server.uri} refuses user {server.user!r}: wrong name or password; "
                "set NEO4J_USER and NEO4J_PASSWORD"
            ) from error
        except (DriverError, Neo4jError) as error:
            raise ServerError(
                f"{server.uri} does not answer ({error}); start a server with "
                "`lishu neo4j up`, or check NEO4J_URI"
            ) from error
        yield opened
