"""The bundled reference data (see `loaders/data/SOURCES.md`): read once, kept as text.

Out: `Divisions`, the rows of the division changes, of the national bodies and of
their changes, and the bundled rulebooks.
"""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl

from graphmodel.divisions import LEVEL_CODES, Divisions, successors
from graphmodel.errors import DatasetError

DATA = Path(__file__).parent / "data"
Row = dict[str, str]


def rows(name: str) -> tuple[Row, ...]:
    """The rows of a bundled table, as text."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def division_changes() -> tuple[Row, ...]:
    """Changes of divisions since 1981: year, type, level, old and new code and name."""
    return rows("division_changes.csv")


@cache
def national_bodies() -> tuple[Row, ...]:
    """Central and national bodies with their half-open intervals of validity."""
    return rows("national_bodies.csv")


@cache
def national_body_changes() -> tuple[Row, ...]:
    """What became of national bodies: date, kind, from_id, to_id, concerns."""
    return rows("national_body_changes.csv")


@cache
def divisions() -> Divisions:
    """The bundled divisions and townships, abolished codes with their successor."""
    return divisions_of(rows("divisions.csv"))


def divisions_of(table: Sequence[Mapping[str, str]]) -> Divisions:
    """A division table (code, name, level, parent) with the bundled townships.

    Raises DatasetError for a level or a parent that is not there.
    """
    by_code = {row["code"]: row for row in table}
    codes = ["100000", *sorted(by_code.keys() - {"100000"})]
    number = {code: n for n, code in enumerate(codes)}
    parents = {*number, ""}
    for row in table:
        if row["level"] not in LEVEL_CODES or row["parent"] not in parents:
            raise DatasetError(
                f"divisions, {row['code']}: level {row['level']!r} or parent "
                f"{row['parent']!r} is wrong; levels are {', '.join(LEVEL_CODES)}, "
                "parents are codes of the same table"
            )
    towns = pl.read_csv(DATA / "townships.csv", infer_schema=False).sort("code")
    towns = towns.filter(pl.col("parent").is_in(codes))
    found = successors(codes, division_changes())
    nation = {"name": "中华人民共和国", "level": "nation", "parent": ""}
    ordered = [by_code.get(code, nation) for code in codes]
    return Divisions(
        codes=tuple(codes),
        names=tuple(row["name"] for row in ordered),
        levels=np.array([LEVEL_CODES.index(row["level"]) for row in ordered], np.int32),
        parents=np.array([number.get(row["parent"], 0) for row in ordered], np.int32),
        successor={old: min(new) for old, new in found.items() if len(new) == 1},
        township_codes=tuple(towns["code"].to_list()),
        township_names=tuple(towns["name"].to_list()),
        township_parents=np.array(
            [number[p] for p in towns["parent"].to_list()], np.int32
        ),
    )


@cache
def industries() -> dict[str, str]:
    """The industry authority of each sector (formats.md, `industry-first`)."""
    table = tomllib.loads((DATA / "industries.toml").read_text(encoding="utf-8"))
    return dict(table["industries"])
