"""Duties: how an organization stands to each, what its breach raises and puts at stake."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from graphmodel import explain, findings
from graphmodel.citation import Citation
from graphmodel.duties import status
from graphmodel.finding import Finding, fingerprint
from graphmodel.provisions import Duty
from graphmodel.resolution import Resolution
from graphmodel.vocabulary import Term
from tests.graphmodel.support import PLAIN, resolved

SHENZHEN = {
    "登记管理机关": "深圳市民政局",
    "社会组织类型": "社会团体",
    "业务主管单位": "无",
}
NATIONAL = {"登记管理机关": "民政部", "业务主管单位": "教育部"}
LACKING = {"正式党员数": "3", "是否建立党组织": "否"}


def duty(**more: object) -> Duty:
    """A duty of its own."""
    return Duty(Citation("book", "D1", "1", "…"), Term("text", "…", "…"), **more)  # type: ignore[arg-type]


def named(n: int, **cells: str) -> dict[str, str]:
    """A row of an organization of its own name."""
    return {**PLAIN, "社会组织名称": f"绍兴市第{n}学会", **cells}


def states(resolution: Resolution, position: int = 0) -> dict[str, str]:
    """The state of each duty of an organization, by its id; of two the last."""
    return {
        owed.duty.citation.rule: owed.state
        for owed in explain(resolution, position).duties
    }


def caused(resolution: Resolution, code: str) -> dict[str, Finding]:
    """The findings of a class, by cause."""
    return {f.cause: f for f in findings(resolution) if f.code == code}


@pytest.mark.parametrize(
    ("first", "second"),
    list(product(("unknown", "no", "yes"), repeat=2)),
)
def test_one_thing_that_shows_no_breach_is_enough(first: str, second: str) -> None:
    """Of several things that show a breach together, one that does not decides: kept."""
    both = duty(breach={"union": ("no",), "youth_league": ("no",)})
    expected = (
        "kept"
        if "yes" in (first, second)
        else "open"
        if "unknown" in (first, second)
        else "broken"
    )
    assert status(both, {"union": first, "youth_league": second}, True) == expected


def test_a_duty_that_does_not_bind_is_free_and_one_that_nothing_shows_is_open() -> None:
    """What a duty applies to decides first; without a breach no record can tell."""
    bound = duty(applies={"formal_members": ("three_or_more",)})
    assert status(bound, {}, True) == "free"
    assert status(bound, {"formal_members": "fewer_than_three"}, True) == "free"
    assert status(bound, {"formal_members": "three_or_more"}, True) == "open"
    led = duty(needs_leader=True, breach={"union": ("no",)})
    assert status(led, {"union": "no"}, False) == "impossible"


def test_the_cause_is_the_duty_of_the_rulebook_in_force(tmp_path: Path) -> None:
    """O17 nationally, Z13 in Shenzhen before, C05 where industry-first is adopted."""
    rows = [{"社会组织名称": "深圳市越剧协会", **SHENZHEN, **LACKING}]
    for on, adopt, cause in (
        (date(2014, 6, 1), (), "shenzhen-2013/Z13"),
        (date(2016, 6, 1), (), "opinion-2015/O17"),
        (date(2016, 6, 1), (("industry-first", "440300"),), "industry-first/C05"),
    ):
        (found,) = caused(
            resolved(tmp_path, rows, on, adopt=adopt), "COVERAGE_ORG"
        ).values()
        assert (found.cause, found.fingerprint) == (
            cause,
            fingerprint("COVERAGE_ORG", cause),
        )
        assert found.citation is not None
        assert f"{found.citation.rulebook}/{found.citation.rule}" == cause


def test_work_has_its_cause_too(tmp_path: Path) -> None:
    """O24, Z17 and C11, one cause a duty, for the rows of each regime."""
    lacking = {"是否建立党组织": "否", "党建指导员": "否"}
    rows = [
        {"社会组织名称": "深圳市越剧协会", **SHENZHEN, **lacking},
        named(1, **lacking),
    ]
    on = date(2014, 6, 1)
    assert set(caused(resolved(tmp_path, rows, on), "COVERAGE_WORK")) == {
        "shenzhen-2013/Z17"
    }
    adopted = resolved(tmp_path, rows, adopt=[("industry-first", "440300")])
    found = caused(adopted, "COVERAGE_WORK")
    assert {cause: f.affected for cause, f in found.items()} == {
        "industry-first/C11": 1,
        "opinion-2015/O24": 1,
    }


def test_of_two_duties_with_one_note_the_first_counts(tmp_path: Path) -> None:
    """Who breaks C04 and C05 is counted under C04, and shown with both."""
    rows = [
        named(0, **LACKING, 从业人数="80"),
        named(1, **LACKING, 从业人数="8"),
        named(2, **LACKING | {"正式党员数": "0"}, 从业人数="80"),
    ]
    resolution = resolved(tmp_path, rows, adopt=[("industry-first", "330600")])
    found = caused(resolution, "COVERAGE_ORG")
    assert {cause: f.affected for cause, f in found.items()} == {
        "industry-first/C04": 2,
        "industry-first/C05": 1,
    }
    assert found["industry-first/C04"].where is not None
    assert found["industry-first/C04"].where.column == "从业人数"
    both = states(resolution, 0)
    assert (both["C04"], both["C05"]) == ("broken", "broken")


def test_a_finding_counts_who_is_rated_and_who_is_listed(tmp_path: Path) -> None:
    """COVERAGE_ORG says how many are rated 4A or above and how many are listed."""
    rows = [
        named(0, **LACKING, 评估等级="4A", 是否列入活动异常名录="是"),
        named(1, **LACKING, 评估等级="5A", 是否列入活动异常名录="否"),
        named(2, **LACKING, 评估等级="3A", 是否列入活动异常名录="2020-01-01"),
        named(3, 正式党员数="1", 是否建立党组织="否", 评估等级="5A"),
    ]
    (found,) = caused(resolved(tmp_path, rows), "COVERAGE_ORG").values()
    assert found.affected == 3
    assert "其中 2 家已评为4A及以上等级，2 家已列入活动异常名录" in found.text_zh
    assert "2 rated 4A or above, 2 already on the list" in found.text_en


def test_what_no_column_tells_is_not_counted(tmp_path: Path) -> None:
    """Without columns of grade and list nothing is said of them."""
    (found,) = caused(
        resolved(tmp_path, [named(0, **LACKING)]), "COVERAGE_ORG"
    ).values()
    assert "4A" not in found.text_zh + found.text_en
    assert "异常名录" not in found.text_zh.partition("。")[0]


def test_the_suggestion_says_what_is_at_stake_and_for_how_many(tmp_path: Path) -> None:
    """M06 and M07 for national registration, M08 for all (U33)."""
    rows = [{**named(0, **LACKING), **NATIONAL}, named(1, **LACKING)]
    (found,) = caused(resolved(tmp_path, rows), "COVERAGE_ORG").values()
    for part in ("M06，1 家", "M07，1 家", "M08，2 家"):
        assert part in found.suggestion_zh
    assert "M08: 2" in found.suggestion_en
    (early,) = caused(
        resolved(tmp_path, rows[1:], date(2016, 6, 1)), "COVERAGE_ORG"
    ).values()
    assert "M0" not in early.suggestion_zh


@pytest.mark.parametrize(
    ("grade", "state"), [("4A", "broken"), ("3A", "kept"), ("", "open")]
)
def test_a_consequence_says_what_the_record_shows(
    tmp_path: Path, grade: str, state: str
) -> None:
    """Rated 4A all the same, rated below, or not known: with the cell."""
    rows = [{**named(0, **LACKING, 评估等级=grade), **NATIONAL}]
    owed = {
        o.duty.citation.rule: o for o in explain(resolved(tmp_path, rows), 0).duties
    }
    assert (owed["M07"].state, owed["M07"].stake_of) == (state, "opinion-2015/O17")
    assert [cell.text for cell in owed["M07"].cells] == [grade]


def test_a_kept_duty_has_no_consequence(tmp_path: Path) -> None:
    """What is at stake stands with a broken duty only, and is no duty by itself."""
    rows = [{**named(0, 正式党员数="3", 是否建立党组织="是"), **NATIONAL}]
    shown = states(resolved(tmp_path, rows))
    assert shown["O17"] == "kept"
    assert not {"M06", "M07", "M08"} & set(shown)


def test_an_enterprise_has_the_duties_that_name_enterprises(tmp_path: Path) -> None:
    """Out of scope, and bound by C02 and the like where industry-first is adopted."""
    row = named(0, **LACKING, 社会组织类型="企业", 从业人数="120", 党员人数="9")
    assert not states(resolved(tmp_path, [row]))
    adopted = resolved(tmp_path, [row], adopt=[("industry-first", "330600")])
    assert set(states(adopted)) == {"C02", "C05", "C11"}
    assert adopted.table()["notes"][0] == ""


def test_of_what_is_gone_only_the_report_of_its_end_is_asked(tmp_path: Path) -> None:
    """A deregistered organization owes nothing but that its Party organization reports."""
    row = named(0, **LACKING, 注销日期="2020-01-01")
    assert states(resolved(tmp_path, [row])) == {"O19": "kept"}
    outliving = resolved(tmp_path, [{**row, "是否建立党组织": "是"}])
    assert states(outliving) == {"O19": "broken"}
    (found,) = caused(outliving, "INVERSE").values()
    assert found.citation is not None
    assert found.citation.rule == "O19"


def test_who_has_no_place_owes_what_the_nation_asks(tmp_path: Path) -> None:
    """Without a division the national duties bind, in the notes and in the proof."""
    row = {"社会组织名称": "越剧学会", "业务主管单位": "无", **LACKING}
    resolution = resolved(tmp_path, [row], adopt=[("industry-first", "330600")])
    assert "COVERAGE_ORG" in resolution.table()["notes"][0]
    assert states(resolution)["O17"] == "broken"
    assert set(caused(resolution, "COVERAGE_ORG")) == {"opinion-2015/O17"}


def test_proof_and_notes_agree_on_every_combination(tmp_path: Path) -> None:
    """A note of a duty stands where the proof has a broken duty with it, and only there."""
    headings = ("正式党员数", "是否建立党组织", "是否建立工会", "从业人数")
    values = (("", "2", "3"), ("", "否", "是"), ("", "否", "是"), ("", "60"))
    rows = [
        {
            **base,
            **dict(zip(headings, cells, strict=True)),
            "社会组织名称": f"第{n}学会",
        }
        for n, (base, *cells) in enumerate(product((SHENZHEN, PLAIN), *values))
    ]
    for on in (date(2014, 6, 1), date(2021, 6, 1)):
        resolution = resolved(tmp_path, rows, on, adopt=[("industry-first", "330600")])
        notes = resolution.table()["notes"]
        for position in range(len(rows)):
            proof = explain(resolution, position)
            broken = {o.duty.note for o in proof.duties if o.state == "broken"} - {""}
            assert broken == set(notes[position].split("|")) & {
                "COVERAGE_ORG",
                "COVERAGE_WORK",
                "INVERSE",
                "REPORTS_ELSEWHERE",
            }


def test_a_report_to_another_line_cites_the_article(tmp_path: Path) -> None:
    """REPORTS_ELSEWHERE cites O32: the annual report goes to the upper one of its line."""
    row = named(0, 党建领导机关="绍兴市教育局党组", 上级党组织="绍兴市财政局党组")
    (found,) = caused(resolved(tmp_path, [row]), "REPORTS_ELSEWHERE").values()
    assert found.citation is not None
    assert found.citation.rule == "O32"
