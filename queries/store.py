"""The one door to Neo4j: a driver, and whether a server answers."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from queries.server_errors import ServerError
from queries.server_state import Server

# what fails is told by an error in words; the driver's own lines would only stand beside
logging.getLogger("neo4j").addHandler(logging.NullHandler())
_PATIENCE = 5.0
#: For how many seconds a transaction is tried again where the server is away or busy.
RETRYING = 20.0


#: Where to connect instead of an address.
Resolver = Callable[[neo4j.Address], Iterable[neo4j.Address]]


def driver(server: Server, resolver: Resolver | None = None) -> neo4j.Driver:
    """A driver for a server; nothing is sent before it is used."""
    through: dict[str, Any] = {"resolver": resolver} if resolver else {}
    return neo4j.GraphDatabase.driver(
        server.uri,
        auth=(server.user, server.password),
        connection_timeout=_PATIENCE,
        max_transaction_retry_time=RETRYING,
        notifications_min_severity="OFF",
        **through,
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
def connect(server: Server, resolver: Resolver | None = None) -> Iterator[neo4j.Driver]:
    """A driver to a server that answers. Raises ServerError with what to do."""
    with driver(server, resolver) as opened:
        try:
            opened.verify_connectivity()
        except AuthError as error:
            raise ServerError(
                f"{server.uri} refuses user {server.user!r}: wrong name or password; "
                "set NEO4J_USER and NEO4J_PASSWORD",
                f"{server.uri} 不接受用户 {server.user}：用户名或密码不对；"
                "请设置 NEO4J_USER 和 NEO4J_PASSWORD",
            ) from error
        except (DriverError, Neo4jError) as error:
            raise ServerError(
                f"{server.uri} does not answer ({error}); start a server with "
                "`lishu neo4j up`, or check NEO4J_URI",
                f"{server.uri} 没有应答（{error}）；用 lishu neo4j up 启动，或检查 NEO4J_URI",
            ) from error
        yield opened
