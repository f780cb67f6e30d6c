"""Neo4j by Docker: the official image, run by the compose file that is shipped."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from queries.server_errors import ServerError
from queries.server_state import Server

COMPOSE = Path(__file__).with_name("compose.yaml")
_PROJECT = "lishu-neo4j"
#: The image that the compose file names.
IMAGE = "neo4j:5.26-community"


def usable() -> bool:
    """Whether a Docker engine with `docker compose` answers."""
    if not shutil.which("docker"):
        return False
    asked = (["docker", "info"], ["docker", "compose", "version"])
    return all(_run(command).returncode == 0 for command in asked)


def start(
    place: Path,
    server: Server,
    bolt: int,
    http: int,
    environment: Mapping[str, str],
    say: Callable[[str], None],
) -> int:
    """Start the container; Docker keeps its process. Raises ServerError."""
    say("the first start fetches the image")
    settings = {
        "LISHU_NEO4J_BOLT": str(bolt),
        "LISHU_NEO4J_HTTP": str(http),
        "LISHU_NEO4J_PASSWORD": server.password,
        "LISHU_NEO4J_DATA": str(place / "data"),
        "LISHU_NEO4J_HEAP": environment.get("LISHU_NEO4J_HEAP", "1g"),
    }
    (place / "data").mkdir(parents=True, exist_ok=True)
    done = _compose("up", "--detach", settings=settings)
    if done.returncode:
        raise ServerError(f"docker compose could not start Neo4j:\n{done.stderr}")
    return 0


def runs(place: Path) -> bool:
    """Whether the container runs."""
    said = _compose("ps", "--services", "--status", "running")
    return "neo4j" in said.stdout


def stop(place: Path) -> None:
    """Stop the container; its data stay in the home folder."""
    _compose("down")


def log(place: Path, lines: int) -> str:
    """The last lines of the container's log."""
    return _compose("logs", "--no-color", "--tail", str(lines)).stdout


#: Compose reads the file for every command; these stand in where nothing is started.
_NEUTRAL = {
    "LISHU_NEO4J_BOLT": "7687",
    "LISHU_NEO4J_HTTP": "7474",
    "LISHU_NEO4J_PASSWORD": "unused",
    "LISHU_NEO4J_DATA": ".",
    "LISHU_NEO4J_HEAP": "1g",
}


def _compose(
    *arguments: str, settings: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    command = ["docker", "compose", "--project-name", _PROJECT, "--file", str(COMPOSE)]
    return _run([*command, *arguments], {**_NEUTRAL, **(settings or {})})


def _run(
    command: list[str], settings: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, **(settings or {})}
    return subprocess.run(
        command, check=False, capture_output=True, text=True, env=environment
    )
