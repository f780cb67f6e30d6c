# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""Rule, verdict and leader under opinion-2015; every expectation is read off semantics.md, not off a run."""

from __future__ import annotations

from datetime import date

import pytest

from .opinion_cases import CASES
from .support import national, notes, resolved


@pytest.mark.parametrize("case", CASES, ids=[c[0] for c in CASES])
def test_rules_of_the_opinion(case: tuple) -> None:
    """Each row of §3 gives the verdict, rule and leader that the page names."""
    _, is_national, row, as_of, verdict, rule, leader = case
    result = (national if is_national else resolved)(row, as_of)
    assert (result["verdict"], result["rule"], result["leader_id"]) == (
        verdict,
        rule,
        leader,
    )


def test_missing_fields_are_named() -> None:
    """MISSING_DATA names the field that matters first."""
    assert resolved({"业务主管单位": None})["missing_field"] == "supervisor"
    assert (
        national({"社会组织名称": "中国测试联合会"})["missing_field"]
        == "is_industry_association"
    )
    assert resolved({"是否城乡社区社会组织": "是"})["missing_field"] == "township"
    assert (
        resolved({"登记管理机关": "", "社会组织名称": "测试学会"})["missing_field"]
        == "division"
    )


def test_undecided_candidates_follow_the_reform_of_2018() -> None:
    """Three committees before 2018-03-21, two from that day."""
    assert len(national({}, date(2018, 3, 20))["candidates"].split("|")) == 3
    late = national({}, date(2018, 3, 21))["candidates"]
    assert late == "central-state-organs-work-committee-2018|sasac-party-committee"


def test_ended_supervisor_lists_its_heirs_and_names_the_ended() -> None:
    """cfda went to nmpa and samr: two heirs, no leader."""
    result = national({"业务主管单位": "国家食品药品监督管理总局"})
    assert result["candidates"] == "PARTY_ORG:nmpa|PARTY_ORG:samr"
    assert result["derived_leader_id"] == "PARTY_ORG:cfda"
    assert result["leader_id"] == result["relation"] == result["basis"] == ""


def test_followed_supervisor_is_noted() -> None:
    """A rename is followed with STALE_NAME; a plate without a note."""
    assert "STALE_NAME" in notes(national({"业务主管单位": "国家林业局"}))
    assert "STALE_NAME" not in notes(national({"业务主管单位": "国家宗教事务局"}))


def test_supervisor_notes() -> None:
    """Blank is noted, a stated none is not; a name in no table is new; a company is unusual."""
    assert "SUPERVISOR_NOT_STATED" in notes(resolved({"业务主管单位": "--"}))
    assert "SUPERVISOR_NOT_STATED" not in notes(resolved({"业务主管单位": "直接登记"}))
    assert "SUPERVISOR_NOT_STATED" not in notes(
        resolved({"业务主管单位": "", "是否直接登记": "是"})
    )
    assert "NEW_BODY" in notes(resolved({"业务主管单位": "绍兴市教育局"}))
    assert "SUPERVISOR_UNUSUAL" in notes(
        resolved({"业务主管单位": "绍兴市水务集团有限公司"})
    )
    assert "SUPERVISOR_UNUSUAL" not in notes(resolved({"业务主管单位": "绍兴市工商联"}))


def test_names_and_attestation_of_expected_bodies() -> None:
    """The SOPWB is shown as 社会工作部 from 2024-07-01 below the province; it is expected, not attested."""
    before, after = resolved({}, date(2024, 6, 30)), resolved({}, date(2024, 7, 1))
    assert (before["leader_name"], after["leader_name"]) == (
        "绍兴市社会组织党建工作机构",
        "中共绍兴市委员会社会工作部",
    )
    assert before["attested"] == "false"
    assert "EXPECTED_ONLY" in notes(before)
    assert "OPEN_TEXT" in notes(after)
    assert "OPEN_TEXT" not in notes(before)
    assert "OPEN_TEXT" not in notes(resolved({"社会组织名称": "绍兴市测试行业协会"}))


def test_r23_transition_and_live_supervisor() -> None:
    """TRANSITION until the end of 2023; with a live supervisor O12 leads and the text is open."""
    row = {"社会组织名称": "中国测试行业协会"}
    assert "TRANSITION" in notes(national(row, date(2023, 12, 31)))
    assert "TRANSITION" not in notes(national(row, date(2024, 1, 1)))
    supervised = national(row | {"业务主管单位": "商务部"})
    assert supervised["rule"] == "O12"
    assert "OPEN_TEXT" in notes(supervised)


def test_handover_not_recorded_where_the_column_is_absent() -> None:
    """Without the column the organization is as without supervisor, with a note."""
    result = resolved({"业务主管单位": "绍兴市教育局", "脱钩日期": "2019"})
    assert result["rule"] == "O09"
    assert "HANDOVER_NOT_RECORDED" in notes(result)


def test_decoupled_supervisor_counts_as_the_former_one() -> None:
    """A national body decoupled from SASAC and handed over goes to its Party committee by O08."""
    result = national(
        {"业务主管单位": "国务院国资委", "脱钩日期": "2019", "党建移交日期": "2020"}
    )
    assert (result["rule"], result["leader_id"]) == ("O08", "sasac-party-committee")
