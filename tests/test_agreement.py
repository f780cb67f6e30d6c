"""The columnar resolver and a plain one, written apart, agree on every row.

The plain one (`tests/independent`) shares no code with the product: standard library,
one row after the other. What is compared stands in `independent/compare.py`.
"""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from graphmodel import resolve
from lishu.sample import write_sample, write_sample_folder
from loaders import load
from tests.independent.compare import report
from tests.independent.resolver import Reference, resolve_rows
from tests.independent.wild import wild

DATES = (date(2014, 6, 1), date(2017, 6, 1), date(2021, 6, 1), date(2026, 11, 22))
TODAY = DATES[-1]
TRUTH = ("verdict", "leader_id", "rule", "missing_field")
#: Verdicts that a plain sample, without bodies and relations, must hold today.
PLANTED = {
    "", "LED", "OUT_OF_SCOPE", "CONFLICT", "GAP", "MISSING_DATA", "ENDED_BODY",
    "MISSING_BODY", "UNDECIDED",
}  # fmt: skip


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def tables(folder: Path) -> dict[str, list[dict[str, str]]]:
    """The tables of a sample's folder."""
    return {name: read(folder / f"{name}.csv") for name in ("bodies", "relations")}


def against_truth(
    truth: Sequence[Mapping[str, str]], got: Sequence[Mapping[str, str]]
) -> str:
    """The rows of which the sample's own truth says something else."""
    return "\n".join(
        f"row {row['row']} ({row['planted'] or 'drawn'}): {column}: "
        f"truth {row[column]!r}, product {found[column]!r}"
        for row in truth
        for found in [got[int(row["row"]) - 2]]
        for column in TRUTH
        if (row[column] or "") != found[column]
    )


@pytest.fixture(scope="module")
def reference() -> Reference:
    """The bundled tables, read once by the plain resolver."""
    return Reference()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """20,000 generated organizations and their truth."""
    folder = tmp_path_factory.mktemp("sample")
    registry, truth = folder / "registry.csv", folder / "truth.csv"
    write_sample(20_000, 20150928, registry, truth)
    return registry, truth


@pytest.fixture(scope="module")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """4,000 organizations with bodies, relations and truth."""
    folder = tmp_path_factory.mktemp("folder") / "sample"
    write_sample_folder(4_000, 51, folder)
    return folder


@pytest.mark.parametrize("as_of", DATES, ids=str)
def test_20_000_generated_organizations(
    sample: tuple[Path, Path], reference: Reference, as_of: date
) -> None:
    """Row by row, both give the same verdict, leader, rule, notes and candidates."""
    rows = read(sample[0])
    got = resolve(load(sample[0]), as_of).table().to_dicts()
    assert len(rows) == 20_000
    assert not report(rows, resolve_rows(rows, as_of, reference=reference), got)


def test_the_sample_is_not_all_of_one_kind(sample: tuple[Path, Path]) -> None:
    """The agreement means something: every verdict that a registry alone can have is met."""
    table = resolve(load(sample[0]), TODAY).table()
    assert set(table["verdict"]) >= PLANTED
    assert table["leader_id"].n_unique() > 3_000
    assert len(set("|".join(table["notes"]).split("|"))) > 12


def test_the_samples_own_truth(sample: tuple[Path, Path]) -> None:
    """What the generator planted is what the product finds."""
    got = resolve(load(sample[0]), TODAY).table().to_dicts()
    truth = read(sample[1])
    assert len(truth) == len(got)
    assert not against_truth(truth, got)


@pytest.mark.parametrize("as_of", DATES, ids=str)
def test_a_dataset_with_bodies_and_relations(
    sample_folder: Path, reference: Reference, as_of: date
) -> None:
    """With attested and missing bodies, ties and loops, both still agree row by row."""
    rows = read(sample_folder / "registry.csv")
    got = resolve(load(sample_folder), as_of).table().to_dicts()
    plain = resolve_rows(
        rows, as_of, **tables(sample_folder), complete=["SOPWB"], reference=reference
    )
    assert not report(rows, plain, got)


def test_the_folders_own_truth(sample_folder: Path) -> None:
    """CYCLE, DETACHED, WEAK_ONLY and MISSING_BODY are found where they were planted."""
    got = resolve(load(sample_folder), TODAY).table().to_dicts()
    assert not against_truth(read(sample_folder / "truth.csv"), got)
    found = {row["verdict"] for row in got}
    assert found >= PLANTED | {"CYCLE", "DETACHED", "WEAK_ONLY"}


@pytest.mark.parametrize("seed", [3, 4])
def test_other_seeds(tmp_path: Path, reference: Reference, seed: int) -> None:
    """The agreement does not hang on one seed."""
    registry, truth = tmp_path / "registry.csv", tmp_path / "truth.csv"
    write_sample(3_000, seed, registry, truth)
    rows = read(registry)
    got = resolve(load(registry), TODAY).table().to_dicts()
    assert not report(rows, resolve_rows(rows, TODAY, reference=reference), got)
    assert not against_truth(read(truth), got)


@pytest.mark.parametrize("seed", range(12))
def test_any_value_beside_any_other(
    tmp_path: Path, reference: Reference, seed: int
) -> None:
    """Registries in which values and columns fall together at random: still no difference."""
    rows = wild(seed, 250)
    path = tmp_path / "registry.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    world = load(path)
    for as_of in (*DATES, date(2019, 8, 1), date(2023, 6, 1)):
        got = resolve(world, as_of).table().to_dicts()
        plain = resolve_rows(rows, as_of, reference=reference)
        assert not report(rows, plain, got), as_of
