"""The body book: every name of a body that is known, and the bodies being added.

In: the bundled national bodies and their changes, the dataset's own tables. Out: the
numbers of bodies by name; new bodies get the next number. `finish` freezes them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from graphmodel.bodies import Bodies, first_recorded
from graphmodel.divisions import Divisions
from graphmodel.records import ALWAYS, FOREVER, Attestation, Body, Change, Communities
from graphmodel.world import Group
from loaders.dates import day_of
from loaders.linking.words import NATIONAL_MARKS, is_unusual, words
from loaders.text import clean

_KINDS = {
    "party_working_committee": "WORK_COMMITTEE",
    "central_party_department": "PARTY_DEPARTMENT",
    "central_party_committee": "PARTY_COMMITTEE",
    "party_group": "PARTY_GROUP",
    "organs_committee": "ORGANS_COMMITTEE",
}
#: Kinds whose Party relations run through the state organs, or those of the Party and
#: the mass organizations; of other kinds it cannot be told (background knowledge).
_CHANNELS = {
    "ministry": "state",
    "commission": "state",
    "agency": "state",
    "ministry_bureau": "state",
    "court_or_procuratorate": "state",
    "central_party_department": "party",
    "central_party_committee": "party",
    "party_working_committee": "party",
    "mass_organisation": "party",
}
_UNUSUAL_KINDS = frozenset({"democratic_party_or_union", "company_authority"})
_ROOT_ID = "cpc-central"
#: Who stands above the national Party bodies (semantics §5).
_UNDER = {
    "mca-service-centre-committee": "mca-organs-committee",
    "mca-organs-committee": "central-state-organs-work-committee",
    "mca-party-group": _ROOT_ID,
}
#: The bundled tables, as coordinates name them.
NATIONAL_BODIES, NATIONAL_CHANGES = "national_bodies.csv", "national_body_changes.csv"
Dated = TypeVar("Dated", Body, Attestation)
_UNDER_ROOT = frozenset({"WORK_COMMITTEE", "PARTY_DEPARTMENT", "PARTY_COMMITTEE"})


@dataclass
class BodyBook:
    """Bodies while a dataset is loaded: names seen, records added."""

    divisions: Divisions
    records: list[Body] = field(default_factory=list)
    office_of: dict[int, int] = field(default_factory=dict)
    by_id: dict[str, int] = field(default_factory=dict)
    names: dict[str, list[int]] = field(default_factory=dict)
    restricted: set[str] = field(default_factory=set)
    attested: dict[int, list[Attestation]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    party_of: dict[int, int] = field(default_factory=dict)
    taken: list[tuple[int, str, str]] = field(default_factory=list)
    _grouped: dict[Group, int] = field(default_factory=dict)
    _groups: list[Group] = field(default_factory=list)

    def __post_init__(self) -> None:
        known = words()
        self.departments = tuple(sorted(known.known))
        self.word = {word: n for n, word in enumerate(self.departments)}
        self.first = first_recorded(self.divisions, self.departments)
        self.first_department = self.first - len(self.divisions) * len(self.word)

    def department(self, division: int, word: str) -> int:
        """The number of a usual department of a division, -1 if it is none."""
        if division < 0 or word not in self.word:
            return -1
        return self.first_department + division * len(self.word) + self.word[word]

    def add(self, body: Body) -> int:
        """The number of a body; a body with a known id is not added again."""
        number = self.by_id.get(body.id)
        if number is None:
            number = self.first + len(self.records)
            self.by_id[body.id] = number
            self.records.append(body)
        return number

    def expect(self, number: int) -> None:
        """A body that a rulebook names and nobody has shown."""
        position = number - self.first
        if position >= 0 and self.records[position].origin == "registry":
            self.records[position] = replace(self.records[position], origin="expected")

    def date(self, number: int, since: date, until: date) -> None:
        """Give a body the first and the last day that its own row leaves open."""
        position = number - self.first
        if position < 0:
            rows = self.attested.get(number, [Attestation("", ALWAYS, FOREVER)])
            if len(rows) == 1:
                self.attested[number] = [_dated(rows[0], since, until)]
            return
        body = self.records[position]
        if body.origin == "registry":
            body = replace(body, since=since, until=until, origin="dataset")
        elif body.origin in ("national", "dataset") and until > ALWAYS:
            body = _dated(body, since, until)
        self.records[position] = body

    def call(self, name: str, number: int) -> None:
        """Let a name mean a body."""
        known = self.names.setdefault(clean(name), [])
        if number not in known:
            known.append(number)

    def mention(self, numbers: Iterable[int], several: bool = False) -> int:
        """A mention of one body, else of a group; groups count down from -2.

        A name that several bodies bear, among other names, adds each of them.
        """
        each = (self._members(number) for number in numbers)
        members = tuple(dict.fromkeys(member for some in each for member in some))
        if len(members) == 1:
            return members[0]
        group = Group(members, several)
        if group not in self._grouped:
            self._grouped[group] = -2 - len(self._grouped)
            self._groups.append(group)
        return self._grouped[group]

    def _members(self, number: int) -> tuple[int, ...]:
        return self._groups[-2 - number].members if number <= -2 else (number,)

    @property
    def all_groups(self) -> tuple[Group, ...]:
        """Groups in the order of their numbers."""
        return tuple(self._groups)

    def finish(
        self,
        complete: frozenset[str],
        attested_only: bool,
        communities: Communities,
    ) -> Bodies:
        """The bodies, frozen."""
        return Bodies(
            divisions=self.divisions,
            departments=self.departments,
            unusual_departments=frozenset(w for w in self.word if is_unusual(w)),
            communities=communities,
            recorded=tuple(self.records),
            attested={n: tuple(rows) for n, rows in self.attested.items()},
            changes=tuple(self.changes),
            party_of=dict(self.party_of),
            office_of=dict(self.office_of),
            by_id=dict(self.by_id),
            complete=complete,
            attested_only=attested_only,
        )


def _dated(row: Dated, since: date, until: date) -> Dated:
    """A row with these days where it says none."""
    return replace(
        row,
        since=since if row.since == ALWAYS else row.since,
        until=until if row.until == FOREVER else row.until,
    )


def with_national(
    divisions: Divisions,
    bodies: Iterable[Mapping[str, str]],
    changes: Iterable[Mapping[str, str]],
) -> BodyBook:
    """A book that knows the national bodies, their names, plates and changes."""
    book = BodyBook(divisions)
    rows = tuple(bodies)
    for n, row in enumerate(rows, start=2):
        number = _add_national(book, row, f"{NATIONAL_BODIES}:{n}")
        aliases = [a for a in row["aliases"].split("|") if a]
        for name in (row["name"], *aliases):
            book.call(name, number)
        book.restricted.update(
            clean(a) for a in aliases if not any(mark in a for mark in NATIONAL_MARKS)
        )
    book.restricted -= {clean(row["name"]) for row in rows}
    _link_national(book, rows)
    for n, row in enumerate(changes, start=2):
        book.changes.append(_change(book, row, f"{NATIONAL_CHANGES}:{n}"))
    return book


def _add_national(book: BodyBook, row: Mapping[str, str], where: str) -> int:
    root = len(book.divisions)
    if row["id"] == _ROOT_ID:
        book.by_id[_ROOT_ID] = root
        return root
    return book.add(
        Body(
            id=row["id"],
            name=row["name"],
            kind=_KINDS.get(row["kind"], "SUPERVISOR"),
            division=0,
            since=day_of(row["valid_from"]) or ALWAYS,
            until=day_of(row["valid_to"]) or FOREVER,
            origin="national",
            unusual=row["kind"] in _UNUSUAL_KINDS,
            channel=_CHANNELS.get(row["kind"], ""),
            where=where,
        )
    )


def _link_national(book: BodyBook, rows: Iterable[Mapping[str, str]]) -> None:
    """Plates, what stands above, and Party committees that are bodies of their own."""
    for row in rows:
        number = book.by_id[row["id"]] - book.first
        if number < 0:
            continue
        body = book.records[number]
        keeper = row["note"].split(";")[0].removeprefix("plate_of=").split(" ")[0]
        plate = book.by_id[keeper] if row["note"].startswith("plate_of=") else -1
        upper = _UNDER.get(body.id) or (_ROOT_ID if body.kind in _UNDER_ROOT else "")
        under = book.by_id.get(upper, -1)
        book.records[number] = replace(body, plate_of=plate, under=under)
    book.party_of[book.by_id["sasac"]] = book.by_id["sasac-party-committee"]


def _change(book: BodyBook, row: Mapping[str, str], where: str) -> Change:
    return Change(
        on=day_of(row["date"]) or ALWAYS,
        kind=row["kind"],
        giver=book.by_id.get(row["from_id"], -1),
        taker=book.by_id.get(row["to_id"], -1),
        concerns=row.get("concerns", ""),
        where=where,
    )
