"""Divisions and townships as nodes, what lies in what, where bodies have their seat."""

import polars as pl

from graphmodel.bodies import Bodies
from graphmodel.divisions import LEVEL_CODES, Divisions
from graphmodel.world import World


def division_nodes(divisions: Divisions) -> pl.DataFrame:
    """Columns: code, name, level (… township), expects_bodies."""
    towns = len(divisions.township_codes)
    return pl.DataFrame(
        {
            "code": [*divisions.codes, *divisions.township_codes],
            "name": [*divisions.names, *divisions.township_names],
            "level": [
                *(LEVEL_CODES[level] for level in divisions.levels),
                *["township"] * towns,
            ],
            "expects_bodies": [*divisions.expects_bodies.tolist(), *[True] * towns],
        }
    )


def part_of(divisions: Divisions) -> pl.DataFrame:
    """Each division or township and the division that contains it."""
    codes = divisions.codes
    return pl.DataFrame(
        {
            "source": [*codes[1:], *divisions.township_codes],
            "target": [
                *(codes[parent] for parent in divisions.parents[1:]),
                *(codes[parent] for parent in divisions.township_parents),
            ],
        }
    )


def seats(bodies: Bodies, chosen: pl.Series) -> pl.DataFrame:
    """Each body and the division or township of its seat, where one is known."""
    known = {*bodies.divisions.codes, *bodies.divisions.township_codes}
    rows = [(bodies.id(body), bodies.seat(body)) for body in chosen.to_list()]
    return pl.DataFrame(
        [row for row in rows if row[1] in known], ["source", "target"], orient="row"
    )


def roles(world: World) -> pl.DataFrame:
    """Bodies that an adopted rulebook gives a role in a division (world.seated)."""
    divisions = world.bodies.divisions
    rows = [
        (world.bodies.id(body), divisions.codes[division], role)
        for (role, division), body in world.seated.items()
    ]
    schema = dict.fromkeys(["source", "target", "role"], pl.String)
    return pl.DataFrame(rows, schema, orient="row")
