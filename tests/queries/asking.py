"""Asking a database directly, past the code under test."""

from typing import Any

from queries.server_state import Server
from queries.store import connect


def ask(server: Server, query: str, **parameters: Any) -> list[tuple[Any, ...]]:
    """The rows of a query; dates as dates of Python."""
    with connect(server) as driver:
        records, _, _ = driver.execute_query(query, parameters, database_="neo4j")
    return [tuple(map(_native, record.values())) for record in records]


def _native(value: Any) -> Any:
    return value.to_native() if hasattr(value, "to_native") else value
