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
            "bolt://127.0.0.1:7687, or auto",
            f"“{_shown(uri)}”不是 Neo4j 的地址；请写 bolt://127.0.0.1:7687 的样式，或 auto",
        )
    if parts.username or parts.password:
        raise ServerError(
            f"{_shown(uri)!r}: a name and password do not belong in an address, where "
            "others can read them; set NEO4J_USER and NEO4J_PASSWORD",
            f"“{_shown(uri)}”：用户名和密码不要写在别人看得到的地址里；"
            "请设置 NEO4J_USER 和 NEO4J_PASSWORD",
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
            "server with --neo4j URI",
            "本机还没有 Neo4j；用 lishu neo4j up 启动，或用 --neo4j URI 指明服务器",
        )
    return kept.server


def _shown(uri: str) -> str:
    """An address without what stands before the @."""
    scheme, separator, rest = uri.partition("://")
    return scheme + separator + rest.rpartition("@")[2]
