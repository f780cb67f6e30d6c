"""Numbering what is distinct, by a table or by hashing."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.numbering import DENSE, distinct, numbered

NARROW = st.integers(-5, 50)
WIDE = st.integers(-DENSE * 8, DENSE * 8)


@given(st.lists(NARROW | WIDE))
def test_distinct_values_are_sorted_and_lead_back(values: list[int]) -> None:
    """Each value stands at its position; the same for any range, also for none."""
    column = np.array(values, np.int64)
    found, which = numbered(column)
    assert found.tolist() == sorted(set(values)) == distinct(column).tolist()
    assert found[which].tolist() == values


def test_the_border_between_both_ways_changes_nothing() -> None:
    """One step below the widest range of a table, at it and beyond."""
    for size in (DENSE - 1, DENSE, DENSE + 1):
        found, which = numbered(np.array([size, 0, size], np.int32))
        assert (found.tolist(), which.tolist()) == ([0, size], [1, 0, 1])
