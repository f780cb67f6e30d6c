"""A small graph for console queries, and an address that counts who comes."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from queries.server_state import Server
from queries.store import connect

_STATEMENTS = (
    "CREATE CONSTRAINT body IF NOT EXISTS FOR (n:Body) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX name IF NOT EXISTS FOR (n:Body) ON (n.name)",
    "CREATE (a:Body {id: 'a', name: '中央委员会', since: date('1921-07-23')})"
    "-[:LEADS]->(b:Body {id: 'b', name: '省委员会', since: date('1949-10-01')})"
    "-[:LEADS]->(:Body {id: 'c', name: '市委员会', since: date('1950-10-01')})"
    " CREATE (:Division {code: '100000', name: '全国'})",
)


def fill(server: Server) -> None:
    """Put three bodies that lead one another into an empty database."""
    with connect(server) as driver:
        for statement in _STATEMENTS:
            driver.execute_query(statement, database_=server.database)


def digest(server: Server) -> tuple[object, ...]:
    """What would change if anything were written: data, schema, users."""
    texts = (
        "MATCH (n) RETURN count(n), sum(size(keys(n)) + size(labels(n)))",
        "MATCH ()-[r]->() RETURN count(r), sum(size(keys(r)))",
        "SHOW INDEXES YIELD name RETURN collect(name)",
        "SHOW CONSTRAINTS YIELD name RETURN collect(name)",
    )
    with connect(server) as driver:
        rows = [driver.execute_query(t, database_=server.database)[0][0] for t in texts]
        users, _, _ = driver.execute_query("SHOW USERS", database_="system")
    return (*(tuple(row.values()) for row in rows), len(users))


@dataclass
class Listener:
    """An address of loopback, and how often somebody came to it."""

    url: str
    visits: int = 0


@contextmanager
def listening() -> Iterator[Listener]:
    """Listen on loopback and count connections."""
    with socket.create_server(("127.0.0.1", 0)) as opened:
        found = Listener(f"http://127.0.0.1:{opened.getsockname()[1]}/x.csv")

        def count() -> None:
            with suppress(OSError):
                while True:
                    visitor, _ = opened.accept()
                    found.visits += 1
                    visitor.close()

        work = threading.Thread(target=count, daemon=True)
        work.start()
        yield found
        with suppress(OSError):
            opened.shutdown(socket.SHUT_RDWR)
        work.join(5)
