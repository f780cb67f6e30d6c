"""The bundled reference data is the original, and its notes tell the truth about it."""

import csv
import re

import pytest

from tests.shared_folder import ROOT, shared

DATA = ROOT / "loaders" / "data"
FILES = [
    "divisions.csv",
    "townships.csv",
    "division_changes.csv",
    "national_bodies.csv",
    "national_body_changes.csv",
]


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", FILES)
def test_bundled_table_is_the_original(name):
    """A bundled table is byte for byte the original, line ends included."""
    assert shared("data", name).read_bytes() == (DATA / name).read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_notes_count_the_rows(name):
    """SOURCES.md names each table and gives its number of rows."""
    notes = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    stated = re.search(rf"\| `{re.escape(name)}` \| ([\d,]+) \|", notes)
    assert stated, f"{name} is not in the table of SOURCES.md"
    assert len(rows(name)) == int(stated[1].replace(",", ""))


def test_every_division_lies_in_another():
    """Each division but the nation has a parent in the table, each township a county."""
    codes = {row["code"] for row in rows("divisions.csv")}
    townships = rows("townships.csv")
    assert [
        row["code"] for row in rows("divisions.csv") if row["parent"] not in codes
    ] == ["100000"]
    assert {row["parent"] for row in townships} <= codes


def test_body_changes_name_known_bodies():
    """Both ends of a change are bodies of the table, or are left empty."""
    known = {row["id"] for row in rows("national_bodies.csv")} | {""}
    ends = {
        end
        for row in rows("national_body_changes.csv")
        for end in (row["from_id"], row["to_id"])
    }
    assert ends <= known


def test_the_licence_is_attributed():
    """NOTICE attributes the division data and names its licence."""
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert "CC-BY-4.0" in notice
    assert "real-china-division" in notice
