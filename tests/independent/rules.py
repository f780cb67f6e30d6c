# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""The rulebooks: from the facts of an organization to the leader a rule names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .facts import Facts
from .hierarchy import OPINION, Hierarchy
from .leader import Leader
from .local_rules import LocalRules
from .names import Linker
from .opinion import Opinion
from .outcome import SHENZHEN_ADOPTED_TO, SHENZHEN_FROM, SHENZHEN_TO, Outcome, lack
from .supervision import Supervisions


class Rules(Supervisions, Opinion, LocalRules):
    """The rulebooks at one date for one dataset."""

    def __init__(
        self,
        linker: Linker,
        hierarchy: Hierarchy,
        t: date,
        adopt: list[tuple[str, str]],
    ) -> None:
        self.linker, self.hierarchy, self.t = linker, hierarchy, t
        self.places = linker.places
        self.adopt = adopt

    # ---- regimes -------------------------------------------------------------------------------------------------

    def local_regimes(self) -> list[tuple[str, str]]:
        """(division, rulebook) of the local rulebooks in force at t; adopted ones first."""
        found = [(d, b) for b, d in self.adopt if b == "industry-first"]
        found += [
            (d, b)
            for b, d in self.adopt
            if b == "shenzhen-2013" and SHENZHEN_FROM <= self.t < SHENZHEN_ADOPTED_TO
        ]
        if SHENZHEN_FROM <= self.t <= SHENZHEN_TO:
            found.append(("440300", "shenzhen-2013"))
        return found

    def regime(self, division: str) -> str:
        """The rulebook in force for a division: the nearest local one, else the national one, else ''."""
        local = self.local_regimes()
        for code in self.places.above(division) if division else []:
            for where, book in local:
                if where == code:
                    return book
        return "opinion-2015" if self.t >= OPINION else ""

    def derive(self, facts: Facts, declared: bool = False) -> Outcome:
        """The outcome of the regime in force, without declarations."""
        book = self.regime(facts.division)
        if not facts.division and self.local_regimes():
            return self._unplaced(facts, declared)
        if not book:
            return Outcome("NO_RULE")
        return self._under(book, facts, declared)

    def _under(self, book: str, facts: Facts, declared: bool) -> Outcome:
        supervision = self.supervision(facts)
        if self.decoupled(facts) and (gap := self._gap(facts)):
            return gap
        if book == "opinion-2015":
            outcome = self._opinion(facts, supervision)
        elif book == "shenzhen-2013":
            outcome = self._shenzhen(facts, supervision)
        else:
            outcome = self._industry(facts, supervision)
        if self.decoupled(facts) and not facts.has("handed_over_on") and not declared:
            outcome = outcome.note("HANDOVER_NOT_RECORDED")
        return outcome

    def _unplaced(self, facts: Facts, declared: bool) -> Outcome:
        """Division unknown while local rulebooks are in force: each possible value is tried."""
        national = (
            self._under("opinion-2015", facts, declared)
            if self.t >= OPINION
            else Outcome("NO_RULE")
        )
        if national.verdict in {"CONFLICT", "GAP"}:
            return national
        for where, book in self.local_regimes():
            there = replace(
                facts, division=where, level=self.places.level.get(where, "")
            )
            outcome = self._under(book, there, declared)
            if outcome.verdict != national.verdict or (
                outcome.leader and outcome.leader.id
            ) != (national.leader and national.leader.id):
                if national.missing and national.missing != "division":
                    return national
                return lack(outcome.rulebook, outcome.rule, "division")
        return national

    def _gap(self, facts: Facts) -> Outcome | None:
        if not facts.has("handed_over_on"):
            return None
        day = facts.day("handed_over_on")
        if day and day <= self.t:
            return None
        return Outcome("GAP", "opinion-2015" if self.t >= OPINION else "", "O33")

    def by_reference(self, outcome: Outcome, leader: Leader) -> Outcome:
        """The leader a rule names, looked up at t."""
        found = self.hierarchy.look(leader)
        if found.state in {"alive", "followed"}:
            if found.state == "followed" and leader.kind != "PARTY_ORG":
                outcome = outcome.note("STALE_NAME")
            return replace(
                outcome,
                verdict="LED",
                leader=found.leader,
                attested=found.attested,
                named=found.leader.id,
            )
        verdict = "ENDED_BODY" if found.state == "ended" else "MISSING_BODY"
        return replace(
            outcome,
            verdict=verdict,
            named=found.was.id,
            candidates=found.others,
            relation="",
            notes=frozenset(),
        )
