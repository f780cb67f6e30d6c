"""Timelines: on any day, the interval says what `resolve` says."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from graphmodel import resolve
from graphmodel.timeline import timeline
from loaders import load
from tests.shared_folder import ROOT

#: Days all over the years in which something changed.
DAYS = [date(1995, 1, 1) + timedelta(weeks=41 * n) for n in range(42)]


@pytest.fixture(scope="module")
def world():
    return load(ROOT / "examples" / "real")


def test_intervals_agree_with_every_resolution(world):
    """No change happens between the dates at which the timeline looks."""
    chosen = range(210, 336, 5)
    found = {n: timeline(world, n).intervals for n in chosen}
    for day in DAYS:
        table = resolve(world, day).table()
        for n, intervals in found.items():
            (holds,) = [
                i
                for i in intervals
                if (i.since or date.min) <= day and day < (i.until or date.max)
            ]
            leader = holds.leader.id if holds.leader else ""
            row = table.row(n, named=True)
            assert (holds.verdict, leader) == (row["verdict"], row["leader_id"])
            assert (holds.rule, holds.basis) == (row["rule"], row["basis"])


def test_neighbours_differ(world):
    """Equal intervals are merged."""
    for position in range(0, 336, 30):
        intervals = timeline(world, position).intervals
        said = [(i.verdict, i.leader, i.rule, i.basis) for i in intervals]
        assert all(a != b for a, b in pairwise(said))
