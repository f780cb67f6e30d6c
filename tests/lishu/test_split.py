"""`lishu resolve --split-by`: one list a recipient, under names that harm no system."""

import csv

import openpyxl
import polars as pl
import pytest

from lishu.reports.lists import file_names, safe
from tests.lishu.conftest import GAP, GONE, LED, OPEN

AS_OF = ("--as-of", "2023-06-01")
SEVERAL = {
    **LED,
    "社会组织名称": "绍兴市越城区两管学会",
    "业务主管单位": "绍兴市越城区教育局、绍兴市越城区体育局",
}


def lists(folder):
    """The names in each list of a folder, by file, and the index."""
    found = {
        path.name: pl.read_csv(path, infer_schema=False) for path in folder.iterdir()
    }
    index = found.pop("index.csv")
    return {name: table["name"].to_list() for name, table in found.items()}, index


def test_one_list_a_division(call, registry, tmp_path):
    """Each organization stands in the list of its division, with the columns of resolve."""
    out = tmp_path / "lists"
    path = registry(LED, GAP, OPEN, GONE, SEVERAL)
    found = call("resolve", path, *AS_OF, "--split-by", "division", "--out-dir", out)
    assert found.exit_code == 0, found.stderr
    names, index = lists(out)
    assert names == {
        "100000_中华人民共和国.csv": [OPEN["社会组织名称"]],
        "330600_绍兴市.csv": [GAP["社会组织名称"], GONE["社会组织名称"]],
        "330602_越城区.csv": [LED["社会组织名称"], SEVERAL["社会组织名称"]],
    }
    whole = list(csv.reader(call("resolve", path, *AS_OF).stdout.splitlines()))
    with (out / "330600_绍兴市.csv").open(encoding="utf-8", newline="") as file:
        part = list(csv.reader(file))
    assert part == [whole[0], whole[2], whole[4]]
    city = index.row(by_predicate=pl.col("division") == "330600", named=True)
    assert (city["organizations"], city["orphan"], city["not_counted"]) == (
        "2",
        "1",
        "1",
    )


def test_one_list_a_supervisor(call, registry, tmp_path):
    """An organization of two supervisors stands in both lists; without one in `none`."""
    out = tmp_path / "lists"
    path = registry(LED, OPEN, SEVERAL)
    line = ("resolve", path, *AS_OF, "--split-by", "supervisor", "--out-dir", out)
    assert call(*line).exit_code == 0
    names, index = lists(out)
    assert names == {
        "none.csv": [OPEN["社会组织名称"]],
        "越城区体育局.csv": [SEVERAL["社会组织名称"]],
        "越城区教育局.csv": [LED["社会组织名称"], SEVERAL["社会组织名称"]],
    }
    assert dict(index.select("file", "supervisor").iter_rows()) == {
        "none.csv": "",
        "越城区体育局.csv": "SUPERVISOR@330602:越城区体育局",
        "越城区教育局.csv": "SUPERVISOR@330602:越城区教育局",
    }


def test_a_list_goes_to_who_took_over(call, registry, tmp_path):
    """Of a ministry that was renamed, the one of today."""
    out = tmp_path / "lists"
    path = registry({**OPEN, "业务主管单位": "国家林业局"})
    line = ("resolve", path, *AS_OF, "--split-by", "supervisor", "--out-dir", out)
    assert call(*line).exit_code == 0
    assert set(lists(out)[0]) == {"国家林业和草原局.csv"}


def test_workbooks_are_neutralized(call, registry, tmp_path):
    """A name that looks like a formula is a text, in the list and in its file's name."""
    out = tmp_path / "lists"
    path = registry({**LED, "业务主管单位": "=CMD()|'/c calc'!A1局"})
    line = ("resolve", path, *AS_OF, "--split-by", "supervisor", "--out-dir", out)
    assert call(*line, "--split-format", "xlsx").exit_code == 0
    names = {path.name for path in out.iterdir()}
    assert len(names) == 2
    assert all("/" not in name and "|" not in name for name in names)
    for path in out.iterdir():
        book = openpyxl.load_workbook(path)
        cells = [cell for row in book.active.iter_rows() for cell in row]
        book.close()
        assert "f" not in {cell.data_type for cell in cells}
        assert not [c for c in cells if str(c.value).startswith("=")]


def test_an_empty_registry_gives_an_index(call, tmp_path):
    """No organizations: an index without lines."""
    path = tmp_path / "registry.csv"
    path.write_text("社会组织名称,业务主管单位\n", encoding="utf-8")
    out = tmp_path / "lists"
    line = ("resolve", path, "--split-by", "division", "--out-dir", out)
    assert call(*line).exit_code == 0
    heading = (
        "file,division,name,organizations,led,orphan,open,out_of_scope,not_counted"
    )
    assert (out / "index.csv").read_text(encoding="utf-8").strip() == heading


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--split-by", "division"), "--out-dir"),
        (("--out-dir", "{folder}/new"), "--split-by"),
        (
            ("--split-by", "division", "--out-dir", "{folder}/new", "--out", "x.csv"),
            "without --out",
        ),
        (("--split-by", "division", "--out-dir", "{folder}"), "not empty"),
        (("--split-by", "division", "--out-dir", "{folder}/no/such"), "does not exist"),
        (("--split-by", "kind", "--out-dir", "{folder}/new"), "supervisor"),
    ],
)
def test_wrong_calls_write_nothing(call, registry, tmp_path, arguments, says):
    """Nothing of an earlier run is mixed with this one; what was there stays."""
    path = registry(LED)
    before = set(tmp_path.iterdir())
    found = call(
        "resolve", path, *(a.replace("{folder}", str(tmp_path)) for a in arguments)
    )
    assert (found.exit_code, found.stdout) == (2, "")
    assert says in found.stderr
    assert set(tmp_path.iterdir()) == before


def test_a_failed_run_leaves_no_folder(call, tmp_path):
    """The folder appears only when all is written."""
    out = tmp_path / "lists"
    line = (
        "resolve",
        tmp_path / "none.csv",
        "--split-by",
        "division",
        "--out-dir",
        out,
    )
    assert call(*line).exit_code == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("绍兴市教育局", "绍兴市教育局"),
        ("../../etc/passwd", "etc_passwd"),
        ("..\\..\\x", "x"),
        ("／etc／passwd", "etc_passwd"),
        ("a\x00b\u202ec\n", "a_b_c"),
        ("C:\\x", "C_x"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("COM¹", "_COM1"),
        ("console", "console"),
        ("-rf", "rf"),
        (".hidden", "hidden"),
        ("~root", "root"),
        ("name. ", "name"),
        ("...", ""),
        ("", ""),
    ],
)
def test_a_name_harms_no_system(label, name):
    """No path, no device, nothing hidden, nothing that looks like an option."""
    assert safe(label) == name


def test_names_do_not_collide():
    """Shared, empty, in other capitals, like the index or too long: each file is its own."""
    long = "长" * 500
    labels = [
        "局",
        "局",
        "A局",
        "a局",
        "",
        "index",
        "Index",
        long,
        f"{long}二",
        "a/b",
        "a_b",
    ]
    names = file_names(labels, [str(n) for n in range(len(labels))])
    folded = [name.casefold() for name in names]
    assert len(set(folded)) == len(labels)
    assert "index" not in folded
    assert all(0 < len(f"{name}.xlsx".encode()) < 255 for name in names)
    again = file_names(labels[::-1], [str(n) for n in range(len(labels))][::-1])
    assert names == again[::-1]
