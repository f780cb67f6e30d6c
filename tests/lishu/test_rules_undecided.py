"""`lishu rules show U01`: what the documents leave open, in every format and language."""

import json

import pytest

from loaders.undecided import undecided
from tests.lishu.conftest import OPEN
from tests.lishu.test_schemas import check

CASES = {case.id: case for case in undecided()}


@pytest.mark.parametrize("case_id", CASES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_case_is_shown_with_question_texts_and_decision(call, case_id, language):
    """Title, question, every text word for word, decision, verdicts and notes."""
    found = call("rules", "show", case_id.lower(), "--lang", language)
    assert found.exit_code == 0
    case = CASES[case_id]
    for words in (case.title, case.question, case.decision):
        assert words.label(language) in found.stdout
    for text in case.texts:
        assert text.quote in found.stdout
        assert f"《{text.title}》" in found.stdout
    for code in filter(None, (*case.verdicts, *case.notes, *case.faults)):
        assert code in found.stdout


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_cases_are_one_answer_of_the_published_form(call, language):
    """`undecided` shows all 37; as data they are what the schema says."""
    line = ("rules", "show", "undecided", "--lang", language, "--format", "json")
    answer = check(call(*line), "case")
    assert [case["id"] for case in answer["cases"]] == list(CASES)
    assert all(case["texts"] and case["decision"] for case in answer["cases"])


def test_markdown_quotes_the_texts(call):
    """A report for people: headings, and quotes set off."""
    found = call("rules", "show", "U08", "--format", "markdown")
    assert found.stdout.startswith("# U08")
    assert "脱钩不脱管" in found.stdout


def test_an_unknown_case_names_the_nearest(call):
    """U98 is none of them: exit code 2, and those that are meant."""
    found = call("rules", "show", "U98")
    assert found.exit_code == 2
    assert "U28" in found.stderr


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_proof_names_its_cases_with_their_texts(call, registry, language):
    """A national foundation without supervisor: U01 and U37, as text and as data."""
    path = registry(OPEN)
    line = ("explain", OPEN["社会组织名称"], path, "--as-of", "2021-06-01")
    text = call(*line, "--lang", language).stdout
    answer = json.loads(call(*line, "--lang", language, "--format", "json").stdout)
    named = {case["id"]: case for case in answer["open_cases"]}
    assert {"U01", "U37"} <= named.keys()
    for case_id in ("U01", "U37"):
        case = CASES[case_id]
        assert named[case_id]["question"] == case.question.label(language)
        assert named[case_id]["codes"] == ["UNDECIDED"]
        assert case.question.label(language) in text
        assert case.decision.label(language) in text
        assert all(quote.quote in text for quote in case.texts)
