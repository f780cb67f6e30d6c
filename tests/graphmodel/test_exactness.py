"""Another leader, or the same line named more exactly; bodies by id and not by number."""

from datetime import date
from pathlib import Path

import pytest

from tests.graphmodel.comparing import SUPERVISED, compared, told

NAME = SUPERVISED["社会组织名称"]
EDUCATION = "SUPERVISOR@330600:绍兴市教育局"
NATIONAL = {"社会组织名称": "中国甲协会", "登记管理机关": "民政部"}
CHANGE = {"date": "2022-01-01", "from": "绍兴市教育局", "to": "绍兴市教育体育局"}


def test_a_renamed_supervisor_is_no_other_leader(tmp_path: Path) -> None:
    """Followed to its new name: the same line, and the body that was renamed is told."""
    found = compared(
        tmp_path, [SUPERVISED], new_changes=[{**CHANGE, "kind": "renamed"}]
    )
    cause = f"body {EDUCATION}: ALIVE -> FOLLOWED"
    assert told(found) == [("named_more_exactly", NAME, cause)]
    (why,) = (cause.text for cause in found.causes)
    assert "2022-01-01 更名为绍兴市教育体育局" in why.zh
    assert "renamed 绍兴市教育体育局, 2022-01-01" in why.en


def test_a_merged_supervisor_is_another_leader(tmp_path: Path) -> None:
    """Taken over by a body that was there beside it: another leader."""
    found = compared(tmp_path, [SUPERVISED], new_changes=[{**CHANGE, "kind": "merged"}])
    assert told(found) == [
        ("leader_changed", NAME, f"body {EDUCATION}: ALIVE -> FOLLOWED")
    ]


def test_an_abolished_supervisor_orphans_and_is_told(tmp_path: Path) -> None:
    """The cell is the same; the body behind it has ended."""
    gone = {"date": "2022-01-01", "kind": "abolished", "from": "绍兴市教育局"}
    found = compared(tmp_path, [SUPERVISED] * 2, new_changes=[gone])
    (cause,) = found.causes
    assert (cause.change, cause.affected) == ("orphaned", 2)
    assert cause.cause == f"body {EDUCATION}: ALIVE -> ENDED"
    assert "2022-01-01 撤销" in cause.text.zh


@pytest.mark.parametrize(
    ("supervisor", "days", "cause"),
    [
        (
            "民政部",
            (date(2019, 5, 31), date(2019, 6, 1)),
            "rule opinion-2015/O12 -> mca-2019/M17",
        ),
        (
            "国家林业局",
            (date(2018, 3, 16), date(2018, 3, 17)),
            "body sfa: ALIVE -> FOLLOWED",
        ),
    ],
)
def test_the_same_line_named_more_exactly(
    tmp_path: Path, supervisor: str, days: tuple[date, date], cause: str
) -> None:
    """民政部's service-centre committee for its Party organization; a renamed ministry."""
    row = {**NATIONAL, "业务主管单位": supervisor}
    found = compared(tmp_path, [row], old_on=days[0], new_on=days[1])
    assert told(found) == [("named_more_exactly", "中国甲协会", cause)]
    assert not found.of("leader_changed").height


def test_a_plate_is_the_body_that_keeps_it(tmp_path: Path) -> None:
    """国家公务员局 since 2018 is a plate of 中央组织部: naming the keeper changes nothing."""
    rows = [
        {**NATIONAL, "业务主管单位": name} for name in ("国家公务员局", "中央组织部")
    ]
    found = compared(tmp_path, rows[:1], rows[1:])
    assert told(found) == []


def test_bodies_are_compared_by_id_and_not_by_number(tmp_path: Path) -> None:
    """Unusual names get numbers in the order of rows; other rows before them change none."""
    rows = [
        {**SUPERVISED, "社会组织名称": f"绍兴市{c}学会", "业务主管单位": f"绍兴市{c}办"}
        for c in "甲乙丙丁"
    ]
    assert told(compared(tmp_path, rows, rows[::-1])) == []


def test_a_body_that_a_table_gives_an_id_is_the_same(tmp_path: Path) -> None:
    """Recorded under an id of its own, it leads as before."""
    recorded = [
        {
            "body_id": "b1",
            "name": "绍兴市教育局",
            "kind": "SUPERVISOR",
            "division": "330600",
        }
    ]
    assert told(compared(tmp_path, [SUPERVISED], new_bodies=recorded)) == []
