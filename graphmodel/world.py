"""The world that verdicts are about: organizations as columns, bodies, rulebooks.

`organizations` has one row an input row, in input order. Texts have become small
numbers: divisions, *mentions* (a body number, or from len(bodies) on a `Group`),
days since 1970-01-01. Nothing here depends on a date; `resolve` adds it.

| column | type | meaning |
|---|---|---|
| file, row | u16, u32 | where it stands: number of the file, record (heading = 1) |
| org_id, name | str | as written; a repeated code carries `#` and a hash of the row |
| category | u8 | position in the values of the record fact `category` |
| division, level | i32, u8 | division number (-1 unknown); DOMAINS["level"] |
| zone | i32 | SOPWB of the development zone it is registered in, else -1 |
| supervisor_cell | u8 | position in CELLS |
| supervisor, former, declared, upper | i32 | mentions, -1 none |
| declared_self, upper_self | bool | names the organization's own Party organization |
| association, community, locality, intermediary, sector, | u8 | positions in |
| few_members, approval, subtype, registrar | | DOMAINS |
| profession | u8 | DOMAINS, only where an adopted rulebook asks it |
| locality_body, registrar_body, industry_body | i32 | body numbers, -1 none |
| registered, deregistered, decoupled, handed_over, declared_on, party_since | date | |
| gone, handover_known, has_party_org | bool | status says ended; column there; recorded |
| notes | u32 | mask of the notes that fields carry (vocabulary.NOTE_BIT) |
| code_fault, place_pair, near | i32 | cause of the field note, -1 none |
| duplicate | u8 | mask: 1 same code, 2 same name |
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import polars as pl

from graphmodel.bodies import Bodies
from graphmodel.divisions import Ints, Positions
from graphmodel.regimes import Library
from graphmodel.rejected import RejectedRow
from graphmodel.undecided import Undecided
from graphmodel.wording import NOTHING, Words

#: The columns of dates.
DATES = (
    "registered",
    "deregistered",
    "decoupled",
    "handed_over",
    "declared_on",
    "party_since",
)


@dataclass(frozen=True)
class Group:
    """Several bodies behind one text.

    `several`: the text names all of them; else they bear one name, each in its time.
    """

    members: tuple[int, ...]
    several: bool = False


@dataclass(frozen=True)
class Tie:
    """A dated row of `relations` that reaches an organization (by position)."""

    organization: int
    body: int
    relation: str
    since: int
    until: int
    where: str = ""


@dataclass(frozen=True)
class BodyTie:
    """A dated strong relation between bodies."""

    upper: int
    lower: int
    relation: str
    since: int
    until: int
    where: str = ""


@dataclass(frozen=True)
class Fault:
    """A cause in the data: cells that cannot be read, rows that do not fit together.

    `rows` are positions of organizations (the first 20), `affected` how many. A fault
    in a table of bodies has a place of its own, `file`, `row`, `line` and `heading`,
    and says in `text` what is wrong and in `remedy` what to do.
    """

    code: str
    cause: str
    affected: int
    rows: tuple[int, ...]
    column: str = ""
    value: str = ""
    suggestion: str = ""
    file: str = ""
    row: int = 0
    line: int = 0
    heading: str = ""
    text: Words = NOTHING
    remedy: Words = NOTHING


class Source(Protocol):
    """Where organizations came from: gives back lines and cells as written."""

    @property
    def file(self) -> str:
        """The name of the file."""

    def lines(self, rows: list[int]) -> list[int]:
        """The physical line of each record."""

    def cell(self, position: int, column: str) -> tuple[str, str] | None:
        """Heading and text of a canonical column in the kept row at `position`."""

    def coded(self, column: str) -> tuple[Ints, tuple[str, ...]]:
        """The distinct texts of a canonical column and which each row has, -1: none."""


@dataclass(frozen=True)
class World:
    """Everything that a verdict rests on, for any date.

    `named` has the bodies that rules name in words; `seated` those that an adopted
    rulebook puts into a division, by role ("composite", "law committee", "law
    department" …) and division number; `industries` the department word of each sector;
    `cases` what the documents leave open.
    """

    organizations: pl.DataFrame
    bodies: Bodies
    library: Library
    groups: tuple[Group, ...] = ()
    ties: tuple[Tie, ...] = ()
    body_ties: tuple[BodyTie, ...] = ()
    named: Mapping[str, int] = field(default_factory=dict)
    seated: Mapping[tuple[str, int], int] = field(default_factory=dict)
    industries: Mapping[str, str] = field(default_factory=dict)
    cases: tuple[Undecided, ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    suspected: bool = False
    faults: tuple[Fault, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    sources: tuple[Source, ...] = ()
    offsets: tuple[int, ...] = ()
    kept: Positions | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Words, ...] = ()
    synthetic: bool = False

    def source_of(self, position: int) -> tuple[Source, int]:
        """The source of the organization at `position`, and its position there."""
        whole = position if self.kept is None else int(self.kept[position])
        n = max(n for n, offset in enumerate(self.offsets) if offset <= whole)
        return self.sources[n], whole - self.offsets[n]
