"""The domain cases of tests/cases in few worlds: those with bodies of their own move apart.

Most cases play in 绍兴. Each that brings its own bodies, relations or changes is moved
to a city of its own, so that one world can hold them all without their bodies meeting.
What a dataset can say only once (complete, attested_only, adopted rulebooks) tells the
worlds apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from graphmodel.errors import RulebookError
from loaders.dataset import adoptions
from loaders.reference import rows as reference_rows
from loaders.rulebooks import library
from tests.test_cases import CASES, moments, rows_of, write_table

Case = Mapping[str, Any]
_OWN, _ROWS = ("bodies", "relations", "changes"), ("given", "base")
_HOME = {
    "绍兴市": "city",
    "330600": "city code",
    "越城区": "county",
    "330602": "county code",
}


@dataclass
class Cases:
    """The cases of one world, the dates on which they ask, how it is loaded."""

    name: str
    complete: tuple[str, ...] = ()
    attested_only: bool = False
    adopt: list[tuple[str, str]] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)

    @property
    def dates(self) -> list[date]:
        """Every date on which one of the cases asks, in order."""
        return sorted({on for case in self.cases for on, _ in moments(case)})


def worlds() -> list[Cases]:
    """Every case, in the few worlds in which they can stand beside each other."""
    found: list[Cases] = []
    cities = _cities()
    for _, case in CASES:
        world = next((each for each in found if _fits(each, case)), None)
        if world is None:
            complete = tuple(case.get("complete", ()))
            attested_only = case.get("attested_only", False)
            world = Cases(_name(len(found), case), complete, attested_only)
            found.append(world)
        own = any(table in case for table in _OWN)
        world.cases.append(_moved(case, next(cities)) if own else case)
        world.adopt += [pair for pair in _adopted(case) if pair not in world.adopt]
    return found


def _name(number: int, case: Case) -> str:
    said = [*case.get("complete", ()), "attested" * case.get("attested_only", False)]
    return "-".join([str(number), "adopted" * bool(_adopted(case)), *said]).strip("-")


def _adopted(case: Case) -> list[tuple[str, str]]:
    return [tuple(pair) for pair in case.get("adopt", ())]


def _fits(world: Cases, case: Case) -> bool:
    """Whether a world is loaded as a case wants it, and no two rulebooks collide."""
    wanted = tuple(case.get("complete", ())), case.get("attested_only", False)
    if (world.complete, world.attested_only) != wanted:
        return False
    if bool(world.adopt) != bool(_adopted(case)) and world.cases:
        return False
    books = library((), adoptions((*world.adopt, *_adopted(case))))
    try:
        for on in {*world.dates, *(on for on, _ in moments(case))}:
            books.regimes(on)
    except RulebookError:
        return False
    return True


def _cities() -> Iterator[dict[str, str]]:
    """Cities that have a county, one after the other."""
    table = reference_rows("divisions.csv")
    counties: dict[str, Mapping[str, str]] = {}
    for row in table:
        if row["level"] == "county":
            counties.setdefault(row["parent"], row)
    for row in table:
        if row["level"] == "prefecture" and row["code"] in counties:
            county = counties[row["code"]]
            yield {
                "city": row["name"], "city code": row["code"],
                "county": county["name"], "county code": county["code"],
            }  # fmt: skip


def _moved(case: Case, city: Mapping[str, str]) -> Case:
    """The case in another city, its bodies under ids of its own."""
    text = json.dumps(case, ensure_ascii=False, default=lambda day: f"@{day}")
    for old, new in _HOME.items():
        text = text.replace(old, city[new])
    ids = [row.get("body_id", "") for row in json.loads(text).get("bodies", ())]
    for ident in sorted((i for i in ids if i and "@" not in i), key=len, reverse=True):
        text = text.replace(f'"{ident}"', f'"{ident}-{city["city code"]}"')
    moved = json.loads(text)
    return {**case, **{key: moved[key] for key in (*_OWN, *_ROWS) if key in case}}


def _around(world: Cases) -> list[Mapping[str, str]]:
    """The divisions without the counties of cities that no case speaks of.

    Most of a graph would else be townships that nobody asks for.
    """
    text = json.dumps(world.cases, ensure_ascii=False, default=str)
    table = reference_rows("divisions.csv")
    spoken_of = {
        row["code"] for row in table if row["name"] in text or row["code"] in text
    }
    beside = {row["parent"] for row in table if row["code"] in spoken_of}
    return [
        row
        for row in table
        if row["level"] != "county" or row["parent"] in spoken_of | beside
    ]


def write(folder: Path, world: Cases) -> Path:
    """The world as a dataset folder: a file of organizations for each case."""
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for n, case in enumerate(world.cases):
        names.append(f"case{n:03d}.csv")
        write_table(folder / names[-1], rows_of(case), case.get("columns", ()))
    lines = [f"organizations = {json.dumps(names)}", 'divisions = ["divisions.csv"]']
    write_table(folder / "divisions.csv", _around(world))
    for table in _OWN:
        rows = [row for case in world.cases for row in case.get(table, ())]
        if rows:
            write_table(folder / f"{table}.csv", rows)
            lines.append(f'{table} = ["{table}.csv"]')
    (folder / "dataset.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
