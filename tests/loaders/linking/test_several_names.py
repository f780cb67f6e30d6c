"""Cells that name several bodies, of which one is a name that two bore in turn."""

from datetime import date
from pathlib import Path

import pytest

from graphmodel import resolve
from loaders import load

BODIES = """\
body_id,name,kind,division,valid_from,valid_to
first,绍兴市虚构甲局,SUPERVISOR,330600,2000-01-01,2018-01-01
second,绍兴市虚构甲局,SUPERVISOR,330600,2018-01-01,
other,绍兴市虚构乙局,SUPERVISOR,330600,2000-01-01,2016-06-01
"""
ORGANIZATIONS = """\
社会组织名称,登记管理机关,业务主管单位
绍兴市测试学会,绍兴市民政局,绍兴市虚构甲局、绍兴市虚构乙局
"""


@pytest.mark.parametrize(
    ("on", "verdict", "leader"),
    [
        (date(2016, 1, 1), "CONFLICT", ""),
        (date(2017, 1, 1), "LED", "PARTY_ORG:first"),
        (date(2021, 1, 1), "LED", "PARTY_ORG:second"),
    ],
)
def test_a_name_that_two_bore_in_turn_among_others(
    tmp_path: Path, on: date, verdict: str, leader: str
) -> None:
    """Whoever of all of them lives on the date leads; two that live are a conflict."""
    (tmp_path / "bodies.csv").write_text(BODIES, encoding="utf-8")
    (tmp_path / "organizations.csv").write_text(ORGANIZATIONS, encoding="utf-8")
    world = load(tmp_path)
    assert all(member >= 0 for group in world.groups for member in group.members)
    (row,) = resolve(world, on).table().to_dicts()
    assert (row["verdict"], row["leader_id"]) == (verdict, leader)
