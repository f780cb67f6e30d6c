"""The space of facts that some rules can tell apart, as a boolean cube.

An axis is a fact; its steps are classes of values that no condition tells apart, so
that the whole space of a regime (10^7 profiles and more) is a few thousand points
and nothing is left out. Unknown is no step of its own: an unknown fact is tried with
each value (semantics §1), so that what holds at every step holds for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from graphmodel.decision import TRIED
from graphmodel.examples import USUAL
from graphmodel.facts import DOMAINS, OPEN_SUPERVISORS, Profile, Value
from graphmodel.linting.possible import CANNOT_BE
from graphmodel.rulebook import Conditions

Mask = npt.NDArray[np.bool_]
Values = tuple[str, ...]

#: The conditions by which the engine itself tells supervisors apart.
_OPEN: Conditions = {"supervisor": tuple(OPEN_SUPERVISORS)}


@dataclass(frozen=True)
class Axis:
    """A fact and its values, in classes that no condition tells apart."""

    fact: str
    classes: tuple[Values, ...]

    @property
    def usual(self) -> str:
        """The value that goes without saying (`examples.USUAL`)."""
        return USUAL.get(self.fact, str(DOMAINS[self.fact][0]))

    def among(self, allowed: Iterable[str]) -> list[bool]:
        """Which classes a condition allows."""
        wanted = set(allowed)
        return [bool(wanted & set(values)) for values in self.classes]

    def steps(self, value: Value) -> list[int]:
        """The class of a value; for unknown those that the engine tries."""
        tried = (value,) if value else TRIED.get(self.fact)
        return [
            n
            for n, values in enumerate(self.classes)
            if tried is None or set(values) & set(tried)
        ]


@dataclass(frozen=True)
class Space:
    """Every combination of the values of some facts; the shape is that of the axes."""

    axes: tuple[Axis, ...]

    @property
    def shape(self) -> tuple[int, ...]:
        """The number of classes on each axis."""
        return tuple(len(axis.classes) for axis in self.axes)

    def where(self, when: Conditions) -> Mask:
        """The points where every condition holds; facts without an axis are ignored."""
        mask = np.ones(self.shape, np.bool_)
        for n, axis in enumerate(self.axes):
            if axis.fact in when:
                side = [1] * len(self.axes)
                side[n] = -1
                mask &= np.array(axis.among(when[axis.fact])).reshape(side)
        return mask

    @property
    def possible(self) -> Mask:
        """The points that an organization can stand at."""
        facts = {axis.fact for axis in self.axes}
        mask = np.ones(self.shape, np.bool_)
        for given, then in CANNOT_BE:
            if facts >= {*given, *then}:
                mask &= ~(self.where(given) & self.where(then))
        return mask

    def point(self, mask: Mask) -> dict[str, str]:
        """One point of a mask, as usual as can be: the facts that matter there.

        A fact does not matter where every possible value of it stays inside.
        """
        left, steps = mask, list[int]()
        for axis in self.axes:
            step = next((n for n in axis.steps(axis.usual) if left[n].any()), -1)
            steps.append(step if step >= 0 else int(left.argmax() // left[0].size))
            left = left[steps[-1]]
        inside = mask | ~self.possible
        found = {}
        for n, (axis, step) in enumerate(zip(self.axes, steps, strict=True)):
            line = tuple(slice(None) if m == n else s for m, s in enumerate(steps))
            if not inside[line].all():
                values = axis.classes[step]
                found[axis.fact] = axis.usual if axis.usual in values else values[0]
        return found

    def profiles(self, mask: Mask) -> int:
        """How many combinations of the facts' values a mask holds."""
        weight = np.ones(self.shape, np.int64)
        for n, axis in enumerate(self.axes):
            side = [1] * len(self.axes)
            side[n] = -1
            sizes = np.array([len(values) for values in axis.classes])
            weight *= sizes.reshape(side)
        return int(weight[mask].sum())


@dataclass(frozen=True, eq=False)
class Region:
    """Profiles of one jurisdiction in a period: the points of a mask over a space.

    `jurisdiction` None stands for wherever no rulebook is in force; `supposed` says
    that it is a region of a rulebook that nobody adopted.
    """

    jurisdiction: str | None
    space: Space
    mask: Mask
    since: date
    until: date
    supposed: bool = False

    def holds(self, profile: Profile) -> bool:
        """Whether a profile lies inside, whatever its unknown facts turn out to be."""
        steps = [axis.steps(profile[axis.fact]) for axis in self.space.axes]
        return all(steps) and bool(self.mask[np.ix_(*steps)].all())


def space(
    conditions: Iterable[Conditions], reach: Mapping[str, Values] | None = None
) -> Space:
    """The space that some conditions can tell apart.

    `reach` narrows the values of facts, where a regime never sees the others. Where
    nothing is asked the space is one point: any level.
    """
    given = [dict(when) for when in conditions]
    facts = {fact for when in given for fact in when} or {"level"}
    coupled = [when for pair in CANNOT_BE for when in pair if set(when) <= facts]
    asked = [*given, *coupled, *([_OPEN] if "supervisor" in facts else [])]
    return Space(
        tuple(
            Axis(fact, _classes(fact, asked, reach or {}))
            for fact in DOMAINS
            if fact in facts
        )
    )


def _classes(
    fact: str, asked: Iterable[Conditions], reach: Mapping[str, Values]
) -> tuple[Values, ...]:
    allowed = [set(when[fact]) for when in asked if fact in when]
    classes: dict[tuple[bool, ...], list[str]] = {}
    for value in DOMAINS[fact]:
        if value is not None and value in reach.get(fact, (value,)):
            key = tuple(value in values for values in allowed)
            classes.setdefault(key, []).append(value)
    return tuple(tuple(values) for values in classes.values())


def boxes(where: Space, mask: Mask, free: Mask) -> Iterator[tuple[Conditions, Mask]]:
    """A mask as boxes: conditions that hold together, the widest possible each.

    A box may reach over `free` points, which nobody stands at.
    """
    left, inside_of = mask.copy(), mask | free
    while left.any():
        index = np.unravel_index(int(left.argmax()), where.shape)
        sides = [[int(n)] for n in index]
        for n, size in enumerate(where.shape):
            inside = np.moveaxis(inside_of, n, 0)
            others = [side for m, side in enumerate(sides) if m != n]
            sides[n] = [
                step
                for step in range(size)
                if step in sides[n] or bool(inside[step][np.ix_(*others)].all())
            ]
        box = np.zeros(where.shape, np.bool_)
        box[np.ix_(*sides)] = True
        left &= ~box
        yield _conditions(where, sides), box


def _conditions(where: Space, sides: list[list[int]]) -> Conditions:
    return {
        axis.fact: tuple(value for n in side for value in axis.classes[n])
        for axis, side in zip(where.axes, sides, strict=True)
        if len(side) < len(axis.classes)
    }
