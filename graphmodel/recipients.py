"""To whom an organization is to be handed on: its division, or its supervisors.

In: a resolution. Out: `Recipients`: for each list the organizations that stand in it.
An organization with several supervisors stands in the list of each.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.bodies import PARTY_ORG
from graphmodel.resolution import Resolution
from graphmodel.vocabulary import CELLS

#: By what a list of organizations can be split.
KEYS = ("division", "supervisor")


@dataclass(frozen=True)
class Recipients:
    """`ids` and `names` of the recipients, the first ("", "") for organizations without
    one; `rows` are positions of organizations and `numbers` the recipient of each,
    sorted by recipient, then in input order."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    rows: npt.NDArray[np.int64]
    numbers: npt.NDArray[np.int64]


def recipients(resolution: Resolution, by: str) -> Recipients:
    """The recipients by one of KEYS, in the order of their ids."""
    frame = _divisions(resolution) if by == "division" else _supervisors(resolution)
    world, on = resolution.world, resolution.as_of
    found = {-1: ("", "")}
    for key in frame["key"].unique().drop_nulls().to_list():
        if key >= 0 and by == "division":
            table = world.bodies.divisions
            found[key] = table.codes[key], table.names[key]
        elif key >= 0:
            found[key] = world.bodies.id(key), world.bodies.name(key, on)
    order = sorted(found, key=lambda key: found[key])
    place = {key: n for n, key in enumerate(order)}
    numbered = frame.select(
        "row", number=pl.col("key").replace_strict(place, return_dtype=pl.Int64)
    ).sort("number", "row")
    return Recipients(
        tuple(found[key][0] for key in order),
        tuple(found[key][1] for key in order),
        numbered["row"].to_numpy(),
        numbered["number"].to_numpy(),
    )


def _divisions(resolution: Resolution) -> pl.DataFrame:
    division = resolution.world.organizations["division"].cast(pl.Int64)
    return pl.DataFrame({"row": np.arange(len(division)), "key": division})


def _supervisors(resolution: Resolution) -> pl.DataFrame:
    """Each organization with the body that stands for its supervisor on the date."""
    table = resolution.world.organizations
    named = table["supervisor_cell"].to_numpy() == CELLS.index("named")
    mention = np.where(named, table["supervisor"].to_numpy(), -1).astype(np.int64)
    frame = pl.DataFrame({"row": np.arange(len(mention)), "mention": mention})
    meant = _meant(resolution, frame["mention"].unique().to_list())
    joined = frame.join(meant, on="mention", how="left")
    return joined.explode("key").select("row", "key")


def _meant(resolution: Resolution, mentions: list[int]) -> pl.DataFrame:
    """For every mention the bodies that it means on the date."""
    size = len(resolution.world.bodies)
    meaning = resolution.situation.meaning

    def stands(mention: int) -> int:
        target = int(meaning.target[mention & ~PARTY_ORG])
        return target if target >= 0 else int(meaning.first[mention & ~PARTY_ORG])

    keys = []
    for mention in mentions:
        group = (mention & ~PARTY_ORG) - size
        if mention < 0:
            keys.append([-1])
        elif group >= 0 and resolution.world.groups[group].several:
            members = resolution.world.groups[group].members
            keys.append(sorted({stands(member) for member in members}))
        else:
            keys.append([stands(mention)])
    return pl.DataFrame(
        {
            "mention": pl.Series(mentions, dtype=pl.Int64),
            "key": pl.Series(keys, dtype=pl.List(pl.Int64)),
        }
    )
