"""How many organizations stand in a problem on the date of a resolution.

Regions are compared with the distinct profiles only; the organizations of a profile
are counted as a column.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graphmodel.facts import Value
from graphmodel.linting.problem import Problem
from graphmodel.linting.space import Region
from graphmodel.resolution import Resolution


@dataclass(frozen=True)
class Count:
    """Organizations in a problem; `undeclared` are those without a declared leader."""

    organizations: int
    undeclared: int


def counts(
    problems: Sequence[Problem], resolution: Resolution
) -> tuple[Count | None, ...]:
    """For each problem its organizations; None where it does not concern facts, the
    date, or what is adopted."""
    size = len(resolution.profiles)
    weights = np.bincount(resolution.profile, minlength=size)
    return tuple(_count(problem, resolution, weights.tolist()) for problem in problems)


def _count(
    problem: Problem, resolution: Resolution, weights: Sequence[int]
) -> Count | None:
    on = resolution.as_of
    regions = [r for r in problem.regions if r.since <= on < r.until and not r.supposed]
    if not regions:
        return None
    inside = [
        (profile, weight)
        for profile, weight in zip(resolution.profiles, weights, strict=True)
        if any(_stands(region, profile, resolution) for region in regions)
    ]
    undeclared = sum(w for profile, w in inside if profile["declared"] == "none")
    return Count(sum(w for _, w in inside), undeclared)


def _stands(
    region: Region, profile: Mapping[str, Value], resolution: Resolution
) -> bool:
    """Whether counted organizations of this profile lie in a region for certain."""
    if profile["counted"] != "counted":
        return False
    regimes = resolution.regimes_of(profile)
    seats: set[str | None] = {regime.jurisdiction for regime in regimes}
    return (seats or {None}) == {region.jurisdiction} and region.holds(profile)
