"""Sentences of the specification that rows of a registry meet only now and then."""

from datetime import date
from pathlib import Path

import pytest

from tests.graphmodel.support import PLAIN, resolved

NATIONAL = {
    "社会组织名称": "中国测试学会",
    "登记管理机关": "民政部",
    "业务主管单位": "民政部",
    "党建领导机关": "民政部直属机关党委",
}


def only(
    folder: Path, row: dict[str, str], on: date = date(2021, 6, 1)
) -> dict[str, object]:
    """The only row of the table of one organization."""
    (found,) = resolved(folder, [row], on).table().to_dicts()
    return found


@pytest.mark.parametrize(
    ("on", "agreement"), [(date(2019, 5, 31), "SAME"), (date(2019, 6, 1), "SAME_LINE")]
)
def test_the_ministrys_organs_committee(
    tmp_path: Path, on: date, agreement: str
) -> None:
    """A name of the supervisor's own Party organization is SAME (§4), above M17's on its line."""
    found = only(tmp_path, NATIONAL, on)
    assert (found["leader_id"], found["agreement"]) == (
        "mca-organs-committee",
        agreement,
    )


@pytest.mark.parametrize(
    ("leader", "upper", "elsewhere"),
    [
        ("绍兴市教育局党组", "绍兴市委教育工委", False),
        ("绍兴市教育局党组", "中共绍兴市委", False),
        ("绍兴市教育局党组", "绍兴市财政局党组", True),
        ("绍兴市教育局党组", "绍兴市教育局机关党委", False),
    ],
)
def test_reporting_elsewhere(
    tmp_path: Path, leader: str, upper: str, elsewhere: bool
) -> None:
    """Different lines are noted; the pair 教育工委–教育局 is one line (§4)."""
    row = PLAIN | {"党建领导机关": leader, "上级党组织": upper}
    assert ("REPORTS_ELSEWHERE" in str(only(tmp_path, row)["notes"])) is elsewhere


@pytest.mark.parametrize("name", ["深圳市甲学会", "深圳市南山区甲学会"])
def test_a_street_office_supervises_in_shenzhen(tmp_path: Path, name: str) -> None:
    """Z04: the supervisor itself leads, kind SUPERVISOR, also where it is a street office."""
    registrar = name.removesuffix("甲学会") + "民政局"
    row = {
        "社会组织名称": name,
        "登记管理机关": registrar,
        "业务主管单位": "招商街道办事处",
    }
    found = only(tmp_path, row, date(2014, 6, 1))
    assert (found["verdict"], found["rule"], found["leader_kind"]) == (
        "LED",
        "Z04",
        "SUPERVISOR",
    )


def test_the_party_work_of_an_unknown_party_organization(tmp_path: Path) -> None:
    """COVERAGE_WORK needs a column about a Party organization: unknown raises nothing (§9)."""
    row = PLAIN | {"是否建立工会": "否"}
    assert "COVERAGE_WORK" not in str(only(tmp_path, row)["notes"])
    assert "COVERAGE_WORK" in str(only(tmp_path, row | {"党组织名称": ""})["notes"])


def test_all_heirs_of_several_ended_supervisors_are_candidates(tmp_path: Path) -> None:
    """铁道部、文化部 in 2019: none lives; the heirs of both are candidates (§1, §3.1)."""
    found = only(tmp_path, PLAIN | {"业务主管单位": "铁道部、文化部"}, date(2019, 8, 1))
    assert found["verdict"] == "ENDED_BODY"
    assert "PARTY_ORG:mct" in str(found["candidates"]).split("|")


@pytest.mark.parametrize(
    ("upper", "rule"),
    [
        ("中共深圳市福田区委员会", "Z08"),
        ("光明新区党工委", "Z08"),
        ("中共浙江省委直属机关工作委员会", ""),
        ("中共深圳市委", ""),
    ],
)
def test_whose_affiliation_is_kept_in_shenzhen(
    tmp_path: Path, upper: str, rule: str
) -> None:
    """Z08: a district committee, a new district's or the city's work committee, nobody else."""
    row = {
        "社会组织名称": "深圳市甲学会",
        "登记管理机关": "深圳市民政局",
        "业务主管单位": "无",
        "党组织成立日期": "2010-01-01",
        "上级党组织": upper,
    }
    assert only(tmp_path, row, date(2014, 6, 1))["rule"] == rule
