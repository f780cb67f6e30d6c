"""The real example says what its sources say, and nothing more."""

import csv
import re
import tomllib

import pytest

from tests.shared_folder import ROOT, shared

REAL = ROOT / "examples" / "real"
CHARTERS = {
    "uscc": "统一社会信用代码",
    "name": "社会组织名称",
    "org_type": "社会组织类型",
    "registration_authority": "登记管理机关",
    "supervisory_unit": "业务主管单位",
    "party_building_leader": "党建领导机关",
    "other_relation": "说明",
    "as_of": "数据日期",
    "source": "来源",
    "source_quality": "来源质量",
}
SOCIETIES = {
    "name": "社会组织名称",
    "discipline": "学科",
    "business_supervisor": "业务主管单位",
    "as_of": "数据日期",
}


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("example", "original", "headings"),
    [
        ("registry-cast.csv", "cast_societies.csv", SOCIETIES),
        ("registry-charters.csv", "charters.csv", CHARTERS),
    ],
)
def test_every_value_of_the_source_is_kept(example, original, headings):
    """Each row of the source is a row of the example, in order, value for value."""
    expected = read(shared("data", original))
    actual = [
        {name: row[heading] for name, heading in headings.items()}
        for row in read(REAL / example)
    ]
    assert expected == actual


def test_societies_are_registered_nationally():
    """What the list of societies leaves out is one value for all: association, 民政部."""
    added = {
        (row["社会组织类型"], row["登记管理机关"])
        for row in read(REAL / "registry-cast.csv")
    }
    assert added == {("社会团体", "民政部")}


def dates(text):
    """The page's day and the founding day that a source's words about its date give."""
    day, _, word = text.partition(" ")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
        return ("", "")
    return {"": (day, ""), "founding": ("", day), "registration": ("", day)}[word]


def test_only_exact_days_are_dates():
    """A date is filled where the source gives one exact day; anything vaguer stays words."""
    charters = read(REAL / "registry-charters.csv")
    expected = [dates(row["数据日期"]) for row in charters]
    assert expected == [(row["章程日期"], row["成立登记日期"]) for row in charters]


def test_dataset_names_every_table():
    """dataset.toml names each table of the folder."""
    dataset = tomllib.loads((REAL / "dataset.toml").read_text(encoding="utf-8"))
    assert sorted(dataset["organizations"]) == sorted(
        path.name for path in REAL.glob("*.csv")
    )


def test_notes_count_what_is_there():
    """The numbers of SOURCES.md are those of the files."""
    notes = (REAL / "SOURCES.md").read_text(encoding="utf-8")
    charters = read(REAL / "registry-charters.csv")
    leaders = [row for row in charters if row["党建领导机关"]]
    inferred = [row for row in charters if "infer" in row["来源质量"]]
    for sentence in (
        f"{len(charters) + len(read(REAL / 'registry-cast.csv'))} registry rows",
        f"; {len(leaders)} name the body",
        f"({len(inferred)} rows say so; in {sum(bool(r['党建领导机关']) for r in inferred)} of",
        f"{sum(not r['业务主管单位'] for r in charters)} rows have no supervisor",
        f"{sum(not r['登记管理机关'] for r in charters)} no registration authority",
        f"({sum(bool(r['章程日期']) for r in charters)} rows, "
        f"{sum(bool(r['章程日期']) for r in leaders)} of them with a leader)",
        f"({sum(bool(r['成立登记日期']) for r in charters)} rows)",
        f"Only {sum(bool(r['统一社会信用代码']) for r in charters)} rows have",
    ):
        assert sentence in notes
