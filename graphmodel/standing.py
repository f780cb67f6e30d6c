"""How every body stands on a date: alive, expected, followed by another, ended.

In: `Bodies` and a date. Out: `Standing`, arrays over body numbers. Succession is
followed through any number of steps; every successor of an end counts, `transferred`
functions do not (semantics §3.1, §5).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.divisions import LEVEL_CODES, Ints
from graphmodel.records import FOREVER, Attestation
from graphmodel.rulebook import Expectation

SUCCESSIONS = frozenset({"renamed", "merged", "split"})


class State(IntEnum):
    """How a body stands on a date."""

    ALIVE = 0
    EXPECTED = 1
    FOLLOWED = 2
    ENDED = 3
    UNBORN = 4
    MISSING = 5


@dataclass(frozen=True)
class Standing:
    """States of all bodies on `on`.

    `state` is a State, `target` the body that stands for it (itself, its single
    successor, the keeper of its plate), -1 if none; `stale` marks a target reached
    by succession; `candidates` the living successors of an ended body; `expects` are
    the kinds that documents in force say must exist.
    """

    on: date
    state: npt.NDArray[np.uint8]
    target: Ints
    stale: npt.NDArray[np.bool_]
    candidates: Mapping[int, tuple[int, ...]]
    expects: frozenset[str] = frozenset()

    def present(self, body: int) -> bool:
        """Whether a body is there on the date: alive, expected or followed."""
        return bool(self.state[body & ~PARTY_ORG] <= State.FOLLOWED)


class _Lives:
    """Who lives on a date, and who came after or before whom."""

    def __init__(self, bodies: Bodies, on: date) -> None:
        self.bodies, self.on = bodies, on
        self.after: dict[int, set[int]] = {}
        self.before: dict[int, set[int]] = {}
        self._reached: dict[tuple[int, bool], frozenset[int]] = {}
        for change in bodies.changes:
            if change.kind in SUCCESSIONS and change.taker >= 0:
                if change.on <= on:
                    self.after.setdefault(change.giver, set()).add(change.taker)
                self.before.setdefault(change.taker, set()).add(change.giver)

    def state(self, body: int) -> State:
        record = self.bodies.record(body)
        if record:
            return _by_dates(record.since, record.until, self.on)
        rows = self.bodies.attested.get(body)
        if rows:
            return _of_attestations(rows, self.on)
        return State.ALIVE if self.bodies.department(body) else State.EXPECTED

    def order(self, body: int) -> int:
        """Heirs before those they follow: a long line is then walked once."""
        record = self.bodies.record(body)
        rows = (record,) if record else self.bodies.attested[body]
        if self.on < min(row.since for row in rows):
            return min(row.since for row in rows).toordinal()
        return -max(row.until for row in rows).toordinal()

    def reach(self, body: int, ended: bool) -> tuple[int, ...]:
        """The living bodies that came after one that ended, else before it."""
        steps = self.after if ended else self.before
        found, seen, todo = set[int](), {body}, [body]
        while todo:
            for other in steps.get(todo.pop(), ()):
                if other in seen:
                    continue
                seen.add(other)
                if self.state(other) <= State.EXPECTED:
                    found.add(other)
                elif (other, ended) in self._reached:
                    found |= self._reached[other, ended]
                else:
                    todo.append(other)
        self._reached[body, ended] = frozenset(found)
        return tuple(sorted(found))


def _by_dates(since: date, until: date, on: date) -> State:
    if on < since:
        return State.UNBORN
    return State.ALIVE if on < until else State.ENDED


def _of_attestations(rows: Iterable[Attestation], on: date) -> State:
    states = {_by_dates(row.since, row.until, on) for row in rows}
    if State.ALIVE in states:
        return State.ALIVE
    return State.ENDED if State.ENDED in states else State.EXPECTED


def standing(
    bodies: Bodies, on: date, expectations: Iterable[Expectation] = ()
) -> Standing:
    """The state of every body on a date; `expectations` are the documents' of then."""
    size = len(bodies)
    expectations = tuple(expectations)
    state = np.full(size, State.ALIVE, np.uint8)
    target = np.arange(size, dtype=np.int32)
    stale = np.zeros(size, np.bool_)
    _expect(bodies, expectations, state)
    candidates: dict[int, tuple[int, ...]] = {}
    lives = _Lives(bodies, on)
    for body in sorted(dated(bodies), key=lives.order):
        _place(lives, body, state, target, stale, candidates)
    target[state == State.MISSING] = -1
    _hang_plates(bodies, state, target)
    kinds = frozenset(expected.kind for expected in expectations)
    return Standing(on, state, target, stale, candidates, kinds)


def dated(bodies: Bodies) -> list[int]:
    """The bodies whose state depends on the date: recorded with dates, or attested."""
    first = bodies.first_recorded
    limited = [
        first + n
        for n, record in enumerate(bodies.recorded)
        if record.origin in ("national", "dataset")
    ]
    return [*bodies.attested, *limited]


def _expect(
    bodies: Bodies, expectations: Iterable[Expectation], state: npt.NDArray[np.uint8]
) -> None:
    """What rulebooks expect and nobody has shown (§5), in the blocks."""
    there = bodies.divisions.expects_bodies
    size = len(bodies.divisions)
    state[: bodies.first_department] = State.MISSING
    if "PARTY_COMMITTEE" not in bodies.complete:
        state[size : 2 * size][there] = State.EXPECTED
    state[bodies.root] = State.ALIVE
    _expect_recorded(bodies, state)
    for expected in expectations:
        if bodies.attested_only or expected.kind in bodies.complete:
            continue
        if expected.kind == "SOPWB":
            levels = [LEVEL_CODES.index(level) for level in expected.levels]
            at = there & np.isin(bodies.divisions.levels, levels)
            state[:size][at] = State.EXPECTED
        elif expected.kind == "TOWNSHIP_PARTY_ORG":
            state[2 * size : bodies.first_department] = State.EXPECTED


def _expect_recorded(bodies: Bodies, state: npt.NDArray[np.uint8]) -> None:
    """Communities and townships that only the registry names; zones without proof."""
    origins = np.array([record.origin for record in bodies.recorded])
    lacking = State.MISSING if bodies.attested_only else State.EXPECTED
    state[bodies.first_community :] = lacking
    recorded = state[bodies.first_recorded : bodies.first_community]
    recorded[origins == "expected"] = lacking
    listed = np.array([record.kind in bodies.complete for record in bodies.recorded])
    recorded[(origins == "expected") & listed] = State.MISSING
    recorded[origins == "absent"] = State.MISSING


def _place(
    lives: _Lives,
    body: int,
    state: npt.NDArray[np.uint8],
    target: Ints,
    stale: npt.NDArray[np.bool_],
    candidates: dict[int, tuple[int, ...]],
) -> None:
    found = lives.state(body)
    if found == State.EXPECTED:
        return
    state[body] = found
    if found in (State.ENDED, State.UNBORN):
        reached = lives.reach(body, found == State.ENDED)
        candidates[body] = reached
        target[body] = reached[0] if len(reached) == 1 else -1
        stale[body] = len(reached) == 1
        if found == State.ENDED and len(reached) == 1:
            state[body] = State.FOLLOWED


def _hang_plates(bodies: Bodies, state: npt.NDArray[np.uint8], target: Ints) -> None:
    """A plate is the body that keeps it, without note (§4)."""
    first = bodies.first_recorded
    for n, record in enumerate(bodies.recorded):
        if record.plate_of >= 0 and state[first + n] == State.ALIVE:
            target[first + n] = target[record.plate_of]
    keeper = target[target]
    np.copyto(target, np.where((target >= 0) & (keeper >= 0), keeper, target))


def group(standing: Standing, members: Iterable[int], bodies: Bodies) -> int:
    """Of bodies that bear one name at different times, the one meant on the date."""

    def rank(body: int) -> tuple[int, int]:
        record = bodies.record(body)
        until = record.until if record else FOREVER
        since = record.since if record else date.min
        order = {State.ALIVE: 0, State.EXPECTED: 0, State.UNBORN: 2}
        state = State(int(standing.state[body]))
        near = since if state == State.UNBORN else date.max - (until - date.min)
        return order.get(state, 1), near.toordinal()

    return min(members, key=rank)
