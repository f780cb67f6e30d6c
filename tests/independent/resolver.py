# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""`resolve_rows`: one verdict a row, in a loop, as semantics.md has it. Slow and plain on purpose."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from . import facts as reading
from . import words
from .bodies import Body, National
from .facts import Facts
from .hierarchy import NOT_A_CURE, STRONG, Edge, Hierarchy, read_edges
from .names import Leader, Linker
from .places import NATION, Places
from .rules import Outcome, Rules, Supervision
from .text import NO_BODY, clean, one_apart, said, split_names

ROOT = Path(__file__).resolve().parents[2]
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
SAME_AS_SUPERVISOR = re.compile(
    r"^(同|与)?(本会|本单位)?业务主管单位(相同|一致)?(的)?\(?(党组或者党委|党组或党委|党组|党委|党组织|机关党委)?\)?$"
)
OWN = re.compile(
    r"^(中共|中国共产党)?(本会|本单位|本协会|本学会|本社团|本团体|我会|本基金会|本中心)?(党委|党组|党支部|党总支部?|联合党支部|党组织|功能型党支部)$"
)
OWN_REST = re.compile(
    r"^(功能型|流动|临时|联合)?(党委|党组|党支部|党总支部?|支部委员会|总支部委员会|委员会|党组织|支部|机关党委|直属机关党委)$"
)


def default_folder() -> Path:
    """Where the reference tables lie."""
    for folder in (ROOT / "loaders" / "data", ROOT.parent / "shared" / "data"):
        if (folder / "national_body_changes.csv").exists() and (
            folder / "townships.csv"
        ).exists():
            return folder
    raise FileNotFoundError(
        "the reference tables (divisions.csv, national_bodies.csv …) are in none of the usual folders"
    )


class Reference:
    """The bundled tables, loaded once."""

    def __init__(self, folder: Path | str | None = None) -> None:
        folder = Path(folder) if folder else default_folder()
        self.places = Places(folder)
        self.national = National(folder)


@dataclass
class Declared:
    """What the charter, the upper Party organization or the relations table say at t."""

    state: str = "none"  # none, conflict, ended, leader
    leader: Leader | None = None
    texts: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    notes: set[str] = field(default_factory=set)


class Session:
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

    # ---- names of supervisors ------------------------------------------------------------------------------------

    def _meet(self) -> None:
        """Which supervisors the registry names, how often, and which of them are near misses."""
        self.met: Counter[str] = Counter()
        example: dict[str, Body] = {}
        for f in self.organizations:
            for body in self._supervisors(f):
                self.met[body.id] += 1
                example[body.id] = body
        self.rules.met = frozenset(self.met)
        by_division: dict[str, list[Body]] = {}
        for body in example.values():
            by_division.setdefault(body.division, []).append(body)
        known = [
            n
            for n in (*self.linker.national.names, *self.linker.national.aliases)
            if len(n) > 3
        ]
        own = [
            b for b in self.linker.by_id.values() if b.source in {"dataset", "change"}
        ]
        self.near = {
            body.id
            for body in example.values()
            if body.source == "met"
            and body.kind != "TOWNSHIP"
            and self._is_near(body, by_division[body.division], known, own)
        }

    def _supervisors(self, f: Facts) -> list[Body]:
        if f.supervisor != "named":
            return []
        return [self.linker.body(text, f.division)[0] for text in f.supervisors]

    def _is_near(
        self, body: Body, neighbours: list[Body], known: list[str], own: list[Body]
    ) -> bool:
        rest = (
            body.name.removeprefix(self.places.name.get(body.division, ""))
            if body.division != NATION
            else body.name
        )
        if rest in words.KNOWN_WORDS:
            return False
        if any(
            one_apart(body.name, b.name) for b in own if b.division == body.division
        ):
            return True
        if body.division == NATION and any(
            one_apart(body.name, name) for name in known
        ):
            return True
        often = 5 * self.met[body.id]
        return any(
            one_apart(body.name, b.name) and self.met[b.id] >= often for b in neighbours
        )

    # ---- declarations --------------------------------------------------------------------------------------------

    def _is_own(self, text: str, f: Facts) -> bool:
        if OWN.match(text) or text == f.text("party_organization"):
            return True
        core = re.sub(r"^(中共|中国共产党)", "", text)
        return (
            bool(f.name)
            and core.startswith(f.name)
            and bool(OWN_REST.match(core[len(f.name) :]))
        )

    def _cell(self, f: Facts, column: str, notes: set[str]) -> list[tuple[str, Leader]]:
        """The names declared in one column that are to be taken at their word."""
        text = f.text(column)
        if not text or (NO_BODY.search(text) and not re.search("党", text)):
            return []
        if (
            column == "declared_leader"
            and (day := f.day("declared_on"))
            and day > self.t
        ):
            notes.add("DECLARED_NOT_YET")
            return []
        found = []
        for part in split_names(text):
            if self._is_own(part, f):
                notes.add("DECLARED_SELF")
            elif SAME_AS_SUPERVISOR.match(part):
                found += [(part, leader) for leader in self._supervisors_party(f)]
            else:
                found.append((part, self.linker.leader(part, f.division)))
        return found

    def _supervisors_party(self, f: Facts) -> list[Leader]:
        if (
            f.supervisor != "named"
            or f.supervisor_kind != "主管"
            or self.rules.decoupled(f)
        ):
            return []
        return [
            self.linker.party_org(self.linker.body(text, f.division))
            for text in f.supervisors
        ]

    def _decide(
        self,
        items: list[tuple[str, Leader]],
        f: Facts,
        dated: date | None,
        strict: bool,
        notes: set[str],
    ) -> Declared:
        """One outcome from the names of one cell (or, strictly, of several strong relations)."""
        looked = [
            (text, self.hierarchy.look(leader, declared=True)) for text, leader in items
        ]
        begun = [(text, found) for text, found in looked if found.state != "early"]
        if len(begun) < len(looked):
            notes.add("DECLARED_NOT_YET")
        live = [
            (text, found)
            for text, found in begun
            if found.state in {"alive", "followed"}
        ]
        if not begun:
            return Declared()
        if not live:
            return Declared(
                "ended", candidates=begun[0][1].others, texts=tuple(t for t, _ in begun)
            )
        chosen = {found.leader.id: (text, found) for text, found in live}
        leaders = [found.leader for _, found in chosen.values()]
        if len(chosen) > 1:
            nearest = [
                a
                for a in leaders
                if all(a is b or b.id in self.hierarchy.above(a) for b in leaders)
            ]
            if strict or not nearest:
                return Declared(
                    "conflict",
                    candidates=tuple(sorted(chosen)),
                    texts=tuple(t for t, _ in begun),
                )
            leaders = nearest
        text, found = chosen[leaders[0].id]
        if found.state == "followed":
            notes.add("STALE_NAME")
        leader = self._transferred(found.leader, f, dated, notes)
        if not leader.party:
            notes.add("DECLARED_NOT_PARTY_BODY")
        return Declared("leader", leader, (text,))

    def _transferred(
        self, leader: Leader, f: Facts, dated: date | None, notes: set[str]
    ) -> Leader:
        for when, old, new in self.linker.transfers:
            if (
                leader.id != old
                or f.level != "nation"
                or self.t < when
                or (dated and dated >= when)
            ):
                continue
            if f.association is None:
                notes.add("OPEN_TEXT")
            elif f.association:
                notes.add("TRANSFERRED")
                return self.linker.of_body(self.linker.by_id[new])
        return leader

    def declared(self, f: Facts) -> Declared:
        """The declaration that counts at t."""
        notes: set[str] = set()
        charter = self._cell(f, "declared_leader", notes)
        result = (
            self._decide(charter, f, f.day("declared_on"), False, notes)
            if charter
            else Declared()
        )
        upper_items = self._cell(
            f, "declared_upper", set() if result.state != "none" else notes
        )
        if result.state == "none" and upper_items:
            result = self._decide(upper_items, f, None, False, notes)
        elif result.state == "leader" and upper_items:
            upper = self._decide(upper_items, f, None, False, set())
            if (
                upper.state == "leader"
                and self.hierarchy.agreement(upper.leader, result.leader) == "DIFFERS"
            ):
                notes.add("REPORTS_ELSEWHERE")
        result = self._with_relations(result, f, notes)
        result.notes = notes
        return result

    def _strong(self, f: Facts) -> list[Edge]:
        edges = [
            e
            for key in {f.code, f.name}
            if key
            for e in self.to_organization.get(key, [])
        ]
        return [e for e in edges if e.relation in STRONG and e.live(self.t)]

    def _with_relations(self, result: Declared, f: Facts, notes: set[str]) -> Declared:
        edges = self._strong(f)
        if not edges or result.state == "conflict":
            return result
        items = [(e.source, self.linker.leader(e.source, f.division)) for e in edges]
        dated = min((e.since for e in edges if e.since), default=None)
        if result.state == "leader":
            items.append((result.texts[0], result.leader))
        found = self._decide(items, f, dated, True, notes)
        return (
            result
            if found.state in {"none", "ended"} and result.state != "none"
            else found
        )

    # ---- verdicts ------------------------------------------------------------------------------------------------

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
        if self.t >= date(2015, 9, 28):
            notes |= reading.duties(f)
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
                "agreement": agreement,
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
        if outcome.verdict == "LED":
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
