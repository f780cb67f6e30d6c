"""Problems of facts: gaps, overlaps, shadows, contradictions, dead values and notes."""

from datetime import date

import pytest

from graphmodel.regimes import Adoption
from tests.graphmodel.linting.books import (
    ALL,
    CITY,
    NAMED,
    book,
    codes,
    linted,
    only,
    rule,
)

DAY = date(2020, 1, 1)
SUPERVISED = {"supervisor": NAMED}
BY_PARTY = {"leader": {"party_org_of": "supervisor"}}
WHOLE = book("whole", rule("A1"))


def test_a_gap_is_told_with_a_profile_in_words():
    """Nobody rules organizations without supervisor: one box, its profile, its period."""
    gap = only("gap", linted(book("b", rule("A1", SUPERVISED, **BY_PARTY))))
    assert (gap.severity, gap.rulebooks, gap.since) == ("error", ("b",), DAY)
    assert gap.in_words("zh") == "业务主管单位：无"
    assert gap.in_words("en") == "supervisor: none"
    assert "业务主管单位：无" in gap.text.zh
    assert "supervisor: none" in gap.text.en


def test_who_supervises_being_open_is_no_gap():
    """代管 leaves open whether a rule that needs a supervisor applies: MISSING_DATA, no gap."""
    gap = only("gap", linted(book("b", rule("A1", SUPERVISED, **BY_PARTY))))
    (region,) = gap.regions
    assert region.holds({"supervisor": "none"})
    assert not region.holds({"supervisor": "entrusted"})


def test_an_unknown_fact_stands_in_a_gap_only_if_every_value_does():
    """Level unknown may be a county, which has a rule: not for certain in the gap."""
    (region,) = only("gap", linted(book("b", rule("A1", {"level": "county"})))).regions
    assert region.holds({"level": "nation"})
    assert not region.holds({"level": None})
    whole = only(
        "gap", linted(book("b", rule("A1", {"community": "yes", "level": ALL})))
    )
    assert whole.regions[0].holds({"community": "no", "level": None})


def test_what_cannot_be_is_no_gap():
    """Decoupling ends every supervisor: a decoupled one with a supervisor needs no rule."""
    rules = [
        rule("A1", {"decoupled": "no"}),
        rule("A2", {"supervisor": "none"}),
    ]
    assert "gap" not in codes(linted(book("b", *rules)))


def test_a_gap_is_cut_into_periods():
    """A rule that ends leaves a gap from that day on."""
    ends = rule("A1", until=date(2022, 1, 1))
    gap = only("gap", linted(book("b", ends, rule("A2", {"level": "county"}))))
    assert gap.since == date(2022, 1, 1)
    assert gap.until == date(9999, 12, 31)


def test_a_local_document_sees_its_own_levels_only():
    """A city registers no national organization: that its rule leaves them out is no gap."""
    rules = [rule("A1", {"level": ["prefecture", "county"]})]
    assert "gap" not in codes(linted(book("b", *rules, jurisdiction=CITY)))
    assert "gap" in codes(linted(book("b", *rules)))


def test_what_a_document_leaves_out_where_it_stands_alone_is_no_error():
    """By adoption alone, with nothing around it: told, without failing."""
    partial = book("partial", rule("A1", SUPERVISED, **BY_PARTY), jurisdiction="")
    found = only("left_out", linted(partial))
    assert found.severity == "info"
    assert "gap" not in codes(linted(partial))


def test_an_adopted_document_that_opens_a_gap_is_an_error():
    """What the national document covers must not be lost by adopting another."""
    partial = book("partial", rule("A2", SUPERVISED, **BY_PARTY), jurisdiction="")
    found = linted(WHOLE, partial)
    assert only("gap", found).rulebooks == ("partial",)


def test_times_without_a_rulebook_are_told():
    """Before the first day of the only national document nothing is in force."""
    found = only("unruled", linted(WHOLE))
    assert (found.severity, found.until) == ("info", DAY)


def amended(name, new, where, **head):
    """A document that amends the whole one by one rule."""
    return book(name, rule(new, {"community": "yes"}, **where), amends="whole", **head)


def test_two_documents_at_one_place_overlap():
    """Both stand after A1, differ, and nothing says which goes first."""
    base = book("whole", rule("A1", {"level": "nation"}), rule("A9"))
    one = amended("one", "B1", {"after": "A1", "leader": {"body": "cswd"}})
    two = amended("two", "C1", {"after": "A1", "leader": {"body": "sasac"}})
    overlap = only("overlap", linted(base, one, two))
    assert set(overlap.rules) == {"B1", "C1"}
    assert overlap.example == {"level": "county", "community": "yes"}
    assert overlap.regions[0].holds({"level": "county", "community": "yes"})
    assert not overlap.regions[0].holds({"level": "nation", "community": "yes"})


@pytest.mark.parametrize(
    "other",
    [
        {"after": "A1", "leader": {"body": "cswd"}},
        {"before": "A1", "leader": {"body": "sasac"}},
        {"after": "A1", "leader": {"body": "sasac"}, "until": date(2020, 1, 2)},
    ],
    ids=["same result", "another place", "another time"],
)
def test_no_overlap_where_something_settles_it(other):
    """The same leader, a place of its own, or a time of its own."""
    base = book("whole", rule("A1", {"level": "nation"}), rule("A9"))
    one = amended(
        "one",
        "B1",
        {"after": "A1", "leader": {"body": "cswd"}, "since": date(2020, 1, 2)},
    )
    assert "overlap" not in codes(linted(base, one, amended("two", "C1", other)))


def test_sentences_of_one_document_keep_their_order():
    """Two rules after the same one come out the other way round than they are written."""
    base = book("whole", rule("A1", {"level": "nation"}), rule("A9"))
    pair = book(
        "pair",
        rule("B1", {"community": "yes"}, after="A1", leader={"body": "cswd"}),
        rule("B2", {"level": "county"}, after="A1", leader={"body": "sasac"}),
        amends="whole",
    )
    problems = linted(base, pair)
    found = only("order_reversed", problems)
    assert (found.severity, found.rules) == ("error", ("B2", "B1"))
    assert found.example == {"level": "county", "community": "yes"}
    assert "overlap" not in codes(problems)


def test_a_rule_shadowed_by_two_together_never_fires():
    """Neither of the rules before it takes every case, but both together do."""
    rules = [
        rule("A1", {"community": "yes"}),
        rule("A2", {"community": "no"}),
        rule("A3", {"level": "county"}),
    ]
    dead = only("never_fires", linted(book("b", *rules)))
    assert (dead.severity, dead.rules) == ("error", ("A3", "A1", "A2"))


def test_a_rule_that_is_shadowed_for_a_time_is_told():
    """Another rule takes its cases until it ends."""
    rules = [
        rule("A1", {"community": "yes"}),
        rule("A2", {"community": "no"}, until=date(2022, 1, 1)),
        rule("A3", {"level": ALL}),
        rule("A4"),
    ]
    found = linted(book("b", *rules))
    shadowed = [p for p in found if p.code == "shadowed"]
    assert {(p.rules[0], p.severity, p.until) for p in shadowed} == {
        ("A3", "info", date(2022, 1, 1))
    }


def test_a_rule_of_an_amendment_without_its_base_never_fires():
    """The document that it amends has ended before it begins."""
    base = book("whole", rule("A1"), valid_to=date(2021, 1, 1))
    late = amended("late", "B1", {"before": "A1"}, valid_from=date(2022, 1, 1))
    assert only("never_fires", linted(base, late)).rules == ("B1",)


def test_a_value_that_is_taken_before_is_dead():
    """A2 asks for communities that A1 has taken already."""
    rules = [
        rule("A1", {"community": "yes"}),
        rule("A2", {"community": ["yes", "no"], "level": "county"}),
        rule("A3"),
    ]
    dead = only("value_never", linted(book("b", *rules)))
    assert dead.rules == ("A2",)
    assert "community" in dead.text.en


def test_a_level_outside_the_jurisdiction_is_dead():
    """A city's document asks for provinces."""
    rules = [rule("A1", {"level": ["province", "county"]}), rule("A2")]
    dead = only("value_never", linted(book("b", *rules, jurisdiction=CITY)))
    assert "province" in dead.text.en


def local(leader, **head):
    """A city's document of one rule, in force by right unless it says otherwise."""
    return book("local", rule("L1", leader=leader), **{"jurisdiction": CITY} | head)


def test_a_local_document_beside_the_national_one_contradicts_it():
    """In force at once, another leader, and nothing says that it prevails."""
    found = only("contradiction", linted(WHOLE, local({"body": "cswd"})))
    assert (found.severity, found.jurisdiction) == ("error", CITY)
    assert found.since == DAY


def test_no_contradiction_where_it_says_the_same_or_has_ended():
    """The same leader; or the local document ends on the day the national one begins."""
    same = local({"kind": "SOPWB", "at": "registration"})
    ended = local({"body": "cswd"}, valid_from=date(2019, 1, 1), valid_to=DAY)
    assert "contradiction" not in codes(linted(WHOLE, same))
    assert "contradiction" not in codes(linted(WHOLE, ended))


def test_adopting_lets_a_document_prevail():
    """By adoption, supposed or real, it is told how much changes, and is no error."""
    opt_in = local({"body": "cswd"}, jurisdiction="")
    adopted = Adoption("local", CITY)
    for found in (linted(WHOLE, opt_in), linted(WHOLE, opt_in, adoptions=[adopted])):
        change = only("adoption_changes", found)
        assert change.severity == "info"
        assert "contradiction" not in codes(found)
    assert change.regions[0].jurisdiction == CITY


def test_an_adoption_that_changes_nothing_is_told():
    """The document that the adopted one amends is over."""
    base = book("whole", rule("A1"), valid_to=date(2021, 1, 1))
    late = amended(
        "late", "B1", {"before": "A1"}, jurisdiction="", valid_from=date(2022, 1, 1)
    )
    found = linted(base, late, adoptions=[Adoption("late", CITY)])
    assert only("adoption_idle", found).jurisdiction == CITY


def note(**fields):
    """An OPEN_TEXT note."""
    return {"rules": ["A1"], "code": "OPEN_TEXT", "text": "文件未明确"} | fields


def test_a_note_for_a_rule_that_is_not_there():
    """Its rule is misspelt."""
    found = only(
        "note_nowhere", linted(book("b", rule("A1"), notes=[note(rules=["A7"])]))
    )
    assert found.rules == ("A7",)


@pytest.mark.parametrize(
    ("fields", "stands"),
    [
        ({}, True),
        ({"when": {"community": "yes"}}, True),
        ({"when": {"community": "no"}}, False),
        ({"until": date(2019, 1, 1)}, False),
        ({"when": {"association": "unknown"}}, True),
        ({"when": {"level": "unknown"}}, False),
    ],
)
def test_a_note_that_never_stands(fields, stands):
    """A1 leads communities of counties: elsewhere, or before, its note has no place.

    Where the level is unknown A1 does not lead, where the association is it does.
    """
    rules = [rule("A1", {"community": "yes", "level": "county"}), rule("A2")]
    problems = linted(book("b", *rules, notes=[note(**fields)]))
    assert ("note_never" not in codes(problems)) is stands


def test_what_the_text_leaves_open_is_listed():
    """A rule with candidates: its names, its profiles."""
    several = rule("A1", {"level": "nation"}, leader=None, candidates=["cswd", "sasac"])
    found = only("undecided", linted(book("b", several, rule("A2"))))
    assert (found.severity, found.rules, found.example) == (
        "info",
        ("A1",),
        {"level": "nation"},
    )
    assert "cswd" in found.text.en


def test_a_rule_from_outside_its_time_is_told():
    """The national word on decoupling is asked under a local document, years before it."""
    gap = rule("G1", {"decoupled": "gap"}, leader=None, verdict="GAP")
    early = local({"body": "cswd"}, valid_from=date(2010, 1, 1), valid_to=DAY)
    found = only("borrowed", linted(book("whole", gap, rule("A1")), early))
    assert (found.rules, found.since, found.until) == (("G1",), date(2010, 1, 1), DAY)
