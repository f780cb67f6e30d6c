"""Resolve a dataset inside Neo4j: send the statements of a program, keep or drop results.

In: a server that holds a loaded dataset, the rulebooks, a date. Every statement commits
in transactions of its own. A resolution that was broken off stays in state "running";
the same call, run again, drops what it left and begins anew. Resolutions of other names
stay. Raises ServerError and StoreError.
"""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import neo4j

from graphmodel.regimes import Library
from queries import store_state
from queries.resolving.filling import Statement, file, statements
from queries.resolving.program import Program, program
from queries.server_errors import StoreError
from queries.server_state import Server
from queries.store import connect
from queries.store_batches import Progress, quiet
from queries.store_parts import batches
from queries.store_rulebooks import as_loaded
from queries.store_state import READY, Held
from queries.store_words import in_words

RUNNING = "running"


@dataclass(frozen=True)
class Resolved:
    """A resolution that a database keeps: of what, for which date, what it counted.

    `state` is "ready", or "running" where it was broken off or is under way.
    """

    id: str
    dataset: str
    as_of: date
    rulebooks: tuple[str, ...]
    state: str
    organizations: int = 0
    led: int = 0
    orphans: int = 0
    open: int = 0
    out_of_scope: int = 0
    not_counted: int = 0


def resolve_in_database(
    server: Server,
    as_of: date,
    name: str | None = None,
    *,
    library: Library,
    dataset: str = "",
    say: Progress = quiet,
) -> Resolved:
    """The verdict of every organization of a dataset, worked out by the database.

    `name` is what the resolution is kept under, DATASET@DATE unless given; one of this
    name is replaced. `dataset` may be left out where the database holds only one. The
    library is the one that it was loaded with; its adoptions may be left out.
    """
    with _opened(server) as session:
        held = _held(session, dataset)
        written = program(as_loaded(session, held.dataset, library), as_of)
        wanted = name or f"{held.dataset}@{as_of.isoformat()}"
        _refuse_taken(session, held.dataset, wanted)
        given: dict[str, Any] = {"dataset": held.dataset, "resolution": wanted}
        given |= {"as_of": as_of}
        _send(session, statements(file("drop")), given, quiet)
        run = _begin(session, written, given)
        given |= {"work": {"batches": batches(session, held.dataset)}}
        _send(session, written.statements, given, say)
        _end(session, run, given)
        return next(each for each in _kept(session) if each.id == wanted)


def drop_resolution(server: Server, name: str) -> None:
    """Remove a resolution; the dataset and the others stay. StoreError: none is so named."""
    with _opened(server) as session:
        found = [each for each in _kept(session) if each.id == name]
        if not found:
            there = ", ".join(repr(each.id) for each in _kept(session)) or "none"
            raise StoreError(f"no resolution is named {name!r}; there are {there}")
        given = {"dataset": found[0].dataset, "resolution": name}
        _send(session, statements(file("drop")), given, quiet)


def resolutions(server: Server) -> tuple[Resolved, ...]:
    """The resolutions that a database keeps, by dataset, date and name."""
    with _opened(server) as session:
        return _kept(session)


@contextmanager
def _opened(server: Server) -> Iterator[neo4j.Session]:
    with (
        connect(server) as driver,
        in_words(server),
        driver.session(database=server.database) as session,
    ):
        yield session


def _held(session: neo4j.Session, dataset: str) -> Held:
    """The dataset that is meant, wholly loaded."""
    held = store_state.read(session)
    found = [each for each in held if dataset in ("", each.dataset)]
    names = ", ".join(repr(each.dataset) for each in held) or "no dataset"
    if len(found) != 1:
        said = f"it is not {dataset!r}" if dataset else "say which with --dataset"
        raise StoreError(f"the database holds {names}; {said}")
    if found[0].state != READY:
        raise StoreError(
            f"{found[0].dataset!r} is not wholly loaded; run the same `lishu load` "
            "again, then resolve"
        )
    return found[0]


def _refuse_taken(session: neo4j.Session, dataset: str, name: str) -> None:
    """Questions know resolutions by their name alone: it is one dataset's."""
    for each in _kept(session):
        if each.id == name and each.dataset != dataset:
            raise StoreError(
                f"{name!r} is a resolution of {each.dataset!r}; choose another name"
            )


def _send(
    session: neo4j.Session,
    parts: Sequence[Statement],
    given: Mapping[str, Any],
    say: Progress,
) -> None:
    for n, part in enumerate(parts):
        say(part.title, n, len(parts))
        session.run(part.text, given).consume()  # type: ignore[arg-type]


def _begin(session: neo4j.Session, written: Program, given: Mapping[str, Any]) -> str:
    run = secrets.token_hex(8)
    more = {"run": run, "rulebooks": list(written.rulebooks)}
    _send(session, statements(file("begin")), {**given, **more}, quiet)
    return run


_END = f"""
MATCH (resolution:Resolution {{dataset: $dataset, id: $resolution, run: $run}})
SET resolution.state = '{READY}'
REMOVE resolution.run
RETURN count(resolution) AS ended
"""


def _end(session: neo4j.Session, run: str, given: Mapping[str, Any]) -> None:
    ended = session.run(_END, {**given, "run": run}).value()
    if ended != [1]:
        raise StoreError(
            f"{given['resolution']!r} was resolved by somebody else at the same time; "
            "run it once more, alone"
        )


_KEPT = """
MATCH (resolution:Resolution)
RETURN properties(resolution) AS kept
ORDER BY resolution.dataset, resolution.as_of, resolution.id
"""
_ALWAYS = ("id", "dataset", "as_of", "state")
_COUNTS = ("organizations", "led", "orphans", "open", "out_of_scope", "not_counted")


def _kept(session: neo4j.Session) -> tuple[Resolved, ...]:
    """What is there; one that somebody deletes while it is read comes without properties."""
    found = session.run(_KEPT).value()
    return tuple(_resolved(each) for each in found if each.keys() >= set(_ALWAYS))


def _resolved(kept: Mapping[str, Any]) -> Resolved:
    return Resolved(
        id=kept["id"],
        dataset=kept["dataset"],
        as_of=kept["as_of"].to_native(),
        rulebooks=tuple(kept.get("rulebooks") or ()),
        state=kept["state"],
        **{name: kept.get(name, 0) for name in _COUNTS},
    )
