"""Findings: one a cause, with whom it affects, where, by which rule, and what to do."""

import pickle
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest

from graphmodel.finding import SEVERITIES, Finding, findings
from graphmodel.resolution import resolve
from loaders import load
from tests.graphmodel.registries import HEADINGS, TODAY, written


@pytest.fixture
def found(tmp_path: Path):
    """Findings of a registry of some rows, as {class: findings}."""

    def of(rows, on=TODAY, **options) -> dict[str, list[Finding]]:
        world = load(written(tmp_path / "registry.csv", rows), **options)
        by_code: dict[str, list[Finding]] = {}
        for finding in findings(resolve(world, on)):
            by_code.setdefault(finding.code, []).append(finding)
        return by_code

    return of


def test_organizations_without_leader_for_one_reason_are_one_finding(found):
    """Two organizations of a county without SOPWB are one MISSING_BODY, of that body."""
    county = {"登记管理机关": "新昌县民政局"}
    missing = found([county, {}, county], complete=("SOPWB",))["MISSING_BODY"]
    assert [(f.cause, f.affected) for f in missing] == [
        ("SOPWB@330624", 2),
        ("SOPWB@330600", 1),
    ]
    first = missing[0]
    assert (first.severity, [e.row for e in first.examples]) == ("error", [2, 4])
    assert first.citation is not None
    assert (first.citation.rule, first.citation.article) == ("O09", "6")
    assert first.where is not None
    assert (first.where.row, first.where.line, first.where.column) == (
        2,
        2,
        "登记管理机关",
    )
    assert "SOPWB@330624" in first.text_en
    assert "bodies" in first.suggestion_en


def test_an_ended_supervisor_names_its_successors(found):
    """铁道部 was split: its successors are suggested, in both languages."""
    (ended,) = found([{"登记管理机关": "民政部", "业务主管单位": "铁道部"}])[
        "ENDED_BODY"
    ]
    assert ended.cause == "PARTY_ORG:railways-ministry"
    assert "PARTY_ORG:mot" in ended.candidates
    assert "交通运输部" in ended.suggestion_zh
    assert "交通运输部" in ended.suggestion_en
    assert ended.where is not None
    assert ended.where.column == "业务主管单位"


def test_an_ended_declared_leader_points_to_the_charter(found):
    """The cause of an ended declaration is the body declared; its column is the charter's."""
    (ended,) = found([{"登记管理机关": "民政部", "党建领导机关": "铁道部党组"}])[
        "ENDED_BODY"
    ]
    assert "railways-ministry" in ended.cause
    assert ended.where is not None
    assert ended.where.column == "党建领导机关"
    assert "党建领导机关" in ended.suggestion_en


def test_a_conflict_is_named_by_the_sorted_bodies(found):
    """The order in which two supervisors are written does not make two causes."""
    cells = ("绍兴市教育局、绍兴市体育局", "绍兴市体育局；绍兴市教育局")
    rows = [{"业务主管单位": cell} for cell in cells]
    (conflict,) = found(rows)["CONFLICT"]
    assert conflict.affected == 2
    assert conflict.cause == "|".join(conflict.candidates)
    assert "绍兴市教育局" in conflict.text_zh


def test_an_undecided_rule_lists_its_candidates(found):
    """National, no supervisor: one finding by rule O08, a warning."""
    (undecided,) = found([{"登记管理机关": "民政部", "社会组织名称": "中国甲学会"}])[
        "UNDECIDED"
    ]
    assert (undecided.cause, undecided.severity) == ("opinion-2015/O08", "warning")
    assert len(undecided.candidates) == 2


def test_no_rule_is_a_cause_for_each_level(found):
    """Before 2015-09-28 the cause is the level of registration."""
    rows = [{}, {"登记管理机关": "新昌县民政局"}, {}]
    none = found(rows, on=date(2014, 6, 1))["NO_RULE"]
    assert [(f.cause, f.affected) for f in none] == [("prefecture", 2), ("county", 1)]


def test_a_gap_is_a_cause_for_each_former_supervisor(found):
    """Decoupled and not handed over: the former supervisor is the cause."""
    row = {"业务主管单位": "绍兴市商务局", "脱钩日期": "2019-01-01"}
    (gap,) = found([row, row])["GAP"]
    assert (gap.cause, gap.affected) == ("SUPERVISOR@330600:绍兴市商务局", 2)
    assert gap.citation is not None
    assert gap.citation.rule == "O33"


def test_a_missing_column_is_one_finding_that_says_what_was_looked_for(tmp_path):
    """Without the supervisor column the heading looked for is named."""
    headings = tuple(h for h in HEADINGS if h != "业务主管单位")
    resolution = resolve(load(written(tmp_path / "r.csv", [{}, {}], headings)), TODAY)
    (missing,) = [f for f in findings(resolution) if f.code == "MISSING_DATA"]
    assert (missing.cause, missing.affected) == ("opinion-2015/O12 supervisor", 2)
    assert missing.where is not None
    assert missing.where.column == ""
    assert "业务主管单位" in missing.suggestion_en


def test_duplicates_show_both_rows_side_by_side(found):
    """Same code and same name are two causes; the members of a pair stand together."""
    rows = [{"社会组织名称": name} for name in ("甲会", "乙会", "丙会", "乙会", "甲会")]
    codes = ["51330600MJ8800001A", "51330600MJ8800002B"]
    rows += [{"统一社会信用代码": codes[n % 2]} for n in range(4)]
    by_cause = {f.cause: f for f in found(rows)["DUPLICATE"]}
    assert [e.name for e in by_cause["same name"].examples] == [
        "甲会",
        "甲会",
        "乙会",
        "乙会",
    ]
    assert [e.row for e in by_cause["same code"].examples] == [7, 9, 8, 10]
    assert by_cause["same code"].affected == 4


def test_field_notes_are_found_with_their_column(found):
    """A wrong code, a wrong place, duties and a bad date each point to their cell."""
    by_code = found(
        [
            {"统一社会信用代码": "5133"},
            {"登记管理机关": "绍兴市民政局", "住所": "广东省深圳市福田区1号"},
            {"正式党员数": "5"},
            {"党建指导员": "无"},
            {"成立登记日期": "2023-02-30"},
            {"成立登记日期": "2999-01-01"},
            {"登记状态": "注销", "党组织名称": "甲支部"},
        ]
    )
    columns = {
        "CODE_INVALID": ("length", "统一社会信用代码", 2),
        "PLACE_DIFFERS": ("registration_authority | domicile", "住所", 3),
        "COVERAGE_ORG": ("opinion-2015/O17", "正式党员数", 4),
        "DATE_INVALID": ("registered_on", "成立登记日期", 6),
        "DATE_FUTURE": ("registered_on", "成立登记日期", 7),
        "INVERSE": ("none", "党组织名称", 8),
    }
    for code, expected in columns.items():
        (finding,) = by_code[code]
        assert finding.where is not None
        assert (finding.cause, finding.where.column, finding.where.row) == expected
        assert finding.severity == "warning"


def test_open_text_carries_the_remark_of_the_documents(found):
    """The sentence of OPEN_TEXT names both texts."""
    (open_text,) = found([{}], on=date(2025, 1, 1))["OPEN_TEXT"]
    assert open_text.cause == "opinion-2015/O09"
    assert "2015年意见" in open_text.text_zh
    assert "article 6 of the 2015 Opinion" in open_text.text_en
    assert "reform plan of 2023" in open_text.text_en


def test_a_former_name_is_named_with_the_present_one(found):
    """STALE_NAME names the old and the new body."""
    row = {"登记管理机关": "民政部", "业务主管单位": "国家工商行政管理总局"}
    (stale,) = found([row])["STALE_NAME"]
    old, _, new = stale.cause.partition(" → ")
    assert old
    assert new
    assert new in stale.suggestion_en


def test_a_charter_and_a_registry_that_both_use_former_names_are_two_causes(found):
    """One organization counts under each of the two former names it uses."""
    row = {
        "登记管理机关": "民政部",
        "业务主管单位": "国家工商行政管理总局",
        "党建领导机关": "中央国家机关工委",
    }
    stale = found([row])["STALE_NAME"]
    assert len(stale) == 2
    assert {f.affected for f in stale} == {1}


def test_new_names_are_one_finding_with_their_number(found):
    """Supervisors met in the registry only are one finding, with how many names."""
    rows = [
        {"业务主管单位": name}
        for name in ("绍兴市教育局", "绍兴市体育局", "绍兴市教育局")
    ]
    (new,) = found(rows)["NEW_BODY"]
    assert (new.cause, new.affected) == ("SUPERVISOR", 3)
    assert "2 names stand" in new.text_en
    (one,) = found(rows[:1])["NEW_BODY"]
    assert ("1 name stands" in one.text_en, "1 个名称" in one.text_zh) == (True, True)


def test_at_most_twenty_examples_stand_for_any_number(found):
    """Twenty examples in input order; `affected` is the whole number."""
    (expected,) = found([{}] * 30)["EXPECTED_ONLY"]
    assert expected.affected == 30
    assert [e.row for e in expected.examples] == list(range(2, 22))
    assert expected.citation is not None
    assert expected.citation.rule == "O04"


def test_lines_are_physical_lines(tmp_path):
    """A line break inside a cell moves the line, not the record number."""
    path = tmp_path / "r.csv"
    text = (
        '名称,登记管理机关,业务主管单位\n"甲\n会",民政部,铁道部\n乙会,民政部,铁道部\n'
    )
    path.write_text(text, encoding="utf-8")
    (ended,) = [
        f for f in findings(resolve(load(path), TODAY)) if f.code == "ENDED_BODY"
    ]
    assert [(e.row, e.line) for e in ended.examples] == [(2, 2), (3, 4)]


def test_two_files_keep_their_own_coordinates(tmp_path):
    """An example names the file it stands in and the record there."""
    rows = [{}, {"业务主管单位": "绍兴市甲局、绍兴市乙局"}]
    paths = [written(tmp_path / name, rows) for name in ("a.csv", "b.csv")]
    resolution = resolve(load(*paths), TODAY)
    (conflict,) = [f for f in findings(resolution) if f.code == "CONFLICT"]
    assert [(Path(e.file).name, e.row) for e in conflict.examples] == [
        ("a.csv", 3),
        ("b.csv", 3),
    ]


def test_a_day_is_in_the_future_for_the_day_of_the_check(tmp_path):
    """Asked for an earlier date, a day that has passed by now is no fault."""
    rows = [{"成立登记日期": day} for day in ("2020-01-01", "2999-01-01")]
    path = written(tmp_path / "r.csv", rows)
    resolution = resolve(load(path), date(2016, 1, 1))
    (future,) = [
        f for f in findings(resolution, today=TODAY) if f.code == "DATE_FUTURE"
    ]
    assert [e.row for e in future.examples] == [3]
    assert TODAY.isoformat() in future.text_en


def test_an_empty_registry_has_no_findings(found):
    """No rows, no findings."""
    assert found([]) == {}


def test_gravest_and_widest_come_first(tmp_path):
    """Errors, warnings, notes; within them by organizations affected, class and cause."""
    rows = [
        {"登记管理机关": "民政部"},
        {"业务主管单位": "绍兴市甲局、绍兴市乙局"},
        {},
        {},
    ]
    order = findings(resolve(load(written(tmp_path / "r.csv", rows)), TODAY))
    ranks = [
        (SEVERITIES.index(f.severity), -f.affected, f.code, f.cause) for f in order
    ]
    assert ranks == sorted(ranks)


def test_a_finding_is_a_plain_record(found):
    """It can be compared, shown as a dictionary and sent elsewhere, lazy or not."""
    (finding,) = found([{"业务主管单位": "绍兴市甲局、绍兴市乙局"}])["CONFLICT"]
    sent = pickle.loads(pickle.dumps(finding))
    assert asdict(sent) == asdict(finding)
    assert type(sent) is Finding
    with pytest.raises(AttributeError):
        _ = finding.no_such_field
