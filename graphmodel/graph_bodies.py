"""Bodies as nodes: those that documents expect everywhere, and those that data name.

In: a world. Out: the numbers of the bodies that enter the graph, and their frame. Loops
run over bodies, never over organizations.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.divisions import Ints
from graphmodel.graph_registrars import registrars
from graphmodel.records import ALWAYS, FOREVER, Body
from graphmodel.relations.ends import EndSeen
from graphmodel.requested import MEASURES_OF_2015
from graphmodel.world import World

#: Columns of the world that hold mentions, and those that hold bodies.
MENTIONS = ("supervisor", "former", "declared", "upper")
BODIES = ("locality_body", "registrar_body", "industry_body", "zone")
#: The day whose names are shown: long after the last change, so that they are today's.
NOW = date(9000, 1, 1)

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
    "number": pl.Int64,
    "within": pl.String,
    "expectation": pl.String,
    "channel": pl.String,
    "called": pl.List(pl.String),
}


def chosen_bodies(world: World) -> pl.Series:
    """The numbers of the bodies that enter the graph, sorted.

    SOPWBs, Party committees and townships of the whole country, every recorded body
    and community, the departments that some cell names, and the Party organization of
    each of these that can have one.
    """
    bodies = world.bodies
    blocks = np.arange(bodies.first_department, dtype=np.int32)
    recorded = np.arange(bodies.first_recorded, bodies.first_community, dtype=np.int32)
    named, twice = named_bodies(world), _of_one_id(bodies)
    named = named[~np.isin(named, twice)]
    communities = np.arange(bodies.first_community, len(bodies), dtype=np.int32)
    communities = np.setdiff1d(communities, twice)
    parts = [blocks, recorded, communities, named & ~PARTY_ORG]
    plain = np.unique(np.concatenate(parts))
    owners = plain[plain >= bodies.first_department]
    owners = owners[owners < bodies.first_community]
    supervising = _cells(world, ("supervisor", "former", "industry_body"))
    owners = np.concatenate([owners, np.concatenate([supervising, _told(world)])])
    party = np.array([bodies.party_org(int(body)) for body in owners], np.int32)
    own = party[(party & PARTY_ORG) > 0]
    return pl.Series("body", np.unique(np.concatenate([plain, own, named])))


def _of_one_id(bodies: Bodies) -> Ints:
    """Communities that bear the id of an earlier one: of townships without a code."""
    first: dict[str, int] = {}
    found = [
        body
        for body in range(bodies.first_community, len(bodies))
        if first.setdefault(bodies.id(body), body) != body
    ]
    return np.array(found, np.int32)


def named_bodies(world: World) -> Ints:
    """The numbers of the bodies that a cell, a relation, a change or a rulebook names.

    With the Party organization of a body that came to an end stand those of its heirs.
    """
    found = np.concatenate([_cells(world, (*MENTIONS, *BODIES)), _told(world)])
    return np.concatenate([found, _inherited(world.bodies, np.unique(found))])


def _cells(world: World, columns: Sequence[str]) -> Ints:
    """Every body that a cell of some columns names, alone or among several."""
    table, size = world.organizations, len(world.bodies)
    cells = np.concatenate([table[name].unique().to_numpy() for name in columns])
    cells = np.unique(cells[cells >= 0])
    single = (cells & ~PARTY_ORG) < size
    members = [
        member | (int(cell) & PARTY_ORG)
        for cell in cells[~single]
        for member in world.groups[(int(cell) & ~PARTY_ORG) - size].members
    ]
    return np.concatenate([cells[single], np.array(members, np.int32)]).astype(np.int32)


def _told(world: World) -> Ints:
    """Every body that a relation, a change, a rulebook or the name of another names."""
    ends = [record.under for record in world.bodies.recorded]
    ends += [tie.body for tie in world.ties]
    ends += [end for tie in world.body_ties for end in (tie.upper, tie.lower)]
    ends += [end for c in world.bodies.changes for end in (c.giver, c.taker)]
    ends += [*world.named.values(), *world.seated.values()]
    return np.array([end for end in ends if end >= 0], np.int32)


def _inherited(bodies: Bodies, named: Ints) -> Ints:
    """The Party organizations of who came after the owners of those that are named."""
    steps: dict[int, set[int]] = {}
    for change in bodies.changes:
        steps.setdefault(change.giver, set()).add(change.taker)
    for n, record in enumerate(bodies.recorded, start=bodies.first_recorded):
        steps.setdefault(n, set()).add(record.plate_of)
    todo = [int(body) & ~PARTY_ORG for body in named[(named & PARTY_ORG) > 0]]
    found = set[int]()
    while todo:
        for heir in steps.get(todo.pop(), ()):
            if heir >= 0 and heir not in found:
                found.add(heir)
                todo.append(heir)
    return np.array([heir | PARTY_ORG for heir in found], np.int32)


def body_nodes(world: World, chosen: pl.Series) -> pl.DataFrame:
    """One row a body; columns and types of SCHEMA. Open ends of a life are null.

    `expectation` says what a body is where no row shows it: "always" expected, where a
    rulebook "in_force" says so, "never"; null: it is alive within its dates. `within` is
    the division of its seat, `called` the other names by which rules may call it.
    Beside the chosen ones stand those that only register: they have no `number`, and no
    resolution asks for them.
    """
    called = _called(world)
    rows = [_row(world.bodies, body, called) for body in chosen.to_list()]
    rows += [
        _unasked(_row(world.bodies, end.body, called))
        if end.body >= 0
        else _registering(end)
        for end in registrars(world, NOW).beside(chosen)
    ]
    return pl.DataFrame(rows, SCHEMA, orient="row")


def _unasked(row: tuple[Any, ...]) -> tuple[Any, ...]:
    at = list(SCHEMA).index("number")
    return (*row[:at], None, *row[at + 1 :])


def _registering(end: EndSeen) -> tuple[Any, ...]:
    """A registration authority that only cells name."""
    told = {"id": end.id, "name": end.name, "kind": end.kind, "division": end.division}
    told |= {"within": end.division, "origin": "registry"}
    flags = {"not_party": True, "national": end.division == "100000"}
    return tuple(
        {**told, **flags}.get(name, [] if kind.is_nested() else _EMPTY.get(kind))
        for name, kind in SCHEMA.items()
    )


_EMPTY = {pl.String: "", pl.Boolean: False}


def _called(world: World) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {}
    for name, body in (*world.named.items(), *world.bodies.by_id.items()):
        if body >= 0 and name != world.bodies.id(body):
            found.setdefault(body, []).append(name)
    return found


def _expectation(
    bodies: Bodies, body: int, record: Body | None, kind: str
) -> str | None:
    """What a body is where no row shows it, apart from its dates (semantics §5)."""
    if record:
        lacking = bodies.attested_only or kind in bodies.complete
        expected = {"expected": "never" if lacking else "always", "absent": "never"}
        return expected.get(record.origin)
    if body == bodies.root or bodies.department(body):
        return None
    if kind == "COMMUNITY_PARTY_ORG":
        return "never" if bodies.attested_only else "always"
    there = (
        bodies.is_township(body)
        or bodies.divisions.expects_bodies[bodies.division(body)]
    )
    if not there or kind in bodies.complete:
        return "never"
    if kind == "PARTY_COMMITTEE":
        return "always"
    return "never" if bodies.attested_only else "in_force"


def _channel(record: Body | None) -> str:
    """Its Party channel (facts.DOMAINS), if it was there at the measures of 2015."""
    return record.channel if record and record.until > MEASURES_OF_2015 else ""


def _row(bodies: Bodies, body: int, called: Mapping[int, list[str]]) -> tuple[Any, ...]:
    plain = body & ~PARTY_ORG
    record, division = bodies.record(body), bodies.division(body)
    since = record.since if record else ALWAYS
    until = record.until if record else FOREVER
    attested = bodies.attested.get(plain, ())
    party, kind = plain != body, bodies.kind(body)
    return (
        bodies.id(body),
        _name(bodies, body),
        kind,
        party,
        bodies.seat(body),
        _day(since),
        _day(until),
        bodies.origin(plain),
        [row.since for row in attested],
        [row.until for row in attested],
        [row.name for row in attested],
        _id(bodies, _under(bodies, body, record)),
        _id(bodies, record.plate_of if record else -1),
        bool(bodies.unusual[plain]) if plain < bodies.first_community else False,
        not party and bool(bodies.not_party[plain]),
        division == 0,
        body,
        bodies.divisions.codes[division] if division >= 0 else "",
        None if party else _expectation(bodies, body, record, kind),
        _channel(record),
        called.get(body, []),
    )


def _name(bodies: Bodies, body: int) -> str:
    """The name of today; of what has ended the last one that a row gives it."""
    rows = bodies.attested.get(body, ())
    last = max(rows, key=lambda row: row.until, default=None)
    over = last is not None and last.until <= NOW
    return last.name if last and last.name and over else bodies.name(body, NOW)


def _under(bodies: Bodies, body: int, record: Body | None) -> int:
    """The body known to stand above by name; above a community that of its township."""
    if community := bodies.community(body):
        return community[0] if community[0] > 0 else -1
    return record.under if record else -1


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
