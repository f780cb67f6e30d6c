"""A place to plant a case: rows of a plan, and what may happen to them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np

from lishu.sample import authorities, days
from lishu.sample.authorities import REGISTRAR, TIERS
from lishu.sample.facts import Declared, Ints, Kind, Plan, Supervisor
from lishu.sample.reference import divisions

Plant = Callable[["Site"], object]
BEFORE = days.day(date(2012, 6, 1))
LATER = days.day(date(2027, 6, 30))
"""After any export of today: what is dated so has not happened yet."""
_CIVIL_AFFAIRS = ("民政部", "民政厅", "民政局", "民政局", "民政局")
_KEPT = ("row", "code_serial", "word", "tail", "sector", "planted")
SHENZHEN = 4403


@dataclass(frozen=True)
class Site:
    """Rows `at` of a plan that one kind of case is planted in."""

    plan: Plan
    at: Ints
    rng: np.random.Generator

    def put(self, **facts: int | Ints) -> "Site":
        """Write facts into the rows."""
        for name, value in facts.items():
            getattr(self.plan, name)[self.at] = value
        return self

    def bare(self, division: Ints) -> "Site":
        """Plain associations there, registered long ago, without any supervisor."""
        blank = vars(Plan.empty(self.at))
        self.put(**{k: v for k, v in blank.items() if k not in _KEPT})
        civil = np.array([REGISTRAR[word] for word in _CIVIL_AFFAIRS])
        self.put(division=division, code_division=division, code_prefix=51, modern=1)
        self.put(registrar=civil[divisions().tier[division]])
        since = days.between(self.rng, days.day(date(2001, 1, 1)), BEFORE, len(self.at))
        return self.put(registered=since)

    def local(self, tiers: tuple[int, ...] = (1, 2, 3, 4)) -> "Site":
        """Bare organizations of divisions at those tiers, Shenzhen apart."""
        table = divisions()
        fit = np.isin(table.tier, tiers) & (table.code // 100 != SHENZHEN)
        fit &= (table.towns > 0) | (table.tier < 4)
        weight = np.where(fit, table.weight, 0.0)
        n = len(self.at)
        return self.bare(self.rng.choice(len(weight), n, p=weight / weight.sum()))

    def word(self, key: str) -> Ints:
        """A department's word at the rows' tiers."""
        tier = np.maximum(divisions().tier[self.plan.division[self.at]] - 1, 0)
        return np.asarray(authorities.CODE[key] * TIERS + tier)

    def supervised(self, key: str = "教育") -> "Site":
        """Give the rows a department as their supervisor."""
        word = self.word(key)
        return self.put(supervisor=Supervisor.DEPARTMENT, supervisor_word=word)

    def in_township(self) -> "Site":
        """A community organization of one of the county's townships."""
        table = divisions()
        at = self.plan.division[self.at]
        step = (self.rng.random(len(self.at)) * table.towns[at]).astype(np.int64)
        return self.put(community=1, township=table.towns_from[at] + step)

    def declares(self, what: Declared, on: int = days.BLANK) -> "Site":
        """Let the charter, approved on that day, name a leader."""
        form = self.rng.integers(0, 4, len(self.at))
        return self.put(declared=what, declared_word=form, declared_on=on)

    def decoupled(self, handed_over: int) -> "Site":
        """An industry association that left its supervisor in 2017."""
        self.put(
            association=1, former=Supervisor.DEPARTMENT, former_word=self.word("商务")
        )
        self.put(supervisor=Supervisor.BLANK, decoupled=days.day(date(2017, 3, 1)))
        return self.put(handed_over=handed_over)

    def in_shenzhen(self, code: int) -> "Site":
        """Private non-enterprise units of Shenzhen or one of its districts."""
        at = np.flatnonzero(divisions().code == code)[0]
        self.bare(np.full(len(self.at), at))
        return self.put(kind=Kind.PRIVATE_UNIT, code_prefix=52)
