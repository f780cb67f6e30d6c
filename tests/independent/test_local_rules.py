"""Shenzhen and industry-first; every expectation is read off semantics.md, not off a run."""

from __future__ import annotations

from datetime import date

from .support import notes, resolved

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
