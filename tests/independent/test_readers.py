# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""Place, codes, small readers; every expectation is read off semantics.md, not off a run."""

from __future__ import annotations

from datetime import date

import pytest

from .facts import code_faults
from .places import short_form
from .resolver import resolve_rows
from .support import NOW, REFERENCE, notes, resolved
from .text import one_apart, split_names, to_date


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
