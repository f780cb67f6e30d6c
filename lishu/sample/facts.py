"""What is drawn of each organization before anything is written down.

One array a fact, one element an organization. The registry's text and the true
verdict are both read off these facts, so neither can be wrong about the other.
"""

from dataclasses import dataclass, fields
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Kind(IntEnum):
    """Text of the type column; the first three are those of KIND_SHARES."""

    ASSOCIATION = 0
    PRIVATE_UNIT = 1
    FOUNDATION = 2
    SERVICE_UNIT = 3
    ENTERPRISE = 4
    LAW_FIRM = 5


class Place(IntEnum):
    """Whether the row says where the organization is registered."""

    KNOWN = 0
    ZONE = 1
    UNKNOWN = 2


class Supervisor(IntEnum):
    """What stands in the supervisor column."""

    DIRECT = 0
    NONE = 1
    BLANK = 2
    DASH = 3
    DEPARTMENT = 4
    NATIONAL = 5
    TOWNSHIP = 6
    PLACEHOLDER = 7
    TWO = 8
    TWICE = 9


class Relation(IntEnum):
    """Text of the column that says what kind of supervision it is."""

    BLANK = 0
    SUPERVISES = 1
    GUIDES = 2
    ENTRUSTED = 3


class Declared(IntEnum):
    """Whom the charter names."""

    NOBODY = 0
    SOPWB = 1
    SUPERVISORS = 2
    SAME_AS_SUPERVISOR = 3
    COMMITTEE = 4
    EDUCATION = 5
    COMPOSITE = 6
    DEPARTMENT = 7
    TOWNSHIP = 8
    OWN = 9
    TWO_LINES = 10
    ONE_LINE = 11
    NATIONAL = 12


class Status(IntEnum):
    """Text of the status column."""

    NORMAL = 0
    DEREGISTERED = 1
    WITHDRAWN = 2
    REVOKED = 3


class Odd(IntEnum):
    """A cell that is written wrongly, or in an awkward way."""

    NO = 0
    NO_CODE = 1
    CODE_LENGTH = 2
    CODE_CHARACTER = 3
    CODE_LAST_DIGIT = 4
    CODE_INNER_DIGIT = 5
    DATE_INVALID = 6
    NAME_COMMA = 7
    NAME_QUOTE = 8
    NAME_FORMULA = 9
    ASSOCIATION_BLANK = 10


@dataclass
class Plan:
    """Facts of a batch of organizations; arrays of one length, written in place."""

    row: Ints
    """Number of the row in the file, from 0."""
    division: Ints
    code_division: Ints
    """Element of the divisions whose digits the code bears."""
    code_digits: Ints
    """Six digits that replace those of `code_division`, 0 for none."""
    code_prefix: Ints
    code_serial: Ints
    modern: Ints
    place: Ints
    kind: Ints
    sector: Ints
    association: Ints
    """0 no, 1 yes, 2 not stated."""
    community: Ints
    """0 no, 1 yes, 2 not stated, which counts as no."""
    long_form: Ints
    """1 where authorities bear the division above in front, 2 for the bare table name."""
    registrar: Ints
    status: Ints
    registered: Ints
    deregistered: Ints
    supervisor: Ints
    supervisor_word: Ints
    """A department, or an element of the national names."""
    second_word: Ints
    relation: Ints
    former: Ints
    """Like `supervisor`: DIRECT stands for blank, else DEPARTMENT or NATIONAL."""
    former_word: Ints
    decoupled: Ints
    handed_over: Ints
    declared: Ints
    declared_word: Ints
    """The form of the name, or an element of the national leaders."""
    declared_on: Ints
    township: Ints
    """Row of the township table, -1 for none, -2 for one that is in no table."""
    community_name: Ints
    """Element of COMMUNITIES, -1 for none."""
    approval: Ints
    """0 none, 1 the division's education or health authority, 2 the city's."""
    party_since: Ints
    word: Ints
    tail: Ints
    odd: Ints
    planted: Ints
    """0 for an ordinary row, else 1 + the number of the planted kind."""

    @classmethod
    def empty(cls, rows: Ints) -> "Plan":
        """A plan for the rows given, every fact 0, no township and no community."""
        zeros = {f.name: np.zeros(len(rows), dtype=np.int64) for f in fields(cls)}
        plan = cls(**zeros)
        plan.row[:] = rows
        plan.township[:] = plan.community_name[:] = -1
        return plan

    def copy_rows(self, source: Ints, target: Ints) -> None:
        """Make the organizations at `target` like those at `source`, row number apart."""
        for f in fields(self):
            if f.name != "row":
                column: Ints = getattr(self, f.name)
                column[target] = column[source]
