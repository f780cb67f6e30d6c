"""Findings held against what was accepted: what is new, covered, run out, wider.

In: findings, entries of `accepted.toml` and the date on which it is asked. Out: a
state for each finding, and the entries that cover nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from graphmodel.acceptance import Acceptance
from graphmodel.finding import Finding
from graphmodel.vocabulary import Term

#: So long before its end an entry is told to be expiring.
WARNED = timedelta(days=30)
STATES = {
    code: Term(code, zh, en)
    for code, zh, en in (
        ("new", "新增", "new"),
        ("accepted", "已接受", "accepted"),
        ("expiring", "接受即将到期", "acceptance expiring"),
        ("expired", "接受已过期", "acceptance expired"),
        ("widened", "超出接受的范围", "wider than accepted"),
    )
}
#: The state of an entry that covers nothing.
STALE = "stale"
#: The states of which nobody has said that they may stay.
UNSETTLED = frozenset({"new", "expired", "widened"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding, its state (a code of STATES) and the entry that covers it, if any."""

    finding: Finding
    state: str
    entry: Acceptance | None = None

    @property
    def settled(self) -> bool:
        """Whether it is accepted, and still is."""
        return self.state not in UNSETTLED


@dataclass(frozen=True)
class Covering:
    """An entry with how many findings and organizations it covers, and its state.

    The state of an entry that covers nothing is "stale".
    """

    entry: Acceptance
    state: str
    findings: int
    affected: int


@dataclass(frozen=True)
class Judgement:
    """`judged` has every finding in the order given, `entries` every entry."""

    judged: tuple[Judged, ...]
    entries: tuple[Covering, ...] = ()

    @property
    def stale(self) -> tuple[Acceptance, ...]:
        """The entries that cover nothing: mended, or another entry stands for it."""
        return tuple(c.entry for c in self.entries if c.state == STALE)


def judge(
    findings: Iterable[Finding], entries: Sequence[Acceptance], today: date
) -> Judgement:
    """The state of every finding on `today`.

    One entry covers a finding: of those that speak of it, one in force before one
    that has run out, a fingerprint before a pattern, the later end before the earlier.
    Where an entry covers more organizations than it accepts, all that it covers is
    widened: nobody can tell which of them were meant.
    """
    findings = tuple(findings)
    if not entries:
        return Judgement(tuple(Judged(finding, "new") for finding in findings))
    choose = _Choice(entries, today)
    chosen = [choose.of(finding) for finding in findings]
    covered = defaultdict[Acceptance, list[Finding]](list)
    for finding, entry in zip(findings, chosen, strict=True):
        if entry is not None:
            covered[entry].append(finding)
    coverings = {e: _covering(e, covered[e], today) for e in entries}
    judged = (
        Judged(finding, coverings[entry].state if entry else "new", entry)
        for finding, entry in zip(findings, chosen, strict=True)
    )
    return Judgement(tuple(judged), tuple(coverings.values()))


def _covering(entry: Acceptance, covered: list[Finding], today: date) -> Covering:
    affected = sum(finding.affected for finding in covered)
    state = _state(entry, affected, today) if covered else STALE
    return Covering(entry, state, len(covered), affected)


def _state(entry: Acceptance, affected: int, today: date) -> str:
    state = standing(entry, today)
    wide = entry.affected is not None and affected > entry.affected
    return "widened" if wide and state != "expired" else state


def standing(entry: Acceptance, today: date) -> str:
    """The state of an entry by its end alone: accepted, expiring or expired."""
    if today >= entry.until:
        return "expired"
    return "expiring" if entry.until - today <= WARNED else "accepted"


class _Choice:
    """Finds the entry that covers a finding; entries are filed by what they speak of."""

    def __init__(self, entries: Sequence[Acceptance], today: date) -> None:
        self._ranked = sorted(
            entries,
            key=lambda e: (today >= e.until, not e.fingerprint, -e.until.toordinal()),
        )
        self._filed = defaultdict[str, list[int]](list)
        for rank, entry in enumerate(self._ranked):
            self._filed[entry.fingerprint or entry.code].append(rank)

    def of(self, finding: Finding) -> Acceptance | None:
        """The first entry in rank that covers the finding."""
        filed = (
            self._filed.get(key, ()) for key in (finding.fingerprint, finding.code)
        )
        for rank in sorted(chain.from_iterable(filed)):
            if self._ranked[rank].covers(finding):
                return self._ranked[rank]
        return None
