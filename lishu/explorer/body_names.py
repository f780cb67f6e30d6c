"""Names and ids of many bodies at once.

In: sorted body numbers. Out: two columns that say what `Bodies.name` and `Bodies.id` say
of each: departments, of which there are most, as columns, the others one by one.
"""

from datetime import date

import numpy as np
import polars as pl

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.divisions import Ints


def names_and_ids(
    bodies: Bodies, numbers: Ints, on: date
) -> tuple[pl.Series, pl.Series]:
    """The name on a date and the id of each body."""
    plain = numbers & ~PARTY_ORG
    inside = (plain >= bodies.first_department) & (plain < bodies.first_recorded)
    apart = np.flatnonzero(~inside)
    some = numbers[apart].tolist()
    names = pl.Series([bodies.name(body, on) for body in some], dtype=pl.String)
    ids = pl.Series([bodies.id(body) for body in some], dtype=pl.String)
    if not inside.any():
        return names, ids
    at = np.flatnonzero(inside)
    department_names, department_ids = _departments(bodies, numbers[at])
    order = np.argsort(np.concatenate([apart, at]), kind="stable")
    return (
        pl.concat([names, department_names]).gather(order),
        pl.concat([ids, department_ids]).gather(order),
    )


def _departments(bodies: Bodies, numbers: Ints) -> tuple[pl.Series, pl.Series]:
    """Departments of divisions, and their Party organizations."""
    division, word = np.divmod(
        (numbers & ~PARTY_ORG) - bodies.first_department, len(bodies.departments)
    )
    places = pl.Series(["", *bodies.divisions.names[1:]]).gather(division)
    name = places + pl.Series(bodies.departments).gather(word)
    identity = (
        "SUPERVISOR@" + pl.Series(bodies.divisions.codes).gather(division) + ":" + name
    )
    party = pl.Series((numbers & PARTY_ORG) > 0)
    return (
        ("业务主管单位（" + name + "）党组织").zip_with(party, name),
        ("PARTY_ORG:" + identity).zip_with(party, identity),
    )
