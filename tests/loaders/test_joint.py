"""Joint Party organizations of which nobody says who stands above them (U15)."""

import csv
from datetime import date

import pytest

from graphmodel import findings, resolve
from loaders import load

ON = date(2021, 6, 1)
BASE = {"登记管理机关": "绍兴市民政局", "业务主管单位": "无", "上级党组织": ""}
JOINT = "越城文艺联合党支部"
CAUSE = f"JOINT_PARTY_ORG@330600:{JOINT}"


@pytest.fixture
def told(tmp_path):
    """(cause, affected, rows) of each joint organization that is told, for these rows."""

    def of(*rows, **tables):
        rows = [
            {"社会组织名称": f"绍兴市第{n}学会", **BASE, "联合党组织名称": JOINT, **row}
            for n, row in enumerate(rows)
        ]
        for name, table in {"organizations": rows, **tables}.items():
            headings = list(dict.fromkeys(key for row in table for key in row))
            with (tmp_path / f"{name}.csv").open("w", encoding="utf-8") as file:
                writer = csv.DictWriter(file, headings, restval="")
                writer.writeheader()
                writer.writerows(r for r in table)
        found = findings(resolve(load(tmp_path), ON))
        return [
            (f.cause, f.affected, [e.row for e in f.examples])
            for f in found
            if f.code == "JOINT_NO_UPPER"
        ]

    return of


def test_one_finding_for_each_joint_organization(told):
    """Its members are counted together, those of a county with those of its prefecture."""
    county = {"登记管理机关": "绍兴市越城区民政局"}
    other = {"联合党组织名称": "柯桥联合党支部"}
    assert told({}, county, other) == [
        (CAUSE, 2, [2, 3]),
        ("JOINT_PARTY_ORG@330600:柯桥联合党支部", 1, [4]),
    ]


def test_a_name_in_another_prefecture_is_another_organization(told):
    """第一联合党支部 of Wenzhou says nothing of the one of Shaoxing."""
    wenzhou = {"登记管理机关": "温州市民政局", "上级党组织": "温州市教育局党组"}
    assert told({}, wenzhou) == [(CAUSE, 1, [2])]


@pytest.mark.parametrize(
    "row",
    [
        {"上级党组织": "绍兴市教育局党组"},
        {"联合党组织名称": ""},
        {"联合党组织名称": "无"},
        {"登记状态": "注销"},
    ],
)
def test_nothing_is_told_of_what_is_stated_absent_or_gone(told, row):
    """An upper organization of any member, no joint one, a member that is gone."""
    assert told({"登记状态": "正常", **row}) == []
    if row.get("上级党组织"):
        assert told({}, row) == []


def test_without_a_column_for_the_upper_organization_nothing_is_known(tmp_path):
    """Unknown fields raise nothing."""
    path = tmp_path / "r.csv"
    lines = [
        "社会组织名称,登记管理机关,业务主管单位,联合党组织名称",
        "甲学会,绍兴市民政局,无,甲联合党支部",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    codes = {f.code for f in findings(resolve(load(path), ON))}
    assert "JOINT_NO_UPPER" not in codes


def test_a_relation_puts_somebody_over_it(told):
    """Recorded in `bodies` and led by a strong relation, it has an upper organization."""
    bodies = [
        {"body_id": "J", "name": JOINT, "kind": "JOINT_PARTY_ORG", "division": "330602"}
    ]
    over = {"from": "SOPWB@330600", "to": "J"}
    assert told({}, bodies=bodies, relations=[{**over, "relation": "LEADS"}]) == []
    weak = [{**over, "relation": "GUIDES"}]
    assert told({}, bodies=bodies, relations=weak) == [(CAUSE, 1, [2])]


def test_it_orphans_nobody_and_says_what_to_do(tmp_path):
    """A warning in both languages at the cell of the first member; the members are led."""
    path = tmp_path / "r.csv"
    rows = [{"社会组织名称": "甲学会", **BASE, "联合党组织名称": JOINT}]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    resolution = resolve(load(path), ON)
    (finding,) = [f for f in findings(resolution) if f.code == "JOINT_NO_UPPER"]
    assert finding.severity == "warning"
    assert finding.where.column == "联合党组织名称"
    assert JOINT in finding.text_zh
    assert JOINT in finding.text_en
    assert [case.id for case in finding.open_cases] == ["U15"]
    assert finding.suggestion_zh != finding.suggestion_en
    assert resolution.table()["verdict"].to_list() == ["LED"]
