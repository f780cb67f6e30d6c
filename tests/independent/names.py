# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""From a name in a text to a body: supervisors (`Linker.body`) and anything that may be declared a leader (`Linker.leader`)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from .bodies import Body, National
from .leader import Leader
from .own_bodies import OwnBodies
from .places import Places
from .shapes import Shapes
from .supervisors import Supervisors


class Linker(OwnBodies, Supervisors, Shapes):
    """All names of one dataset. `home` is the division of registration, '' where it is not known."""

    def __init__(self, places: Places, national: National) -> None:
        super().__init__()
        self.places, self.national = places, national
        self.by_id.update(national.bodies)
        self.constructed: dict[str, list[Body]] = defaultdict(list)
        self.party_orgs: dict[str, list[Body]] = defaultdict(list)
        self._body: dict[tuple[str, str], list[Body]] = {}
        self._leader: dict[tuple[str, str], Leader] = {}
        for change in national.changes:
            self.add_change(*change)

    def leader(self, text: str, home: str) -> Leader:
        """What a declared name is taken for."""
        key = (text, home)
        if key not in self._leader:
            self._leader[key] = self._with_rows(
                self._as_recorded(self._classify(text, home), text)
            )
        return self._leader[key]

    def _with_rows(self, leader: Leader) -> Leader:
        rows = tuple(self.constructed.get(leader.id, ()))
        if not rows or leader.rows:
            return leader
        first = rows[0]
        return replace(
            leader,
            id=first.id,
            rows=rows,
            kind=first.kind,
            name=first.name,
            party=self.is_party(first),
        )

    @staticmethod
    def _as_recorded(leader: Leader, text: str) -> Leader:
        recorded = leader.kind not in {
            "PARTY_ORG",
            "PARTY_COMMITTEE",
            "TOWNSHIP_PARTY_ORG",
            "COMMUNITY_PARTY_ORG",
        }
        return (
            replace(leader, name=text)
            if recorded and leader.party and not leader.rows and "@" not in text
            else leader
        )

    @staticmethod
    def is_party(body: Body) -> bool:
        return body.kind not in {"SUPERVISOR", "REGISTRATION_AUTHORITY", "TOWNSHIP"}

    def of_body(self, body: Body) -> Leader:
        """A body as leader in its own name."""
        return Leader(
            body.id,
            body.name,
            body.kind,
            body.division,
            (body,),
            party=self.is_party(body),
        )

    def party_org(self, hosts: list[Body] | tuple[Body, ...]) -> Leader:
        """The Party organization of a supervisor."""
        host = hosts[0]
        if host.id == "sasac":
            return self.of_body(self.by_id["sasac-party-committee"])
        if host.kind == "TOWNSHIP":
            return self.township(host.id.split("@")[1], host.name, host.town)
        rows = tuple(
            self.party_orgs.get(host.id)
            or self.constructed.get(f"PARTY_ORG:{host.id}", ())
        )
        ident = rows[0].id if rows else f"PARTY_ORG:{host.id}"
        return Leader(
            ident,
            f"业务主管单位（{host.name}）党组织",
            "PARTY_ORG",
            host.division,
            rows,
            tuple(hosts),
        )

    def township(self, place: str, name: str, seat: str) -> Leader:
        leader = Leader(
            f"TOWNSHIP_PARTY_ORG@{place}", f"{name}党组织", "TOWNSHIP_PARTY_ORG", seat
        )
        return replace(leader, rows=tuple(self.constructed.get(leader.id, ())))
