"""Which rules apply where: dates, jurisdictions, adoption, and how rulebooks combine."""

from datetime import date
from pathlib import Path

import pytest

from graphmodel.errors import RulebookError
from graphmodel.regimes import Adoption, Library
from graphmodel.rulebook import Rulebook
from graphmodel.rulebook_parsing import parse
from loaders.rulebooks import bundled, library

SHENZHEN, NATION, SHAOXING = "440300", "100000", "330600"


def regimes(on: date, *adoptions: Adoption) -> dict[str, tuple[str, ...]]:
    """The rulebooks of each jurisdiction on a date."""
    found = Library(bundled(), adoptions).regimes(on)
    return {r.jurisdiction: r.rulebooks for r in found}


def rules(on: date, seat: str = NATION) -> list[str]:
    """The ids of the rules of a jurisdiction, in order."""
    found = Library(bundled()).regimes(on)
    return [rule.id for r in found if r.jurisdiction == seat for rule in r.rules]


def own(name: str, rule: str, **head: object) -> Rulebook:
    """A rulebook with one rule, whose fields are `head`."""
    fields = {"before", "after", "replaces", "when"}
    table = {
        "rulebook": {"id": name, "title": name, "jurisdiction": NATION}
        | {k: v for k, v in head.items() if k not in fields},
        "rule": [
            {
                "id": rule,
                "article": "1",
                "quote": "某句",
                "leader": {"body": "cswd"},
                **{k: v for k, v in head.items() if k in fields},
            }
        ],
    }
    return parse(table, f"{name}.toml")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2013, 10, 22), {}),
        (date(2013, 10, 23), {SHENZHEN: {"shenzhen-2013"}}),
        (date(2015, 9, 27), {SHENZHEN: {"shenzhen-2013"}}),
        (date(2015, 9, 28), {NATION: {"opinion-2015"}}),
        (date(2018, 3, 20), {NATION: {"opinion-2015"}}),
        (date(2018, 3, 21), {NATION: {"opinion-2015", "reform-2018"}}),
        (date(2019, 6, 1), {NATION: {"opinion-2015", "reform-2018", "mca-2019"}}),
        (
            date(2023, 3, 16),
            {NATION: {"opinion-2015", "reform-2018", "mca-2019", "reform-2023"}},
        ),
    ],
)
def test_the_regimes_of_each_time(on: date, expected: dict[str, set[str]]) -> None:
    """semantics §2: what is in force where, to the day."""
    assert {seat: set(books) for seat, books in regimes(on).items()} == expected


def test_the_order_of_the_national_rules() -> None:
    """M17 stands before O12, R23 before O08; each only from its day."""
    assert rules(date(2015, 9, 28)) == ["O33", "O12", "O08", "O08", "O11", "O09"]
    today = rules(date(2024, 1, 1))
    assert (
        today.index("M17")
        < today.index("O12")
        < today.index("R23")
        < today.index("O08")
    )
    assert "R23" not in rules(date(2023, 3, 15))
    assert "M17" not in rules(date(2019, 5, 31))


def test_adoption_is_for_a_division_and_a_time() -> None:
    """industry-first applies nowhere unless adopted, then from since until before until."""
    adopted = Adoption("industry-first", SHAOXING, date(2020, 1, 1), date(2022, 1, 1))
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2021, 12, 31), date(2022, 1, 1)]
    assert [SHAOXING in regimes(day, adopted) for day in days] == [
        False,
        True,
        True,
        False,
    ]
    assert all(SHAOXING not in regimes(day) for day in days)


@pytest.mark.parametrize(
    ("on", "there"), [(date(2019, 12, 27), True), (date(2019, 12, 28), False)]
)
def test_shenzhen_may_be_adopted_until_a_day(on: date, there: bool) -> None:
    """An adoption without an end is cut off on 2019-12-28, which is exclusive."""
    found = regimes(on, Adoption("shenzhen-2013", SHENZHEN))
    assert (
        found.get(SHENZHEN) is not None and "shenzhen-2013" in found[SHENZHEN]
    ) is there


def test_an_adoption_of_nothing_is_refused() -> None:
    """The nearest known rulebook is named."""
    with pytest.raises(RulebookError, match=r"'industry-frist'.*industry-first"):
        Library(bundled(), (Adoption("industry-frist", SHAOXING),))


def test_two_bases_for_one_seat_are_refused() -> None:
    """Two rulebooks in force for one division, neither of which amends the other."""
    other = own("other", "X1")
    with pytest.raises(RulebookError, match=r"(?s)opinion-2015.*other.*amends"):
        Library((*bundled(), other)).regimes(date(2020, 1, 1))


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({"before": "O12"}, ["O33", "X1", "O12", "O08", "O08", "O11", "O09"]),
        ({"after": "O12"}, ["O33", "O12", "X1", "O08", "O08", "O11", "O09"]),
        ({"after": "O08"}, ["O33", "O12", "O08", "O08", "X1", "O11", "O09"]),
        ({"replaces": "O12"}, ["O33", "X1", "O08", "O08", "O11", "O09"]),
        ({"replaces": "O08"}, ["O33", "O12", "X1", "O11", "O09"]),
    ],
)
def test_an_amending_rule_takes_its_place(
    place: dict[str, str], expected: list[str]
) -> None:
    """before, after and replaces a rule, all its sentences together."""
    mine = own("mine", "X1", amends="opinion-2015", **place)
    found = Library((*bundled(), mine)).regimes(date(2017, 6, 1))
    assert [rule.id for rule in found[0].rules] == expected


def test_a_place_that_is_not_there_is_refused() -> None:
    """The rule that is named must be in the rulebook that is amended."""
    mine = own("mine", "X1", amends="opinion-2015", before="O13")
    with pytest.raises(RulebookError, match=r"mine, X1.*'O13'.*O12"):
        Library((*bundled(), mine)).regimes(date(2017, 6, 1))


def test_an_amending_rule_must_say_its_place() -> None:
    """Without before, after or replaces nobody knows where it stands."""
    mine = own("mine", "X1", amends="opinion-2015")
    with pytest.raises(RulebookError, match=r"mine, X1"):
        Library((*bundled(), mine)).regimes(date(2017, 6, 1))


def test_a_tie_is_refused() -> None:
    """Two amendments that both want the same place must say which comes first."""
    books = [
        own(n, r, amends="opinion-2015", before="O12")
        for n, r in (("a", "X1"), ("b", "Y1"))
    ]
    with pytest.raises(RulebookError, match=r"a X1.*b Y1.*comes first"):
        Library((*bundled(), *books)).regimes(date(2017, 6, 1))


def test_a_local_amendment_is_local() -> None:
    """An amendment of one city changes no other place."""
    mine = own(
        "mine", "X1", amends="shenzhen-2013", before="Z04", jurisdiction=SHENZHEN
    )
    found = Library((*bundled(), mine)).regimes(date(2014, 6, 1))
    assert [r.jurisdiction for r in found] == [SHENZHEN]
    assert "X1" in [rule.id for rule in found[0].rules]


def test_the_gap_holds_everywhere_with_the_national_rule() -> None:
    """O33 is known to a local regime too, once the Opinion is in force."""
    adopted = Adoption("industry-first", SHAOXING)
    found = {
        r.jurisdiction: r
        for r in Library(bundled(), (adopted,)).regimes(date(2020, 1, 1))
    }
    assert "GAP" in {rule.verdict for rule in found[SHAOXING].rules}


def test_a_users_rulebook_is_added(tmp_path: Path) -> None:
    """--rulebook FILE: a local rulebook of the user's own is in force in its place."""
    path = tmp_path / "mine.toml"
    path.write_text(
        '[rulebook]\nid = "mine"\ntitle = "某市"\njurisdiction = "330600"\n'
        "valid_from = 2021-01-01\n"
        '[[rule]]\nid = "A1"\narticle = "1"\nquote = "由市委领导"\n'
        'leader = { body = "PARTY_COMMITTEE@330600" }\n',
        encoding="utf-8",
    )
    seats = {r.jurisdiction for r in library([path]).regimes(date(2021, 6, 1))}
    assert seats == {NATION, SHAOXING}
    assert {r.jurisdiction for r in library([path]).regimes(date(2020, 6, 1))} == {
        NATION
    }
