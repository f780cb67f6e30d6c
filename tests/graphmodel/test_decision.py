"""The decision for one profile: precedence, unknown facts, the rule that is named."""

from datetime import date

import pytest

from graphmodel.decision import decide, derive, trace, worlds
from graphmodel.facts import DOMAINS, STANDING_FACTS
from graphmodel.regimes import Adoption, Library, Regime
from loaders.rulebooks import bundled

TODAY = date(2024, 8, 1)
BEFORE = date(2014, 6, 1)
#: A county association without any supervisor, nothing special about it.
PLAIN = {name: values[0] for name, values in (STANDING_FACTS | DOMAINS).items()} | {
    "level": "county",
    "association": "no",
}


def regime(on: date, seat: str = "100000", *adoptions: Adoption) -> tuple[Regime, ...]:
    """The regime of a jurisdiction on a date."""
    return tuple(
        r for r in Library(bundled(), adoptions).regimes(on) if r.jurisdiction == seat
    )


def outcome(on: date = TODAY, **facts: str | None) -> tuple[str, str, str]:
    """Verdict, rule and missing field of a profile."""
    found = decide(PLAIN | facts, regime(on), on)
    return found.verdict, found.rule.id if found.rule else "", found.derived.missing


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, ("LED", "O09", "")),
        ({"supervisor": "alive"}, ("LED", "O12", "")),
        ({"supervisor": "followed"}, ("LED", "O12", "")),
        ({"supervisor": "ended"}, ("ENDED_BODY", "O12", "")),
        ({"supervisor": "unborn"}, ("MISSING_BODY", "O12", "")),
        ({"supervisor": "several"}, ("CONFLICT", "O12", "")),
        ({"supervisor": "entrusted"}, ("MISSING_DATA", "O12", "supervisor")),
        ({"supervisor": None}, ("MISSING_DATA", "O12", "supervisor")),
        ({"decoupled": "gap"}, ("GAP", "O33", "")),
        ({"decoupled": "handed_over"}, ("LED", "O09", "")),
        ({"decoupled": "not_recorded"}, ("LED", "O09", "")),
        ({"community": "yes"}, ("MISSING_DATA", "O11", "township")),
        ({"community": "yes", "locality": "township"}, ("LED", "O11", "")),
        ({"community": "yes", "supervisor": "alive"}, ("LED", "O12", "")),
        ({"level": "nation"}, ("UNDECIDED", "O08", "")),
        ({"level": "nation", "association": "yes"}, ("LED", "R23", "")),
        (
            {"level": "nation", "association": None},
            ("MISSING_DATA", "R23", "is_industry_association"),
        ),
        ({"level": "county", "association": None}, ("LED", "O09", "")),
        ({"level": "nation", "former_supervisor": "sasac"}, ("LED", "O08", "")),
        (
            {"level": "nation", "former_supervisor": "sasac", "association": "yes"},
            ("LED", "R23", ""),
        ),
        (
            {"level": "nation", "supervisor": "entrusted", "association": "yes"},
            ("LED", "R23", ""),
        ),
        (
            {"level": "nation", "supervisor": "alive", "supervisor_is": "mca"},
            ("LED", "M17", ""),
        ),
        (
            {"level": "county", "supervisor": "alive", "supervisor_is": "mca"},
            ("LED", "O12", ""),
        ),
    ],
)
def test_the_order_under_the_opinion(
    facts: dict[str, str | None], expected: tuple[str, str, str]
) -> None:
    """semantics §3, one line after the other."""
    assert outcome(**facts) == expected


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"counted": "not_counted", "declared": "alive"}, ""),
        ({"counted": "out_of_scope", "declared": "alive"}, "OUT_OF_SCOPE"),
        ({"declared": "conflict", "supervisor": "several"}, "CONFLICT"),
        ({"declared": "ended", "supervisor": "alive"}, "ENDED_BODY"),
        ({"declared": "alive", "decoupled": "gap"}, "LED"),
        ({"declared": "alive", "supervisor": None}, "LED"),
        ({"supervisor": "several", "decoupled": "gap"}, "GAP"),
        ({"decoupled": "gap", "supervisor": None}, "GAP"),
    ],
)
def test_precedence(facts: dict[str, str | None], verdict: str) -> None:
    """semantics §6: what goes before what."""
    assert outcome(**facts)[0] == verdict


def test_without_a_regime_there_is_no_rule() -> None:
    """Before the documents: NO_RULE, without rule; a declaration leads all the same."""
    found = decide(PLAIN, regime(BEFORE), BEFORE)
    assert (found.verdict, found.rule) == ("NO_RULE", None)
    assert (
        decide(PLAIN | {"declared": "alive"}, regime(BEFORE), BEFORE).verdict == "LED"
    )
    assert (
        decide(PLAIN | {"supervisor": None}, regime(BEFORE), BEFORE).verdict
        == "NO_RULE"
    )


def test_a_declaration_keeps_what_the_rules_say() -> None:
    """LED by declaration without a rule of its own; the derived rule stays beside it."""
    found = decide(
        PLAIN | {"declared": "alive", "supervisor": "alive"}, regime(TODAY), TODAY
    )
    assert (found.basis, found.rule) == ("DECLARED", None)
    assert found.derived.rule is not None
    assert found.derived.rule.id == "O12"


@pytest.mark.parametrize(
    ("on", "facts", "rule"),
    [
        (date(2023, 3, 15), {"association": "yes"}, "O08"),
        (date(2023, 3, 16), {"association": "yes"}, "R23"),
        (date(2019, 5, 31), {"supervisor": "alive", "supervisor_is": "mca"}, "O12"),
        (date(2019, 6, 1), {"supervisor": "alive", "supervisor_is": "mca"}, "M17"),
    ],
)
def test_rules_begin_on_their_day(on: date, facts: dict[str, str], rule: str) -> None:
    """The day before, the older rule decides."""
    assert outcome(on, level="nation", **facts)[1] == rule


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"supervisor": "alive"}, ("LED", "Z04")),
        ({}, ("LED", "Z05")),
        ({"registrar": "no"}, ("MISSING_DATA", "Z05")),
        ({"approval": "education", "subtype": "school"}, ("LED", "Z06")),
        ({"approval": "health", "subtype": "hospital"}, ("LED", "Z07")),
        ({"approval": "education", "subtype": "hospital"}, ("LED", "Z05")),
        (
            {"approval": "education", "subtype": "school", "supervisor": "alive"},
            ("LED", "Z06"),
        ),
        ({"supervisor": "several"}, ("CONFLICT", "Z04")),
        ({"earlier_party_org": "upper", "declared": "alive"}, ("LED", "Z08")),
        ({"earlier_party_org": "upper", "decoupled": "gap"}, ("LED", "Z08")),
        ({"earlier_party_org": "no_upper"}, ("LED", "Z05")),
        ({"decoupled": "gap"}, ("GAP", "O33")),
    ],
)
def test_the_order_in_shenzhen(
    facts: dict[str, str], expected: tuple[str, str]
) -> None:
    """Z08 before any declaration, Z06 and Z07, Z04, Z05; GAP under every regime, rule O33."""
    found = decide(PLAIN | facts, regime(BEFORE, "440300"), BEFORE)
    assert (found.verdict, found.rule.id if found.rule else "") == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"sector": "known"}, ("LED", "C15", "")),
        ({"sector": "known", "few_members": "yes"}, ("LED", "C08", "")),
        ({"sector": "known", "supervisor": "alive"}, ("LED", "C15", "")),
        ({"sector": "unknown", "supervisor": "alive"}, ("LED", "C15", "")),
        ({"sector": "unknown"}, ("MISSING_DATA", "C15", "sector")),
    ],
)
def test_the_order_where_industry_goes_first(
    facts: dict[str, str], expected: tuple[str, str, str]
) -> None:
    """The sector's authority; C08 under three members; the supervisor where it is unknown."""
    adopted = Adoption("industry-first", "330600")
    found = decide(PLAIN | facts, regime(TODAY, "330600", adopted), TODAY)
    assert (
        found.verdict,
        found.rule.id if found.rule else "",
        found.derived.missing,
    ) == expected


def test_unknown_facts_are_tried_with_each_value() -> None:
    """Two unknown facts: every pair of values is a world, and none holds an unknown."""
    found = list(worlds(PLAIN | {"association": None, "level": None}))
    assert len(found) == 2 * 4
    assert all(value is not None for world in found for value in world.values())


def test_an_unknown_that_does_not_matter_is_no_matter() -> None:
    """Where all values give one leader that is the verdict."""
    found = derive(
        PLAIN | {"association": None, "supervisor": "alive"}, regime(TODAY), TODAY
    )
    assert (found.verdict, found.missing) == ("LED", "")


def test_notes_stand_with_the_rule_that_leads() -> None:
    """TRANSITION until the end of 2023; the text left open from 2024-07-01 in counties."""
    national = PLAIN | {"level": "nation", "association": "yes"}
    days = (date(2023, 12, 31), date(2024, 1, 1))
    assert [decide(national, regime(d), d).remarks for d in days] == [
        ("TRANSITION",),
        (),
    ]
    days = (date(2024, 6, 30), date(2024, 7, 1))
    assert [decide(PLAIN, regime(d), d).remarks for d in days] == [(), ("OPEN_TEXT",)]
    industry = PLAIN | {"association": "yes"}
    assert decide(industry, regime(TODAY), TODAY).remarks == ()


def test_a_trace_ends_with_the_rule_that_holds() -> None:
    """Each earlier rule with the fact that it did not find."""
    steps = trace(PLAIN, regime(TODAY)[0], TODAY)
    assert steps[-1].rule.id == "O09"
    assert steps[-1].failed == ""
    assert {s.rule.id: s.failed for s in steps[:-1]}["O12"] == "supervisor"
    assert all(step.failed for step in steps[:-1])
