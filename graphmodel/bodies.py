"""Bodies: everything that can lead, addressed by a *body number*.

Four blocks follow each other, so that what a rule expects need not be listed by
anybody: for D divisions and T townships the body of division d is

    d              its SOPWB (社会组织党建工作机构)
    D + d          its Party committee; division 0's is the root, 中共中央
    2D + k         the Party organization of township k
    2D + T + n     recorded body n: national, from the dataset, or met in the registry

The Party organization of body b is PARTY_ORG | b: it is as attested as b itself.
Ids and names: semantics §7. Dates are half-open: `until` is exclusive.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from graphmodel.divisions import Divisions, Ints

#: Bit that turns the number of a body into the number of its Party organization.
PARTY_ORG = 1 << 28
#: First and last day that stand for an unknown beginning and an open end.
ALWAYS, FOREVER = date(1, 1, 1), date(9999, 12, 31)

#: The duties of an SOPWB move to the 社会工作部 (the body counts as one; §5).
SOCIAL_WORK_PROVINCE, SOCIAL_WORK_BELOW = date(2024, 3, 27), date(2024, 7, 1)


@dataclass(frozen=True, slots=True)
class Body:
    """One recorded body.

    `division` is a division number (-1: none known); `under` a body number known
    to stand above it by its name (-1: none); `plate_of` the body that keeps the
    plate; `unusual` marks one that seldom supervises (a company); `origin` national, dataset or registry; `where` a file:row.
    """

    id: str
    name: str
    kind: str
    division: int
    since: date = ALWAYS
    until: date = FOREVER
    origin: str = "registry"
    plate_of: int = -1
    under: int = -1
    unusual: bool = False
    where: str = ""


@dataclass(frozen=True, slots=True)
class Attestation:
    """A row that shows an expected body to exist, under a name, for a time."""

    name: str
    since: date
    until: date
    where: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a body: renamed, merged, split, abolished, transferred."""

    on: date
    kind: str
    giver: int
    taker: int
    concerns: str = ""
    where: str = ""


@dataclass(frozen=True)
class Bodies:
    """All bodies of a world: the blocks, the recorded ones, what happened to them.

    `party_of` holds the few Party organizations that are bodies of their own
    (国务院国资委党委); `complete` the kinds of which the data list all.
    """

    divisions: Divisions
    recorded: tuple[Body, ...] = ()
    attested: Mapping[int, tuple[Attestation, ...]] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    party_of: Mapping[int, int] = field(default_factory=dict)
    by_id: Mapping[str, int] = field(default_factory=dict)
    complete: frozenset[str] = frozenset()
    attested_only: bool = False

    @property
    def first_township(self) -> int:
        """Body number of township 0."""
        return 2 * len(self.divisions)

    @property
    def first_recorded(self) -> int:
        """Body number of recorded body 0."""
        return first_recorded(self.divisions)

    def __len__(self) -> int:
        return self.first_recorded + len(self.recorded)

    def record(self, body: int) -> Body | None:
        """The recorded body of this number, None for a block."""
        n = (body & ~PARTY_ORG) - self.first_recorded
        return self.recorded[n] if n >= 0 else None

    def party_org(self, body: int) -> int:
        """The Party organization of a body; one that is one already leads itself."""
        if body & PARTY_ORG or self.is_township(body):
            return body
        return self.party_of.get(body, body | PARTY_ORG)

    def is_township(self, body: int) -> bool:
        """Whether the number is that of a township's Party organization."""
        return self.first_township <= body < self.first_recorded

    def kind(self, body: int) -> str:
        """The kind of a body (vocabulary.KINDS)."""
        if body & PARTY_ORG:
            return "PARTY_ORG"
        if record := self.record(body):
            return record.kind
        if body >= self.first_township:
            return "TOWNSHIP_PARTY_ORG"
        committee = body - len(self.divisions)
        return "SOPWB" if committee < 0 else "PARTY_COMMITTEE" if committee else "ROOT"

    def division(self, body: int) -> int:
        """The division number of a body's seat (a township's county), -1 if none."""
        if record := self.record(body):
            return record.division
        body &= ~PARTY_ORG
        if body >= self.first_township:
            return int(self.divisions.township_parents[body - self.first_township])
        return body % len(self.divisions)

    def seat(self, body: int) -> str:
        """The code of a body's seat: division or township; empty if unknown."""
        owner = body & ~PARTY_ORG
        if self.is_township(owner):
            return self.divisions.township_codes[owner - self.first_township]
        record = self.record(owner)
        if record and "@" in record.id:
            return record.id.partition("@")[2].partition(":")[0]
        division = self.division(body)
        return self.divisions.codes[division] if division >= 0 else ""

    def id(self, body: int) -> str:
        """The stable id of a body (semantics §7)."""
        if body & PARTY_ORG:
            return f"PARTY_ORG:{self.id(body & ~PARTY_ORG)}"
        if record := self.record(body):
            return record.id
        if body == self.root:
            return "cpc-central"
        return f"{self.kind(body)}@{self.seat(body)}"

    @property
    def root(self) -> int:
        """中共中央, where every chain ends."""
        return len(self.divisions)

    def name(self, body: int, on: date) -> str:
        """What a body is called on a date."""
        if body & PARTY_ORG:
            return f"业务主管单位（{self.name(body & ~PARTY_ORG, on)}）党组织"
        if record := self.record(body):
            return record.name
        for row in self.attested.get(body, ()):
            if row.name and row.since <= on < row.until:
                return row.name
        return self._expected_name(body, on)

    def _expected_name(self, body: int, on: date) -> str:
        if body == self.root:
            return "中共中央"
        if body >= self.first_township:
            k = body - self.first_township
            return f"{self.divisions.township_names[k]}党组织"
        division = body % len(self.divisions)
        place = self.divisions.names[division]
        if body > self.root:
            return f"中共{place}委员会"
        province = self.divisions.levels[division] == 1
        moved = SOCIAL_WORK_PROVINCE if province else SOCIAL_WORK_BELOW
        return f"中共{place}委员会社会工作部" if on >= moved else f"{place}社会组织党建工作机构"


def plain(numbers: Ints) -> Ints:
    """Body numbers without the bit of their Party organization; -1 stays -1."""
    return np.where(numbers >= 0, numbers & ~PARTY_ORG, -1)


def first_recorded(divisions: Divisions) -> int:
    """Body number of the first recorded body."""
    return 2 * len(divisions) + len(divisions.township_codes)
