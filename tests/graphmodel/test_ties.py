"""Relations to organizations, and what stands above a committee, where bodies have dates."""

import csv
from datetime import date

import pytest

from graphmodel import resolve
from loaders import load

ON = date(2021, 6, 1)
CODE = "51330600MJ000000XL"
BODIES = ("body_id", "name", "kind", "division", "valid_from", "valid_to")
RELATIONS = ("from", "to", "relation", "since", "until")


@pytest.fixture
def row(tmp_path):
    """The row of `resolve` of one organization, with bodies and relations of its own."""

    def write(name, headings, rows):
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([headings, *rows])

    def run(charter="", bodies=(), relations=(), complete=()):
        given = {
            "统一社会信用代码": CODE,
            "社会组织名称": "绍兴市测试学会",
            "登记管理机关": "绍兴市民政局",
            "业务主管单位": "无",
            "党建领导机关": charter,
        }
        write("organizations.csv", list(given), [list(given.values())])
        write("bodies.csv", BODIES, bodies)
        write("relations.csv", RELATIONS, relations)
        return resolve(load(tmp_path, complete=complete), ON).table().to_dicts()[0]

    return run


def guild(since="", until=""):
    """A committee with these dates."""
    return ("guild", "绍兴市商贸行业党委", "INDUSTRY_PARTY_ORG", "330600", since, until)


LEADS = ("guild", CODE, "LEADS", "", "")


def test_a_body_that_has_not_begun_leads_nobody(row):
    """A relation from it is ignored like a charter that names it, and noted."""
    found = row(bodies=[guild(since="2024-01-01")], relations=[LEADS])
    assert (found["verdict"], found["leader_id"]) == ("LED", "SOPWB@330600")
    assert "DECLARED_NOT_YET" in found["notes"].split("|")


def test_a_body_that_has_ended_drops_out_beside_a_living_one(row):
    """A charter that names a living body is not in conflict with the past."""
    found = row("中共绍兴市委", [guild(until="2012-01-01")], [LEADS])
    assert (found["verdict"], found["leader_id"]) == ("LED", "PARTY_COMMITTEE@330600")


def test_a_body_that_has_ended_is_all_there_is(row):
    """Alone, the relation stands for a declaration whose body has ended."""
    found = row(bodies=[guild(until="2012-01-01")], relations=[LEADS])
    assert (found["verdict"], found["rule"]) == ("ENDED_BODY", "")


def test_a_relation_that_is_over_names_no_candidate(row):
    """Candidates of an ended declaration are its heirs alone."""
    over = ("guild", CODE, "LEADS", "", "2020-01-01")
    with_tie = row("铁道部党组", [guild()], [over])
    assert with_tie["verdict"] == "ENDED_BODY"
    assert with_tie["candidates"] == row("铁道部党组")["candidates"]


def test_of_several_in_one_cell_the_unborn_is_noted(row):
    """One leads, and it is told that another was named before its time."""
    body = ("edu", "绍兴市教育局", "SUPERVISOR", "330600", "2024-01-01", "")
    found = row("绍兴市教育局党组、绍兴市财政局党组", [body])
    assert found["leader_id"] == "PARTY_ORG:SUPERVISOR@330600:绍兴市财政局"
    assert "DECLARED_NOT_YET" in found["notes"].split("|")


@pytest.mark.parametrize(
    ("until", "complete"), [("2020-06-01", ()), ("2020-06-01", ("SOPWB",))]
)
def test_a_committee_below_an_ended_sopwb_is_detached(row, until, complete):
    """A composite committee hangs below the SOPWB of its division, also once that ended."""
    body = ("SOPWB@330600", "绍兴市社会组织党委", "SOPWB", "330600", "", until)
    found = row("绍兴市社会组织综合党委", [body], complete=complete)
    assert found["verdict"] == "DETACHED"


def test_a_committee_below_a_missing_sopwb_is_detached(row):
    """Where all SOPWBs are listed, one that is not is missing from the chain."""
    body = ("SOPWB@330602", "越城区两新工委", "SOPWB", "330602", "", "")
    found = row("绍兴市社会组织综合党委", [body], complete=("SOPWB",))
    assert found["verdict"] == "DETACHED"
