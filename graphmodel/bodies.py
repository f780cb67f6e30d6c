"""Bodies: everything that can lead, addressed by a *body number*.

Blocks follow each other, so that what a rule expects, and the usual departments of
every division, need not be listed by anybody. For D divisions, T townships and W
usual department words (教育局 …), division d and word w:

    d                      its SOPWB (社会组织党建工作机构)
    D + d                  its Party committee; division 0's is the root, 中共中央
    2D + k                 the Party organization of township k
    2D + T + d * W + w     its department w, a supervisor that the registry names
    … + n                  recorded body n: national, of the dataset, or an unusual name
    … + c                  community c that the registry names

The Party organization of body b is PARTY_ORG | b: it is as attested as b itself.
Ids and names: semantics §7. Dates are half-open: `until` is exclusive.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from graphmodel.divisions import Divisions, Ints
from graphmodel.records import Attestation, Body, Change, Communities
from graphmodel.vocabulary import KINDS, NOT_PARTY_KINDS

#: Bit that turns the number of a body into the number of its Party organization.
PARTY_ORG = 1 << 28

#: The duties of an SOPWB move to the 社会工作部 (the body counts as one; §5).
SOCIAL_WORK_PROVINCE, SOCIAL_WORK_BELOW = date(2024, 3, 27), date(2024, 7, 1)


@dataclass(frozen=True)
class Bodies:
    """All bodies of a world: the blocks, the recorded ones, what happened to them.

    `office_of` gives the office (街道办事处) beside a township's Party organization,
    where a rule lets the supervisor itself lead; `party_of` holds the few Party
    organizations that are bodies of their own (国务院国资委党委); `complete` the kinds
    of which the data list all.
    """

    divisions: Divisions
    departments: tuple[str, ...] = ()
    unusual_departments: frozenset[str] = frozenset()
    recorded: tuple[Body, ...] = ()
    communities: Communities = field(default_factory=Communities)
    attested: Mapping[int, tuple[Attestation, ...]] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    party_of: Mapping[int, int] = field(default_factory=dict)
    office_of: Mapping[int, int] = field(default_factory=dict)
    by_id: Mapping[str, int] = field(default_factory=dict)
    complete: frozenset[str] = frozenset()
    attested_only: bool = False

    @cached_property
    def first_township(self) -> int:
        """Body number of township 0."""
        return 2 * len(self.divisions)

    @cached_property
    def first_department(self) -> int:
        """Body number of department 0 of division 0."""
        return self.first_township + len(self.divisions.township_codes)

    @cached_property
    def first_recorded(self) -> int:
        """Body number of recorded body 0."""
        return first_recorded(self.divisions, self.departments)

    @cached_property
    def first_community(self) -> int:
        """Body number of community 0."""
        return self.first_recorded + len(self.recorded)

    def __len__(self) -> int:
        return self.first_community + len(self.communities.names)

    @cached_property
    def unusual(self) -> npt.NDArray[np.bool_]:
        """Which bodies seldom supervise (SUPERVISOR_UNUSUAL)."""
        flags = np.zeros(len(self), np.bool_)
        words = [word in self.unusual_departments for word in self.departments]
        flags[self.first_department : self.first_recorded] = words * len(self.divisions)
        flags[self.first_recorded : self.first_community] = [
            record.unusual for record in self.recorded
        ]
        return flags

    @cached_property
    def not_party(self) -> npt.NDArray[np.bool_]:
        """Which bodies are not Party organizations, by their kind."""
        flags = np.zeros(len(self), np.bool_)
        flags[self.first_department : self.first_recorded] = True
        flags[self.first_recorded : self.first_community] = [
            record.kind in NOT_PARTY_KINDS for record in self.recorded
        ]
        return flags

    @cached_property
    def kinds(self) -> npt.NDArray[np.uint8]:
        """The kind of every body as a position in vocabulary.KINDS."""
        number = {code: n for n, code in enumerate(KINDS)}
        kinds = np.full(len(self), number["COMMUNITY_PARTY_ORG"], np.uint8)
        kinds[: self.root] = number["SOPWB"]
        kinds[self.root : self.first_township] = number["PARTY_COMMITTEE"]
        kinds[self.root] = number["ROOT"]
        kinds[self.first_township : self.first_department] = number[
            "TOWNSHIP_PARTY_ORG"
        ]
        kinds[self.first_department : self.first_recorded] = number["SUPERVISOR"]
        kinds[self.first_recorded : self.first_community] = [
            number[record.kind] for record in self.recorded
        ]
        return kinds

    @cached_property
    def divisions_of(self) -> Ints:
        """The division number of every body, -1 where none is known."""
        size = len(self.divisions)
        table = np.arange(size, dtype=np.int32)
        seats = self.communities.seats
        inner = [self.division(s) if s > 0 else -1 - s for s in seats]
        return np.concatenate(
            [
                table,
                table,
                self.divisions.township_parents,
                np.repeat(table, len(self.departments)),
                np.array([record.division for record in self.recorded], np.int32),
                np.array(inner, np.int32),
            ]
        )

    def record(self, body: int) -> Body | None:
        """The recorded body of this number, None for one of a block."""
        n = (body & ~PARTY_ORG) - self.first_recorded
        return self.recorded[n] if 0 <= n < len(self.recorded) else None

    def department(self, body: int) -> tuple[int, str] | None:
        """Division number and word of a department of the block, else None."""
        n = (body & ~PARTY_ORG) - self.first_department
        if not 0 <= n < self.first_recorded - self.first_department:
            return None
        division, word = divmod(n, len(self.departments))
        return division, self.departments[word]

    def community(self, body: int) -> tuple[int, str] | None:
        """Seat and name of a community of the block, else None."""
        n = body - self.first_community
        if not 0 <= n < len(self.communities.names):
            return None
        return self.communities.seats[n], self.communities.names[n]

    def origin(self, body: int) -> str:
        """national, dataset, registry, expected (by a rule) or absent (a zone's)."""
        if record := self.record(body):
            return record.origin
        return "registry" if self.department(body) else "expected"

    def party_org(self, body: int) -> int:
        """The Party organization of a body; one that is one already leads itself."""
        if body & PARTY_ORG or self.is_township(body):
            return body
        return self.party_of.get(body, body | PARTY_ORG)

    def is_township(self, body: int) -> bool:
        """Whether the number is that of a township's Party organization."""
        return self.first_township <= body < self.first_department

    def kind(self, body: int) -> str:
        """The kind of a body (vocabulary.KINDS)."""
        if body & PARTY_ORG:
            return "PARTY_ORG"
        if record := self.record(body):
            return record.kind
        if body >= self.first_township:
            return self._kind_by_block(body)
        committee = body - len(self.divisions)
        return "SOPWB" if committee < 0 else "PARTY_COMMITTEE" if committee else "ROOT"

    def _kind_by_block(self, body: int) -> str:
        if body < self.first_department:
            return "TOWNSHIP_PARTY_ORG"
        return "SUPERVISOR" if body < self.first_recorded else "COMMUNITY_PARTY_ORG"

    def division(self, body: int) -> int:
        """The division number of a body's seat (a township's county), -1 if none."""
        if record := self.record(body):
            return record.division
        if department := self.department(body):
            return department[0]
        body &= ~PARTY_ORG
        if community := self.community(body):
            seat = community[0]
            return self.division(seat) if seat > 0 else -1 - seat
        if body >= self.first_township:
            return int(self.divisions.township_parents[body - self.first_township])
        return body % len(self.divisions)

    def seat(self, body: int) -> str:
        """The code of a body's seat: division or township; empty if unknown."""
        owner = body & ~PARTY_ORG
        if self.is_township(owner):
            return self.divisions.township_codes[owner - self.first_township]
        community = self.community(owner)
        if community and community[0] > 0:
            return self.seat(community[0])
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
        if self.department(body):
            return f"SUPERVISOR@{self.seat(body)}:{self._department_name(body)}"
        if community := self.community(body):
            return f"COMMUNITY_PARTY_ORG@{self.seat(body)}:{community[1]}"
        return f"{self.kind(body)}@{self.seat(body)}"

    @cached_property
    def root(self) -> int:
        """中共中央, where every chain ends."""
        return len(self.divisions)

    def name(self, body: int, on: date) -> str:
        """What a body is called on a date."""
        if body & PARTY_ORG:
            return f"业务主管单位（{self.name(body & ~PARTY_ORG, on)}）党组织"
        if record := self.record(body):
            return record.name
        if self.department(body):
            return self._department_name(body)
        if community := self.community(body):
            return f"{community[1]}党组织"
        for row in self.attested.get(body, ()):
            if row.name and row.since <= on < row.until:
                return row.name
        return self._expected_name(body, on)

    def _department_name(self, body: int) -> str:
        division, word = self.department(body) or (0, "")
        return (self.divisions.names[division] if division else "") + word

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
        return (
            f"中共{place}委员会社会工作部"
            if on >= moved
            else f"{place}社会组织党建工作机构"
        )


def plain(numbers: Ints) -> Ints:
    """Body numbers without the bit of their Party organization; -1 stays -1."""
    return np.where(numbers >= 0, numbers & ~PARTY_ORG, np.int32(-1))


def first_recorded(divisions: Divisions, departments: Sequence[str]) -> int:
    """Body number of the first recorded body."""
    first_department = 2 * len(divisions) + len(divisions.township_codes)
    return first_department + len(divisions) * len(departments)
