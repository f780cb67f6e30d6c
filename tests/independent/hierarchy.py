# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""What stands above a leader on a date, and how a declared leader agrees with a derived one."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from .existence import OPINION, Edge, Existence, read_edges
from .leader import Leader
from .names import Linker
from .places import NATION

REFORM_2018 = date(2018, 3, 21)
STRONG = {
    "LEADS_AND_MANAGES",
    "UNIFIED_LEADS_AND_MANAGES",
    "RESPONSIBLE_FOR",
    "MANAGES",
    "INCLUDED_IN",
    "FALLBACK_MANAGES",
    "LEADS",
    "UNCHANGED_AFFILIATION",
    "UNDERTAKES",
    "UNIFIED_LEADS",
}
NOT_A_CURE = {"REGISTERS", "BUSINESS_SUPERVISES"}
CENTRAL = {
    "sasac-party-committee",
    "cswd",
    "central-directly-affiliated-work-committee",
    "central-state-organs-work-committee",
    "central-state-organs-work-committee-2018",
}


class Hierarchy(Existence):
    """Existence and strong links at one date."""

    def __init__(
        self,
        linker: Linker,
        edges: list[Edge],
        t: date,
        complete: set[str],
        attested_only: bool,
    ) -> None:
        self.linker, self.places, self.t = linker, linker.places, t
        self.complete, self.attested_only = complete, attested_only
        self.edges: dict[str, list[Edge]] = defaultdict(list)
        for edge in edges:
            if edge.relation in STRONG and edge.live(t):
                self.edges[linker.leader(edge.target, "").id].append(edge)
        self._chain: dict[str, str] = {}
        self._above: dict[str, set[str]] = {}

    def committee(self, division: str) -> Leader | None:
        if division == NATION:
            return self.linker.of_body(self.linker.by_id["cpc-central"])
        if division not in self.places.name or division[:2] in {"71", "81", "82"}:
            return None
        leader = Leader(
            f"PARTY_COMMITTEE@{division}",
            f"中共{self.places.name[division]}委员会",
            "PARTY_COMMITTEE",
            division,
        )
        return Leader(
            leader.id,
            leader.name,
            leader.kind,
            division,
            tuple(self.linker.constructed.get(leader.id, ())),
        )

    def parents(self, leader: Leader) -> list[Leader]:
        """The bodies with a strong link to this one: recorded, else the standing ones."""
        recorded = [
            self.linker.leader(e.source, "") for e in self.edges.get(leader.id, ())
        ]
        return recorded or [p for p in [self._standing(leader)] if p]

    def _standing(self, leader: Leader) -> Leader | None:
        by_id, of_body = self.linker.by_id, self.linker.of_body
        organs = by_id[
            "central-state-organs-work-committee"
            + ("-2018" if self.t >= REFORM_2018 else "")
        ]
        if leader.id == "mca-service-centre-committee":
            return of_body(by_id["mca-organs-committee"])
        if leader.id == "mca-organs-committee":
            return of_body(organs)
        if leader.id in CENTRAL or leader.id == "mca-party-group":
            return of_body(by_id["cpc-central"])
        if leader.kind == "PARTY_ORG":
            return (
                of_body(organs)
                if leader.division == NATION
                else self.committee(leader.division)
            )
        if leader.kind == "SOPWB" or leader.kind == "TOWNSHIP_PARTY_ORG":
            return self.committee(leader.division[:6])
        if leader.kind == "COMMUNITY_PARTY_ORG":
            town = re.match(r"COMMUNITY_PARTY_ORG@(\d{9}):", leader.id)
            if not town:  # the township is not known, the division is
                return self.committee(leader.division)
            name = self.places.town_name.get(town[1], "")
            return self.linker.township(town[1], name, town[1])
        if leader.kind in {"COMPOSITE_COMMITTEE", "INDUSTRY_PARTY_ORG"} and leader.host:
            return self.linker.party_org(leader.host)
        if leader.kind == "COMPOSITE_COMMITTEE" and leader.division not in {"", NATION}:
            if self.t < OPINION:  # older than any SOPWB
                return self.committee(leader.division)
            return self.sopwb(leader.division)
        if leader.kind == "PARTY_COMMITTEE" and leader.division not in {"", NATION}:
            return self.committee(self.places.parent.get(leader.division, ""))
        return None

    def chain(self, leader: Leader) -> str:
        """'' (reaches the root), CHAIN_UNKNOWN, CYCLE or DETACHED."""
        if leader.id not in self._chain:
            ends = self._walk(leader, (leader.id,))
            self._chain[leader.id] = next(
                (e for e in ("CYCLE", "", "DETACHED", "CHAIN_UNKNOWN") if e in ends),
                "CHAIN_UNKNOWN",
            )
        return self._chain[leader.id]

    def _walk(self, leader: Leader, path: tuple[str, ...]) -> set[str]:
        if leader.id == "cpc-central":
            return {""}
        parents = self.parents(leader)
        if not parents:
            return {"CHAIN_UNKNOWN"}
        ends: set[str] = set()
        for parent in parents:
            found = self.look(
                parent,
                declared=parent.kind == "PARTY_COMMITTEE" and self._shown_only(parent),
            )
            if parent.id in path or found.leader.id in path:
                ends.add("CYCLE")
            elif found.state not in {"alive", "followed"}:
                ends.add("DETACHED")
            else:
                ends |= self._walk(found.leader, (*path, found.leader.id))
        return ends

    def _shown_only(self, parent: Leader) -> bool:
        """Under --attested-only an unattested Party committee is no proof of a broken chain."""
        return parent.kind not in self.complete and not parent.rows

    def above(self, leader: Leader) -> set[str]:
        """The ids of everything above a leader."""
        if leader.id not in self._above:
            self._above[leader.id] = set()  # stops at cycles
            found = set()
            for parent in self.parents(leader):
                found |= {parent.id} | self.above(parent)
            self._above[leader.id] = found
        return self._above[leader.id]

    def one_line(self, a: Leader, b: Leader) -> bool:
        return a.id in self.above(b) or b.id in self.above(a)

    # ---- agreement -----------------------------------------------------------------------------------------------

    def agreement(self, declared: Leader, derived: Leader | None) -> str:
        """SAME, SAME_LINE, DIFFERS, or '' where no rule gives a leader."""
        if derived is None:
            return ""
        host = derived.id.removeprefix("PARTY_ORG:")
        if declared.id == derived.id or (
            host == "mca" and declared.id in {"mca-party-group", "mca-organs-committee"}
        ):
            return "SAME"
        if (
            self.one_line(declared, derived)
            or declared.id == host
            or (declared.id == "mca-party-group" and "mca-" in derived.id)
        ):
            return "SAME_LINE"
        pairs = (
            (r"教育(工作委员会|工委)$", r"教育(局|厅|委员会)"),
            (r"卫生健康(委员会)?(系统)?(工作委员会|工委)$", r"卫生健康(委员会|局)"),
        )
        for committee, bureau in pairs:
            same_place = declared.division == derived.division
            if (
                same_place
                and re.search(committee, declared.id)
                and re.search(bureau + "$", derived.id)
            ):
                return "SAME_LINE"
        return "DIFFERS"


__all__ = [
    "NOT_A_CURE",
    "OPINION",
    "REFORM_2018",
    "STRONG",
    "Edge",
    "Hierarchy",
    "read_edges",
]
