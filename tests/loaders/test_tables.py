"""Bodies, relations and changes of a dataset: what they do, and what is refused."""

from datetime import date
from pathlib import Path

import pytest

from graphmodel import resolve
from graphmodel.errors import DatasetError
from loaders import load

ON = date(2021, 6, 1)
REGISTRY = (
    "统一社会信用代码,社会组织名称,登记管理机关,业务主管单位\n"
    "51330600MJ87654X0A,绍兴市甲学会,绍兴市民政局,无\n"
    "51330600MJ8765481B,绍兴市乙学会,绍兴市民政局,绍兴市卫计委\n"
)
HEADS = {
    "bodies": "body_id,name,aliases,kind,division,party_org_of,valid_from,valid_to",
    "relations": "from,to,relation,since,until",
    "changes": "date,kind,from,to",
}


def dataset(folder: Path, **tables: str) -> Path:
    """A folder with the registry and one line in each of these tables."""
    (folder / "organizations.csv").write_text(REGISTRY, encoding="utf-8")
    for name, lines in tables.items():
        text = f"{HEADS[name]}\n{lines}\n"
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def rows(folder: Path, as_of: date = ON) -> list[dict[str, object]]:
    """The table of verdicts."""
    return resolve(load(folder), as_of).table().to_dicts()


@pytest.mark.parametrize(
    ("table", "line", "words"),
    [
        (
            "bodies",
            "b1,某委,,SOPBW,330600,,,",
            ("bodies.csv:2", "unknown kind 'SOPBW'", "SOPWB"),
        ),
        (
            "bodies",
            "b1,某委,,SOPWB,330600,,2023-02-30,",
            ("bodies.csv:2", "valid_from", "2023-02-30", "2016-07-22"),
        ),
        (
            "bodies",
            "b1,某委,,SOPWB,330600,,,昨天",
            ("bodies.csv:2", "valid_to", "昨天"),
        ),
        (
            "relations",
            "SOPWB@330600,51330600MJ87654X0A,LEEDS,,",
            ("relations.csv:2", "'LEEDS'", "LEADS"),
        ),
        (
            "relations",
            "SOPWB@330600,51330600MJ87654X0A,LEADS,2023-13-01,",
            ("relations.csv:2", "since", "2023-13-01"),
        ),
        (
            "changes",
            "2018-01-01,remaned,绍兴市卫计委,绍兴市卫健委",
            ("changes.csv:2", "'remaned'", "renamed"),
        ),
        (
            "changes",
            "2018-02-31,renamed,绍兴市卫计委,绍兴市卫健委",
            ("changes.csv:2", "date", "2018-02-31"),
        ),
    ],
)
def test_a_wrong_row_says_where_it_is_and_how_to_mend_it(
    tmp_path: Path, table: str, line: str, words: tuple[str, ...]
) -> None:
    """File and row, what was found, and what to write instead."""
    with pytest.raises(DatasetError) as caught:
        load(dataset(tmp_path, **{table: line}))
    assert all(word in str(caught.value) for word in words), str(caught.value)


def test_the_row_named_is_the_row_of_the_file(tmp_path: Path) -> None:
    """The second record of a table is row 3."""
    lines = "b1,甲委,,SOPWB,330600,,,\nb2,乙委,,SOBWP,330100,,,"
    with pytest.raises(DatasetError, match=r"bodies\.csv:3"):
        load(dataset(tmp_path, bodies=lines))


@pytest.mark.parametrize("end", ["", "51000000MJ00000000"])
def test_an_end_of_a_relation_that_names_nobody_is_refused(
    tmp_path: Path, end: str
) -> None:
    """A relation needs both its ends; a code that no organization bears names nobody."""
    with pytest.raises(DatasetError, match=r"relations\.csv:2"):
        load(dataset(tmp_path, relations=f"SOPWB@330600,{end},LEADS,,"))


def test_a_party_org_of_nobody_is_refused(tmp_path: Path) -> None:
    """party_org_of must name a body."""
    with pytest.raises(DatasetError, match=r"bodies\.csv:2.*party_org_of"):
        load(dataset(tmp_path, bodies="p1,某党委,,PARTY_ORG,330600,教育科技处处,,"))


def test_an_attested_body_is_shown_as_recorded(tmp_path: Path) -> None:
    """The SOPWB keeps its canonical id and takes the recorded name while it lives."""
    folder = dataset(
        tmp_path, bodies="b1,中共绍兴市委两新工委,,SOPWB,330600,,2016-01-01,"
    )
    found = rows(folder)[0]
    assert (found["leader_id"], found["leader_name"], found["attested"]) == (
        "SOPWB@330600", "中共绍兴市委两新工委", True,
    )  # fmt: skip
    before = rows(folder, date(2015, 12, 1))[0]
    assert (before["leader_name"], before["attested"]) == (
        "绍兴市社会组织党建工作机构",
        False,
    )


def test_an_attested_body_that_ended(tmp_path: Path) -> None:
    """The only attested SOPWB ended without successor: ENDED_BODY from that day on."""
    folder = dataset(
        tmp_path, bodies="b1,中共绍兴市委两新工委,,SOPWB,330600,,2016-01-01,2020-01-01"
    )
    assert rows(folder, date(2019, 12, 31))[0]["verdict"] == "LED"
    assert rows(folder, date(2020, 1, 1))[0]["verdict"] == "ENDED_BODY"


def test_an_alias_is_the_body(tmp_path: Path) -> None:
    """A supervisor written by an alias of `bodies` is that body, not a new one."""
    folder = dataset(
        tmp_path,
        bodies="wjw,绍兴市卫生健康委员会,绍兴市卫计委|绍兴卫生委,SUPERVISOR,330600,,,",
    )
    found = rows(folder)[1]
    assert found["leader_id"] == "PARTY_ORG:wjw"
    assert "NEW_BODY" not in str(found["notes"])


def test_the_party_organization_of_a_body(tmp_path: Path) -> None:
    """party_org_of gives a supervisor's Party organization an id of its own."""
    folder = dataset(
        tmp_path,
        bodies="wjw,绍兴市卫计委,,SUPERVISOR,330600,,,\nwjwdw,绍兴市卫计委党委,,PARTY_ORG,330600,wjw,,",
    )
    assert rows(folder)[1]["leader_id"] == "wjwdw"


def test_a_renamed_supervisor_is_followed(tmp_path: Path) -> None:
    """A local change is followed with a note, from its day on."""
    change = "2019-01-08,renamed,绍兴市卫生和计划生育委员会,绍兴市卫生健康委员会"
    folder = dataset(
        tmp_path,
        changes=change,
        bodies="a,绍兴市卫生和计划生育委员会,,SUPERVISOR,330600,,,2019-01-08\n"
        "b,绍兴市卫生健康委员会,,SUPERVISOR,330600,,2019-01-08,",
    )
    before, after = rows(folder, date(2019, 1, 7))[1], rows(folder, date(2019, 1, 8))[1]
    assert (before["leader_id"], "STALE_NAME" in str(before["notes"])) == (
        "PARTY_ORG:a",
        False,
    )
    assert (after["leader_id"], "STALE_NAME" in str(after["notes"])) == (
        "PARTY_ORG:b",
        True,
    )


def test_a_strong_relation_leads_within_its_dates(tmp_path: Path) -> None:
    """since is inclusive, until exclusive; a bare year is its 1 January."""
    folder = dataset(
        tmp_path, relations="PARTY_COMMITTEE@330600,51330600MJ87654X0A,LEADS,2018,2020"
    )
    leaders = [rows(folder, date(y, m, d))[0]["leader_id"] for y, m, d in
               [(2017, 12, 31), (2018, 1, 1), (2019, 12, 31), (2020, 1, 1)]]  # fmt: skip
    assert leaders == [
        "SOPWB@330600",
        "PARTY_COMMITTEE@330600",
        "PARTY_COMMITTEE@330600",
        "SOPWB@330600",
    ]


def test_two_strong_relations_that_differ_are_a_conflict(tmp_path: Path) -> None:
    """Two live leaders: CONFLICT with both as candidates."""
    folder = dataset(
        tmp_path,
        relations="PARTY_COMMITTEE@330600,51330600MJ87654X0A,LEADS,,\nPARTY_COMMITTEE@330100,51330600MJ87654X0A,MANAGES,,",
    )
    found = rows(folder)[0]
    assert (found["verdict"], found["candidates"]) == (
        "CONFLICT", "PARTY_COMMITTEE@330100|PARTY_COMMITTEE@330600",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("relation", "verdict"),
    [("GUIDES", "WEAK_ONLY"), ("CONTACTS_DIRECTLY", "WEAK_ONLY"), ("REGISTERS", "MISSING_BODY"),
     ("BUSINESS_SUPERVISES", "MISSING_BODY")],
)  # fmt: skip
def test_a_weak_relation_never_cures(
    tmp_path: Path, relation: str, verdict: str
) -> None:
    """It tells WEAK_ONLY from MISSING_BODY; registering and supervising say nothing."""
    folder = dataset(
        tmp_path, relations=f"PARTY_COMMITTEE@330600,51330600MJ87654X0A,{relation},,"
    )
    (folder / "dataset.toml").write_text('complete = ["SOPWB"]\n', encoding="utf-8")
    assert rows(folder)[0]["verdict"] == verdict


def test_english_and_id_headings_of_the_ends(tmp_path: Path) -> None:
    """from_id and to_id are accepted as well."""
    folder = dataset(tmp_path)
    (folder / "relations.csv").write_text(
        "from_id,to_id,relation\nPARTY_COMMITTEE@330600,51330600MJ87654X0A,LEADS\n",
        encoding="utf-8",
    )
    assert rows(folder)[0]["leader_id"] == "PARTY_COMMITTEE@330600"
