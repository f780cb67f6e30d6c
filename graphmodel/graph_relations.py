"""Relations of the graph: between bodies, and between bodies and organizations.

A cell that names several bodies is several relations of mode `several`; a name that
several bodies bore in turn is several of mode `homonym`.
"""

from collections.abc import Iterator
from datetime import date

import numpy as np
import polars as pl

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.graph_bodies import ids
from graphmodel.records import ALWAYS, FOREVER, day_of
from graphmodel.vocabulary import is_strong
from graphmodel.world import World

_BODY, _ORGANIZATION = "Body", "Organization"

#: Mentions of organizations, as (type, field, from the organization to the body).
_MENTIONED = (
    ("BUSINESS_SUPERVISES", "supervisor", False),
    ("SUPERVISED_BEFORE", "former", False),
    ("DECLARES", "declared", True),
    ("DECLARES", "upper", True),
)
_SINGLE = (
    ("REGISTERS", "registrar_body"),
    ("DOMICILE_PARTY_ORG_OF", "locality_body"),
    ("INDUSTRY_AUTHORITY_OF", "industry_body"),
    ("ZONE_SOPWB_OF", "zone"),
)


def body_edges(world: World, chosen: pl.Series) -> Iterator[tuple[str, pl.DataFrame]]:
    """Relations between bodies, by type: LEADS, PARTY_ORG_OF, SUCCEEDED_BY, weak ones."""
    bodies = world.bodies
    ends = {"source": pl.String, "target": pl.String}
    party = [body for body in chosen.to_list() if body & PARTY_ORG]
    own = [(bodies.id(b), bodies.id(b & ~PARTY_ORG)) for b in party if _own(bodies, b)]
    own += [(bodies.id(p), bodies.id(b)) for b, p in bodies.party_of.items()]
    yield "PARTY_ORG_OF", pl.DataFrame(own, ends, orient="row")
    offices = [(bodies.id(o), bodies.id(t)) for t, o in bodies.office_of.items()]
    yield "OFFICE_OF", pl.DataFrame(offices, ends, orient="row")
    changes = [
        (bodies.id(c.giver), bodies.id(c.taker), c.kind, c.on, c.concerns, c.where)
        for c in bodies.changes
        if c.giver >= 0 and c.taker >= 0
    ]
    names = ["source", "target", "kind", "date", "concerns", "told_in"]
    yield "SUCCEEDED_BY", pl.DataFrame(changes, names, orient="row")
    ties = [
        (t.relation, bodies.id(t.upper), bodies.id(t.lower), t.since, t.until, t.where)
        for t in world.body_ties
    ]
    yield from _by_code(ties)


def _own(bodies: Bodies, party: int) -> bool:
    """Whether it is the one Party organization of its owner."""
    return bodies.party_org(party & ~PARTY_ORG) == party


def _by_code(
    ties: list[tuple[str, str, str, int, int, str]],
) -> Iterator[tuple[str, pl.DataFrame]]:
    """Dated rows of the relations table by type: strong ones are LEADS.

    Of rows that differ in their end alone the longest comes first: it is kept.
    """
    names = ["relation", "source", "target", "since", "until", "told_in"]
    found: dict[str, list[tuple[str, str, str, date | None, date | None, str]]] = {}
    for code, one, other, since, until, where in sorted(ties, key=lambda t: -t[4]):
        kind = "LEADS" if is_strong(code) else code
        row = (code, one, other, _day(since), _day(until), where)
        found.setdefault(kind, []).append(row)
    schema = dict.fromkeys(names, pl.String) | {"since": pl.Date, "until": pl.Date}
    for kind, rows in found.items():
        frame = pl.DataFrame(rows, schema, orient="row")
        yield (
            kind,
            frame.select("source", "target", "relation", "since", "until", "told_in"),
        )


def _day(days: int) -> date | None:
    day = day_of(days)
    return day if ALWAYS < day < FOREVER else None


def organization_edges(
    world: World,
) -> Iterator[tuple[str, tuple[str, str], pl.DataFrame]]:
    """Relations that reach organizations: type, labels of the ends, frame."""
    table = world.organizations
    codes = pl.Series(world.bodies.divisions.codes)
    placed = table.select("org_id", "division").filter(pl.col("division") >= 0)
    home = codes.gather(placed["division"])
    frame = pl.DataFrame({"source": placed["org_id"], "target": home})
    yield "REGISTERED_IN", (_ORGANIZATION, "Division"), frame
    for kind, column, outward in _MENTIONED:
        ends = (_ORGANIZATION, _BODY) if outward else (_BODY, _ORGANIZATION)
        yield kind, ends, _mentioned(world, column, outward)
    for kind, column in _SINGLE:
        yield kind, (_BODY, _ORGANIZATION), _single(world, column)
    org = table["org_id"]
    ties = [
        (
            t.relation,
            world.bodies.id(t.body),
            org[t.organization],
            t.since,
            t.until,
            t.where,
        )
        for t in world.ties
    ]
    for kind, frame in _by_code(ties):
        yield f"{kind}", (_BODY, _ORGANIZATION), frame


def _mentioned(world: World, column: str, outward: bool) -> pl.DataFrame:
    """One row for each body that a cell names; `position` counts within a cell."""
    rows = world.organizations.select("org_id", mention=pl.col(column))
    rows = rows.filter(pl.col("mention") >= 0)
    meant = _meant(world, rows["mention"].unique().sort().to_list())
    found = rows.join(meant, on="mention", how="inner", maintain_order="left")
    ends = ("org_id", "id") if outward else ("id", "org_id")
    return found.select(
        source=pl.col(ends[0]),
        target=pl.col(ends[1]),
        field=pl.lit(column),
        mode="mode",
        position="position",
    )


def _meant(world: World, mentions: list[int]) -> pl.DataFrame:
    """The bodies behind each distinct mention: id, mode, position."""
    bodies, size = world.bodies, len(world.bodies)
    rows: list[tuple[int, str, str, int]] = []
    for mention in mentions:
        n = (mention & ~PARTY_ORG) - size
        if n < 0:
            rows.append((mention, bodies.id(mention), "one", 0))
            continue
        group = world.groups[n]
        mode = "several" if group.several else "homonym"
        for position, member in enumerate(group.members):
            body = bodies.id(member | (mention & PARTY_ORG))
            rows.append((mention, body, mode, position))
    schema = {
        "mention": pl.Int32,
        "id": pl.String,
        "mode": pl.String,
        "position": pl.Int32,
    }
    return pl.DataFrame(rows, schema, orient="row")


def _single(world: World, column: str) -> pl.DataFrame:
    """One row for each organization that has the body of a column."""
    rows = world.organizations.select("org_id", body=pl.col(column))
    rows = rows.filter(pl.col("body") >= 0)
    known = pl.Series("body", np.unique(rows["body"].to_numpy()), dtype=pl.Int32)
    found = rows.with_columns(pl.col("body").cast(pl.Int32)).join(
        ids(world.bodies, known), on="body", how="inner", maintain_order="left"
    )
    return found.select(source="id", target="org_id")
