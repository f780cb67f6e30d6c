"""Who a change concerns: the organization before and after, with file, row and line.

In: a difference and one of its causes, or all changes. Out: `ChangeExample`s, or a
table with one row a change.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.difference import CHANGE_CODES, Difference
from graphmodel.difference.causes import EXAMPLES, ChangeCause
from graphmodel.leaders import VERDICT_CODES
from graphmodel.resolution import Resolution
from graphmodel.table import bodies_column

#: The columns of `table`.
COLUMNS = (
    "change",
    "cause",
    "org_id",
    "name",
    "old_name",
    "old_verdict",
    "old_leader_id",
    "old_leader_name",
    "old_rule",
    "verdict",
    "leader_id",
    "leader_name",
    "rule",
    "old_file",
    "old_row",
    "file",
    "row",
)


@dataclass(frozen=True)
class Spot:
    """One organization on one side. `row` is the record (heading = 1), `line` physical."""

    org_id: str
    name: str
    file: str
    row: int
    line: int
    verdict: str
    leader_id: str
    leader_name: str
    rule: str


@dataclass(frozen=True)
class ChangeExample:
    """One organization on both sides; None where it is not there."""

    old: Spot | None
    new: Spot | None

    @property
    def spot(self) -> Spot:
        """Where to look at it: the newer side, if it is there."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a change concerns an organization of one side at least")
        return found


def examples(
    difference: Difference, cause: ChangeCause, most: int = EXAMPLES
) -> tuple[ChangeExample, ...]:
    """The organizations that are shown with a cause, at most 20."""
    return tuple(
        ChangeExample(_spot(difference.old, old), _spot(difference.new, new))
        for old, new in cause.positions[:most]
    )


def _spot(resolution: Resolution, position: int) -> Spot | None:
    if position < 0:
        return None
    world, found = resolution.world, resolution.leaders
    table, body = world.organizations, int(found.body[position])
    row, (source, _) = int(table["row"][position]), world.source_of(position)
    outcome = resolution.outcomes[int(resolution.profile[position])]
    return Spot(
        org_id=table["org_id"][position],
        name=table["name"][position],
        file=source.file,
        row=row,
        line=source.lines([row])[0],
        verdict=VERDICT_CODES[found.verdict[position]],
        leader_id=world.bodies.id(body) if body >= 0 else "",
        leader_name=world.bodies.name(body, resolution.as_of) if body >= 0 else "",
        rule=outcome.rule.id if outcome.rule else "",
    )


def table(difference: Difference) -> pl.DataFrame:
    """One row a change, in the order of the newer world; texts are "" where absent."""
    changes = difference.changes
    old = _columns(difference.old, changes["old"].to_numpy())
    new = _columns(difference.new, changes["new"].to_numpy())
    there = pl.Series(changes["new"] >= 0)
    columns = {f"old_{name}": column for name, column in old.items()} | new
    columns |= {
        "change": _texts(CHANGE_CODES, changes["change"].to_numpy().astype(np.int64)),
        "cause": _texts(
            [cause.cause for cause in difference.causes],
            changes["cause"].to_numpy().astype(np.int64),
        ),
        "org_id": new["org_id"].zip_with(there, old["org_id"]),
        "name": new["name"].zip_with(there, old["name"]),
    }
    return pl.DataFrame({name: columns[name] for name in COLUMNS})


def _columns(
    resolution: Resolution, positions: npt.NDArray[np.int64]
) -> dict[str, pl.Series]:
    """What one side says of each organization, "" or null where it is not there."""
    world, found = resolution.world, resolution.leaders
    there = positions >= 0
    rows = np.where(there, positions, 0)
    body = _gathered(found.body, rows, there, -1).astype(np.int32)
    verdict = _gathered(found.verdict, rows, there, len(VERDICT_CODES))
    rules = [o.rule.id if o.rule else "" for o in resolution.outcomes]
    file = _gathered(world.organizations["file"].to_numpy(), rows, there, -1)

    def called(number: int) -> str:
        return world.bodies.name(number, resolution.as_of)

    columns = {
        "verdict": _texts([*VERDICT_CODES, ""], verdict),
        "leader_id": bodies_column(body, world.bodies.id),
        "leader_name": bodies_column(body, called),
        "rule": _texts([*rules, ""], _gathered(resolution.profile, rows, there, -1)),
        "file": _texts([*(source.file for source in world.sources), ""], file),
    }
    for name in ("org_id", "name", "row"):
        values = world.organizations[name]
        empty = values.clear(1) if name == "row" else pl.Series([""])
        at = pl.concat([values, empty]).gather(np.where(there, positions, len(values)))
        columns[name] = at
    return columns


def _gathered(
    column: npt.NDArray[np.generic],
    rows: npt.NDArray[np.int64],
    there: npt.NDArray[np.bool_],
    absent: int,
) -> npt.NDArray[np.int64]:
    if not len(column):
        return np.full(len(rows), absent, np.int64)
    return np.where(there, column[rows].astype(np.int64), absent)


def _texts(
    values: list[str] | tuple[str, ...], positions: npt.NDArray[np.int64]
) -> pl.Series:
    """A text for each row by its position; a negative one counts from the end."""
    texts = pl.Series(values, dtype=pl.String)
    return texts.gather(np.where(positions < 0, len(texts) + positions, positions))
