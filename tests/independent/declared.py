"""What charters, upper Party organizations and strong relations say (§4)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from .facts import Facts
from .hierarchy import STRONG, Edge
from .leader import Leader
from .text import NO_BODY, split_names

SAME_AS_SUPERVISOR = re.compile(
    r"^(同|与)?(本会|本单位)?业务主管单位(相同|一致)?(的)?\(?(党组或者党委|党组或党委|党组|党委|党组织|机关党委)?\)?$"
)
OWN = re.compile(
    r"^(中共|中国共产党)?(本会|本单位|本协会|本学会|本社团|本团体|我会|本基金会|本中心)?(党委|党组|党支部|党总支部?|联合党支部|党组织|功能型党支部)$"
)
OWN_REST = re.compile(
    r"^(功能型|流动|临时|联合)?(党委|党组|党支部|党总支部?|支部委员会|总支部委员会|委员会|党组织|支部|机关党委|直属机关党委)$"
)


@dataclass
class Declared:
    """What the charter, the upper Party organization or the relations table say at t."""

    state: str = "none"  # none, conflict, ended, leader
    leader: Leader | None = None
    texts: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    notes: set[str] = field(default_factory=set)


class Declarations:
    """The declaration that counts at t."""

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
        parts = [part for part in split_names(text) if not self._is_own(part, f)]
        if len(parts) < len(split_names(text)):
            notes.add("DECLARED_SELF")
        day = f.day("declared_on") if column == "declared_leader" else None
        found = []
        for part in parts:
            if SAME_AS_SUPERVISOR.match(part):
                found += [(part, leader) for leader in self._supervisors_party(f)]
            else:
                found.append((part, self.linker.leader(part, f.division)))
        if found and day and day > self.t:
            notes.add("DECLARED_NOT_YET")
            return []
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
        upper_items = self._cell(f, "declared_upper", notes)
        if result.state == "none" and upper_items:
            result = self._decide(upper_items, f, None, False, notes)
        elif upper_items:
            aside: set[str] = set()
            upper = self._decide(upper_items, f, None, False, aside)
            notes |= aside & {"DECLARED_NOT_YET"}
            agree = self.hierarchy.agreement
            if result.state == upper.state == "leader" and {
                agree(upper.leader, result.leader),
                agree(result.leader, upper.leader),
            } == {"DIFFERS"}:
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
