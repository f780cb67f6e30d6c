"""Facts that hold for every registry: drawn by Hypothesis, bounded, without deadline."""

import csv
import gzip
import random
from datetime import date
from pathlib import Path

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphmodel import resolve
from lishu.sample import write_sample
from tests.independent.wild import wild
from tests.registry_files import (
    ON,
    PLACE,
    as_csv,
    attempted,
    by_name,
    causes,
    judged,
    loaded,
)

SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 200), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(seed: int, shuffle: random.Random) -> None:
    """Shuffled rows: each organization keeps its row, each cause its fingerprint."""
    rows = wild(seed, 60)
    other = list(rows)
    shuffle.shuffle(other)
    assert by_name(judged(rows)) == by_name(judged(other))
    assert causes(rows) == causes(other)


def test_a_shuffled_sample_gives_the_same(tmp_path: Path) -> None:
    """3,000 generated rows in another order: compared by code, but for the rows that share one."""
    path = tmp_path / "sample.csv"
    write_sample(3_000, 7, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    other = list(rows)
    random.Random(1).shuffle(other)
    tables = [judged(part).drop(PLACE) for part in (rows, other)]
    single = [
        t.filter(~pl.col("notes").str.contains("DUPLICATE")).sort("org_id")
        for t in tables
    ]
    assert len(single[0]) > 2_900
    assert single[0].equals(single[1])
    assert causes(rows) == causes(other)


UNRELATED = {
    "社会组织名称": "长沙市与谁无关学会",
    "登记管理机关": "长沙市民政局",
    "社会组织类型": "社会团体",
    "业务主管单位": "长沙市气象局",
}


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 200), st.integers(0, 60), st.integers(1, 40))
def test_an_unrelated_row_changes_no_other(seed: int, at: int, times: int) -> None:
    """Rows of another division with another supervisor leave every other row as it was."""
    rows = wild(seed, 60)
    blank = dict.fromkeys(rows[0], "")
    more = [
        {
            k: v
            for k, v in (
                blank | UNRELATED | {"社会组织名称": f"长沙市无关{n}学会"}
            ).items()
            if k in blank
        }
        for n in range(times)
    ]
    before = by_name(judged(rows))
    after = by_name(judged([*rows[:at], *more, *rows[at:]]))
    assert len(after) == len(before) + times
    assert {name: after[name] for name in before} == before


HEADED = [
    ("csv", "社会组织名称,业务主管单位\n绍兴市甲学会,无\n".encode()),
    ("csv", "社会组织名称,业务主管单位\n绍兴市甲学会,无\n".encode("utf-16")),
    ("jsonl", '{"社会组织名称": "绍兴市甲学会", "业务主管单位": "无"}\n'.encode()),
]


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(
    st.sampled_from(["csv", "csv.gz", "xlsx", "jsonl", "parquet", "tsv"]),
    st.binary(max_size=300),
)
def test_any_bytes_give_a_world_or_a_clear_error(ending: str, content: bytes) -> None:
    """Whatever stands in a file: a world, or an error of lishu's own with a message."""
    world = attempted(content, ending)
    if not isinstance(world, str):
        assert len(resolve(world, ON)) == len(world.organizations)


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(
    st.sampled_from(HEADED),
    st.integers(0, 200),
    st.binary(min_size=1, max_size=12),
    st.booleans(),
)
def test_a_broken_registry_gives_rows_or_a_clear_error(
    file: tuple[str, bytes], at: int, noise: bytes, zipped: bool
) -> None:
    """A right file with noise in the middle: rows and rejected rows, or a clear error."""
    ending, right = file
    content = right[: at % len(right)] + noise + right[at % len(right) :]
    if zipped and ending == "csv":
        ending, content = "csv.gz", gzip.compress(content)[: 10 + at]
    world = attempted(content, ending)
    if not isinstance(world, str):
        assert resolve(world, ON).table().height == len(world.organizations)
        assert all(row.row >= 1 for row in world.rejected)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 200), st.dates(date(1950, 1, 1), date(2006, 1, 1)))
def test_before_every_document_nobody_has_a_rule(seed: int, as_of: date) -> None:
    """Long before the documents: NO_RULE, what a charter says, or not yet registered."""
    rows = [row | {"党建领导机关": "", "上级党组织": ""} for row in wild(seed, 60)]
    rows = [{k: v for k, v in row.items() if k in wild(seed, 1)[0]} for row in rows]
    verdicts = set(judged(rows, as_of)["verdict"])
    assert verdicts <= {"NO_RULE", "", "OUT_OF_SCOPE"}


@settings(max_examples=10, deadline=None)
@given(
    st.integers(0, 200),
    st.lists(st.dates(date(2014, 1, 1), date(2027, 1, 1)), min_size=2, max_size=4),
)
def test_registration_and_deregistration_are_for_good(
    seed: int, days: list[date]
) -> None:
    """Going forward in time, nobody who has ended by its date is counted again."""
    rows = wild(seed, 60)
    world = loaded(as_csv(rows).encode())
    ended = world.organizations["deregistered"]
    for day in sorted(days):
        verdicts = resolve(world, day).table()["verdict"]
        gone = (ended <= day).fill_null(False)
        assert set(verdicts.filter(gone)) <= {""}


def test_a_date_in_the_middle_does_not_depend_on_what_was_asked_before() -> None:
    """One world answers for any date in any order."""
    world = loaded(as_csv(wild(3, 80)).encode())
    first = resolve(world, date(2019, 8, 1)).table()
    for day in (date(2026, 11, 22), date(2014, 6, 1)):
        resolve(world, day)
    assert resolve(world, date(2019, 8, 1)).table().equals(first)
