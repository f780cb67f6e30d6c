"""The bundled reference data (see `loaders/data/SOURCES.md`): read once, kept as text.

Out: `Divisions`, the rows of the division changes, of the national bodies and of
their changes, and the bundled rulebooks.
"""

import csv
import tomllib
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl

from graphmodel.divisions import LEVEL_CODES, Divisions, successors

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
    """The present divisions and townships, abolished codes with their successor."""
    table = pl.read_csv(DATA / "divisions.csv", infer_schema=False).sort("code")
    towns = pl.read_csv(DATA / "townships.csv", infer_schema=False).sort("code")
    codes = table["code"].to_list()
    codes.remove("100000")
    codes.insert(0, "100000")
    by_code = {row["code"]: row for row in table.iter_rows(named=True)}
    number = {code: n for n, code in enumerate(codes)}
    found = successors(codes, division_changes())
    return Divisions(
        codes=tuple(codes),
        names=tuple(by_code[code]["name"] for code in codes),
        levels=np.array(
            [LEVEL_CODES.index(by_code[code]["level"]) for code in codes], np.int32
        ),
        parents=np.array(
            [number.get(by_code[code]["parent"] or code, 0) for code in codes], np.int32
        ),
        successor={old: min(new) for old, new in found.items() if len(new) == 1},
        township_codes=tuple(towns["code"]),
        township_names=tuple(towns["name"]),
        township_parents=np.array([number[p] for p in towns["parent"]], np.int32),
    )


@cache
def industries() -> dict[str, str]:
    """The industry authority of each sector (formats.md, `industry-first`)."""
    table = tomllib.loads((DATA / "industries.toml").read_text(encoding="utf-8"))
    return dict(table["industries"])
