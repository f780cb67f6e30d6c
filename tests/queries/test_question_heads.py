"""The heads of questions: both languages, parameters used, columns delivered, cited."""

import re
from datetime import date

import pytest

from graphmodel import resolve
from graphmodel.graph_rules import rule_nodes
from loaders import load
from loaders.rulebooks import library
from queries.asking import connect
from queries.embedded_tables import needed
from queries.question import QuestionError, code, head, parse
from queries.question_files import questions
from tests.queries.worlds import CRAFTED, ROOT

ALL = questions()
BOTH = [(each, language) for each in ALL for language in ("cypher", "sql")]
#: The questions that the library must have at least; orphans by four things.
ASKED_FOR = """
leader_of chain_to_root why_not orphans orphans_by_cause orphans_by_division
orphans_by_level orphans_by_supervisor body_subtree body_span body_without_organizations
missing_bodies ended_bodies_with_dependents stale_declarations declared_versus_derived
conflicts cycles weak_only gaps_after_decoupling coverage community_fallback_load
national_by_committee organizations_by_rule path_between common_leader successor_chain
around search division_summary changes_between guidance_only supervisors_by_load inverse
body_end_orphans
"""
HEAD = """\
// some_question: 中文 / English
//
// zh: 说明
// en: What it is about, which goes on
//     in a second line.
// cites: opinion-2015/O12, reform-2018
//
// parameters
//   $body   body           机构 / the body
//   $limit  integer = 200  行数 / rows
//   $level  level =        层级，空为
//                          全部 / level
// columns
//   org_id  text  组织 / the organization
//
// :param body => 'cast';
// :param limit => 200;

RETURN 1;
"""


def name(value):
    return getattr(value, "name", value)


def test_everything_that_was_asked_for_is_there():
    """At least thirty questions, those of the list among them."""
    assert set(ASKED_FOR.split()) <= {each.name for each in ALL}
    assert len(ALL) >= 30


@pytest.mark.parametrize("question", ALL, ids=name)
def test_titles_and_meanings_are_in_both_languages(question):
    """Title, description, every parameter and column: Chinese and English."""
    texts = [question.title, question.about]
    texts += [each.meaning for each in (*question.parameters, *question.columns)]
    for text in texts:
        assert re.search("[\u4e00-\u9fff]", text.zh), text
        assert re.search("[a-z]", text.en), text
        assert not re.search("[\u4e00-\u9fff]", text.en), text


@pytest.mark.parametrize("question", ALL, ids=name)
def test_what_it_cites_is_in_the_rulebooks(question):
    """Every citation is the id of a sentence or of a rulebook."""
    known = library()
    ids = {*rule_nodes(known)["id"], *(book.id for book in known.rulebooks)}
    assert set(question.cites) <= ids


@pytest.mark.parametrize(("question", "language"), BOTH, ids=name)
def test_it_uses_its_parameters_and_no_other(question, language):
    """Each parameter stands in the text; SQL knows one world and needs no resolution."""
    used = set(re.findall(r"\$(\w+)", code(getattr(question, language))))
    declared = {each.name for each in question.parameters}
    assert used <= declared
    assert declared - used <= ({"resolution"} if language == "sql" else set())


@pytest.mark.parametrize(("question", "language"), BOTH, ids=name)
def test_its_rows_come_in_an_order(question, language):
    """The last clause sorts, so that two runs give the same rows in the same order."""
    text = code(getattr(question, language))
    end = text[text.rindex("ORDER BY") :]
    assert ")" not in end
    limited = any(each.name == "limit" for each in question.parameters)
    assert ("LIMIT $limit" in text) == limited


@pytest.mark.parametrize("question", ALL, ids=name)
def test_it_pastes_into_any_client(question):
    """One statement, all of the head is comments, a `:param` line for each parameter."""
    body = code(question.cypher)
    assert re.sub("//.*", "", body).count(";") == 1
    assert body.endswith(";\n")
    given = dict(question.example)
    assert given.keys() == {each.name for each in question.parameters}
    for parameter in question.parameters:
        if parameter.default not in (None, ""):
            assert given[parameter.name] == parameter.default


@pytest.mark.parametrize("question", ALL, ids=name)
def test_it_only_reads(question):
    """No clause of Cypher that writes, nothing outside the graph."""
    words = set(re.findall(r"[A-Z]+", code(question.cypher)))
    assert not words & {"CREATE", "MERGE", "SET", "DELETE", "REMOVE", "LOAD", "DROP"}


@pytest.fixture(scope="module")
def engine():
    """The small world, in memory."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        world = load(CRAFTED)
    with connect(resolve(world, date(2026, 6, 1))) as opened:
        yield opened


@pytest.mark.parametrize("question", ALL, ids=name)
def test_it_delivers_its_columns(engine, question):
    """The text gives the columns of the head, in that order, of their types."""
    values = {each.name: each.default for each in question.parameters}
    values |= {key: value for key, value in question.example if values[key] is None}
    values["resolution"] = values["after"] = values["before"] = "2026-06-01"
    used = {n: v for n, v in values.items() if f"${n}" in code(question.sql)}
    engine.rows(question, used)
    asked = engine.connection.execute(code(question.sql), used)
    told = asked.description
    asked.fetchall()
    assert [column[0] for column in told] == [each.name for each in question.columns]
    kinds = [str(column[1]).lower() for column in told]
    for column, kind in zip(question.columns, kinds, strict=True):
        assert kind in SQL_TYPES[column.type], (column.name, kind)


SQL_TYPES = {
    "text": {"varchar"},
    "integer": {"bigint", "integer", "hugeint", "uinteger"},
    "boolean": {"boolean"},
    "date": {"date"},
    "list": {"varchar[]"},
}


@pytest.mark.parametrize("question", ALL, ids=name)
def test_its_tables_are_known(question):
    """Whatever stands behind FROM or JOIN is a table, a view or named in the text."""
    text = re.sub("--.*", "", code(question.sql))
    read = set(re.findall(r"(?:FROM|JOIN)\s+([a-z_]+)", text))
    own = set(re.findall(r"([a-z_]+)(?:\([\w, ]*\))? AS \(", text))
    assert read - own <= needed(text)


def test_a_head_is_read():
    """Name, titles, description, citations, parameters with defaults, columns, examples."""
    found = parse(HEAD)
    assert (found.name, found.title.zh, found.title.en) == (
        "some_question",
        "中文",
        "English",
    )
    assert found.about.en == "What it is about, which goes on in a second line."
    assert found.cites == ("opinion-2015/O12", "reform-2018")
    told = [(p.name, p.type, p.default, p.required) for p in found.parameters]
    assert told == [
        ("body", "body", None, True),
        ("limit", "integer", 200, False),
        ("level", "level", "", False),
    ]
    assert found.parameters[2].meaning.zh == "层级，空为全部"
    assert [(c.name, c.type) for c in found.columns] == [("org_id", "text")]
    assert found.example == (("body", "cast"), ("limit", 200))
    assert code(HEAD) == "RETURN 1;\n"
    assert head(HEAD) == head(HEAD.replace("//", "--"))


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (HEAD.replace("some_question: 中文 / English", "some_question"), "first line"),
        (HEAD.replace("// zh: 说明\n", ""), "lacks the line `zh:`"),
        (HEAD.replace("integer = 200", "number = 200"), r"no parameter.*\$limit"),
        (HEAD.replace("  text  组织", "  word  组织"), "no column.*org_id"),
    ],
)
def test_a_head_that_is_not_as_it_must_be_is_told(broken, said):
    """What is wrong is named: the question, the line."""
    with pytest.raises(QuestionError, match=said):
        parse(broken)
