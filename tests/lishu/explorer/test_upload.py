"""A file that is handed in: looked at before it is used, corrected, read from memory."""

import re

import openpyxl
import pytest

from lishu.explorer.upload import COLUMN_NAMES, column_words, key_of, look, use
from loaders import load
from loaders.reading import Memory

#: What people hand in: GBK, a title above the heading, own headings, personal columns,
#: a row that is cut, one with a NUL, HTML and a formula.
UGLY = (
    "绍兴市社会组织登记表,,,,,\r\n"
    "统一社会信用代码,单位名,登记管理机关,主管部门(业务),法定代表人,联系电话\r\n"
    "51330600500000001A,绍兴市测试协会,绍兴市民政局,绍兴市教育局,张三,13800000000\r\n"
    "坏行,只有两列\r\n"
    "51330600500000002B,<img src=x onerror=alert(1)>,绍兴市民政局,=CMD(),李四,1\r\n"
    ",绍兴市第二测试协会,绍兴市民政局,,王五,2\r\n"
    "x,\0,绍兴市民政局,,赵六,3\r\n"
).encode("gb18030")
CORRECTED = {"单位名": "name", "主管部门(业务)": "supervisor"}


@pytest.fixture
def ugly():
    """The file, as the browser hands it over."""
    return Memory("登记表 <b>.csv", UGLY)


def test_a_file_without_a_known_name_column_says_what_its_headings_may_be(ugly):
    """Nothing is guessed: the likeliest heading line is shown, to be corrected."""
    found = look(ugly, {})
    assert found.sheets == ()
    assert "单位名" in found.headings
    assert "社会组织名称" in found.error.en
    assert "找到的是" in found.error.zh


def test_corrected_headings_are_read_and_personal_ones_are_not(ugly):
    """Headings are taken for what was said; of personal columns nothing is known."""
    (sheet,) = look(ugly, CORRECTED).sheets
    taken = {h.name: (h.column, h.status) for h in sheet.headings}
    assert taken["单位名"] == ("name", "used")
    assert taken["主管部门(业务)"] == ("supervisor", "used")
    assert taken["法定代表人"] == taken["联系电话"] == ("", "personal")
    personal = [h for h in sheet.headings if h.status == "personal"]
    assert [(h.filled, h.examples) for h in personal] == [(0, ()), (0, ())]
    assert sheet.lacking == ("category", "declared_leader")


def test_rejected_rows_are_told_with_their_reasons_before_anything_is_used(ugly):
    """Each row that cannot be read is named by row and line with its reason."""
    (sheet,) = look(ugly, CORRECTED).sheets
    assert sheet.rows == 3
    rejected = [(r.row, r.line, r.reason) for r in sheet.rejected]
    assert rejected == [(3, 4, "fields"), (6, 7, "nul")]
    assert [(r.said("zh"), r.said("en")) for r in sheet.rejected] == [
        ("2 列，应有 6 列", "2 fields, expected 6"),
        ("1 个空字符", "1 NUL bytes"),
    ]


def test_the_world_of_a_file_in_memory_is_that_of_the_file_on_disk(ugly, tmp_path):
    """What is used is what `lishu` would read, but that it is nowhere on the disk."""
    world = use(ugly, CORRECTED)
    assert world.organizations["name"].to_list() == [
        "绍兴市测试协会",
        "<img src=x onerror=alert(1)>",
        "绍兴市第二测试协会",
    ]
    path = tmp_path / "r.csv"
    path.write_bytes(UGLY)
    same = load(path, columns=CORRECTED)
    assert world.organizations.drop("file").equals(same.organizations.drop("file"))
    assert list(world.inputs) == [ugly.name]
    assert list(world.inputs.values()) == list(same.inputs.values())


def test_a_heading_can_be_left_out(ugly):
    """A heading that was taken for a column wrongly can be set to nothing."""
    (sheet,) = look(ugly, CORRECTED | {"登记管理机关": ""}).sheets
    taken = {h.name: h.status for h in sheet.headings}
    assert taken["登记管理机关"] == "ignored"
    assert "registration_authority" in sheet.lacking


def test_a_workbook_is_read_from_memory_too(tmp_path):
    """XLSX is looked at the same way, sheet by sheet."""
    book = openpyxl.Workbook()
    book.active.append(["社会组织名称", "业务主管单位", "手机"])
    book.active.append(["绍兴市测试协会", "绍兴市教育局", "13800000000"])
    path = tmp_path / "r.xlsx"
    book.save(path)
    (sheet,) = look(Memory("r.xlsx", path.read_bytes()), {}).sheets
    assert (sheet.rows, [h.status for h in sheet.headings]) == (
        1,
        ["used", "used", "personal"],
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.csv", b""),
        ("-", b"%PDF-1.7"),
        ("a.parquet", b"PAR1 and no more"),
        ("a.xlsx", b"PK\x03\x04 and no more"),
        ("a.csv.gz", b"\x1f\x8b and no more"),
        ("a.jsonl", b"[1, 2"),
    ],
)
def test_a_file_that_is_no_table_is_said_to_be_none(name, data):
    """Nothing that is handed in ends in anything but words about the file."""
    found = look(Memory(name, data), {})
    assert found.sheets == ()
    assert name in found.error.en
    assert name in found.error.zh
    assert re.search("[一-龥]{4}", found.error.zh)


def test_the_address_of_a_file_is_that_of_its_name_and_contents(ugly):
    """The same file has the same address again, another one another, and no odd sign."""
    again = Memory(ugly.name, bytes(UGLY))
    other = Memory(ugly.name, UGLY + b"\r\n")
    assert key_of(ugly) == key_of(again) != key_of(other)
    assert set("<>/?&") & set(key_of(ugly)) == set()
    assert key_of(Memory("../../etc/x.csv", b"1"))[0] not in "./"


@pytest.mark.parametrize("column", COLUMN_NAMES)
def test_columns_are_told_in_both_languages(column):
    """A column is called by the heading that people know, in English with its name."""
    words = column_words(column)
    assert words.zh in words.en
    assert words.zh
