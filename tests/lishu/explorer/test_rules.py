"""The rulebooks as a page shows them: state, sentences in order, whom they decided."""

from datetime import date
from pathlib import Path

import pytest

from graphmodel import resolve
from graphmodel.reach import reach
from graphmodel.summary import summarize
from lishu.explorer import rules, rules_years
from loaders import load
from loaders.rulebooks import inventory

ROOT = Path(__file__).parents[3]
ON = date(2024, 8, 1)


@pytest.fixture(scope="module")
def resolution():
    return resolve(load(ROOT / "examples" / "synthetic"), ON)


@pytest.fixture(scope="module")
def books(resolution):
    found = rules.books(resolution, inventory(), reach(resolution))
    return {book.rulebook.id: book for book in found}


def test_every_organization_is_decided_once(resolution):
    """Rules, charters and none together decided all who count."""
    summary = summarize(resolution)
    counts = rules.decided(resolution).values()
    assert sum(count.led for count in counts) == summary.led
    assert sum(count.orphan for count in counts) == summary.orphans
    assert sum(count.open for count in counts) == summary.open
    by_id = {n.rpartition("/")[2]: c for n, c in rules.decided(resolution).items()}
    table = resolution.table()
    ruled = (table["rule"] == "O12") & (table["verdict"] == "LED")
    assert by_id["O12"].led == (ruled & (table["basis"] != "DECLARED")).sum()


def test_every_sentence_of_the_inventory_is_shown_in_its_order(books):
    """A document is read from its first sentence to its last, each with its quote."""
    for book in books.values():
        order = [m.id for m in inventory() if m.rulebook == book.rulebook.id]
        assert [s.id for s in book.sentences][: len(order)] == order
        assert all(s.encodings for s in book.sentences)
    assert sum(len(book.sentences) for book in books.values()) >= 106


def test_sums_of_a_document_are_those_of_its_rules(books):
    """What a document decided is what its rules decided."""
    for book in books.values():
        assert book.decided.whole == sum(s.decided.whole for s in book.sentences)
    assert books["opinion-2015"].decided.led > 1000


def test_states_of_documents(resolution, books):
    """In force, ended, to be adopted, background: each document stands in one of them."""
    states = {name: book.state for name, book in books.items()}
    assert states["opinion-2015"] == "in_force"
    assert states["shenzhen-2013"] == "ended"
    assert states["henan-2017"] == "optional"
    assert states["party-structure"] == "background"
    assert set(states.values()) <= rules.STATES.keys()
    library = resolution.library
    early = {b.id: rules.state(library, b, date(2016, 1, 1)) for b in library.rulebooks}
    assert early["reform-2023"] == "not_yet"


def test_an_adopted_document_says_so(tmp_path):
    """A document that the dataset adopts is in force there, and idle before its time."""
    (tmp_path / "organizations.csv").write_text("社会组织名称\n甲学会\n", "utf-8")
    world = load(tmp_path, adopt=["henan-2017@410000"])
    book = next(b for b in world.library.rulebooks if b.id == "henan-2017")
    assert rules.state(world.library, book, ON) == "adopted"
    assert rules.state(world.library, book, date(2016, 1, 1)) == "idle"
    spans = rules.spans(world.library, date(2010, 1, 1), ON)
    (mine,) = [span for span in spans if span.rulebook == "henan-2017"]
    assert (mine.since, mine.until, mine.by_right) == (date(2017, 3, 21), ON, False)


def test_spans_lie_between_the_two_days(resolution):
    """The drawing of the years holds every document that decides, cut to its frame."""
    first = rules.first_day(resolution.library)
    assert first == date(2013, 10, 23)
    spans = rules.spans(resolution.library, first, ON)
    assert {"shenzhen-2013", "opinion-2015", "reform-2023"} <= {
        s.rulebook for s in spans
    }
    assert all(first <= s.since < s.until <= ON for s in spans)


def test_years_are_rows_in_words(resolution):
    """What is drawn says document, place and days; what has not ended is left open."""
    rows = rules_years.rows(resolution, ON, "en")
    opinion = rows.filter(rows["document"] == "opinion-2015").row(0, named=True)
    assert (opinion["since"], opinion["until"]) == ("2015-09-28", "…")
    assert (opinion["end"], opinion["place"]) == (ON.isoformat(), "nation")
    ended = rows.filter(rows["document"] == "shenzhen-2013").row(0, named=True)
    assert ended["until"] == "2015-09-28"


def test_a_sentence_is_found_by_what_it_says(books):
    """Id, title in both languages and quote can be searched for."""
    o12 = next(s for s in books["opinion-2015"].sentences if s.id == "O12")
    assert "o12" in o12.text
    assert "业务主管单位党组织领导和管理" in o12.text
    assert o12.title.en.casefold() in o12.text
