"""The strong hierarchy of bodies on a date: chains to the root, loops, breaks.

In: bodies, how they stand on the date, the strong relations between them. Out: for
each body its chain and whether it is rooted, unknown above, looping or detached.
Only bodies that have bodies below them enter the graph; leaves inherit (DESIGN §4.5).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.divisions import Ints
from graphmodel.records import number_of
from graphmodel.regimes import Seated
from graphmodel.standing import Standing, State
from graphmodel.vocabulary import is_strong
from graphmodel.ways import Ways, ways
from graphmodel.world import BodyTie


class Chain(IntEnum):
    """Whether the way up from a body reaches the root."""

    ROOTED = 0
    UNKNOWN = 1
    CYCLE = 2
    DETACHED = 3


@dataclass(frozen=True)
class Hierarchy:
    """Who stands above whom on a date."""

    bodies: Bodies
    standing: Standing
    ways: Ways
    recorded: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    loops: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _chains: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _known: dict[int, Chain] = field(default_factory=dict)

    def above(self, body: int) -> tuple[int, ...]:
        """The bodies directly above, recorded ones first; several: two parents."""
        if body in self.recorded:
            return self.recorded[body]
        upper = self.ways.above(self.standing, body)
        return () if upper < 0 else (upper,)

    def chain(self, body: int) -> tuple[int, ...]:
        """The bodies above, nearest first, up to the root, a break or a repetition."""
        if body not in self._chains:
            self._chains[body] = self._climb(body)
        return self._chains[body]

    def _climb(self, body: int) -> tuple[int, ...]:
        path: list[int] = []
        upper = self.above(body)
        while upper and upper[0] not in path:
            path.append(upper[0])
            if not self.loops and upper[0] in self._chains:
                return (*path, *self._chains[upper[0]])
            upper = self.above(upper[0])
        if not self.loops:
            for n, above in enumerate(path):
                self._chains.setdefault(above, tuple(path[n + 1 :]))
        return tuple(path)

    def state(self, body: int) -> Chain:
        """Whether the chain of a body is rooted, unknown, looping or broken.

        Worked out from the top, so that a chain may be as long as it likes.
        """
        path, upper = dict.fromkeys([body]), self.above(body)
        while upper and not (upper[0] in path or upper[0] in self._known):
            path[upper[0]] = None
            upper = self.above(upper[0])
        for each in reversed(path):
            if each not in self._known:
                self._known[each] = self._state(each)
        return self._known[body]

    def _state(self, body: int) -> Chain:
        if body == self.bodies.root:
            return Chain.ROOTED
        if body in self.loops:
            return Chain.CYCLE
        upper = self.above(body)
        if not upper:
            return Chain.UNKNOWN
        if not any(self.standing.present(b) for b in upper):
            return Chain.DETACHED
        states = [self.state(b) for b in upper]
        return Chain.CYCLE if Chain.CYCLE in states else min(states)

    def states(self, leaders: Ints) -> Ints:
        """The state of many bodies; those below a committee inherit from it."""
        bodies = self.bodies
        plain = leaders & ~PARTY_ORG
        party = leaders != plain
        blocks = (plain < bodies.first_recorded) | (plain >= bodies.first_community)
        below = (
            blocks & (party | ~_is_department(bodies, plain)) & (plain >= bodies.root)
        )
        below |= plain < bodies.root
        division = bodies.divisions_of[plain]
        below &= (division > 0) & ~np.isin(leaders, list(self.recorded))
        below &= self._usual(plain, party)
        found = np.zeros(len(leaders), np.int32)
        seats = np.unique(division[below])
        committees = np.array(
            [self.state(bodies.root + int(d)) for d in seats], np.int32
        )
        there = self.standing.state[bodies.root + seats] <= State.FOLLOWED
        committees = np.where(there, committees, Chain.DETACHED)
        found[below] = committees[np.searchsorted(seats, division[below])]
        found[~below] = [self.state(int(body)) for body in leaders[~below]]
        return found

    def _usual(
        self, plain: Ints, party: npt.NDArray[np.bool_]
    ) -> npt.NDArray[np.bool_]:
        """Which bodies hang under the committee of their division, as is usual."""
        bodies, ways = self.bodies, self.ways
        ends = np.array(
            [bodies.root, bodies.first_township, bodies.first_department], np.int32
        )
        blocks = ("SOPWB", "PARTY_COMMITTEE", "TOWNSHIP_PARTY_ORG")
        usual = np.array([*map(ways.usual, blocks), ways.usual("COMMUNITY_PARTY_ORG")])
        usual[3] &= usual[2]
        of_block = usual[np.searchsorted(ends, plain, side="right")]
        return np.where(party, ways.usual("PARTY_ORG"), of_block)

    def break_of(self, body: int) -> int:
        """The body at which a detached chain breaks."""
        for upper in self.chain(body):
            if not self.standing.present(upper):
                return upper
        return body

    def loop_of(self, body: int) -> tuple[int, ...]:
        """The members of the loop that a chain runs into, sorted."""
        for upper in (body, *self.chain(body)):
            if upper in self.loops:
                return self.loops[upper]
        return ()

    def on_one_line(self, one: int, other: int) -> bool:
        """Whether one of two bodies stands above the other."""
        return one in self.chain(other) or other in self.chain(one)


def build(
    bodies: Bodies,
    standing: Standing,
    ties: Iterable[BodyTie],
    links: Iterable[Seated] = (),
) -> Hierarchy:
    """The hierarchy on the date of `standing`: relations alive then, else the links."""
    day = number_of(standing.on)
    upper: dict[int, set[int]] = {}
    for tie in ties:
        if is_strong(tie.relation) and tie.since <= day < tie.until:
            upper.setdefault(tie.lower, set()).add(tie.upper)
    recorded = {body: tuple(sorted(above)) for body, above in upper.items()}
    way = ways(bodies, links)
    loops = _loops(way, standing, recorded) if recorded else {}
    return Hierarchy(bodies, standing, way, recorded, loops)


def _loops(
    way: Ways, standing: Standing, recorded: Mapping[int, tuple[int, ...]]
) -> dict[int, tuple[int, ...]]:
    """The members of each loop, by member; only recorded relations can close one."""
    import networkx as nx  # a tenth of a second that most registries need not pay

    graph: nx.DiGraph[int] = nx.DiGraph()
    todo = list(recorded)
    while todo:
        body = todo.pop()
        above = recorded.get(body) or (way.above(standing, body),)
        for upper in above:
            if upper >= 0:
                todo += () if upper in graph else (upper,)
                graph.add_edge(upper, body)
    return {
        body: tuple(sorted(members))
        for members in nx.strongly_connected_components(graph)
        if len(members) > 1 or any(graph.has_edge(b, b) for b in members)
        for body in members
    }


def _is_department(bodies: Bodies, plain: Ints) -> npt.NDArray[np.bool_]:
    return (plain >= bodies.first_department) & (plain < bodies.first_recorded)
