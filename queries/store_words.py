"""What Neo4j says when something fails, in words that tell what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ConstraintError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from queries.server_errors import ServerError, StoreError
from queries.server_state import Server

_AGAIN = "what is written stays, and the same call, run again, completes it"


@contextmanager
def in_words(server: Server) -> Iterator[None]:
    """Turn what the driver raises into ServerError or StoreError with a remedy."""
    try:
        yield
    except (ServiceUnavailable, SessionExpired) as error:
        raise ServerError(
            f"{server.uri} went away while it was asked ({_first_line(error)}); see "
            "its log for the reason (a full disk is one), start it again (`lishu neo4j "
            f"up`): {_AGAIN}"
        ) from error
    except AuthError as error:
        raise ServerError(
            f"{server.uri} refuses user {server.user!r}: wrong name or password; "
            "set NEO4J_USER and NEO4J_PASSWORD"
        ) from error
    except ConstraintError as error:
        raise StoreError(
            f"{server.uri} has this already ({_first_line(error)}); is another load of "
            f"the same dataset running? Wait for it, then run this one again: {_AGAIN}"
        ) from error
    except Neo4jError as error:
        raise _failed(server, error) from error
    except DriverError as error:
        raise ServerError(f"{server.uri}: {_first_line(error)}; {_AGAIN}") from error


def _failed(server: Server, error: Neo4jError) -> StoreError:
    """The server answered, and could not do it."""
    code, said = error.code or "", _first_line(error)
    if "Memory" in code:
        return StoreError(
            f"{server.uri} has too little memory for this ({said}); give it more "
            f"(LISHU_NEO4J_HEAP=2g before `lishu neo4j up`): {_AGAIN}"
        )
    if code.endswith("SyntaxError"):
        return StoreError(
            f"{server.uri} does not understand what lishu asks ({said}); lishu needs "
            "Neo4j 5.23 or newer: use another server (NEO4J_URI), or `lishu neo4j up`"
        )
    if code.startswith("Neo.ClientError.Security"):
        return StoreError(
            f"{server.uri} does not let user {server.user!r} do this ({said}); sign in "
            "as one who may (NEO4J_USER, NEO4J_PASSWORD)"
        )
    if code.startswith("Neo.DatabaseError") or code.endswith("DatabaseUnavailable"):
        return StoreError(
            f"{server.uri} could not write to its disk, which most likely is full; its "
            "log (debug.log) has the reason. Free some space, start it anew (`lishu "
            f"neo4j down`, `lishu neo4j up`): {_AGAIN}. It said: {code}: {said}"
        )
    return StoreError(f"{server.uri} could not do this ({code}: {said}): {_AGAIN}")


def _first_line(error: Exception) -> str:
    said = getattr(error, "message", None) or str(error) or type(error).__name__
    return str(said).splitlines()[0][:300]
