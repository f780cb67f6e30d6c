"""Where rules say that a leader is to be found: references become columns of bodies.

In: a world, the situation on a date, a reference (`facts.REFERENCES`) with its
argument. Out: for every organization the body it names, -1 where none.
"""

import numpy as np
import polars as pl

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.divisions import Ints
from graphmodel.facts import DOMAINS
from graphmodel.situation import Situation
from graphmodel.world import World


def find(world: World, facts: Situation, reference: tuple[str, str]) -> Ints:
    """The body that a reference names for every organization, -1 where none."""
    table = world.organizations
    match reference:
        case ("party_org_of", "supervisor"):
            return party_orgs(world.bodies, facts.supervisor_named)
        case ("party_org_of", "industry_authority"):
            return party_orgs(world.bodies, _column(table, "industry_body"))
        case ("party_org_of", _):
            return party_orgs(world.bodies, seated(world, "department"))
        case ("itself", "supervisor"):
            return offices(world.bodies, facts.supervisor_named)
        case ("itself", "former_supervisor"):
            return offices(world.bodies, facts.former)
        case ("itself", _):
            return _column(table, "registrar_body")
        case ("SOPWB", _):
            zone, division = _column(table, "zone"), _column(table, "division")
            return np.where(zone >= 0, zone, division).astype(np.int32)
        case ("locality", _):
            return _column(table, "locality_body")
        case ("industry_authority", _):
            return _column(table, "industry_body")
        case ("recorded", _):
            return facts.declaration.earlier_body
        case ("composite", _):
            return seated(world, "composite")
        case ("industry_committee", _):
            return seated(world, "committee")
        case ("named", name):
            return np.full(len(table), world.named.get(name, -1), np.int32)
        case (_, body_id):
            return np.full(len(table), world.bodies.by_id.get(body_id, -1), np.int32)


def seated(world: World, role: str) -> Ints:
    """The body that has a role in each organization's division, -1 where none has.

    Roles of a profession differ by it; the others hold for every organization.
    """
    table = world.organizations
    division = table["division"].to_numpy()
    if role == "composite":
        return np.asarray(_by_division(world, role)[division])
    found = np.full(len(table), -1, np.int32)
    for code, profession in enumerate(DOMAINS["profession"]):
        rows = np.flatnonzero(table["profession"].to_numpy() == code)
        of_profession = _by_division(world, f"{profession} {role}")
        found[rows] = of_profession[division[rows]]
    return found


def _by_division(world: World, role: str) -> Ints:
    """The body that has a role in each division; the last entry is for no division."""
    bodies = np.full(len(world.bodies.divisions) + 1, -1, np.int32)
    for (known, division), body in world.seated.items():
        if known == role:
            bodies[division] = body
    return bodies


def _column(table: pl.DataFrame, name: str) -> Ints:
    return np.asarray(table[name].to_numpy())


def offices(bodies: Bodies, supervisors: Ints) -> Ints:
    """The supervisor itself: of a township its office, not its Party organization."""
    own = np.arange(len(bodies), dtype=np.int32)
    own[list(bodies.office_of)] = list(bodies.office_of.values())
    return np.where(supervisors >= 0, own[supervisors], -1).astype(np.int32)


def party_orgs(bodies: Bodies, supervisors: Ints) -> Ints:
    """The Party organization of each supervisor, -1 where there is no supervisor."""
    own = np.arange(len(bodies), dtype=np.int32)
    party = own | PARTY_ORG
    towns = slice(bodies.first_township, bodies.first_department)
    party[towns] = own[towns]
    party[list(bodies.party_of)] = list(bodies.party_of.values())
    return np.where(supervisors >= 0, party[supervisors], -1).astype(np.int32)
