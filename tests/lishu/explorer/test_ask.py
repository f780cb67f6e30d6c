"""The page Ask without a page: questions by theme, what they are asked with, their cells."""

import time
from dataclasses import replace

import pytest

from graphmodel.errors import UnknownError
from graphmodel.finding import findings
from graphmodel.summary import summarize
from lishu.explorer import ask
from lishu.explorer.answer import Answer
from lishu.explorer.ask_cells import cells, known, shown_columns
from lishu.explorer.ask_codes import choices
from lishu.explorer.ask_console import ParametersError, configured, parameters
from lishu.explorer.ask_headings import HEADINGS
from lishu.explorer.ask_themes import themes
from lishu.explorer.ask_words import FIELDS
from lishu.explorer.search import Index
from lishu.explorer.shelf import Cancelled, silent
from queries import ask as ask_plainly
from queries import questions
from queries.question_files import question
from tests.lishu.explorer import worlds

LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def answer():
    found = worlds.synthetic()
    told = tuple(findings(found, worlds.ON))
    return Answer(found, summarize(found), told, worlds.ON)


def rows_of(answer, told, language="en"):
    """The cells of an answer as the page shows them."""
    names = known(answer.resolution, told.rows, told.columns)
    columns = shown_columns(told.columns)
    return columns, [
        cells(row, columns, names, answer.resolution, language) for row in told.rows
    ]


def test_every_question_stands_under_one_theme():
    """No question of the library is missing from the page, none is there twice."""
    told = themes(questions())
    placed = [each.name for theme in told for each in theme.questions]
    assert sorted(placed) == [each.name for each in questions()]
    assert "Others" not in [theme.title.en for theme in told]


@pytest.mark.parametrize("asked", questions(), ids=lambda each: each.name)
def test_every_column_and_parameter_has_words(asked):
    """What stands above a column or a field is a word in both languages, no code."""
    assert [c.name for c in asked.columns if c.name not in HEADINGS] == []
    assert [p.name for p in asked.parameters if p.name not in FIELDS] == []


def test_answer_is_that_of_the_library(answer):
    """The page asks what `ask` asks, with the same rows; blanks narrow nothing."""
    given = {"verdict": "MISSING_BODY", "division": " ", "limit": "5"}
    told = ask.asked(answer, question("orphans"), given, silent)
    plain = ask_plainly("orphans", answer.resolution, verdict="MISSING_BODY", limit=5)
    assert told.rows == plain.rows
    assert len(told.rows) == 5


def test_another_date_is_asked_for_and_not_kept_for_ever(answer):
    """Changes since other dates are told; the engine holds a few dates only."""
    for year in range(2016, 2022):
        given = {"before": f"{year}-01-01", "limit": "1"}
        assert ask.asked(answer, question("changes_between"), given, silent).rows
        assert len(ask.engine(answer).resolutions) <= ask.DATES


def test_question_that_is_stopped_ends(answer):
    """Somebody who stops a question that never ends does not wait for it."""
    endless = "SELECT count(*) FROM range(1000000000000) a, range(1000) b;"
    slow = replace(question("cycles"), sql=endless)
    asked = []

    def step(name):
        asked.append(name)
        if len(asked) > 2:
            raise Cancelled

    started = time.monotonic()
    source = ask.engine(answer)
    with pytest.raises(Exception, match="INTERRUPT"), ask._watched(step, source):
        source.rows(slow, {})
    assert time.monotonic() - started < 10
    assert ask.asked(answer, question("orphans_by_level"), {}, silent).rows


def test_what_is_needed_is_told():
    """A question knows which of its parameters were not given; blanks are not given."""
    wanted = question("why_not")
    assert ask.missing(wanted, {}) == ["organization", "body"]
    assert ask.missing(wanted, {"organization": "x", "body": " "}) == ["body"]
    assert ask.missing(question("orphans"), {}) == []


def test_name_of_several_offers_them(answer):
    """A part of a name offers those that bear it; an id is none of them."""
    resolution = answer.resolution
    index = Index(resolution)
    wanted = question("why_not")
    code = resolution.world.organizations["org_id"][0]
    with pytest.raises(UnknownError):
        ask.asked(answer, wanted, {"organization": "基金会", "body": "mca"}, silent)
    given = {"organization": "基金会", "body": "cast"}
    ((name, text, found),) = ask.meant(resolution, index, wanted, given)
    assert (name, text) == ("organization", "基金会")
    assert 1 < len(found) <= ask.OFFERED
    assert all("基金会" in called for _, called in found)
    assert list(ask.meant(resolution, index, wanted, {"organization": code})) == []
    (nobody,) = ask.meant(resolution, index, wanted, {"organization": "no such name"})
    assert nobody[2] == []


def test_ids_and_their_names_are_one_column_that_leads_on(answer):
    """An organization is shown by its name, its code beside it, and leads to its proof."""
    told = ask.asked(answer, question("orphans"), {"limit": "3"}, silent)
    columns, rows = rows_of(answer, told)
    assert [c.name for c in columns][:3] == ["org_id", "verdict", "cause"]
    for row, plain in zip(rows, told.dicts(), strict=True):
        (who,) = row[0]
        assert (who.text, who.code, who.focus) == (
            plain["name"],
            plain["org_id"],
            plain["org_id"],
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_are_words_and_rules_lead_to_their_text(answer, language):
    """Verdicts are read in words; a rule leads to its document."""
    told = ask.asked(answer, question("orphans"), {"verdict": "MISSING_BODY"}, silent)
    columns, rows = rows_of(answer, told, language)
    place = {c.name: n for n, c in enumerate(columns)}
    expected = choices("verdict")["MISSING_BODY"].label(language)
    assert {row[place["verdict"]][0].text for row in rows} == {expected}
    assert {row[place["rule"]][0].rule for row in rows} == {
        r["rule"] for r in told.dicts()
    }


def test_lists_are_several_pieces(answer):
    """Each supervisor of an organization is a piece of its own, with its name."""
    told = ask.asked(answer, question("conflicts"), {}, silent)
    columns, rows = rows_of(answer, told)
    at = next(n for n, c in enumerate(columns) if c.name == "candidates")
    assert max(len(row[at]) for row in rows) > 1
    assert all(piece.focus for row in rows for piece in row[at])


@pytest.mark.parametrize("asked", questions(), ids=lambda each: each.name)
def test_every_answer_can_be_shown(answer, asked):
    """Each question, asked with values of this registry, makes as many cells as columns."""
    table = answer.resolution.table()
    led = table.filter(table["verdict"] == "LED")
    own = {
        "organization": led["org_id"][0], "one": led["org_id"][0], "node": led["org_id"][0],
        "other": led["org_id"][1], "body": led["leader_id"][0], "text": led["name"][0],
        "rule": "O12", "before": "2018-01-01",
    }  # fmt: skip
    given = {p.name: own[p.name] for p in asked.parameters if p.required}
    told = ask.asked(answer, asked, given, silent)
    columns, rows = rows_of(answer, told)
    assert all(len(row) == len(columns) for row in rows)
    assert {c.names for c in columns if c.names >= 0}.isdisjoint(
        {c.at for c in columns}
    )


def test_parameters_of_a_query_are_texts_or_json():
    """A line is a text, with := a number or a list; what is neither is named."""
    assert parameters("a=x=1\n\nn:=[1, 2]\n b =") == {"a": "x=1", "n": [1, 2], "b": ""}
    with pytest.raises(ParametersError, match=r"Line 2.*oops"):
        parameters("a=1\noops")
    with pytest.raises(ParametersError) as error:
        parameters("n:={")
    assert "第 1 行" in error.value.words.zh


def test_a_neo4j_is_there_only_when_it_is_named_or_was_started(tmp_path):
    """Without NEO4J_URI and without a local server there is no console."""
    nobody = {"LISHU_NEO4J_HOME": str(tmp_path)}
    assert configured(nobody) is None
    named = configured({**nobody, "NEO4J_URI": "bolt://h:1", "NEO4J_PASSWORD": "p"})
    assert named is not None
    assert (named.uri, named.password) == ("bolt://h:1", "p")
