"""The rules page in a browser: documents, sentences, cases, whom each rule decided."""

import pytest

from graphmodel.counting import Count
from lishu.explorer import rules_words as words
from loaders.rulebooks import bundled
from loaders.undecided import undecided
from tests.app import lists
from tests.app.visits import LOCALES


@pytest.fixture
def look(visit, listed):
    """Open the page on the dataset with known causes."""

    def start(language="en", width=1300, **address):
        return visit(listed, language=language, width=width).open("rules", **address)

    return start


@pytest.mark.parametrize(("language", "width"), lists.SEEN)
def test_every_document_is_listed_with_its_state(look, language, width):
    """All documents stand in the list, those in force with whom they decided."""
    seen = look(language, width)
    text = seen.text()
    assert [book.title for book in bundled() if book.title not in text] == []
    for group in words.GROUPS.values():
        assert group.label(language).casefold() in text.casefold()
    assert words.DECIDED.label(language).format(count=Count(72)) in text
    seen.page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first.wait_for()
    assert seen.beyond() == []


@pytest.mark.parametrize(("language", "width"), lists.SEEN)
def test_a_document_is_read_in_order_with_its_quotes(look, language, width):
    """A link to a sentence opens it; before and after it stands the text in its order."""
    seen = look(language, width, rules_book="opinion-2015", rules_sentence="O12")
    ids = seen.page.locator("summary b").all_inner_texts()
    assert ids[:3] == ["O01", "O02", "O03"]
    assert ids.index("O11") + 1 == ids.index("O12")
    opened = seen.page.locator("details[open]")
    assert opened.count() == 1
    assert "由业务主管单位党组织领导和管理" in opened.inner_text()
    assert seen.beyond() == []


def test_a_number_leads_to_its_list(look):
    """The orphans that a rule left behind are one link away, narrowed to that rule."""
    seen = look(rules_book="opinion-2015", rules_sentence="O12")
    seen.click("link", "61 orphaned")
    assert "/orphans?" in seen.page.url
    assert "orphans_rule=opinion-2015%2FO12" in seen.page.url
    assert "2 causes, 61 organizations" in seen.text()


def test_search_finds_sentences_by_what_they_say(look):
    """Words of a quote find its sentence in its document; nonsense says what to try."""
    seen = look()
    field = seen.page.get_by_label(words.FIND.en)
    field.fill("脱钩不脱管")
    field.press("Enter")
    seen.settle()
    assert "rules_find=" in seen.page.url
    assert seen.page.locator("summary b").count() >= 1
    field = seen.page.get_by_label(words.FIND.en)
    field.fill("月球")
    field.press("Enter")
    seen.settle()
    assert words.NOTHING.en.format(wanted="月球") in seen.text()
    seen.back()
    assert seen.page.locator("summary b").count() >= 1


@pytest.mark.parametrize("language", LOCALES)
def test_undecided_cases_are_told_in_words(look, language):
    """All 37 stand in the list; one opens to its question, texts and decision."""
    seen = look(language, 390, rules_view="open")
    heads = seen.page.locator("summary").all_inner_texts()
    cases = undecided()
    assert [c.id for c in cases if not any(c.id in head for head in heads)] == []
    assert len(cases) == 37
    seen.open("rules", rules_case="U04")
    case = next(c for c in cases if c.id == "U04")
    assert case.decision.label(language) in seen.text()
    assert case.texts[0].quote in seen.text()
    assert seen.beyond() == []


def test_an_opt_in_document_says_how_to_adopt_it(look):
    """Its strength is told, and what to write to adopt it."""
    seen = look(rules_book="henan-2017")
    text = seen.text()
    assert "--adopt henan-2017@410000" in text
    assert 'rulebook = "henan-2017"' in text
    assert "a report, a charter or a copy" in text


def test_before_the_opinion_no_national_document_is_in_force(look):
    """The date decides what is in force: in 2014 only the notice of Shenzhen was."""
    seen = look(on="2014-06-01")
    listed = seen.page.locator("article.cause .severity.on")
    assert listed.count() == 1


def test_what_is_not_there_is_told(look):
    """An unknown id is named, and the list is shown."""
    seen = look(rules_book="<b>nothing</b>")
    assert words.GONE.en.format(wanted="<b>nothing</b>") in seen.text()
    assert seen.page.locator("article.cause").count() == len(bundled())
