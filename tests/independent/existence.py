# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""Which bodies exist on a date, attested or expected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .bodies import Status
from .leader import Leader
from .places import NATION
from .text import clean, to_date

OPINION = date(2015, 9, 28)
EXPECTED = {
    "SOPWB",
    "PARTY_COMMITTEE",
    "PARTY_ORG",
    "TOWNSHIP_PARTY_ORG",
    "COMMUNITY_PARTY_ORG",
}


@dataclass(frozen=True)
class Found:
    """A leader looked up at a date: alive, followed, ended or missing; `others` are the candidates."""

    state: str
    leader: Leader
    was: Leader
    attested: bool
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edge:
    """A row of `relations`."""

    source: str
    target: str
    relation: str
    since: date | None
    until: date | None

    def live(self, t: date) -> bool:
        return (self.since is None or self.since <= t) and (
            self.until is None or t < self.until
        )


class Existence:
    """A leader looked up at one date."""

    def look(self, leader: Leader, declared: bool = False) -> Found:
        """The leader at t. A declared one is attested by the charter that names it."""
        if leader.rows and (found := self._attested(leader)):
            return found
        if leader.host and leader.kind == "PARTY_ORG":
            return self._with_host(leader, declared)
        if declared or leader.kind not in EXPECTED:
            return Found("alive", leader, leader, declared)
        return self._expected(leader)

    def _attested(self, leader: Leader) -> Found | None:
        status = self.linker.at(list(leader.rows), self.t)
        if status.state == "alive":
            return Found("alive", self._as_leader(leader, status), leader, True)
        if status.state == "followed" and status.was.end and status.was.end <= self.t:
            return Found("followed", self._as_leader(leader, status), leader, True)
        if status.state == "ended":
            others = tuple(sorted(self.linker.of_body(b).id for b in status.others))
            return Found("ended", leader, leader, True, others)
        if leader.kind in EXPECTED:
            return None  # a row that starts later proves nothing
        return Found("early", leader, leader, True)

    def _as_leader(self, leader: Leader, status: Status) -> Leader:
        body = status.body
        if leader.kind == "PARTY_ORG" and body.kind == "PARTY_ORG":
            return Leader(
                body.id, leader.name, "PARTY_ORG", leader.division, (body,), leader.host
            )
        return self.linker.of_body(body)

    def _with_host(self, leader: Leader, declared: bool) -> Found:
        status = self.linker.at(list(leader.host), self.t)
        if declared and status.was.start and status.was.start > self.t:
            return Found("early", leader, leader, True)
        if "PARTY_ORG" in self.complete:
            return Found("missing", leader, leader, False)
        was = self.linker.party_org([status.was])
        if status.state in {"alive", "followed"}:
            now = self.linker.party_org([status.body])
            if now.rows and now.kind == "PARTY_ORG":
                found = self._attested(now)
                return found or Found("alive", now, was, True)
            return Found(status.state, now, was, True)
        others = tuple(sorted(self.linker.party_org([b]).id for b in status.others))
        return Found(
            "ended" if status.state == "ended" else "early", was, was, True, others
        )

    def _expected(self, leader: Leader) -> Found:
        missing = self.attested_only or leader.kind in self.complete
        if leader.kind in {"SOPWB", "PARTY_COMMITTEE"}:
            if (
                leader.division[:2] in {"71", "81", "82"}
                or leader.division not in self.places.name
            ):
                missing = True
            if leader.kind == "SOPWB" and self.t < OPINION:
                missing = True
        return Found("missing" if missing else "alive", leader, leader, False)

    def sopwb(self, division: str, zone: str = "") -> Leader:
        """The SOPWB expected in a division, with the name of the date."""
        name = self.places.name.get(division, division)
        if zone:
            ident = (
                f"SOPWB@{division}:{zone}"  # attested or missing, never expected (U31)
            )
            rows = tuple(self.linker.constructed.get(ident, ()))
            return Leader(
                ident,
                f"{zone}社会组织党建工作机构",
                "SOPWB",
                f"{division}:{zone}",
                rows,
            )
        since = (
            date(2024, 3, 27)
            if self.places.level.get(division) == "province"
            else date(2024, 7, 1)
        )
        shown = (
            f"中共{name}委员会社会工作部"
            if self.t >= since
            else f"{name}社会组织党建工作机构"
        )
        rows = tuple(self.linker.constructed.get(f"SOPWB@{division}", ()))
        return Leader(f"SOPWB@{division}", shown, "SOPWB", division, rows)

    def surrounding(self, division: str, zone: str) -> tuple[str, ...]:
        """The SOPWB of the divisions around one where it is missing."""
        around = self.places.above(division)[0 if zone else 1 :]
        leaders = [self.sopwb(code) for code in around if code != NATION]
        return tuple(
            sorted(
                f.leader.id
                for f in map(self.look, leaders)
                if f.state in {"alive", "followed"}
            )
        )


def read_edges(rows: list[dict[str, str]]) -> list[Edge]:
    """The table `relations`."""
    return [
        Edge(
            clean(r.get("from") or r.get("from_id")),
            clean(r.get("to") or r.get("to_id")),
            clean(r.get("relation")),
            to_date(r.get("since")),
            to_date(r.get("until")),
        )
        for r in rows
    ]
