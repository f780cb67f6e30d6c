"""The console against a real server: answers, caps, the deadline, the audit line."""

import json
import stat
import threading
import time
from pathlib import Path

import pytest

from queries.console_answer import ConsoleAnswer, Limits
from queries.refusals import ConsoleError, RefusedError
from queries.server_errors import ServerError
from queries.server_state import Server, free_port
from queries.store import connect
from queries.store_console import AT_ONCE, console
from tests.queries.console_graph import fill

SHORT = Limits(seconds=1, grace=1)
#: Some seconds of work that the server does not stop at its timeout.
STUBBORN = (
    "WITH range(1, 900000) AS l "
    "RETURN size([x IN l WHERE any(y IN l[..100] "
    "WHERE toString(y) + toString(x) = toString(x) + 'a' + toString(y))]) AS n"
)
_STANDING = "SHOW TRANSACTIONS YIELD metaData WHERE metaData.lishu = 'console' RETURN *"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "state" / "console.log"


def lines(log: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.read_text("ascii").splitlines()]


def standing(server: Server) -> int:
    """How many console queries the server still works on."""
    with connect(server) as driver:
        return len(driver.execute_query(_STANDING, database_="neo4j")[0])


def rest(server: Server) -> None:
    """Wait until the server has finished what was given up."""
    last = time.monotonic() + 60
    while standing(server) and time.monotonic() < last:
        time.sleep(0.2)


def test_an_answer_has_columns_rows_and_plan(database: Server, log: Path) -> None:
    """Rows under columns, by parameters; the plan in short; nothing cut."""
    fill(database)
    text = "MATCH (n:Body) WHERE n.name CONTAINS $part RETURN n.id AS id ORDER BY id"
    answer = console(database, text, {"part": "委员会"}, SHORT, log)
    assert (answer.columns, answer.rows) == (("id",), (("a",), ("b",), ("c",)))
    assert answer.cut == ()
    assert answer.plan[0] == "ProduceResults"
    assert answer.milliseconds > 0


def test_every_kind_of_value_is_plain(database: Server, log: Path) -> None:
    """Nodes, relations, paths, dates, points and odd numbers are values of JSON."""
    fill(database)
    text = """
        MATCH p = (a:Body {id: 'a'})-[r:LEADS]->(b) RETURN a, r, length(p) AS size, p,
        date('2021-06-01') AS day, datetime('2021-06-01T08:00:00+08:00') AS at,
        duration('P1Y2D') AS spent, point({x: 1, y: 2}) AS here, 0.0 / 0.0 AS odd,
        null AS nothing, true AS yes, [1, [2.5, 'x']] AS list, {k: {l: 1}} AS map"""
    answer = console(database, text, {}, SHORT, log)
    row = dict(zip(answer.columns, answer.rows[0], strict=True))
    assert json.loads(json.dumps(row, allow_nan=False)) == row
    node, relation, path = row.pop("a"), row.pop("r"), row.pop("p")
    assert isinstance(node, dict)
    assert isinstance(relation, dict)
    assert isinstance(path, dict)
    assert node["labels"] == ["Body"]
    assert node["properties"]["since"] == "1921-07-23"
    assert (relation["type"], relation["start"]) == ("LEADS", node["id"])
    assert [len(path[k]) for k in ("nodes", "relationships")] == [2, 1]
    assert row == {
        "size": 1,
        "day": "2021-06-01",
        "at": "2021-06-01T08:00:00.000000000+08:00",
        "spent": "P1Y2D",
        "here": {"srid": 7203, "coordinates": [1.0, 2.0]},
        "odd": "nan",
        "nothing": None,
        "yes": True,
        "list": [1, [2.5, "x"]],
        "map": {"k": {"l": 1}},
    }


def cut(answer: ConsoleAnswer) -> list[str]:
    return [each.code for each in answer.cut]


def test_rows_bytes_and_values_are_capped(database: Server, log: Path) -> None:
    """What is left out is said: rows, bytes, long texts and lists."""
    limits = Limits(seconds=5, rows=7, bytes=2_000, characters=50, items=3)
    many = console(database, "UNWIND range(1, 1000000) AS x RETURN x", {}, limits, log)
    assert (len(many.rows), cut(many)) == (7, ["ROWS"])
    exact = console(database, "UNWIND range(1, 7) AS x RETURN x", {}, limits, log)
    assert (len(exact.rows), cut(exact)) == (7, [])
    text = "UNWIND range(1, 5) AS x RETURN [y IN range(1, 100) | $t] AS l, $t AS t"
    long = console(database, text, {"t": "文" * 60}, limits, log)
    assert long.rows[0] == (["文" * 50 + "…"] * 3 + ["…"], "文" * 50 + "…")
    assert cut(long) == ["VALUES", "BYTES"]
    assert 0 < len(long.rows) < 5
    assert all(each.words.zh != each.words.en for each in long.cut)


def test_one_huge_value_never_arrives(database: Server, log: Path) -> None:
    """A single value beyond the byte cap is cut off on the wire, not in memory."""
    text = "WITH [x IN range(1, 900000) | 'abcdefghij'] AS l RETURN l"
    with pytest.raises(ConsoleError) as raised:
        console(database, text, {}, Limits(seconds=20, bytes=10_000), log)
    assert raised.value.code == "BYTES"
    assert "left(text, 100)" in str(raised.value)


def test_a_fault_is_told_at_its_place(database: Server, log: Path) -> None:
    """The position of a fault is that in the text as written, comments included."""
    text = "/* 说明\n */ MATCH (n) // all\n RETURN '\\u4e2d' + m.name"
    with pytest.raises(RefusedError) as raised:
        console(database, text, {}, SHORT, log)
    found = raised.value.refusals[0]
    assert (found.code, found.line, found.column) == ("SYNTAX", 3, 20)
    assert "`m` not defined" in found.found


def test_what_fails_while_it_runs_is_told(database: Server, log: Path) -> None:
    """A fault that shows only in the data is said as the server says it."""
    with pytest.raises(ConsoleError, match="by zero") as raised:
        console(database, "UNWIND [1, 0] AS x RETURN 1 / x AS y", {}, SHORT, log)
    assert raised.value.code == "FAILED"


def test_no_server_and_a_wrong_password_are_told(
    neo4j_server: Server, log: Path
) -> None:
    """Where no server answers, or the password is wrong, the message says what to do."""
    gone = Server(f"bolt://127.0.0.1:{free_port()}", "neo4j", "secret-word")
    with pytest.raises(ServerError, match="lishu neo4j up"):
        console(gone, "RETURN 1", {}, SHORT, log)
    wrong = Server(neo4j_server.uri, "neo4j", "secret-word")
    with pytest.raises(ServerError, match="wrong name or password"):
        console(wrong, "RETURN 1", {}, SHORT, log)
    assert "secret-word" not in log.read_text("ascii")
    assert [line["outcome"] for line in lines(log)] == ["failed", "failed"]


def test_the_deadline_holds_and_two_run_at_once(database: Server, log: Path) -> None:
    """A query that the server cannot stop: the user gets an answer at the deadline.

    What the server still works on counts: with two of them a third is not begun, and
    once they have ended the console answers again.
    """
    ends: list[tuple[str, float]] = []

    def ask() -> None:
        began = time.monotonic()
        try:
            console(database, STUBBORN, {}, Limits(seconds=0.3, grace=0.5), log)
        except ConsoleError as error:
            ends.append((error.code, time.monotonic() - began))

    asking = [threading.Thread(target=ask) for _ in range(AT_ONCE)]
    for each in asking:
        each.start()
    for each in asking:
        each.join()
    assert [code for code, _ in ends] == ["TIME", "TIME"]
    assert max(spent for _, spent in ends) < 2.5
    assert standing(database) == AT_ONCE
    with pytest.raises(ConsoleError) as raised:
        console(database, "RETURN 1", {}, Limits(seconds=0.3, grace=0.5), log)
    assert raised.value.code in {"BUSY", "TIME"}
    rest(database)
    assert console(database, "RETURN 1 AS one", {}, SHORT, log).rows == ((1,),)


def test_rows_that_came_in_time_are_kept(database: Server, log: Path) -> None:
    """A stream that does not end in time: the rows so far, and that they are not all."""
    text = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b "
    # wide enough that rows leave the server before it has more of them
    text += "WHERE a + b < 40 OR a + b = 3000000 RETURN a, b, $wide"
    given = {"wide": "文" * 100}
    answer = console(database, text, given, Limits(seconds=3, grace=3), log)
    assert cut(answer) == ["TIME"]
    assert answer.rows[0][:2] == (1, 1)


def test_a_line_for_each_query(database: Server, log: Path) -> None:
    """Who, when, what, how long, how many rows, how it ended; quotes are masked."""
    console(database, "RETURN 'my secret' AS x // mine", {}, SHORT, log, user="张三")
    with pytest.raises(RefusedError):
        console(database, "ALTER USER a SET PASSWORD 'hidden123'", {}, SHORT, log)
    with pytest.raises(RefusedError):
        console(database, "RETURN 'hidden123", {"p": "hidden123"}, SHORT, log)
    good, bad, broken = lines(log)
    assert good["text"] == "RETURN '…' AS x"
    assert (good["user"], good["rows"], good["outcome"]) == ("张三", 1, "answered")
    assert good["time"] > "2020-01-01T00:00:00Z"  # type: ignore[operator]
    assert len(str(good["digest"])) == 16
    assert bad["text"] == "ALTER USER a SET PASSWORD '…'"
    assert (bad["user"], bad["outcome"]) == ("neo4j", "refused")
    assert bad["codes"] == ["WRITE", "COMMAND"] or bad["codes"] == ["COMMAND", "WRITE"]
    assert broken["codes"] == ["ILLEGAL"]
    text = log.read_text("ascii")
    assert not any(word in text for word in ("hidden123", "secret", "mine"))
    assert database.password not in text


def test_the_log_is_its_owners_alone(database: Server, log: Path) -> None:
    """Mode 600, also where the file was there with another."""
    log.parent.mkdir()
    log.touch(0o644)
    console(database, "RETURN 1", {}, SHORT, log)
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_no_line_no_query(database: Server, tmp_path: Path) -> None:
    """Where the line cannot be written, the query is not run."""
    with pytest.raises(IsADirectoryError):
        console(database, "RETURN 1", {}, SHORT, tmp_path)


def test_the_memory_of_a_query_is_bounded(database: Server, log: Path) -> None:
    """A query that collects too much ends with what to do, and the server lives."""
    text = "UNWIND range(1, 1000000) AS a UNWIND range(1, 20) AS b "
    text += "WITH collect(toString(a + b)) AS texts RETURN size(texts)"
    with pytest.raises(ConsoleError, match="memory") as raised:
        console(database, text, {}, Limits(seconds=30), log)
    assert raised.value.code == "MEMORY"
    assert console(database, "RETURN 1 AS one", {}, SHORT, log).rows == ((1,),)
