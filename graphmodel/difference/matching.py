"""Which organization of one world is which of another: by identity, not by row.

In: two worlds. Out: `Pairs`: positions in the old and in the new one, -1 where there
is none. The credit code decides; rows that share a code are told apart by name, place
and what else stands in them; where no code tells (absent, no code at all, another one
now), name and division do. Files, order and number of rows do not matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.cause_keys import CODE_FAULTS
from graphmodel.difference.renumbering import Renumbering
from graphmodel.divisions import Positions
from graphmodel.world import DATES, World

#: What tells a repeated code apart is not part of who the organization is.
_MARK = r"#\d{1,8}(-\d+)?$"
#: Columns of numbers that two worlds share, of mentions and bodies, and of dates.
_NUMBERS = ("supervisor_cell", "category", "association", "community", "gone")
_BODIES = ("supervisor", "former", "declared", "upper", "locality_body", "zone")
#: Ever fewer columns by which rows of one code, and then all that are left, are matched.
_OF_ONE_CODE = (
    ("id", "name", "division", "rest"),
    ("id", "name", "division"),
    ("id", "name"),
)
_OF_ONE_NAME = (("name", "division", "rest"), ("name", "division"))
_SEED = 20150928
#: Faults of what has not the form of a code (a mask, a certificate's number): many rows
#: may share it. A wrong check digit may still tell an organization.
_FORMLESS = [CODE_FAULTS.index(fault) for fault in ("length", "character")]


@dataclass(frozen=True)
class Pairs:
    """Positions of organizations, in the order of the new world, then of the old one."""

    old: Positions
    new: Positions

    def __len__(self) -> int:
        return len(self.old)


def match(old: World, new: World, numbers: Renumbering) -> Pairs:
    """The organizations of two worlds, side by side."""
    if _same_rows(old, new):
        every = np.arange(len(old.organizations), dtype=np.intp)
        return Pairs(every, every)
    left, right = _ids(old), _ids(new)
    found = [_single(left, right)]
    left, right = _without(left, right, found)
    left, right = _detailed(old, left, numbers), _detailed(new, right, None)
    for keys in _OF_ONE_CODE:
        found.append(_by(left, right, keys))
        left, right = _without(left, right, found[-1:])
    coded = pl.col("id") != ""
    found.append(_by(left.filter(coded), right.filter(coded), ("id",)))
    left, right = _without(left, right, found[-1:])
    left, right = (side.filter(pl.col("name") != "") for side in (left, right))
    for keys in _OF_ONE_NAME:
        found.append(_by(left, right, keys))
        left, right = _without(left, right, found[-1:])
    return _whole(pl.concat(found), len(old.organizations), len(new.organizations))


def _same_rows(old: World, new: World) -> bool:
    """Whether one world was made of the other: the same rows of the same files."""
    made = old.sources and old.sources is new.sources and old.kept is new.kept
    alike = len(old.organizations) == len(new.organizations)
    return old.organizations is new.organizations or bool(made and alike)


def _ids(world: World) -> pl.DataFrame:
    """Position and code of every organization, without the mark of a repeated code.

    What has not the form of a code is "".
    """
    ids = world.organizations["org_id"]
    fault = world.organizations["code_fault"].to_numpy()
    formless = np.flatnonzero(np.isin(fault, _FORMLESS))
    ids = ids.scatter(formless, "") if len(formless) else ids
    marked = ids.str.contains("#", literal=True).arg_true()
    if len(marked):
        ids = ids.scatter(marked, ids.gather(marked).str.replace(_MARK, ""))
    return pl.DataFrame({"row": np.arange(len(ids), dtype=np.int64), "id": ids})


def _single(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """Codes that stand once on either side."""
    once = [
        side.filter(pl.col("id").is_unique() & (pl.col("id") != ""))
        for side in (left, right)
    ]
    joined = once[0].join(once[1], on="id", how="inner")
    return joined.select(old="row", new="row_right")


def _by(left: pl.DataFrame, right: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Rows with equal keys; several are taken in an order that no file decides."""
    sides = [
        side.sort("name", "division", "rest").with_columns(
            nth=pl.int_range(pl.len()).over(keys)
        )
        for side in (left, right)
    ]
    joined = sides[0].join(sides[1], on=[*keys, "nth"], how="inner")
    return joined.select(old="row", new="row_right")


def _without(
    left: pl.DataFrame, right: pl.DataFrame, found: Sequence[pl.DataFrame]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows that have no partner yet."""
    sides = []
    for side, column in ((left, "old"), (right, "new")):
        taken = pl.concat([pairs[column] for pairs in found])
        sides.append(side.filter(~pl.col("row").is_in(taken.implode())))
    return sides[0], sides[1]


def _detailed(
    world: World, rows: pl.DataFrame, numbers: Renumbering | None
) -> pl.DataFrame:
    """The rows with name, division and a hash of what else the two worlds can compare."""
    table = world.organizations[rows["row"].to_numpy()]
    division = table["division"].to_numpy()
    columns: dict[str, npt.NDArray[np.generic] | pl.Series] = {
        name: table[name].cast(pl.Int64) for name in _NUMBERS
    }
    for name in _BODIES:
        column = table[name].to_numpy()
        columns[name] = numbers.of(column) if numbers else column.astype(np.int64)
    for name in DATES:
        columns[name] = table[name].to_physical().cast(pl.Int64)
    return rows.with_columns(
        name=table["name"],
        division=pl.Series(numbers.divisions[division] if numbers else division),
        rest=pl.DataFrame(columns).hash_rows(_SEED),
    )


def _whole(pairs: pl.DataFrame, olds: int, news: int) -> Pairs:
    """Every row of both worlds once: pairs and those that joined, then those that left."""
    partner = np.full(news, -1, np.intp)
    partner[pairs["new"].to_numpy()] = pairs["old"].to_numpy()
    taken = np.zeros(olds, np.bool_)
    taken[pairs["old"].to_numpy()] = True
    left = np.flatnonzero(~taken)
    return Pairs(
        np.concatenate([partner, left]),
        np.concatenate([np.arange(news), np.full(len(left), -1)]),
    )
