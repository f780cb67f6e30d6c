"""Who stands under each body: led, guided, or left without a leader because of it.

In: a resolution. Out: `Followers`, built once an answer: sorted positions and their
bounds, so that the organizations of one body are a slice, however large the registry.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from graphmodel.bodies import PARTY_ORG
from graphmodel.divisions import Ints, Positions
from graphmodel.ground import Ground
from graphmodel.leaders import VERDICT_CODES
from graphmodel.records import Change
from graphmodel.resolution import Resolution
from graphmodel.vocabulary import VERDICTS

Flags = npt.NDArray[np.bool_]
#: Verdicts in which a body is named and its chain, not the body, fails.
_BY_CHAIN = ("CYCLE", "DETACHED")


@dataclass(frozen=True)
class Grouped:
    """Positions sorted by a key, input order within one; `keys` are distinct, sorted."""

    positions: Positions
    keys: Ints
    bounds: Positions

    def of(self, key: int) -> Positions:
        """The positions of one key, none where nothing has it."""
        at = int(np.searchsorted(self.keys, key))
        if at == len(self.keys) or self.keys[at] != key:
            return self.positions[:0]
        return self.positions[self.bounds[at] : self.bounds[at + 1]]

    def count(self, key: int) -> int:
        """How many have a key."""
        return len(self.of(key))


def grouped(keys: Ints, positions: Positions) -> Grouped:
    """Positions by the key of each; keys below 0 are nobody's."""
    kept = keys >= 0
    keys, positions = keys[kept], positions[kept]
    order = np.argsort(keys, kind="stable")
    distinct, first = np.unique(keys[order], return_index=True)
    return Grouped(positions[order], distinct, np.append(first, len(keys)))


class Followers:
    """The organizations under each body of a resolution."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution

    @cached_property
    def led(self) -> Grouped:
        """By the body that leads."""
        body = self.resolution.leaders.body
        return grouped(body, np.arange(len(body)))

    @cached_property
    def orphaned(self) -> Grouped:
        """Those nobody leads, by the body that a rule or a charter names for them."""
        rows, named = self._unled
        return grouped(named, rows)

    @cached_property
    def guided(self) -> Grouped:
        """Those led by another body and guided by an SOPWB, by the SOPWB."""
        leaders = self.resolution.leaders
        guides = [
            o.rule is not None and any(g.kind == "SOPWB" for g in o.rule.guides)
            for o in self.resolution.outcomes
        ]
        rows = np.array(guides, np.bool_)[self.resolution.profile] & (leaders.body >= 0)
        table = self.resolution.world.organizations
        zone, division = table["zone"].to_numpy(), table["division"].to_numpy()
        sopwb = np.where(zone >= 0, zone, division)
        rows &= sopwb != leaders.body
        return grouped(sopwb[rows].astype(np.int32), np.flatnonzero(rows))

    @cached_property
    def supervised(self) -> Grouped:
        """By the supervisor of their business that stands on the date."""
        found = self.resolution.situation.supervisor
        return grouped(found, np.arange(len(found)))

    @cached_property
    def changes(self) -> dict[int, list[Change]]:
        """What happened to each body, and what came of others that became it."""
        found: dict[int, list[Change]] = {}
        for change in self.resolution.world.bodies.changes:
            for end in {change.giver, change.taker}:
                found.setdefault(end, []).append(change)
        return found

    def total(self, body: int) -> int:
        """How many are led by a body or by one below it."""
        return self.led.count(body) + self._below.get(body, 0)

    @cached_property
    def _below(self) -> dict[int, int]:
        """How many are led by the bodies below each body."""
        keys, sizes = self.led.keys, np.diff(self.led.bounds)
        hierarchy, found = self.resolution.hierarchy, dict[int, int]()
        usual, divisions = self._usual(keys)
        root = self.resolution.world.bodies.root
        counts = np.bincount(divisions[usual], sizes[usual])
        for division in np.flatnonzero(counts).tolist():
            top = root + division
            _add(found, (top, *hierarchy.chain(top)), int(counts[division]))
        for body, size in zip(
            keys[~usual].tolist(), sizes[~usual].tolist(), strict=True
        ):
            _add(found, hierarchy.chain(body), size)
        return found

    def _usual(self, bodies: Ints) -> tuple[Flags, Ints]:
        """Which bodies are Party organizations of departments that hang, as is usual,
        under the committee of their division; and the division of each.

        They are nearly all that lead: asking each for its chain takes too long.
        """
        known, hierarchy = self.resolution.world.bodies, self.resolution.hierarchy
        plain = bodies & ~PARTY_ORG
        inside = (plain >= known.first_department) & (plain < known.first_recorded)
        division = np.where(
            inside,
            (plain - known.first_department) // max(len(known.departments), 1),
            0,
        )
        usual = inside & (bodies >= PARTY_ORG) & (division > 0)
        usual &= hierarchy.ways.usual("PARTY_ORG")
        apart = [*hierarchy.recorded, *hierarchy.ways.of_body]
        return usual & ~np.isin(bodies, apart), division.astype(np.int32)

    @cached_property
    def _unled(self) -> tuple[Positions, Ints]:
        groups = [VERDICTS[code].group in ("orphan", "open") for code in VERDICT_CODES]
        verdict = self.resolution.leaders.verdict
        rows = np.flatnonzero(np.array(groups, np.bool_)[verdict])
        return rows, self.named(rows)

    @cached_property
    def ground(self) -> Ground:
        """The resolution as causes read it."""
        return Ground(self.resolution)

    def named(self, rows: Positions) -> Ints:
        """The body that each organization would be led by; -1 where none is named."""
        by_chain = [VERDICT_CODES.index(code) for code in _BY_CHAIN]
        failing = np.isin(self.resolution.leaders.verdict[rows], by_chain)
        leader = self.ground.leader(rows)
        return np.where(failing, leader, self.ground.named(rows)).astype(np.int32)

    def under(self, bodies: Iterable[int]) -> Positions:
        """Everybody led or orphaned by one of some bodies, sorted."""
        found = [
            part
            for body in bodies
            for part in (self.led.of(body), self.orphaned.of(body))
        ]
        return np.unique(np.concatenate(found)) if found else np.array([], np.intp)


def _add(found: dict[int, int], bodies: Iterable[int], size: int) -> None:
    """Add a number to each of some bodies, once where a loop comes by twice."""
    for body in dict.fromkeys(bodies):
        found[body] = found.get(body, 0) + size
