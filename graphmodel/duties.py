"""Duties on a date: which notes their breach raises, for all organizations at once.

In: duties in force and the facts of every organization as columns. Out: a mask of
notes. Duties are few; a fact that no file tells anything about is not looked at.
Source: semantics §9 (Duties): findings, never verdicts; unknown raises nothing.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from graphmodel.facts import DOMAINS
from graphmodel.provisions import Duty
from graphmodel.record_facts import EVERY_RECORD_FACT
from graphmodel.regimes import Regime
from graphmodel.vocabulary import NOTE_BIT

Flags = npt.NDArray[np.bool_]
Columns = Mapping[str, npt.NDArray[np.integer]]


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
                yield duty, rows & (columns["regime"] == number)


def breach(duty: Duty, columns: Columns) -> Flags | None:
    """Who is bound by a duty and does not keep it; None: nobody, by any column."""
    found: Flags | None = None
    for fact, allowed in duty.shown_by.items():
        rows = _among(fact, allowed, columns)
        if rows is None:
            return None
        found = rows if found is None else found & rows
    return found


def _among(fact: str, allowed: tuple[str, ...], columns: Columns) -> Flags | None:
    if fact not in columns:
        return None
    codes = [n for n, value in enumerate(values(fact)) if value in allowed]
    return (
        np.isin(columns[fact], codes) if len(codes) > 1 else columns[fact] == codes[0]
    )


def values(fact: str) -> tuple[str, ...]:
    """The values of any fact in the order of its column; None is "unknown"."""
    if fact in DOMAINS:
        return tuple(value or "unknown" for value in DOMAINS[fact])
    return EVERY_RECORD_FACT[fact].values


def status(duty: Duty, known: Mapping[str, str], led: bool) -> str:
    """How one organization stands to a duty.

    `known` holds its facts. One of: free (it does not bind), kept, broken, open (the
    record does not tell), impossible (nobody leads, and it needs a leader).
    """
    bound = [known.get(fact, "unknown") in ok for fact, ok in duty.applies.items()]
    if not all(bound):
        return "free"
    if duty.needs_leader and not led:
        return "impossible"
    if not duty.breach:
        return "open"
    if any(known.get(fact, "unknown") == "unknown" for fact in duty.breach):
        return "open"
    broken = all(known[fact] in ok for fact, ok in duty.breach.items())
    return "broken" if broken else "kept"
