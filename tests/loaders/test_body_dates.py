"""Faults in the days of a dataset's own bodies and changes: told with file and row."""

import csv
from datetime import date

import pytest

from graphmodel import findings, resolve
from graphmodel.errors import DatasetError
from loaders import load

TODAY = date(2021, 6, 1)
ROW = {"登记管理机关": "绍兴市民政局", "社会组织类型": "社会团体"}
BUREAU = {"kind": "SUPERVISOR", "division": "330600"}
OLD = {**BUREAU, "body_id": "SX-LYJ", "name": "绍兴市旅游局"}
NEW = {**BUREAU, "body_id": "SX-WGLJ", "name": "绍兴市文化广电旅游局"}
MERGED = {"date": "2019-01-01", "kind": "merged", "from": "SX-LYJ", "to": "SX-WGLJ"}


@pytest.fixture
def dataset(tmp_path):
    """A folder with these tables and one organization for each supervisor."""

    def write(supervisors, **tables):
        rows = [
            {**ROW, "社会组织名称": f"绍兴市第{n}学会", "业务主管单位": name}
            for n, name in enumerate(supervisors)
        ]
        for name, table in {"organizations": rows, **tables}.items():
            headings = list(dict.fromkeys(key for row in table for key in row))
            path = tmp_path / f"{name}.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, headings, restval="")
                writer.writeheader()
                writer.writerows(table)
        return tmp_path

    return write


def told(folder, on=TODAY):
    """The faults of a dataset's bodies, as (cause, file, row, heading)."""
    return [
        (f.cause, f.where.file.rpartition("/")[2], f.where.row, f.where.column)
        for f in findings(resolve(load(folder), on))
        if f.code == "BODY_DATES"
    ]


def verdicts(folder, on=TODAY):
    table = resolve(load(folder), on).table()
    return list(zip(table["verdict"], table["leader_id"], strict=True))


def test_a_sound_dataset_is_told_nothing(dataset):
    """Bodies and changes that agree raise no finding, before or after the day."""
    bodies = [{**OLD, "valid_to": "2019-01-01"}, {**NEW, "valid_from": "2019-01-01"}]
    folder = dataset(["绍兴市旅游局"], bodies=bodies, changes=[MERGED])
    assert told(folder) == told(folder, date(2010, 1, 1)) == []


def test_days_that_bodies_leaves_open_are_those_of_changes(dataset):
    """Blank days end and begin with the change, for bodies of one's own and national ones."""
    changes = [
        MERGED,
        {"date": "2027-03-10", "kind": "merged", "from": "mwr", "to": "mnr"},
    ]
    folder = dataset(["绍兴市旅游局", "水利部"], bodies=[OLD, NEW], changes=changes)
    assert told(folder) == []
    assert verdicts(folder, date(2018, 12, 31)) == [
        ("LED", "PARTY_ORG:SX-LYJ"),
        ("LED", "PARTY_ORG:mwr"),
    ]
    assert verdicts(folder, date(2019, 1, 1))[0] == ("LED", "PARTY_ORG:SX-WGLJ")
    assert verdicts(folder, date(2027, 3, 10))[1] == ("LED", "PARTY_ORG:mnr")


def test_each_fault_names_file_row_and_heading(dataset):
    """Reversed days, two heirs, a day that differs, an id given twice: four rows to mend."""
    bodies = [
        {**OLD, "valid_to": "2019-06-01"},
        {**NEW, "valid_from": "2019-01-01"},
        {**NEW, "name": "绍兴市文化局", "valid_to": "2018-01-01"},
        {**BUREAU, "body_id": "X", "name": "绍兴市某局", "valid_from": "2020-01-01",
         "valid_to": "2019-01-01"},
        {**BUREAU, "body_id": "Y", "name": "绍兴市别局"},
    ]  # fmt: skip
    changes = [
        MERGED,
        {**MERGED, "to": "Y"},
        {"date": "2019-01-01", "kind": "abolished", "from": "X"},
    ]
    folder = dataset(["绍兴市旅游局"], bodies=bodies, changes=changes)
    assert set(told(folder)) == {
        ("END_DIFFERS SX-LYJ 2019-01-01", "changes.csv", 2, "date"),
        ("SEVERAL_HEIRS SX-LYJ 2019-01-01", "changes.csv", 3, "to"),
        (f"ID_TAKEN SX-WGLJ {folder / 'bodies.csv'}:4", "bodies.csv", 4, "body_id"),
        ("REVERSED X 2019-01-01", "bodies.csv", 5, "valid_to"),
    }


def test_a_fault_changes_no_verdict_and_orphans_nobody(dataset):
    """A shared alias is a warning without organizations; the row is led as before."""
    bodies = [{**OLD, "aliases": "文广局"}, {**NEW, "aliases": "文广局"}]
    folder = dataset(["绍兴市旅游局"], bodies=bodies)
    (finding,) = [
        f for f in findings(resolve(load(folder), TODAY)) if f.code == "BODY_DATES"
    ]
    assert (finding.severity, finding.affected, finding.examples) == ("warning", 0, ())
    assert (finding.cause, finding.where.row) == ("SHARED_NAME 文广局", 3)
    assert "文广局" in finding.text_zh
    assert "文广局" in finding.text_en
    assert finding.suggestion_zh != finding.suggestion_en
    assert verdicts(folder) == [("LED", "PARTY_ORG:SX-LYJ")]


def test_an_end_of_which_changes_says_nothing_is_told_where_there_are_changes(dataset):
    """Without a table of changes nobody claims to say what became of bodies."""
    bodies = [{**OLD, "valid_to": "2019-01-01"}, NEW]
    assert told(dataset(["绍兴市旅游局"], bodies=bodies)) == []
    other = {"date": "2019-01-01", "kind": "created", "to": "SX-WGLJ"}
    assert told(dataset(["绍兴市旅游局"], bodies=bodies, changes=[other])) == [
        ("NO_HEIR SX-LYJ 2019-01-01", "bodies.csv", 2, "valid_to")
    ]


def test_a_party_organization_in_changes_is_told_and_is_no_crash(dataset):
    """What becomes of 旅游局党组 is what becomes of 旅游局."""
    row = {**MERGED, "from": "绍兴市旅游局党组", "to": "绍兴市教育局党组"}
    folder = dataset(["绍兴市旅游局"], bodies=[OLD], changes=[row])
    assert told(folder) == [
        ("OF_PARTY_ORG SX-LYJ 2019-01-01", "changes.csv", 2, "from")
    ]
    assert verdicts(folder) == [("LED", "PARTY_ORG:SX-LYJ")]


def test_a_change_that_upsets_a_bundled_body_points_to_the_row_that_does(dataset):
    """Ending 教育部 leaves its plate alone: the row of the dataset is the one to mend."""
    row = {"date": "2027-03-10", "kind": "renamed", "from": "moe", "to": "NEW-MOE"}
    body = {"body_id": "NEW-MOE", "name": "国家教育部", "kind": "SUPERVISOR"}
    folder = dataset(["教育部"], bodies=[body], changes=[row])
    assert told(folder) == [("PLATE_ALONE slc-plate-1998|moe", "changes.csv", 2, "to")]


def test_lines_are_physical_lines(dataset):
    """A line break inside a cell moves the line, not the record number."""
    bodies = [
        {**OLD, "source": "网页\n第二行"},
        {**NEW, "valid_from": "2020-01-01", "valid_to": "2019-01-01", "source": ""},
    ]
    folder = dataset(["绍兴市旅游局"], bodies=bodies)
    (finding,) = [
        f for f in findings(resolve(load(folder), TODAY)) if f.code == "BODY_DATES"
    ]
    assert (finding.where.row, finding.where.line) == (3, 4)


def test_the_name_of_several_bodies_in_changes_asks_for_the_id(dataset):
    """国家药品监督管理局 was two bodies at two times: the message lists both ids."""
    row = {"date": "2027-03-10", "kind": "abolished", "from": "国家药品监督管理局"}
    with pytest.raises(DatasetError, match=r"changes\.csv:2.*sda, nmpa.*write the id"):
        load(dataset(["教育部"], changes=[row]))
