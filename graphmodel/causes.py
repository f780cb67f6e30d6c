"""Causes: what organizations suffer from, each once, with whom it affects.

In: a resolution. Out: `Cause`s. Organizations are selected and grouped as columns, by
the cause keys of semantics §8; Python runs once a cause, never once an organization.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.cause_keys import KEYS, Keyed, by_rule
from graphmodel.evidence import Evidence, Rows
from graphmodel.leaders import VERDICT_CODES
from graphmodel.subject import Subject
from graphmodel.vocabulary import NOTE_BIT, VERDICTS

#: At most so many organizations are shown with a cause.
EXAMPLES = 20
_WITHOUT_CAUSE = ("led", "out_of_scope", "not_counted")


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of a class, with the number affected and the first of them.

    `positions` are those of the examples, in input order (duplicates: pair by pair).
    """

    code: str
    subject: Subject
    affected: int
    positions: tuple[int, ...]


def causes(evidence: Evidence) -> Iterator[Cause]:
    """Every cause, in no particular order."""
    yield from _of_verdicts(evidence)
    yield from _of_notes(evidence)
    yield from _of_cells(evidence)


def _of_verdicts(evidence: Evidence) -> Iterator[Cause]:
    verdict = evidence.resolution.leaders.verdict
    counts = np.bincount(verdict, minlength=len(VERDICT_CODES))
    for number, code in enumerate(VERDICT_CODES):
        if counts[number] and VERDICTS[code].group not in _WITHOUT_CAUSE:
            yield from _of(evidence, code, np.flatnonzero(verdict == number))


def _of_notes(evidence: Evidence) -> Iterator[Cause]:
    notes = evidence.resolution.leaders.notes
    present = int(np.bitwise_or.reduce(notes)) if len(notes) else 0
    for code, bit in NOTE_BIT.items():
        if present & bit:
            yield from _of(evidence, code, np.flatnonzero(notes & np.uint32(bit)))


def _of_cells(evidence: Evidence) -> Iterator[Cause]:
    """Faults in cells and headings, which the loaders have grouped."""
    for fault in evidence.resolution.world.faults:
        subject = Subject(fault.cause, field=fault.column, fault=fault)
        yield Cause(fault.code, subject, fault.affected, fault.rows[:EXAMPLES])


def _of(evidence: Evidence, code: str, rows: Rows) -> Iterator[Cause]:
    keyed = KEYS.get(code, by_rule)(evidence, rows)
    for key, affected, positions in _tally(keyed):
        yield Cause(code, keyed.subject(key), affected, positions)


def _tally(keyed: Keyed) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Each key with its number of rows and the first rows."""
    grouped = (
        pl.DataFrame({"key": keyed.keys, "row": keyed.rows})
        .group_by("key")
        .agg(pl.len(), pl.col("row").head(EXAMPLES))
    )
    for key, affected, positions in grouped.iter_rows():
        yield key, affected, tuple(positions)
