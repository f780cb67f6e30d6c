"""The ends of relations as people see them, and where the end of a link is found.

In: bodies as they stand on a date, an `End` of a link, the place it is seen from. Out:
an `EndSeen`. A body that no block and no record holds (the organization department of
a division) gets an id by the scheme of semantics §7 and has no number.
"""

import unicodedata
from dataclasses import dataclass, field
from functools import cached_property

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.divisions import LEVEL_CODES
from graphmodel.provisions import End
from graphmodel.standing import Standing, State

#: 局 of a province is 厅, but not in a 直辖市 (formats.md).
_MUNICIPALITIES = ("11", "12", "31", "50")
_NATION = 0


@dataclass(frozen=True)
class EndSeen:
    """One end of a relation: a body, an organization, or a thing of its record.

    `kind` is a kind of body, `role` what the end is in the record of the organization
    (provisions.ROLES); one of the two may be empty. `state` is that of a body on the
    date, `body` its number, -1 where no table holds it.
    """

    id: str
    name: str
    kind: str = ""
    division: str = ""
    role: str = ""
    state: str = ""
    body: int = field(default=-1, compare=False)


def normal(text: str) -> str:
    """A name in the form that ids carry: NFKC, without blanks around."""
    return unicodedata.normalize("NFKC", text).strip()


@dataclass(frozen=True)
class Finder:
    """Finds bodies by number, by kind and name, or by the end of a link."""

    bodies: Bodies
    standing: Standing

    def seen(self, body: int, role: str = "") -> EndSeen:
        """The body of a number."""
        bodies = self.bodies
        return EndSeen(
            id=bodies.id(body),
            name=bodies.name(body, self.standing.on),
            kind=bodies.kind(body),
            division=bodies.seat(body),
            role=role,
            state=State(int(self.standing.state[body & ~PARTY_ORG])).name,
            body=body,
        )

    def present(self, body: int, role: str = "") -> EndSeen | None:
        """The body that stands for a number on the date, None where nobody does."""
        plain = body & ~PARTY_ORG
        if body < 0 or not self.standing.present(plain):
            return None
        target = int(self.standing.target[plain])
        return self.seen((target if target >= 0 else plain) | body & PARTY_ORG, role)

    def of_division(self, end: End, division: int) -> EndSeen | None:
        """The body of a link's end in a division, None where there is none.

        Documents name local bodies; one of the nation only where `levels` says so.
        """
        if end.body:
            return self.present(self.bodies.by_id.get(end.body, -1))
        if division < 0 or not self.meant(end, division):
            return None
        if end.name:
            return self.named(end.kind, end.name, division)
        return self.present(self._block(end.kind, division))

    def meant(self, end: End, division: int) -> bool:
        """Whether a link's end means bodies of this division, by its level."""
        if end.levels:
            return self.level(division) in end.levels
        return division > _NATION

    def place_of(self, seen: EndSeen) -> int:
        """The division number of an end, -1 if none is known."""
        if seen.body >= 0:
            return self.bodies.division(seen.body)
        return self.bodies.divisions.number.get(seen.division, -1)

    def level(self, division: int) -> str:
        """The code of the level of a division."""
        return LEVEL_CODES[int(self.bodies.divisions.levels[division])]

    def _block(self, kind: str, division: int) -> int:
        match kind:
            case "SOPWB":
                return division
            case "PARTY_COMMITTEE" if division > _NATION:
                return self.bodies.root + division
        return -1

    def named(self, kind: str, name: str, division: int) -> EndSeen | None:
        """The body of a kind and name in a division: recorded, of a block, else neither."""
        if kind == "PARTY_ORG":
            return self._party_of(name, division)
        full = self._full_name(kind, name, division)
        number = self._recorded.get((kind, division, full), -1)
        if number < 0 and kind == "SUPERVISOR":
            number = self.department(division, self._word(name, division))
        if number >= 0:
            return self.present(number)
        if division > _NATION and not self.bodies.divisions.expects_bodies[division]:
            return None
        code = self.bodies.divisions.codes[division]
        return EndSeen(f"{kind}@{code}:{full}", full, kind, code)

    def _party_of(self, name: str, division: int) -> EndSeen | None:
        """The Party organization of a department, or of another unit, of a division."""
        owner = self.named("SUPERVISOR", name, division)
        if owner is None or owner.body < 0:
            return owner and EndSeen(
                f"PARTY_ORG:{owner.id}",
                f"{owner.name}党组织",
                "PARTY_ORG",
                owner.division,
            )
        return self.present(self.bodies.party_org(owner.body))

    def _word(self, name: str, division: int) -> str:
        """The word for a department at the level of a division: 民政局, 民政厅."""
        municipality = self.bodies.divisions.codes[division][:2] in _MUNICIPALITIES
        province = self.level(division) == "province" and not municipality
        return name[:-1] + "厅" if province and name.endswith("局") else name

    def _full_name(self, kind: str, name: str, division: int) -> str:
        if division == _NATION:
            return normal(name)
        front = self.bodies.divisions.names[division]
        party = "委" if kind == "PARTY_DEPARTMENT" else ""
        return normal(front + party + self._word(name, division))

    def department(self, division: int, word: str) -> int:
        """The number of a usual department of a division, -1 if it is none."""
        if word not in self._words:
            return -1
        size = len(self.bodies.departments)
        return self.bodies.first_department + division * size + self._words[word]

    def township(self, text: str, division: int) -> EndSeen | None:
        """The Party organization of the one township of this name in a division."""
        divisions, name = self.bodies.divisions, normal(text).removesuffix("办事处")
        found = [
            n
            for (county, known), n in divisions.townships_of.items()
            if known == name and division >= 0 and divisions.inside(county, division)
        ]
        return (
            self.present(self.bodies.first_township + found[0])
            if len(found) == 1
            else None
        )

    @cached_property
    def _words(self) -> dict[str, int]:
        return {word: n for n, word in enumerate(self.bodies.departments)}

    @cached_property
    def _recorded(self) -> dict[tuple[str, int, str], int]:
        """Recorded bodies by kind, division and full name."""
        first = self.bodies.first_recorded
        return {
            (row.kind, row.division, normal(row.name).removeprefix("中共")): first + n
            for n, row in enumerate(self.bodies.recorded)
        }

    def by_text(self, text: str, division: int, kind: str, role: str) -> EndSeen:
        """The authority that a cell names in words, seen from a division."""
        name = normal(text)
        number = self._authority(name, division)
        found = self.present(number, role) if number >= 0 else None
        if found:
            return found
        code = self.bodies.divisions.codes[division] if division >= 0 else ""
        return EndSeen(f"{kind}@{code}:{name}", name, kind, code, role)

    def _authority(self, name: str, division: int) -> int:
        """A department of the division or of one around it, else a national body."""
        divisions = self.bodies.divisions
        around = () if division < 0 else (division, *divisions.up(division))
        for place in around:
            word = name.removeprefix(divisions.names[place])
            if place > _NATION and word != name:
                for kind in ("SUPERVISOR", "REGISTRATION_AUTHORITY"):
                    if (kind, place, name) in self._recorded:
                        return self._recorded[kind, place, name]
                if (number := self.department(place, word)) >= 0:
                    return number
        bare = name.removeprefix("中华人民共和国")
        return self._recorded.get(("SUPERVISOR", _NATION, bare), -1)
