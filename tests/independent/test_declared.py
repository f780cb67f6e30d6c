# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""Declarations; every expectation is read off semantics.md, not off a run."""

from __future__ import annotations

from datetime import date

import pytest

from .support import BEFORE_2018, national, notes, resolved


def test_live_declaration_leads() -> None:
    """basis DECLARED, relation LEADS, no rule; the derived leader beside it."""
    result = resolved(
        {"业务主管单位": "绍兴市教育局", "党建领导机关": "绍兴市委教育工委"}
    )
    assert (result["verdict"], result["basis"], result["relation"], result["rule"]) == (
        "LED",
        "DECLARED",
        "LEADS",
        "",
    )
    assert result["derived_leader_id"] == "PARTY_ORG:SUPERVISOR@330600:绍兴市教育局"
    assert result["agreement"] == "SAME_LINE"
    assert result["attested"] == "true"


@pytest.mark.parametrize(
    "name",
    [
        "绍兴市教育局党组",
        "中共绍兴市教育局委员会",
        "市教育局机关党委",
        "绍兴市教育局直属机关党委",
        "同业务主管单位党组",
    ],
)
def test_any_name_of_the_supervisors_party_organization_is_the_same(name: str) -> None:
    """党组, 党委, 机关党委: one body."""
    result = resolved({"业务主管单位": "绍兴市教育局", "党建领导机关": name})
    assert (result["leader_id"], result["agreement"]) == (
        "PARTY_ORG:SUPERVISOR@330600:绍兴市教育局",
        "SAME",
    )


@pytest.mark.parametrize(
    "name",
    [
        "绍兴市社会组织党委",
        "中共绍兴市委两新工委",
        "绍兴市委社会工作部",
        "中共绍兴市社会组织委员会",
        "绍兴市非公有制经济组织和社会组织党工委",
        "市委两新工委",
    ],
)
def test_names_of_the_sopwb(name: str) -> None:
    """The names of §5 are one body."""
    result = resolved({"党建领导机关": name})
    assert (result["leader_id"], result["agreement"]) == ("SOPWB@330600", "SAME")


def test_composite_committee_is_its_own_body_under_the_sopwb() -> None:
    """社会组织综合党委: COMPOSITE_COMMITTEE, on the line of the SOPWB."""
    result = resolved({"党建领导机关": "绍兴市社会组织综合党委"})
    assert (result["leader_kind"], result["agreement"]) == (
        "COMPOSITE_COMMITTEE",
        "SAME_LINE",
    )


def test_ended_declaration() -> None:
    """One successor is followed; none ends in ENDED_BODY even where a rule would lead; no rule decided."""
    stale = national({"党建领导机关": "中央国家机关工委"})
    assert stale["leader_id"] == "central-state-organs-work-committee-2018"
    assert "STALE_NAME" in notes(stale)
    ended = national(
        {"业务主管单位": "教育部", "党建领导机关": "国家食品药品监督管理总局党组"}
    )
    assert (ended["verdict"], ended["rule"], ended["derived_leader_id"]) == (
        "ENDED_BODY",
        "",
        "PARTY_ORG:moe",
    )


def test_transfer_to_the_central_society_work_department() -> None:
    """A known association's declaration of the two committees moves on 2023-03-16; unknown: it stays, OPEN_TEXT; dated later: it stays."""
    row = {"社会组织名称": "中国测试行业协会", "党建领导机关": "中央国家机关工委"}
    moved = national(row)
    assert moved["leader_id"] == "cswd"
    assert {"TRANSFERRED", "STALE_NAME"} <= notes(moved)
    assert (
        national(row, date(2023, 3, 15))["leader_id"]
        == "central-state-organs-work-committee-2018"
    )
    unknown = national(row | {"社会组织名称": "中国测试联合会"})
    assert unknown["leader_id"] == "central-state-organs-work-committee-2018"
    assert "OPEN_TEXT" in notes(unknown)
    later = national(
        {
            "社会组织名称": "中国测试行业协会",
            "党建领导机关": "国务院国资委党委",
            "章程日期": "2024-01-01",
        }
    )
    assert later["leader_id"] == "sasac-party-committee"
    assert "TRANSFERRED" not in notes(later)


def test_declarations_that_are_ignored() -> None:
    """Own Party organization, a charter of later date, a body not yet begun: the rules go on."""
    own = resolved({"党建领导机关": "中共绍兴市测试学会支部委员会"})
    assert own["rule"] == "O09"
    assert "DECLARED_SELF" in notes(own)
    late = resolved({"党建领导机关": "绍兴市委教育工委", "章程日期": "2027-01-01"})
    assert late["rule"] == "O09"
    assert "DECLARED_NOT_YET" in notes(late)
    early = national({"党建领导机关": "中央社会工作部"}, BEFORE_2018)
    assert early["verdict"] == "UNDECIDED"
    assert "DECLARED_NOT_YET" in notes(early)


def test_declared_department_leads_with_a_note() -> None:
    """A department is not a Party organization: LED all the same."""
    result = resolved({"党建领导机关": "绍兴市教育局"})
    assert result["leader_id"] == "SUPERVISOR@330600:绍兴市教育局"
    assert "DECLARED_NOT_PARTY_BODY" in notes(result)


def test_two_declared_bodies() -> None:
    """On different lines: CONFLICT without a rule; on one line the nearest leads."""
    two = resolved({"党建领导机关": "绍兴市教育局党组;绍兴市社会组织党委"})
    assert (two["verdict"], two["rule"], two["rulebook"]) == ("CONFLICT", "", "")
    assert two["candidates"] == "PARTY_ORG:SUPERVISOR@330600:绍兴市教育局|SOPWB@330600"
    assert (
        resolved({"党建领导机关": "中共绍兴市委、绍兴市社会组织党委"})["leader_id"]
        == "SOPWB@330600"
    )


def test_declaration_goes_before_gap_conflict_and_no_rule() -> None:
    """§6: LED by declaration stands before NO_RULE, CONFLICT of supervisors and GAP."""
    declared = {"党建领导机关": "绍兴市社会组织党委"}
    assert resolved(declared, date(2015, 1, 1))["verdict"] == "LED"
    several = resolved(declared | {"业务主管单位": "绍兴市教育局、绍兴市体育局"})
    assert several["verdict"] == "LED"
    assert "SEVERAL_SUPERVISORS" in notes(several)
    assert (
        resolved(declared | {"脱钩日期": "2019", "党建移交日期": ""})["verdict"]
        == "LED"
    )


def test_upper_party_organization() -> None:
    """It counts where no leader is declared; on another line it is REPORTS_ELSEWHERE."""
    assert resolved({"上级党组织": "绍兴市社会组织党委"})["basis"] == "DECLARED"
    both = resolved(
        {"党建领导机关": "绍兴市社会组织党委", "上级党组织": "绍兴市教育局党委"}
    )
    assert both["leader_id"] == "SOPWB@330600"
    assert "REPORTS_ELSEWHERE" in notes(both)
