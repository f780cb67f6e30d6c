"""Worlds in which something happens to organizations: decoupled, handed over.

In: a world, a flag or a position for each organization meant, a date. Out: another
world. Columns are set; no organization is looked at by itself.
"""

from dataclasses import replace
from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.bodies import PARTY_ORG
from graphmodel.mentions import meanings
from graphmodel.records import number_of
from graphmodel.standing import standing
from graphmodel.vocabulary import CELLS, is_strong
from graphmodel.world import World

Flags = npt.NDArray[np.bool_]


def one(world: World, position: int) -> Flags:
    """The flags of one organization."""
    flags = np.zeros(len(world.organizations), np.bool_)
    flags[position] = True
    return flags


def supervised(world: World, body: int, on: date) -> Flags:
    """The organizations whose one supervisor is `body`, by any of its names.

    Several supervisors in one cell do not count: leaving one of them is not recorded.
    """
    table = world.organizations
    stands = standing(world.bodies, on, world.library.expectations(on))
    meaning = meanings(world, stands)
    mention = table["supervisor"].to_numpy()
    named = table["supervisor_cell"].to_numpy() == CELLS.index("named")
    plain = np.where(named & (mention >= 0), mention & ~PARTY_ORG, -1)
    meant = (meaning.first[plain] == body) | (meaning.target[plain] == body)
    return np.asarray(named & meant & ~meaning.several[plain])


def decoupled(world: World, rows: Flags, on: date) -> World:
    """They are decoupled on a date and nobody has taken over yet."""
    there = world.organizations["decoupled"].to_numpy() <= np.datetime64(on)
    day, fresh = pl.lit(on), pl.Series(rows & ~there)
    table = world.organizations.with_columns(
        decoupled=pl.when(fresh).then(day).otherwise("decoupled"),
        handed_over=pl.when(fresh).then(None).otherwise("handed_over"),
        handover_known=pl.col("handover_known") | fresh,
    )
    return replace(world, organizations=table)


def handed_over(world: World, rows: Flags, on: date) -> World:
    """Their Party work is handed over on a date."""
    flags = pl.Series(rows)
    table = world.organizations.with_columns(
        handed_over=pl.when(flags).then(pl.lit(on)).otherwise("handed_over"),
        handover_known=pl.col("handover_known") | flags,
    )
    return replace(world, organizations=table)


def led_by(world: World, position: int, body: int, on: date) -> World:
    """One organization has this body as its leader from a date, whatever was recorded."""
    flags = pl.Series(one(world, position))
    day = number_of(on)
    table = world.organizations.with_columns(
        declared=pl.when(flags).then(pl.lit(body, pl.Int32)).otherwise("declared"),
        declared_self=pl.col("declared_self") & ~flags,
        declared_on=pl.when(flags).then(pl.lit(on)).otherwise("declared_on"),
    )
    ties = tuple(
        replace(tie, until=min(tie.until, day))
        if tie.organization == position and is_strong(tie.relation)
        else tie
        for tie in world.ties
    )
    return replace(world, organizations=table, ties=ties)


def narrowed(world: World, positions: npt.NDArray[np.integer]) -> World:
    """The world with these organizations alone, in this order."""
    place = {int(position): n for n, position in enumerate(positions)}
    ties = tuple(
        replace(tie, organization=place[tie.organization])
        for tie in world.ties
        if tie.organization in place
    )
    kept = positions if world.kept is None else world.kept[positions]
    table = world.organizations[positions]
    return replace(
        world, organizations=table, ties=ties, kept=np.asarray(kept, np.intp)
    )
