"""Whom each cause of a class affects: all of them, not the first twenty.

In: ground and the code of a verdict or a note. Out: `Members`: organizations cause by
cause, as one column with bounds. Causes are keyed as for findings (`cause_keys`), so
that a cause here and a finding there bear the same text.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graphmodel.cause_keys import KEYS, by_rule
from graphmodel.ground import Ground, Rows
from graphmodel.leaders import VERDICT_CODES
from graphmodel.vocabulary import NOTE_BIT, VERDICTS


@dataclass(frozen=True)
class Members:
    """`causes` are texts of causes; `positions[starts[n]:starts[n + 1]]` whom cause n
    affects, in the order in which a finding shows its examples."""

    causes: tuple[str, ...]
    starts: npt.NDArray[np.int64]
    positions: npt.NDArray[np.int32]


def members(ground: Ground, code: str) -> Members:
    """The causes of a class with everyone they affect.

    Empty for a class that is neither a verdict nor a note: faults in cells are grouped
    by the loaders, which keep the first organizations alone.
    """
    rows = _of_class(ground, code)
    if not len(rows):
        return Members((), np.zeros(1, np.int64), np.zeros(0, np.int32))
    keyed = KEYS.get(code, by_rule)(ground, rows)
    order = np.argsort(keyed.keys, kind="stable")
    keys = np.asarray(keyed.keys)[order]
    first = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    return Members(
        tuple(keyed.matter(key).text for key in keys[first].tolist()),
        np.append(first, len(keys)).astype(np.int64),
        np.asarray(keyed.rows)[order].astype(np.int32),
    )


def _of_class(ground: Ground, code: str) -> Rows:
    found = ground.resolution.leaders
    if code in VERDICTS:
        return np.flatnonzero(found.verdict == VERDICT_CODES.index(code))
    if code in NOTE_BIT:
        return np.flatnonzero(found.notes & np.uint32(NOTE_BIT[code]))
    return np.zeros(0, np.int64)
