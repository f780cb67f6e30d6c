"""What if: the world with a body abolished, merged, renamed; a rulebook adopted or ended."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graphmodel import resolve
from graphmodel.difference.examples import table
from graphmodel.errors import LishuError, RulebookError, SuppositionError, UnknownError
from graphmodel.whatif import Supposition, whatif
from graphmodel.whatif.acts import Act
from graphmodel.world import World
from loaders import load
from tests.graphmodel.support import write

ON = date(2023, 6, 1)
EDUCATION = "SUPERVISOR@330600:绍兴市教育局"
Rows = Sequence[Mapping[str, str]]


def row(name: str, supervisor: str = "绍兴市教育局", **more: str) -> dict[str, str]:
    """An organization of 绍兴市."""
    given = {
        "社会组织名称": name,
        "登记管理机关": "绍兴市民政局",
        "业务主管单位": supervisor,
    }
    return given | more


ROWS = [
    row("绍兴市甲学会"),
    row("绍兴市乙学会", "绍兴市体育局"),
    row("绍兴市丙学会", "无"),
    row("绍兴市丁学会", "绍兴市某某办", 党建领导机关="绍兴市教育局党组"),
]


def world_of(folder: Path, rows: Rows = ROWS, **tables: Rows) -> World:
    """The world of these rows and tables."""
    write(folder / "organizations.csv", rows)
    for name, found in tables.items():
        write(folder / f"{name}.csv", found)
    return load(folder)


def supposed(
    folder: Path, *acts: Sequence[str], rows: Rows = ROWS, **tables: Rows
) -> Supposition:
    """What these acts would change."""
    today = resolve(world_of(folder, rows, **tables), ON)
    return whatif(today, [Act(verb, tuple(names)) for verb, *names in acts])


def told(found: Supposition) -> dict[str, tuple[str, str, str]]:
    """Change, new verdict and new leader of everyone who changed, by name."""
    rows = table(found.difference).select("name", "change", "verdict", "leader_id")
    return {str(n): (str(c), str(v), str(b)) for n, c, v, b in rows.rows()}


def test_abolishing_orphans_all_that_rest_on_a_body(tmp_path: Path) -> None:
    """By supervisor and by charter alike; the cause is one."""
    found = supposed(tmp_path, ("abolish", "绍兴市教育局"))
    assert told(found) == {
        "绍兴市甲学会": ("orphaned", "ENDED_BODY", ""),
        "绍兴市丁学会": ("orphaned", "ENDED_BODY", ""),
    }
    (cause,) = found.difference.causes
    assert (cause.cause, cause.affected) == (f"body {EDUCATION}: ALIVE -> ENDED", 2)
    assert found.done[0].ids == (EDUCATION,)
    assert "2023-06-01 撤销" in cause.text.zh


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        (EDUCATION, {"业务主管单位": "绍兴市教育局"}),
        ("绍兴市某某办", {"业务主管单位": "绍兴市某某办"}),
        ("moe", {"业务主管单位": "教育部"}),
        ("SOPWB@330600", {"业务主管单位": "无"}),
        ("绍兴市社会组织党建工作机构", {"业务主管单位": "无"}),
        ("TOWNSHIP_PARTY_ORG@330602002", {"业务主管单位": "越城区府山街道办事处"}),
        (
            "府山社区党组织",
            {"业务主管单位": "无", "是否城乡社区社会组织": "是", "社区村": "府山社区"},
        ),
        (
            "东浦新街道党组织",
            {
                "业务主管单位": "无",
                "是否城乡社区社会组织": "是",
                "街道乡镇": "东浦新街道",
            },
        ),
        ("绍兴市社会组织综合委员会", {"党建领导机关": "绍兴市社会组织综合党委"}),
    ],
)
def test_every_sort_of_body_can_end(
    tmp_path: Path, body: str, kept: dict[str, str]
) -> None:
    """Departments, unusual names, national bodies, SOPWBs, townships, communities."""
    found = supposed(
        tmp_path, ("abolish", body), rows=[row("绍兴市甲学会", "无", **kept)]
    )
    assert told(found) == {"绍兴市甲学会": ("orphaned", "ENDED_BODY", "")}


def test_a_committee_that_ends_breaks_the_chains_below(tmp_path: Path) -> None:
    """The Party committee of the city: everyone below is DETACHED."""
    found = supposed(tmp_path, ("abolish", "PARTY_COMMITTEE@330600"))
    changes = told(found)
    assert {verdict for _, verdict, _ in changes.values()} == {"DETACHED"}
    assert len(changes) == len(ROWS)
    (cause,) = found.difference.causes
    assert cause.cause == "chain DETACHED: PARTY_COMMITTEE@330600"


def test_a_body_recorded_in_a_table_can_end(tmp_path: Path) -> None:
    """Its own days are cut; before them it was there."""
    bodies = [{"name": "市两新工委", "kind": "SOPWB", "division": "330600"}]
    found = supposed(tmp_path, ("abolish", "市两新工委"), bodies=bodies)
    assert told(found) == {"绍兴市丙学会": ("orphaned", "ENDED_BODY", "")}


def test_merging_gives_another_leader(tmp_path: Path) -> None:
    """A goes into B: those of A are led by B's Party organization."""
    found = supposed(tmp_path, ("merge", "绍兴市教育局", "绍兴市体育局"))
    sports = "PARTY_ORG:SUPERVISOR@330600:绍兴市体育局"
    changed = ("leader_changed", "LED", sports)
    assert told(found) == {"绍兴市甲学会": changed, "绍兴市丁学会": changed}


def test_merging_into_a_new_body_sets_it_up(tmp_path: Path) -> None:
    """Both go into a body that nobody knew: its Party organization leads."""
    found = supposed(
        tmp_path, ("merge", "绍兴市教育局", "绍兴市体育局", "绍兴市文教办")
    )
    new = "SUPERVISOR@330600:绍兴市文教办"
    assert found.done[0].fresh == (new,)
    changed = ("leader_changed", "LED", f"PARTY_ORG:{new}")
    assert told(found) == dict.fromkeys(
        ("绍兴市甲学会", "绍兴市乙学会", "绍兴市丁学会"), changed
    )


def test_splitting_leaves_the_heirs_as_candidates(tmp_path: Path) -> None:
    """Two heirs and no rule between them: orphaned."""
    found = supposed(tmp_path, ("split", "绍兴市教育局", "绍兴市一局", "绍兴市二局"))
    assert told(found)["绍兴市甲学会"] == ("orphaned", "ENDED_BODY", "")
    after = found.difference.new.table().row(0, named=True)
    heirs = [f"PARTY_ORG:SUPERVISOR@330600:绍兴市{n}局" for n in ("一", "二")]
    assert after["candidates"].split("|") == sorted(heirs)


@pytest.mark.parametrize("name", ["绍兴市教育大局", "绍兴市教育体育局"])
def test_renaming_is_no_other_leader(tmp_path: Path, name: str) -> None:
    """Under a name nobody bears, or one of the usual words: the same line."""
    found = supposed(tmp_path, ("rename", "绍兴市教育局", name))
    new = f"PARTY_ORG:SUPERVISOR@330600:{name}"
    assert told(found)["绍兴市甲学会"] == ("named_more_exactly", "LED", new)
    assert not found.difference.counts["leader_changed"]


def test_an_sopwb_stays_one_body_under_any_name(tmp_path: Path) -> None:
    """Renamed, it leads as before, under its new name."""
    found = supposed(tmp_path, ("rename", "SOPWB@330600", "绍兴市社工委"))
    assert told(found) == {}
    after = found.difference.new.table().row(2, named=True)
    assert (after["leader_id"], after["leader_name"]) == (
        "SOPWB@330600",
        "绍兴市社工委",
    )


def test_acts_happen_in_their_order(tmp_path: Path) -> None:
    """Renamed, then abolished under the new name: who rested on the old name is orphaned."""
    acts = (("rename", "绍兴市教育局", "绍兴市教育大局"), ("abolish", "绍兴市教育大局"))
    assert told(supposed(tmp_path, *acts))["绍兴市甲学会"][1] == "ENDED_BODY"
    with pytest.raises(UnknownError, match="绍兴市教育大局"):
        supposed(tmp_path, *acts[::-1])


def test_decoupling_leaves_a_gap_and_handing_over_mends_it(tmp_path: Path) -> None:
    """One organization, or all of a supervisor; what would lead them is told."""
    one = supposed(tmp_path, ("decouple", "绍兴市甲学会"))
    assert told(one) == {"绍兴市甲学会": ("orphaned", "GAP", "")}
    assert (len(one.mending.positions), one.mending.led) == (1, 1)
    rows = [*ROWS, row("绍兴市戊学会")]
    every = supposed(tmp_path, ("decouple-from", EDUCATION), rows=rows)
    assert told(every).keys() == {"绍兴市甲学会", "绍兴市戊学会"}
    ((verdict, body, count),) = every.mending.outcomes()
    leader = every.mending.after.world.bodies.id(body)
    assert (verdict, leader, count) == ("LED", "SOPWB@330600", 2)


def test_mending_counts_the_gaps_of_today_too(tmp_path: Path) -> None:
    """A gap that is there already, with a relation beside it, keeps its place."""
    code = "51330600MJ87654X0A"
    gap = {"脱钩日期": "2020-01-01", "党建移交日期": ""}
    blank = dict.fromkeys(gap, "")
    rows = [
        *(each | blank for each in ROWS),
        row("绍兴市己学会", 统一社会信用代码=code, **gap),
    ]
    tie = {"from": "SOPWB@330600", "to": code, "relation": "GUIDES"}
    found = supposed(tmp_path, ("abolish", "绍兴市体育局"), rows=rows, relations=[tie])
    assert found.mending.positions.tolist() == [len(ROWS)]
    assert found.mending.after.table()["verdict"].to_list() == ["LED"]


def test_handing_over_one_organization(tmp_path: Path) -> None:
    """Whoever takes over leads; a supervisor does by its Party organization."""
    gap = row("绍兴市甲学会", 脱钩日期="2020-01-01", 党建移交日期="")
    found = supposed(
        tmp_path, ("hand-over", "绍兴市甲学会", "绍兴市体育局"), rows=[gap]
    )
    sports = "PARTY_ORG:SUPERVISOR@330600:绍兴市体育局"
    assert told(found) == {"绍兴市甲学会": ("rescued", "LED", sports)}
    assert not len(found.mending.positions)


def test_handing_over_ends_a_recorded_relation(tmp_path: Path) -> None:
    """A strong relation of before does not make a conflict of it."""
    code = "51330600MJ87654X0A"
    tie = {"from": "PARTY_COMMITTEE@330700", "to": code, "relation": "LEADS"}
    found = supposed(
        tmp_path,
        ("hand-over", "绍兴市甲学会", "SOPWB@330602"),
        rows=[row("绍兴市甲学会", 统一社会信用代码=code)],
        relations=[tie],
    )
    change = told(found)["绍兴市甲学会"]
    assert change == ("leader_changed", "LED", "SOPWB@330602")


def test_a_rulebook_is_adopted_and_another_ended(tmp_path: Path) -> None:
    """The rules are those of the supposition, on its date."""
    write(tmp_path / "organizations.csv", [row("绍兴市甲学会", 行业领域="体育")])
    world = load(tmp_path, adopt=["industry-first@330600"])
    plain = replace(world, library=replace(world.library, adoptions=()))
    today = resolve(plain, ON)
    found = whatif(today, [Act("adopt", ("industry-first", "330600"))])
    sports = "SUPERVISOR@330600:绍兴市体育局"
    assert told(found) == {"绍兴市甲学会": ("leader_changed", "LED", sports)}
    ended = whatif(today, [Act("end-rulebook", ("opinion-2015",))])
    assert told(ended) == {"绍兴市甲学会": ("orphaned", "NO_RULE", "")}
    assert (
        "opinion-2015 in force until 2023-06-01" in ended.difference.causes[0].text.en
    )


@pytest.mark.parametrize(
    ("act", "error", "says"),
    [
        (("abolish", "绍兴市教育居"), UnknownError, "绍兴市教育局"),
        (("abolish", "PARTY_ORG:moe"), SuppositionError, "name moe"),
        (("abolish", "铁道部"), SuppositionError, "--on"),
        (("abolish", "cpc-central"), SuppositionError, "every chain ends"),
        (("merge", "moe", "moe"), SuppositionError, "itself"),
        (("rename", "绍兴市教育局", "绍兴市体育局"), SuppositionError, "--merge"),
        (("split", "moe", "moe", "mca"), SuppositionError, "two other bodies"),
        (("decouple", "不存在"), UnknownError, "不存在"),
        (("decouple-from", "教育部"), SuppositionError, "教育部"),
        (("end-rulebook", "opinion"), UnknownError, "opinion-2015"),
        (("adopt", "industry"), RulebookError, "industry-first"),
        (("adopt", "industry-first", "999999"), SuppositionError, "six digits"),
        (("dissolve", "moe"), SuppositionError, "abolish"),
        (("merge", "moe"), SuppositionError, "2 to 3"),
    ],
)
def test_what_cannot_happen_is_refused(
    tmp_path: Path, act: tuple[str, ...], error: type[LishuError], says: str
) -> None:
    """The message names what was asked for and what to do instead."""
    with pytest.raises(error, match=says):
        supposed(tmp_path, act)


def test_the_future_changes_nothing_today(tmp_path: Path) -> None:
    """What happens after the date that is asked about is refused, not ignored."""
    today = resolve(world_of(tmp_path), ON)
    with pytest.raises(SuppositionError, match="2024-01-01"):
        whatif(today, [Act("abolish", ("moe",))], date(2024, 1, 1))


def test_what_happened_earlier_is_seen_today(tmp_path: Path) -> None:
    """A body abolished in the past is told with that day; the world itself is untouched."""
    world = world_of(tmp_path)
    today = resolve(world, ON)
    found = whatif(today, [Act("abolish", (EDUCATION,))], date(2022, 1, 1))
    assert "2022-01-01" in found.difference.causes[0].text.en
    assert resolve(world, ON).table().equals(today.table())
