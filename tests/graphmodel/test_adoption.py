"""Adoption of documents that amend the national one for a place, or stand alone."""

from datetime import date
from pathlib import Path

import pytest

from graphmodel.errors import RulebookError
from graphmodel.facts import ARGUMENTS, REFERENCES
from graphmodel.reference_words import REFERENCES as REFERENCE_WORDS
from graphmodel.regimes import NATION, Adoption, Library
from graphmodel.rulebook_parsing import parse
from graphmodel.timeline import timeline
from loaders import load
from loaders.rulebooks import bundled
from tests.graphmodel.support import PLAIN, resolved, write

HENAN, ZHENGZHOU, SHENZHEN = "410000", "410100", "440300"
ON = date(2021, 6, 1)


def rules(on: date, seat: str, *adoptions: Adoption, **more: object) -> list[str]:
    """The ids of the rules of a jurisdiction, in order; [] where it has no regime."""
    books = (*bundled(), *more.get("books", ()))  # type: ignore[misc]
    found = Library(books, adoptions).regimes(on)
    return [rule.id for r in found if r.jurisdiction == seat for rule in r.rules]


def own(name: str, **head: object) -> object:
    """A rulebook of the user's own with one rule before O09."""
    rule = {
        "id": f"{name}1",
        "article": "1",
        "quote": "某句",
        "leader": {"body": "cswd"},
    }
    place = {"before": head.pop("before", "O09")}
    return parse(
        {"rulebook": {"id": name, "title": name, **head}, "rule": [rule | place]}, name
    )


def test_an_amendment_makes_a_regime_of_its_division() -> None:
    """The national rules and amendments, with the local rule among them; elsewhere none."""
    adopted = Adoption("henan-2017", HENAN)
    here, nation = rules(ON, HENAN, adopted), rules(ON, NATION, adopted)
    assert [rule for rule in here if rule != "HA1"] == nation
    assert here.index("M17") < here.index("HA1") < here.index("O12")
    assert "HA1" not in nation
    assert rules(ON, ZHENGZHOU, adopted) == []


def test_a_city_in_a_province_has_both() -> None:
    """A document of the city stands before that of its province."""
    city = own("city", amends="opinion-2015", before="O12")
    adopted = (Adoption("henan-2017", HENAN), Adoption("city", ZHENGZHOU))
    here = rules(ON, ZHENGZHOU, *adopted, books=[city])
    assert here.index("city1") < here.index("HA1") < here.index("O12")
    assert "city1" not in rules(ON, HENAN, *adopted, books=[city])


def test_an_adoption_begins_with_its_document() -> None:
    """Without a first day of its own an adoption holds from the document's."""
    adopted = Adoption("henan-2017", HENAN)
    assert rules(date(2017, 3, 20), HENAN, adopted) == []
    assert "HA1" in rules(date(2017, 3, 21), HENAN, adopted)
    later = Adoption("henan-2017", HENAN, since=date(2019, 1, 1))
    assert rules(date(2018, 12, 31), HENAN, later) == []
    assert "HA1" in rules(date(2019, 1, 1), HENAN, later)


def test_an_adoption_ends_with_its_document() -> None:
    """valid_to ends it, unless the document may be adopted for longer."""
    adopted = Adoption("supervisor-2000", NATION)
    assert rules(date(2015, 9, 27), NATION, adopted)[1:] == ["SV1", "SV2"]
    assert "SV1" not in rules(date(2015, 9, 28), NATION, adopted)


def test_a_document_is_adopted_in_its_place() -> None:
    """henan-2017 is one of Henan: in the province or below, nowhere else."""
    Library(bundled(), (Adoption("henan-2017", ZHENGZHOU),))
    for elsewhere in ("330600", NATION):
        with pytest.raises(RulebookError, match=r"henan-2017@410000"):
            Library(bundled(), (Adoption("henan-2017", elsewhere),))


def test_an_amendment_of_what_is_not_there_is_refused() -> None:
    """The document that is amended must be known."""
    wrong = own("mine", amends="opinion-2051")
    with pytest.raises(RulebookError, match=r"'opinion-2051'.*opinion-2015"):
        Library((*bundled(), wrong))


def test_an_amendment_behind_another_document_is_refused() -> None:
    """In Shenzhen, 2017, the notice of 2013 is adopted: amending the Opinion is in vain."""
    mine = own("mine", amends="opinion-2015")
    adopted = (Adoption("shenzhen-2013", SHENZHEN), Adoption("mine", SHENZHEN))
    with pytest.raises(RulebookError, match=r"mine amends opinion-2015.*shenzhen-2013"):
        rules(date(2017, 6, 1), SHENZHEN, *adopted, books=[mine])
    assert "mine1" in rules(ON, SHENZHEN, *adopted, books=[mine])
    assert "Z04" in rules(date(2014, 6, 1), SHENZHEN, *adopted, books=[mine])


def test_two_places_may_not_tie_in_one_place() -> None:
    """Two documents adopted for one division that both stand before O12 are refused."""
    mine = own("mine", amends="opinion-2015", before="O12")
    adopted = (Adoption("henan-2017", HENAN), Adoption("mine", HENAN))
    with pytest.raises(RulebookError, match=r"henan-2017 HA1.*mine mine1.*comes first"):
        rules(ON, HENAN, *adopted, books=[mine])


def test_all_that_is_bundled_can_be_adopted_at_once() -> None:
    """On every day on which one of them begins or ends, no tie is left."""
    adopted = [
        Adoption(book.id, book.adopt_in or NATION)
        for book in bundled()
        if not book.jurisdiction and book.id != "industry-first"
    ]
    library = Library(bundled(), tuple(adopted))
    days = {book.valid_from for book in bundled()} | {ON, date(2026, 1, 1)}
    seats = {r.jurisdiction for day in days for r in library.regimes(day)}
    assert seats == {NATION, HENAN, "320000", "370000", SHENZHEN}


def test_a_place_that_is_no_division_is_refused(tmp_path: Path) -> None:
    """A code that no division has, or had, would apply nowhere or anywhere."""
    write(tmp_path / "organizations.csv", [PLAIN])
    with pytest.raises(RulebookError, match=r"industry-first.*'339999'.*division code"):
        load(tmp_path, adopt=["industry-first@339999"])


def test_facts_on_request_are_worked_out_where_they_are_asked(tmp_path: Path) -> None:
    """Without adoption there is no column, and profiles have the first value."""
    rows = [{**PLAIN, "社会组织名称": "绍兴市律师协会"}]
    plain = resolved(tmp_path, rows)
    asked = {"channel", "society", "profession"}
    assert not asked & set(plain.situation.facts)
    assert "profession" not in plain.world.organizations.columns
    assert {plain.profiles[0][fact] for fact in asked} == {"other", "no", "none"}
    law = resolved(tmp_path, rows, adopt=["lawyers-2017"])
    assert asked & set(law.situation.facts) == {"profession"}
    assert law.profiles[0]["profession"] == "law"


def test_seats_are_made_only_where_a_rulebook_is_adopted(tmp_path: Path) -> None:
    """No committee is expected by anybody who does not adopt the document."""
    rows = [{**PLAIN, "登记管理机关": "江苏省民政厅"}, PLAIN]
    assert resolved(tmp_path, rows).world.seated == {}
    world = resolved(tmp_path, rows, adopt=["jiangsu-2018@320000"]).world
    names = {(role, world.bodies.id(body)) for (role, _), body in world.seated.items()}
    assert names == {
        ("composite", "COMPOSITE_COMMITTEE@320000:江苏省社会组织综合委员会")
    }


def test_every_reference_has_words() -> None:
    """Each reference with each argument that it takes is said in both languages."""
    taken = {(name, arg) for name, args in ARGUMENTS.items() for arg in args}
    assert set(REFERENCE_WORDS) == taken
    assert set(ARGUMENTS) == set(REFERENCES) - {"body", "named"}


def test_a_timeline_turns_on_the_days_of_adopted_documents(tmp_path: Path) -> None:
    """From the document's first day until the Opinion's; then until another begins."""
    row = {
        "社会组织名称": "郑州市家教协会",
        "登记管理机关": "郑州市民政局",
        "社会组织类型": "社会团体",
        "业务主管单位": "郑州市民政局",
    }
    write(tmp_path / "organizations.csv", [row])
    world = load(tmp_path, adopt=["supervisor-2000", "henan-2017@410000"])
    found = [(i.since, i.rule) for i in timeline(world, 0).intervals]
    assert found == [
        (None, ""),
        (date(2000, 1, 1), "SV1"),
        (date(2015, 9, 28), "O12"),
        (date(2017, 3, 21), "HA1"),
        (date(2024, 7, 1), "HA1"),  # the SOPWB is called 社会工作部 from then on
    ]
