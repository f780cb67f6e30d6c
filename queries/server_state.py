"""What is kept of the local server: where it answers, its password, its process.

One JSON file in its home folder, readable by its owner alone.
"""

import json
import os
import socket
from dataclasses import asdict, dataclass
from pathlib import Path

from queries.server_errors import ServerError

FILE = "server.json"


@dataclass(frozen=True)
class Server:
    """Where a Neo4j answers and how to sign in; `how`: named, docker or jars."""

    uri: str
    user: str
    password: str
    how: str = "named"
    database: str = "neo4j"

    def __repr__(self) -> str:
        return f"Server({self.uri!r}, {self.user!r}, how={self.how!r})"


@dataclass(frozen=True)
class State:
    """A local server with the port of its browser and its process (0: none)."""

    server: Server
    http: int
    process: int = 0


def read(place: Path) -> State | None:
    """What is kept in a home folder, None where nothing is. Raises ServerError."""
    path = place / FILE
    if not path.exists():
        return None
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return State(Server(**kept["server"]), kept["http"], kept["process"])
    except (ValueError, KeyError, TypeError) as error:
        raise ServerError(
            f"{path} cannot be read ({error}); delete it, and the folder beside it "
            "where the password is not known",
            f"{path} 读不了（{error}）；请删除它，以及旁边不知道密码的文件夹",
        ) from error


def write(place: Path, state: State) -> None:
    """Keep a state; the file belongs to its owner alone from its first byte."""
    path = place / f"{FILE}.new"
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(state), file)
    path.replace(place / FILE)


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
