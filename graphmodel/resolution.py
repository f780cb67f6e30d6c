"""The heart: who leads every organization on a date, by which rule, or why nobody.

Facts are columns; rules run in plain Python on the few hundred distinct profiles of
facts; outcomes are joined back. In: a world, a date, rulebooks. Out: `Resolution`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.decision import Outcome, decide
from graphmodel.facts import DOMAINS, ON_REQUEST, Value
from graphmodel.hierarchy import Hierarchy, build
from graphmodel.leaders import Leaders, leaders
from graphmodel.numbering import DENSE, numbered
from graphmodel.regimes import NATION, Library, Regime
from graphmodel.scopes import outside
from graphmodel.situation import ALL_DOMAINS, KEY, Situation, situation
from graphmodel.standing import Standing, standing
from graphmodel.table import table
from graphmodel.world import World


@dataclass(frozen=True)
class Resolution:
    """Verdicts of all organizations of a world on one date, in input order.

    `profile` is, for each organization, the position of its outcome in `outcomes`;
    `leaders` holds the columns that depend on bodies: verdict, leader, notes.
    """

    world: World
    as_of: date
    library: Library
    regimes: tuple[Regime, ...]
    standing: Standing
    hierarchy: Hierarchy
    situation: Situation
    profiles: tuple[Mapping[str, Value], ...]
    profile: npt.NDArray[np.uint32]
    outcomes: tuple[Outcome, ...]
    leaders: Leaders

    def __len__(self) -> int:
        return len(self.profile)

    def table(self) -> pl.DataFrame:
        """One row an organization, with the columns of `lishu resolve`."""
        return table(self)

    def regimes_of(self, profile: Mapping[str, Value]) -> tuple[Regime, ...]:
        """The regimes that may apply to a profile: one, all if unknown, or none."""
        return _regimes_of(self.regimes, profile)


def resolve(world: World, as_of: date, rulebooks: Library | None = None) -> Resolution:
    """The verdict of every organization of `world` on `as_of`.

    `rulebooks` are those of the world unless others are given.
    """
    library = rulebooks or world.library
    regimes = library.regimes(as_of)
    stands = standing(world.bodies, as_of, library.expectations(as_of))
    hierarchy = build(world.bodies, stands, world.body_ties, library.links(as_of))
    duties = library.standing_duties(as_of)
    left_out = outside(library)
    facts = situation(world, stands, hierarchy, regimes, duties, left_out)
    profiles, profile = distinct_profiles(facts, regimes)
    outcomes = tuple(decide(p, _regimes_of(regimes, p), as_of) for p in profiles)
    found = leaders(world, stands, hierarchy, facts, outcomes, profile)
    return Resolution(
        world, as_of, library, regimes, stands, hierarchy, facts, profiles, profile,
        outcomes, found,
    )  # fmt: skip


def distinct_profiles(
    facts: Situation, regimes: Sequence[Regime]
) -> tuple[tuple[Mapping[str, Value], ...], npt.NDArray[np.uint32]]:
    """The distinct combinations of facts, and which of them each organization has."""
    columns = {name: facts.facts[name] for name in KEY if name in facts.facts}
    which = np.zeros(len(facts.supervisor), np.int64)
    several = 1
    for name, column in columns.items():
        size = len(regimes) + 2 if name == "regime" else len(ALL_DOMAINS[name])
        if several * size > DENSE:
            keys, which = numbered(which)
            several = len(keys)
        which = which * size + column + (name == "regime")
        several *= size
    keys, which = numbered(which)
    example = np.zeros(len(keys), np.int64)
    example[which] = np.arange(len(which))
    profiles = tuple(_profile(columns, int(row)) for row in example)
    return profiles, which.astype(np.uint32)


def _profile(
    columns: Mapping[str, npt.NDArray[np.integer]], row: int
) -> dict[str, Value]:
    profile: dict[str, Value] = {name: DOMAINS[name][0] for name in ON_REQUEST}
    for name, column in columns.items():
        code = int(column[row])
        profile[name] = str(code) if name == "regime" else ALL_DOMAINS[name][code]
    return profile


def _regimes_of(
    regimes: tuple[Regime, ...], profile: Mapping[str, Value]
) -> tuple[Regime, ...]:
    number = int(profile["regime"] or 0)
    if number < 0:
        everywhere = any(regime.jurisdiction == NATION for regime in regimes)
        return regimes if everywhere else (*regimes, Regime("", (), (), ()))
    return regimes[number : number + 1]
