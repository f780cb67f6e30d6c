"""A view while it is being drawn up: nodes and edges by number, id or end of a relation.

In: a resolution and who is under whom. Out: a `View`. Each node is there once; several
relations between the same two become one edge that names them all.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from graphmodel.bodies import PARTY_ORG
from graphmodel.leaders import VERDICT_CODES
from graphmodel.relations import EndSeen, Relation, relation_term
from graphmodel.resolution import Resolution
from graphmodel.standing import State
from graphmodel.vocabulary import KINDS, VERDICTS
from graphmodel.wording import NOTHING, Words, words
from lishu.explorer import graph_words
from lishu.explorer.folding import Group, Opened, page_before, slices
from lishu.explorer.followers import Followers
from lishu.explorer.view import CAP, Edge, Lane, Node, View


def organization_id(org_id: str) -> str:
    """The id of the node of an organization."""
    return f"o:{org_id}"


def body_id(identity: str) -> str:
    """The id of the node of a body."""
    return f"b:{identity}"


@dataclass
class Sketch:
    """What is drawn so far."""

    resolution: Resolution
    followers: Followers
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, str], Edge] = field(default_factory=dict)

    def body(self, number: int, lane: Lane, level: int) -> Node:
        """The node of a body, as it stands on the date."""
        bodies, standing = self.resolution.world.bodies, self.resolution.standing
        state = State(int(standing.state[number & ~PARTY_ORG])).name
        code, name = bodies.kind(number), bodies.name(number, self.resolution.as_of)
        seat, known = bodies.id(number), bodies.division(number)
        place = bodies.divisions.names[known] if known >= 0 else ""
        led = self.followers.led.count(number)
        return Node(
            id=body_id(seat),
            kind="body",
            lane=lane,
            level=level,
            name=name,
            focus=seat,
            code=code,
            state=state,
            says=_body_says(code, state),
            hint=graph_words.of_body(seat, place, led),
        )

    def organization(self, position: int, lane: Lane, level: int) -> Node:
        """The node of an organization, with its verdict."""
        table = self.resolution.world.organizations
        org_id, name = table["org_id"][position], table["name"][position]
        verdict = VERDICTS[VERDICT_CODES[self.resolution.leaders.verdict[position]]]
        division = int(table["division"][position])
        places = self.resolution.world.bodies.divisions.names
        return Node(
            id=organization_id(org_id),
            kind="organization",
            lane=lane,
            level=level,
            name=name,
            focus=org_id,
            code=verdict.code,
            state=verdict.group,
            says=words(verdict),
            hint=graph_words.of_organization(
                org_id, places[division] if division >= 0 else ""
            ),
        )

    def end(self, seen: EndSeen, level: int, lane: Lane = "beside") -> Node:
        """The node of the end of a relation; of what no table holds only its name."""
        if seen.body >= 0:
            return self.body(seen.body, lane, level)
        return Node(
            id=body_id(seen.id),
            kind="body",
            lane=lane,
            level=level,
            name=seen.name,
            code=seen.kind,
            says=words(KINDS[seen.kind]) if seen.kind in KINDS else NOTHING,
        )

    def put(self, node: Node) -> str:
        """Draw a node unless it is there already; its id."""
        self.nodes.setdefault(node.id, node)
        return node.id

    def tie(
        self,
        source: str,
        target: str,
        code: str,
        says: Words | None = None,
        strong: bool = False,
        broken: bool = False,
    ) -> None:
        """Draw an edge; one that is there already takes on the further relation."""
        label = says or words(relation_term(code))
        self.join(Edge(source, target, code, label, strong, broken))

    def join(self, edge: Edge) -> None:
        """Draw an edge, or add its relation to the one that is there."""
        old = self.edges.setdefault((edge.source, edge.target), edge)
        if edge.code in old.code.split("|"):
            return
        says = Words(f"{old.says.zh}、{edge.says.zh}", f"{old.says.en}, {edge.says.en}")
        self.edges[edge.source, edge.target] = replace(
            old,
            code=f"{old.code}|{edge.code}",
            says=says,
            strong=old.strong or edge.strong,
        )

    def no_leader(self, focus: str) -> None:
        """Nobody leads the focus: what the data call leading is a broken edge."""
        for ends, edge in self.edges.items():
            if edge.target == focus and edge.strong:
                self.edges[ends] = replace(edge, strong=False, broken=True)

    def fill(self, groups: Sequence[Group], open_: Opened) -> None:
        """Draw as many members of the groups as there is room for, and what opens more."""
        groups = [group for group in groups if group.size]
        for group, (start, stop) in zip(
            groups, slices(groups, CAP - len(self.nodes), open_), strict=True
        ):
            if start:
                earlier = page_before(start, stop - start)
                self._more(group, "before", start, earlier)
            for n in range(start, stop):
                node, edges = group.make(n)
                self.put(node)
                for edge in edges:
                    self.join(edge)
            if stop < group.size:
                self._more(group, "after", group.size - stop, stop)

    def _more(self, group: Group, side: str, count: int, start: int) -> None:
        node = Node(
            id=f"more:{group.key}:{side}",
            kind="more",
            lane=group.lane,
            level=group.level,
            name=group.title.zh,
            says=group.title,
            count=count,
            opens=f"{group.key}@{start}",
        )
        self.put(node)
        self.tie(
            group.parent, node.id, group.code or "MORE", NOTHING, strong=group.strong
        )

    def view(self, focus: str, orphaned: Words = NOTHING) -> View:
        """What is drawn, as a value; edges whose ends are not drawn are left out."""
        edges = tuple(
            edge
            for edge in self.edges.values()
            if edge.source in self.nodes and edge.target in self.nodes
        )
        on = self.resolution.as_of
        return View(focus, on, tuple(self.nodes.values()), edges, orphaned)


def _body_says(code: str, state: str) -> Words:
    kind = words(KINDS[code])
    if state == "ALIVE":
        return kind
    said = graph_words.STATES[state]
    return Words(f"{kind.zh} · {said.zh}", f"{kind.en} · {said.en}")


def between(
    sketch: Sketch, relations: Iterable[Relation], chain: Sequence[str]
) -> list[tuple[Relation, EndSeen, str]]:
    """Relations with what is drawn already: each with its other end, and what is drawn."""
    found = []
    for relation in relations:
        ends = (_id(relation.source), _id(relation.target))
        drawn = [end in sketch.nodes for end in ends]
        if all(drawn):
            if not _steps(ends, chain):
                sketch.tie(*ends, relation.code, strong=relation.strong)
        elif drawn[0]:
            found.append((relation, relation.target, ends[0]))
        elif drawn[1]:
            found.append((relation, relation.source, ends[1]))
    return found


def _steps(ends: tuple[str, str], chain: Sequence[str]) -> bool:
    """Whether an edge is a step of the chain, which is drawn already."""
    pairs = itertools.pairwise(chain)
    return ends in pairs


def _id(seen: EndSeen) -> str:
    if seen.role == "organization":
        return organization_id(seen.id)
    return body_id(seen.id)
