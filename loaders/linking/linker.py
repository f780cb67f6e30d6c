"""Names to bodies: exact, alias, dated predecessor, prefix division, else a new body.

In: a text of a registry, what it stands for (supervisor or declared leader), and the
division of registration where the text alone does not say. Out: a mention number.
Never a guess: what no table knows becomes a body of its own. Semantics §1, §4, §5.
"""

import re
from dataclasses import dataclass, field

from graphmodel.bodies import PARTY_ORG
from graphmodel.records import Body
from loaders.linking import words
from loaders.linking.book import BodyBook
from loaders.linking.grammar import Grammar
from loaders.linking.shapes import Shape, shape_of
from loaders.places import Gazetteer, Place
from loaders.text import clean, simplified

#: A bare 市教育局 of an organization whose place nobody knows names no body.
NOWHERE = -1
#: The text alone does not say which body: the division of registration must.
NEEDS_PLACE = -(1 << 30)
_PARTY_PREFIX = re.compile(r"^(?:中国共产党|中共)(?!中央)")
_LEVEL_OF = {"省": 1, "州": 2, "市": 2, "区": 3, "县": 3, "旗": 3}


@dataclass
class Linker:
    """Links distinct names; remembers what each was taken for."""

    book: BodyBook
    gazetteer: Gazetteer
    grammar: Grammar
    unknown: dict[int, str] = field(default_factory=dict)
    learnt: dict[tuple[int, str], int] = field(default_factory=dict)
    _known: dict[tuple[str, bool, int], int] = field(default_factory=dict)

    def link(self, text: str, division: int | None = None, party: bool = False) -> int:
        """The mention of a name; `party`: it should be a Party body (a declaration).

        Gives NEEDS_PLACE where `division` is None and the name alone is not enough.
        """
        key = (text, party, -2 if division is None else division)
        if key not in self._known:
            self._known[key] = self._link(clean(text), division, party)
        return self._known[key]

    def learn(self, text: str, number: int, party: bool) -> None:
        """Let every form of a name mean a body that a dataset records."""
        place = self.gazetteer.read(clean(text))
        if place.division < 0 or not place.rest or place.zone:
            return
        shape = shape_of(place.rest, party, self.grammar)
        if not shape.party_org and shape.kind not in ("SOPWB", "PARTY_COMMITTEE"):
            front = self.book.divisions.names[place.division]
            name = shape.name if front in shape.name else front + shape.name
            self.learnt[place.division, name] = number

    def _link(self, text: str, division: int | None, party: bool) -> int:
        found = self._national(text, division)
        if found is not None:
            return found
        place = self.gazetteer.read(text)
        if not place.divisions and (plain := simplified(text)) != text:
            return self._link(plain, division, party)
        return self._local(text, place, division, party)

    def _national(self, text: str, division: int | None) -> int | None:
        """A name of the tables, or the Party organization of one; None: neither."""
        plain = _PARTY_PREFIX.sub("", text)
        stem = words.PARTY_ORG.match(plain)
        for name in (text, plain, stem[1] if stem else ""):
            if name in self.book.names:
                if name in self.book.restricted and division != 0:
                    return NEEDS_PLACE if division is None else None
                numbers = self.book.names[name]
                owned = name not in (text, plain)
                return self.book.mention(
                    [self.party_org(n) for n in numbers] if owned else numbers
                )
        return None

    def _local(self, text: str, place: Place, division: int | None, party: bool) -> int:
        plain = _PARTY_PREFIX.sub("", text)
        if words.is_known(plain) or (
            words.BARE_LEVEL.match(plain) and not place.divisions
        ):
            place = Place(rest=plain)
        if not place.divisions and place.rest == text:
            place = Place(rest=plain)
        if place.division < 0 and place.rest.startswith(words.NATIONAL):
            return self._body(place.rest, 0, "", party)
        number = self._division(place, plain, division)
        if number == NEEDS_PLACE:
            return NEEDS_PLACE
        if number < 0 and (place.divisions or self._is_bare(plain, party)):
            return NOWHERE
        if place.divisions and place.division < 0 and number not in place.divisions:
            place = Place(
                rest=plain
            )  # none of the name's bearers is near: never a guess
        rest = place.rest
        if not place.divisions and words.BARE_LEVEL.match(plain):
            rest = plain[1:]
        return self._body(rest, number, place.zone, party)

    def _division(self, place: Place, text: str, division: int | None) -> int:
        if place.division >= 0:
            return place.division
        if division is None:
            return NEEDS_PLACE
        if place.divisions:
            return self._shared(place.divisions, division)
        level = words.BARE_LEVEL.match(text)
        return self._ancestor(division, level[1]) if level else division

    def _shared(self, divisions: tuple[int, ...], division: int) -> int:
        """Of divisions that share a name, the one on the line of registration."""
        table = self.gazetteer.divisions
        for around in (division, *(table.up(division) if division >= 0 else ())):
            near = [
                d
                for d in divisions
                if table.inside(d, around) or table.inside(around, d)
            ]
            if len(near) == 1:
                return near[0]
        return division

    def _ancestor(self, division: int, level: str) -> int:
        """The ancestor (or self) whose name ends with 省, 市, 区, 县 …, else by level."""
        if division < 0:
            return division
        table = self.gazetteer.divisions
        for around in (division, *table.up(division)):
            if table.names[around].endswith(level):
                return around
        found = int(table.ancestors[division, _LEVEL_OF[level]])
        return found if found >= 0 else division

    def _body(self, rest: str, division: int, zone: str, party: bool) -> int:
        """The number of the body that `rest` names in a division."""
        size = len(self.book.divisions)
        full = self._in_full(rest) if division == 0 else rest
        shape = shape_of(full, party, self.grammar)
        if shape.kind in ("SOPWB", "PARTY_COMMITTEE") and division >= 0 and not zone:
            return division if shape.kind == "SOPWB" else size + division
        if shape.kind == "TOWNSHIP_PARTY_ORG" and not zone:
            found = self._township(shape.name, division)
            return found if found >= 0 else self._new_township(shape.name, division)
        number = -1
        if shape.kind == "SUPERVISOR" and not zone:
            number = self._department(division, shape.name)
        if number < 0:
            number = self._add(shape, rest, division, zone)
        return self.party_org(number) if shape.party_org else number

    def _in_full(self, text: str) -> str:
        """An office of a national body with that body's name in full: 国资委X局 (§7)."""
        for end in range(len(text) - 1, 2, -1):
            numbers = self.book.names.get(text[:end], ())
            if len(numbers) == 1 and numbers[0] >= self.book.first:
                return self.book.records[numbers[0] - self.book.first].name + text[end:]
        return text

    def _department(self, division: int, word: str) -> int:
        """A usual department, as the dataset records it or in its block; -1 none."""
        number = self.book.department(division, word)
        if number >= 0 and self.learnt:
            front = self.book.divisions.names[division] if division > 0 else ""
            return self.learnt.get((division, front + word), number)
        return number

    def party_org(self, mention: int) -> int:
        """The Party organization of a supervisor that is mentioned, or of each of a group."""
        if mention <= -2:
            group = self.book.all_groups[-2 - mention]
            return self.book.mention(map(self.party_org, group.members), group.several)
        township = 2 * len(self.book.divisions) <= mention < self.book.first_department
        if township or mention & PARTY_ORG:
            return mention
        return self.book.party_of.get(mention, mention | PARTY_ORG)

    def zone(self, zone: str, division: int) -> int:
        """The SOPWB of a development zone: a body that only the data can attest."""
        return self._add(Shape("SOPWB", zone), zone, division, zone)

    def township_body(self, text: str, division: int) -> int:
        """The Party organization of the township that a text names in a division."""
        place = self.gazetteer.read(text)
        table = self.book.divisions
        near = place.division >= 0 and (
            division < 0
            or table.inside(place.division, division)
            or table.inside(division, place.division)
        )
        inner, rest = (
            (place.division, place.rest) if near and place.rest else (division, text)
        )
        match = words.TOWNSHIP.match(rest)
        name = match[1].removesuffix("办事处") if match else rest
        found = self._township(name, inner)
        if found >= 0:
            return found
        return self._new_township(name, inner)

    def _new_township(self, name: str, division: int) -> int:
        """The Party organization of a township in no table: at the nearest code (§7)."""
        code = self.book.divisions.codes[division] if division >= 0 else ""
        number = self.book.add(
            Body(
                id=f"TOWNSHIP_PARTY_ORG@{code}:{name}",
                name=f"{name}党组织",
                kind="TOWNSHIP_PARTY_ORG",
                division=division,
                under=len(self.book.divisions) + division if division >= 0 else -1,
                origin="expected",
            )
        )
        self.book.party_of[number] = number
        return number

    def _township(self, name: str, division: int) -> int:
        """The Party organization of the township of this name in a division, or -1."""
        table = self.book.divisions
        if (division, name) in table.townships_of:
            return 2 * len(table) + table.townships_of[division, name]
        if division < 0:
            return -1
        inside = [
            n for n in self._named_townships(name)
            if table.inside(int(table.township_parents[n]), division)
        ]  # fmt: skip
        return 2 * len(table) + inside[0] if len(inside) == 1 else -1

    def _named_townships(self, name: str) -> list[int]:
        if not hasattr(self, "_by_name"):
            self._by_name: dict[str, list[int]] = {}
            for n, township in enumerate(self.book.divisions.township_names):
                self._by_name.setdefault(township, []).append(n)
        return self._by_name.get(name, [])

    def _add(self, shape: Shape, rest: str, division: int, zone: str) -> int:
        table = self.book.divisions
        code = table.codes[division] if division >= 0 else ""
        front = zone or (table.names[division] if division > 0 else "")
        name = shape.name if front and front in shape.name else front + shape.name
        if zone and shape.kind == "WORK_COMMITTEE":
            name = zone + shape.name.removeprefix("委")
        if shape.kind == "SOPWB":
            name = zone
        if (division, name) in self.learnt:
            return self.learnt[division, name]
        under = self._under(shape, division)
        known = len(self.book.records)
        number = self.book.add(
            Body(
                id=f"{shape.kind}@{code}:{name}",
                name=name,
                kind=shape.kind,
                division=division,
                under=under,
                unusual=shape.kind == "SUPERVISOR" and words.is_unusual(name),
                origin="absent" if shape.kind == "SOPWB" else "registry",
            )
        )
        if len(self.book.records) > known and not words.is_known(rest):
            self.unknown[number] = shape.name
        return number

    def _under(self, shape: Shape, division: int) -> int:
        """What a composite or industry committee stands under by its name (§5)."""
        if shape.owner:
            return self._body(shape.owner, division, "", party=False) | PARTY_ORG
        return division if shape.kind == "COMPOSITE_COMMITTEE" and division > 0 else -1

    def _is_bare(self, text: str, party: bool) -> bool:
        """Whether a name means one body in every division: 教育局, 市委, 两新工委."""
        kind = shape_of(text, party, self.grammar).kind
        bare = words.is_known(text) or words.BARE_LEVEL.match(text)
        return bool(bare) or kind in ("SOPWB", "PARTY_COMMITTEE")
