# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""Who supervises an organization on a date."""

from __future__ import annotations

from . import words
from .bodies import Body, Status
from .facts import Facts
from .outcome import Supervision


class Supervisions:
    """The supervisor at t: none, one, several, unknown."""

    def decoupled(self, facts: Facts) -> bool:
        day = facts.day("decoupled_on")
        return day is not None and day <= self.t

    def supervision(self, facts: Facts) -> Supervision:
        """Who supervises at t."""
        if self.decoupled(facts):
            return Supervision("none")
        if facts.supervisor == "none" or facts.supervisor_kind == "指导":
            return Supervision("none")
        if facts.supervisor == "unknown":
            return Supervision("unknown")
        if facts.supervisor_kind == "代管":
            return Supervision("entrusted")
        named = [self.linker.body(text, facts.division) for text in facts.supervisors]
        statuses = [self.linker.at(bodies, self.t) for bodies in named]
        if len(named) == 1:
            return self._single(named[0], statuses[0])
        live = {
            s.body.id: (n, s)
            for n, s in zip(named, statuses, strict=False)
            if s.state == "alive"
        }
        if len(live) == 1:
            return self._single(*next(iter(live.values())))
        if live:
            return Supervision(
                "several", several=tuple(s.body for _, s in live.values())
            )
        return self._none_alive(named, statuses)

    def _single(self, bodies: list[Body], status: Status) -> Supervision:
        found = Supervision("one", status, tuple(bodies))
        if status.state == "followed":
            found.notes.add("STALE_NAME")
        return found

    def _none_alive(
        self, named: list[list[Body]], statuses: list[Status]
    ) -> Supervision:
        heirs = {
            b.id: b
            for s in statuses
            for b in ((s.body,) if s.state == "followed" else s.others)
        }
        first = statuses[0]
        if len({s.was.id for s in statuses}) == 1:
            return self._single(named[0], first)
        state = "followed" if len(heirs) == 1 else "ended"
        others = tuple(heirs[i] for i in sorted(heirs))
        return self._single(
            named[0],
            Status(
                state, others[0] if len(others) == 1 else first.was, first.was, others
            ),
        )


def unusual(body: Body) -> bool:
    """A company, a social organization, a democratic party, or a registrar that is not civil affairs."""
    if body.national_kind:
        return body.national_kind in {"company_authority", "democratic_party_or_union"}
    if words.REGISTRAR.search(body.name) and not words.CIVIL_AFFAIRS.search(body.name):
        return True
    if any(word in body.name for word in words.MASS):
        return False
    return bool(
        words.COMPANY.search(body.name)
        or words.SOCIETY.search(body.name)
        or words.DEMOCRATIC.search(body.name)
    )
