"""Whatever a small graph looks like, the database works out what memory works out.

Each example is three cities of their own making: bodies that begin, end, are renamed, merged or
split, two of one name, committees in loops or under two parents, relations strong and
weak, cells that name several. Hypothesis draws every choice and, where the two differ,
shrinks to the smallest graph in which they do.
"""

import random
from collections.abc import Sequence
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphmodel.graph_tables import graph
from loaders import load
from loaders.reference import rows as reference_rows
from queries import store_check
from queries.server_state import Server
from queries.store_load import load_graph
from tests.queries.gardens import Row, garden, tables
from tests.queries.parity import differences
from tests.queries.test_parity import LOADED, table

CITIES = (("330600", "绍兴市"), ("440300", "深圳市"), ("370100", "济南市"))
#: Between these the same rules are in force; what bodies do depends on the day.
ERA = (date(2019, 6, 1), date(2023, 3, 15))
#: A graph has many choices, and a server answers in seconds, not milliseconds.
SLOW = (
    HealthCheck.too_slow,
    HealthCheck.data_too_large,
    HealthCheck.large_base_example,
)
_numbers = count()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the dataset of an example is written, the next one over it."""
    return tmp_path_factory.mktemp("property")


@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=SLOW)
@given(
    draw=st.randoms(use_true_random=False),
    organizations=st.integers(1, 6),
    as_of=st.dates(*ERA),
)
def test_any_small_graph(
    shared_database: Server,
    folder: Path,
    draw: random.Random,
    organizations: int,
    as_of: date,
) -> None:
    """Every property of every verdict, every body's state, who stands above whom."""
    world = load(_written(folder, draw, organizations))
    name = f"property {next(_numbers)}"
    load_graph(shared_database, graph(world), dataset=name, on=LOADED, others="keep")
    try:
        assert not differences(shared_database, world, name, as_of)
    finally:
        store_check.remove(shared_database, name, LOADED)


def _written(folder: Path, draw: random.Random, organizations: int) -> Path:
    """The tables of a small graph, among the divisions that lie around its city."""
    for old in folder.iterdir():
        old.unlink()
    made = garden(draw, CITIES, rows=organizations)
    for name, rows in tables(made):
        if rows:
            table(
                folder / ("organizations.csv" if name == "garden" else f"{name}.csv"),
                rows,
            )
    table(folder / "divisions.csv", _divisions())
    return folder


def _divisions() -> Sequence[Row]:
    """The nation, provinces and prefectures, without what lies in these."""
    return [row for row in reference_rows("divisions.csv") if row["level"] != "county"]
