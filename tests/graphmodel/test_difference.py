"""What changed between two registries, dates or sets of rulebooks, and why."""

from datetime import date
from pathlib import Path

import pytest

from graphmodel import resolve
from graphmodel.difference import difference
from graphmodel.difference.examples import table
from graphmodel.summary import summarize
from loaders import load
from tests.graphmodel.comparing import ON, SUPERVISED, compared, told
from tests.shared_folder import ROOT

NAME = SUPERVISED["社会组织名称"]
EDUCATION, SPORTS = (f"SUPERVISOR@330600:绍兴市{n}局" for n in ("教育", "体育"))
DECOUPLED = {**SUPERVISED, "脱钩日期": "2020-01-01", "党建移交日期": ""}
BLANK = {**SUPERVISED, "脱钩日期": "", "党建移交日期": ""}
NATIONAL = {"社会组织名称": "中国甲协会", "登记管理机关": "民政部"}


@pytest.mark.parametrize(
    ("old", "new", "change", "cause"),
    [
        (
            SUPERVISED,
            {**SUPERVISED, "业务主管单位": "无"},
            "leader_changed",
            f"fact supervisor: {EDUCATION} -> none",
        ),
        (
            SUPERVISED,
            {**SUPERVISED, "业务主管单位": "绍兴市体育局"},
            "leader_changed",
            f"fact supervisor: {EDUCATION} -> {SPORTS}",
        ),
        (
            SUPERVISED,
            {**SUPERVISED, "党建领导机关": "绍兴市财政局党组"},
            "leader_changed",
            "fact declared: none -> PARTY_ORG:SUPERVISOR@330600:绍兴市财政局",
        ),
        (
            {**SUPERVISED, "业务主管单位": "无"},
            {
                **SUPERVISED,
                "业务主管单位": "无",
                "登记管理机关": "绍兴市越城区民政局",
            },
            "leader_changed",
            "fact level: 330600 -> 330602",
        ),
        (BLANK, DECOUPLED, "orphaned", "fact decoupled: no -> gap"),
        (DECOUPLED, BLANK, "rescued", "fact decoupled: gap -> no"),
        (
            DECOUPLED,
            {**DECOUPLED, "党建移交日期": "2020-02-01"},
            "rescued",
            "fact decoupled: gap -> handed_over",
        ),
        (
            BLANK,
            {**DECOUPLED, "党建移交日期": "2020-02-01"},
            "leader_changed",
            "fact decoupled: no -> handed_over",
        ),
        (
            SUPERVISED,
            {**SUPERVISED, "业务主管单位": "相关职能部门"},
            "opened",
            "fact supervisor: named -> unknown",
        ),
        (
            {**SUPERVISED, "业务主管单位": "相关职能部门"},
            SUPERVISED,
            "closed",
            "fact supervisor: unknown -> named",
        ),
        (
            DECOUPLED,
            {**BLANK, "业务主管单位": "绍兴市教育局、绍兴市体育局"},
            "reason_changed",
            "fact decoupled: gap -> no",
        ),
        (
            {**SUPERVISED, "登记状态": "正常"},
            {**SUPERVISED, "登记状态": "注销"},
            "left",
            "fact counted: counted -> ended",
        ),
        (
            {**SUPERVISED, "成立登记日期": "2030-01-01"},
            {**SUPERVISED, "成立登记日期": "2010-01-01"},
            "joined",
            "fact counted: not_yet -> counted",
        ),
    ],
)
def test_what_a_changed_cell_does_and_why(
    tmp_path: Path, old: dict[str, str], new: dict[str, str], change: str, cause: str
) -> None:
    """One cell is another one: one change, with the fact that it gave."""
    assert told(compared(tmp_path, [old], [new])) == [(change, NAME, cause)]


def test_an_absent_column_is_one_cause(tmp_path: Path) -> None:
    """Whoever the supervisors are, what changed is that they are stated at all."""
    rows = [
        {**SUPERVISED, "社会组织名称": f"绍兴市{n}学会", "业务主管单位": f"绍兴市{n}局"}
        for n in ("教育", "体育", "财政")
    ]
    bare = [{k: v for k, v in row.items() if k != "业务主管单位"} for row in rows]
    (cause,) = compared(tmp_path, bare, rows).causes
    assert (cause.change, cause.affected) == ("closed", 3)
    assert cause.cause == "fact supervisor: unknown -> named"
    assert cause.text.en == "supervisor: unknown → stated"


def test_rows_that_come_and_go(tmp_path: Path) -> None:
    """New and missing rows are those who joined and left."""
    other = {**SUPERVISED, "社会组织名称": "绍兴市乙学会"}
    assert told(compared(tmp_path, [SUPERVISED], [other])) == [
        ("joined", "绍兴市乙学会", "row: absent -> present"),
        ("left", NAME, "row: present -> absent"),
    ]


def test_a_new_name_is_told_beside_another_leader(tmp_path: Path) -> None:
    """An organization may be renamed and have another leader as well."""
    code = {"统一社会信用代码": "51330600MJ87654X0A"}
    new = {**SUPERVISED, **code, "社会组织名称": "绍兴市新甲学会", "业务主管单位": "无"}
    assert told(compared(tmp_path, [{**SUPERVISED, **code}], [new])) == [
        (
            "leader_changed",
            "绍兴市新甲学会",
            f"fact supervisor: {EDUCATION} -> none",
        ),
        ("renamed", "绍兴市新甲学会", "name"),
    ]


def test_a_rule_that_comes_into_force_is_the_cause(tmp_path: Path) -> None:
    """From O08 to R23 on 2023-03-16, with the document and its first day."""
    row = {**NATIONAL, "业务主管单位": "无", "是否行业协会商会": "是"}
    days = {"old_on": date(2023, 3, 15), "new_on": date(2023, 3, 16)}
    found = compared(tmp_path, [row], **days)
    (cause,) = found.causes
    assert told(found) == [
        ("closed", "中国甲协会", "rule opinion-2015/O08 -> reform-2023/R23")
    ]
    assert "reform-2023 自 2023-03-16 起施行" in cause.text.zh
    assert "reform-2023 in force from 2023-03-16" in cause.text.en


def test_an_adopted_rulebook_is_the_cause(tmp_path: Path) -> None:
    """The same rows on the same date under another set of rulebooks."""
    path = tmp_path / "registry.csv"
    path.write_text(
        "社会组织名称,登记管理机关,业务主管单位,行业领域\n"
        "绍兴市甲学会,绍兴市民政局,绍兴市财政局,教育\n",
        encoding="utf-8",
    )
    worlds = [load(path), load(path, adopt=["industry-first@330600"])]
    (cause,) = difference(*(resolve(world, ON) for world in worlds)).causes
    assert cause.cause == "rule opinion-2015/O12 -> industry-first/C15"
    assert "industry-first adopted" in cause.text.en


def test_a_department_that_only_an_adopted_rulebook_tells_apart_is_no_cause(
    tmp_path: Path,
) -> None:
    """Henan's rule is about civil affairs departments: it is the cause, not the department."""
    path = tmp_path / "registry.csv"
    path.write_text(
        "社会组织名称,登记管理机关,业务主管单位\n"
        "洛阳市甲福利院,洛阳市民政局,洛阳市民政局\n"
        "信阳市乙福利院,信阳市民政局,信阳市民政局\n",
        encoding="utf-8",
    )
    worlds = [load(path), load(path, adopt=["henan-2017@410000"])]
    (cause,) = difference(*(resolve(world, ON) for world in worlds)).causes
    assert cause.cause == "rule opinion-2015/O12 -> henan-2017/HA1"
    assert cause.affected == 2


def test_what_only_an_adopted_rulebook_asks_is_no_cause(tmp_path: Path) -> None:
    """The profession is looked at where a rule asks it: what changed is the rulebook."""
    path = tmp_path / "registry.csv"
    path.write_text(
        "社会组织名称,登记管理机关,业务主管单位,社会组织类型\n"
        "绍兴市虚构律师事务所,绍兴市民政局,无,中介组织\n",
        encoding="utf-8",
    )
    worlds = [load(path), load(path, adopt=["lawyers-2017@330600"])]
    sides = [resolve(world, ON) for world in worlds]
    (cause,) = difference(*sides).causes
    assert cause.cause == "rule opinion-2015/O09 -> lawyers-2017/LW2"
    (back,) = difference(*sides[::-1]).causes
    assert back.cause == "rule lawyers-2017/LW2 -> opinion-2015/O09"
    assert "no longer adopted" in back.text.en


def test_a_broken_chain_names_the_body_where_it_breaks(tmp_path: Path) -> None:
    """A Party committee above the leader ends: DETACHED, because of that committee."""
    bodies = [
        {"name": "中共绍兴市委员会", "kind": "PARTY_COMMITTEE", "division": "330600"}
    ]
    ended = [{**bodies[0], "valid_to": "2022-01-01"}]
    found = compared(tmp_path, [SUPERVISED], old_bodies=bodies, new_bodies=ended)
    assert told(found) == [("orphaned", NAME, "chain DETACHED: PARTY_COMMITTEE@330600")]


def test_a_relation_in_the_data_is_the_cause(tmp_path: Path) -> None:
    """A strong row in `relations` leads like a declaration: nothing in the registry changed."""
    row = {**SUPERVISED, "统一社会信用代码": "51330600MJ87654X0A"}
    tie = {
        "from": "PARTY_COMMITTEE@330700",
        "to": row["统一社会信用代码"],
        "relation": "LEADS",
    }
    found = compared(tmp_path, [row], new_relations=[tie])
    assert told(found) == [
        ("leader_changed", NAME, "relation declared: none -> PARTY_COMMITTEE@330700")
    ]


def test_the_counts_add_up() -> None:
    """Organizations before, those who joined and left, organizations after; orphans too."""
    world = load(ROOT / "examples" / "real")
    sides = [resolve(world, day) for day in (date(2016, 1, 1), date(2026, 11, 22))]
    found = difference(*sides)
    before, after = (summarize(side) for side in sides)
    counts = found.counts
    assert after.organizations == (
        before.organizations + counts["joined"] - counts["left"]
    )
    rows = table(found)
    gone = rows.filter(
        rows["old_verdict"].is_in(["GAP", "ENDED_BODY", "MISSING_BODY", "CONFLICT"])
        & ~rows["change"].is_in(["reason_changed", "renamed"])
    )
    assert after.orphans == before.orphans + found.new_orphans - gone.height
    assert found.changes.height == rows.height == sum(counts.values())


def test_every_cause_has_a_sentence_and_its_examples() -> None:
    """Over ten years of the real example: causes differ, none is empty, at most 20 examples."""
    world = load(ROOT / "examples" / "real")
    found = difference(
        resolve(world, date(2016, 1, 1)), resolve(world, date(2026, 11, 22))
    )
    keys = {(cause.change, cause.cause) for cause in found.causes}
    assert len(keys) == len(found.causes) > 10
    for number, cause in enumerate(found.causes):
        assert cause.text.zh
        assert cause.text.en
        rows = found.changes.filter(found.changes["cause"] == number)
        assert rows.height == cause.affected
        assert len(cause.positions) == min(cause.affected, 20)
        assert set(cause.positions) <= set(rows.select("old", "new").rows())
