"""Numbering what is distinct: the step from rows to the few that rules are run on.

In: a column of integers. Out: its distinct values in order, and for each row the
position of its own. Small ranges are looked up in a table, wide ones are hashed:
both are several times as fast as sorting a million rows.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

#: The widest range for which a table is kept.
DENSE = 1 << 22

Column = npt.NDArray[np.integer[Any]]
Positions = npt.NDArray[np.int64]


def distinct(values: Column) -> npt.NDArray[np.int64]:
    """The distinct values, sorted."""
    return numbered(values)[0]


def numbered(values: Column) -> tuple[npt.NDArray[np.int64], Positions]:
    """The distinct values, sorted, and the position among them of each value.

    >>> numbered(np.array([7, 3, 7]))
    (array([3, 7]), array([1, 0, 1]))
    """
    if not len(values):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    low, high = int(values.min()), int(values.max())
    if high - low < DENSE:
        return _tabled(values, low, high - low + 1)
    found = pl.Series(values).unique().sort().to_numpy().astype(np.int64)
    return found, np.searchsorted(found, values)


def _tabled(
    values: Column, low: int, size: int
) -> tuple[npt.NDArray[np.int64], Positions]:
    shifted = values - low if low else values
    there = np.zeros(size, np.bool_)
    there[shifted] = True
    found = np.flatnonzero(there)
    position = np.zeros(size, np.int64)
    position[found] = np.arange(len(found))
    return found + low, position[shifted]
