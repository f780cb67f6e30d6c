# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""Bodies with their dates: the bundled national ones, the dataset's own, those met in a registry; what followed what."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from .places import NATION
from .text import clean, to_date

ENDING = {"renamed", "merged", "split", "abolished"}
PASSING = {"renamed", "merged", "split"}
NATIONAL_KINDS = {
    "party_working_committee": "WORK_COMMITTEE",
    "central_party_department": "PARTY_DEPARTMENT",
    "central_party_committee": "PARTY_COMMITTEE",
    "party_group": "PARTY_GROUP",
    "organs_committee": "ORGANS_COMMITTEE",
}


@dataclass(frozen=True)
class Body:
    """One body; `end` is the first day on which it is no more."""

    id: str
    name: str
    kind: str
    division: str
    start: date | None = None
    end: date | None = None
    keeper: str = ""
    source: str = field(default="met", compare=False)  # table, dataset, change, met
    national_kind: str = field(default="", compare=False)
    party_org_of: str = ""
    town: str = ""

    def live(self, t: date) -> bool:
        return (self.start is None or self.start <= t) and (
            self.end is None or t < self.end
        )


@dataclass(frozen=True)
class Status:
    """alive, followed, ended or early; `was` is the body first meant."""

    state: str
    body: Body
    was: Body
    others: tuple[Body, ...] = ()


class National:
    """The two bundled tables of national bodies."""

    def __init__(self, folder: Path) -> None:
        self.bodies: dict[str, Body] = {}
        self.names: dict[str, list[Body]] = defaultdict(list)
        self.aliases: dict[str, list[Body]] = defaultdict(list)
        with (folder / "national_bodies.csv").open(
            encoding="utf-8-sig", newline=""
        ) as file:
            for r in csv.DictReader(file):
                kind = NATIONAL_KINDS.get(r["kind"], "SUPERVISOR")
                keeper = (
                    r["note"].split("plate_of=")[1].split(";")[0].split(" ")[0]
                    if r["note"].startswith("plate_of=")
                    else ""
                )
                body = Body(
                    r["id"],
                    r["name"],
                    "ROOT" if r["id"] == "cpc-central" else kind,
                    NATION,
                    to_date(r["valid_from"]),
                    to_date(r["valid_to"]),
                    keeper,
                    "table",
                    r["kind"],
                )
                self.bodies[body.id] = body
                self.names[clean(r["name"])].append(body)
                for alias in filter(None, r["aliases"].split("|")):
                    self.aliases[clean(alias)].append(body)
        with (folder / "national_body_changes.csv").open(
            encoding="utf-8-sig", newline=""
        ) as file:
            self.changes = [
                (to_date(r["date"]), r["kind"], r["from_id"], r["to_id"], r["concerns"])
                for r in csv.DictReader(file)
            ]


class Succession:
    """Which body is meant by a name on a date."""

    def __init__(self) -> None:
        self.by_id: dict[str, Body] = {}
        self.after: dict[str, list[tuple[date, str]]] = defaultdict(list)
        self.before: dict[str, list[tuple[date, str]]] = defaultdict(list)
        self.transfers: list[tuple[date, str, str]] = []

    def add_change(
        self, when: date | None, kind: str, old: str, new: str, concerns: str
    ) -> None:
        when = when or date.min
        if kind == "transferred":
            if concerns == "national_associations":
                self.transfers.append((when, old, new))
        elif kind in PASSING and old and new:
            self.after[old].append((when, new))
            self.before[new].append((when, old))

    def keep(self, body: Body) -> Body:
        """The body that keeps a plate."""
        return self.by_id[body.keeper] if body.keeper else body

    def successors(
        self, body: Body, t: date, seen: frozenset[str] = frozenset()
    ) -> dict[str, Body]:
        """The bodies living at t that an ended one went into, through any number of steps."""
        found: dict[str, Body] = {}
        for when, new in self.after[body.id]:
            if when > t or new in seen:
                continue
            nxt = self.by_id[new]
            if nxt.live(t):
                found[self.keep(nxt).id] = self.keep(nxt)
            else:
                found |= self.successors(nxt, t, seen | {body.id})
        return found

    def predecessors(
        self, body: Body, t: date, seen: frozenset[str] = frozenset()
    ) -> dict[str, Body]:
        """The bodies living at t that will become this one."""
        found: dict[str, Body] = {}
        for when, old in self.before[body.id]:
            if when <= t or old in seen:
                continue
            prior = self.by_id[old]
            if prior.live(t):
                found[self.keep(prior).id] = self.keep(prior)
            else:
                found |= self.predecessors(prior, t, seen | {body.id})
        return found

    def at(self, bodies: list[Body], t: date) -> Status:
        """Bearers of one name at t: the living one; else the last that ended, followed; else the next to come."""
        alive = [b for b in bodies if b.live(t)]
        if alive:
            body = sorted(alive, key=lambda b: (bool(b.keeper), b.id))[0]
            return Status("alive", self.keep(body), body)
        past = [b for b in bodies if b.end and b.end <= t]
        if past:
            body = max(past, key=lambda b: (b.end, b.id))
            found = self.successors(body, t)
            state = "ended"
        else:
            body = min(bodies, key=lambda b: (b.start, b.id))
            found = self.predecessors(body, t)
            state = "early"
        others = tuple(sorted(found.values(), key=lambda b: b.id))
        if len(others) == 1:
            return Status("followed", others[0], body)
        return Status(state, body, body, others)
