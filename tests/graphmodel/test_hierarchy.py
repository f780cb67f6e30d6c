"""Chains of bodies: long, looping, broken, with two parents."""

from datetime import date
from pathlib import Path

import pytest

from graphmodel import findings
from graphmodel.hierarchy import Chain
from graphmodel.resolution import Resolution
from tests.graphmodel.support import PLAIN, resolved

CODE = "51330600MJ87654X0A"
ORGANIZATION = PLAIN | {"统一社会信用代码": CODE}


def body(name: str, **more: str) -> dict[str, str]:
    """A row of `bodies`: a committee of Shaoxing."""
    return {
        "body_id": name,
        "name": f"绍兴市{name}委",
        "kind": "OTHER",
        "division": "330600",
    } | more


def leads(upper: str, lower: str, **more: str) -> dict[str, str]:
    """A strong row of `relations`."""
    return {"from": upper, "to": lower, "relation": "LEADS"} | more


def led_by(
    folder: Path, first: str, bodies: list, relations: list, **more: object
) -> Resolution:
    """One organization that `first` leads, with these bodies and relations above."""
    ties = [leads(first, CODE), *relations]
    return resolved(folder, [ORGANIZATION], bodies=bodies, relations=ties, **more)


def only(resolution: Resolution) -> dict[str, object]:
    """The only row of the table."""
    (row,) = resolution.table().to_dicts()
    return row


def test_the_standing_chain_of_an_sopwb(tmp_path: Path) -> None:
    """SOPWB, its committee, the province's, the root."""
    found = resolved(tmp_path, [ORGANIZATION])
    bodies = found.world.bodies
    leader = int(found.leaders.body[0])
    chain = [bodies.id(b) for b in found.hierarchy.chain(leader)]
    assert chain == ["PARTY_COMMITTEE@330600", "PARTY_COMMITTEE@330000", "cpc-central"]
    assert found.hierarchy.state(leader) == Chain.ROOTED


@pytest.mark.parametrize("steps", [1, 2, 150])
def test_a_long_chain_is_no_loop(tmp_path: Path, steps: int) -> None:
    """150 bodies above each other end at the root: LED."""
    bodies = [body(f"b{n}") for n in range(steps)]
    ties = [leads(f"b{n + 1}", f"b{n}") for n in range(steps - 1)]
    ties.append(leads("PARTY_COMMITTEE@330600", f"b{steps - 1}"))
    found = led_by(tmp_path, "b0", bodies, ties)
    assert only(found)["verdict"] == "LED"
    assert "CHAIN_UNKNOWN" not in str(only(found)["notes"])
    assert len(found.hierarchy.chain(int(found.leaders.body[0]))) == steps + 2


def test_a_chain_that_ends_nowhere_is_unknown(tmp_path: Path) -> None:
    """Nothing known above a body: LED with a note."""
    row = only(led_by(tmp_path, "b0", [body("b0"), body("b1")], [leads("b1", "b0")]))
    assert row["verdict"] == "LED"
    assert "CHAIN_UNKNOWN" in str(row["notes"])


@pytest.mark.parametrize("size", [1, 2, 3, 40])
def test_a_loop_is_one_finding_with_its_members(tmp_path: Path, size: int) -> None:
    """One chain may not hold a body twice: CYCLE, one cause, whoever hangs below it."""
    bodies = [body(f"b{n}") for n in range(size)]
    ties = [leads(f"b{(n + 1) % size}", f"b{n}") for n in range(size)]
    found = led_by(tmp_path, "b0", bodies, ties)
    row = only(found)
    assert (row["verdict"], row["leader_id"], row["basis"]) == ("CYCLE", "", "")
    (cycle,) = [f for f in findings(found) if f.code == "CYCLE"]
    assert cycle.affected == 1
    assert all(f"b{n}" in cycle.cause for n in range(size))


def test_what_hangs_below_a_loop_is_in_it_too(tmp_path: Path) -> None:
    """Leaders below the loop share its one finding; others are untouched."""
    rows = [
        ORGANIZATION,
        PLAIN
        | {"社会组织名称": "绍兴市乙学会", "统一社会信用代码": "51330600MJ8765481B"},
        PLAIN
        | {"社会组织名称": "绍兴市丙学会", "统一社会信用代码": "51330600MJ8765482C"},
    ]
    ties = [
        leads("b0", CODE),
        leads("b1", "51330600MJ8765481B"),
        leads("b1", "b0"),
        leads("b2", "b1"),
        leads("b1", "b2"),
    ]
    found = resolved(
        tmp_path, rows, bodies=[body(f"b{n}") for n in range(3)], relations=ties
    )
    assert found.table()["verdict"].to_list() == ["CYCLE", "CYCLE", "LED"]
    (cycle,) = [f for f in findings(found) if f.code == "CYCLE"]
    assert cycle.affected == 2
    assert "b1" in cycle.cause
    assert "b2" in cycle.cause
    assert "b0" not in cycle.cause


def test_the_order_of_relations_changes_no_cycle(tmp_path: Path) -> None:
    """The same loop written the other way round has the same fingerprint."""
    bodies = [body(f"b{n}") for n in range(3)]
    ties = [leads("b1", "b0"), leads("b2", "b1"), leads("b0", "b2")]
    prints = []
    for n, order in enumerate((ties, ties[::-1])):
        folder = tmp_path / str(n)
        folder.mkdir()
        found = led_by(folder, "b0", bodies, order)
        prints.append({f.fingerprint for f in findings(found) if f.code == "CYCLE"})
    assert prints[0] == prints[1]
    assert len(prints[0]) == 1


def test_a_weak_relation_closes_no_loop(tmp_path: Path) -> None:
    """CYCLE on strong relations only."""
    weak = leads("b0", "b1") | {"relation": "GUIDES"}
    row = only(
        led_by(tmp_path, "b0", [body("b0"), body("b1")], [leads("b1", "b0"), weak])
    )
    assert row["verdict"] == "LED"


@pytest.mark.parametrize(
    ("on", "verdict"), [(date(2019, 12, 31), "CYCLE"), (date(2020, 1, 1), "LED")]
)
def test_a_loop_lasts_as_long_as_its_relations(
    tmp_path: Path, on: date, verdict: str
) -> None:
    """`until` is exclusive: from that day on there is no loop."""
    ties = [leads("b1", "b0"), leads("b0", "b1", until="2020-01-01")]
    assert (
        only(led_by(tmp_path, "b0", [body("b0"), body("b1")], ties, on=on))["verdict"]
        == verdict
    )


def test_an_ended_body_on_the_chain_detaches(tmp_path: Path) -> None:
    """DETACHED names the body at which the chain breaks."""
    bodies = [body("b0"), body("b1", valid_to="2020-01-01")]
    found = led_by(tmp_path, "b0", bodies, [leads("b1", "b0")])
    assert (only(found)["verdict"], only(found)["leader_id"]) == ("DETACHED", "")
    (finding,) = [f for f in findings(found) if f.code == "DETACHED"]
    assert "b1" in finding.cause


def test_two_parents_are_both_shown(tmp_path: Path) -> None:
    """A body below two: both are above it, and one that reaches the root is enough."""
    bodies = [body("b0"), body("b1"), body("b2")]
    ties = [leads("b1", "b0"), leads("b2", "b0"), leads("PARTY_COMMITTEE@330600", "b2")]
    found = led_by(tmp_path, "b0", bodies, ties)
    leader = int(found.leaders.body[0])
    assert {found.world.bodies.id(b) for b in found.hierarchy.above(leader)} == {
        "b1",
        "b2",
    }
    assert only(found)["verdict"] == "LED"
    assert "CHAIN_UNKNOWN" not in str(only(found)["notes"])


def test_two_parents_of_which_one_ended(tmp_path: Path) -> None:
    """One broken way up does not detach while another stands."""
    bodies = [body("b0"), body("b1", valid_to="2020-01-01"), body("b2")]
    ties = [leads("b1", "b0"), leads("b2", "b0"), leads("PARTY_COMMITTEE@330600", "b2")]
    assert only(led_by(tmp_path, "b0", bodies, ties))["verdict"] == "LED"


def test_two_parents_of_which_one_loops(tmp_path: Path) -> None:
    """One way up that holds a body twice is a loop, whatever the other does."""
    bodies = [body("b0"), body("b1"), body("b2")]
    ties = [leads("b1", "b0"), leads("b0", "b1"), leads("b2", "b0")]
    ties.append(leads("PARTY_COMMITTEE@330600", "b2"))
    assert only(led_by(tmp_path, "b0", bodies, ties))["verdict"] == "CYCLE"


def test_a_missing_committee_detaches_all_below_it(tmp_path: Path) -> None:
    """complete = ["PARTY_COMMITTEE"] and none of Shaoxing: its SOPWB hangs in the air."""
    found = resolved(tmp_path, [ORGANIZATION], complete=["PARTY_COMMITTEE"])
    assert only(found)["verdict"] == "DETACHED"
