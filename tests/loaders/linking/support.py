"""A linker to ask, and a registry in which names are met."""

import csv
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from graphmodel import resolve
from graphmodel.bodies import Communities
from loaders import load
from loaders.building import new_linker
from loaders.linking.linker import NEEDS_PLACE, Linker
from loaders.rulebooks import library


@cache
def linker() -> Linker:
    """One linker for all questions."""
    return new_linker(library())


def linked(text: str, home: str | None = "330600", party: bool = False) -> str:
    """The id of the body that a name means for an organization of `home`.

    "?" where the name alone is not enough and no home is given.
    """
    known = linker()
    division = None if home is None else known.book.divisions.find(home)
    mention = known.link(text, division, party)
    if mention == NEEDS_PLACE:
        return "?"
    bodies = known.book.finish(frozenset(), False, Communities())
    if mention <= -2:
        members = known.book.all_groups[-2 - mention].members
        return "|".join(sorted(bodies.id(member) for member in members))
    return bodies.id(mention)


def verdicts(
    rows: Sequence[Mapping[str, str]], as_of: date = date(2021, 6, 1)
) -> list[dict[str, object]]:
    """The table of verdicts of these rows."""
    headings = list(dict.fromkeys(key for row in rows for key in row))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "registry.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, headings, restval="")
            writer.writeheader()
            writer.writerows(rows)
        return resolve(load(path), as_of).table().to_dicts()


def supervised(*supervisors: str, home: str = "绍兴市") -> list[set[str]]:
    """The notes of one organization for each supervisor named."""
    rows = [
        {
            "社会组织名称": f"{home}第{n}学会",
            "登记管理机关": f"{home}民政局",
            "业务主管单位": supervisor,
        }
        for n, supervisor in enumerate(supervisors)
    ]
    return [set(str(row["notes"]).split("|")) - {""} for row in verdicts(rows)]
