"""Accepting findings: which ones are meant, and what is written for them.

In: findings judged against what is accepted, and what somebody says of them. Out: the
text of `accepted.toml` anew, and what was done, entry by entry.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from graphmodel.acceptance import Acceptance
from graphmodel.errors import UnknownError
from graphmodel.judgement import STALE, Judged, Judgement, standing
from graphmodel.reading import nearest
from graphmodel.records import FOREVER
from lishu.gate import entries
from lishu.gate.failures import belongs


@dataclass(frozen=True)
class Terms:
    """What somebody says who accepts findings, on the day `since`."""

    reason: str
    owner: str
    since: date
    until: date
    citation: str = ""


@dataclass(frozen=True)
class Told:
    """One entry and what was done with it: added, renewed, removed or listed.

    `state` is that of the finding before, of the entry where it is listed.
    """

    action: str
    entry: Acceptance
    state: str


@dataclass(frozen=True)
class Edited:
    """What became of a file of accepted findings on a day."""

    file: str
    today: date
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Meant:
    """The findings meant: those named, and of the others those not accepted yet."""

    fingerprints: tuple[str, ...]
    classes: frozenset[str] = frozenset()
    everything: bool = False

    def of(self, judged: Iterable[Judged]) -> tuple[Judged, ...]:
        """Those of some findings. Raises UnknownError for a fingerprint of none."""
        judged = tuple(judged)
        known = {j.finding.fingerprint for j in judged}
        for name in self.fingerprints:
            if name not in known:
                raise UnknownError(
                    f"no finding has the fingerprint {name!r}{nearest(name, known)}; "
                    "`lishu check --format json` lists them"
                )
        return tuple(j for j in judged if self._is(j))

    def _is(self, judged: Judged) -> bool:
        if judged.finding.fingerprint in self.fingerprints:
            return True
        code = judged.finding.code
        named = self.everything or any(belongs(code, c) for c in self.classes)
        return named and not judged.settled


def accept(
    file: str,
    known: Iterable[Acceptance],
    meant: Iterable[Judged],
    terms: Terms,
    text: str,
) -> tuple[str, tuple[Told, ...]]:
    """The text with an entry for each finding, renewed where it has one there.

    `known` are the entries of the text. Raises AcceptanceError.
    """
    known = tuple(known)
    there = {entry.fingerprint: entry for entry in known if entry.fingerprint}
    numbers = count(len(known) + 1)
    told = []
    for judged in meant:
        old = there.get(judged.finding.fingerprint)
        entry = _entry(judged, old or _blank(judged, file, next(numbers)), terms)
        told.append(Told("renewed" if old else "added", entry, judged.state))
    changed = [t.entry for t in told if t.action == "renewed"]
    new = [t.entry for t in told if t.action == "added"]
    text = entries.renewed(text, file, changed) if changed else text
    return (entries.added(text, file, new) if new else text), tuple(told)


def _blank(judged: Judged, file: str, number: int) -> Acceptance:
    finding = judged.finding
    return Acceptance(
        file, number, "", "", FOREVER, finding.fingerprint, finding.code, finding.cause
    )


def _entry(judged: Judged, entry: Acceptance, terms: Terms) -> Acceptance:
    """An entry for a finding as it is now, on the terms that are said."""
    return replace(
        entry,
        reason=terms.reason,
        owner=terms.owner,
        citation=terms.citation or entry.citation,
        since=terms.since,
        until=terms.until,
        affected=max(judged.finding.affected, 1),
    )


def prune(
    file: str, stale: Iterable[Acceptance], text: str
) -> tuple[str, tuple[Told, ...]]:
    """The text without those of its entries that cover nothing."""
    told = tuple(Told("removed", e, STALE) for e in stale if e.file == file)
    if not told:
        return text, told
    return entries.removed(text, file, {t.entry.number for t in told}), told


def listed(
    known: Iterable[Acceptance], today: date, judgement: Judgement
) -> tuple[Told, ...]:
    """Every entry with its state: against findings where there are any, else by date."""
    states = {c.entry: c.state for c in judgement.entries}
    return tuple(
        Told("listed", entry, states.get(entry) or standing(entry, today))
        for entry in known
    )
