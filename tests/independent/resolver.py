# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""`resolve_rows`: one verdict a row, in a loop, as semantics.md has it. Slow and plain on purpose."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from . import facts as reading
from .declared import Declarations, Declared
from .facts import Facts
from .hierarchy import NOT_A_CURE, STRONG, Edge, Hierarchy, read_edges
from .names import Linker
from .near import Met
from .outcome import Outcome, Supervision
from .reference import Reference
from .rules import Rules
from .text import clean, said, split_names

COLUMNS = [
    "org_id",
    "name",
    "verdict",
    "leader_id",
    "leader_name",
    "leader_kind",
    "leader_division",
    "relation",
    "rulebook",
    "rule",
    "basis",
    "attested",
    "derived_leader_id",
    "agreement",
    "missing_field",
    "candidates",
    "notes",
    "division",
    "level",
]


class Session(Declarations, Met):
    """One dataset at one date."""

    def __init__(
        self,
        reference: Reference,
        as_of: date,
        organizations: list[Facts],
        bodies: list[dict[str, str]],
        relations: list[dict[str, str]],
        changes: list[dict[str, str]],
        complete: Iterable[str],
        adopt: list[tuple[str, str]],
        attested_only: bool,
    ) -> None:
        self.t, self.organizations = as_of, organizations
        self.places = reference.places
        self.linker = Linker(reference.places, reference.national)
        self.linker.add_dataset(bodies, changes)
        edges = read_edges(relations)
        ids = {f.code for f in organizations if f.code} | {
            f.name for f in organizations
        }
        self.to_organization: dict[str, list[Edge]] = {}
        for edge in edges:
            if edge.target in ids:
                self.to_organization.setdefault(edge.target, []).append(edge)
        between = [e for e in edges if e.target not in ids]
        self.hierarchy = Hierarchy(
            self.linker, between, as_of, set(complete), attested_only
        )
        self.rules = Rules(self.linker, self.hierarchy, as_of, adopt)
        self._meet()
        self.codes = Counter(f.code for f in organizations if f.code)
        self.names = Counter(f.name for f in organizations if f.name)

    def row(self, f: Facts) -> dict[str, str]:
        """The result row of one organization, but for its id."""
        out = dict.fromkeys(COLUMNS, "")
        out |= {"name": f.name, "division": f.division, "level": f.level}
        notes = set(f.field_notes) - {"SUPERVISOR_NOT_STATED"}
        if self.codes[f.code] > 1 or self.names[f.name] > 1:
            notes.add("DUPLICATE")
        if not reading.counted(f, self.t):
            deregistered = not ((day := f.day("registered_on")) and day > self.t)
            if deregistered and reading.party_organization(f):
                notes.add("INVERSE")
            return out | {"notes": "|".join(sorted(notes))}
        if f.category == "outside":
            return out | {"verdict": "OUT_OF_SCOPE", "notes": "|".join(sorted(notes))}
        return self._verdict(f, out, notes | f.field_notes)

    def _verdict(
        self, f: Facts, out: dict[str, str], notes: set[str]
    ) -> dict[str, str]:
        supervision = self.rules.supervision(f)
        notes |= self._supervisor_notes(f, supervision)
        if book := self.rules.regime(f.division):
            notes |= reading.duties(f, book)
        declared = self.declared(f)
        derived, unchanged = self._derived(f, declared)
        if not unchanged:
            notes |= declared.notes
        if unchanged or declared.state == "none":
            return self._led_or_not(f, out, notes, derived)
        if declared.state == "leader":
            if supervision.state == "several":
                notes.add("SEVERAL_SUPERVISORS")
            outcome = Outcome(
                "LED", leader=declared.leader, relation="LEADS", basis="DECLARED"
            )
            by_rule = derived.leader if derived.verdict == "LED" else None
            agreement = self.hierarchy.agreement(declared.leader, by_rule)
            if agreement == "DIFFERS":
                notes.add("DECLARED_DIFFERS")
            result = self._led_or_not(f, out, notes, outcome)
            return result | {
                "derived_leader_id": by_rule.id if by_rule else "",
                "agreement": agreement if result["verdict"] == "LED" else "",
            }
        verdict = "CONFLICT" if declared.state == "conflict" else "ENDED_BODY"
        result = {
            "verdict": verdict,
            "candidates": "|".join(declared.candidates),
            "notes": "|".join(sorted(notes)),
        }
        return (
            out
            | result
            | {
                "derived_leader_id": derived.leader.id
                if derived.verdict == "LED" and derived.leader
                else derived.named
            }
        )

    def _derived(self, f: Facts, declared: Declared) -> tuple[Outcome, bool]:
        """What the rules say; True where Z08 goes before the declaration."""
        derived = self.rules.derive(f, declared=declared.state != "none")
        if self.rules.regime(f.division) != "shenzhen-2013":
            return derived, False
        recorded = [
            *split_names(f.text("declared_upper")),
            *split_names(f.text("declared_leader")),
            *(e.source for e in self._strong(f)),
        ]
        existed, leader = self.rules.grandfathered(f, recorded)
        if leader:
            outcome = Outcome(
                "LED",
                "shenzhen-2013",
                "Z08",
                relation="RESPONSIBLE_FOR",
                basis="UNCHANGED",
            )
            found = self.hierarchy.look(leader, declared=True)
            if found.state in {"alive", "followed"}:
                return replace(
                    outcome, leader=found.leader, named=found.leader.id
                ), True
            return replace(
                outcome,
                verdict="ENDED_BODY",
                relation="",
                named=leader.id,
                candidates=found.others,
            ), True
        return (derived.note("OPEN_TEXT") if existed else derived), False

    def _supervisor_notes(self, f: Facts, supervision: Supervision) -> set[str]:
        notes = set(supervision.notes)
        for body in self._supervisors(f):
            if body.source == "met" and body.kind != "TOWNSHIP":
                notes.add("NEW_BODY")
            if body.id in self.near:
                notes.add("NEAR_NAME")
        return notes

    def _led_or_not(
        self, f: Facts, out: dict[str, str], notes: set[str], outcome: Outcome
    ) -> dict[str, str]:
        verdict = outcome.verdict
        if verdict == "LED":
            broken = self.hierarchy.chain(outcome.leader)
            verdict = broken if broken in {"CYCLE", "DETACHED"} else "LED"
            notes |= outcome.notes | (
                {"CHAIN_UNKNOWN"} if broken == "CHAIN_UNKNOWN" else set()
            )
            if not outcome.attested:
                notes.add("EXPECTED_ONLY")
        elif verdict == "MISSING_BODY" and self._weak_only(f):
            verdict = "WEAK_ONLY"
        out |= {
            "verdict": verdict,
            "rulebook": outcome.rulebook,
            "rule": outcome.rule,
            "missing_field": outcome.missing,
            "candidates": "|".join(outcome.candidates),
            "derived_leader_id": outcome.named,
        }
        if verdict == "WEAK_ONLY":
            out["candidates"] = ""
        if outcome.verdict != "LED":
            notes |= outcome.notes & {"HANDOVER_NOT_RECORDED"}
        if verdict == "LED":
            leader = outcome.leader
            division = leader.division.split(":")[0]
            out |= {
                "leader_id": leader.id,
                "leader_name": leader.name,
                "leader_kind": leader.kind,
                "leader_division": division,
                "relation": outcome.relation,
                "basis": outcome.basis,
                "attested": "true" if outcome.attested else "false",
            }
        return out | {"notes": "|".join(sorted(notes))}

    def _weak_only(self, f: Facts) -> bool:
        edges = [
            e
            for key in {f.code, f.name}
            if key
            for e in self.to_organization.get(key, [])
        ]
        return any(
            e.live(self.t) and e.relation not in STRONG | NOT_A_CURE for e in edges
        )


def row_hash(raw: dict[str, str]) -> str:
    text = "\x1f".join(f"{k}={v}" for k, v in raw.items())
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def resolve_rows(
    rows: Sequence[dict[str, str]],
    as_of: date,
    *,
    bodies: Iterable[dict[str, str]] = (),
    relations: Iterable[dict[str, str]] = (),
    changes: Iterable[dict[str, str]] = (),
    complete: Iterable[str] = (),
    adopt: Iterable[tuple[str, str]] = (),
    attested_only: bool = False,
    reference: Reference | None = None,
) -> list[dict[str, str]]:
    """One result row for each row, in order; the columns are those of DESIGN §8 `resolve` without file and row."""
    reference = reference or Reference()
    organizations = [reading.read(raw, reference.places) for raw in rows]
    session = Session(
        reference,
        as_of,
        organizations,
        list(bodies),
        list(relations),
        list(changes),
        complete,
        [(a[0], a[1]) for a in adopt],
        attested_only,
    )
    seen: Counter[str] = Counter()
    results = []
    for raw, f in zip(rows, organizations, strict=False):
        ident = (
            f.code
            or said(f.row.get("registration_number"))
            or f"name-{row_hash({'name': clean(f.name)})}"
        )
        seen[ident] += 1
        if seen[ident] > 1:  # the first keeps the bare code
            ident = f"{ident}#{row_hash(raw)}"
        results.append(session.row(f) | {"org_id": ident})
    return results


__all__ = ["COLUMNS", "Reference", "resolve_rows"]
