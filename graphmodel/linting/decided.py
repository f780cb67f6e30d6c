"""Which rule decides at every point of a space: the engine's loop, on cubes.

`decision.apply` runs the rules on one profile; this runs them on all at once. A test
holds the two together.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graphmodel.facts import OPEN_SUPERVISORS
from graphmodel.linting.space import Mask, Space
from graphmodel.rulebook import Rule

NOBODY = -1


@dataclass(frozen=True, eq=False)
class Decided:
    """For every possible point the position of the rule that decides, NOBODY if none.

    `lacks` marks where that rule cannot say: who supervises is open there.
    """

    space: Space
    rules: tuple[Rule, ...]
    first: npt.NDArray[np.int16]
    lacks: Mask
    possible: Mask

    def leads(self, n: int) -> Mask:
        """Where rule `n` applies."""
        return np.asarray((self.first == n) & ~self.lacks & self.possible)

    @property
    def nobody(self) -> Mask:
        """Where no rule applies, and none asks for more."""
        return np.asarray((self.first == NOBODY) & self.possible)


def decide_all(space: Space, rules: Sequence[Rule]) -> Decided:
    """The first rule that holds at each point; `rules` are those in force, in order."""
    first = np.full(space.shape, NOBODY, np.int16)
    asked = np.full(space.shape, NOBODY, np.int16)
    lacks = np.zeros(space.shape, np.bool_)
    unsettled = _unsettled(space)
    for n, rule in enumerate(rules):
        free = first == NOBODY
        holds = space.where(rule.when) & free
        waits = unsettled & (asked != NOBODY)
        if "supervisor" in rule.when:
            waits &= ~space.where({"supervisor": rule.when["supervisor"]})
        first[holds & ~waits] = n
        lacks |= holds & waits
        first = np.where(holds & waits, asked, first)
        if "supervisor" in rule.when:
            rest = {f: ok for f, ok in rule.when.items() if f != "supervisor"}
            asks = space.where(rest) & unsettled & (first == NOBODY)
            asked[asks & (asked == NOBODY)] = n
    left = (first == NOBODY) & (asked != NOBODY)
    first = np.where(left, asked, first).astype(np.int16)
    return Decided(space, tuple(rules), first, lacks | left, space.possible)


def _unsettled(space: Space) -> Mask:
    """Where who supervises is open; nowhere, if no rule asks."""
    if all(axis.fact != "supervisor" for axis in space.axes):
        return np.zeros(space.shape, np.bool_)
    return space.where({"supervisor": tuple(OPEN_SUPERVISORS)})
