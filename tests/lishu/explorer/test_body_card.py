"""The card of a body: what the columns say of it, and who would be left if it ended."""

import numpy as np
import pytest

from graphmodel.leaders import VERDICT_CODES
from graphmodel.vocabulary import VERDICTS
from graphmodel.whatif import whatif
from graphmodel.whatif.acts import Act
from lishu.explorer.body_card import can_end, card, ending
from lishu.explorer.focus import locate
from lishu.explorer.followers import Followers
from tests.lishu.explorer import worlds


@pytest.fixture(scope="module")
def large():
    return Followers(worlds.synthetic())


def test_numbers_are_those_of_the_columns(large):
    """Led, and led with those below, for the body that leads most and for the root."""
    leaders = large.resolution.leaders
    top = int(np.bincount(leaders.body[leaders.body >= 0]).argmax())
    found = card(large, top)
    assert found.led == (leaders.body == top).sum()
    assert found.total >= found.led
    chain = large.resolution.hierarchy.chain
    root = large.resolution.world.bodies.root
    below = [body for body in np.unique(leaders.body[leaders.body >= 0]).tolist()
             if root in (body, *chain(body))]  # fmt: skip
    assert card(large, root).total == np.isin(leaders.body, below).sum()


def test_totals_are_those_of_every_chain(large):
    """For every body that stands above a leader: the sum over all whose chain has it."""
    leaders, chain = large.resolution.leaders, large.resolution.hierarchy.chain
    sums = {}
    keys, counts = np.unique(leaders.body[leaders.body >= 0], return_counts=True)
    for body, count in zip(keys.tolist(), counts.tolist(), strict=True):
        for each in {body, *chain(body)}:
            sums[each] = sums.get(each, 0) + count
    assert {body: large.total(body) for body in sums} == sums


def test_guided_are_those_whose_rule_says_so(large):
    """An SOPWB guides those of its division that a rule puts under its guidance."""
    resolution = large.resolution
    body = int(large.guided.keys[0])
    expected = 0
    for position in np.flatnonzero(resolution.leaders.body >= 0).tolist():
        rule = resolution.outcomes[int(resolution.profile[position])].rule
        kinds = [guide.kind for guide in rule.guides] if rule else []
        table = resolution.world.organizations
        zone = table["zone"][position]
        here = zone if zone >= 0 else table["division"][position]
        other = resolution.leaders.body[position] != body
        expected += "SOPWB" in kinds and here == body and bool(other)
    assert card(large, body).guided == expected > 0


def test_the_end_of_a_body_orphans_whom_whatif_says(large):
    """The same organizations as the act `abolish` orphans, all of them led before."""
    resolution = large.resolution
    body = locate(resolution, "SOPWB@330600").body
    found = ending(resolution, body)
    act = Act("abolish", ("SOPWB@330600",))
    expected = whatif(resolution, [act]).difference
    assert len(found.orphaned) == expected.counts["orphaned"] > 0
    assert len(found.moved) == expected.counts["leader_changed"]
    led = VERDICT_CODES.index("LED")
    assert (resolution.leaders.verdict[found.orphaned] == led).all()
    assert set(found.orphaned.tolist()) >= set(large.led.of(body).tolist()) - set(
        found.moved.tolist()
    )


def test_a_party_organization_ends_with_its_owner():
    """Whoever 中国科协's Party organization leads is touched by the end of 中国科协."""
    resolution = worlds.real()
    party = locate(resolution, "PARTY_ORG:cast").body
    owner = locate(resolution, "cast").body
    found, same = ending(resolution, party), ending(resolution, owner)
    assert found.orphaned.tolist() == same.orphaned.tolist()
    assert (
        len(found.orphaned) + len(found.moved) + len(found.opened)
        == (resolution.leaders.body == party).sum()
    )


def test_the_root_and_what_is_gone_cannot_end():
    """There is nothing to ask about them."""
    resolution = worlds.real()
    assert not can_end(resolution, resolution.world.bodies.root)
    gone = next(
        number
        for number in range(
            resolution.world.bodies.first_recorded,
            resolution.world.bodies.first_community,
        )
        if resolution.world.bodies.name(number, worlds.ON) == "国家机械工业局"
    )
    assert not can_end(resolution, gone)
    assert card(Followers(resolution), gone).history.zh


def test_everybody_unled_hangs_on_the_body_that_causes_name(large):
    """Of each verdict the body is that of its findings' cause."""
    leaders = large.resolution.leaders
    missing = leaders.verdict == VERDICT_CODES.index("MISSING_BODY")
    body = int(leaders.named[missing.argmax()])
    positions = large.orphaned.of(body)
    groups = {VERDICTS[VERDICT_CODES[v]].group for v in leaders.verdict[positions]}
    assert groups <= {"orphan", "open"}
    assert set(np.flatnonzero(missing & (leaders.named == body))) <= set(positions)
