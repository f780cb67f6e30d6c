"""Relations of one body, and links between the bodies of divisions."""

from pathlib import Path

from graphmodel.relations import links_between, of_body
from tests.graphmodel.support import PLAIN, resolved
from tests.graphmodel.test_relations import ORGANIZATION, body


def test_an_sopwb_with_all_around_it(tmp_path: Path) -> None:
    """Led by its committee, guided from above and beside, guiding those below."""
    supervised = {
        **PLAIN,
        "社会组织名称": "绍兴市乙学会",
        "业务主管单位": "绍兴市教育局",
    }
    found = resolved(tmp_path, [ORGANIZATION, supervised])
    around = of_body(found, body(found, "SOPWB@330600"))
    assert [(r.source.id, r.citation.rule) for r in around.above] == [
        ("PARTY_COMMITTEE@330600", "O04")
    ]
    assert {(r.source.id, r.citation.rule) for r in around.beside} == {
        ("PARTY_DEPARTMENT@330600:绍兴市委组织部", "O04"),
        ("PARTY_DEPARTMENT@330600:绍兴市委组织部", "O06"),
        ("SUPERVISOR@330600:绍兴市民政局", "O04"),
        ("SOPWB@330000", "O07"),
    }
    assert {(b.code, b.kind, b.count, b.strong) for b in around.below} == {
        ("UNIFIED_LEADS_AND_MANAGES", "", 1, True),
        ("GUIDES", "SOPWB", 6, False),
        ("WORK_GUIDES", "", 1, False),
    }


def test_a_committee_counts_what_stands_below_it(tmp_path: Path) -> None:
    """By kind: its SOPWB, its six counties, the supervisors' organizations that lead."""
    row = {**PLAIN, "业务主管单位": "绍兴市教育局"}
    found = resolved(tmp_path, [row])
    around = of_body(found, body(found, "PARTY_COMMITTEE@330600"))
    counts = {(b.kind, b.citation.rule): b.count for b in around.below}
    assert counts == {
        ("SOPWB", "O04"): 1,
        ("PARTY_COMMITTEE", "S01"): 6,
        ("PARTY_ORG", "O01"): 1,
    }


def test_links_between_bodies_of_a_division(tmp_path: Path) -> None:
    """Each link once; what hangs the hierarchy is what the hierarchy says."""
    found = resolved(tmp_path, [ORGANIZATION])
    links = list(links_between(found, ["330602", "330600"]))
    assert len(links) == len(set(links))
    rules = {r.citation.rule for r in links}
    assert rules == {"O01", "O04", "O06", "O07", "S01", "S11"} & rules
    assert {"O04", "O06", "O07", "S01", "S11"} <= rules
    guided = {(r.source.id, r.target.id) for r in links if r.citation.rule == "O07"}
    assert guided == {
        ("SOPWB@330000", "SOPWB@330600"),
        ("SOPWB@330600", "SOPWB@330602"),
    }
    for relation in links:
        if relation.strong:
            assert relation.source.body in found.hierarchy.above(relation.target.body)


def test_links_between_bodies_of_the_nation(tmp_path: Path) -> None:
    """The chain of the ministry, and the Party group that hangs nothing."""
    links = list(links_between(resolved(tmp_path, [ORGANIZATION]), ["100000"]))
    pairs = {(r.source.id, r.code, r.target.id) for r in links}
    assert ("mca-organs-committee", "LEADS", "mca-service-centre-committee") in pairs
    assert ("mca-party-group", "UNIFIED_LEADS", "mca-organs-committee") in pairs
    group = "LEADING_GROUP@100000:民政部部管社会组织党建工作领导小组"
    assert ("mca-service-centre-committee", "HOUSED_IN", group) in pairs
    work = "central-state-organs-work-committee-2018"
    assert (work, "LEADS", "PARTY_ORG:moe") in pairs


def test_every_division_in_one_go(tmp_path: Path) -> None:
    """Without divisions named: every SOPWB that is expected stands under its committee."""
    found = resolved(tmp_path, [ORGANIZATION])
    below = [r for r in links_between(found) if r.citation.rule == "O04" and r.strong]
    expected = int(found.world.bodies.divisions.expects_bodies.sum())
    assert len(below) == expected
