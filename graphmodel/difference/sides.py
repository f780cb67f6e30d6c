"""What two resolutions rest on, side by side, for the organizations that changed.

In: a resolution, the positions of some of its organizations, and how its numbers are
called in the newer world. Out: columns of *operands*: what a fact was read from (a
mention, a body, a division, a value), as numbered there and as comparable numbers.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graphmodel.bodies import PARTY_ORG, plain
from graphmodel.difference.renumbering import Renumbering
from graphmodel.ground import Ground
from graphmodel.resolution import Resolution
from graphmodel.vocabulary import CELLS

Wide = npt.NDArray[np.int64]
#: Facts that were read from a column of bodies or mentions of the world.
_READ_FROM = {
    "locality": "locality_body",
    "registrar": "registrar_body",
    "sector": "industry_body",
    "zone": "zone",
    "declared_written": "declared",
    "upper_written": "upper",
}
#: Facts of which the operand is no body: a position in the fact's domain.
PLAIN = -1
_NAMED = CELLS.index("named")
#: Why an organization counts or does not: the positions of LIFE in `operand("counted")`.
LIFE = ("counted", "not_yet", "ended", "out_of_scope")


def cell(number: int) -> str:
    """What stands in a supervisor's cell, by an operand that is no body."""
    return CELLS[-2 - number]


@dataclass(frozen=True)
class Side:
    """Some organizations of a resolution; `numbers` is None for the newer world."""

    ground: Ground
    rows: npt.NDArray[np.int64]
    numbers: Renumbering | None = None

    def at(self, some: npt.NDArray[np.intp]) -> "Side":
        """Some of these organizations."""
        return Side(self.ground, self.rows[some], self.numbers)

    @property
    def resolution(self) -> Resolution:
        """The resolution of this side."""
        return self.ground.resolution

    @property
    def profile(self) -> Wide:
        """The number of the profile of each organization."""
        return self.resolution.profile[self.rows].astype(np.int64)

    @property
    def verdict(self) -> Wide:
        """The verdict of each organization, as a position in VERDICT_CODES."""
        return self.resolution.leaders.verdict[self.rows].astype(np.int64)

    @property
    def notes(self) -> Wide:
        """The notes of each organization, as a mask."""
        return self.resolution.leaders.notes[self.rows].astype(np.int64)

    def operand(self, fact: str) -> Wide:
        """What a fact was read from, as numbered in this world; -1 for none.

        A supervisor's cell without a name is -2 - its position in CELLS.
        """
        situation = self.resolution.situation
        if fact in _READ_FROM:
            return self._column(_READ_FROM[fact])
        match fact:
            case "counted":
                return self._life()
            case "supervisor":
                written = self._column("supervisor_cell")
                named = written == _NAMED
                return np.where(named, self._column("supervisor"), -2 - written)
            case "declared" | "declared_on":
                return situation.declaration.mention[self.rows].astype(np.int64)
            case "transfer":
                return situation.declaration.body[self.rows].astype(np.int64)
            case "former_supervisor":
                return situation.former[self.rows].astype(np.int64)
            case "level":
                return self._column("division")
            case "named":
                named = self.resolution.leaders.named[self.rows]
                return plain(named).astype(np.int64)
            case "leader":
                return self.resolution.leaders.body[self.rows].astype(np.int64)
            case "would_lead":
                return self.ground.leader(self.rows).astype(np.int64)
        return situation.facts[fact][self.rows].astype(np.int64)

    def _column(self, name: str) -> Wide:
        column = self.resolution.world.organizations[name].to_numpy()
        return np.asarray(column[self.rows]).astype(np.int64)

    def _life(self) -> Wide:
        """Positions in LIFE."""
        counted = self.resolution.situation.facts["counted"][self.rows].astype(np.int64)
        day = np.datetime64(self.resolution.as_of)
        registered = self.resolution.world.organizations["registered"].to_numpy()
        early = registered[self.rows] > day
        return np.where(counted == 1, np.where(early, 1, 2), np.where(counted, 3, 0))

    def comparable(self, fact: str, operands: Wide) -> Wide:
        """Operands under numbers that both sides share."""
        if self.numbers is None or fact not in BODIES_AND_PLACES:
            return operands
        if fact == "level":
            return self.numbers.divisions[operands].astype(np.int64)
        below = operands < PLAIN
        return np.where(below, operands, self.numbers.of(np.where(below, -1, operands)))

    def body_behind(self, fact: str) -> Wide:
        """The body on whose fate a fact rests, without the bit of its Party organization."""
        meaning = self.ground.meaning
        if fact == "named":
            return self.operand("named")
        mention = self.operand(fact)
        mention = np.where(mention >= 0, mention & ~PARTY_ORG, -1)
        first = meaning.first[mention].astype(np.int64)
        return np.where(first >= 0, first & ~PARTY_ORG, -1)


#: Facts of which the operand is a number of this world.
BODIES_AND_PLACES = frozenset(
    {
        *_READ_FROM,
        "supervisor",
        "declared",
        "declared_on",
        "transfer",
        "former_supervisor",
        "level",
        "named",
        "leader",
        "would_lead",
    }
)
