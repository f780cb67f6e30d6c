"""From outcomes back to organizations: the body that leads each, or why none does.

In: facts, outcomes of profiles, bodies. Out: `Leaders`, columns in input order.
Precedence: semantics §6; a chain that loops or breaks replaces LED at the end.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graphmodel.agreement import agreements
from graphmodel.bodies import PARTY_ORG, Bodies, plain
from graphmodel.decision import Outcome
from graphmodel.divisions import Ints
from graphmodel.hierarchy import Chain, Hierarchy
from graphmodel.records import number_of
from graphmodel.references import find
from graphmodel.situation import Situation
from graphmodel.standing import Standing, State
from graphmodel.vocabulary import KINDS, NOTE_BIT, VERDICTS, is_strong
from graphmodel.world import World

VERDICT_CODES = tuple(VERDICTS)
_V = {code: n for n, code in enumerate(VERDICT_CODES)}
#: Weak relations that say nothing about leadership (semantics §6).
NEVER_WEAK_ONLY = frozenset({"REGISTERS", "BUSINESS_SUPERVISES"})
_TOWNSHIP = tuple(KINDS).index("TOWNSHIP_PARTY_ORG")
#: References to bodies that are there because the record names them.
THERE = frozenset(
    {
        ("party_org_of", "supervisor"),
        ("itself", "supervisor"),
        ("itself", "registration_authority"),
    }
)


@dataclass(frozen=True)
class Leaders:
    """Row by row.

    `verdict` is a position in VERDICT_CODES; `body` the leader, -1 none; `named`
    the body a rule named, alive or not; `attested` 1, 0, or 2 without a leader;
    `agreement` a position in ("", SAME, SAME_LINE, DIFFERS); `notes` a mask.
    """

    verdict: npt.NDArray[np.uint8]
    body: Ints
    named: Ints
    notes: npt.NDArray[np.uint32]
    attested: npt.NDArray[np.uint8]
    agreement: npt.NDArray[np.uint8]


@dataclass(frozen=True)
class _Derived:
    verdict: npt.NDArray[np.uint8]
    body: Ints
    named: Ints
    stale: npt.NDArray[np.bool_]
    expected: npt.NDArray[np.bool_]


def leaders(
    world: World,
    standing: Standing,
    hierarchy: Hierarchy,
    facts: Situation,
    outcomes: Sequence[Outcome],
    profile: npt.NDArray[np.uint32],
) -> Leaders:
    """The leader and the final verdict of every organization."""
    derived = _derive(world, standing, facts, outcomes, profile)
    final = np.array([_V[o.verdict] for o in outcomes], np.uint8)[profile]
    basis = np.array([o.basis == "DECLARED" for o in outcomes], np.bool_)[profile]
    by_rule = ~basis & (final < _V["OUT_OF_SCOPE"])
    verdict = np.where(by_rule, derived.verdict, final)
    led = verdict == _V["LED"]
    body = np.where(basis, facts.declaration.body, derived.body)
    body[~led] = -1
    notes = facts.notes | _rule_notes(
        world, facts, outcomes, profile, derived, led & by_rule
    )
    _break_chains(hierarchy, body, verdict, notes)
    _weak_only(world, standing, verdict)
    by_charter = basis & led
    other = np.where(by_charter, derived.body, np.int32(-1))
    agreement = agreements(hierarchy, body, other)
    notes[agreement == 3] |= np.uint32(NOTE_BIT["DECLARED_DIFFERS"])
    recorded = np.array([o.basis != "DERIVED" for o in outcomes], np.bool_)[profile]
    attested = (~derived.expected | recorded).astype(np.uint8)
    nobody = verdict != _V["LED"]
    attested[nobody | (body < 0)] = 2
    body[nobody], agreement[nobody] = -1, 0
    return Leaders(
        verdict=verdict,
        body=body,
        named=np.where(by_charter, derived.body, derived.named),
        notes=notes,
        attested=attested,
        agreement=agreement,
    )


def _derive(
    world: World,
    standing: Standing,
    facts: Situation,
    outcomes: Sequence[Outcome],
    profile: npt.NDArray[np.uint32],
) -> _Derived:
    """What the rules alone give: the body named, followed to who stands for it."""
    references = [o.derived.leader for o in outcomes]
    named = np.full(len(profile), -1, np.int32)
    for reference in {r for r in references if r}:
        rows = np.array([r == reference for r in references], np.bool_)[profile]
        named[rows] = find(world, facts, reference)[rows]
    verdict = np.array([_V[o.derived.verdict] for o in outcomes], np.uint8)[profile]
    checked = np.array([r is not None and r not in THERE for r in references], np.bool_)
    look = checked[profile] | _mortal(world.bodies)[plain(named)]
    look &= (verdict == _V["LED"]) & (named >= 0)
    body_named = plain(named)
    state = np.where(look, standing.state[body_named], np.uint8(State.ALIVE))
    verdict[state == State.ENDED] = _V["ENDED_BODY"]
    verdict[(state == State.MISSING) | (state == State.UNBORN)] = _V["MISSING_BODY"]
    followed = state == State.FOLLOWED
    body = np.where(followed, standing.target[body_named], named)
    body[verdict != _V["LED"]] = -1
    return _Derived(verdict, body, named, followed, look & (state == State.EXPECTED))


def _mortal(bodies: Bodies) -> npt.NDArray[np.bool_]:
    """Party organizations that can end while the body that they belong to goes on."""
    flags = np.array(bodies.kinds == _TOWNSHIP)
    flags[list(bodies.party_of.values())] = True
    return flags


def _rule_notes(
    world: World,
    facts: Situation,
    outcomes: Sequence[Outcome],
    profile: npt.NDArray[np.uint32],
    derived: _Derived,
    led: npt.NDArray[np.bool_],
) -> npt.NDArray[np.uint32]:
    """Notes about a rule, where that rule leads."""
    masks = [sum(NOTE_BIT[code] for code in o.remarks) for o in outcomes]
    notes = np.array(masks, np.uint32)[profile]
    by_rule = np.array([o.basis == "DERIVED" for o in outcomes], np.bool_)[profile]
    by_party = [o.derived.leader == ("party_org_of", "supervisor") for o in outcomes]
    unusual = (
        np.array(by_party, np.bool_)[profile]
        & world.bodies.unusual[facts.supervisor]
        & (facts.supervisor >= 0)
    )
    for code, rows in (
        ("SUPERVISOR_UNUSUAL", unusual),
        ("STALE_NAME", derived.stale),
        ("EXPECTED_ONLY", derived.expected & by_rule),
    ):
        notes[rows] |= np.uint32(NOTE_BIT[code])
    notes[~led] = 0
    return notes


def _break_chains(
    hierarchy: Hierarchy,
    body: Ints,
    verdict: npt.NDArray[np.uint8],
    notes: npt.NDArray[np.uint32],
) -> None:
    """CYCLE and DETACHED replace LED; nothing known above is a note."""
    distinct = _distinct(hierarchy.bodies, body)
    states = hierarchy.states(distinct)
    for chain, code in ((Chain.CYCLE, "CYCLE"), (Chain.DETACHED, "DETACHED")):
        bad = distinct[states == chain]
        if len(bad):
            verdict[_among(hierarchy.bodies, body, bad)] = _V[code]
    unknown = distinct[states == Chain.UNKNOWN]
    if len(unknown):
        rows = _among(hierarchy.bodies, body, unknown)
        notes[rows] |= np.uint32(NOTE_BIT["CHAIN_UNKNOWN"])


def _distinct(bodies: Bodies, body: Ints) -> Ints:
    """The distinct bodies of a column, sorted, without -1.

    By a table of their own: the bit of Party organizations makes the range of numbers
    too wide for the one of `numbering`.
    """
    flags = np.zeros((2, len(bodies) + 1), np.bool_)
    flags[_party(body), plain(body)] = True
    party, found = np.nonzero(flags[:, :-1])
    return (party << 28 | found).astype(np.int32)


def _party(body: Ints) -> Ints:
    """1 where a column names the Party organization of a body, 0 else."""
    return np.where(body >= 0, body & PARTY_ORG, np.int32(0)) >> 28


def _among(bodies: Bodies, body: Ints, some: Ints) -> npt.NDArray[np.bool_]:
    """Where a column of bodies is one of some; a look-up, not a search."""
    flags = np.zeros((2, len(bodies) + 1), np.bool_)
    flags[(some & PARTY_ORG) >> 28, some & ~PARTY_ORG] = True
    return np.asarray(flags[_party(body), plain(body)])


def _weak_only(
    world: World, standing: Standing, verdict: npt.NDArray[np.uint8]
) -> None:
    """A live weak relation in the data tells WEAK_ONLY from MISSING_BODY."""
    day = number_of(standing.on)
    rows = [
        tie.organization
        for tie in world.ties
        if not is_strong(tie.relation)
        and tie.relation not in NEVER_WEAK_ONLY
        and tie.since <= day < tie.until
    ]
    hit = np.array(rows, np.int64)
    hit = hit[verdict[hit] == _V["MISSING_BODY"]] if rows else hit
    verdict[hit] = _V["WEAK_ONLY"]
