"""Timeline: how one organization's verdict and leader change over the years.

In: a world and an organization. Out: `Interval`s without a gap. Its verdict is asked
for on every date on which something can change for it: a rulebook, a rule or a note
begins or ends, a body that it can be led by does, or a date of its own comes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

import numpy as np

from graphmodel.bodies import PARTY_ORG, SOCIAL_WORK_BELOW, SOCIAL_WORK_PROVINCE, Bodies
from graphmodel.leaders import VERDICT_CODES
from graphmodel.records import ALWAYS, FOREVER, day_of
from graphmodel.regimes import Library
from graphmodel.resolution import resolve
from graphmodel.search import body_by_id, find_organization
from graphmodel.witness import Seen, Witness
from graphmodel.world import DATES, World

#: Day 0 of the world's columns of days.


@dataclass(frozen=True)
class Interval:
    """From `since` until before `until` (None: open), one verdict and leader."""

    since: date | None
    until: date | None
    verdict: str
    leader: Seen | None
    rulebook: str
    rule: str
    basis: str
    missing_field: str


@dataclass(frozen=True)
class Timeline:
    """The intervals of one organization, oldest first."""

    org_id: str
    name: str
    file: str
    row: int
    intervals: tuple[Interval, ...]


def timeline(world: World, organization: str | int) -> Timeline:
    """The timeline of one organization, by id, name or position.

    Raises UnknownError where there is none or several.
    """
    position = find_organization(world, organization)
    alone = _alone(world, position)
    starts = sorted({ALWAYS, *changes(alone)} - {FOREVER})
    moments = [(on, _moment(alone, on)) for on in starts]
    merged = [next(same) for _, same in groupby(moments, key=lambda m: m[1])]
    ends = [on for on, _ in merged[1:]]
    row = world.organizations.row(position, named=True)
    return Timeline(
        org_id=row["org_id"],
        name=row["name"],
        file=world.source_of(position)[0].file,
        row=row["row"],
        intervals=tuple(
            replace(moment, since=None if on == ALWAYS else on, until=until)
            for (on, moment), until in zip(merged, [*ends, None], strict=True)
        ),
    )


def _alone(world: World, position: int) -> World:
    """The world with one organization in it; its bodies and rulebooks stay."""
    ties = [
        replace(t, organization=0) for t in world.ties if t.organization == position
    ]
    source, place = world.source_of(position)
    return replace(
        world,
        organizations=world.organizations[position : position + 1],
        ties=tuple(ties),
        sources=(source,),
        offsets=(0,),
        kept=np.array([place]),
    )


def _moment(world: World, on: date) -> Interval:
    """The verdict on a date, without its dates: equal where nothing has changed."""
    resolution = resolve(world, on)
    witness = Witness(resolution, 0)
    leader = witness.seen(int(resolution.leaders.body[0]))
    verdict = VERDICT_CODES[resolution.leaders.verdict[0]]
    rule = witness.outcome.rule if verdict else None
    return Interval(
        since=None,
        until=None,
        verdict=verdict,
        leader=leader,
        rulebook=rule.rulebook if rule else "",
        rule=rule.id if rule else "",
        basis=witness.outcome.basis if leader else "",
        missing_field=witness.outcome.derived.missing
        if verdict == "MISSING_DATA"
        else "",
    )


def changes(world: World) -> set[date]:
    """Every date on which something can change for the one organization of a world."""
    bodies = _concerned(world)
    return {
        *days_of_rules(world.library),
        *_of_bodies(world.bodies, bodies),
        *_of_ties(world),
        *(day for name in DATES for day in world.organizations[name].to_list() if day),
        SOCIAL_WORK_PROVINCE,
        SOCIAL_WORK_BELOW,
    }


def days_of_rules(library: Library) -> Iterator[date]:
    """The days on which documents, their rules and notes, and adoptions begin or end."""
    for book in library.rulebooks:
        yield from (book.valid_from, book.valid_to, book.adopt_until)
        for rule in book.rules:
            yield from (rule.since, rule.until)
        for remark in book.remarks:
            yield from (remark.since, remark.until)
    for adoption in library.adoptions:
        yield from (adoption.since, adoption.until)


def _of_bodies(bodies: Bodies, concerned: Iterable[int]) -> Iterator[date]:
    for body in concerned:
        if record := bodies.record(body):
            yield from (record.since, record.until)
        for row in bodies.attested.get(body, ()):
            yield from (row.since, row.until)
    yield from (change.on for change in bodies.changes if change.giver in concerned)


def _of_ties(world: World) -> Iterator[date]:
    days = [(tie.since, tie.until) for tie in world.ties]
    days += [(tie.since, tie.until) for tie in world.body_ties]
    for pair in days:
        yield from (day for day in map(day_of, pair) if day < FOREVER)


def _concerned(world: World) -> set[int]:
    """The bodies that can matter: those named, what they were and became, those above."""
    named = set(_named_in_rules(world))
    if len(world.organizations):
        named |= _of_organization(world, 0)
    for tie in world.ties:
        named.add(tie.body & ~PARTY_ORG)
    for link in world.body_ties:
        named |= {link.upper & ~PARTY_ORG, link.lower & ~PARTY_ORG}
    return _related(world.bodies, named)


def _of_organization(world: World, position: int) -> set[int]:
    row = world.organizations.row(position, named=True)
    found: set[int] = set()
    for column in ("supervisor", "former", "declared", "upper"):
        plain = row[column] & ~PARTY_ORG if row[column] >= 0 else -1
        group = plain - len(world.bodies)
        found |= set(world.groups[group].members) if group >= 0 else {plain}
    for column in ("locality_body", "registrar_body", "industry_body", "zone"):
        found.add(row[column])
    division = row["division"]
    found |= {body for (_, seat), body in world.seated.items() if seat == division}
    if division >= 0:
        around = (division, *world.bodies.divisions.up(division))
        found |= {*around, *(world.bodies.root + d for d in around)}
    return {body & ~PARTY_ORG for body in found if body >= 0}


def _named_in_rules(world: World) -> Iterator[int]:
    for book in world.library.rulebooks:
        for rule in book.rules:
            for body_id in (*rule.candidates, rule.leader[1] if rule.leader else ""):
                number = body_by_id(world.bodies, body_id) if body_id else -1
                if number >= 0:
                    yield number & ~PARTY_ORG
    yield from (number & ~PARTY_ORG for number in world.named.values() if number >= 0)


def _related(bodies: Bodies, start: set[int]) -> set[int]:
    """The bodies, what they followed and were followed by, and what stands above."""
    found, todo = set(start), list(start)
    while todo:
        body = todo.pop()
        record = bodies.record(body)
        near = {c.taker for c in bodies.changes if c.giver == body}
        near |= {c.giver for c in bodies.changes if c.taker == body}
        near |= {record.under, record.plate_of} if record else set()
        for other in near - found:
            if other >= 0:
                found.add(other & ~PARTY_ORG)
                todo.append(other & ~PARTY_ORG)
    return found
