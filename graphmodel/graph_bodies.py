"""Bodies as nodes: those that documents expect everywhere, and those that data name.

In: a world. Out: the numbers of the bodies that enter the graph, and their frame. Loops
run over bodies, never over organizations.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.divisions import Ints
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.world import World

#: Columns of the world that hold mentions, and those that hold bodies.
MENTIONS = ("supervisor", "former", "declared", "upper")
BODIES = ("locality_body", "registrar_body", "industry_body", "zone")
#: The day whose names are shown: long after the last change, so that they are today's.
_NOW = date(9000, 1, 1)

SCHEMA: dict[str, Any] = {
    "id": pl.String,
    "name": pl.String,
    "kind": pl.String,
    "party_org": pl.Boolean,
    "division": pl.String,
    "since": pl.Date,
    "until": pl.Date,
    "origin": pl.String,
    "attested_since": pl.List(pl.Date),
    "attested_until": pl.List(pl.Date),
    "attested_name": pl.List(pl.String),
    "under": pl.String,
    "plate_of": pl.String,
    "unusual": pl.Boolean,
    "not_party": pl.Boolean,
    "national": pl.Boolean,
}


def chosen_bodies(world: World) -> pl.Series:
    """The numbers of the bodies that enter the graph, sorted.

    SOPWBs, Party committees and townships of the whole country, every recorded body
    and community, the departments that some cell names, and the Party organization of
    each of these that can have one.
    """
    bodies = world.bodies
    blocks = np.arange(bodies.first_department, dtype=np.int32)
    recorded = np.arange(bodies.first_recorded, len(bodies), dtype=np.int32)
    named = _named(world)
    plain = np.unique(np.concatenate([blocks, recorded, named & ~PARTY_ORG]))
    owners = plain[plain >= bodies.first_department]
    owners = owners[owners < bodies.first_community]
    party = np.array([bodies.party_org(int(body)) for body in owners], np.int32)
    own = party[(party & PARTY_ORG) > 0]
    return pl.Series("body", np.unique(np.concatenate([plain, own, named])))


def _named(world: World) -> Ints:
    """Every body that a cell, a relation or a change names."""
    table, size = world.organizations, len(world.bodies)
    found = [table[name].unique().to_numpy() for name in (*MENTIONS, *BODIES)]
    cells = np.concatenate(found)
    plain = cells & ~PARTY_ORG
    single = cells[(cells >= 0) & (plain < size)]
    groups = [member for group in world.groups for member in group.members]
    ties = [tie.body for tie in world.ties]
    ties += [end for tie in world.body_ties for end in (tie.upper, tie.lower)]
    others = [*groups, *ties, *world.named.values()]
    return np.concatenate([single, np.array(others, np.int32)]).astype(np.int32)


def body_nodes(bodies: Bodies, chosen: pl.Series) -> pl.DataFrame:
    """One row a body; columns and types of SCHEMA. Open ends of a life are null."""
    rows = [_row(bodies, body) for body in chosen.to_list()]
    return pl.DataFrame(rows, SCHEMA, orient="row")


def _row(bodies: Bodies, body: int) -> tuple[Any, ...]:
    record = bodies.record(body)
    since = record.since if record else ALWAYS
    until = record.until if record else FOREVER
    attested = bodies.attested.get(body & ~PARTY_ORG, ())
    plain = body & ~PARTY_ORG
    return (
        bodies.id(body),
        bodies.name(body, _NOW),
        bodies.kind(body),
        bool(body & PARTY_ORG),
        bodies.seat(body),
        _day(since),
        _day(until),
        bodies.origin(plain),
        [row.since for row in attested],
        [row.until for row in attested],
        [row.name for row in attested],
        _id(bodies, record.under if record else -1),
        _id(bodies, record.plate_of if record else -1),
        bool(bodies.unusual[plain]) if plain < bodies.first_community else False,
        not body & PARTY_ORG and bool(bodies.not_party[plain]),
        bodies.division(body) == 0,
    )


def _id(bodies: Bodies, body: int) -> str:
    return bodies.id(body) if body >= 0 else ""


def _day(day: date) -> date | None:
    return None if day in (ALWAYS, FOREVER) else day


def ids(bodies: Bodies, chosen: pl.Series) -> pl.DataFrame:
    """The id of each chosen body by its number, to join columns of numbers with."""

    def each() -> Iterator[str]:
        for body in chosen.to_list():
            yield bodies.id(body)

    return pl.DataFrame({"body": chosen, "id": list(each())})
