"""What is recorded of a body: its row, what attests it, what became of it.

Dates are half-open: `until` is exclusive; a bare year is its 1 January.
"""

from dataclasses import dataclass
from datetime import date

#: First and last day that stand for an unknown beginning and an open end.
ALWAYS, FOREVER = date(1, 1, 1), date(9999, 12, 31)
_EPOCH = date(1970, 1, 1).toordinal()


def number_of(day: date) -> int:
    """A day as relations count it: days since 1970-01-01."""
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """The day behind such a number."""
    return date.fromordinal(number + _EPOCH)


@dataclass(frozen=True, slots=True)
class Body:
    """One recorded body.

    `division` is a division number (-1: none known); `under` a body number known
    to stand above it by its name (-1: none); `plate_of` the body that keeps the
    plate; `unusual` marks one that seldom supervises (a company); `origin` is
    national, dataset, registry, expected (a rule names it) or absent (a zone's,
    which only data can attest); `where` a file:row; `channel` the Party channel of a
    national supervisor (facts.DOMAINS), "" where it cannot be told.
    """

    id: str
    name: str
    kind: str
    division: int
    since: date = ALWAYS
    until: date = FOREVER
    origin: str = "registry"
    plate_of: int = -1
    under: int = -1
    unusual: bool = False
    where: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Attestation:
    """A row that shows an expected body to exist, under a name, for a time."""

    name: str
    since: date
    until: date
    where: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a body: renamed, merged, split, abolished, transferred."""

    on: date
    kind: str
    giver: int
    taker: int
    concerns: str = ""
    where: str = ""


@dataclass(frozen=True)
class Communities:
    """Communities by position: `names`, and `seats`: a township's body number, else
    -1 - division number (-1 - -1 = 0 where the place is unknown)."""

    names: tuple[str, ...] = ()
    seats: tuple[int, ...] = ()
