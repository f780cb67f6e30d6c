"""Targets: of those a sentence binds, of how many it is known, and how many keep it."""

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.duties.shares import Target, targets
from tests.graphmodel.support import Row, resolved

IN_SHENZHEN = date(2014, 6, 1)
BASE = {
    "登记管理机关": "深圳市民政局",
    "社会组织类型": "社会团体",
    "业务主管单位": "无",
}


def found(
    folder: Path, rows: list[Row], on: date = IN_SHENZHEN, **more: object
) -> list[Target]:
    """The targets of these rows."""
    named = [
        {"社会组织名称": f"深圳市第{n}学会", **BASE, **row}
        for n, row in enumerate(rows)
    ]
    return list(targets(resolved(folder, named, on, **more)))


def counts(target: Target) -> tuple[int, int, int]:
    """Bound, known and kept."""
    return target.bound, target.known, target.kept


def test_two_targets_of_one_sentence(tmp_path: Path) -> None:
    """Z18: 85 percent with a Party organization, all with Party work."""
    rows = [
        {"是否建立党组织": "是", "党建指导员": "否"},
        {"是否建立党组织": "否", "党建指导员": "是"},
        {"是否建立党组织": "否", "党建指导员": "否"},
    ]
    organizations, work = found(tmp_path, rows)
    assert (organizations.duty.share, work.duty.share) == (0.85, 1.0)
    assert counts(organizations) == (3, 3, 1)
    assert counts(work) == (3, 3, 2)
    assert (round(organizations.share, 3), organizations.reached) == (0.333, False)


def test_a_target_that_is_reached(tmp_path: Path) -> None:
    """Six of seven are more than 85 percent."""
    rows = [{"是否建立党组织": "否" if n == 0 else "是"} for n in range(7)]
    (organizations, _) = found(tmp_path, rows)
    assert organizations.reached


def test_nothing_is_said_where_the_data_tell_nothing(tmp_path: Path) -> None:
    """Without a column about Party organizations there is no share of none."""
    assert found(tmp_path, [{"正式党员数": "3"}]) == []


def test_nothing_is_said_where_no_rulebook_with_a_target_is_in_force(
    tmp_path: Path,
) -> None:
    """After 2015, and outside Shenzhen, Z18 binds nobody."""
    rows = [{"是否建立党组织": "是"}]
    assert found(tmp_path, rows, date(2016, 6, 1)) == []
    elsewhere = [{**rows[0], "登记管理机关": "绍兴市民政局"}]
    assert found(tmp_path, elsewhere) == []


def test_who_is_not_there_is_not_bound(tmp_path: Path) -> None:
    """Deregistered, not yet registered and enterprises are no part of a share."""
    rows = [
        {"是否建立党组织": "是"},
        {"是否建立党组织": "是", "注销日期": "2014-01-01"},
        {"是否建立党组织": "是", "成立登记日期": "2015-01-01"},
        {"是否建立党组织": "是", "社会组织类型": "企业"},
    ]
    assert counts(found(tmp_path, rows)[0]) == (1, 1, 1)


def test_targets_for_enterprises_count_enterprises(tmp_path: Path) -> None:
    """C02 binds enterprises by their staff, C03 and C04 social organizations."""
    rows = [
        {"社会组织类型": "企业", "从业人数": "100", "党员人数": "1", "是否建立党组织": "否"},
        {"社会组织类型": "企业", "从业人数": "50", "党员人数": "0", "是否建立党组织": "否"},
        {"从业人数": "50", "党员人数": "0", "是否建立党组织": "是"},
        {"从业人数": "", "党员人数": "0", "是否建立党组织": "否"},
    ]  # fmt: skip
    adopted = found(
        tmp_path, rows, adopt=[("industry-first", "440300")], on=date(2021, 6, 1)
    )
    assert [(t.duty.citation.rule, counts(t)) for t in adopted] == [
        ("C02", (2, 2, 1)),
        ("C02", (1, 1, 0)),
        ("C03", (1, 1, 0)),
        ("C04", (1, 1, 1)),
    ]


CELLS = st.fixed_dictionaries(
    {
        "党组织类型": st.sampled_from(["", "单独", "联合", "挂靠"]),
        "党建指导员": st.sampled_from(["", "是", "否", "无"]),
        "是否建立工会": st.sampled_from(["", "是", "否"]),
    }
)


@settings(max_examples=15, deadline=None)
@given(st.lists(CELLS, min_size=1, max_size=12))
def test_shares_are_those_that_a_person_would_count(rows: list[dict[str, str]]) -> None:
    """Row by row by hand: covered by an organization, or by somebody who does the work."""
    with tempfile.TemporaryDirectory() as folder:
        organizations, work = found(Path(folder), rows)
    has = [row["党组织类型"] != "" for row in rows]
    works = ["是" in (row["党建指导员"], row["是否建立工会"]) for row in rows]
    assert counts(organizations) == (len(rows), len(rows), sum(has))
    covered = [a or b for a, b in zip(has, works, strict=True)]
    assert counts(work) == (len(rows), len(rows), sum(covered))
