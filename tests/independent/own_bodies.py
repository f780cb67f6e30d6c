"""The dataset's own bodies and changes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from .bodies import ENDING, Body, Succession
from .leader import CANONICAL_KINDS, ZONE_HEAD
from .places import NATION
from .text import clean, to_date


class OwnBodies(Succession):
    """What the tables `bodies` and `changes` add to a linker."""

    def add_dataset(
        self, bodies: list[dict[str, str]], changes: list[dict[str, str]]
    ) -> None:
        """Take the tables `bodies` and `changes` (columns of formats.md)."""
        for r in bodies:
            self._own_body(r)
        ends: dict[str, date] = {}
        starts: dict[str, date] = {}
        events = []
        for r in changes:
            kind = (r.get("kind") or "").strip()
            when = to_date(r.get("date"))
            old = self._change_end(r.get("from") or r.get("from_id") or "")
            new = self._change_end(r.get("to") or r.get("to_id") or "")
            events.append((when, kind, old, new, (r.get("concerns") or "").strip()))
            if when and kind in ENDING and old:
                ends[old] = min(when, ends.get(old, when))
            if (
                when
                and kind in {"created", "renamed"}
                and new
                and self.by_id[new].source == "change"
            ):
                starts[new] = when
        for i, body in list(self.by_id.items()):
            if i in ends and body.end is None:
                self.by_id[i] = replace(self.by_id[i], end=ends[i])
            if i in starts and body.start is None:
                self.by_id[i] = replace(self.by_id[i], start=starts[i])
        for table in (self.constructed, self.party_orgs):
            for key, rows in table.items():
                table[key] = [
                    b if b.source == "dated" else self.by_id.get(b.id, b) for b in rows
                ]
        for event in events:
            self.add_change(*event)
        self._body.clear()
        self._leader.clear()

    def _own_body(self, r: dict[str, str]) -> Body:
        name, kind = clean(r.get("name")), clean(r.get("kind")) or "OTHER"
        home = self._division(r.get("division") or "")
        keys = [
            self._key(n, home, kind)
            for n in [
                name,
                *filter(
                    None, (clean(a) for a in re.split(r"[|]", r.get("aliases") or ""))
                ),
            ]
        ]
        given = clean(r.get("body_id") or r.get("id"))
        canonical = keys[0]
        if kind == "SOPWB" and home:
            zone = re.match(
                rf"(?:中共)?({ZONE_HEAD})(?=党工委|工委|委|社会|两新|非公|$)",
                self.places.find(name)[1],
            )
            canonical = f"SOPWB@{home}" + (
                f":{self._zone(name, zone[1])}" if zone else ""
            )
        if kind == "PARTY_COMMITTEE" and home and home != NATION:
            canonical = f"PARTY_COMMITTEE@{home}"
        body_id = canonical if kind in CANONICAL_KINDS or not given else given
        division = home or self._guess_division(name)
        dates = to_date(r.get("valid_from")), to_date(r.get("valid_to"))
        body = Body(
            body_id,
            name,
            kind,
            division,
            *dates,
            source="dataset",
            party_org_of=clean(r.get("party_org_of")),
        )
        if body_id in self.by_id and self.by_id[body_id].source != "table":
            body = replace(
                body, source="dated"
            )  # several rows of one body: each keeps its own dates
        else:
            self.by_id[body_id] = body
        for key in {*keys, canonical, given, body_id} - {""}:
            self.constructed[key].append(body)
        if body.party_org_of:
            self.party_orgs[self._change_end(body.party_org_of)].append(body)
        return body

    @staticmethod
    def _zone(name: str, inner: str) -> str:
        """苏州工业园区社会组织党委 -> 苏州工业园区."""
        return name.removeprefix("中共")[
            : name.removeprefix("中共").index(inner) + len(inner)
        ]

    def _key(self, name: str, home: str, kind: str) -> str:
        if kind in {"SUPERVISOR", "REGISTRATION_AUTHORITY", "OTHER"}:
            found = self.body(name, home)
            return found[0].id if found else ""
        return self.leader(name, home).id

    def _division(self, text: str) -> str:
        text = clean(text)
        if re.fullmatch(r"\d{6,12}", text):
            return self.places.present(text[:6]) or ""
        codes, _ = self.places.find(text)
        return codes[0] if len(codes) == 1 else ""

    def _guess_division(self, name: str) -> str:
        codes, _ = self.places.find(name)
        return codes[0] if len(codes) == 1 else ""

    def _change_end(self, text: str) -> str:
        text = clean(text)
        if not text:
            return ""
        if text in self.by_id:
            return text
        if rows := self.constructed.get(text):
            return rows[0].id
        leader = self.leader(text, "")
        body = leader.rows[0] if leader.rows else None
        if body is None and leader.party:
            body = Body(
                leader.id, leader.name, leader.kind, leader.division, source="change"
            )
        body = body or self.body(text, "")[0]
        if body.id not in self.by_id:
            body = replace(body, source="change")
            self.by_id[body.id] = body
            self.constructed[body.id].append(body)
        return body.id
