"""What stands around one organization: who leads it and the chain above, who else.

Who has no leader stands in the lane of the orphans, under the body that would lead, by
a broken edge; where nothing names one, beside the Party committee of its place.
"""

from collections.abc import Sequence

import numpy as np

from graphmodel.bodies import PARTY_ORG
from graphmodel.candidates import candidates_at
from graphmodel.leaders import VERDICT_CODES
from graphmodel.reasons import reason_of
from graphmodel.relations import EndSeen, Relation, of_organization, relation_term
from graphmodel.search import body_by_id
from graphmodel.vocabulary import VERDICTS
from graphmodel.witness import Witness
from graphmodel.wording import NOTHING, Words, words
from lishu.explorer import graph_words
from lishu.explorer.ego_chain import draw_chain
from lishu.explorer.folding import Group, Opened
from lishu.explorer.followers import Followers
from lishu.explorer.sketch import Sketch, between
from lishu.explorer.view import Edge, Lane, Node, View


def around_organization(followers: Followers, position: int, open_: Opened) -> View:
    """The view of one organization."""
    resolution = followers.resolution
    sketch, witness = Sketch(resolution, followers), Witness(resolution, position)
    verdict = VERDICTS[VERDICT_CODES[resolution.leaders.verdict[position]]]
    leader = int(resolution.leaders.body[position])
    would = int(followers.named(np.array([position]))[0])
    top = leader if leader >= 0 else would
    chain = draw_chain(sketch, top if top >= 0 else _place(witness))
    orphan = verdict.group in ("orphan", "open")
    lane: Lane = "orphan" if orphan else "chain"
    focus = sketch.put(sketch.organization(position, lane, len(chain)))
    _hang(sketch, witness, chain[-1], focus, top)
    groups = [
        _siblings(sketch, position, leader, len(chain)),
        _beside(sketch, witness, [*chain, focus]),
        _rivals(sketch, witness, focus, len(chain)),
    ]
    sketch.fill([group for group in groups if group], open_)
    if orphan:
        sketch.no_leader(focus)
    reason = reason_of(witness, verdict.code, resolution.hierarchy.chain(top))
    heading = _heading(words(verdict), reason) if orphan else NOTHING
    return sketch.view(focus, heading)


def _place(witness: Witness) -> int:
    """The Party committee of the place, which says where it is and no more."""
    division = witness.number("division")
    return witness.resolution.world.bodies.root + division if division >= 0 else -1


def _heading(verdict: Words, reason: Words) -> Words:
    return Words(f"{verdict.zh}：{reason.zh}", f"{verdict.en}: {reason.en}")


def _hang(sketch: Sketch, witness: Witness, upper: str, focus: str, body: int) -> None:
    """The edge by which the organization hangs on its chain."""
    leaders = witness.resolution.leaders
    if int(leaders.body[witness.position]) >= 0:
        rule = witness.outcome.rule
        sketch.tie(upper, focus, rule.relation if rule else "LEADS", strong=True)
    elif body >= 0:
        ids = candidates_at(witness.resolution, witness.position)
        several = witness.resolution.world.bodies.id(body) in ids
        code = "CANDIDATE" if several else "WOULD_LEAD"
        label = graph_words.CANDIDATE if several else graph_words.WOULD_LEAD
        sketch.tie(upper, focus, code, label, broken=True)
    elif witness.number("division") >= 0:
        sketch.tie(upper, focus, "REGISTERED_IN", graph_words.REGISTERED)


def _siblings(sketch: Sketch, position: int, leader: int, level: int) -> Group | None:
    """The others that the same body leads, folded up until somebody opens them."""
    if leader < 0:
        return None
    led = sketch.followers.led.of(leader)
    before = int(np.searchsorted(led, position))
    bodies, leaders = sketch.resolution.world.bodies, sketch.resolution.outcomes
    parent = f"b:{bodies.id(leader)}"
    profile = sketch.resolution.profile

    def make(n: int) -> tuple[Node, Sequence[Edge]]:
        other = int(led[n if n < before else n + 1])
        node = sketch.organization(other, "below", level)
        rule = leaders[int(profile[other])].rule
        code = rule.relation if rule else "LEADS"
        label = words(relation_term(code))
        return node, [Edge(parent, node.id, code, label, strong=True)]

    size, title = len(led) - 1, graph_words.SIBLINGS
    return Group("led", "below", parent, level, size, title, make, "LEADS", True, 0)


def _beside(sketch: Sketch, witness: Witness, drawn: Sequence[str]) -> Group:
    """Weak relations, what it declares, and who supervised or supervises it by name."""
    relations = of_organization(witness.resolution, witness.position)
    loose = between(sketch, relations, drawn)
    loose.sort(key=lambda found: found[2] != drawn[-1])
    made = [_related(sketch, *found) for found in loose]
    made += _written(sketch, witness, drawn[-1])
    joined: dict[str, tuple[Node, list[Edge]]] = {}
    for node, edge in made:
        joined.setdefault(node.id, (node, []))[1].append(edge)
    listed = list(joined.values())
    return Group(
        "beside", "beside", drawn[-1], len(drawn) - 1, len(listed), graph_words.BESIDE,
        listed.__getitem__,
    )  # fmt: skip


def _related(
    sketch: Sketch, relation: Relation, other: EndSeen, known: str
) -> tuple[Node, Edge]:
    """The other end of a relation, on the height of the one that is drawn."""
    node = sketch.end(other, sketch.nodes[known].level)
    ends = (known, node.id) if relation.target is other else (node.id, known)
    label = words(relation_term(relation.code))
    return node, Edge(*ends, relation.code, label, relation.strong)


def _written(sketch: Sketch, witness: Witness, focus: str) -> list[tuple[Node, Edge]]:
    """Bodies that its cells name and that do not lead it, ended ones among them."""
    level = sketch.nodes[focus].level
    found = []
    declaration = witness.resolution.situation.declaration
    for mention, code, label in (
        (int(declaration.mention[witness.position]), "DECLARES", graph_words.DECLARES),
        (witness.number("supervisor"), "BUSINESS_SUPERVISES", None),
        (witness.number("former"), "SUPERVISED_BEFORE", graph_words.BEFORE),
        (_by_rules(witness), "NAMED_BY_RULE", graph_words.DERIVED),
    ):
        for body in witness.mentioned(mention):
            node = sketch.body(body, "beside", level)
            says = label or words(relation_term(code))
            outward = code == "DECLARES"
            ends = (focus, node.id) if outward else (node.id, focus)
            if node.id in sketch.nodes:
                if outward or (node.id, focus) not in sketch.edges:
                    sketch.tie(*ends, code, says)
            else:
                found.append((node, Edge(*ends, code, says)))
                found += _heir(sketch, body, node)
    return found


def _by_rules(witness: Witness) -> int:
    """The body that the rules name where a declaration leads to another one; else -1."""
    leaders, at = witness.resolution.leaders, witness.position
    leader, named = int(leaders.body[at]), int(leaders.named[at])
    declared = witness.outcome.basis == "DECLARED" and leader >= 0
    return named if declared and named != leader else -1


def _heir(sketch: Sketch, body: int, node: Node) -> list[tuple[Node, Edge]]:
    """The edge from a body that ended to the one that stands for it, if that is drawn."""
    standing = sketch.resolution.standing
    target = int(standing.target[body & ~PARTY_ORG])
    if target < 0 or target == body & ~PARTY_ORG:
        return []
    for heir in (target, sketch.resolution.world.bodies.party_org(target)):
        known = f"b:{sketch.resolution.world.bodies.id(heir)}"
        if known in sketch.nodes:
            edge = Edge(node.id, known, "SUCCEEDED_BY", graph_words.SUCCEEDED)
            return [(node, edge)]
    return []


def _rivals(sketch: Sketch, witness: Witness, focus: str, level: int) -> Group:
    """The bodies that might lead where nobody can be named."""
    bodies = witness.resolution.world.bodies
    ids = candidates_at(witness.resolution, witness.position)
    numbers = [n for n in (body_by_id(bodies, each) for each in ids) if n >= 0]

    def make(n: int) -> tuple[Node, Sequence[Edge]]:
        node = sketch.body(numbers[n], "beside", level)
        edge = Edge(node.id, focus, "CANDIDATE", graph_words.CANDIDATE, broken=True)
        return node, [edge]

    return Group(
        "rivals", "beside", focus, level, len(numbers), graph_words.RIVALS, make
    )
