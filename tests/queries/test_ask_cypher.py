"""`lishu ask --cypher` against a real server: formats, exit codes, both languages."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lishu.cli import main
from queries import ConsoleError, Limits, console
from queries.guard import by_tokens, parameters, sizes
from queries.server_state import Server
from tests.queries.console_graph import fill
from tests.shared_folder import ROOT

LED = "MATCH (n:Body) WHERE n.name CONTAINS $part RETURN n.id AS id, n.since AS 始于 ORDER BY id"


@pytest.fixture
def home(neo4j_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The server under its address in the environment, and an empty home folder."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LISHU_NEO4J_HOME", str(tmp_path))
    monkeypatch.setenv("NEO4J_URI", neo4j_server.uri)
    monkeypatch.setenv("NEO4J_USER", neo4j_server.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    return tmp_path


def ask(text: str, *options: str, language: str = "en") -> Result:
    arguments = ["--lang", language, "ask", "--cypher", "-", *options]
    return CliRunner().invoke(main, arguments, input=text.encode())


def test_the_same_answer_in_three_formats(database: Server, home: Path) -> None:
    """A table, JSON and CSV have the same rows; a line of the log for each query."""
    fill(database)
    given = ("--param", "part=委员会", "--max-rows", "2")
    shown = ask(LED, *given)
    assert shown.exit_code == 0
    assert "始于" in shown.stdout
    assert "only the first 2 rows" in shown.stdout
    told = json.loads(ask(LED, *given, "--format", "json").stdout)
    assert told["rows"] == [
        {"id": "a", "始于": "1921-07-23"},
        {"id": "b", "始于": "1949-10-01"},
    ]
    assert [each["code"] for each in told["cut"]] == ["ROWS"]
    written = ask(LED, *given, "--format", "csv")
    assert list(csv.DictReader(io.StringIO(written.stdout))) == told["rows"]
    assert "only the first 2 rows" in written.stderr
    assert len((home / "console.log").read_text("ascii").splitlines()) == 3


def test_a_file_and_values_of_json(database: Server, home: Path) -> None:
    """A query from a file; := gives a number, a list, a map."""
    query = home / "查询.cypher"
    query.write_text("\ufeffRETURN $n + 1 AS n, $l[0] AS l, $m.a AS m", "utf-8")
    given = ["--param", "n:=41", "--param", "l:=[1.5]", "--param", 'm:={"a": null}']
    asked = ["ask", "--cypher", str(query), *given, "--format", "json"]
    told = json.loads(CliRunner().invoke(main, asked).stdout)
    assert told["rows"] == [{"n": 42, "l": 1.5, "m": None}]


def test_a_refusal_says_where_and_why_in_both_languages(
    database: Server, home: Path
) -> None:
    """Exit code 2, nothing on standard output, the position and what to write."""
    english = ask("MATCH (n)\nSET n.a = 1")
    chinese = ask("MATCH (n)\nSET n.a = 1", language="zh")
    assert (english.exit_code, english.stdout) == (2, "")
    assert "2:1: the writing clause SET: the console only reads" in english.stderr
    assert "2:1: 写入子句 SET：查询窗口只读" in chinese.stderr
    assert "1:8: " in ask("RETURN foo").stderr
    assert "--param NAME=VALUE" in ask("RETURN $p").stderr


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("RETURN $p", ("--param", "p:=[1"), "no JSON behind :="),
        ("RETURN $p", ("--param", "p:=" + "[" * 100_000), "no JSON behind :="),
        ("RETURN $p", ("--param", "p"), "write NAME=TEXT or NAME:=JSON"),
        ("RETURN $p", ("--param", "p:=99999999999999999999"), "beyond 64 bits"),
        ("RETURN $p", ("--param", 'p:="\\ud800"'), "surrogate"),
        ("// nothing", (), "there is no query"),
        ("RETURN 1 / 0", (), "by zero"),
    ],
)
def test_what_goes_wrong_is_told(
    database: Server, home: Path, text: str, options: tuple[str, ...], said: str
) -> None:
    """Exit code 2 and a message, whatever was typed."""
    result = ask(text, *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_no_file_is_told(home: Path) -> None:
    """A file that is not there, or is not UTF-8, is named."""
    missing = CliRunner().invoke(main, ["ask", "--cypher", str(home / "none.cypher")])
    assert missing.exit_code == 2
    bad = home / "bad.cypher"
    bad.write_bytes(b"RETURN '\xff'")
    wrong = CliRunner().invoke(main, ["ask", "--cypher", str(bad)])
    assert wrong.exit_code == 2
    assert "is not UTF-8" in wrong.stderr


def test_the_public_entry(database: Server, tmp_path: Path) -> None:
    """`queries.console` answers and refuses; an address of a cluster is asked directly."""
    log = tmp_path / "log"
    routed = Server(
        database.uri.replace("bolt://", "neo4j://"), database.user, database.password
    )
    limits = Limits(seconds=5, bytes=10_000)
    assert console(routed, "RETURN $x AS x", {"x": [1]}, limits, log).rows == (([1],),)
    with pytest.raises(ConsoleError) as raised:
        console(
            routed, "RETURN [x IN range(1, 900000) | 'abcdefghij']", {}, limits, log
        )
    assert raised.value.code == "BYTES"
    with pytest.raises(ConsoleError) as raised:
        console(routed, "CREATE (n)", log=log)
    assert raised.value.code == "REFUSED"


@pytest.mark.parametrize("page", ["console.md", "console.zh-CN.md"])
def test_the_page_says_what_holds(database: Server, home: Path, page: str) -> None:
    """The query of the page is answered, and its limits are those of the code."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    query = text.split("<<'END'\n")[1].split("END\n")[0]
    assert ask(query, "--param", "part=学会").exit_code == 0
    limits = Limits()
    numbers = (limits.rows, limits.bytes, limits.characters, by_tokens.CHARACTERS)
    numbers += (by_tokens.TOKENS, parameters.LARGEST, sizes.VALUES)
    assert [n for n in numbers if f"{n:,}" not in text] == []
    deep = (by_tokens.NESTED, by_tokens.BRACKETS, by_tokens.CASES)
    deep += (by_tokens.NEGATIONS, by_tokens.CHOICES, int(limits.seconds))
    assert [n for n in deep if f" {n} " not in text] == []
