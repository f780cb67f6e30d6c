"""`--neo4j URI|auto`: which Neo4j a command talks to. Nothing heavy is imported here."""

import os
from typing import TYPE_CHECKING

from lishu.options import option

if TYPE_CHECKING:
    from queries.server_state import Server

NEO4J = option(
    "--neo4j",
    "neo4j",
    metavar="URI|auto",
    help="The Neo4j, like bolt://127.0.0.1:7687; auto: NEO4J_URI, else that of `lishu "
    "neo4j up`. Name and password: NEO4J_USER, NEO4J_PASSWORD.",
    zh="Neo4j 的地址，如 bolt://127.0.0.1:7687；auto：NEO4J_URI，否则 lishu neo4j up "
    "启动的那个。用户和密码：NEO4J_USER、NEO4J_PASSWORD。",
)


def server_of(uri: str | None) -> "Server":
    """The server that `--neo4j` names, the local one unless said. Raises ServerError."""
    from queries.server_choice import AUTO, choose

    return choose(uri or AUTO, os.environ)
