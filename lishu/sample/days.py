"""Dates as small integers and as the texts that registries write them in.

A day is 0 (blank) or 1 for 1980-01-01 and so on; + FORM × SIZE chooses another way
to write the same day.
"""

from datetime import date, timedelta
from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

Ints = NDArray[np.int64]

BLANK = 0
_FIRST = date(1980, 1, 1)
_LAST = date(2027, 12, 31)
SIZE = (_LAST - _FIRST).days + 2
_EXCEL_ZERO = date(1899, 12, 30)
LAST_EVENT = date(2026, 10, 31)
"""Nothing ordinary happens later: the registry was exported at this time."""


def day(when: date) -> int:
    """The number of a date; dates before 1980 count as before every day."""
    return max((when - _FIRST).days + 1, -1)


@cache
def texts() -> pl.Series:
    """2016-07-22, then 2016/7/22, 2016年7月22日, 20160722 and the Excel serial."""
    dates = [_FIRST + timedelta(days=n) for n in range(SIZE - 1)]
    forms = (
        [when.isoformat() for when in dates],
        [f"{when.year}/{when.month}/{when.day}" for when in dates],
        [f"{when.year}年{when.month}月{when.day}日" for when in dates],
        [when.strftime("%Y%m%d") for when in dates],
        [str((when - _EXCEL_ZERO).days) for when in dates],
    )
    return pl.Series([text for form in forms for text in [None, *form]])


FORMS = 5


def plain(number: Ints) -> Ints:
    """The day, whatever the way it is written."""
    return number % SIZE


def passed(number: Ints, on: date) -> NDArray[np.bool_]:
    """Whether there is a day and it has come on the date `on`."""
    bare = plain(number)
    come: NDArray[np.bool_] = (bare != BLANK) & (bare <= day(on))
    return come


def between(
    rng: np.random.Generator, start: Ints | int, end: Ints | int, n: int
) -> Ints:
    """`n` days, uniform from `start` to `end` (each a day or an array of days)."""
    low = np.minimum(start, end)
    span = np.asarray(end) - low + 1
    return np.asarray(low + (rng.random(n) * span).astype(np.int64), dtype=np.int64)
