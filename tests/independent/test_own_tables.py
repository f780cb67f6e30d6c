# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""The dataset's own tables; every expectation is read off semantics.md, not off a run."""

from __future__ import annotations

from .support import BEFORE_2018, notes, resolved

SOPWB_ROW = {
    "body_id": "b1",
    "name": "中共绍兴市委两新工委",
    "kind": "SOPWB",
    "division": "330600",
}


def test_attested_and_ended_bodies() -> None:
    """Attested: the recorded name; ended without successor: ENDED_BODY; complete and absent: MISSING_BODY."""
    live = resolved({}, bodies=[SOPWB_ROW])
    assert (live["leader_id"], live["leader_name"], live["attested"]) == (
        "SOPWB@330600",
        "中共绍兴市委两新工委",
        "true",
    )
    assert (
        resolved({}, bodies=[SOPWB_ROW | {"valid_to": "2020-01-01"}])["verdict"]
        == "ENDED_BODY"
    )
    assert (
        resolved({}, bodies=[SOPWB_ROW | {"valid_from": "2030-01-01"}])["verdict"]
        == "LED"
    )
    missing = resolved({}, complete=["SOPWB"])
    assert (missing["verdict"], missing["derived_leader_id"]) == (
        "MISSING_BODY",
        "SOPWB@330600",
    )
    assert resolved({}, attested_only=True)["candidates"] == ""
    assert missing["rule"] == "O09"
    assert resolved({}, attested_only=True)["verdict"] == "MISSING_BODY"


def test_weak_relations_never_cure() -> None:
    """WEAK_ONLY in place of MISSING_BODY; registration does not count."""
    edge = {"from": "绍兴市教育局", "to": "绍兴市测试学会", "relation": "GUIDES"}
    assert resolved({}, complete=["SOPWB"], relations=[edge])["verdict"] == "WEAK_ONLY"
    assert (
        resolved({}, complete=["SOPWB"], relations=[edge | {"relation": "REGISTERS"}])[
            "verdict"
        ]
        == "MISSING_BODY"
    )
    assert (
        resolved({}, complete=["SOPWB"], relations=[edge | {"until": "2020"}])[
            "verdict"
        ]
        == "MISSING_BODY"
    )


def test_strong_relation_counts_like_a_declaration() -> None:
    """One leads; two live ones that differ are a CONFLICT."""
    edge = {
        "from": "绍兴市委教育工委",
        "to": "绍兴市测试学会",
        "relation": "LEADS",
        "since": "2016-01-01",
    }
    assert resolved({}, relations=[edge])["basis"] == "DECLARED"
    assert (
        resolved({}, relations=[edge, edge | {"from": "绍兴市社会组织党委"}])["verdict"]
        == "CONFLICT"
    )


def test_cycle_and_detached() -> None:
    """A loop of strong links, and an ended body on the chain."""
    up = {"from": "绍兴市社会组织综合党委", "to": "SOPWB@330600", "relation": "LEADS"}
    assert resolved({}, relations=[up])["verdict"] == "CYCLE"
    ended = {
        "body_id": "p",
        "name": "中共绍兴市委员会",
        "kind": "PARTY_COMMITTEE",
        "division": "330600",
        "valid_to": "2020-01-01",
    }
    assert resolved({}, bodies=[ended])["verdict"] == "DETACHED"


def test_local_change_is_followed() -> None:
    """A local supervisor renamed in `changes`."""
    change = {
        "date": "2018-11-01",
        "kind": "renamed",
        "from": "绍兴市卫生和计划生育委员会",
        "to": "绍兴市卫生健康委员会",
    }
    result = resolved({"业务主管单位": "绍兴市卫计委"}, changes=[change])
    assert result["leader_id"] == "PARTY_ORG:SUPERVISOR@330600:绍兴市卫生健康委员会"
    assert "STALE_NAME" in notes(result)
    assert "STALE_NAME" not in notes(
        resolved({"业务主管单位": "绍兴市卫计委"}, BEFORE_2018, changes=[change])
    )
