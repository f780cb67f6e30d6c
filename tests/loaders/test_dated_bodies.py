"""The dated national bodies: each links to itself while it lives, and to who came after.

What is expected is worked out here from the two tables alone, row by row.
"""

import csv
from datetime import date, timedelta
from itertools import pairwise

import pytest

from graphmodel import resolve
from graphmodel.regimes import Library
from loaders import load
from loaders.rulebooks import read
from tests.shared_folder import ROOT

TODAY = date(2026, 11, 22)
#: A rule that holds on every date: the documents themselves begin in 2015 only.
ALWAYS_SUPERVISED = """
[rulebook]
id = "always"
title = "任何日期都由业务主管单位党组织领导（测试用）"
jurisdiction = "100000"

[[rule]]
id = "A1"
article = "1"
quote = "由业务主管单位党组织领导"
when = { supervisor = ["alive", "followed", "unborn", "ended", "several"] }
leader = { party_org_of = "supervisor" }
"""


def table(name):
    with (ROOT / "loaders" / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text, default):
    return date.fromisoformat(f"{text}-01-01"[:10]) if text else default


BODIES = {row["id"]: row for row in table("national_bodies.csv")}
CHANGES = table("national_body_changes.csv")
LIVES = {
    row["id"]: (day(row["valid_from"], date.min), day(row["valid_to"], date.max))
    for row in BODIES.values()
}
NAMES = {
    row["id"]: [row["name"], *filter(None, row["aliases"].split("|"))]
    for row in BODIES.values()
}
EVERY_NAME = list(dict.fromkeys(name for names in NAMES.values() for name in names))
SUCCESSIONS = ("renamed", "merged", "split")
#: The Party organizations that are bodies of their own, by the names that mean them.
OWN = {
    "民政部党组": "mca-party-group",
    "民政部直属机关党委": "mca-organs-committee",
    "国务院国资委党委": "sasac-party-committee",
}


def alive(body, on):
    since, until = LIVES[body]
    return since <= on < until


def keeper(body):
    """The body itself, or the one whose plate it is."""
    note = BODIES[body]["note"]
    if not note.startswith("plate_of="):
        return body
    return note.removeprefix("plate_of=").split(";")[0].split()[0]


def party(body):
    """The id of the Party organization of who stands for a body."""
    found = keeper(body)
    return "sasac-party-committee" if found == "sasac" else f"PARTY_ORG:{found}"


def meant(name, on):
    """Of the bodies that bore a name, the one alive, else the last to end, else the next."""
    bearers = [body for body, names in NAMES.items() if name in names]
    ended = [b for b in bearers if LIVES[b][1] <= on]
    return next(
        (b for b in bearers if alive(b, on)),
        max(ended, key=lambda b: LIVES[b][1])
        if ended
        else min(bearers, key=lambda b: LIVES[b][0]),
    )


def reached(body, on, forwards):
    """The living bodies to which the rows lead from a body, in either direction."""
    one, other = ("from_id", "to_id") if forwards else ("to_id", "from_id")
    found = set()
    for row in CHANGES:
        happened = not forwards or day(row["date"], date.max) <= on
        if row["kind"] in SUCCESSIONS and row[one] == body and row[other] and happened:
            there = alive(row[other], on)
            found |= {row[other]} if there else reached(row[other], on, forwards)
    return found


def expected(name, on):
    """Verdict, leader, whether by a former name, and candidates of a supervisor's name."""
    body = meant(name, on)
    if alive(body, on):
        return "LED", party(body), False, set()
    ended = LIVES[body][1] <= on
    found = {party(other) for other in reached(body, on, forwards=ended)}
    if len(found) == 1:
        return "LED", found.pop(), True, set()
    return "ENDED_BODY" if ended else "MISSING_BODY", "", False, found


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """What lishu says of an organization with each name as supervisor, by date."""
    folder = tmp_path_factory.mktemp("dated")
    (folder / "always.toml").write_text(ALWAYS_SUPERVISED, encoding="utf-8")
    registry = folder / "registry.csv"
    with registry.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            ["社会组织名称", "登记管理机关", "社会组织类型", "业务主管单位"]
        )
        for n, name in enumerate(EVERY_NAME):
            writer.writerow([f"中国第{n}基金会", "民政部", "基金会", name])
    world = load(registry)
    library = Library((read(folder / "always.toml"),))
    known = {}

    def of(on, name, documents=False):
        if (on, documents) not in known:
            found = resolve(world, on, None if documents else library).table()
            known[on, documents] = dict(
                zip(
                    EVERY_NAME,
                    found.select("verdict", "leader_id", "notes", "candidates").rows(),
                    strict=True,
                )
            )
        verdict, leader, notes, candidates = known[on, documents][name]
        return (
            verdict,
            leader,
            "STALE_NAME" in notes.split("|"),
            set(filter(None, candidates.split("|"))),
        )

    return of


NUMBERED = [
    pytest.param(row, id=f"{n}-{row['kind']}-{row['from_id']}-{row['to_id']}")
    for n, row in enumerate(CHANGES, start=2)
]


@pytest.mark.parametrize("row", NUMBERED)
def test_a_change_takes_effect_on_its_day(answers, row):
    """For each of the 208 rows: the day before, the day, and today, under both names."""
    on = day(row["date"], date.max)
    for body in filter(None, (row["from_id"], row["to_id"])):
        name = BODIES[body]["name"]
        for when in (on - timedelta(days=1), on, TODAY):
            assert answers(when, name) == expected(name, when), (when, name)
        if row["kind"] != "transferred":
            found = answers(TODAY, name, documents=True)
            verdict, leader, stale, candidates = expected(name, TODAY)
            if leader == "PARTY_ORG:mca":
                leader = "mca-service-centre-committee"
            assert found == (verdict, leader, stale, candidates), name


def test_there_are_as_many_changes_as_the_notes_say():
    """Nothing was left out above: 208 rows, of which 131 end somebody."""
    ending = [r for r in CHANGES if r["kind"] in (*SUCCESSIONS, "abolished")]
    assert (len(CHANGES), len(ending)) == (208, 131)


@pytest.mark.parametrize("body", BODIES)
def test_a_body_links_to_itself_by_each_of_its_names(answers, body):
    """On the first and last day of its life its name and each alias mean it, or its keeper."""
    since, until = LIVES[body]
    first = since if since > date.min else date(1997, 6, 1)
    last = min(until - timedelta(days=1), TODAY)
    for on in {first, last} if first <= last else {last}:
        for name in NAMES[body]:
            assert answers(on, name) == ("LED", party(body), False, set()), (on, name)


def test_no_name_means_two_bodies_at_once():
    """Names are shared in time only: 国家药品监督管理局 was two bodies, one after the other."""
    bearers = {name: [b for b in NAMES if name in NAMES[b]] for name in EVERY_NAME}
    shared = {name: bodies for name, bodies in bearers.items() if len(bodies) > 1}
    assert shared["国家药品监督管理局"] == ["sda", "nmpa"]
    for name, bodies in shared.items():
        lives = sorted(LIVES[body] for body in bodies)
        assert all(one[1] <= two[0] for one, two in pairwise(lives)), name


@pytest.mark.parametrize("suffix", ["", "党组", "党委", "机关党委", "直属机关党委"])
def test_a_charter_names_a_body_or_its_party_organization(tmp_path, suffix):
    """科技部党组 is that of 科学技术部, by every name of every body that is not the Party's."""
    party_kinds = ("part", "central_party", "organs")
    names = [
        name
        for body, names in NAMES.items()
        for name in names
        if not suffix or not BODIES[body]["kind"].startswith(party_kinds)
    ]
    names = list(dict.fromkeys(names))
    registry = tmp_path / "registry.csv"
    with registry.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            ["社会组织名称", "登记管理机关", "业务主管单位", "党建领导机关"]
        )
        for n, name in enumerate(names):
            writer.writerow([f"中国第{n}基金会", "民政部", "外交部", name + suffix])
    world = load(registry)
    for on in (date(2000, 1, 1), date(2016, 1, 1), date(2021, 6, 1), TODAY):
        found = resolve(world, on).table()
        for name, leader, notes in zip(
            names, found["leader_id"], found["notes"], strict=True
        ):
            body = meant(name, on)
            if alive(body, on):
                named = party(body) if suffix else keeper(body)
                assert leader == OWN.get(name + suffix, named), (on, name)
                assert "STALE_NAME" not in notes, (on, name)


def test_the_supervisor_s_own_party_organization_is_its_under_any_date(tmp_path):
    """同业务主管单位（党组） of 国家药品监督管理局, a name that two bodies bore, is nmpa's."""
    registry = tmp_path / "registry.csv"
    rows = [
        "社会组织名称,登记管理机关,业务主管单位,党建领导机关",
        "中国甲基金会,民政部,国家药品监督管理局,同业务主管单位（党组或者党委）",
        "中国乙基金会,民政部,国防科学技术工业委员会,国防科学技术工业委员会党组",
    ]
    registry.write_text("\n".join(rows), encoding="utf-8")
    table = resolve(load(registry), TODAY).table()
    assert (table["leader_id"][0], table["basis"][0]) == ("PARTY_ORG:nmpa", "DECLARED")
    assert table["verdict"][1] == "ENDED_BODY"
    assert set(table["candidates"][1].split("|")) == {
        "PARTY_ORG:miit",
        "PARTY_ORG:sastind",
    }
