# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""What the rules say of one organization."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from .bodies import Body, Status
from .leader import Leader

M17_FROM = date(2019, 6, 1)
R23_FROM = date(2023, 3, 16)
TRANSITION_TO = date(2023, 12, 31)
SHENZHEN_FROM, SHENZHEN_TO, SHENZHEN_ADOPTED_TO = (
    date(2013, 10, 23),
    date(2015, 9, 27),
    date(2019, 12, 28),
)


@dataclass(frozen=True)
class Outcome:
    """What the rules say: a verdict (LED before the chain is asked), the leader or what was named instead."""

    verdict: str
    rulebook: str = ""
    rule: str = ""
    leader: Leader | None = None
    attested: bool = True
    relation: str = ""
    basis: str = "DERIVED"
    missing: str = ""
    named: str = ""
    candidates: tuple[str, ...] = ()
    notes: frozenset[str] = frozenset()

    def note(self, *notes: str) -> Outcome:
        return replace(self, notes=self.notes | set(notes))


@dataclass
class Supervision:
    """The supervisor at t: none, one, several, unknown; for one its status."""

    state: str
    status: Status | None = None
    bodies: tuple[Body, ...] = ()
    several: tuple[Body, ...] = ()
    notes: set[str] = field(default_factory=set)


def lack(rulebook: str, rule: str, missing: str) -> Outcome:
    return Outcome("MISSING_DATA", rulebook, rule, missing=missing)
