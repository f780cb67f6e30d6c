"""What is at stake where a duty is broken: inspection, grade, the abnormal list.

In: a library and a duty. Out: the duties that name it in `stake_of`, with the division
in which they hold. A local rulebook that asks the same (its breach raises the same
note) puts the same at stake: the registrars' orders do not ask who says it (U33).
"""

from collections.abc import Iterator
from datetime import date

from graphmodel.placing import covers
from graphmodel.provisions import Duty
from graphmodel.regimes import NATION, Library


def duty_name(duty: Duty) -> str:
    """A duty as causes write it: rulebook and id."""
    return f"{duty.citation.rulebook}/{duty.citation.rule}"


def broken_name(consequence: Duty) -> str:
    """The duty, by name, whose breach has a consequence."""
    named = consequence.stake_of
    return named if "/" in named else f"{consequence.citation.rulebook}/{named}"


def at_stake(library: Library, duty: Duty, on: date, division: str) -> Iterator[Duty]:
    """What may follow from the breach of a duty in a division (a code, "" unknown)."""
    for consequence, seat in library.consequences(on):
        if covers(seat, division or NATION) and follows(library, consequence, duty):
            yield consequence


def follows(library: Library, consequence: Duty, duty: Duty) -> bool:
    """Whether a consequence follows from the breach of this duty."""
    named = broken_name(consequence)
    if named == duty_name(duty):
        return True
    other = library.duty(named)
    return other is not None and bool(other.note) and other.note == duty.note
