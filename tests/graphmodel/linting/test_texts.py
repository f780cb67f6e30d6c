"""Problems of texts: citations, places, inventory and what is refused."""

import pytest

from graphmodel.errors import RulebookError
from graphmodel.linting import lint
from graphmodel.linting.stages import refused
from graphmodel.mechanisms import Mechanism, mechanisms
from graphmodel.regimes import Library
from graphmodel.wording import Words
from loaders.rulebooks import inventory
from tests.graphmodel.linting.books import CITY, NATION, book, codes, linted, only, rule

SUPERVISOR = {"party_org_of": "supervisor"}
BASE = book("base", rule("A1", {"level": "nation"}), rule("A2"))


def excerpt(page):
    """A rule whose quote was seen on a page only."""
    return rule("A1", quote_status="excerpt", page=page)


@pytest.mark.parametrize(
    ("page", "told"), [("https://example.org/p", False), ("p. 12", True)]
)
def test_an_excerpt_names_its_page(page, told):
    """The page is an address that can be opened."""
    assert ("page_missing" in codes(linted(book("b", excerpt(page))))) is told


@pytest.mark.parametrize(
    ("quote", "relation", "told"),
    [
        ("由业务主管单位党组织领导和管理", "LEADS_AND_MANAGES", False),
        ("由业务主管单位党组织领导和管理", "LEADS", True),
        ("由业务主管单位党组织领导", "LEADS", False),
        ("由业务主管单位负责", "MANAGES", True),
    ],
)
def test_a_relation_is_the_word_of_its_quote(quote, relation, told):
    """The longest word for leading that the quote has is the one that is encoded."""
    rules = [rule("A1", quote=quote, relation=relation)]
    assert ("relation_unquoted" in codes(linted(book("b", *rules)))) is told


@pytest.mark.parametrize("where", ["nowhere", "guides", "link"])
def test_guidance_in_a_quote_is_encoded(where):
    """工作指导 in the quote stands in `guides` or in a link of the same id."""
    guide = {"kind": "SOPWB", "at": "registration", "relation": "WORK_GUIDES"}
    quote = "由业务主管单位党组织领导，接受社会组织党建工作机构的工作指导"
    one = rule("A1", quote=quote, guides=[guide] if where == "guides" else None)
    link = {
        "id": "A1",
        "article": "1",
        "quote": quote,
        "relation": "WORK_GUIDES",
        "from": {"kind": "SOPWB", "at": "registration"},
        "to": {"role": "organization"},
    }
    found = linted(book("b", one, link=[link] if where == "link" else []))
    assert ("guidance_missing" in codes(found)) is (where == "nowhere")


def amends(**where):
    """A document that amends the base one by one rule."""
    one = rule("B1", {"community": "yes"}, leader={"body": "cswd"}, **where)
    return book("more", one, amends="base")


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ({"before": "A9"}, "before = 'A9'"),
        ({"after": "B1"}, "after = 'B1'"),
        ({}, "says neither before, after nor replaces"),
    ],
)
def test_a_place_that_is_not_there(where, said):
    """Told by the rule that names it, whatever combining says of it."""
    found = linted(BASE, amends(**where))
    assert said in only("place_nowhere", found).text.en
    assert only("refused", found).rulebooks == ("more",)


def test_what_combining_refuses_is_told_and_the_rest_is_looked_at():
    """Two documents for one place; the gap of the first is found all the same."""
    one = book("one", rule("A1", {"level": "county"}))
    found = linted(one, book("two", rule("B1")))
    assert only("refused", found).rulebooks == ("two",)
    assert "gap" in codes(found)


def test_rules_that_wait_for_each_other():
    """B1 before B2, B2 before B1: neither has a place."""
    pair = book(
        "pair",
        rule("B1", {"community": "yes"}, before="B2"),
        rule("B2", {"level": "county"}, before="B1"),
        amends="base",
    )
    found = only("cyclic", linted(BASE, pair))
    assert (found.severity, found.rules) == ("error", ("B1", "B2"))


MECHANISM = Mechanism("A1", "b", "1", "由社会组织党建工作机构领导", Words("甲", "A"))


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, None),
        ({"quote": "社会组织党建工作机构领导"}, None),
        ({"article": "2"}, "citation_differs"),
        ({"quote": "由别的机构领导"}, "citation_differs"),
        ({"id": "A7"}, "not_encoded"),
    ],
)
def test_the_inventory_misses_what_is_not_encoded(changed, code):
    """Each mechanism of a document stands in a table, with its article and quote."""
    found = codes(linted(book("b", rule("A1") | changed), required=[MECHANISM]))
    assert found & {"not_encoded", "citation_differs"} == ({code} if code else set())


def test_a_mechanism_encoded_in_another_document_is_missing():
    """A rule of the same id elsewhere does not count."""
    found = linted(
        book("b", rule("A2")),
        book("c", rule("A1"), jurisdiction=CITY),
        required=[MECHANISM],
    )
    assert only("not_encoded", found).rules == ("A1",)


def test_the_bundled_inventory_is_that_of_the_four_documents():
    """106 mechanisms, each once, with article, quote and both titles."""
    found = inventory()
    assert len(found) == len({m.id for m in found}) == 106
    assert {m.rulebook for m in found} == {
        "opinion-2015",
        "shenzhen-2013",
        "industry-first",
        "mca-2019",
    }
    assert all(m.quote and m.article and m.title.zh and m.title.en for m in found)


def test_an_inventory_that_is_wrong_is_refused():
    """A mechanism twice, an unknown field."""
    row = {
        "id": "A1",
        "rulebook": "b",
        "article": "1",
        "quote": "q",
        "zh": "甲",
        "en": "A",
    }
    assert mechanisms({"mechanism": [row]}, "m.toml")[0].title == Words("甲", "A")
    with pytest.raises(RulebookError, match=r"m\.toml.*A1 stands twice"):
        mechanisms({"mechanism": [row, row]}, "m.toml")
    with pytest.raises(RulebookError, match="unknown field `titel`"):
        mechanisms({"mechanism": [row | {"titel": "x"}]}, "m.toml")


def test_texts_that_were_not_read_are_listed():
    """One problem a document, with the ids."""
    one = rule(
        "A1",
        {"level": "nation"},
        quote=None,
        quote_status="not seen",
        page="https://e.org",
    )
    assert only("unread", linted(book("b", one, rule("A2")))).rules == ("A1",)


def test_refusals_from_loading_come_first():
    """What could not be made a rulebook stands among the errors."""
    told = refused("mine.toml: `id` is missing", "mine.toml")
    found = lint(Library((BASE,)), refusals=[told])
    assert found[0] == told
    assert (found[0].severity, found[0].jurisdiction) == ("error", NATION)
