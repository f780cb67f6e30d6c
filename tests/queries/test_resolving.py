"""The Cypher that is written from rulebooks: whole, in order, readable."""

import re
from datetime import date

import pytest

from graphmodel.facts import DOMAINS
from graphmodel.regimes import Adoption
from graphmodel.rulebook import Rule
from loaders.rulebooks import library
from queries.resolving.filling import fill, statements
from queries.resolving.program import program
from queries.resolving.rules import block, rules
from queries.resolving.words import among, day, text

DATES = (date(2010, 1, 1), date(2014, 6, 1), date(2017, 6, 1), date(2026, 11, 22))
BOOKS = library((), ())
EVERYWHERE = library(
    (), (Adoption("jiangsu-2018", "320000"), Adoption("channel-2015", "100000"))
)


@pytest.mark.parametrize("as_of", DATES, ids=str)
@pytest.mark.parametrize("books", [BOOKS, EVERYWHERE], ids=["bundled", "adopted"])
def test_no_gap_is_left(books, as_of):
    """Every place that is to be filled is filled, and each statement says what it does."""
    written = program(books, as_of)
    assert "//%" not in written.cypher
    assert "/*%" not in written.cypher
    for each in written.statements:
        assert each.text.startswith("// ")
        assert each.title


@pytest.mark.parametrize("as_of", DATES[1:], ids=str)
def test_one_block_a_rule_in_the_order_of_the_regime(as_of):
    """Each regime's rules stand in their order, under the sentence that they encode."""
    regimes = BOOKS.regimes(as_of)
    lines = "\n".join(rules(regimes))
    found = re.findall(r"rule: '([^']+)'", lines)
    expected = [f"{r.rulebook}/{r.id}" for regime in regimes for r in regime.rules]
    assert found == expected
    for regime in regimes:
        for rule in regime.rules:
            assert "\n".join(f"  {line}" for line in block(rule)) in lines


def test_a_block_reads_like_its_sentence():
    """The sentence, the condition in words, the condition, what it says."""
    rule = next(r for r in BOOKS.find("O12") if r.rulebook == "opinion-2015")
    said = block(rule)
    assert said[0].startswith("// O12 opinion-2015, 6 “由业务主管单位党组织领导和管理")
    assert said[1] == (
        "// supervisor is alive, followed, unborn, ended or several: "
        "party_org_of supervisor LEADS_AND_MANAGES"
    )
    assert (
        "  holds: world.supervisor IN ['alive', 'followed', 'unborn', 'ended', 'several'],"
        in said
    )


def test_a_condition_names_only_values_of_its_fact():
    """What a block compares a fact with are values that the fact can have."""
    for rule in (r for book in EVERYWHERE.rulebooks for r in book.rules):
        for fact, value in compared(rule):
            assert value in DOMAINS[fact], rule.id


def compared(rule: Rule):
    """Each fact that a block asks, with each value it is compared with."""
    for line in block(rule):
        for fact, one, several in re.findall(
            r"world\.(\w+) (?:= '(\w+)'|IN \[([^\]]*)\])", line
        ):
            for value in [one] if one else re.findall(r"'(\w+)'", several):
                yield fact, value


def test_texts_cannot_end_a_literal():
    """Quotes, backslashes and line ends inside a word stay inside its literal."""
    assert text("a'b\\c\nd") == r"'a\'b\\c\nd'"
    assert among("x", ["it's"]) == r"x = 'it\'s'"
    assert day(date(2015, 9, 28)) == "date('2015-09-28')"


def test_what_fills_a_gap_is_indented_and_filled_itself():
    """A gap gives way to lines at its place; theirs to others; one inside a line to text."""
    gaps = {
        "outer": ["one", "//% inner"],
        "inner": ["two"],
        "word": ["x"],
        "of": lambda w: [f"-{w}-"],
    }
    assert list(fill("a\n  //% outer\nb /*% word */\n//% of this", gaps)) == [
        "a", "  one", "  two", "b x", "-this-",
    ]  # fmt: skip
    with pytest.raises(KeyError):
        fill("//% nothing", gaps)


def test_statements_end_at_a_semicolon_at_the_end_of_a_line():
    """A semicolon inside a line belongs to it."""
    first, second = statements("// One; two.\nRETURN 1;\n\n// Three:\nRETURN 2")
    assert (first.title, first.text) == ("One; two", "// One; two.\nRETURN 1")
    assert second.title == "Three"
