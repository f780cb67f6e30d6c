"""`ask`: questions by name, of a dataset; what is unknown or unclear ends with 2."""

import csv
import io
import json
import re
from datetime import date

import jsonschema
import pytest

from graphmodel import resolve
from lishu.reports import render
from loaders import load
from queries import ask, connect
from queries.question_files import questions
from tests.lishu.conftest import GAP, LED, REAL
from tests.lishu.test_schemas import check, schema

ON = ("--as-of", "2026-11-22")
MATHEMATICS = ("--param", "organization=中国数学会")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_a_question_all_are_listed(call, language):
    """Names, titles in the language of the run, parameters with a star where needed."""
    found = call("ask", "--lang", language)
    assert found.exit_code == 0
    for question in questions():
        assert question.name in found.stdout
        assert question.title.label(language)[:20] in found.stdout
    assert "organization*" in found.stdout
    assert call("ask", REAL, "--lang", language).stdout == found.stdout


def test_the_list_as_data_has_everything(call):
    """Parameters with types and defaults, columns with meanings, both languages."""
    answer = check(call("ask", "--format", "json"), "questions")
    (orphans,) = [q for q in answer["questions"] if q["question"] == "orphans"]
    given = {p["name"]: (p["required"], p["default"]) for p in orphans["parameters"]}
    assert given["limit"] == (False, 200)
    rows = list(csv.DictReader(io.StringIO(call("ask", "--format", "csv").stdout)))
    assert [row["question"] for row in rows] == [each.name for each in questions()]


def test_the_same_answer_in_every_format(call):
    """A table for people, JSON by its schema, CSV raw."""
    line = ("ask", "leader_of", REAL, *MATHEMATICS, *ON)
    table = call(*line)
    assert table.exit_code == 0
    assert "as of" in table.stdout
    assert "PARTY_ORG:cast" in table.stdout
    answer = check(call(*line, "--format", "json"), "ask")
    (row,) = answer["rows"]
    assert (row["verdict"], row["candidates"]) == ("LED", [])
    assert (answer["as_of"], answer["question"]) == ("2026-11-22", "leader_of")
    raw = call(*line, "--format", "csv")
    (told,) = csv.DictReader(io.StringIO(raw.stdout))
    assert told["leader_id"] == row["leader_id"]
    assert told["attested"] == "true"
    assert "2026-11-22: 1" in raw.stderr


@pytest.fixture(scope="module")
def engine():
    """The real example, read and resolved once."""
    with connect(resolve(load(REAL), date(2026, 11, 22))) as opened:
        yield opened


@pytest.mark.parametrize("question", questions(), ids=lambda q: q.name)
def test_every_answer_is_what_the_schema_says(engine, question):
    """Each question on the real example, in both languages."""
    values = {
        "organization": "中国数学会",
        "body": "cast",
        "one": "cast",
        "other": "mca",
        "node": "cast",
        "text": "数学",
        "rule": "O12",
        "before": "2021-06-01",
    }
    needed = [each.name for each in question.parameters if each.required]
    found = ask(question.name, engine, **{name: values[name] for name in needed})
    for language in ("zh", "en"):
        answer = json.loads(render("ask", "json", found, language))
        jsonschema.validate(answer, schema("ask"), jsonschema.Draft202012Validator)
        names = [column["name"] for column in answer["columns"]]
        assert names == [column.name for column in question.columns]
        assert answer["title"] == question.title.label(language)


def test_lists_are_told_as_such(call, registry):
    """In JSON as lists, in CSV joined by |, in a table likewise."""
    several = {**LED, "业务主管单位": "绍兴市教育局、绍兴市体育局"}
    line = ("ask", "conflicts", registry(several, LED), *ON)
    (row,) = json.loads(call(*line, "--format", "json").stdout)["rows"]
    assert len(row["candidates"]) == 2
    (told,) = csv.DictReader(io.StringIO(call(*line, "--format", "csv").stdout))
    assert told["candidates"] == "|".join(row["candidates"])


def test_out_writes_a_file(call, registry, tmp_path):
    """The answer goes to the file, how many rows to standard error."""
    out = tmp_path / "gaps.csv"
    line = ("ask", "gaps_after_decoupling", registry(GAP), *ON, "--format", "csv")
    found = call(*line, "--out", out)
    assert (found.exit_code, found.stdout) == (0, "")
    (row,) = csv.DictReader(io.StringIO(out.read_text(encoding="utf-8")))
    assert row["name"] == GAP["社会组织名称"]


def test_show_cypher_gives_the_file_with_the_values_given(call):
    """What is printed is the file itself; the `:param` lines have the values."""
    (question,) = [each for each in questions() if each.name == "led_by"]
    assert call("ask", "led_by", "--show-cypher").stdout == question.cypher
    shown = call("ask", "led_by", "--show-cypher", "--param", "body=a'b\\c")
    assert "// :param body => 'a\\'b\\\\c';" in shown.stdout
    lines = call("ask", "orphans", "--show-cypher", "--param", "limit=1\nMATCH (n)")
    assert "// :param limit => '1\\u000aMATCH (n)';" in lines.stdout
    kept = call("ask", "led_by", "--show-cypher", "--resolution", "real@2026-11-22")
    assert "// :param resolution => 'real@2026-11-22';" in kept.stdout
    wrong = call("ask", "led_by", "--show-cypher", "--param", "bodi=x")
    assert wrong.exit_code == 2
    assert "body" in wrong.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("leader", REAL), "no question 'leader'.*leader_of"),
        (("leader_of", REAL), r"organization \(organization\)"),
        (("leader_of", REAL, "--param", "org=x"), "no parameter 'org'"),
        (("leader_of", REAL, "--param", "organization"), "write NAME=VALUE"),
        (("orphans", REAL, *("--param", "limit=1") * 2), "limit is given twice"),
        (
            ("leader_of", REAL, "--param", "organization=nobody at all"),
            "no organization",
        ),
        (("led_by", REAL, "--param", "body=nothing"), "no body is called"),
        (("orphans", REAL, "--param", "limit=many"), "no whole number"),
        ((REAL, "orphans"), "the question goes before it"),
        (("cycles",), "Name a dataset"),
        (("cycles", REAL, "--neo4j", "auto"), "not both"),
        (("cycles", REAL, "--resolution", "x"), "--as-of DATE"),
        (("cycles", REAL, "--dataset", "x"), "--as-of DATE"),
        (("cycles", "--neo4j", "auto", "--where", "division=33"), "was judged by"),
        (("cycles", REAL, "--max-rows", "5"), "go with --cypher"),
        (("--show-cypher",), "which question"),
        (("cycles", "--cypher", "x"), "not with a QUESTION"),
        (("cycles", "nowhere.csv"), "nowhere.csv"),
        (("cycles", "--neo4j", "http://a"), "no address of a Neo4j"),
    ],
)
def test_a_wrong_call_says_what_to_do(call, line, said):
    """Exit code 2, one message, no traceback."""
    found = call("ask", *line)
    assert found.exit_code == 2
    assert re.search(said, found.stderr), found.stderr
    assert "Traceback" not in found.stderr
