"""Duties on a date: which notes their breach raises, for all organizations at once.

In: duties in force and the facts of every organization as columns. Out: a mask of
notes. Duties are few; a fact that no file tells anything about is not looked at.
Source: semantics §9 (Duties): findings, never verdicts; unknown raises nothing.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from graphmodel.facts import DOMAINS
from graphmodel.provisions import Conditions, Duty
from graphmodel.record_facts import EVERY_RECORD_FACT
from graphmodel.regimes import NATION, Regime
from graphmodel.vocabulary import NOTE_BIT

Flags = npt.NDArray[np.bool_]
Columns = Mapping[str, npt.NDArray[np.integer]]
#: The notes that duties raise.
DUTY_NOTES = frozenset(
    {"COVERAGE_ORG", "COVERAGE_WORK", "INVERSE", "REPORTS_ELSEWHERE"}
)
#: The number of the regime of an organization without a place.
UNPLACED = -1
UNKNOWN = "unknown"
#: How one organization stands to a duty: it does not bind; it is kept or broken; the
#: record does not tell; nobody leads, and it cannot be kept without a leader.
STATES = ("free", "kept", "broken", "open", "impossible")


def raised(
    standing: Iterable[Duty], regimes: Sequence[Regime], columns: Columns
) -> npt.NDArray[np.uint32]:
    """The notes that breaches raise, row by row."""
    notes = np.zeros(len(columns["regime"]), np.uint32)
    for duty, rows in breaches(standing, regimes, columns):
        notes[rows] |= np.uint32(NOTE_BIT[duty.note])
    return notes


def breaches(
    standing: Iterable[Duty], regimes: Sequence[Regime], columns: Columns
) -> Iterable[tuple[Duty, Flags]]:
    """Each duty that raises a note, with the organizations that do not keep it."""
    for duty in standing:
        if duty.note and (rows := breach(duty, columns)) is not None:
            yield duty, rows
    for number, regime in enumerate(regimes):
        for duty in regime.duties:
            if duty.note and (rows := breach(duty, columns)) is not None:
                yield duty, rows & under(regime, number, columns)


def under(regime: Regime, number: int, columns: Columns) -> Flags:
    """Whom a regime binds: who is registered where it is in force.

    Of whom nobody knows where it is registered the national one asks all the same.
    """
    here = columns["regime"] == number
    if regime.jurisdiction == NATION:
        here |= columns["regime"] == UNPLACED
    return np.asarray(here)


def breach(duty: Duty, columns: Columns) -> Flags | None:
    """Who is bound by a duty and does not keep it; None: nobody, by any column."""
    found: Flags | None = None
    for fact, allowed in duty.shown_by.items():
        rows = among(fact, allowed, columns)
        if rows is None:
            return None
        found = rows if found is None else found & rows
    return found


def among(fact: str, allowed: tuple[str, ...], columns: Columns) -> Flags | None:
    """Whose fact has one of some values; None where no file tells anything of it."""
    if fact not in columns:
        return None
    codes = [n for n, value in enumerate(values(fact)) if value in allowed]
    if len(codes) == 1:
        return np.asarray(columns[fact] == codes[0])
    return np.isin(columns[fact], codes)


def meeting(conditions: Conditions, columns: Columns) -> Flags:
    """Who meets every condition; of a fact that no file tells nobody does."""
    found = np.ones(len(columns["regime"]), np.bool_)
    for fact, allowed in conditions.items():
        hits = among(fact, allowed, columns)
        found &= hits if hits is not None else False
    return found


def values(fact: str) -> tuple[str, ...]:
    """The values of any fact in the order of its column; None is "unknown"."""
    if fact in DOMAINS:
        return tuple(value or UNKNOWN for value in DOMAINS[fact])
    return EVERY_RECORD_FACT[fact].values


def status(duty: Duty, known: Mapping[str, str], led: bool) -> str:
    """How one organization stands to a duty, one of STATES; `known` holds its facts.

    One thing that shows no breach is enough to have kept it, whatever else is unknown.
    """
    bound = [known.get(fact, UNKNOWN) in ok for fact, ok in duty.applies.items()]
    if not all(bound):
        return "free"
    if duty.needs_leader and not led:
        return "impossible"
    found = [(known.get(fact, "unknown"), ok) for fact, ok in duty.breach.items()]
    if any(value not in (UNKNOWN, *ok) for value, ok in found):
        return "kept"
    told = found and all(value != UNKNOWN for value, _ in found)
    return "broken" if told else "open"
