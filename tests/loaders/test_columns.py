"""Headings: what each is taken for, and personal columns that never enter."""

import csv
from datetime import date
from pathlib import Path

import pytest

from graphmodel import findings, resolve
from loaders import load
from loaders.columns import BY_NAME, COLUMNS, key, recognize
from tests.shared_folder import shared

#: The header rows of formats.md, and what must come of each.
PLATFORM = (
    "社会组织名称,登记管理机关,业务主管单位,法定代表人,成立登记日期,注册资金,登记状态,社会组织类型,"
    "证书有效期,住所,业务范围,异常活动名录_序号,异常活动名录_列入时间,异常活动名录_列入事由,"
    "异常活动名录_移出时间,异常活动名录_移出事由,严重违法失信名单_序号,严重违法失信名单_列入时间,"
    "严重违法失信名单_列入事由,严重违法失信名单_移出时间,严重违法失信名单_移出事由,统一社会信用代码"
)
REPORT = (
    "社会组织名称,报告生成时间,登记管理机关,业务主管单位,法定代表人,成立登记日期,注册资金,登记状态,"
    "登记证号,社会组织类型,住所,统一社会信用代码"
)
EXPORTS = {
    "platform": (
        PLATFORM,
        {
            "name": "社会组织名称", "registration_authority": "登记管理机关",
            "supervisor": "业务主管单位", "registered_on": "成立登记日期",
            "status": "登记状态", "category": "社会组织类型", "domicile": "住所",
            "abnormal_listed": "异常活动名录_列入时间",
            "seriously_listed": "严重违法失信名单_列入时间", "org_id": "统一社会信用代码",
        },
    ),
    "report": (
        REPORT,
        {
            "name": "社会组织名称", "registration_authority": "登记管理机关",
            "supervisor": "业务主管单位", "registered_on": "成立登记日期",
            "status": "登记状态", "certificate": "登记证号", "category": "社会组织类型",
            "domicile": "住所", "org_id": "统一社会信用代码",
        },
    ),
    "city": (
        "序号,组织机构名称,登记证号,住所,业务主管单位,法定代表人,批准时间,类别",
        {
            "name": "组织机构名称", "certificate": "登记证号", "domicile": "住所",
            "supervisor": "业务主管单位", "registered_on": "批准时间", "category": "类别",
        },
    ),
    "base data": (
        "tyshxydm,jgmc,zgdw,zgdwdm,djglbmmc,djglbmdm",
        {
            "org_id": "tyshxydm", "name": "jgmc", "supervisor": "zgdw",
            "registration_authority": "djglbmmc",
        },
    ),
    "interface": (
        "creditCode,name,businessUnit,regInstitute,types,registrationDate,regStatus,regCapital",
        {
            "org_id": "creditCode", "name": "name", "supervisor": "businessUnit",
            "registration_authority": "regInstitute", "category": "types",
            "registered_on": "registrationDate", "status": "regStatus",
        },
    ),
    "other interface": (
        "creditCode,name,businessUnit,department,types,establishTime,regStatus",
        {
            "org_id": "creditCode", "name": "name", "supervisor": "businessUnit",
            "registration_authority": "department", "category": "types",
            "registered_on": "establishTime", "status": "regStatus",
        },
    ),
}  # fmt: skip
PERSONAL = [
    "法定代表人", "负责人", "会长", "理事长", "秘书长", "党组织书记", "联络员", "联系人",
    "电话", "手机", "邮箱", "证件号", "银行账号",
]  # fmt: skip


@pytest.mark.parametrize("export", EXPORTS)
def test_headings_of_real_exports(export: str) -> None:
    """Each heading of an export is taken for the column that formats.md names."""
    line, expected = EXPORTS[export]
    headings = line.split(",")
    found = recognize(headings)
    assert {c: headings[n] for c, n in found.columns.items()} == expected
    assert set(found.personal) == {"法定代表人"} & set(headings)


def test_the_documented_headings_are_those_of_the_loader() -> None:
    """Every heading in the table of formats.md is known by its canonical name."""
    text = shared("design", "formats.md").read_text(encoding="utf-8")
    table = text.split("## Canonical columns")[1].split("bodies: ")[0]
    rows = [
        line.strip("|").split("|")
        for line in table.splitlines()
        if line.startswith("| ")
    ]
    pairs = {
        (row[i].strip(), row[i + 1].strip())
        for row in rows[1:]
        for i in (0, 3)
        if i + 1 < len(row)
    }
    checked = 0
    for name, headings in pairs:
        if name not in BY_NAME:
            continue
        plain = headings.split(" (")[0]
        for heading in plain.split(", "):
            assert name in recognize([heading]).columns, (name, heading)
            checked += 1
    assert checked > 60


def test_headings_match_after_normalization() -> None:
    """Full-width forms, spaces, brackets and capitals do not matter."""
    for heading in (
        " 所在街道（乡镇） ",
        "所在街道(乡镇)",
        "所在街道【乡镇】",
        "所在 街道乡镇",
    ):
        assert recognize([heading]).columns == {"township": 0}, heading
    assert recognize(["CREDITCODE", "ＮＡＭＥ"]).columns == {"org_id": 0, "name": 1}


def test_the_first_heading_of_a_column_wins() -> None:
    """Two headings of one column: the first counts, the other is listed as left out."""
    found = recognize(["名称", "主管单位", "业务主管单位"])
    assert found.columns == {"name": 0, "supervisor": 1}
    assert found.ignored == ("业务主管单位",)


@pytest.mark.parametrize("heading", ["行业主管部门", "行业管理部门"])
def test_an_industry_authority_is_never_the_supervisor(heading: str) -> None:
    """These two are no supervisor (formats.md)."""
    assert recognize([heading]).columns == {}


def test_guidance_is_a_column_of_its_own() -> None:
    """业务指导单位 is not taken for 业务主管单位."""
    assert recognize(["业务指导单位"]).columns == {"guidance_unit": 0}


def test_party_members_are_not_formal_members() -> None:
    """党员人数 and 正式党员数 are two columns."""
    assert set(recognize(["党员人数", "正式党员数"]).columns) == {
        "party_members",
        "formal_members",
    }


def test_no_heading_means_two_columns() -> None:
    """A heading belongs to one canonical column only."""
    keys = [key(h) for column in COLUMNS for h in column.headings]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    "heading", [*PERSONAL, "法定代表人姓名", "联系电话", "负责人手机", "Email"]
)
def test_personal_headings_are_dropped(heading: str) -> None:
    """Each personal heading is named as such and is no column."""
    found = recognize(["名称", heading])
    assert found.columns == {"name": 0}
    assert found.personal == (heading,)


def test_personal_values_are_in_no_table_and_no_world(tmp_path: Path) -> None:
    """Neither the table that is read nor the world holds a personal value anywhere."""
    secret = "绝密姓名甲乙丙"
    path = tmp_path / "registry.csv"
    headings = ["社会组织名称", *PERSONAL, "业务主管单位", "党建指导员"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerow(
            ["绍兴市甲学会", *[secret] * len(PERSONAL), "绍兴市教育局", "是"]
        )
    world = load(path)
    table = world.sources[0].table
    assert {table.headings[n] for n in table.columns} == {
        "社会组织名称",
        "业务主管单位",
        "党建指导员",
    }
    assert secret not in str({n: c.to_pylist() for n, c in table.columns.items()})
    assert secret not in str(world.organizations.to_dicts())
    resolution = resolve(world, date(2021, 6, 1))
    assert secret not in str(resolution.table().to_dicts())
    assert secret not in str(findings(resolution))


def test_an_instructors_name_is_reduced_to_yes(tmp_path: Path) -> None:
    """党建指导员 holds a person's name: yes, and the name is in no result."""
    path = tmp_path / "registry.csv"
    path.write_text(
        "名称,登记管理机关,业务主管单位,党建指导员,党组织名称\n"
        "绍兴市甲学会,绍兴市民政局,无,王小明,\n绍兴市乙学会,绍兴市民政局,无,否,\n",
        encoding="utf-8",
    )
    world = load(path)
    table = resolve(world, date(2021, 6, 1)).table()
    assert ["COVERAGE_WORK" in notes for notes in table["notes"]] == [False, True]
    assert "王小明" not in str(world.organizations.to_dicts())


def test_an_extra_heading_can_be_declared() -> None:
    """`[columns]` of dataset.toml maps a heading that lishu does not know."""
    assert recognize(["主管", "名称"], {"主管": "supervisor"}).columns == {
        "supervisor": 0,
        "name": 1,
    }
