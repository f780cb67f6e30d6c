"""The facts of every organization on a date, as columns of small integers.

In: a world and how its bodies stand on the date. Out: `Situation`: for each fact of
`facts.py` the position of its value in its domain, and the bodies that rules may
point to. No loop over organizations: texts became numbers when they were loaded,
and every table that is looked up here is over bodies, mentions or divisions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.declarations import CONFLICT, Declared, declared
from graphmodel.divisions import Ints
from graphmodel.duties import raised
from graphmodel.facts import DOMAINS, ON_REQUEST, STANDING_FACTS
from graphmodel.hierarchy import Hierarchy
from graphmodel.mentions import SEVERAL, Meaning, meanings
from graphmodel.provisions import Duty
from graphmodel.record_facts import RECORD_FACTS
from graphmodel.regimes import Regime
from graphmodel.requested import requested
from graphmodel.standing import Standing
from graphmodel.vocabulary import CELLS, NOTE_BIT
from graphmodel.world import World

Codes = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]
Notes = npt.NDArray[np.uint32]

#: Facts of a profile in the order of its key; `regime` is a number, -1 unknown.
KEY = (*STANDING_FACTS, "regime", *DOMAINS)
ALL_DOMAINS: dict[str, tuple[str | None, ...]] = {**STANDING_FACTS, **DOMAINS}


@dataclass(frozen=True)
class Situation:
    """Facts and bodies of every organization on a date, in input order.

    `facts` are those of profiles; `columns` has the facts that only duties and links
    ask as well; `meaning` is what every mention means on the date.
    """

    facts: Mapping[str, npt.NDArray[np.integer]]
    columns: Mapping[str, npt.NDArray[np.integer]]
    supervisor: Ints
    supervisor_named: Ints
    declaration: Declared
    notes: Notes
    former: Ints
    meaning: Meaning


def situation(
    world: World,
    standing: Standing,
    hierarchy: Hierarchy,
    regimes: tuple[Regime, ...],
    standing_duties: tuple[Duty, ...] = (),
    outside: tuple[str, ...] = (),
) -> Situation:
    """What holds for every organization on the date of `standing`.

    `outside` are the categories that are no social organizations (`scopes`).
    """
    table = world.organizations
    day = standing.on
    meaning = meanings(world, standing)
    counted, life = _counted(world, day, outside)
    decoupled = _before(world, "decoupled", day)
    supervisor, target, named = _supervisor(world, meaning, decoupled)
    declaration = declared(world, standing, hierarchy, meaning, day)
    facts: dict[str, npt.NDArray[np.integer]] = {
        name: table[name].to_numpy()
        for name in DOMAINS
        if name not in ON_REQUEST
        and name in table.columns
        and table[name].dtype.is_integer()
    }
    former, former_is = _former(world, meaning, decoupled)
    facts |= {
        "counted": counted,
        "declared": declaration.state,
        "regime": _regime(world, regimes),
        "supervisor": supervisor,
        "decoupled": _decoupled(world, decoupled, day),
        "former_supervisor": former_is,
        "earlier_party_org": declaration.earlier,
    }
    facts |= requested(world, regimes, target, former)
    columns = {**facts, **record_columns(world, life, declaration)}
    columns["newly_registered"] = _newly_registered(world, day)
    columns["affiliation"] = _affiliation(declaration, supervisor)
    owed = raised(standing_duties, regimes, columns)
    notes = _notes(world, facts, meaning, declaration, owed)
    return Situation(facts, columns, target, named, declaration, notes, former, meaning)


def _before(world: World, name: str, day: date) -> Flags:
    """Where a date is filled and not later than `day`; a missing date is never."""
    return (world.organizations[name] <= day).fill_null(False).to_numpy()


def _counted(world: World, day: date, outside: tuple[str, ...]) -> tuple[Codes, Codes]:
    """The facts `counted` and `life`: live, ended, or not there yet."""
    table = world.organizations
    ended = _before(world, "deregistered", day) | table["gone"].to_numpy()
    early = (table["registered"] > day).fill_null(False).to_numpy()
    categories = RECORD_FACTS["category"].values
    out = np.array([2 * (c in outside) for c in categories], np.uint8)
    state = np.where(ended | early, np.uint8(1), out[table["category"].to_numpy()])
    life = np.where(early, np.uint8(2), ended.view(np.uint8))
    return state, life


def record_columns(
    world: World, life: Codes, declaration: Declared
) -> dict[str, npt.NDArray[np.integer]]:
    """The facts that only duties ask: those of the record, and the two of the date."""
    table = world.organizations
    elsewhere = (declaration.notes & np.uint32(_ELSEWHERE)) > 0
    columns: dict[str, npt.NDArray[np.integer]] = {
        name: table[name].to_numpy() for name in RECORD_FACTS if name in table.columns
    }
    return columns | {"life": life, "upper_line": elsewhere.view(np.uint8)}


def _newly_registered(world: World, day: date) -> Codes:
    """Registered within the year before the day: 新成立 (our measure, O25)."""
    registered = world.organizations["registered"]
    a_year_ago = date.fromordinal(max(day.toordinal() - 365, 1))
    fresh = (registered > a_year_ago) & (registered <= day)
    return (1 + fresh.cast(pl.UInt8)).fill_null(0).to_numpy()


def _affiliation(declaration: Declared, supervisor: Codes) -> Codes:
    """Whether several bodies claim to lead: O28 allows one affiliation only."""
    several = (declaration.state == 0) & (supervisor == SEVERAL)
    several |= declaration.state == CONFLICT
    return np.asarray(several).view(np.uint8)


def _supervisor(
    world: World, meaning: Meaning, decoupled: Flags
) -> tuple[Codes, Ints, Ints]:
    """The fact `supervisor`, the body that stands for it, and the body as named.

    Decoupling ends every supervisor.
    """
    cell = world.organizations["supervisor_cell"].to_numpy()
    mention = world.organizations["supervisor"].to_numpy()
    domain = DOMAINS["supervisor"]
    fixed = np.array(
        [
            domain.index({"unknown": None}.get(c, c if c != "named" else "alive"))
            for c in CELLS
        ],
        np.uint8,
    )
    named = (cell == CELLS.index("named")) & ~decoupled
    state = np.where(named, meaning.supervisor[mention], fixed[cell])
    state[decoupled] = domain.index("none")
    target = np.where(named, meaning.target[mention], np.int32(-1))
    one = named & (state != domain.index("several"))
    first = np.where(target >= 0, target, meaning.first[mention])
    first[~one] = -1
    return state, target, first


def _former(world: World, meaning: Meaning, decoupled: Flags) -> tuple[Ints, Codes]:
    """The former supervisor; after decoupling the named one, where it is blank."""
    table = world.organizations
    mention = table["former"].to_numpy()
    blank = (mention < 0) & decoupled
    mention = np.where(blank, table["supervisor"].to_numpy(), mention)
    body = np.where(mention >= 0, meaning.first[mention], np.int32(-1))
    code = np.where(body < 0, np.uint8(0), 1 + _is_body(world, body, "sasac"))
    return body, code


def _is_body(world: World, bodies: Ints, body_id: str) -> Codes:
    number = world.bodies.by_id.get(body_id, -2)
    return np.asarray(bodies == number).view(np.uint8)


def _decoupled(world: World, decoupled: Flags, day: date) -> Codes:
    handed = _before(world, "handed_over", day)
    known = world.organizations["handover_known"].to_numpy()
    value = np.where(handed, np.uint8(2), np.where(known, np.uint8(1), np.uint8(3)))
    return np.where(decoupled, value, np.uint8(0))


def _regime(world: World, regimes: tuple[Regime, ...]) -> npt.NDArray[np.int16]:
    """The number of the regime for each organization's division, nearest first."""
    divisions = world.bodies.divisions
    of_division = np.full(len(divisions) + 1, len(regimes), np.int16)
    seats = sorted(
        ((divisions.find(r.jurisdiction), n) for n, r in enumerate(regimes)),
        key=lambda seat: divisions.levels[seat[0]],
    )
    for seat, n in seats:
        level = divisions.levels[seat]
        of_division[:-1][divisions.ancestors[:, level] == seat] = n
    of_division[-1] = -1
    return np.asarray(of_division[world.organizations["division"].to_numpy()])


def _notes(
    world: World,
    facts: Mapping[str, npt.NDArray[np.integer]],
    meaning: Meaning,
    declaration: Declared,
    owed: Notes,
) -> Notes:
    """The notes of fields: from loading, declarations, decoupling, duties not kept."""
    notes = declaration.notes & np.uint32(~_ELSEWHERE & 0xFFFFFFFF)
    notes |= world.organizations["notes"].to_numpy() | owed
    unrecorded = (facts["decoupled"] == 3) & (facts["declared"] == 0)
    notes[unrecorded] |= np.uint32(NOTE_BIT["HANDOVER_NOT_RECORDED"])
    mention = world.organizations["supervisor"].to_numpy()
    several = meaning.several[mention] & (facts["supervisor"] == SEVERAL)
    several &= facts["declared"] == 1
    notes[several] |= np.uint32(NOTE_BIT["SEVERAL_SUPERVISORS"])
    stale = meaning.stale[mention] & (facts["supervisor"] == _FOLLOWED)
    notes[stale] |= np.uint32(NOTE_BIT["STALE_NAME"])
    counted = facts["counted"]
    kept = np.array([2**32 - 1, REGISTRY_NOTES | NOTE_BIT["INVERSE"], REGISTRY_NOTES])
    return np.asarray(notes & kept.astype(np.uint32)[counted])


_FOLLOWED = DOMAINS["supervisor"].index("followed")
_ELSEWHERE = NOTE_BIT["REPORTS_ELSEWHERE"]
REGISTRY_NOTES = (
    NOTE_BIT["CODE_INVALID"] | NOTE_BIT["DUPLICATE"] | NOTE_BIT["PLACE_DIFFERS"]
)
