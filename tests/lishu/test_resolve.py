"""`lishu resolve`: one row an organization, raw where machines read, neutralized for Excel."""

import csv
import io

import openpyxl
import polars as pl

from tests.lishu.conftest import GAP, LED

AS_OF = ("--as-of", "2021-06-01")
COLUMNS = [
    *("org_id", "name", "verdict", "leader_id", "leader_name", "leader_kind"),
    *("leader_division", "relation", "rulebook", "rule", "basis", "attested"),
    *("derived_leader_id", "agreement", "missing_field", "candidates", "notes"),
    *("division", "level", "file", "row"),
]
FORMULA = {**LED, "社会组织名称": "=CMD()|'/c calc'!A1"}


def test_columns_and_order_are_those_of_the_contract(call, registry):
    """CSV on standard output has the columns of the contract, rows in input order."""
    found = call("resolve", registry(GAP, LED), *AS_OF)
    assert found.exit_code == 0
    rows = list(csv.reader(io.StringIO(found.stdout)))
    assert rows[0] == COLUMNS
    assert [row[1] for row in rows[1:]] == [GAP["社会组织名称"], LED["社会组织名称"]]
    assert [row[-1] for row in rows[1:]] == ["2", "3"]
    assert "2021-06-01" in found.stderr


def test_csv_and_parquet_are_raw(call, registry, tmp_path):
    """A name that looks like a formula stays as it was written."""
    path = registry(FORMULA)
    for ending, read in (("csv", pl.read_csv), ("parquet", pl.read_parquet)):
        out = tmp_path / f"leaders.{ending}"
        assert call("resolve", path, *AS_OF, "--out", out).exit_code == 0
        table = read(out)
        assert table.columns == COLUMNS
        assert table["name"].to_list() == [FORMULA["社会组织名称"]]


def test_xlsx_neutralizes_formulas(call, registry, tmp_path):
    """In a workbook the same name begins with an apostrophe and is a text."""
    out = tmp_path / "leaders.xlsx"
    assert call("resolve", registry(FORMULA, LED), *AS_OF, "--out", out).exit_code == 0
    book = openpyxl.load_workbook(out)
    cells = [row[1] for row in book.active.iter_rows(min_row=2)]
    book.close()
    assert [cell.value for cell in cells] == [
        "'" + FORMULA["社会组织名称"],
        LED["社会组织名称"],
    ]
    assert [cell.data_type for cell in cells] == ["s", "s"]


def test_a_file_is_replaced_whole(call, registry, tmp_path):
    """--out takes the place of what was there; nothing else is left in the folder."""
    out = tmp_path / "out"
    out.mkdir()
    target = out / "leaders.csv"
    target.write_text("before", encoding="utf-8")
    assert call("resolve", registry(LED), *AS_OF, "--out", target).exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("org_id,name,")
    assert list(out.iterdir()) == [target]


def test_an_empty_registry_gives_a_heading(call, tmp_path):
    """No organizations: the heading alone."""
    path = tmp_path / "registry.csv"
    path.write_text("社会组织名称,业务主管单位\n", encoding="utf-8")
    assert call("resolve", path).stdout.strip() == ",".join(COLUMNS)
