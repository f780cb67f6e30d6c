"""Cells of a record become facts: every text has one value, and none is too odd to read."""

import csv
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel import explain, resolve
from graphmodel.record_facts import RECORD_FACTS
from graphmodel.world import World
from lishu.reports import render
from loaders import load

#: A column of each fact with the values that its texts can have.
COLUMN = {
    "formal_members": "正式党员数",
    "party_members": "党员人数",
    "staff": "从业人数",
    "member_units": "单位会员数",
    "instructor": "党建指导员",
    "union": "是否建立工会",
    "youth_league": "是否建立共青团",
    "party_group": "是否设立党组",
    "inspection": "年检结论",
    "grade": "评估等级",
    "abnormal": "是否列入活动异常名录",
    "charter": "党建领导机关",
    "annual_report": "上级党组织",
    "party_organization": "党组织类型",
}
ANYTHING = st.text(
    st.characters(exclude_categories=("Cs", "Cc")), max_size=12
) | st.integers(0, 10**30).map(str)


def loaded(rows: list[dict[str, str]]) -> World:
    """The world of these rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "registry.csv"
        headings = list(dict.fromkeys(key for row in rows for key in row))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, headings, restval="")
            writer.writeheader()
            writer.writerows(rows)
        return load(path)


def values(fact: str, *cells: str, heading: str = "") -> list[str]:
    """What a fact is for each of these cells."""
    rows = [
        {
            "社会组织名称": f"绍兴市第{n}学会",
            "登记管理机关": "绍兴市民政局",
            heading or COLUMN[fact]: cell,
        }
        for n, cell in enumerate(cells)
    ]
    codes = loaded(rows).organizations[fact].to_list()
    return [RECORD_FACTS[fact].values[code] for code in codes]


def size(count: int) -> str:
    """The class of a number of staff (002 二.1)."""
    steps = ((20, "under_20"), (50, "20_to_49"), (100, "50_to_99"))
    return next((name for limit, name in steps if count < limit), "100_or_more")


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(0, 10**8), min_size=1, max_size=20))
def test_numbers_fall_into_the_classes_of_the_documents(counts: list[int]) -> None:
    """Three formal members, 20, 50 and 100 staff: each threshold belongs to the upper class."""
    cells = [str(count) for count in counts]
    assert values("staff", *cells) == [size(count) for count in counts]
    assert values("formal_members", *cells) == [
        "three_or_more" if count >= 3 else "fewer_than_three" for count in counts
    ]
    assert values("party_members", *cells) == [
        "some" if count else "none" for count in counts
    ]


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 300), st.integers(0, 300))
def test_staff_or_members_whichever_are_more(staff: int, members: int) -> None:
    """从业人员(会员): the larger of the two numbers is taken (C03, C04)."""
    row = {"社会组织名称": "甲学会", "从业人数": str(staff), "单位会员数": str(members)}
    code = loaded([row]).organizations["staff"][0]
    assert RECORD_FACTS["staff"].values[code] == size(max(staff, members))


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(sorted(COLUMN)), st.lists(ANYTHING, min_size=1, max_size=5))
def test_any_text_has_a_value(fact: str, cells: list[str]) -> None:
    """Whatever stands in a cell, also a telephone number, it is read as one of the values."""
    assert set(values(fact, *cells)) <= set(RECORD_FACTS[fact].values)


@pytest.mark.parametrize("fact", sorted(COLUMN))
def test_a_blank_cell_says_nothing_but_of_what_there_is(fact: str) -> None:
    """Blank is unknown; in columns of what an organization has it says that it has none."""
    expected = {
        "party_organization": "none",
        "charter": "no",
        "annual_report": "no",
        "abnormal": "no",
    }
    assert values(fact, "") == [expected.get(fact, "unknown")]


@pytest.mark.parametrize(
    ("fact", "cell", "value"),
    [
        ("formal_members", "3人", "three_or_more"),
        ("formal_members", "２名", "fewer_than_three"),
        ("formal_members", "13800000000", "unknown"),
        ("formal_members", "无", "unknown"),
        ("grade", "中国社会组织评估等级5A级", "4A_or_above"),
        ("grade", "AAA", "below_4A"),
        ("grade", "4a", "4A_or_above"),
        ("grade", "AAAA级", "4A_or_above"),
        ("grade", "未参加评估", "unknown"),
        ("inspection", "年检基本合格", "basically_qualified"),
        ("inspection", "不合格", "unqualified"),
        ("inspection", "合格", "qualified"),
        ("abnormal", "2021-07-01", "listed"),
        ("abnormal", "否", "no"),
        ("instructor", "张三", "yes"),
        ("instructor", "/", "unknown"),
        ("union", "已建立", "yes"),
        ("party_organization", "联合党支部", "joint"),
        ("party_organization", "挂靠", "attached"),
        ("party_organization", "区域性联合党组织", "regional"),
        ("party_organization", "功能型党支部", "functional"),
        ("party_organization", "行业性枢纽型党组织", "industry"),
        ("party_organization", "单独建立", "own"),
        ("party_organization", "未建立", "none"),
    ],
)
def test_words_of_cells(fact: str, cell: str, value: str) -> None:
    """Forms met in registries, each with its value."""
    assert values(fact, cell) == [value]


def test_a_day_does_not_say_how_a_party_organization_is_set_up() -> None:
    """A joint one with its first day is a joint one."""
    row = {
        "社会组织名称": "甲学会",
        "联合党组织名称": "府山联合党支部",
        "党组织成立日期": "2018-05-01",
    }
    plain = {"社会组织名称": "乙学会", "党组织成立日期": "2018-05-01"}
    column = loaded([row, plain]).organizations["party_organization"].to_list()
    facts = [RECORD_FACTS["party_organization"].values[code] for code in column]
    assert facts == ["joint", "own"]


def test_a_fact_that_no_file_tells_has_no_column() -> None:
    """Nobody pays for columns that are not there."""
    world = loaded([{"社会组织名称": "甲学会", "登记管理机关": "绍兴市民政局"}])
    absent = {"formal_members", "staff", "union", "grade", "calling"}
    assert not absent & set(world.organizations.columns)


@settings(max_examples=6, deadline=None)
@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=2))
def test_a_name_of_an_instructor_never_comes_out(name: str) -> None:
    """Neither the proof nor its data hold the name: it says yes or no."""
    row = {
        "社会组织名称": "AB",
        "登记管理机关": "DEF",
        "是否建立党组织": "0",
        "党建指导员": f"{name}Q",
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "registry.csv"
        lines = [",".join(row), ",".join(row.values())]
        path.write_text("\n".join(lines), encoding="utf-8")
        proof = explain(resolve(load(path), date(2021, 6, 1)), 0)
        for form in ("text", "json"):
            assert f"{name}Q" not in render("explain", form, proof, "zh")


@pytest.mark.parametrize(
    ("name", "type_", "value"),
    [
        ("深圳市英才学校", "民办非企业单位", "school"),
        ("深圳市英才学校", "社会团体", "other"),
        ("广东越光律师事务所", "律师事务所", "law_firm"),
        ("深圳市异地务工人员服务中心", "民办非企业单位", "migrant_workers"),
        ("深圳市外来工关爱中心", "民办非企业单位", "migrant_workers"),
        ("深圳市越剧学会", "社会团体", "other"),
    ],
)
def test_the_calling_is_told_by_the_name_where_a_document_asks(
    name: str, type_: str, value: str
) -> None:
    """In Shenzhen, whose notice speaks of schools, law firms and migrant workers."""
    row = {"社会组织名称": name, "社会组织类型": type_, "登记管理机关": "深圳市民政局"}
    elsewhere = {**row, "登记管理机关": "绍兴市民政局"}
    column = loaded([row, elsewhere]).organizations["calling"].to_list()
    facts = [RECORD_FACTS["calling"].values[code] for code in column]
    assert facts == [value, "unknown"]
