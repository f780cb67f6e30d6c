"""Targets: what share of the organizations that a sentence binds keep it.

In: a resolution. Out: a `Target` for each duty in force with a `share` (Z18: 85 % have
a Party organization) of which the data tell something. Counted over columns. Known are
those of whom the record shows whether they keep it; one thing that shows no breach is
enough (duties.status).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graphmodel.duties import UNKNOWN, among, meeting, under
from graphmodel.leaders import VERDICT_CODES
from graphmodel.provisions import Duty
from graphmodel.resolution import Resolution

Flags = npt.NDArray[np.bool_]
_ENTERPRISE = "enterprise"


@dataclass(frozen=True)
class Target:
    """A duty with a target: how many it binds, of how many it is known whether they
    keep it, and how many do. `division` is where the document is in force."""

    duty: Duty
    division: str
    bound: int
    known: int
    kept: int

    @property
    def share(self) -> float:
        """The share of those of whom it is known that keep it."""
        return self.kept / self.known

    @property
    def reached(self) -> bool:
        """Whether the share is that of the target."""
        return self.share >= self.duty.share


def targets(resolution: Resolution) -> tuple[Target, ...]:
    """The targets in force for somebody of which the data tell anything."""
    found = (_target(resolution, *asked) for asked in _asked(resolution))
    return tuple(target for target in found if target.known)


def _asked(resolution: Resolution) -> Iterator[tuple[Duty, str, Flags]]:
    """Each duty with a target, its division, and who is registered there."""
    columns = resolution.situation.columns
    everybody = np.ones(len(resolution), np.bool_)
    for duty in resolution.library.standing_duties(resolution.as_of):
        if duty.share:
            yield duty, "", everybody
    for number, regime in enumerate(resolution.regimes):
        for duty in regime.duties:
            if duty.share:
                yield duty, regime.jurisdiction, under(regime, number, columns)


def _target(resolution: Resolution, duty: Duty, division: str, here: Flags) -> Target:
    columns = resolution.situation.columns
    bound = here & _meant(resolution, duty) & meeting(duty.applies, columns)
    kept, broken = bound & False, bound.copy()
    for fact, allowed in duty.breach.items():
        hits = among(fact, allowed, columns)
        if hits is None:
            broken &= False
            continue
        unknown = among(fact, (UNKNOWN,), columns)
        told = bound if unknown is None else bound & ~unknown
        kept |= told & ~hits
        broken &= hits
    return Target(
        duty,
        division,
        bound=int(np.count_nonzero(bound)),
        known=int(np.count_nonzero(kept | broken)) if duty.breach else 0,
        kept=int(np.count_nonzero(kept)),
    )


def _meant(resolution: Resolution, duty: Duty) -> Flags:
    """Organizations that are counted; enterprises where a duty names them alone."""
    verdict = resolution.leaders.verdict
    outside = verdict == VERDICT_CODES.index("OUT_OF_SCOPE")
    if duty.applies.get("category") == (_ENTERPRISE,):
        return np.asarray(outside)
    return np.asarray(~outside & (verdict != VERDICT_CODES.index("")))
