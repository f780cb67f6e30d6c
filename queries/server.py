"""A local Neo4j in one command: a named server, else Docker, else the jars by Maven.

In: a home folder (state, data, log) and the environment. Out: `Server`: where it
answers and how to sign in. Listens on loopback only; the password is generated and kept
in a file that only its owner reads.
"""

import os
import secrets
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from queries import server_docker, server_jars
from queries.server_errors import ServerError
from queries.server_state import Server, State, free_port, read, write
from queries.store import reachable

#: What must be set to use a server that runs already.
NAMED = ("NEO4J_URI", "NEO4J_USER", "NEO4J_PASSWORD")
_WAIT = 120.0
_STEP = 0.5
_SAID = 25

Say = Callable[[str], None]


def named(environment: Mapping[str, str]) -> Server | None:
    """The server that the environment names, None where it names none."""
    uri = environment.get("NEO4J_URI", "")
    if not uri:
        return None
    user = environment.get("NEO4J_USER", "neo4j")
    return Server(uri, user, environment.get("NEO4J_PASSWORD", ""), "named")


def home(environment: Mapping[str, str]) -> Path:
    """The folder of the local server: state, data, log; outside any repository."""
    chosen = environment.get("LISHU_NEO4J_HOME")
    if chosen:
        return Path(chosen)
    state = environment.get("XDG_STATE_HOME")
    return (Path(state) if state else Path.home() / ".local/state") / "lishu" / "neo4j"


def up(
    place: Path, environment: Mapping[str, str] = os.environ, say: Say = lambda _: None
) -> Server:
    """A server that answers: the named one, the one that runs, or a new one.

    Raises ServerError with what is missing, or with the last lines of its log.
    """
    given = named(environment)
    if given:
        _check(given)
        return given
    state = read(place)
    if state and _runs(state, place):
        if reachable(state.server):
            return state.server
        say("stopping a server that does not answer")
        _stop(state, place)
    return _start(place, state, environment, say)


def _check(server: Server) -> None:
    if not reachable(server):
        raise ServerError(
            f"NEO4J_URI is {server.uri} and does not answer as user {server.user!r}; "
            f"check {', '.join(NAMED)}, or unset NEO4J_URI for a local server"
        )


def _start(
    place: Path, before: State | None, environment: Mapping[str, str], say: Say
) -> Server:
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    password = (
        before.server.password if before else f"lishu-{secrets.token_urlsafe(18)}"
    )
    how = _means(before, environment)
    say(f"starting Neo4j ({how})")
    bolt, http = free_port(), free_port()
    server = Server(f"bolt://127.0.0.1:{bolt}", "neo4j", password, how)
    # kept before the first start gives it to the server, so that it is never lost
    write(place, State(server, http))
    run = server_docker.start if how == "docker" else server_jars.start
    process = run(place, server, bolt, http, environment, say)
    state = State(server, http, process)
    write(place, state)
    _wait(state, place)
    return server


def _means(before: State | None, environment: Mapping[str, str]) -> str:
    """Docker or jars: as before, since the data are there; else what this machine has."""
    chosen = environment.get("LISHU_NEO4J", "")
    if before:
        return before.server.how
    if chosen in ("docker", "jars"):
        return chosen
    if server_docker.usable():
        return "docker"
    lacking = server_jars.lacking()
    if lacking:
        raise ServerError(
            f"no Neo4j can be started here: Docker does not run, and {lacking}; install "
            "Docker, or Java 17 and Maven, or name a server with NEO4J_URI"
        )
    return "jars"


def _wait(state: State, place: Path) -> None:
    """Until it answers; a server that ends or is silent for too long is an error."""
    last = time.monotonic() + _WAIT
    while time.monotonic() < last:
        if reachable(state.server):
            return
        if not _runs(state, place):
            break
        time.sleep(_STEP)
    said = log(place)
    _stop(state, place)
    raise ServerError(f"Neo4j did not start; the end of its log:\n{said}")


def down(place: Path) -> bool:
    """Stop the local server; False where none runs. Data and password stay."""
    state = read(place)
    if not state or not _runs(state, place):
        return False
    _stop(state, place)
    return True


def status(place: Path, environment: Mapping[str, str] = os.environ) -> Server | None:
    """The server that answers now, None where none does."""
    given = named(environment)
    if given:
        return given if reachable(given) else None
    state = read(place)
    there = state and _runs(state, place) and reachable(state.server)
    return state.server if state and there else None


def kept(place: Path) -> Server | None:
    """The local server of a home folder, whether it runs or not."""
    state = read(place)
    return state.server if state else None


def log(place: Path) -> str:
    """The last lines that the server wrote."""
    state = read(place)
    if state and state.server.how == "docker":
        return server_docker.log(place, _SAID)
    return server_jars.log(place, _SAID)


def _runs(state: State, place: Path) -> bool:
    if state.server.how == "docker":
        return server_docker.runs(place)
    return server_jars.runs(state.process, place)


def _stop(state: State, place: Path) -> None:
    if state.server.how == "docker":
        server_docker.stop(place)
    else:
        server_jars.stop(state.process, place)
    write(place, State(state.server, state.http))
