"""`resolve` as a whole: any date, any size, columns that can be missing."""

from datetime import date
from pathlib import Path

import pytest

from graphmodel import findings, resolve
from graphmodel.summary import summarize
from graphmodel.table import COLUMNS
from loaders import load
from tests.graphmodel.support import PLAIN, resolved, write

ON = date(2021, 6, 1)


def test_as_of_must_be_given(tmp_path: Path) -> None:
    """There is no hidden today: resolve asks for the date."""
    write(tmp_path / "r.csv", [PLAIN])
    world = load(tmp_path / "r.csv")
    with pytest.raises(TypeError, match="as_of"):
        resolve(world)  # type: ignore[call-arg]
    assert resolve(world, ON).as_of == ON


def test_an_empty_registry_has_no_organizations(tmp_path: Path) -> None:
    """A heading line alone: 0 organizations, no findings, a table of the right columns."""
    path = tmp_path / "empty.csv"
    path.write_text("社会组织名称,登记管理机关,业务主管单位\n", encoding="utf-8")
    found = resolve(load(path), ON)
    summary = summarize(found)
    assert (
        len(found)
        == summary.organizations
        == summary.led
        == summary.orphans
        == summary.open
        == 0
    )
    assert found.table().columns == list(COLUMNS)
    assert found.table().height == 0
    assert findings(found) == ()


def test_a_registry_without_supervisor_column(tmp_path: Path) -> None:
    """MISSING_DATA supervisor for all, counted as open; one finding names the heading."""
    rows = [
        {k: v for k, v in PLAIN.items() if k != "业务主管单位"}
        | {"社会组织名称": f"绍兴市{n}学会"}
        for n in range(30)
    ]
    found = resolved(tmp_path, rows)
    table = found.table()
    assert set(table["verdict"]) == {"MISSING_DATA"}
    assert set(table["missing_field"]) == {"supervisor"}
    assert set(table["rule"]) == {"O12"}
    summary = summarize(found)
    assert (summary.open, summary.orphans, summary.led) == (30, 0, 0)
    (lack,) = findings(found)
    assert lack.code == "MISSING_DATA"
    assert lack.affected == 30
    assert len(lack.examples) == 20
    assert "业务主管单位" in lack.suggestion_zh
    assert "业务主管单位" in lack.suggestion_en


def test_a_registry_of_names_alone(tmp_path: Path) -> None:
    """Only names: every row has a verdict, placed by its name where that says something."""
    rows = [{"社会组织名称": n} for n in ("绍兴市甲学会", "中国乙学会", "丙学会")]
    table = resolved(tmp_path, rows).table()
    assert table["division"].to_list() == ["330600", "100000", ""]
    assert set(table["verdict"]) == {"MISSING_DATA"}


def test_rows_keep_their_order_and_place(tmp_path: Path) -> None:
    """One row an input row, in input order, with record numbers from 2."""
    names = [f"绍兴市第{n}学会" for n in (3, 1, 2)]
    table = resolved(tmp_path, [PLAIN | {"社会组织名称": n} for n in names]).table()
    assert table["name"].to_list() == names
    assert table["row"].to_list() == [2, 3, 4]


def test_texts_are_never_null(tmp_path: Path) -> None:
    """Empty text is "", attested is null without a leader."""
    table = resolved(
        tmp_path,
        [PLAIN, PLAIN | {"社会组织名称": "绍兴市乙", "业务主管单位": "有关部门"}],
    ).table()
    texts = [c for c in table.columns if c not in ("attested", "row")]
    assert table.select(texts).null_count().sum_horizontal().item() == 0
    assert table["attested"].to_list() == [False, None]


def test_a_verdict_without_leader_has_no_leader_columns(tmp_path: Path) -> None:
    """Leader columns, relation and basis are empty unless somebody leads."""
    rows = [
        PLAIN | {"社会组织名称": f"绍兴市{n}", "业务主管单位": s}
        for n, s in enumerate(("有关部门", "绍兴市教育局、绍兴市体育局", "铁道部"))
    ]
    table = resolved(tmp_path, rows).table()
    assert table["verdict"].to_list() == ["MISSING_DATA", "CONFLICT", "ENDED_BODY"]
    for column in (
        "leader_id",
        "leader_name",
        "leader_kind",
        "leader_division",
        "relation",
        "basis",
        "agreement",
    ):
        assert set(table[column]) == {""}, column


@pytest.mark.parametrize("on", [date(1, 1, 1), date(1949, 10, 1), date(9999, 12, 30)])
def test_any_date_has_an_answer(tmp_path: Path, on: date) -> None:
    """From the first day of the calendar to the day before its last, which stands for never."""
    verdict = resolved(tmp_path, [PLAIN], on).table()["verdict"].item()
    assert verdict == ("LED" if on.year > 2015 else "NO_RULE")


@pytest.mark.parametrize(
    ("status", "ended", "on", "verdict"),
    [
        ("正常", "", ON, "LED"),
        ("注销", "", ON, ""),
        ("撤销登记", "", ON, ""),
        ("吊销", "", ON, ""),
        ("注销", "2022-01-01", ON, "LED"),
        ("正常", "2021-06-01", ON, ""),
        ("正常", "2021-06-02", ON, "LED"),
    ],
)
def test_who_is_counted(
    tmp_path: Path, status: str, ended: str, on: date, verdict: str
) -> None:
    """The day of deregistration goes before the status; that day itself is over."""
    row = PLAIN | {"登记状态": status, "注销日期": ended}
    assert resolved(tmp_path, [row], on).table()["verdict"].item() == verdict


def test_the_numbers_add_up(tmp_path: Path) -> None:
    """organizations = led + orphans + open; the others stand apart."""
    rows = [
        PLAIN,
        PLAIN | {"社会组织名称": "乙", "业务主管单位": "有关部门"},
        PLAIN | {"社会组织名称": "丙", "业务主管单位": "铁道部"},
        PLAIN | {"社会组织名称": "丁", "社会组织类型": "有限责任公司"},
        PLAIN | {"社会组织名称": "戊", "登记状态": "注销"},
    ]
    summary = summarize(resolved(tmp_path, rows))
    assert (summary.led, summary.open, summary.orphans) == (1, 1, 1)
    assert (summary.organizations, summary.out_of_scope, summary.not_counted) == (
        3,
        1,
        1,
    )


def test_a_wrong_date_in_a_row_is_a_finding_and_the_row_stays(tmp_path: Path) -> None:
    """2023-02-30: named at its row and column; the organization is resolved."""
    found = resolved(tmp_path, [PLAIN | {"成立登记日期": "2023-02-30"}])
    assert found.table()["verdict"].item() == "LED"
    (wrong,) = [f for f in findings(found) if f.code == "DATE_INVALID"]
    assert wrong.where is not None
    assert (wrong.where.row, wrong.where.column) == (2, "成立登记日期")


def test_two_rows_with_one_code_and_one_name_with_two_codes(tmp_path: Path) -> None:
    """DUPLICATE on both of each pair; all are resolved; ids are told apart."""
    rows = [
        PLAIN
        | {"社会组织名称": "绍兴市甲学会", "统一社会信用代码": "51330600MJ87654X0A"},
        PLAIN
        | {"社会组织名称": "绍兴市乙学会", "统一社会信用代码": "51330600MJ87654X0A"},
        PLAIN
        | {"社会组织名称": "绍兴市丙学会", "统一社会信用代码": "51330600MJ8765481B"},
        PLAIN
        | {"社会组织名称": "绍兴市丙学会", "统一社会信用代码": "51330600MJ8765482C"},
        PLAIN
        | {"社会组织名称": "绍兴市丁学会", "统一社会信用代码": "51330600MJ8765483D"},
    ]
    found = resolved(tmp_path, rows)
    table = found.table()
    assert ["DUPLICATE" in n for n in table["notes"]] == [True] * 4 + [False]
    assert table["org_id"].n_unique() == 5
    assert table["org_id"][0] == "51330600MJ87654X0A"
    assert table["org_id"][1].startswith("51330600MJ87654X0A#")
    assert set(table["verdict"]) == {"LED"}
    assert sorted(f.affected for f in findings(found) if f.code == "DUPLICATE") == [
        2,
        2,
    ]
