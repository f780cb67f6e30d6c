"""Declarations: what charters and annual reports say, on a date (semantics §4).

In: a world, what mentions mean, the hierarchy. Out: `Declared`: for every
organization whether a live declaration leads it, by which body, with its notes.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from graphmodel.agreement import agree
from graphmodel.bodies import PARTY_ORG, Bodies, plain
from graphmodel.divisions import Ints
from graphmodel.hierarchy import Hierarchy
from graphmodel.mentions import Meaning
from graphmodel.records import number_of
from graphmodel.standing import Standing, State
from graphmodel.vocabulary import NOTE_BIT, is_strong
from graphmodel.world import World

NONE, ALIVE, ENDED, CONFLICT, NOT_YET = range(5)
#: The day on which Shenzhen's notice keeps existing affiliations (Z08).
SHENZHEN_NOTICE = date(2013, 10, 23)
NATIONAL_ASSOCIATIONS = "national_associations"
SHENZHEN = "440300"


@dataclass(frozen=True)
class Declared:
    """Row by row: `state` (NONE, ALIVE, ENDED, CONFLICT), `body` that leads, or -1.

    `mention` is the declaration that counted, for candidates and causes; `notes` a
    mask; `earlier` the fact of that name and `earlier_body` the body recorded.
    """

    state: npt.NDArray[np.uint8]
    body: Ints
    mention: Ints
    notes: npt.NDArray[np.uint32]
    stale: npt.NDArray[np.bool_]
    earlier: npt.NDArray[np.uint8]
    earlier_body: Ints


@dataclass(frozen=True)
class _Reading:
    """What a declaration of each mention amounts to on the date."""

    state: npt.NDArray[np.uint8]
    target: Ints
    stale: npt.NDArray[np.bool_]
    early: npt.NDArray[np.bool_]


def declared(
    world: World,
    standing: Standing,
    hierarchy: Hierarchy,
    meaning: Meaning,
    day: date,
) -> Declared:
    """The declarations of all organizations on `day`."""
    table = world.organizations
    reading = _read(world, standing, hierarchy, meaning)
    late = (table["declared_on"] > day).fill_null(False).to_numpy()
    leader, notes = _usable(world, reading, "declared", late)
    upper, upper_notes = _usable(world, reading, "upper", np.zeros_like(late))
    chosen = np.where(leader >= 0, leader, upper)
    meant = plain(chosen)
    notes |= upper_notes
    found = Declared(
        state=np.where(chosen >= 0, reading.state[meant], np.uint8(NONE)),
        body=_target(reading, chosen),
        mention=chosen,
        notes=notes,
        stale=reading.stale[meant] & (chosen >= 0),
        earlier=np.zeros(len(chosen), np.uint8),
        earlier_body=np.full(len(chosen), -1, np.int32),
    )
    _tie(world, standing, found, day)
    _transfer(world, found, day)
    _mark_kinds(world.bodies, found)
    _mark_elsewhere(hierarchy, found, reading, leader, upper)
    _mark_earlier(world, found, reading)
    return found


def _read(
    world: World, standing: Standing, hierarchy: Hierarchy, meaning: Meaning
) -> _Reading:
    """A body that only a charter shows is attested by it; an unborn one is ignored."""
    size = len(world.bodies)
    table = np.full(len(State), ALIVE, np.uint8)
    table[State.ENDED], table[State.UNBORN] = ENDED, NOT_YET
    state = np.full(len(meaning.first), NONE, np.uint8)
    state[:-1] = table[standing.state[meaning.first[:-1]]]
    target = np.where(meaning.target >= 0, meaning.target, meaning.first)
    target = np.where(target >= 0, target | meaning.party, target)
    stale = meaning.stale & (state == ALIVE)
    reading = _Reading(state, target.astype(np.int32), stale, state == NOT_YET)
    for n, members in enumerate(world.groups):
        if members.several:
            _read_several(reading, hierarchy, size + n, members.members)
    return reading


def _read_several(
    reading: _Reading, hierarchy: Hierarchy, number: int, members: tuple[int, ...]
) -> None:
    """Several in one cell: CONFLICT unless on one line; then the nearest leads.

    Only living ones count; where none lives, one that has ended does.
    """
    states = [reading.state[m & ~PARTY_ORG] for m in members]
    living = zip(members, states, strict=True)
    live = {_one_target(reading, m) for m, state in living if state == ALIVE}
    reading.early[number] = NOT_YET in states
    if not live:
        reading.state[number] = ENDED if ENDED in states else NOT_YET
        return
    nearest = max(live, key=lambda body: (len(hierarchy.chain(body)), body))
    line = all(b == nearest or b in hierarchy.chain(nearest) for b in live)
    reading.state[number] = ALIVE if line else CONFLICT
    reading.target[number] = nearest


def _one_target(reading: _Reading, mention: int) -> int:
    return int(reading.target[mention & ~PARTY_ORG]) | (mention & PARTY_ORG)


def _target(reading: _Reading, mention: Ints) -> Ints:
    """The living body that each mention means, -1 else. Few rows mention any."""
    found = np.full(len(mention), -1, np.int32)
    rows = np.flatnonzero(mention >= 0)
    named = mention[rows]
    body = named & ~PARTY_ORG
    live = reading.state[body] == ALIVE
    target = reading.target[body] | (named & PARTY_ORG)
    found[rows[live]] = target[live]
    return found


def _usable(
    world: World, reading: _Reading, column: str, late: npt.NDArray[np.bool_]
) -> tuple[Ints, npt.NDArray[np.uint32]]:
    """The mentions of a column that count, -1 else, and why others do not."""
    mention = world.organizations[column].to_numpy()
    itself = world.organizations[f"{column}_self"].to_numpy()
    rows = np.flatnonzero((mention >= 0) & ~itself)
    body = mention[rows] & ~PARTY_ORG
    notes = np.zeros(len(mention), np.uint32)
    notes[itself] = NOTE_BIT["DECLARED_SELF"]
    notes[rows[late[rows] | reading.early[body]]] = NOTE_BIT["DECLARED_NOT_YET"]
    counts = rows[~late[rows] & (reading.state[body] != NOT_YET)]
    used = np.full(len(mention), -1, np.int32)
    used[counts] = mention[counts]
    return used, notes


def _tie(world: World, standing: Standing, found: Declared, day: date) -> None:
    """A strong relation counts like a declaration; two that differ are a conflict.

    Its body must have begun, and one that has ended drops out beside a living one.
    """
    today = number_of(day)
    for tie in world.ties:
        if not is_strong(tie.relation) or not tie.since <= today < tie.until:
            continue
        row, named = tie.organization, tie.body & ~PARTY_ORG
        state, target = standing.state[named], int(standing.target[named])
        body = (target if target >= 0 else named) | (tie.body & PARTY_ORG)
        if state == State.UNBORN:
            found.notes[row] |= np.uint32(NOTE_BIT["DECLARED_NOT_YET"])
        elif state == State.ENDED:
            if found.state[row] == NONE:
                found.state[row], found.mention[row] = ENDED, tie.body
        elif found.state[row] == ALIVE and found.body[row] != body:
            found.state[row], found.body[row] = CONFLICT, -1
        elif found.state[row] in (NONE, ENDED):
            found.state[row], found.body[row] = ALIVE, body
            found.mention[row] = tie.body
            found.stale[row] = state == State.FOLLOWED


def _transfer(world: World, found: Declared, day: date) -> None:
    """National associations go to whom the function was transferred (§4)."""
    table = world.organizations
    national = (table["level"] == 0).arg_true()
    association = table["association"].gather(national).to_numpy()
    declared_on = table["declared_on"].gather(national)
    rows = national.to_numpy()
    for change in world.bodies.changes:
        if change.concerns != NATIONAL_ASSOCIATIONS or change.on > day:
            continue
        earlier = (declared_on < change.on).fill_null(True).to_numpy()
        given = earlier & (found.body[rows] == change.giver)
        sure = rows[given & (association == 0)]
        found.body[sure] = change.taker
        found.notes[sure] |= np.uint32(NOTE_BIT["TRANSFERRED"])
        open_ = rows[given & (association == 2)]
        found.notes[open_] |= np.uint32(NOTE_BIT["OPEN_TEXT"])


def _mark_kinds(bodies: Bodies, found: Declared) -> None:
    itself = (found.body >= 0) & (found.body & PARTY_ORG == 0)
    odd = itself & bodies.not_party[np.where(itself, found.body, 0)]
    found.notes[odd] |= np.uint32(NOTE_BIT["DECLARED_NOT_PARTY_BODY"])
    found.notes[found.stale & (found.body >= 0)] |= np.uint32(NOTE_BIT["STALE_NAME"])


def _mark_elsewhere(
    hierarchy: Hierarchy, found: Declared, reading: _Reading, leader: Ints, upper: Ints
) -> None:
    """Charter and annual report on different lines: REPORTS_ELSEWHERE."""
    one, other = _target(reading, leader), _target(reading, upper)
    rows = np.flatnonzero((one >= 0) & (other >= 0) & (one != other))
    pairs = np.stack([one[rows], other[rows]], axis=1)
    distinct, which = np.unique(pairs, axis=0, return_inverse=True)
    apart = [
        agree(hierarchy, int(a), int(b))
        == agree(hierarchy, int(b), int(a))
        == "DIFFERS"
        for a, b in distinct
    ]
    marked = rows[np.array(apart, np.bool_)[which.ravel()]] if len(rows) else rows
    found.notes[marked] |= np.uint32(NOTE_BIT["REPORTS_ELSEWHERE"])


def _may_keep(bodies: Bodies, body: int) -> bool:
    """A district committee, or a work committee of the city or a new district (Z08)."""
    divisions, division = bodies.divisions, bodies.division(body)
    if division < 0 or not divisions.inside(division, divisions.find(SHENZHEN)):
        return False
    kind = bodies.kind(body)
    district = kind == "PARTY_COMMITTEE" and divisions.codes[division] != SHENZHEN
    return district or kind == "WORK_COMMITTEE"


def _mark_earlier(world: World, found: Declared, reading: _Reading) -> None:
    """Party organizations of before 2013-10-23 and who stood above them (Z08)."""
    table = world.organizations
    old = table["party_since"] <= SHENZHEN_NOTICE
    rows = old.fill_null(False).arg_true().to_numpy()
    upper = _target(reading, table["upper"].to_numpy()[rows])
    leader = _target(reading, table["declared"].to_numpy()[rows])
    body = np.where(upper >= 0, upper, leader)
    body = np.where(body >= 0, body, found.body[rows])
    distinct = np.unique(body[body >= 0])
    keeps = [_may_keep(world.bodies, int(body)) for body in distinct]
    kept = np.isin(body, distinct[np.array(keeps, np.bool_)])
    found.earlier[rows] = np.where(kept, 1, np.where(body < 0, 2, 0))
    found.earlier_body[rows[kept]] = body[kept]
