"""Candidates: who might lead where nobody can be named (semantics §7).

UNDECIDED: the bodies the rule names; ENDED_BODY: the living successors; MISSING_BODY:
the SOPWBs around, or the predecessors; CONFLICT: those in conflict. Sorted ids.
Out: a text column; each distinct cause is looked at once.
"""

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from graphmodel.bodies import PARTY_ORG, plain
from graphmodel.divisions import Positions
from graphmodel.leaders import VERDICT_CODES
from graphmodel.mentions import Meaning, live_members
from graphmodel.standing import State
from graphmodel.vocabulary import is_strong

if TYPE_CHECKING:
    from graphmodel.resolution import Resolution

WITH_CANDIDATES = ("UNDECIDED", "ENDED_BODY", "MISSING_BODY", "CONFLICT")


def candidate_column(resolution: "Resolution") -> pl.Series:
    """The candidates of every organization as ids joined by |, "" where none."""
    texts = pl.Series("candidates", [""]).gather(np.zeros(len(resolution), np.int64))
    return texts.scatter(*candidate_texts(resolution))


def candidate_texts(resolution: "Resolution") -> tuple[Positions, pl.Series]:
    """The organizations that may have candidates, ascending, and these joined by |."""
    codes = [VERDICT_CODES.index(code) for code in WITH_CANDIDATES]
    rows = np.flatnonzero(np.isin(resolution.leaders.verdict, codes))
    if not len(rows):
        return rows, pl.Series("text", [], pl.String)
    keys = _keys(resolution, rows)
    distinct = keys.unique(maintain_order=True)
    meaning = resolution.situation.meaning
    found = [
        "|".join(sorted(ids(resolution, meaning, row)))
        for row in distinct.iter_rows(named=True)
    ]
    joined = keys.join(
        distinct.with_columns(text=pl.Series(found)), on=list(keys.columns), how="left",
        maintain_order="left",
    )  # fmt: skip
    return rows, joined["text"]


def candidates_at(resolution: "Resolution", position: int) -> tuple[str, ...]:
    """The candidates of one organization as sorted ids: what the column says of it."""
    if VERDICT_CODES[resolution.leaders.verdict[position]] not in WITH_CANDIDATES:
        return ()
    meaning = resolution.situation.meaning
    row = _keys(resolution, np.array([position])).row(0, named=True)
    return tuple(sorted(ids(resolution, meaning, row)))


def _keys(resolution: "Resolution", rows: Positions) -> pl.DataFrame:
    """What the candidates of some organizations depend on."""
    tied = np.isin(rows, [tie.organization for tie in resolution.world.ties])
    return pl.DataFrame(
        {
            "profile": resolution.profile[rows],
            "named": resolution.leaders.named[rows],
            "declared": resolution.situation.declaration.mention[rows],
            "supervisor": resolution.world.organizations["supervisor"].gather(rows),
            "tied": tied * (rows + 1),
            "verdict": resolution.leaders.verdict[rows],
        }
    )


def ids(resolution: "Resolution", meaning: Meaning, row: dict[str, int]) -> set[str]:
    """The ids of the candidates of one distinct cause."""
    outcome = resolution.outcomes[row["profile"]]
    verdict = VERDICT_CODES[row["verdict"]]
    bodies = resolution.world.bodies
    if verdict == "UNDECIDED" and outcome.rule:
        numbers = (bodies.by_id.get(c, -1) for c in outcome.rule.candidates)
        targets = {int(resolution.standing.target[n]) for n in numbers if n >= 0}
        return {bodies.id(body) for body in targets if body >= 0}
    if outcome.basis == "DECLARED":
        return {bodies.id(b) for b in _declared(resolution, meaning, row, verdict)}
    if verdict == "CONFLICT":
        return {
            _party(resolution, row, b)
            for b in live_members(resolution.world, meaning, row["supervisor"])
        }
    named = row["named"]
    reached = _heirs(resolution, meaning, row)
    if reached:
        return {_party(resolution, row, b) for b in reached}
    if verdict == "MISSING_BODY" and bodies.kind(named) == "SOPWB":
        division = bodies.division(named)
        zone = bodies.record(named) is not None and division > 0
        around = ((division,) if zone else ()) + bodies.divisions.up(division)
        return {bodies.id(d) for d in around if resolution.standing.present(d)}
    return set()


def _heirs(resolution: "Resolution", meaning: Meaning, row: dict[str, int]) -> set[int]:
    """Who came after the body that failed; of several supervisors the heirs of all."""
    candidates = resolution.standing.candidates
    group = row["supervisor"] - len(resolution.world.bodies)
    failed = _ended(resolution, meaning, row)
    if group < 0 or not resolution.world.groups[group].several:
        return set(candidates.get(failed, ()))
    members = {m & ~PARTY_ORG for m in resolution.world.groups[group].members}
    if failed not in members:
        return set(candidates.get(failed, ()))
    return {heir for member in members for heir in candidates.get(member, ())}


def _ended(resolution: "Resolution", meaning: Meaning, row: dict[str, int]) -> int:
    """The body that failed: the supervisor's where the rule asked for it."""
    outcome = resolution.outcomes[row["profile"]]
    leader = outcome.rule.leader if outcome.rule else None
    if leader in (("party_org_of", "supervisor"), ("itself", "supervisor")):
        return int(meaning.first[row["supervisor"]])
    return row["named"] & ~PARTY_ORG


def _party(resolution: "Resolution", row: dict[str, int], body: int) -> str:
    """A supervisor's candidate: its Party organization where the rule leads by it."""
    outcome = resolution.outcomes[row["profile"]]
    bodies = resolution.world.bodies
    by_party = outcome.rule and outcome.rule.leader == ("party_org_of", "supervisor")
    return bodies.id(bodies.party_org(body) if by_party else body)


def _declared(
    resolution: "Resolution", meaning: Meaning, row: dict[str, int], verdict: str
) -> set[int]:
    """Successors of an ended declaration, or the living bodies of a conflict."""
    standing, named = resolution.standing, _named(resolution, meaning, row["declared"])
    if verdict == "CONFLICT":
        named |= _tied(resolution, row["tied"] - 1)
    reached: set[int] = set()
    for body in named:
        bare = int(plain(np.array([body], np.int32))[0])
        bit, state = body & PARTY_ORG, standing.state[bare]
        if state == State.ENDED:
            heirs = standing.candidates.get(bare, ()) if verdict != "CONFLICT" else ()
            reached |= {heir | bit for heir in heirs}
        elif state != State.UNBORN:
            target = int(standing.target[bare])
            reached.add((target if target >= 0 else bare) | bit)
    return {body for body in reached if body >= 0}


def _named(resolution: "Resolution", meaning: Meaning, mention: int) -> set[int]:
    """The bodies that a declaration names."""
    world = resolution.world
    group = mention - len(world.bodies)
    if mention < 0 or mention & PARTY_ORG or group < 0:
        return {mention} if mention >= 0 else set()
    if world.groups[group].several:
        return set(world.groups[group].members)
    return {int(meaning.first[mention] | meaning.party[mention])}


def _tied(resolution: "Resolution", organization: int) -> set[int]:
    """The bodies that strong relations in force tie an organization to."""
    day = (resolution.as_of - date(1970, 1, 1)).days
    return {
        tie.body
        for tie in resolution.world.ties
        if tie.organization == organization
        and is_strong(tie.relation)
        and tie.since <= day < tie.until
    }
