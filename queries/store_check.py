"""Before and after a load: may it begin, what does a database hold, what is lacking."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

import neo4j

from queries import schema, schema_resolved, store_remove, store_state
from queries.server_errors import StoreError
from queries.server_state import Server
from queries.store import connect
from queries.store_state import Held, Others
from queries.store_words import in_words


@contextmanager
def _opened(server: Server) -> Iterator[neo4j.Session]:
    with (
        connect(server) as driver,
        in_words(server),
        driver.session(database=server.database) as session,
    ):
        yield session


def check(server: Server, dataset: str, on: date, others: Others = "refuse") -> None:
    """Raise what a load would be refused with; nothing is written."""
    with _opened(server) as session:
        held = store_state.read(session)
        if others != "replace":
            store_state.refuse(held, dataset, on, others)


def check_import(server: Server, replace: bool) -> None:
    """Raise StoreError where an offline import would replace what must stay.

    That is everything of somebody else's; what lishu wrote unless it may be replaced.
    """
    held = holdings(server)
    if held and not replace:
        there = ", ".join(repr(each.dataset) for each in held)
        raise StoreError(
            f"the database holds {there}, and an offline import replaces the whole "
            "database, history and resolutions included. If that is meant: --replace; "
            "to write only what is new: leave out --import-dir. Nothing was written"
        )


def holdings(server: Server) -> tuple[Held, ...]:
    """The datasets of a database. Raises StoreError where it is somebody else's."""
    with _opened(server) as session:
        return store_state.read(session)


def remove(server: Server, dataset: str, on: date) -> None:
    """Remove a dataset, with its history and resolutions; the others stay."""
    with _opened(server) as session:
        names = [each.dataset for each in store_state.read(session)]
        if dataset not in names:
            there = ", ".join(repr(name) for name in names) or "no dataset"
            raise StoreError(f"{dataset!r} is not in the database; it holds {there}")
        store_remove.remove(session, dataset, on)


def add_indexes(server: Server) -> tuple[str, ...]:
    """Add the constraints and indexes that are lacking; the datasets now ready.

    After an offline import they all are.
    """
    with _opened(server) as session:
        held = store_state.read(session)
        schema_ready(session)
        imported = [h.dataset for h in held if h.state == store_state.IMPORTED]
        for dataset in imported:
            store_state.accept_import(session, dataset)
    return tuple(imported)


def keys_ready(session: neo4j.Session) -> None:
    """Every key is unique in its dataset."""
    _create(session, schema.constraints())


def schema_ready(session: neo4j.Session) -> None:
    """Constraints and indexes are there, and filled."""
    keys_ready(session)
    _create(session, schema.indexes() | schema_resolved.indexes())
    filled = "SHOW INDEXES YIELD state WHERE state <> 'ONLINE' RETURN count(*)"
    if session.run(filled).value() != [0]:
        session.run("CALL db.awaitIndexes(600)").consume()


def _create(session: neo4j.Session, statements: Mapping[str, str]) -> None:
    """Run those whose name is not among the indexes yet; a constraint has one too."""
    there = set(session.run("SHOW INDEXES YIELD name").value())
    for name, statement in statements.items():
        if name not in there:
            session.run(statement).consume()
