"""Free Cypher for analysts: judged by its tokens, then by its plan, then run for reading.

Each of the three refuses on its own. What passes runs under a timeout, with caps on
rows, bytes and values; after a deadline of our own the connection is given up. At most
two run at once, those that the server still works on included. `queries.console` is
the entry for everybody else.
"""

import json
import logging
import os
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from dataclasses import replace
from pathlib import Path
from typing import Any

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graphmodel.errors import LishuError
from queries import audit, server
from queries.console_answer import ConsoleAnswer, Limits, cut
from queries.guard import by_plan, by_tokens
from queries.guard.plain import Plain, plain
from queries.refusals import ConsoleError, RefusedError
from queries.relay import Relay
from queries.server_state import Server
from queries.store import Resolver, connect
from queries.store_outcomes import Fetched, busy, failed, lost, out_of_time
from queries.store_values import plain as value_plain

AT_ONCE = 2
_SLOTS = threading.BoundedSemaphore(AT_ONCE)
#: How long a query waits for one of the others to end.
_QUEUE = 3.0
#: How often somebody may end a query.
_EVERY = 0.1
_MARK = {"lishu": "console"}
_STANDING = (
    "SHOW TRANSACTIONS YIELD metaData WHERE metaData.lishu = 'console' "
    "RETURN count(*) AS n"
)
_HEAD = "EXPLAIN\n"

# the driver complains aloud of connections that are given up on purpose
logging.getLogger("neo4j").addHandler(logging.NullHandler())


def console(
    server_: Server,
    text: str,
    parameters: Mapping[str, object] | None = None,
    limits: Limits | None = None,
    log: Path | None = None,
    user: str = "",
    watch: Callable[[], None] = lambda: None,
) -> ConsoleAnswer:
    """The answer to a query that only reads.

    `log` is the file of the audit lines, in the home folder of the local server unless
    said otherwise; `user` who asks, else the user of the database; `watch` is called now
    and then, and what it raises ends the query. Raises RefusedError
    with everything that is refused, ConsoleError where there is no answer (too long,
    too large, too many at once), ServerError where no server answers.
    """
    kept = log or server.home(os.environ) / audit.FILE
    os.close(audit.opened(kept))  # no line, no query
    started = time.monotonic()
    given = dict(parameters or {})
    outcome, rows = "failed", 0
    codes: tuple[str, ...] = ("INTERNAL",)
    try:
        answer = _answer(server_, text, given, limits or Limits(), started, watch)
        outcome, rows = "answered", len(answer.rows)
        codes = tuple(each.code for each in answer.cut)
        return answer
    except LishuError as error:
        outcome, codes = _ended(error)
        raise
    finally:
        spent = _milliseconds(started)
        name = user or server_.user
        audit.write(kept, audit.Entry(name, text, spent, rows, outcome, codes))


def _ended(error: LishuError) -> tuple[str, tuple[str, ...]]:
    """How a query ended that was not answered, for its audit line."""
    if isinstance(error, RefusedError):
        return "refused", tuple(dict.fromkeys(each.code for each in error.refusals))
    code = error.code if isinstance(error, ConsoleError) else type(error).__name__
    return "failed", (code,)


def _milliseconds(started: float) -> int:
    return round((time.monotonic() - started) * 1000)


def _answer(
    server_: Server,
    text: str,
    given: dict[str, Any],
    limits: Limits,
    started: float,
    watch: Callable[[], None],
) -> ConsoleAnswer:
    refused = by_tokens.refusals(text, given)
    if refused:
        raise RefusedError(refused)
    fetched = _within(server_, plain(text), given, limits, watch)
    return ConsoleAnswer(
        fetched.columns,
        tuple(fetched.rows),
        tuple(cut(code, limits) for code in dict.fromkeys(fetched.cut)),
        _milliseconds(started),
        fetched.plan,
    )


def _within(
    server_: Server,
    sent: Plain,
    given: dict[str, Any],
    limits: Limits,
    watch: Callable[[], None],
) -> Fetched:
    """What a thread of its own fetches until the deadline."""
    if not _SLOTS.acquire(timeout=_QUEUE):
        raise busy()
    # a record is never larger than this, however large its one value is
    relay = Relay(limits.bytes * 2 + 1_000_000)
    fetched, done = Fetched(), Future[None]()

    def work() -> None:
        try:
            _fetch(server_, sent, given, limits, relay, fetched)
            done.set_result(None)
        except BaseException as error:
            done.set_exception(error)
        finally:
            relay.close()
            _SLOTS.release()

    threading.Thread(target=work, daemon=True).start()
    until = time.monotonic() + limits.seconds + limits.grace
    try:
        while not wait([done], _EVERY).done:
            watch()
            if time.monotonic() > until:
                relay.close()
                out_of_time(fetched, limits)
                return fetched
        done.result()
    except BaseException:
        relay.close()
        raise
    return fetched


def _fetch(
    server_: Server,
    sent: Plain,
    given: dict[str, Any],
    limits: Limits,
    relay: Relay,
    fetched: Fetched,
) -> None:
    """Explain, judge the plan, run, and read until a cap is met."""
    try:
        with (
            connect(_direct(server_), _through(server_, relay)) as driver,
            driver.session(
                database=server_.database,
                default_access_mode=neo4j.READ_ACCESS,
                fetch_size=min(limits.rows + 1, 1_000),
            ) as session,
        ):
            _room(session)
            explained = session.run(_query(_HEAD + sent.text, limits), given).consume()
            refused = by_plan.refusals(explained.query_type, explained.plan)
            if refused:
                raise RefusedError(refused)
            fetched.plan = by_plan.operators(explained.plan or {})
            _read(session.run(_query(sent.text, limits), given), limits, fetched)
            if fetched.cut:
                # the server would produce the rest only to discard it
                relay.close()
    except Neo4jError as error:
        failed(error, sent, limits, fetched)
    except DriverError as error:
        lost(error, relay, limits, fetched)


def _direct(server_: Server) -> Server:
    """The server itself: routing would lead to addresses beside the relay."""
    scheme, rest = server_.uri.split("://", 1)
    return replace(server_, uri=f"{scheme.replace('neo4j', 'bolt')}://{rest}")


def _through(server_: Server, relay: Relay) -> Resolver | None:
    """Connect to a relay in place of the server.

    Not where its certificate is checked: that is for its own name, and not for ours.
    """
    if server_.uri.split("://", 1)[0].endswith("+s"):
        return None
    return lambda address: [
        neo4j.Address(each) for each in relay.resolve((address[0], address[1]))
    ]


def _query(text: str, limits: Limits) -> neo4j.Query:
    return neo4j.Query(text, timeout=limits.seconds, metadata=_MARK)


def _room(session: neo4j.Session) -> None:
    """Wait until the server works on fewer console queries than may run at once."""
    last = time.monotonic() + _QUEUE
    while True:
        row = session.run(_STANDING).single(strict=True)
        if row["n"] < AT_ONCE:
            return
        if time.monotonic() > last:
            raise busy()
        time.sleep(0.2)


def _read(result: neo4j.Result, limits: Limits, fetched: Fetched) -> None:
    fetched.columns = tuple(result.keys())
    for record in result:
        if len(fetched.rows) >= limits.rows:
            fetched.cut.append("ROWS")
            return
        cells = [value_plain(value, limits) for value in record.values()]
        row = tuple(value for value, _ in cells)
        fetched.size += len(json.dumps(row, ensure_ascii=False).encode())
        if fetched.size > limits.bytes:
            fetched.cut.append("BYTES")
            return
        fetched.rows.append(row)
        if any(each for _, each in cells) and "VALUES" not in fetched.cut:
            fetched.cut.append("VALUES")
