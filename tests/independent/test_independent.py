# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""Small cases for the independent resolver; every expectation is read off semantics.md, not off a run."""

from __future__ import annotations

from datetime import date

import pytest

from .facts import code_faults
from .places import short_form
from .resolver import Reference, resolve_rows
from .text import one_apart, split_names, to_date

NOW = date(2026, 11, 22)
BEFORE_2018 = date(2017, 6, 1)
REFERENCE = Reference()


def resolved(row: dict[str, str], as_of: date = NOW, **more: object) -> dict[str, str]:
    """The result row of one organization; a supervisor column is there unless the row says otherwise."""
    full = {
        "社会组织名称": "绍兴市测试学会",
        "登记管理机关": "绍兴市民政局",
        "社会组织类型": "社会团体",
        "业务主管单位": "无",
    } | row
    full = {k: v for k, v in full.items() if v is not None}
    return resolve_rows([full], as_of, reference=REFERENCE, **more)[0]


def national(row: dict[str, str], as_of: date = NOW, **more: object) -> dict[str, str]:
    return resolved(
        {"社会组织名称": "中国测试学会", "登记管理机关": "民政部"} | row, as_of, **more
    )


def notes(result: dict[str, str]) -> set[str]:
    return set(result["notes"].split("|")) - {""}


# rule, verdict and leader under opinion-2015 (§3) -------------------------------------------------------------------

SHAOXING = "330600"
CASES = [
    # (what is asked, national?, row, date, verdict, rule, leader)
    (
        "O12 local",
        0,
        {"业务主管单位": "绍兴市教育局"},
        NOW,
        "LED",
        "O12",
        "PARTY_ORG:SUPERVISOR@330600:绍兴市教育局",
    ),
    (
        "O12 alias",
        0,
        {"业务主管单位": "绍兴市科协"},
        NOW,
        "LED",
        "O12",
        "PARTY_ORG:SUPERVISOR@330600:绍兴市科学技术协会",
    ),
    (
        "O12 bare",
        0,
        {"业务主管单位": "市教育局"},
        NOW,
        "LED",
        "O12",
        "PARTY_ORG:SUPERVISOR@330600:绍兴市教育局",
    ),
    ("O12 national", 1, {"业务主管单位": "教育部"}, NOW, "LED", "O12", "PARTY_ORG:moe"),
    (
        "O12 SASAC",
        1,
        {"业务主管单位": "国务院国资委"},
        NOW,
        "LED",
        "O12",
        "sasac-party-committee",
    ),
    (
        "O12 local short alias",
        0,
        {"业务主管单位": "国资委"},
        NOW,
        "LED",
        "O12",
        "PARTY_ORG:SUPERVISOR@330600:绍兴市国有资产监督管理委员会",
    ),
    (
        "O12 national short alias",
        1,
        {"业务主管单位": "国资委"},
        NOW,
        "LED",
        "O12",
        "sasac-party-committee",
    ),
    (
        "O12 renamed",
        1,
        {"业务主管单位": "国家林业局"},
        NOW,
        "LED",
        "O12",
        "PARTY_ORG:nfga",
    ),
    (
        "O12 not yet begun",
        1,
        {"业务主管单位": "生态环境部"},
        BEFORE_2018,
        "LED",
        "O12",
        "PARTY_ORG:mep",
    ),
    (
        "plate",
        1,
        {"业务主管单位": "国家宗教事务局"},
        NOW,
        "LED",
        "O12",
        "PARTY_ORG:ufwd",
    ),
    (
        "M17",
        1,
        {"业务主管单位": "民政部"},
        NOW,
        "LED",
        "M17",
        "mca-service-centre-committee",
    ),
    (
        "before M17",
        1,
        {"业务主管单位": "民政部"},
        date(2019, 5, 31),
        "LED",
        "O12",
        "PARTY_ORG:mca",
    ),
    (
        "township office",
        0,
        {"业务主管单位": "越城区塔山街道办事处"},
        NOW,
        "LED",
        "O12",
        "TOWNSHIP_PARTY_ORG@330602001",
    ),
    (
        "ended, several",
        1,
        {"业务主管单位": "国家食品药品监督管理总局"},
        NOW,
        "ENDED_BODY",
        "O12",
        "",
    ),
    (
        "not begun, several before",
        1,
        {"业务主管单位": "国家市场监督管理总局"},
        BEFORE_2018,
        "MISSING_BODY",
        "O12",
        "",
    ),
    ("R23", 1, {"社会组织名称": "中国测试行业协会"}, NOW, "LED", "R23", "cswd"),
    (
        "R23 not before",
        1,
        {"社会组织名称": "中国测试行业协会"},
        date(2023, 3, 15),
        "UNDECIDED",
        "O08",
        "",
    ),
    (
        "O08 former SASAC",
        1,
        {"原业务主管单位": "国务院国资委"},
        NOW,
        "LED",
        "O08",
        "sasac-party-committee",
    ),
    ("O08 undecided", 1, {}, NOW, "UNDECIDED", "O08", ""),
    (
        "association unknown",
        1,
        {"社会组织名称": "中国测试联合会"},
        NOW,
        "MISSING_DATA",
        "R23",
        "",
    ),
    ("O09", 0, {}, NOW, "LED", "O09", "SOPWB@330600"),
    (
        "O11 township",
        0,
        {"是否城乡社区社会组织": "是", "街道乡镇": "塔山街道"},
        NOW,
        "LED",
        "O11",
        "TOWNSHIP_PARTY_ORG@330602001",
    ),
    (
        "O11 nothing named",
        0,
        {"是否城乡社区社会组织": "是"},
        NOW,
        "MISSING_DATA",
        "O11",
        "",
    ),
    (
        "guidance is weak",
        0,
        {"业务主管单位": "绍兴市教育局", "业务主管单位性质": "指导"},
        NOW,
        "LED",
        "O09",
        "SOPWB@330600",
    ),
    (
        "代管",
        0,
        {"业务主管单位": "绍兴市教育局", "业务主管单位性质": "代管"},
        NOW,
        "MISSING_DATA",
        "O12",
        "",
    ),
    (
        "placeholder",
        0,
        {"业务主管单位": "市政府相关职能部门"},
        NOW,
        "MISSING_DATA",
        "O12",
        "",
    ),
    ("column absent", 0, {"业务主管单位": None}, NOW, "MISSING_DATA", "O12", ""),
    (
        "several",
        0,
        {"业务主管单位": "绍兴市教育局、绍兴市体育局"},
        NOW,
        "CONFLICT",
        "O12",
        "",
    ),
    (
        "several, one alive",
        1,
        {"业务主管单位": "国家林业局、财政部"},
        NOW,
        "LED",
        "O12",
        "PARTY_ORG:mof",
    ),
    (
        "the same twice",
        1,
        {"业务主管单位": "国家卫健委;国家卫生健康委员会"},
        NOW,
        "LED",
        "O12",
        "PARTY_ORG:nhc",
    ),
    ("no regime", 0, {}, date(2015, 9, 27), "NO_RULE", "", ""),
    ("enterprise", 0, {"社会组织类型": "企业"}, NOW, "OUT_OF_SCOPE", "", ""),
    ("deregistered", 0, {"登记状态": "注销"}, NOW, "", "", ""),
    (
        "gap",
        0,
        {"业务主管单位": "绍兴市教育局", "脱钩日期": "2019-06-01", "党建移交日期": ""},
        NOW,
        "GAP",
        "O33",
        "",
    ),
    (
        "handed over",
        0,
        {"业务主管单位": "绍兴市教育局", "脱钩日期": "2019", "党建移交日期": "2020"},
        NOW,
        "LED",
        "O09",
        "SOPWB@330600",
    ),
    (
        "not yet decoupled",
        0,
        {"业务主管单位": "绍兴市教育局", "脱钩日期": "2030-01-01", "党建移交日期": ""},
        NOW,
        "LED",
        "O12",
        "PARTY_ORG:SUPERVISOR@330600:绍兴市教育局",
    ),
    (
        "zone",
        0,
        {"登记管理机关": "苏州工业园区社会事业局"},
        NOW,
        "MISSING_BODY",
        "O09",
        "",
    ),
    (
        "no place",
        0,
        {"登记管理机关": "", "社会组织名称": "测试学会"},
        NOW,
        "MISSING_DATA",
        "O08",
        "",
    ),
]


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


# declarations (§4) --------------------------------------------------------------------------------------------------


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


# Shenzhen and industry-first ---------------------------------------------------------------------------------------

SHENZHEN = {"社会组织名称": "深圳市测试学会", "登记管理机关": "深圳市民政局"}
IN_2014 = date(2014, 6, 1)


def test_shenzhen_supervisor_then_registrar() -> None:
    """Z04 the supervisor itself, Z05 the registration authority itself."""
    z04 = resolved(SHENZHEN | {"业务主管单位": "深圳市教育局"}, IN_2014)
    assert (z04["rule"], z04["leader_id"], z04["relation"]) == (
        "Z04",
        "SUPERVISOR@440300:深圳市教育局",
        "RESPONSIBLE_FOR",
    )
    z05 = resolved(SHENZHEN, IN_2014)
    assert (z05["rule"], z05["leader_id"]) == (
        "Z05",
        "REGISTRATION_AUTHORITY@440300:深圳市民政局",
    )
    assert resolved(SHENZHEN, date(2015, 9, 27))["rule"] == "Z05"
    assert resolved(SHENZHEN, date(2015, 9, 28))["rule"] == "O09"
    assert resolved(SHENZHEN, date(2013, 10, 22))["verdict"] == "NO_RULE"


def test_shenzhen_schools_hospitals_and_grandfathers() -> None:
    """Z06, Z07 for city approval only; Z08 before any declaration."""
    school = SHENZHEN | {
        "社会组织名称": "深圳市测试学校",
        "社会组织类型": "民办非企业单位",
    }
    assert resolved(school | {"审批机关": "深圳市教育局"}, IN_2014)["rule"] == "Z06"
    assert resolved(school | {"审批机关": "南山区教育局"}, IN_2014)["rule"] == "Z05"
    hospital = school | {"社会组织名称": "深圳测试医院", "审批机关": "市卫生人口计生委"}
    assert resolved(hospital, IN_2014)["rule"] == "Z07"
    old = resolved(
        SHENZHEN
        | {"党组织成立日期": "2010-01-01", "上级党组织": "中共深圳市福田区委员会"},
        IN_2014,
    )
    assert (old["rule"], old["basis"], old["leader_id"]) == (
        "Z08",
        "UNCHANGED",
        "PARTY_COMMITTEE@440304",
    )
    none = resolved(SHENZHEN | {"党组织成立日期": "2010-01-01"}, IN_2014)
    assert none["rule"] == "Z05"
    assert "OPEN_TEXT" in notes(none)


def test_industry_first_only_by_adoption() -> None:
    """C15; C08 under three members; the supervisor where the sector is not known."""
    adopt = [("industry-first", "330600")]
    row = {"行业领域": "教育", "业务主管单位": "绍兴市体育局"}
    assert resolved(row)["rule"] == "O12"
    c15 = resolved(row, adopt=adopt)
    assert (c15["rule"], c15["leader_id"], c15["relation"]) == (
        "C15",
        "SUPERVISOR@330600:绍兴市教育局",
        "MANAGES",
    )
    assert resolved(row | {"正式党员数": "2"}, adopt=adopt)["rule"] == "C08"
    assert (
        resolved(row | {"行业领域": ""}, adopt=adopt)["leader_id"]
        == "SUPERVISOR@330600:绍兴市体育局"
    )
    assert resolved({"行业领域": ""}, adopt=adopt)["missing_field"] == "sector"


# place, codes, small readers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("registrar", "code", "division"),
    [
        ("中华人民共和国民政部", "", "100000"),
        ("开平市民政局", "", "440783"),
        ("上海市社会团体管理局", "", "310000"),
        ("沈阳市局", "", "210100"),
        ("鼓楼区民政局", "51320106500000000X", "320106"),
        ("崇明县民政局", "", "310151"),
        ("", "51310230500000000X", "310151"),
        ("", "51100000500005510Q", "100000"),
        ("常州市武进区行政审批局", "", "320412"),
        ("绍兴县民政局", "", "330603"),
    ],
)
def test_place(registrar: str, code: str, division: str) -> None:
    """Registration authority first, then the code; abolished codes and names go to their single successor."""
    assert (
        resolved(
            {
                "登记管理机关": registrar,
                "统一社会信用代码": code,
                "社会组织名称": "测试学会",
            }
        )["division"]
        == division
    )


def test_place_differs_only_where_neither_lies_inside_the_other() -> None:
    """Registered in Shaoxing with a domicile in Wenzhou: noted; in a district of Shaoxing: not."""
    assert "PLACE_DIFFERS" in notes(resolved({"住所": "浙江省温州市鹿城区人民路1号"}))
    assert "PLACE_DIFFERS" not in notes(resolved({"住所": "绍兴市越城区解放北路1号"}))


def test_codes() -> None:
    """Real codes are right; a changed digit is not; the first of two rows keeps the bare code."""
    assert code_faults("53100000MJ0065049E", REFERENCE.places) == []
    assert code_faults("51210100508206173F", REFERENCE.places) == []
    assert "last check digit" in code_faults("51210100508206173A", REFERENCE.places)
    row = {
        "社会组织名称": "中国测试学会",
        "统一社会信用代码": "51100000500005510Q",
        "业务主管单位": "无",
    }
    first, second = resolve_rows(
        [row, row | {"社会组织名称": "中国另一学会"}], NOW, reference=REFERENCE
    )
    assert first["org_id"] == "51100000500005510Q"
    assert second["org_id"].startswith("51100000500005510Q#")
    assert "DUPLICATE" in notes(first)
    assert "DUPLICATE" in notes(second)


def test_deregistered_with_a_party_organization_is_inverse() -> None:
    """Not counted, but its Party organization is left over."""
    result = resolved(
        {
            "登记状态": "注销",
            "注销日期": "2020-01-01",
            "党组织名称": "中共绍兴市测试学会支部委员会",
        }
    )
    assert result["verdict"] == ""
    assert "INVERSE" in notes(result)
    assert (
        resolved({"登记状态": "注销", "注销日期": "2020-01-01"}, date(2019, 1, 1))[
            "verdict"
        ]
        == "LED"
    )
    assert resolved({"成立登记日期": "2030年1月1日"})["verdict"] == ""


def test_duties() -> None:
    """Three members and no Party organization; nobody to do the work; unknown columns raise nothing."""
    row = {
        "正式党员数": "3",
        "党组织名称": "",
        "党建指导员": "否",
        "是否建立工会": "否",
    }
    assert {"COVERAGE_ORG", "COVERAGE_WORK"} <= notes(resolved(row))
    assert not {"COVERAGE_ORG", "COVERAGE_WORK"} & notes(resolved({"正式党员数": "3"}))


# the dataset's own tables ------------------------------------------------------------------------------------------

SOPWB_ROW = {
    "body_id": "b1",
    "name": "中共绍兴市委两新工委",
    "kind": "SOPWB",
    "division": "330600",
}


def test_attested_and_ended_bodies() -> None:
    """Attested: the recorded name; ended without successor: ENDED_BODY; complete and absent: MISSING_BODY."""
    live = resolved({}, bodies=[SOPWB_ROW])
    assert (live["leader_id"], live["leader_name"], live["attested"]) == (
        "SOPWB@330600",
        "中共绍兴市委两新工委",
        "true",
    )
    assert (
        resolved({}, bodies=[SOPWB_ROW | {"valid_to": "2020-01-01"}])["verdict"]
        == "ENDED_BODY"
    )
    assert (
        resolved({}, bodies=[SOPWB_ROW | {"valid_from": "2030-01-01"}])["verdict"]
        == "LED"
    )
    missing = resolved({}, complete=["SOPWB"])
    assert (missing["verdict"], missing["derived_leader_id"]) == (
        "MISSING_BODY",
        "SOPWB@330600",
    )
    assert resolved({}, attested_only=True)["candidates"] == ""
    assert missing["rule"] == "O09"
    assert resolved({}, attested_only=True)["verdict"] == "MISSING_BODY"


def test_weak_relations_never_cure() -> None:
    """WEAK_ONLY in place of MISSING_BODY; registration does not count."""
    edge = {"from": "绍兴市教育局", "to": "绍兴市测试学会", "relation": "GUIDES"}
    assert resolved({}, complete=["SOPWB"], relations=[edge])["verdict"] == "WEAK_ONLY"
    assert (
        resolved({}, complete=["SOPWB"], relations=[edge | {"relation": "REGISTERS"}])[
            "verdict"
        ]
        == "MISSING_BODY"
    )
    assert (
        resolved({}, complete=["SOPWB"], relations=[edge | {"until": "2020"}])[
            "verdict"
        ]
        == "MISSING_BODY"
    )


def test_strong_relation_counts_like_a_declaration() -> None:
    """One leads; two live ones that differ are a CONFLICT."""
    edge = {
        "from": "绍兴市委教育工委",
        "to": "绍兴市测试学会",
        "relation": "LEADS",
        "since": "2016-01-01",
    }
    assert resolved({}, relations=[edge])["basis"] == "DECLARED"
    assert (
        resolved({}, relations=[edge, edge | {"from": "绍兴市社会组织党委"}])["verdict"]
        == "CONFLICT"
    )


def test_cycle_and_detached() -> None:
    """A loop of strong links, and an ended body on the chain."""
    up = {"from": "绍兴市社会组织综合党委", "to": "SOPWB@330600", "relation": "LEADS"}
    assert resolved({}, relations=[up])["verdict"] == "CYCLE"
    ended = {
        "body_id": "p",
        "name": "中共绍兴市委员会",
        "kind": "PARTY_COMMITTEE",
        "division": "330600",
        "valid_to": "2020-01-01",
    }
    assert resolved({}, bodies=[ended])["verdict"] == "DETACHED"


def test_local_change_is_followed() -> None:
    """A local supervisor renamed in `changes`."""
    change = {
        "date": "2018-11-01",
        "kind": "renamed",
        "from": "绍兴市卫生和计划生育委员会",
        "to": "绍兴市卫生健康委员会",
    }
    result = resolved({"业务主管单位": "绍兴市卫计委"}, changes=[change])
    assert result["leader_id"] == "PARTY_ORG:SUPERVISOR@330600:绍兴市卫生健康委员会"
    assert "STALE_NAME" in notes(result)
    assert "STALE_NAME" not in notes(
        resolved({"业务主管单位": "绍兴市卫计委"}, BEFORE_2018, changes=[change])
    )


def test_near_names() -> None:
    """教肓局 beside many 教育局 is named; 体育局 never."""
    rows = [
        {
            "社会组织名称": f"绍兴市第{i}学会",
            "登记管理机关": "绍兴市民政局",
            "业务主管单位": "绍兴市教育局",
        }
        for i in range(20)
    ]
    rows += [
        rows[0] | {"社会组织名称": "甲学会", "业务主管单位": "绍兴市教肓局"},
        rows[0] | {"社会组织名称": "乙学会", "业务主管单位": "绍兴市体育局"},
    ]
    *_, typo, honest = resolve_rows(rows, NOW, reference=REFERENCE)
    assert "NEAR_NAME" in notes(typo)
    assert "NEAR_NAME" not in notes(honest)


def test_small_readers() -> None:
    """Dates, lists, short forms, single differences."""
    assert (
        to_date("2016年7月22日")
        == to_date("20160722")
        == to_date("2016/7/22")
        == to_date("42573")
        == date(2016, 7, 22)
    )
    assert to_date("2016") == date(2016, 1, 1)
    assert to_date("--") is None
    assert to_date("undated") is None
    assert split_names("甲局、乙局(丙、丁)") == ("甲局", "乙局(丙、丁)")
    assert short_form("广西壮族自治区") == "广西"
    assert short_form("恩施土家族苗族自治州") == "恩施"
    assert one_apart("教肓局", "教育局")
    assert not one_apart("教育局", "教育局")
    assert not one_apart("体育局", "文化局")
