"""Two registries or dates compared, in a form that tests can read."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from graphmodel.difference import Difference, difference
from graphmodel.difference.examples import table
from tests.graphmodel.support import resolved

Row = Mapping[str, str]
ON = date(2023, 6, 1)
#: One organization that its supervisor's Party organization leads.
SUPERVISED = {
    "社会组织名称": "绍兴市甲学会",
    "登记管理机关": "绍兴市民政局",
    "业务主管单位": "绍兴市教育局",
}


def compared(
    folder: Path,
    old: Sequence[Row],
    new: Sequence[Row] | None = None,
    old_on: date = ON,
    new_on: date = ON,
    **tables: Sequence[Row],
) -> Difference:
    """The difference of two lists of rows; `old_changes`, `new_bodies` … are tables."""
    sides = []
    for side, rows, on in (("old", old, old_on), ("new", new or old, new_on)):
        place = folder / side
        place.mkdir()
        own = {
            name.removeprefix(f"{side}_"): rows
            for name, rows in tables.items()
            if name.startswith(side)
        }
        sides.append(resolved(place, rows, on, **own))
    return difference(*sides)


def told(found: Difference) -> list[tuple[str, str, str]]:
    """Change, name and cause of everything that changed, sorted."""
    rows = table(found).select("change", "name", "cause").rows()
    return sorted((str(a), str(b), str(c)) for a, b, c in rows)
