"""Causes: what organizations suffer from, each once, with whom it affects.

In: a resolution. Out: `Cause`s. Organizations are selected and grouped as columns, by
the cause keys of semantics §8; Python runs once a cause, never once an organization.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from graphmodel.cause_keys import KEYS, by_rule
from graphmodel.ground import Ground, Rows
from graphmodel.leaders import VERDICT_CODES
from graphmodel.matter import Keyed, Matter
from graphmodel.vocabulary import NOTE_BIT, VERDICTS

#: At most so many organizations are shown with a cause.
EXAMPLES = 20
_WITHOUT_CAUSE = ("led", "out_of_scope", "not_counted")

#: Dates of what has happened; decoupling and hand-over may be planned ahead.
_PAST = {
    "registered": "registered_on",
    "deregistered": "deregistered_on",
    "declared_on": "declared_on",
    "party_since": "party_organization_since",
}


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of a class, with the number affected and the first of them.

    `positions` are those of the examples, in input order (duplicates: pair by pair).
    """

    code: str
    matter: Matter
    affected: int
    positions: tuple[int, ...]


def causes(ground: Ground, today: date) -> Iterator[Cause]:
    """Every cause, in no particular order; a date after `today` is a fault."""
    yield from _of_verdicts(ground)
    yield from _of_notes(ground)
    yield from _of_cells(ground)
    yield from _of_dates(ground, today)


def _of_verdicts(ground: Ground) -> Iterator[Cause]:
    verdict = ground.resolution.leaders.verdict
    counts = np.bincount(verdict, minlength=len(VERDICT_CODES))
    for number, code in enumerate(VERDICT_CODES):
        if counts[number] and VERDICTS[code].group not in _WITHOUT_CAUSE:
            yield from _of(ground, code, np.flatnonzero(verdict == number))


def _of_notes(ground: Ground) -> Iterator[Cause]:
    notes = ground.resolution.leaders.notes
    present = int(np.bitwise_or.reduce(notes, initial=0))
    for code, bit in NOTE_BIT.items():
        if present & bit:
            # compared with zero: looked for directly, numbers take several times as long
            yield from _of(ground, code, np.flatnonzero(notes & np.uint32(bit) != 0))


def _of_cells(ground: Ground) -> Iterator[Cause]:
    """Faults in cells and headings, which the loaders have grouped."""
    for fault in ground.resolution.world.faults:
        matter = Matter(fault.cause, field=fault.column, fault=fault)
        yield Cause(fault.code, matter, fault.affected, fault.rows[:EXAMPLES])


def _of_dates(ground: Ground, today: date) -> Iterator[Cause]:
    """Days that nobody can know yet: later than the day asked for and than today."""
    last = max(ground.resolution.as_of, today)
    for name, column in _PAST.items():
        days = ground.table[name]
        latest = days.max()
        if not isinstance(latest, date) or latest <= last:
            continue
        rows = np.flatnonzero(days.to_numpy() > np.datetime64(last))
        shown = tuple(rows[:EXAMPLES].tolist())
        matter = Matter(column, field=column, words=(last.isoformat(),))
        yield Cause("DATE_FUTURE", matter, len(rows), shown)


def _of(ground: Ground, code: str, rows: Rows) -> Iterator[Cause]:
    keyed = KEYS.get(code, by_rule)(ground, rows)
    for key, affected, positions in _tally(keyed):
        yield Cause(code, keyed.matter(key), affected, positions)


def _tally(keyed: Keyed) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Each key with its number of rows and the first rows."""
    grouped = (
        pl.DataFrame({"key": keyed.keys, "row": keyed.rows})
        .group_by("key")
        .agg(pl.len(), pl.col("row").head(EXAMPLES))
    )
    for key, affected, positions in grouped.iter_rows():
        yield key, affected, tuple(positions)
