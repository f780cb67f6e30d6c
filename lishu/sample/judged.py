"""The facts of the day: what supervisor and charter amount to on a date."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from lishu.sample import days
from lishu.sample.facts import (
    Declared,
    Ints,
    Kind,
    Mask,
    Odd,
    Plan,
    Relation,
    Status,
    Supervisor,
)
from lishu.sample.national_names import STATE, leaders, supervisors
from lishu.sample.reference import divisions

OPINION = date(2015, 9, 28)
SHENZHEN_FROM = date(2013, 10, 23)
SOCIAL_WORK = date(2023, 3, 16)
MINISTRY_CENTRE = date(2019, 6, 1)
CSWD = "cswd"
WORK_COMMITTEE = "central-state-organs-work-committee-2018"
SASAC_COMMITTEE = "sasac-party-committee"


@dataclass(frozen=True)
class Day:
    """Masks over a plan, true or not on one date; semantics.md names each."""

    on: date
    counted: Mask
    nation: Mask
    opinion: Mask
    shenzhen: Mask
    decoupled: Mask
    handed_over: Mask
    none: Mask
    """No supervisor counts."""
    alive: Mask
    ended: Mask
    unborn: Mask
    several: Mask
    unknown: Mask
    entrusted: Mask
    association: Mask
    association_unknown: Mask
    former_sasac: Mask
    declared: Mask
    """A declaration of a living body."""
    declared_ended: Mask
    declared_two: Mask
    transferred: Mask


def _counted(plan: Plan, on: date) -> Mask:
    """Registered by then, and not gone: by the date, else by the status."""
    dated = days.plain(plan.deregistered) != days.BLANK
    gone = np.where(
        dated, days.passed(plan.deregistered, on), plan.status != Status.NORMAL
    )
    begun = days.plain(plan.registered) <= days.day(on)
    counted: Mask = (begun | (plan.odd == Odd.DATE_INVALID)) & ~gone
    return counted


def _supervisor(plan: Plan, on: date, decoupled: Mask) -> Ints:
    """State of the supervisor, an element of STATES."""
    by_class = {
        Supervisor.DEPARTMENT: "alive",
        Supervisor.TOWNSHIP: "alive",
        Supervisor.TWICE: "alive",
        Supervisor.TWO: "several",
        Supervisor.PLACEHOLDER: "unknown",
    }
    table = np.array([STATE[by_class.get(each, "none")] for each in Supervisor])
    state = table[plan.supervisor]
    national = plan.supervisor == Supervisor.NATIONAL
    state[national] = supervisors(on).state[plan.supervisor_word[national]]
    state[(plan.relation == Relation.ENTRUSTED) & (state != 0)] = STATE["unknown"]
    state[(plan.relation == Relation.GUIDES) | decoupled] = STATE["none"]
    return state


def _former_sasac(plan: Plan, decoupled: Mask) -> Mask:
    """The former supervisor is the State Council's commission for state assets."""
    names = np.array([i == "sasac" for i in supervisors(OPINION).id])
    recorded = (plan.former == Supervisor.NATIONAL) & names[
        np.where(plan.former == Supervisor.NATIONAL, plan.former_word, 0)
    ]
    left = decoupled & (plan.supervisor == Supervisor.NATIONAL) & (plan.former == 0)
    former: Mask = recorded | (left & names[np.where(left, plan.supervisor_word, 0)])
    return former


def _declared(plan: Plan, on: date) -> tuple[Mask, Mask, Mask]:
    """Who declares a living body, an ended one, two on different lines."""
    later = (plan.declared_on != days.BLANK) & ~days.passed(plan.declared_on, on)
    ignored = np.isin(plan.declared, (Declared.NOBODY, Declared.OWN)) | later
    national = (plan.declared == Declared.NATIONAL) & ~ignored
    state = leaders(on).state[np.where(national, plan.declared_word, 0)]
    ended = national & (state == STATE["ended"])
    two = (plan.declared == Declared.TWO_LINES) & ~ignored
    ignored |= national & (state == STATE["unborn"])
    return ~ignored & ~ended & ~two, ended, two


def _transferred(plan: Plan, on: date, nation: Mask, declared: Mask) -> Mask:
    """An association's old declaration of a committee that gave the work away."""
    if on < SOCIAL_WORK:
        return np.zeros(len(plan.row), dtype=bool)
    given = np.array([i in (WORK_COMMITTEE, SASAC_COMMITTEE) for i in leaders(on).id])
    named = given[np.where(plan.declared == Declared.NATIONAL, plan.declared_word, 0)]
    named &= plan.declared == Declared.NATIONAL
    old = days.plain(plan.declared_on) < days.day(SOCIAL_WORK)
    mask: Mask = declared & nation & named & old & (plan.association == 1)
    return mask


def judge_day(plan: Plan, on: date) -> Day:
    """The masks for a date."""
    table = divisions()
    nation = (plan.division == 0) & (plan.place == 0)
    decoupled = days.passed(plan.decoupled, on)
    state = _supervisor(plan, on, decoupled)
    declared, ended, two = _declared(plan, on)
    shenzhen = (table.code[plan.division] // 100 == 4403) & (plan.place == 0)
    whole = np.ones(len(plan.row), dtype=bool)
    return Day(
        on=on,
        counted=_counted(plan, on),
        nation=nation,
        opinion=whole & (on >= OPINION),
        shenzhen=shenzhen & (SHENZHEN_FROM <= on < OPINION),
        decoupled=decoupled,
        handed_over=days.passed(plan.handed_over, on),
        none=state == STATE["none"],
        alive=(state == STATE["alive"]) | (state == STATE["followed"]),
        ended=state == STATE["ended"],
        unborn=state == STATE["unborn"],
        several=state == STATE["several"],
        unknown=state == STATE["unknown"],
        entrusted=plan.relation == Relation.ENTRUSTED,
        association=plan.association == 1,
        association_unknown=(plan.association == 2) & (plan.kind == Kind.ASSOCIATION),
        former_sasac=_former_sasac(plan, decoupled),
        declared=declared,
        declared_ended=ended,
        declared_two=two,
        transferred=_transferred(plan, on, nation, declared),
    )
