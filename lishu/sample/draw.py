"""Drawing ordinary organizations: place, kind, sector, dates, community, name."""

from datetime import date

import numpy as np

from lishu.sample import days, words
from lishu.sample.authorities import REGISTRAR
from lishu.sample.facts import Ints, Kind, Plan, Status
from lishu.sample.reference import Divisions, divisions
from lishu.sample.shares import (
    ASSOCIATION_SHARES,
    COMMUNITY_OF_COUNTY,
    DEREGISTERED,
    KIND_BY_LEVEL,
    PARTY_ORGANIZATION,
    sectors_by_kind,
)
from lishu.sample.supervision import draw_declared, draw_supervision

Random = np.random.Generator
_WORD_STRIDE = 7919
NOT_STATED = 2
"""Of a yes-or-no column: blank, as exports leave it where the question is idle."""


def draw(rng: Random, rows: Ints, shift: int) -> Plan:
    """A batch of ordinary organizations for the rows given (numbers from 0).

    `shift` moves the serial numbers of codes, so that seeds do not share codes.
    """
    plan = Plan.empty(rows)
    table = divisions()
    _place(rng, plan, table)
    _kind(rng, plan, table)
    _dates(rng, plan)
    _community(rng, plan, table)
    draw_supervision(rng, plan, table)
    draw_declared(rng, plan, table)
    _code(rng, plan, shift)
    plan.word[:] = (rows * _WORD_STRIDE + shift) % len(words.fancy())
    plan.tail[:] = rng.integers(0, 1 << 30, len(rows))
    return plan


def _pick(rng: Random, shares: Ints | np.ndarray, of: Ints) -> Ints:
    """One draw a row from the row of `shares` (probabilities) that `of` names."""
    total = np.cumsum(shares, axis=1)[of]
    return np.asarray((rng.random(len(of))[:, None] > total[:, :-1]).sum(axis=1))


def _place(rng: Random, plan: Plan, table: Divisions) -> None:
    n = len(plan.row)
    edges = np.cumsum(table.weight)
    at = np.searchsorted(edges, rng.random(n), side="right").clip(max=len(edges) - 1)
    plan.division[:] = plan.code_division[:] = at
    plan.long_form[:] = rng.random(n) < 0.03
    civil = np.array(
        [REGISTRAR[w] for w in ("民政部", "民政厅", "民政局", "民政局", "民政局")]
    )
    plan.registrar[:] = civil[table.tier[at]]
    u = rng.random(n)
    local, province = table.tier[at] >= 3, table.province[at]
    service = np.isin(province, (37, 13))
    plan.registrar[local & (u < 0.08)] = REGISTRAR["行政审批局"]
    plan.registrar[local & service & (u < 0.20)] = REGISTRAR["行政审批服务局"]
    plan.registrar[local & (u > 0.99)] = REGISTRAR["社会组织管理局"]
    plan.registrar[(province == 31) & (u < 0.85)] = REGISTRAR["社会团体管理局"]
    plan.registrar[(table.tier[at] == 1) & (u > 0.98)] = REGISTRAR["民间组织管理局"]
    plan.registrar[(at == 0) & (u < 0.08)] = REGISTRAR["中华人民共和国民政部"]


def _kind(rng: Random, plan: Plan, table: Divisions) -> None:
    n = len(plan.row)
    kind = _pick(rng, KIND_BY_LEVEL, table.level[plan.division])
    plan.sector[:] = _pick(rng, sectors_by_kind(), kind)
    likely = np.array(ASSOCIATION_SHARES)[plan.sector]
    plan.association[:] = (kind == Kind.ASSOCIATION) & (rng.random(n) < likely)
    idle = (kind != Kind.ASSOCIATION) & (rng.random(n) < 0.95)
    plan.association[idle] = NOT_STATED
    plan.kind[:] = kind
    plan.code_prefix[:] = 51 + kind
    modern_name = (kind == Kind.PRIVATE_UNIT) & (rng.random(n) < 0.6)
    plan.kind[modern_name] = Kind.SERVICE_UNIT


def _dates(rng: Random, plan: Plan) -> None:
    n = len(plan.row)
    first, last = days.day(date(1986, 1, 1)), days.day(days.LAST_EVENT)
    plan.registered[:] = first + ((last - first) * rng.random(n) ** 0.55).astype(int)
    gone = rng.random(n) < DEREGISTERED
    plan.status[gone] = rng.choice(
        [Status.DEREGISTERED, Status.WITHDRAWN, Status.REVOKED],
        size=int(gone.sum()),
        p=[0.8, 0.15, 0.05],
    )
    since = np.maximum(plan.registered, days.day(date(2012, 1, 1)))
    ended = days.between(rng, since, last, n)
    dated = rng.random(n) < 0.92
    plan.deregistered[:] = np.where(gone & dated, ended, days.BLANK)
    has = rng.random(n) < PARTY_ORGANIZATION
    founded = days.between(rng, plan.registered, last, n)
    plan.party_since[:] = np.where(has, founded, days.BLANK)


def _community(rng: Random, plan: Plan, table: Divisions) -> None:
    """Some county organizations serve a street; schools and chambers do not."""
    n = len(plan.row)
    at, size = plan.division, table.towns[plan.division]
    fit = (table.level[at] == 3) & (size > 0) & (plan.kind != Kind.FOUNDATION)
    fit &= (plan.association != 1) & ((plan.sector != 0) | (plan.kind == 0))
    plan.community[:] = fit & (rng.random(n) < COMMUNITY_OF_COUNTY * 1.55)
    chosen = table.towns_from[at] + (rng.random(n) * size).astype(np.int64)
    plan.township[:] = np.where(plan.community == 1, chosen, -1)
    plan.community[~fit & (rng.random(n) < 0.85)] = NOT_STATED
    named = (plan.community == 1) & (rng.random(n) < 0.25)
    which = rng.integers(0, len(words.COMMUNITIES), n)
    plan.community_name[:] = np.where(named, which, -1)


def _code(rng: Random, plan: Plan, shift: int) -> None:
    n = len(plan.row)
    reform = days.day(date(2015, 10, 1))
    plan.modern[:] = (plan.registered > reform) | (rng.random(n) < 0.2)
    plan.code_serial[:] = plan.row + shift
