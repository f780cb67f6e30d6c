"""What stands around one body: the chain above, who is led, guided, left without it.

Organizations and bodies below come in groups that fold up; those whom nobody leads
because of this body stand in a lane of their own, with the causes.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from graphmodel.bodies import PARTY_ORG
from graphmodel.divisions import Positions
from graphmodel.leaders import VERDICT_CODES
from graphmodel.relations import EndSeen, relation_term
from graphmodel.relations.around import body_links, step_up, weak
from graphmodel.relations.below import bodies_below
from graphmodel.relations.ends import Finder
from graphmodel.relations.links import below, is_fixed
from graphmodel.vocabulary import KINDS, VERDICTS
from graphmodel.wording import NOTHING, Words, words
from lishu.explorer import graph_words
from lishu.explorer.ego_chain import draw_chain
from lishu.explorer.folding import Group, Opened
from lishu.explorer.followers import Followers
from lishu.explorer.sketch import Sketch, between, body_id
from lishu.explorer.view import Edge, Lane, Node, View


def around_body(followers: Followers, body: int, open_: Opened) -> View:
    """The view of one body."""
    resolution = followers.resolution
    sketch = Sketch(resolution, followers)
    chain = draw_chain(sketch, body)
    focus = body_id(resolution.world.bodies.id(body))
    finder = Finder(resolution.world.bodies, resolution.standing)
    seen = finder.seen(body)
    level = sketch.nodes[focus].level
    unled = followers.orphaned.of(body)
    groups = [
        *_bodies(sketch, finder, seen, level),
        _organizations(sketch, focus, level, "led", followers.led.of(body)),
        _beside(sketch, finder, seen, chain),
        *_guided_bodies(sketch, finder, seen, level),
        _organizations(sketch, focus, level, "guided", followers.guided.of(body)),
        _organizations(
            sketch, focus, level, "supervised", followers.supervised.of(body)
        ),
        _organizations(sketch, focus, level, "unled", unled),
    ]
    sketch.fill(groups, open_)
    return sketch.view(focus, _heading(followers, unled))


def _heading(followers: Followers, unled: Positions) -> Words:
    """How many nobody leads because of the body, by verdict."""
    if not len(unled):
        return NOTHING
    verdicts = followers.resolution.leaders.verdict[unled]
    counts = np.bincount(verdicts, minlength=len(VERDICT_CODES)).tolist()
    told = [
        (VERDICTS[code], count)
        for code, count in zip(VERDICT_CODES, counts, strict=True)
        if count
    ]
    return Words(
        "无人领导：" + "，".join(f"{v.zh} {n:,} 家" for v, n in told),
        "nobody leads them: " + ", ".join(f"{v.en} {n:,}" for v, n in told),
    )


#: Groups of organizations: lane, relation, whether it leads, words, label.
_GROUPS: dict[str, tuple[Lane, str, bool, Words]] = {
    "led": ("below", "LEADS", True, graph_words.LED),
    "guided": ("below", "WORK_GUIDES", False, graph_words.GUIDED),
    "supervised": ("below", "BUSINESS_SUPERVISES", False, graph_words.SUPERVISED),
    "unled": ("orphan", "WOULD_LEAD", False, graph_words.UNLED),
}


def _organizations(
    sketch: Sketch, focus: str, level: int, key: str, positions: Positions
) -> Group:
    """Organizations below the body by one relation."""
    lane, code, strong, title = _GROUPS[key]
    broken = key == "unled"

    def make(n: int) -> tuple[Node, Sequence[Edge]]:
        node = sketch.organization(int(positions[n]), lane, level + 1)
        says = _label(sketch, int(positions[n]), key)
        return node, [Edge(focus, node.id, *says, strong, broken)]

    return Group(key, lane, focus, level + 1, len(positions), title, make, code, strong)


def _label(sketch: Sketch, position: int, key: str) -> tuple[str, Words]:
    """The relation of the body to one organization, as its rule says it."""
    if key == "unled":
        return "WOULD_LEAD", graph_words.WOULD_LEAD
    code = _GROUPS[key][1]
    rule = sketch.resolution.outcomes[int(sketch.resolution.profile[position])].rule
    if rule and key == "led":
        code = rule.relation
    if rule and key == "guided":
        code = next((g.relation for g in rule.guides if g.kind == "SOPWB"), code)
    return code, words(relation_term(code))


def _bodies(
    sketch: Sketch, finder: Finder, seen: EndSeen, level: int
) -> Iterator[Group]:
    """The bodies directly below, one group a kind."""
    resolution = sketch.resolution
    leading = sketch.followers.led.keys
    for kind, numbers in bodies_below(resolution, finder, seen, leading).items():
        yield _group(sketch, finder, seen, level, kind, numbers)


def _group(
    sketch: Sketch,
    finder: Finder,
    seen: EndSeen,
    level: int,
    kind: str,
    numbers: Sequence[int],
) -> Group:
    focus, resolution = body_id(seen.id), sketch.resolution

    def make(n: int) -> tuple[Node, Sequence[Edge]]:
        node = sketch.body(numbers[n], "below", level + 1)
        steps = step_up(resolution, finder, numbers[n])
        code = next((s.code for s in steps if s.source.body == seen.body), "LEADS")
        label = words(relation_term(code))
        return node, [Edge(focus, node.id, code, label, strong=True)]

    title = graph_words.of_kind(words(KINDS[kind]))
    return Group(
        f"bodies:{kind}", "below", focus, level + 1, len(numbers), title, make, "LEADS", True
    )  # fmt: skip


def _guided_bodies(
    sketch: Sketch, finder: Finder, seen: EndSeen, level: int
) -> Iterator[Group]:
    """Bodies that documents put under its guidance and the like, one group a link."""
    focus = body_id(seen.id)
    groups: dict[str, tuple[str, list[EndSeen]]] = {}
    for link in body_links(sketch.resolution, finder.place_of(seen)):
        if link.source.at and not is_fixed(link.target):
            key = f"{link.relation}:{link.target.kind}"
            found = groups.setdefault(key, (link.relation, []))[1]
            found += below(finder, link, seen)
    for key, (code, ends) in groups.items():
        others = list({end.id: end for end in ends}.values())
        label = words(relation_term(code))

        def make(
            n: int, others: Sequence[EndSeen] = others, code: str = code,
            label: Words = label,
        ) -> tuple[Node, Sequence[Edge]]:  # fmt: skip
            node = sketch.end(others[n], level + 1, "below")
            return node, [Edge(focus, node.id, code, label)]

        kind = words(KINDS[others[0].kind]) if others else NOTHING
        title = graph_words.of_kind(kind)
        yield Group(key, "below", focus, level + 1, len(others), title, make, code)


def _beside(
    sketch: Sketch, finder: Finder, seen: EndSeen, chain: Sequence[str]
) -> Group:
    """Weak relations with single bodies, its Party organization, who came before and after."""
    focus = body_id(seen.id)
    level = sketch.nodes[focus].level
    made: dict[str, tuple[Node, list[Edge]]] = {}
    relations = dict.fromkeys(weak(sketch.resolution, finder, seen))
    for relation, other, known in between(sketch, relations, chain):
        node = sketch.end(other, level)
        ends = (known, node.id) if relation.target is other else (node.id, known)
        label = words(relation_term(relation.code))
        edge = Edge(*ends, relation.code, label, relation.strong)
        made.setdefault(node.id, (node, []))[1].append(edge)
    for number, outward, code, label in _kin(sketch, seen.body):
        node = sketch.body(number, "beside", level)
        ends = (focus, node.id) if outward else (node.id, focus)
        if node.id in sketch.nodes:
            sketch.tie(*ends, code, label)
        else:
            edge = Edge(*ends, code, label)
            made.setdefault(node.id, (node, []))[1].append(edge)
    listed = list(made.values())
    return Group(
        "beside", "beside", focus, level, len(listed), graph_words.BESIDE,
        listed.__getitem__,
    )  # fmt: skip


def _kin(sketch: Sketch, body: int) -> Iterator[tuple[int, bool, str, Words]]:
    """Whose Party organization it is or what its is; whom it followed, who followed it."""
    bodies = sketch.resolution.world.bodies
    if body & PARTY_ORG:
        yield body & ~PARTY_ORG, True, "PARTY_ORG_OF", graph_words.PARTY_ORG_OF
    elif sketch.followers.led.count(bodies.party_org(body)):
        party = bodies.party_org(body)
        if party != body:
            yield party, False, "PARTY_ORG_OF", graph_words.PARTY_ORG_OF
    for change in sketch.followers.changes.get(body & ~PARTY_ORG, ()):
        if change.taker >= 0 and change.giver >= 0:
            after = change.giver == body & ~PARTY_ORG
            other = change.taker if after else change.giver
            label = graph_words.succeeded(change.kind, change.on)
            yield other, after, "SUCCEEDED_BY", label
