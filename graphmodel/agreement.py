"""How a declared leader agrees with the derived one: SAME, SAME_LINE, DIFFERS.

In: the hierarchy and two columns of bodies. Out: a column of positions in
AGREEMENT_CODES. Judged on distinct pairs. Source: semantics §4, Agreement.
"""

import numpy as np
import numpy.typing as npt

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.divisions import Ints
from graphmodel.hierarchy import Hierarchy
from graphmodel.numbering import numbered

AGREEMENT_CODES = ("", "SAME", "SAME_LINE", "DIFFERS")
#: Sector work committees and the departments whose line they are (§4).
LINES = (
    (
        "教育工作委员会",
        ("教育局", "教育厅", "教育委员会", "教育体育局", "教育和体育局"),
    ),
    ("卫生健康工作委员会", ("卫生健康局", "卫生健康委员会")),
    ("卫生工作委员会", ("卫生局", "卫生厅", "卫生健康局", "卫生健康委员会")),
)
_UNKNOWN = 255
#: A Party group that stands beside the chain of its ministry (M11).
BESIDE = {"mca-party-group": "mca", "mca-organs-committee": "mca"}
#: The bodies of that ministry on whose line its Party group stands all the same.
MINISTRY_BODIES = ("mca-service-centre-committee", "mca-organs-committee")


def agreements(
    hierarchy: Hierarchy, declared: Ints, derived: Ints
) -> npt.NDArray[np.uint8]:
    """Row by row; 0 where one of the two is -1."""
    found = np.zeros(len(declared), np.uint8)
    rows = np.flatnonzero((declared >= 0) & (derived >= 0))
    if not len(rows):
        return found
    found[rows] = _of_blocks(hierarchy.bodies, declared[rows], derived[rows])
    if not hierarchy.recorded:
        rows = rows[found[rows] == _UNKNOWN]
    if not len(rows):
        return found
    key = declared[rows].astype(np.int64) << 32 | derived[rows].astype(np.int64)
    keys, which = numbered(key)
    codes = [
        AGREEMENT_CODES.index(agree(hierarchy, int(k) >> 32, int(k) & 0xFFFFFFFF))
        for k in keys
    ]
    found[rows] = np.array(codes, np.uint8)[which]
    return found


def _of_blocks(bodies: Bodies, one: Ints, other: Ints) -> npt.NDArray[np.uint8]:
    """What needs no chain: the same body, or two of blocks of which none is above.

    A work body or a department's Party organization stands above nothing; only
    committees, townships and recorded bodies need to be looked at (_UNKNOWN).
    """
    leaf = _leaf(bodies, one) & _leaf(bodies, other)
    same = one == other
    found = np.where(same, 1, np.where(leaf, 3, _UNKNOWN))
    return found.astype(np.uint8)


def _leaf(bodies: Bodies, column: Ints) -> npt.NDArray[np.bool_]:
    plain = column & ~PARTY_ORG
    department = (plain >= bodies.first_department) & (plain < bodies.first_recorded)
    return np.asarray((plain < bodies.root) | (department & (plain != column)))


def agree(hierarchy: Hierarchy, declared: int, derived: int) -> str:
    """The agreement of one pair of bodies."""
    bodies = hierarchy.bodies
    if declared == derived or _own_group(bodies, declared) == derived:
        return "SAME"
    if bodies.party_org(declared) == derived or hierarchy.on_one_line(
        declared, derived
    ):
        return "SAME_LINE"
    if _sector_line(bodies, declared, derived):
        return "SAME_LINE"
    if _own_group(bodies, declared) and derived in _ministry_bodies(bodies):
        return "SAME_LINE"
    return "DIFFERS"


def _own_group(bodies: Bodies, declared: int) -> int:
    """The Party organization of the ministry whose Party group is declared, else 0."""
    for group, ministry in BESIDE.items():
        if bodies.by_id.get(group) == declared:
            return bodies.party_org(bodies.by_id[ministry])
    return 0


def _ministry_bodies(bodies: Bodies) -> tuple[int, ...]:
    return tuple(bodies.by_id[i] for i in MINISTRY_BODIES if i in bodies.by_id)


def _sector_line(bodies: Bodies, declared: int, derived: int) -> bool:
    """A sector's work committee and the department of the same division."""
    committee, department = bodies.record(declared), bodies.department(derived)
    if committee is None or declared & PARTY_ORG or not derived & PARTY_ORG:
        return False
    record = bodies.record(derived)
    place, word = (record.division, record.name) if record else department or (-1, "")
    return committee.division == place and any(
        committee.name.endswith(line) and word.endswith(departments)
        for line, departments in LINES
    )
