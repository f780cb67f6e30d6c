"""Facts that hold for the difference of any two registries: drawn, bounded."""

import csv
import random
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel import resolve
from graphmodel.difference import Difference, difference
from graphmodel.difference.examples import table
from graphmodel.leaders import VERDICT_CODES
from graphmodel.vocabulary import VERDICTS
from lishu.sample import write_sample
from loaders import load
from tests.independent.reference import Reference
from tests.independent.resolver import resolve_rows
from tests.independent.wild import wild
from tests.registry_files import as_csv, loaded

ON = date(2023, 6, 1)
Rows = Sequence[Mapping[str, str]]
#: What a change is when it is undone.
UNDONE = {
    "orphaned": "rescued",
    "rescued": "orphaned",
    "opened": "closed",
    "closed": "opened",
    "joined": "left",
    "left": "joined",
}


def between(old: Rows, new: Rows, days: tuple[date, date] = (ON, ON)) -> Difference:
    """The difference of two registries, each in a file of its own name."""
    sides = (
        resolve(loaded(as_csv(rows).encode()), day)
        for rows, day in zip((old, new), days, strict=True)
    )
    return difference(*sides)


def changed(found: Difference) -> set[tuple[str, str]]:
    """Change and name of everyone who changed."""
    return {(str(c), str(n)) for c, n in table(found).select("change", "name").rows()}


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 200), st.randoms(use_true_random=False))
def test_a_registry_does_not_differ_from_itself(
    seed: int, shuffle: random.Random
) -> None:
    """Shuffled and under another name: nothing has changed."""
    rows = wild(seed, 60)
    other = list(rows)
    shuffle.shuffle(other)
    assert not between(rows, other).changes.height


def test_a_sample_does_not_differ_from_itself(tmp_path: Path) -> None:
    """3,000 generated rows, with codes that repeat and codes that are wrong, shuffled."""
    paths = [tmp_path / name for name in ("one.csv", "two.csv")]
    write_sample(3_000, 7, paths[0])
    with paths[0].open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    random.Random(1).shuffle(rows)
    with paths[1].open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    sides = [resolve(load(path), ON) for path in paths]
    assert changed(difference(*sides)) == set()


@settings(max_examples=8, deadline=None)
@given(
    st.integers(0, 200),
    st.integers(0, 200),
    st.dates(date(2014, 1, 1), date(2026, 1, 1)),
    st.dates(date(2014, 1, 1), date(2026, 1, 1)),
)
def test_backwards_is_the_mirror_of_forwards(
    seed: int, cut: int, one: date, two: date
) -> None:
    """From B to A whoever was orphaned is led again, who joined leaves, and so on."""
    rows = wild(seed, 80)
    old, new = rows[: 40 + cut % 30], rows[cut % 30 :]
    forwards = changed(between(old, new, (one, two)))
    backwards = changed(between(new, old, (two, one)))
    assert backwards == {(UNDONE.get(c, c), name) for c, name in forwards}


@pytest.fixture(scope="module")
def reference() -> Reference:
    """The bundled tables, read once by the plain resolver."""
    return Reference()


def _group(row: Mapping[str, str]) -> str:
    return VERDICTS[row["verdict"]].group


def expected(old: Rows, new: Rows, reference: Reference) -> dict[str, set[str]]:
    """What the plain resolver says of the same rows before and after, by name."""
    sides = [
        {row["name"]: row for row in resolve_rows(list(rows), ON, reference=reference)}
        for rows in (old, new)
    ]
    found: dict[str, set[str]] = {"orphaned": set(), "rescued": set(), "moved": set()}
    for name in sides[0].keys() & sides[1].keys():
        before, after = sides[0][name], sides[1][name]
        groups = _group(before), _group(after)
        if groups == ("led", "orphan"):
            found["orphaned"].add(name)
        if groups == ("orphan", "led"):
            found["rescued"].add(name)
        if groups == ("led", "led") and before["leader_id"] != after["leader_id"]:
            found["moved"].add(name)
    return found


@pytest.mark.parametrize("seed", range(8))
def test_one_flipped_fact_changes_what_the_plain_resolver_says(
    seed: int, reference: Reference
) -> None:
    """Cells swapped between organizations: exactly those change of whom it says so."""
    rng = random.Random(seed)
    rows = [dict(row) for row in wild(seed, 120)]
    flipped = [dict(row) for row in rows]
    columns = [name for name in rows[0] if name != "社会组织名称"]
    for at in rng.sample(range(len(rows)), 40):
        column = rng.choice(columns)
        flipped[at][column] = rng.choice(rows)[column]
    found = between(rows, flipped)
    names: dict[str, set[str]] = {}
    for change, name in changed(found):
        names.setdefault(change, set()).add(name)
    plain = expected(rows, flipped, reference)
    assert names.get("orphaned", set()) == plain["orphaned"]
    assert names.get("rescued", set()) == plain["rescued"]
    moved = names.get("leader_changed", set()) | names.get("named_more_exactly", set())
    assert moved == plain["moved"]
    touched = {a["社会组织名称"] for a, b in zip(rows, flipped, strict=True) if a != b}
    assert {name for _, name in changed(found)} <= touched


def test_what_is_told_of_a_change_is_what_both_sides_say() -> None:
    """Verdict and leader of each change are those of the two tables of verdicts."""
    rows = wild(5, 150)
    sides = [
        resolve(loaded(as_csv(rows).encode()), day)
        for day in (date(2016, 1, 1), date(2024, 1, 1))
    ]
    found = table(difference(*sides))
    assert found.height > 20
    for prefix, side in zip(("old_", ""), sides, strict=True):
        told = {
            row["name"]: (row["verdict"], row["leader_id"], row["rule"])
            for row in side.table().to_dicts()
        }
        for row in found.to_dicts():
            seen = tuple(row[f"{prefix}{n}"] for n in ("verdict", "leader_id", "rule"))
            assert seen == told[row["name"]]
    assert set(found["verdict"]) <= set(VERDICT_CODES)
