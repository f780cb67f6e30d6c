"""Causes of duties that are not kept: which duty each organization broke (§8, §9).

In: ground and the positions of a note. Out: `Keyed` by the duty, the first in rulebook
order of those with this note that the organization broke under its own regime; and for
one cause whom it affects, what the record says of them, what is at stake. Columns only.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graphmodel.duties import DUTY_NOTES, among, breaches, meeting
from graphmodel.duties.stakes import duty_name, follows
from graphmodel.ground import Ground, Rows
from graphmodel.matter import Keyed, KeyFunction, Matter
from graphmodel.provisions import Duty
from graphmodel.record_facts import EVERY_RECORD_FACT
from graphmodel.vocabulary import NOTE_BIT

Flags = npt.NDArray[np.bool_]
#: Facts that say of whom a duty speaks, not what is the matter.
_WHOSE = ("party_organization", "category")


@dataclass(frozen=True)
class Broken:
    """The duties that raised a note, and for each organization the position of the
    first that it broke; -1 none."""

    duties: tuple[Duty, ...]
    which: npt.NDArray[np.int16]

    def position(self, name: str) -> int:
        """The position of a duty by its name, -1 where nobody broke it."""
        names = [duty_name(duty) for duty in self.duties]
        return names.index(name) if name in names else -1


def broken(ground: Ground, code: str) -> Broken:
    """Who broke which of the duties that raise a note."""
    resolution = ground.resolution
    standing = resolution.library.standing_duties(resolution.as_of)
    which = np.full(len(resolution), -1, np.int16)
    names: dict[str, Duty] = {}
    columns = resolution.situation.columns
    for duty, rows in breaches(standing, resolution.regimes, columns):
        if duty.note == code:
            names.setdefault(duty_name(duty), duty)
            number = list(names).index(duty_name(duty))
            which[rows & (which < 0)] = number
    return Broken(tuple(names.values()), which)


def by_duty(code: str) -> KeyFunction:
    """One cause a duty: the one that is broken, whoever leads."""

    def keyed(ground: Ground, rows: Rows) -> Keyed:
        found = broken(ground, code)
        names = [duty_name(duty) for duty in found.duties]
        return Keyed(
            rows, found.which[rows], lambda key: Matter(names[key], rule=names[key])
        )

    return keyed


def duty_of(ground: Ground, code: str, name: str) -> Duty | None:
    """The duty that a cause names; else the one whose breach raises the note."""
    if code not in DUTY_NOTES:
        return None
    library, on = ground.resolution.library, ground.resolution.as_of
    if duty := library.duty(name):
        return duty
    standing = library.standing_duties(on)
    return next((duty for duty in standing if duty.note == code), None)


def columns_of(duty: Duty) -> tuple[str, ...]:
    """The canonical columns in which a breach shows: of what binds, else of the breach."""
    facts = [fact for fact in duty.applies if fact not in _WHOSE] or list(duty.breach)
    known = (EVERY_RECORD_FACT[fact] for fact in facts if fact in EVERY_RECORD_FACT)
    return tuple(column for fact in known for column in fact.columns)


def affected(ground: Ground, code: str, name: str) -> Flags:
    """Whom the cause of a duty affects, row by row."""
    found = broken(ground, code)
    notes = ground.resolution.leaders.notes
    noted = (notes & np.uint32(NOTE_BIT[code])) > 0
    return np.asarray(noted & (found.which == found.position(name)))


def recorded(ground: Ground, rows: Flags, fact: str, value: str) -> tuple[bool, int]:
    """Whether any file tells of a fact, and how many of the rows have the value."""
    hits = among(fact, (value,), ground.resolution.situation.columns)
    return (False, 0) if hits is None else (True, int(np.count_nonzero(hits & rows)))


def stakes(ground: Ground, rows: Flags, duty: Duty) -> Iterator[tuple[Duty, int]]:
    """What follows from the breach, and for how many of the rows."""
    resolution = ground.resolution
    for consequence, seat in resolution.library.consequences(resolution.as_of):
        if follows(resolution.library, consequence, duty):
            hits = (
                rows
                & _inside(ground, seat)
                & meeting(consequence.applies, resolution.situation.columns)
            )
            if count := int(np.count_nonzero(hits)):
                yield consequence, count


def _inside(ground: Ground, seat: str) -> Flags:
    """Who is registered in a division; in the nation everybody is."""
    table = ground.bodies.divisions
    number = table.find(seat)
    if number <= 0:
        return np.full(len(ground.resolution), number == 0)
    division = ground.table["division"].to_numpy()
    inside = table.ancestors[:, table.levels[number]] == number
    return np.asarray((division >= 0) & inside[division])
