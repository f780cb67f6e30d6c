"""What handing over would mend: organizations that are between two leaders.

In: a resolution and the day of the hand-over. Out: `Mending`: who would lead those
whose Party work nobody has taken over. Only they are resolved again.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.leaders import VERDICT_CODES
from graphmodel.resolution import Resolution, resolve
from graphmodel.whatif.altered_organizations import handed_over, narrowed

_GAP, _LED = VERDICT_CODES.index("GAP"), VERDICT_CODES.index("LED")


@dataclass(frozen=True)
class Mending:
    """`positions` are those of the organizations in a gap; `after` is how they would
    be resolved, in the same order."""

    positions: npt.NDArray[np.intp]
    after: Resolution

    @property
    def led(self) -> int:
        """How many would be led."""
        return int((self.after.leaders.verdict == _LED).sum())

    def outcomes(self) -> list[tuple[str, int, int]]:
        """Verdict, leader (a body number, -1 none) and how many; the most first."""
        frame = pl.DataFrame(
            {"verdict": self.after.leaders.verdict, "body": self.after.leaders.body}
        )
        counted = frame.group_by("verdict", "body").len()
        rows = counted.sort("len", "verdict", "body", descending=[True, False, False])
        return [(VERDICT_CODES[v], body, count) for v, body, count in rows.iter_rows()]


def mending(resolution: Resolution, on: date) -> Mending:
    """Who would lead the organizations in a gap, were they handed over on a day."""
    gaps = np.flatnonzero(resolution.leaders.verdict == _GAP)
    world = narrowed(resolution.world, gaps)
    mended = handed_over(world, np.ones(len(gaps), np.bool_), on)
    return Mending(gaps, resolve(mended, resolution.as_of, resolution.library))
