"""The 37 cases that the documents leave open: one file a case, texts, decision, words."""

import tomllib

import pytest

from graphmodel.errors import RulebookError
from graphmodel.undecided import parse
from loaders.columns import BY_NAME
from loaders.reference import national_bodies
from loaders.rulebooks import bundled
from loaders.undecided import CASES, undecided
from tests.case_words import LANGUAGES
from tests.shared_folder import ROOT, shared

FOLDER = ROOT / "tests" / "cases" / "undecided"
IDS = [f"U{number:02}" for number in range(1, 38)]
DECLARED = {case.id: case for case in undecided()}
BOOKS = {book.id: book.title for book in bundled()}


def head(case_id):
    """The head of a case's file: its texts, decision, verdicts and notes."""
    return file(case_id)["undecided"]


def file(case_id):
    return tomllib.loads((FOLDER / f"{case_id}.toml").read_text(encoding="utf-8"))


def test_there_is_one_file_a_case_and_no_other():
    """U01 to U37 are declared once, in order, and each has its file."""
    assert list(DECLARED) == IDS
    assert sorted(path.name for path in FOLDER.iterdir()) == [f"{i}.toml" for i in IDS]
    for case_id in IDS:
        assert head(case_id)["id"] == case_id
        assert all(c["title"].startswith(case_id) for c in file(case_id)["case"])


@pytest.mark.parametrize("case_id", IDS)
def test_texts_stand_to_the_character_in_their_documents(case_id):
    """Each text is literal in its document; one that was seen elsewhere names its page."""
    for text, declared in zip(
        head(case_id)["texts"], DECLARED[case_id].texts, strict=True
    ):
        if "document" in text:
            (path,) = shared("seeds").glob(f"{text['document']}_*.txt")
            assert text["quote"] in path.read_text(encoding="utf-8")
            assert declared.quote_status == "seen"
        else:
            assert declared.quote_status == "excerpt"
            assert declared.page.startswith("http")


@pytest.mark.parametrize("case_id", IDS)
def test_the_file_and_the_declaration_agree(case_id):
    """Texts, decision, verdicts and notes are those that lishu shows."""
    said, declared = head(case_id), DECLARED[case_id]
    assert [(t["rulebook"], t["rule"], t["quote"]) for t in said["texts"]] == [
        (t.rulebook, t.rule, t.quote) for t in declared.texts
    ]
    assert said["decision"] == {n: declared.decision.label(n) for n in LANGUAGES}
    assert tuple(said["verdicts"]) == declared.verdicts
    assert tuple(said["notes"]) == declared.notes
    assert tuple(said.get("faults", ())) == declared.faults
    silence = declared.silence and {n: declared.silence.label(n) for n in LANGUAGES}
    assert said.get("silence") == silence


@pytest.mark.parametrize("case_id", IDS)
def test_what_is_expected_is_what_the_case_is_about(case_id):
    """Every verdict and note of the case is expected somewhere in its file, and it is read."""
    from tests.test_cases import moments

    cases = file(case_id)["case"]
    expected = [row for c in cases for _, rows in moments(c) for row in rows]
    verdicts = {row.get("verdict") for row in expected}
    notes = {note for row in expected for note in row.get("notes", ())}
    assert set(DECLARED[case_id].verdicts) <= verdicts
    assert set(DECLARED[case_id].notes) <= notes
    found = {f["class"] for c in cases for f in c.get("findings", ())}
    assert set(DECLARED[case_id].faults) <= found
    assert any("says" in c for c in cases)


@pytest.mark.parametrize("case_id", IDS)
def test_a_rule_that_is_encoded_is_cited_as_it_stands(case_id):
    """Where a rulebook holds the rule, its article is the one that the case cites."""
    rules = {(r.rulebook, r.id): r for book in bundled() for r in book.rules}
    for text in DECLARED[case_id].texts:
        if rule := rules.get((text.rulebook, text.rule)):
            assert (text.article, text.quote) == (
                rule.citation.article,
                rule.citation.quote,
            )


def test_notes_of_rulebooks_name_cases_that_exist():
    """A note that stands for a case names one that is declared, with its code."""
    named = {(r.case, r.code) for book in bundled() for r in book.remarks if r.case}
    assert {case for case, _ in named} <= set(IDS)
    for case, code in named:
        assert code in DECLARED[case].notes or DECLARED[case].verdicts, case


def test_signs_ask_for_rules_bodies_and_columns_that_exist():
    """No sign waits for a rule, a body or a column that nobody has."""
    rules = {r.id for book in bundled() for r in book.rules} | {"*", "declaration"}
    bodies = {row["id"] for row in national_bodies()}
    for case in DECLARED.values():
        for sign in case.signs:
            assert set(sign.rules) <= rules, case.id
            assert set(sign.bodies) <= bodies, case.id
            assert sign.cells.keys() <= BY_NAME.keys(), case.id


CASE = """
[[case]]
id = "U01"
title = { zh = "甲", en = "a" }
question = { zh = "甲", en = "a" }
decision = { zh = "甲", en = "a" }
texts = [
    { rulebook = "opinion-2015", rule = "O08", article = "6", quote = "甲" },
    { rulebook = "opinion-2015", rule = "O09", article = "6", quote = "乙" },
]
verdicts = ["LED"]
sign = [{ verdict = "LED" }]
sources = ["semantics §3"]
"""
WRONG = [
    ('id = "U01"', 'id = "V1"', "U and two digits"),
    ('en = "a" }\nquestion', 'english = "a" }\nquestion', "both languages"),
    ('rulebook = "opinion-2015", rule = "O09"', 'rulebook = "opinion", rule = "O09"',
     "unknown rulebook 'opinion'"),
    ('verdicts = ["LED"]', 'verdicts = ["LEAD"]', "unknown verdicts 'LEAD'"),
    ('{ verdict = "LED" }', '{ verdict = "GAP" }', "not among its verdicts"),
    ('{ verdict = "LED" }', '{ verdict = "LED", note = "GAP" }', "takes one of verdict"),
    ('{ verdict = "LED" }', '{ verdict = "LED", kinds = ["SOPW"] }', "unknown kinds"),
    ('{ verdict = "LED" }', '{ verdict = "LED", when = { levle = "nation" } }', "levle"),
    ('{ verdict = "LED" }', '{ verdict = "LED", rule = ["O09"] }', "unknown field `rule`"),
    ('{ verdict = "LED" }',
     '{ verdict = "LED", since = 2020-01-01, until = 2019-01-01 }', "not before until"),
    ('    { rulebook = "opinion-2015", rule = "O09", article = "6", quote = "乙" },\n', "",
     "at least two, or one with `silence`"),
    ('sources = ["semantics §3"]', "", "where it is decided"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), WRONG)
def test_a_wrong_case_is_refused_with_what_to_mend(old, new, said):
    """Each mistake is named; the right text is taken."""
    assert len(parse(tomllib.loads(CASE), "cases", BOOKS)) == 1
    assert old in CASE
    with pytest.raises(RulebookError) as refused:
        parse(tomllib.loads(CASE.replace(old, new)), "cases", BOOKS)
    assert said in str(refused.value)


def test_a_case_stands_once():
    """Two cases of one id are refused."""
    twice = tomllib.loads(CASE + CASE)
    with pytest.raises(RulebookError, match="U01 stands twice"):
        parse(twice, CASES.name, BOOKS)
