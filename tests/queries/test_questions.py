"""Every question answers alike in memory and in Neo4j, and as worked out by hand.

One database holds three datasets under their names, of which one is loaded and resolved
by the very commands of docs/cypher.
"""

import json
import re
import shlex
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from graphmodel.errors import UnknownError
from lishu.cli import main
from queries import ask, connect
from queries.pages import PAGES, renewed
from queries.question_files import question, questions
from queries.server_errors import StoreError
from queries.server_state import Server
from queries.store import connect as opened
from tests.queries import guide
from tests.queries.variants import alike
from tests.queries.worlds import CRAFTED, ROOT, Asked, add, asked, part

QUESTIONS = {each.name: each for each in questions()}
BY_HAND = tomllib.loads(
    (Path(__file__).parent / "crafted" / "answers.toml").read_text(encoding="utf-8")
)["answer"]
#: Questions to which a world has no answer, and why not.
EMPTY = {
    "real": {
        "community_fallback_load": "no community organization is among the 336",
        "cycles": "it has no relations table, which alone can close a loop",
        "detached": "no body between a leader and the root has ended",
        "gaps_after_decoupling": "no date of decoupling is told",
        "inverse": "no organization is deregistered",
        "missing_bodies": "no list of bodies is complete, so none is known to be missing",
        "stale_declarations": "no charter names a body that has ended",
        "weak_only": "it has no relations table, which alone tells weak relations",
    },
    "synthetic": {},
}
Call = Callable[..., Result]
pytestmark = pytest.mark.usefixtures("_at_the_root")


@pytest.fixture(scope="module")
def _at_the_root() -> Iterator[None]:
    """Files are named as they are given: from the root of the checkout."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        yield


@pytest.fixture(scope="module")
def call(_at_the_root: None, neo4j_server: Server) -> Call:
    """`lishu` where NEO4J_URI names the server of the tests."""
    given = {
        "NEO4J_URI": neo4j_server.uri,
        "NEO4J_USER": neo4j_server.user,
        "NEO4J_PASSWORD": neo4j_server.password,
        "LC_ALL": "en_US.UTF-8",
    }
    return lambda *line: CliRunner().invoke(main, [*map(str, line)], env=given)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Of the synthetic example a part; `make bench` asks the whole."""
    return {"synthetic": part(tmp_path_factory.mktemp("part") / "synthetic")}


@pytest.fixture(scope="module")
def filled(shared_database: Server, call: Call, folders: dict[str, Path]) -> Server:
    """The database, filled by the guide, and what `ask` says on the way there."""
    up, *typed = guide.commands("docs/cypher.md")
    assert up == "lishu neo4j up"
    refused(call("ask", "cycles", "--neo4j", "auto"), "holds no dataset; `lishu load D")
    for n, command in enumerate(typed):
        found = call(*shlex.split(command)[1:])
        assert found.exit_code == 0, found.stderr
        if n == 0:
            found = call("ask", "cycles", "--neo4j", "auto", "--as-of", "2026-11-22")
            refused(found, r"'real', which is not resolved yet; run `lishu resolve ")
            refused(found, r"--neo4j bolt:\S+ --dataset real --as-of 2026-11-22`")
    add(shared_database, "crafted")
    add(shared_database, "synthetic", folders["synthetic"])
    return shared_database


@pytest.fixture(scope="module")
def worlds(filled: Server, folders: dict[str, Path]) -> Iterator[dict[str, Asked]]:
    """The real, the crafted and the synthetic dataset."""
    with asked(filled, folders) as found:
        yield found


def refused(found: Result, said: str) -> None:
    """Exit code 2 with a message, no traceback."""
    assert found.exit_code == 2
    assert re.search(said, found.stderr, re.DOTALL), found.stderr


def told(answer, columns):
    """The rows of an answer in some of its columns, "" for what is absent."""
    return [
        ["" if row[name] is None else row[name] for name in columns]
        for row in answer.dicts()
    ]


def named(entry):
    given = entry.get("given", {})
    return "-".join([entry["question"], *map(str, given.values())])


@pytest.mark.parametrize("engine", ["memory", "database"])
@pytest.mark.parametrize("entry", BY_HAND, ids=named)
def test_the_answer_worked_out_by_hand(worlds, entry, engine):
    """On a world of twenty organizations each question answers what a person finds."""
    answers = getattr(worlds["crafted"], engine)
    answer = answers(entry["question"], **entry.get("given", {}))
    assert told(answer, entry["columns"]) == entry["rows"]


def test_every_question_was_worked_out_by_hand():
    """No question is without an answer by hand."""
    assert {entry["question"] for entry in BY_HAND} == QUESTIONS.keys()


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("world", EMPTY)
def test_both_engines_answer_alike(worlds, name, world):
    """Columns, rows and their order are equal; only what is told to be empty is."""
    assert bool(alike(QUESTIONS[name], worlds[world])) != (name in EMPTY[world])


def test_texts_are_sorted_alike(filled):
    """What is stored, by code points in both engines, also beyond the first plane."""
    names = ["甲𠮷会", "甲（会", "甲Z会", "甲é会", "甲\ue000会", "甲", "甲 会"]
    with opened(filled) as driver, driver.session(database="neo4j") as session:
        session.run("UNWIND $names AS name CREATE (:Word {name: name})", names=names)
        text = "MATCH (w:Word) RETURN w.name AS name ORDER BY name"
        stored = session.run(text).value()
        session.run("MATCH (w:Word) DELETE w").consume()
    text = "SELECT unnest($names) AS name ORDER BY name"
    assert [(each,) for each in stored] == duckdb.execute(
        text, {"names": names}
    ).fetchall()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((), r"6 resolutions fit; .*--dataset:\n  crafted@2019-06-01  \(crafted, 20"),
        (("--as-of", "2026-11-22"), r"2 resolutions fit '2026-11-22'"),
        (
            ("--as-of", "2020-01-01", "--dataset", "crafted"),
            r"no resolution '2020-01-01'; `lishu resolve --neo4j \S+ --dataset crafted "
            r"--as-of 2020-01-01` makes one. There are:\n  crafted@2019-06-01",
        ),
        (("--dataset", "x"), "'crafted', 'real', 'synthetic'; it is not 'x'"),
        (("--resolution", "spring"), r"no resolution 'spring'; .*--as-of DATE"),
    ],
)
def test_where_no_one_resolution_is_meant_they_are_listed(filled, call, given, said):
    """Exit code 2, with the names and the command that makes one."""
    refused(call("ask", "cycles", "--neo4j", "auto", *given), said)


def test_the_command_answers_alike_of_a_database_and_of_files(filled, call):
    """JSON of both differs by the name of the resolution alone."""
    line = ("ask", "orphans_by_cause", "--format", "json", "--as-of", "2026-06-01")
    there = json.loads(call(*line, "--neo4j", "auto", "--dataset", "crafted").stdout)
    here = json.loads(call(*line, CRAFTED).stdout)
    assert there["parameters"].pop("resolution") == "crafted@2026-06-01"
    assert here["parameters"].pop("resolution") == "2026-06-01"
    assert there == here
    assert there["rows"]


def test_two_dates_are_of_one_dataset(filled):
    """A date stands for the resolution of the dataset that is asked."""
    given = {"before": "2019-06-01", "resolution": "crafted@2026-06-01"}
    answer = ask("changes_between", filled, **given)
    assert answer.parameters["before"] == "crafted@2019-06-01"
    with pytest.raises(UnknownError, match="no resolution 'crafted@2019-06-01'"):
        ask(
            "changes_between",
            filled,
            before="crafted@2019-06-01",
            resolution="real@2026-11-22",
        )


def test_a_question_cannot_write(filled):
    """The session only reads: a text that writes is refused by the server."""
    text = "CREATE (n:Body) RETURN n.id AS members, 1 AS names, 1 AS organizations"
    asked = replace(question("cycles"), cypher=text)
    refusal = pytest.raises(StoreError, match="Writing in read access mode")
    with connect(filled) as engine, refusal:
        engine.rows(asked, {})


@pytest.mark.parametrize(("page", "example"), guide.WORKED)
def test_the_worked_query_answers_what_the_guide_shows(filled, page, example):
    """Each query of the guide gives the table below it."""
    with opened(filled) as driver:
        given = guide.given(page)
        rows, _, keys = driver.execute_query(example.query, given, database_="neo4j")
    plain = [[_plain(value) for value in row.values()] for row in rows]
    assert guide.shown(tuple(keys), plain) == example.shown


def _plain(value):
    return value.to_native() if hasattr(value, "to_native") else value


@pytest.mark.parametrize("page", PAGES)
def test_the_worked_queries_pass_the_console(filled, call, page, tmp_path):
    """`lishu ask --cypher` takes each of them."""
    given = [f"--param={name}={text}" for name, text in guide.given(page).items()]
    for n, example in enumerate(guide.worked(page)):
        path = tmp_path / f"{n}.cypher"
        path.write_text(example.query, encoding="utf-8")
        line = ("ask", "--cypher", path, "--neo4j", "auto", "--format", "csv", *given)
        found = call(*line)
        assert found.exit_code == 0, found.stderr
        assert len(found.stdout.splitlines()) == len(example.shown) - 1


def test_the_guide_has_ten_worked_queries_in_both_languages():
    """The same queries, tables and commands on both pages; its made parts are fresh."""
    english, chinese = (guide.worked(page) for page in PAGES)
    assert english == chinese
    assert len(english) == 10
    assert guide.commands("docs/cypher.md") == guide.commands("docs/cypher.zh-CN.md")
    for page, language in PAGES.items():
        assert guide.text(page) == renewed(guide.text(page), language), "run: make docs"


@pytest.mark.parametrize("page", PAGES)
def test_the_python_of_the_guide_runs(page, capsys):
    """The example in Python prints the orphans of the nation."""
    (program,) = re.findall(r"```python\n(.*?)```", guide.text(page), re.DOTALL)
    exec(program, {})
    assert "中国工程机械工业协会 ENDED_BODY" in capsys.readouterr().out
