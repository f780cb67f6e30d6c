"""By what lists of organizations are narrowed: level, place, supervisor, category, rule.

In: a resolution. Out: `Keys`, built once an answer, and for what somebody wants to see
a flag for each organization. Only columns are looked at, and only those asked for.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from graphmodel.bodies import PARTY_ORG, plain
from graphmodel.divisions import LEVEL_CODES, Ints
from graphmodel.facts import DOMAINS
from graphmodel.ground import Ground
from graphmodel.record_facts import RECORD_FACTS
from graphmodel.resolution import Resolution
from graphmodel.search import body_by_id
from graphmodel.vocabulary import CELLS

Flags = npt.NDArray[np.bool_]
CATEGORIES = RECORD_FACTS["category"].values
LEVELS = tuple(level or "unknown" for level in DOMAINS["level"])
#: Stands for organizations without a supervisor, or without a known place.
NONE = "none"
_NAMED = CELLS.index("named")


@dataclass(frozen=True)
class Wanted:
    """What is to be seen; "" asks nothing.

    `level` is of LEVELS, `place` a division code or "none", `supervisor` the id of a
    body or "none", `category` of CATEGORIES, `rule` a rule's name (rulebook/id),
    "declaration" or "none".
    """

    level: str = ""
    place: str = ""
    supervisor: str = ""
    category: str = ""
    rule: str = ""

    def __bool__(self) -> bool:
        return any(vars(self).values())


class Keys:
    """The keys of every organization of one resolution; built when first asked for."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        self.ground = Ground(resolution)

    def column(self, name: str) -> npt.NDArray[np.int32]:
        """A column of numbers of the registry."""
        return np.asarray(self.resolution.world.organizations[name].to_numpy())

    @cached_property
    def rules(self) -> tuple[tuple[str, ...], npt.NDArray[np.int64]]:
        """Rules by name, and the number of each profile's."""
        return self.ground.rules()

    @cached_property
    def mention(self) -> Ints:
        """The supervisor as mentioned, -1 where none is named."""
        named = self.column("supervisor_cell") == _NAMED
        return np.where(named, plain(self.column("supervisor")), -1).astype(np.int32)

    @cached_property
    def stands(self) -> Ints:
        """For every mention the body that stands for it on the date, -1 none."""
        meaning = self.ground.meaning
        return np.where(meaning.target >= 0, meaning.target, meaning.first)

    def meaning_body(self, body: int) -> Flags:
        """Which mentions mean a body, alone or among several."""
        flags = self.stands == body
        size = len(self.resolution.world.bodies)
        for n, group in enumerate(self.resolution.world.groups):
            if group.several:
                members = (member & ~PARTY_ORG for member in group.members)
                flags[size + n] = any(self.stands[m] == body for m in members)
        return np.asarray(flags)


def rows_wanted(keys: Keys, wanted: Wanted) -> Flags | None:
    """A flag for each organization that is wanted; None where all are.

    What nothing is called (an old link, another dataset) is borne by nobody.
    """
    parts = [
        part(keys, value)
        for value, part in (
            (wanted.level, _at_level),
            (wanted.place, _in_place),
            (wanted.supervisor, _supervised),
            (wanted.category, _of_category),
            (wanted.rule, _by_rule),
        )
        if value
    ]
    return np.logical_and.reduce(parts) if parts else None


def _nobody(keys: Keys) -> Flags:
    return np.zeros(len(keys.resolution), np.bool_)


def _at_level(keys: Keys, level: str) -> Flags:
    if level not in LEVELS:
        return _nobody(keys)
    return np.asarray(keys.column("level") == LEVELS.index(level))


def _of_category(keys: Keys, category: str) -> Flags:
    if category not in CATEGORIES:
        return _nobody(keys)
    return np.asarray(keys.column("category") == CATEGORIES.index(category))


def _in_place(keys: Keys, code: str) -> Flags:
    divisions, column = (
        keys.resolution.world.bodies.divisions,
        keys.column("division"),
    )
    if code == NONE:
        return np.asarray(column < 0)
    number = divisions.find(code)
    if number < 0:
        return _nobody(keys)
    inside = divisions.ancestors[:, divisions.levels[number]] == number
    return np.asarray(np.append(inside, False)[column])


def _supervised(keys: Keys, body_id: str) -> Flags:
    if body_id == NONE:
        return np.asarray(keys.mention < 0)
    body = body_by_id(keys.resolution.world.bodies, body_id)
    if body < 0:
        return _nobody(keys)
    meant = keys.meaning_body(body & ~PARTY_ORG)
    meant[-1] = False  # the last place stands for no mention at all
    return np.asarray(meant[keys.mention])


def _by_rule(keys: Keys, rule: str) -> Flags:
    names, number = keys.rules
    chosen = np.array([name == rule for name in names], np.bool_)
    return np.asarray(chosen[number][keys.resolution.profile])


def level_of(code: str) -> str:
    """The level of a division by its code: nation, province, prefecture or county."""
    if code == "100000":
        return LEVEL_CODES[0]
    return LEVEL_CODES[1 if code[2:] == "0000" else 2 if code[4:] == "00" else 3]
