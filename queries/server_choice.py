"""Which server a command talks to: one that is named, or the local one.

A password never stands in an address or on a command line: it is in NEO4J_PASSWORD, or
in the file that `lishu neo4j up` keeps.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from queries import server, server_state
from queries.server_errors import ServerError
from queries.server_state import Server

AUTO = "auto"
_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def choose(uri: str, environment: Mapping[str, str]) -> Server:
    """The server that `uri` names; `auto`: NEO4J_URI, else the local one.

    Raises ServerError where it is no address of a Neo4j, or none is there.
    """
    if uri == AUTO:
        return server.named(environment) or _local(environment)
    parts = urlsplit(uri)
    if parts.scheme not in _SCHEMES or not parts.hostname:
        raise ServerError(
            f"{_shown(uri)!r} is no address of a Neo4j; write it like "
            "bolt://127.0.0.1:7687, or auto"
        )
    if parts.username or parts.password:
        raise ServerError(
            f"{_shown(uri)!r}: a name and password do not belong in an address, where "
            "others can read them; set NEO4J_USER and NEO4J_PASSWORD"
        )
    kept = server_state.read(server.home(environment))
    if kept and kept.server.uri == uri and "NEO4J_PASSWORD" not in environment:
        return kept.server
    given = server.named({**environment, "NEO4J_URI": uri})
    assert given is not None  # a uri is given
    return given


def _local(environment: Mapping[str, str]) -> Server:
    kept = server_state.read(server.home(environment))
    if kept is None:
        raise ServerError(
            "there is no local Neo4j yet; start one with `lishu neo4j up`, or name a "
            "server with --neo4j URI"
        )
    return kept.server


def _shown(uri: str) -> str:
    """An address without what stands before the @."""
    scheme, separator, rest = uri.partition("://")
    return scheme + separator + rest.rpartition("@")[2]
