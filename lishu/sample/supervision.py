"""Drawing who supervises, what ended it, and whom charters declare."""

from datetime import date

import numpy as np

from lishu.sample import authorities, days, shares
from lishu.sample.facts import (
    Declared,
    Ints,
    Mask,
    Plan,
    Relation,
    Supervisor,
)
from lishu.sample.national_names import (
    FORMER_WEIGHTS,
    LEADER,
    NUMBER,
    SUPERVISOR_WEIGHTS,
)
from lishu.sample.reference import Divisions

Random = np.random.Generator
GUANGDONG, SHENZHEN = 44, 4403


def draw_supervision(rng: Random, plan: Plan, table: Divisions) -> None:
    """Supervisor, its relation, decoupling and hand-over of ordinary rows."""
    n = len(plan.row)
    plan.supervisor_word[:] = _words(rng, plan, table, SUPERVISOR_WEIGHTS)
    named = np.where(plan.division == 0, Supervisor.NATIONAL, Supervisor.DEPARTMENT)
    plan.supervisor[:] = named
    likely = np.array([*shares.SUPERVISED, shares.SUPERVISED[1]])[plan.kind]
    likely[plan.association == 1] = shares.SUPERVISED_ASSOCIATION
    without = rng.random(n) > likely
    _guangdong(rng, plan, table, without)
    street = (plan.community == 1) & (rng.random(n) < 0.4)
    street &= table.code[plan.division] // 100 != SHENZHEN
    without |= (plan.community == 1) & (rng.random(n) < 0.6)
    plan.supervisor[street] = Supervisor.TOWNSHIP
    plan.relation[street] = Relation.BLANK
    _without(rng, plan, without & ~street)
    _decouple(rng, plan, table)


def _words(rng: Random, plan: Plan, table: Divisions, weights: dict[str, int]) -> Ints:
    """A department of the sector at the tier, or a national supervisor."""
    n = len(plan.row)
    edges = authorities.cumulative()[plan.sector]
    key = (rng.random(n)[:, None] > edges[:, :-1]).sum(axis=1)
    tier = np.maximum(table.tier[plan.division] - 1, 0)
    share = np.array(list(weights.values())) / sum(weights.values())
    national = np.array([NUMBER[name] for name in weights])
    drawn = national[rng.choice(len(share), n, p=share)]
    return np.where(plan.division == 0, drawn, key * authorities.TIERS + tier)


def _guangdong(rng: Random, plan: Plan, table: Divisions, without: Mask) -> None:
    """Since 2012 most supervisors there are guidance units, or none is asked for."""
    n = len(plan.row)
    here = table.province[plan.division] == GUANGDONG
    u = rng.random(n)
    guided = (u < shares.GUIDED_GUANGDONG) & here
    kept = u > 1 - shares.SUPERVISED_GUANGDONG
    without[here] = (~guided & ~kept)[here]
    plan.relation[(rng.random(n) < 0.06) & ~here] = Relation.SUPERVISES
    plan.relation[guided] = Relation.GUIDES


def _without(rng: Random, plan: Plan, mask: Mask) -> None:
    words = [Supervisor.DIRECT, Supervisor.NONE, Supervisor.BLANK, Supervisor.DASH]
    drawn = rng.choice(words, len(plan.row), p=[0.38, 0.15, 0.45, 0.02])
    plan.supervisor[mask] = drawn[mask]
    plan.relation[mask] = Relation.BLANK


def _decouple(rng: Random, plan: Plan, table: Divisions) -> None:
    """Industry associations leave their supervisors, 2015-11 to 2020-12."""
    n = len(plan.row)
    first, last = days.day(date(2015, 11, 1)), days.day(date(2020, 12, 31))
    when = days.between(rng, first, last, n)
    supervised = np.isin(plan.supervisor, (Supervisor.DEPARTMENT, Supervisor.NATIONAL))
    reached = (plan.association == 1) & supervised & (plan.relation != Relation.GUIDES)
    reached &= rng.random(n) < shares.DECOUPLED_OF_SUPERVISED_ASSOCIATIONS
    # Who was registered later never had a supervisor to leave.
    late = reached & (plan.registered >= when)
    _without(rng, plan, late)
    gone = reached & ~late
    plan.decoupled[gone] = when[gone]
    former = np.where(
        plan.division == 0,
        _words(rng, plan, table, FORMER_WEIGHTS),
        plan.supervisor_word,
    )
    erased = gone & (rng.random(n) < 0.8)
    plan.former[erased] = plan.supervisor[erased]
    plan.former_word[erased] = former[erased]
    plan.supervisor[erased] = Supervisor.BLANK
    plan.relation[gone] = Relation.BLANK
    _hand_over(rng, plan, gone, when)


def _hand_over(rng: Random, plan: Plan, gone: Mask, when: Ints) -> None:
    """Most Party organizations are handed over in time, some late, some never."""
    n = len(plan.row)
    u = rng.random(n)
    late = u < shares.LATE_OR_MISSING_HANDOVER
    delay = np.where(late, rng.integers(200, 1500, n), rng.integers(0, 90, n))
    never = u < shares.LATE_OR_MISSING_HANDOVER / 2
    plan.handed_over[gone] = np.where(never, days.BLANK, when + delay)[gone]


def draw_declared(rng: Random, plan: Plan, table: Divisions) -> None:
    """Some charters name the leading body, in the words that charters use."""
    n = len(plan.row)
    local = plan.division != 0
    chosen = rng.random(n) < shares.DECLARED
    u = rng.random(n)
    form = rng.integers(0, 5, n)
    supervised = local & (plan.supervisor == Supervisor.DEPARTMENT)
    supervised &= (plan.relation != Relation.GUIDES) & (plan.decoupled == days.BLANK)
    what = np.full(n, Declared.SOPWB)
    what[u < 0.05] = Declared.COMMITTEE
    what[(u > 0.95)] = Declared.COMPOSITE
    what[supervised & (u > 0.15) & (u < 0.75)] = Declared.SUPERVISORS
    what[supervised & (u > 0.75) & (u < 0.87)] = Declared.SAME_AS_SUPERVISOR
    school = supervised & (plan.sector == 0) & (u > 0.87) & (u <= 0.95)
    what[school] = Declared.EDUCATION
    plan.declared[chosen & local] = what[chosen & local]
    plan.declared_word[chosen & local] = form[chosen & local]
    _national(plan, chosen & ~local)
    _charter_dates(rng, plan, table, chosen)


def _national(plan: Plan, chosen: Mask) -> None:
    """Associations name the Social Work Department, the rest the work committee."""
    plan.declared[chosen] = Declared.NATIONAL
    plan.declared_word[chosen] = LEADER["中央和国家机关工委"]
    association = chosen & (plan.association == 1)
    plan.declared_word[association] = LEADER["中央社会工作部"]


def _charter_dates(rng: Random, plan: Plan, table: Divisions, chosen: Mask) -> None:
    """Charters say whom they name only since 2016; department names since 2024."""
    n = len(plan.row)
    national = plan.declared == Declared.NATIONAL
    start = (days.day(date(2016, 1, 1)), days.day(date(2023, 7, 1)))
    first = np.where(national, start[1], start[0])
    work = (plan.declared == Declared.SOPWB) & (plan.declared_word == 4)
    first = np.where(work, days.day(date(2024, 7, 1)), first)
    first = np.maximum(first, plan.registered)
    when = days.between(rng, first, days.day(days.LAST_EVENT), n)
    plan.declared_on[chosen] = when[chosen]
    shenzhen = table.code[plan.division] // 100 == SHENZHEN
    plan.party_since[chosen & shenzhen] = days.BLANK
