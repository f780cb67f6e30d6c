"""The ego graph: what is always in it, what it never exceeds, what it says of whom."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel import resolve
from graphmodel.leaders import VERDICT_CODES
from graphmodel.vocabulary import VERDICTS
from graphmodel.world import BodyTie
from lishu.explorer.ego import ego
from lishu.explorer.focus import Focus, locate
from lishu.explorer.folding import opened
from lishu.explorer.followers import Followers
from lishu.explorer.view import CAP
from tests.lishu.explorer import worlds

FOREVER = 2_932_896


@pytest.fixture(scope="module")
def real():
    return Followers(worlds.real())


@pytest.fixture(scope="module")
def large():
    return Followers(worlds.synthetic())


def holds(followers, focus, view):
    """The cap, the root, the chain, and that everything hangs together."""
    resolution = followers.resolution
    ids = {node.id for node in view.nodes}
    assert len(ids) == len(view.nodes) <= CAP
    assert view.focus in ids
    assert "b:cpc-central" in ids
    assert all({edge.source, edge.target} <= ids for edge in view.edges)
    top = focus.body
    if focus.organization >= 0:
        top = int(resolution.leaders.body[focus.organization])
    if top >= 0:
        chain = [top, *resolution.hierarchy.chain(top)]
        drawn = [f"b:{resolution.world.bodies.id(body)}" in ids for body in chain]
        folded = [node.count for node in view.nodes if node.id == "more:chain"]
        assert drawn[0]
        assert drawn[-1]
        assert drawn.count(False) <= sum(folded)
        assert "b:cpc-central" in reached(view, f"b:{resolution.world.bodies.id(top)}")
        assert f"b:{resolution.world.bodies.id(top)}" in reached(view, view.focus)


def reached(view, start):
    """Everything that hangs together with a node."""
    found, todo = {start}, [start]
    while todo:
        node = todo.pop()
        for edge in view.edges:
            for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
                if one == node and other not in found:
                    found.add(other)
                    todo.append(other)
    return found


@settings(max_examples=120, deadline=None)
@given(start=st.integers(0, 2**31), steps=st.lists(st.integers(0, 2**31), max_size=6))
def test_walking_by_clicks_the_graph_keeps_its_cap_and_its_chain(start, steps):
    """From any organization, whatever is clicked or opened: the cap and the chain hold."""
    followers = walked()
    resolution = followers.resolution
    focus, view = Focus(organization=start % len(resolution)), None
    for step in [0, *steps]:
        if view:
            ways = [node for node in view.nodes if node.focus or node.opens]
            node = ways[step % len(ways)]
            open_ = opened(node.opens)
            focus = focus if node.opens else locate(resolution, node.focus)
            assert focus is not None, node
        view = ego(followers, focus, open_ if view else opened(""))
        holds(followers, focus, view)


_WALKED = []


def walked():
    if not _WALKED:
        _WALKED.append(Followers(worlds.synthetic()))
    return _WALKED[0]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 59), st.integers(0, 59)), max_size=70),
    st.integers(0, 59),
)
def test_any_strong_relations_between_bodies_keep_the_cap_and_the_chain(pairs, at):
    """Loops, breaks, two parents, long lines: the chain is there, folded or whole."""
    world = worlds.real().world
    first = world.bodies.first_recorded
    ties = tuple(
        BodyTie(first + upper, first + lower, "LEADS", -700_000, FOREVER)
        for upper, lower in pairs
    )
    resolution = resolve(replace(world, body_ties=ties), worlds.ON)
    followers, focus = Followers(resolution), Focus(body=first + at)
    holds(followers, focus, ego(followers, focus))


def test_a_long_line_is_folded_in_the_middle():
    """Of sixty bodies in a line the nearest and the highest are drawn, and a way between."""
    world = worlds.real().world
    first = world.bodies.first_recorded
    ties = tuple(
        BodyTie(first + n, first + n + 1, "LEADS", -700_000, FOREVER) for n in range(60)
    )
    resolution = resolve(replace(world, body_ties=ties), worlds.ON)
    followers, focus = Followers(resolution), Focus(body=first + 60)
    view = ego(followers, focus)
    holds(followers, focus, view)
    fold = view.by_id["more:chain"]
    assert fold.count > 30
    assert locate(resolution, fold.focus).body in resolution.hierarchy.chain(first + 60)


def test_levels_grow_from_the_root_down(real):
    """The root stands on top, each step one below, the focus below its leader."""
    view = ego(real, locate(real.resolution, "N-8b38f5985fc6e6b4"))
    chain = [node for node in view.nodes if node.lane == "chain"]
    assert [node.level for node in chain] == list(range(len(chain)))
    assert chain[0].code == "ROOT"
    assert chain[-1].id == view.focus


def test_siblings_are_rolled_up_and_open(real):
    """The others that the same body leads are one node that says how many and opens."""
    focus = locate(real.resolution, "N-8b38f5985fc6e6b4")
    closed = ego(real, focus)
    more = next(node for node in closed.nodes if node.kind == "more")
    leader = int(real.resolution.leaders.body[focus.organization])
    assert more.count == real.led.count(leader) - 1
    assert not [node for node in closed.nodes if node.lane == "below" and node.focus]
    seen, open_ = set(), more.opens
    while open_:
        view = ego(real, focus, opened(open_))
        holds(real, focus, view)
        seen |= {node.focus for node in view.nodes if node.lane == "below"} - {""}
        after = [node for node in view.nodes if node.id.endswith(":after")]
        open_ = after[0].opens if after else ""
    assert len(seen) == more.count
    assert closed.centre.focus not in seen


@pytest.mark.parametrize(
    "code", [c for c, v in VERDICTS.items() if v.group in ("orphan", "open")]
)
def test_who_is_not_led_stands_in_the_lane_with_the_cause(large, code):
    """No strong edge leads to it, and the heading of the lane says the verdict."""
    rows = np.flatnonzero(large.resolution.leaders.verdict == VERDICT_CODES.index(code))
    if code == "NO_RULE":
        assert not len(rows)  # met only before 2015-09-28
        return
    focus = Focus(organization=int(rows[0]))
    view = ego(large, focus)
    holds(large, focus, view)
    assert view.centre.lane == "orphan"
    assert view.orphaned.zh.startswith(VERDICTS[code].zh)
    assert view.orphaned.en.startswith(VERDICTS[code].en)
    assert not [e for e in view.edges if e.target == view.focus and e.strong]


def test_in_a_loop_the_organization_hangs_on_the_body_that_would_lead(large):
    """The leader by the data stands next to it, and the loop is closed by a broken edge."""
    row = int(
        (large.resolution.leaders.verdict == VERDICT_CODES.index("CYCLE")).argmax()
    )
    body = int(large.named(np.array([row]))[0])
    view = ego(large, Focus(organization=row))
    bodies = large.resolution.world.bodies
    into = {e.source for e in view.edges if e.target == view.focus and e.broken}
    assert into == {f"b:{bodies.id(body)}"}
    upper = large.resolution.hierarchy.above(body)[0]
    between = [e for e in view.edges if {e.source, e.target} == {
        f"b:{bodies.id(body)}", f"b:{bodies.id(upper)}"}]  # fmt: skip
    assert sorted(e.broken for e in between) == [False, True]


def test_a_declaration_that_differs_shows_what_the_rules_name(large):
    """The declared body leads; the one that the rules name stands beside, dotted."""
    leaders = large.resolution.leaders
    row = int((leaders.agreement == 3).argmax())
    view = ego(large, Focus(organization=row))
    edge = next(e for e in view.edges if "NAMED_BY_RULE" in e.code)
    bodies = large.resolution.world.bodies
    assert (edge.source, edge.strong) == (
        f"b:{bodies.id(int(leaders.named[row]))}",
        False,
    )


def test_no_rule_shows_where_the_organization_is_registered():
    """Before the first document nobody is named: the committee of its place, dotted."""
    resolution = resolve(worlds.real().world, worlds.ON.replace(year=2014))
    row = int((resolution.leaders.verdict == VERDICT_CODES.index("NO_RULE")).argmax())
    view = ego(Followers(resolution), Focus(organization=row))
    into = next(edge for edge in view.edges if edge.target == view.focus)
    assert (into.code, into.strong) == ("REGISTERED_IN", False)


def test_an_ended_body_and_those_who_might_follow_are_told(real):
    """The body named has ended: a broken edge from it, candidates beside."""
    view = ego(real, locate(real.resolution, "N-42c71faa98014198"))
    into = {e.code: e for e in view.edges if e.target == view.focus}
    assert into["WOULD_LEAD"].broken
    assert view.by_id[into["WOULD_LEAD"].source].state == "ENDED"
    candidates = [e for e in view.edges if e.code == "CANDIDATE"]
    assert {view.by_id[e.source].focus for e in candidates} == {
        "PARTY_ORG:mofcom",
        "PARTY_ORG:ndrc",
        "sasac-party-committee",
    }


def test_weak_relations_never_are_strong_edges(real):
    """Registers, supervises, guides: drawn, and not as leading."""
    view = ego(real, locate(real.resolution, "N-8b38f5985fc6e6b4"))
    codes = {e.code: e.strong for e in view.edges}
    assert codes["BUSINESS_SUPERVISES"] is False
    assert codes["REGISTERS|REPORTS_TO"] is False
    assert codes["LEADS_AND_MANAGES"] is True


def test_a_body_shows_whom_it_leads_guides_and_leaves_without(large):
    """Every group counts what the columns say, drawn and folded together."""
    leaders = large.resolution.leaders
    for key in (int(np.bincount(leaders.body[leaders.body >= 0]).argmax()),):
        view = ego(large, Focus(body=key))
        led = [n for n in view.nodes if n.kind == "organization" and n.state == "led"]
        folded = [n.count for n in view.nodes if n.opens.startswith("led@")]
        strong = {e.target for e in view.edges if e.strong and e.source == view.focus}
        drawn = sum(node.id in strong for node in led)
        assert drawn + sum(folded) == (leaders.body == key).sum()


def test_a_missing_body_has_its_orphans_in_their_lane(large):
    """The SOPWB that is not there: who is orphaned by it, with how many of which cause."""
    code = VERDICT_CODES.index("MISSING_BODY")
    row = int((large.resolution.leaders.verdict == code).argmax())
    body = int(large.resolution.leaders.named[row])
    view = ego(large, Focus(body=body))
    lane = [node for node in view.nodes if node.lane == "orphan"]
    assert lane
    assert VERDICTS["MISSING_BODY"].zh in view.orphaned.zh
    assert large.orphaned.count(body) == sum(n.count or 1 for n in lane)


@pytest.mark.parametrize(
    "text", ["", "led", "led@", "@3", "led@-1", "led@999999999", "x@1"]
)
def test_an_address_that_opens_nothing_is_no_fault(real, text):
    """Whatever stands in the address, there is a graph."""
    focus = locate(real.resolution, "PARTY_ORG:cast")
    holds(real, focus, ego(real, focus, opened(text)))


def test_an_unknown_id_is_nobody(real):
    """An id of no organization and no body gives no focus."""
    for text in ("", "nobody", "SOPWB@999999", "PARTY_ORG:", "o:cast"):
        assert locate(real.resolution, text) is None


def test_hostile_names_are_nodes_like_any(tmp_path):
    """Names that are HTML, formulas or turned text are names, untouched."""
    resolution = worlds.attacked(tmp_path)
    followers = Followers(resolution)
    names = set()
    for position in range(len(resolution)):
        focus = Focus(organization=position)
        view = ego(followers, focus)
        holds(followers, focus, view)
        names.add(view.centre.name)
    assert {f"{text}会" for text in worlds.HOSTILE if "\x07" not in text} <= names
