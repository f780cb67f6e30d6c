"""The 39 leaders that real charters name: each linked, or its conflict explained.

The table was made by reading the charters' words, not from a run: what body the words
name, of what kind, and how it agrees with what the rules say on 2026-11-22.
"""

import csv
from datetime import date

import pytest

from graphmodel import findings, resolve
from graphmodel.resolution import Resolution
from loaders import load
from tests.shared_folder import ROOT

REAL = ROOT / "examples" / "real"
ON = date(2026, 11, 22)
OFFICE = "SUPERVISOR@100000:国务院国有资产监督管理委员会行业协会商会党建工作局"
FUJIAN = "INDUSTRY_PARTY_ORG@350000:福建省住房和城乡建设厅社会组织行业委员会"
SHANGHAI = "INDUSTRY_PARTY_ORG@310000:上海市科学技术协会科技社团委员会"

#: row of registry-charters.csv: (the leader, how it agrees with the rules)
LEADERS = {
    2: ("WORK_COMMITTEE@330600:绍兴市委教育工作委员会", "SAME_LINE"),
    3: ("sasac-party-committee", ""),
    12: ("COMPOSITE_COMMITTEE@330300:温州市工商业联合会联合委员会", "SAME_LINE"),
    27: ("cswd", "SAME"),
    34: (OFFICE, "DIFFERS"),
    41: ("WORK_COMMITTEE@330112:临安区委直属机关工作委员会", "DIFFERS"),
    54: (
        "COMPOSITE_COMMITTEE@110000:北京市文化教育领域基金会第二联合委员会",
        "SAME_LINE",
    ),
    55: ("中关村社团第一联合委员会", ""),
    56: ("SOPWB@440000", "SAME"),
    67: ("INDUSTRY_PARTY_ORG@100000:全国律师行业委员会", ""),
    72: ("COMPOSITE_COMMITTEE@370000:山东省社会组织综合委员会", "SAME_LINE"),
    73: ("上海市浙江商会委员会", "DIFFERS"),
    74: ("COMPOSITE_COMMITTEE@420000:湖北省省级社会组织综合委员会", "SAME_LINE"),
    75: ("INDUSTRY_PARTY_ORG@310000:上海市级机关行业协会委员会", "DIFFERS"),
    77: ("TOWNSHIP_PARTY_ORG@450202002", "DIFFERS"),
    78: ("COMPOSITE_COMMITTEE@511700:达州市社会组织第三综合委员会", "SAME_LINE"),
    79: ("PARTY_DEPARTMENT@421081:石首市委组织部", "DIFFERS"),
    80: ("TOWNSHIP_PARTY_ORG@331082112", ""),
    81: ("PARTY_ORG:SUPERVISOR@331002:椒江区市场监督管理局", "DIFFERS"),
    83: ("PARTY_ORG:SUPERVISOR@110000:北京市司法局", "DIFFERS"),
    84: (FUJIAN, "DIFFERS"),
    85: (FUJIAN, "DIFFERS"),
    86: (SHANGHAI, "DIFFERS"),
    87: (SHANGHAI, "DIFFERS"),
    88: (SHANGHAI, "DIFFERS"),
    89: ("SOPWB@130100", "SAME"),
    90: ("重庆市交通", "DIFFERS"),
    96: ("SOPWB@361100", "SAME"),
    97: ("SOPWB@130000", "SAME"),
    98: ("SOPWB@130000", "SAME"),
    99: ("浙江省经", "DIFFERS"),
    100: ("浙江省经", "DIFFERS"),
    101: ("cswd", "SAME"),
    102: ("COMPOSITE_COMMITTEE@370200:青岛市社会组织综合委员会", "SAME_LINE"),
    103: ("SOPWB@360000", "SAME"),
    104: ("江西省非公有制经济组织委员会", "DIFFERS"),
    105: (OFFICE, "DIFFERS"),
}
#: Two bodies on different lines in one cell: the candidates.
CONFLICTS = {
    76: {
        "PARTY_DEPARTMENT@510683:绵竹市委组织部",
        "PARTY_ORG:SUPERVISOR@510683:绵竹市科学技术协会",
    },
    82: {"PARTY_ORG:SUPERVISOR@150100:呼和浩特市司法局", "SOPWB@150100"},
}
#: What the words say about the body beside its name.
NOTED = {
    27: "TRANSFERRED",
    101: "TRANSFERRED",
    3: "OPEN_TEXT",
    34: "DECLARED_NOT_PARTY_BODY",
    105: "DECLARED_NOT_PARTY_BODY",
}


def charters() -> list[dict[str, str]]:
    """The rows of the charters, as in the file."""
    with (REAL / "registry-charters.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def resolution() -> Resolution:
    """The real example on the day of the table."""
    return resolve(load(REAL), ON)


@pytest.fixture(scope="module")
def verdicts(resolution: Resolution) -> dict[int, dict[str, object]]:
    """The charters' rows of the table of verdicts, by their row in the file."""
    rows = resolution.table().to_dicts()
    return {
        r["row"]: r for r in rows if str(r["file"]).endswith("registry-charters.csv")
    }


def test_the_table_names_every_declared_leader() -> None:
    """39 rows name a leader; each is in the table once."""
    declared = {n for n, row in enumerate(charters(), start=2) if row["党建领导机关"]}
    assert len(declared) == 39
    assert set(LEADERS) | set(CONFLICTS) == declared
    assert not set(LEADERS) & set(CONFLICTS)


@pytest.mark.parametrize("row", LEADERS)
def test_a_declared_leader_is_linked(
    verdicts: dict[int, dict[str, object]], row: int
) -> None:
    """The body that the charter's words name leads, with the agreement that was read."""
    leader, agreement = LEADERS[row]
    found = verdicts[row]
    assert (found["verdict"], found["basis"], found["relation"]) == (
        "LED",
        "DECLARED",
        "LEADS",
    )
    shown = str(found["leader_id"])
    exact = "@" in leader or "-" in leader or leader == "cswd"
    assert shown == leader if exact else leader in shown
    assert found["agreement"] == agreement
    assert found["attested"] is True


@pytest.mark.parametrize("row", CONFLICTS)
def test_two_declared_leaders_are_a_conflict(
    verdicts: dict[int, dict[str, object]], row: int
) -> None:
    """Two bodies in one field, neither above the other: both are named."""
    found = verdicts[row]
    assert found["verdict"] == "CONFLICT"
    assert set(str(found["candidates"]).split("|")) == CONFLICTS[row]


@pytest.mark.parametrize("row", NOTED)
def test_what_is_noted_about_a_declaration(
    verdicts: dict[int, dict[str, object]], row: int
) -> None:
    """Transfers, offices that are no Party organization, open texts are noted."""
    assert NOTED[row] in str(verdicts[row]["notes"]).split("|")


def test_two_wordings_of_one_office_are_one_body(
    verdicts: dict[int, dict[str, object]],
) -> None:
    """国资委…党建工作局 and 国务院国资委…党建工作局 of national associations: one office."""
    assert verdicts[34]["leader_id"] == verdicts[105]["leader_id"]


def test_every_difference_is_a_finding(
    resolution: Resolution, verdicts: dict[int, dict[str, object]]
) -> None:
    """Where charter and rules differ there is a note, and the findings count them all."""
    differing = {
        row for row, found in verdicts.items() if found["agreement"] == "DIFFERS"
    }
    noted = {
        row
        for row, found in verdicts.items()
        if "DECLARED_DIFFERS" in str(found["notes"])
    }
    assert (
        differing == noted == {row for row, (_, a) in LEADERS.items() if a == "DIFFERS"}
    )
    counted = sum(
        f.affected for f in findings(resolution) if f.code == "DECLARED_DIFFERS"
    )
    assert counted == len(differing)


def test_no_organization_is_without_a_verdict(resolution: Resolution) -> None:
    """Every row of the real example has a verdict; nothing is lost on the way."""
    table = resolution.table()
    assert table.height == 336
    assert "" not in set(table["verdict"])


def test_who_is_not_led(resolution: Resolution) -> None:
    """The few that are not led, each for a reason that a reader of its row accepts."""
    table = resolution.table()
    rows = [row for row in table.to_dicts() if row["verdict"] != "LED"]
    assert {row["name"]: (row["verdict"], row["missing_field"]) for row in rows} == {
        "广东省广发证券社会公益基金会": ("MISSING_DATA", "supervisor"),
        "中国工程机械工业协会": ("ENDED_BODY", ""),
        "中华志愿者协会": ("MISSING_DATA", "is_industry_association"),
        "中国轻工业联合会": ("MISSING_DATA", "is_industry_association"),
        "绵竹市老科学技术工作者协会": ("CONFLICT", ""),
        "呼和浩特市律师协会": ("CONFLICT", ""),
    }


@pytest.mark.parametrize(
    "as_of", [date(2014, 6, 1), date(2017, 6, 1), date(2021, 6, 1)]
)
def test_the_societies_are_led_by_their_supervisor(as_of: date) -> None:
    """210 national societies under 中国科协: its Party organization from 2015-09-28 on."""
    table = resolve(load(REAL / "registry-cast.csv"), as_of).table()
    expected = ("NO_RULE", "") if as_of.year < 2015 else ("LED", "PARTY_ORG:cast")
    assert set(zip(table["verdict"], table["leader_id"], strict=True)) == {expected}
    assert table.height == 210
