"""Worlds in which something happens to bodies: ended, followed, set up.

Worlds are values: each function gives another one. In: a world, body numbers, a date.
A body that is set up comes after the recorded ones; what stands behind moves up.
"""

from dataclasses import replace
from datetime import date

import polars as pl

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.records import ALWAYS, FOREVER, Attestation, Body, Change
from graphmodel.world import World

_BEHIND = ("supervisor", "former", "declared", "upper", "locality_body")


def ended(world: World, body: int, on: date) -> World:
    """The world in which a body is there until before `on`."""
    bodies = world.bodies
    record = bodies.record(body)
    if record:
        known = record.origin in ("national", "dataset")
        origin = record.origin if known else "dataset"
        short = replace(record, until=min(record.until, on), origin=origin)
        at = body - bodies.first_recorded
        recorded = (*bodies.recorded[:at], short, *bodies.recorded[at + 1 :])
        return replace(world, bodies=replace(bodies, recorded=recorded))
    rows = [row for row in bodies.attested.get(body, ()) if row.since < on]
    rows = [replace(row, until=min(row.until, on)) for row in rows]
    return _attested(world, body, rows or [Attestation("", ALWAYS, on)])


def called(world: World, body: int, name: str, on: date) -> World:
    """The world in which a body of a division bears a name from `on`: it stays one."""
    rows = [row for row in world.bodies.attested.get(body, ()) if row.since < on]
    rows = [replace(row, until=min(row.until, on)) for row in rows]
    return _attested(world, body, [*rows, Attestation(name, on, FOREVER)])


def _attested(world: World, body: int, rows: list[Attestation]) -> World:
    attested = {**world.bodies.attested, body: tuple(rows)}
    return replace(world, bodies=replace(world.bodies, attested=attested))


def followed(world: World, giver: int, taker: int, kind: str, on: date) -> World:
    """The world in which one body took over from another on a date; -1: nobody did."""
    changes = (*world.bodies.changes, Change(on, kind, giver, taker))
    return replace(world, bodies=replace(world.bodies, changes=changes))


def set_up(world: World, name: str, like: int, on: date) -> tuple[World, int]:
    """The world with a new body of a name, of the kind and place of another one."""
    bodies = world.bodies
    body = _new(bodies, name, like, on)
    number = bodies.first_community
    wider = _shifted(world, number)
    known = wider.bodies
    party_of = dict(known.party_of)
    if bodies.is_township(like):
        party_of[number] = number
    elif like in party_of:
        party_of[number] = party_of[like]
    return replace(
        wider,
        bodies=replace(
            known,
            recorded=(*known.recorded, body),
            by_id={**known.by_id, body.id: number},
            party_of=party_of,
        ),
    ), number


def _new(bodies: Bodies, name: str, like: int, on: date) -> Body:
    kind, division = bodies.kind(like), bodies.division(like)
    code = bodies.divisions.codes[division] if division >= 0 else ""
    body_id, under = f"{kind}@{code}:{name}", -1
    if record := bodies.record(like):
        return replace(
            record, id=body_id, name=name, since=on, until=FOREVER,
            origin="dataset", plate_of=-1, where="",
        )  # fmt: skip
    if division > 0 and not bodies.department(like):
        committee = bodies.root < like < bodies.first_township
        level_up = int(bodies.divisions.parents[division])
        under = bodies.root + (level_up if committee else division)
    return Body(body_id, name, kind, division, since=on, origin="dataset", under=under)


def _shifted(world: World, first: int) -> World:
    """The world with one free number at `first`: what stands behind moves up.

    Behind the recorded bodies stand communities and groups of names. Only columns that
    read places and names hold them, and what other acts have said of a community.
    """
    table, bodies = world.organizations, world.bodies
    behind = [name for name in _BEHIND if _reaches(table[name], first)]

    def move(number: int) -> int:
        return number + 1 if number >= first else number

    attested = {move(body): rows for body, rows in bodies.attested.items()}
    changes = (
        replace(change, giver=move(change.giver), taker=move(change.taker))
        for change in bodies.changes
    )
    return replace(
        world,
        organizations=table.with_columns(_moved(name, first) for name in behind),
        bodies=replace(bodies, attested=attested, changes=tuple(changes)),
    )


def _reaches(column: pl.Series, first: int) -> bool:
    """Whether a column names something from the number `first` on."""
    numbers = column.to_numpy()
    return bool(((numbers >= 0) & (numbers & ~PARTY_ORG >= first)).any())


def _moved(name: str, first: int) -> pl.Expr:
    column = pl.col(name)
    behind = (column >= 0) & ((column & ~PARTY_ORG) >= first)
    return pl.when(behind).then(column + 1).otherwise(column).alias(name)
