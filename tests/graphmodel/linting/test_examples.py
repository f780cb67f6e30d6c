"""Examples beside rules: contradicted, out of time, missing inside and beyond borders."""

from datetime import date

import pytest

from graphmodel.errors import RulebookError
from tests.graphmodel.linting.books import CITY, NAMED, book, codes, linted, only, rule

DAY = date(2021, 6, 1)
RULES = [
    rule("A1", {"supervisor": NAMED}, leader={"party_org_of": "supervisor"}),
    rule("A2", {"community": "yes"}, leader={"locality": "domicile"}),
    rule("A3"),
]
TOLD = {"example_contradicted", "example_nowhere", "example_amended"}
BARE = {"no_example", "value_without_example", "border_without_example"}


def example(name, on=DAY, **fields):
    """An example of a rule."""
    return {"rule": name, "on": on} | fields


#: One inside and one beyond each border of RULES.
FULL = [
    example("A1", given={"supervisor": NAMED}),
    example(
        "A1", given={"supervisor": ["entrusted", "unplaced"]}, verdict="MISSING_DATA"
    ),
    example("A2", given={"community": "yes", "locality": "township"}),
    example("A3", given={}),
]


def told(*examples, rules=RULES, **head):
    """What is said of a rulebook with these examples."""
    return linted(book("b", *rules, example=examples, **head))


def test_examples_that_agree_say_nothing():
    """All examples hold, and no rule, value or border lacks one."""
    assert codes(told(*FULL)) & (TOLD | BARE) == set()


@pytest.mark.parametrize(
    "fields",
    [
        {"rule": "A3"},
        {"verdict": "ENDED_BODY"},
        {"leader": {"locality": "domicile"}},
        {"relation": "MANAGES"},
        {"notes": ["OPEN_TEXT"]},
        {"rule": ""},
        {"given": {"supervisor": ["alive", "none"]}},
        {"given": {"supervisor": "alive", "declared": "alive"}},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_an_example_that_the_rules_contradict(fields):
    """Another rule, verdict, leader, relation, note, no rule, a value too many."""
    right = example("A1", given={"supervisor": "alive"}, verdict="LED", notes=[])
    assert codes(told(right)) & TOLD == set()
    wrong = only("example_contradicted", told(right | fields))
    assert wrong.severity == "error"
    assert wrong.since == DAY


def test_candidates_are_compared():
    """A rule that leaves it open, with one candidate fewer than the example says."""
    rules = [rule("A1", leader=None, candidates=["cswd", "sasac"])]
    three = example("A1", candidates=["cswd", "sasac", "mca"])
    assert "example_contradicted" in codes(told(three, rules=rules))
    two = example("A1", candidates=["cswd", "sasac"], verdict="UNDECIDED")
    assert codes(told(two, rules=rules)) & TOLD == set()


def test_days_before_and_after():
    """In force from 2020 until before 2022: the days around say so."""
    ends = {"valid_to": date(2022, 1, 1)}
    inside = [date(2020, 1, 1), date(2021, 12, 31)]
    around = [
        {"on": date(2019, 12, 31), "applies": False},
        {"on": date(2022, 1, 1), "applies": False},
    ]
    assert codes(told(example("A3", inside), *around, **ends)) & TOLD == set()
    assert only("example_nowhere", told(example("A3", date(2022, 1, 1)), **ends))
    wrong = told({"on": date(2021, 12, 31), "applies": False}, **ends)
    assert only("example_nowhere", wrong).severity == "error"


def test_a_time_of_adoption_is_meant_only_where_it_is_said():
    """By right until 2022, by adoption until 2024."""
    ends = {
        "jurisdiction": CITY,
        "valid_to": date(2022, 1, 1),
        "adopt_until": date(2024, 1, 1),
    }
    later = example("A3", date(2023, 6, 1))
    assert "example_nowhere" in codes(told(later, **ends))
    assert codes(told(later | {"adopted": True}, **ends)) & TOLD == set()


def test_an_unknown_fact_is_tried_with_each_value():
    """Association unknown changes nothing; level unknown does, under a rule for counties."""
    rules = [rule("A1", {"level": "county"}), rule("A2", leader={"body": "cswd"})]
    same = example("A1", given={"association": "unknown"}, verdict="LED")
    open_ = example("A1", given={"level": "unknown"}, verdict="MISSING_DATA")
    assert codes(told(same, open_, rules=rules)) & TOLD == set()


def test_a_later_document_that_amends_an_example_is_no_contradiction():
    """The amending rule decides what the example of the base says: told as amended."""
    base = book("b", *RULES, example=FULL)
    new = rule("B1", {"community": "yes"}, before="A2", leader={"body": "cswd"})
    amending = book(
        "more", new, amends="b", example=[example("B1", given={"community": "yes"})]
    )
    found = linted(base, amending)
    assert only("example_amended", found).severity == "info"
    assert "example_contradicted" not in codes(found)


def test_an_amending_document_may_show_what_it_leaves_alone():
    """Its example names a rule of the base; taking that is a contradiction."""
    base = book("b", *RULES)
    new = rule("B1", {"community": "yes"}, before="A2", leader={"body": "cswd"})
    kept = example("A2", given={"community": "yes"})
    found = linted(base, book("more", new, amends="b", example=[kept]))
    assert only("example_contradicted", found).rulebooks == ("more",)


@pytest.mark.parametrize("n", range(len(FULL)))
def test_what_has_no_example_is_told(n):
    """Without one of them a rule, a value or a border is bare."""
    assert codes(told(*FULL[:n], *FULL[n + 1 :])) & BARE


def test_the_value_that_has_none_is_named():
    """An ended supervisor is asked by A1 and shown by no example."""
    some = example("A1", given={"supervisor": [v for v in NAMED if v != "ended"]})
    found = only("value_without_example", told(some, *FULL[1:]))
    assert found.rules == ("A1",)
    assert "ended" in found.text.en


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"given": {"superviser": "alive"}}, ("superviser", "supervisor")),
        ({"given": {"supervisor": "alife"}}, ("alife", "alive")),
        ({"verdict": "LEAD"}, ("LEAD", "LED")),
        ({"notes": ["OPEN"]}, ("OPEN", "OPEN_TEXT")),
        ({"on": "2021-06-01"}, ("`on`", "date like")),
        ({"on": []}, ("`on`",)),
        ({"colour": "red"}, ("colour",)),
    ],
)
def test_a_wrong_example_is_refused(fields, words):
    """With the nearest word that is known."""
    with pytest.raises(RulebookError) as caught:
        told(example("A1") | fields)
    assert all(word in str(caught.value) for word in words)
