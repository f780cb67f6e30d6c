"""How a declared leader agrees with the derived one: SAME, SAME_LINE, DIFFERS.

In: the hierarchy and two columns of bodies. Out: a column of positions in
AGREEMENT_CODES. Judged on distinct pairs. Source: semantics §4, Agreement.
"""

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.divisions import Ints
from graphmodel.hierarchy import Hierarchy

AGREEMENT_CODES = ("", "SAME", "SAME_LINE", "DIFFERS")
#: Sector work committees and the departments whose line they are (§4).
_LINES = (
    ("教育工作委员会", ("教育局", "教育厅", "教育委员会", "教育体育局", "教育和体育局")),
    ("卫生健康工作委员会", ("卫生健康局", "卫生健康委员会")),
    ("卫生工作委员会", ("卫生局", "卫生厅", "卫生健康局", "卫生健康委员会")),
)
#: A Party group that stands beside the chain of its ministry (M11).
_BESIDE = {"mca-party-group": "mca"}


def agreements(
    hierarchy: Hierarchy, declared: Ints, derived: Ints
) -> npt.NDArray[np.uint8]:
    """Row by row; 0 where one of the two is -1."""
    found = np.zeros(len(declared), np.uint8)
    rows = np.flatnonzero((declared >= 0) & (derived >= 0))
    if not len(rows):
        return found
    key = declared[rows].astype(np.int64) << 32 | derived[rows].astype(np.int64)
    keys = pl.Series(key).unique().sort().to_numpy()
    codes = [
        AGREEMENT_CODES.index(agree(hierarchy, int(k) >> 32, int(k) & 0xFFFFFFFF))
        for k in keys
    ]
    found[rows] = np.array(codes, np.uint8)[np.searchsorted(keys, key)]
    return found


def agree(hierarchy: Hierarchy, declared: int, derived: int) -> str:
    """The agreement of one pair of bodies."""
    bodies = hierarchy.bodies
    if declared == derived or _own_group(bodies, declared) == derived:
        return "SAME"
    if bodies.party_org(declared) == derived or hierarchy.on_one_line(declared, derived):
        return "SAME_LINE"
    if _sector_line(bodies, declared, derived):
        return "SAME_LINE"
    if _own_group(bodies, declared) and derived in _ministry_bodies(bodies):
        return "SAME_LINE"
    return "DIFFERS"


def _own_group(bodies: Bodies, declared: int) -> int:
    """The Party organization of the ministry whose Party group is declared, else 0."""
    for group, ministry in _BESIDE.items():
        if bodies.by_id.get(group) == declared:
            return bodies.party_org(bodies.by_id[ministry])
    return 0


def _ministry_bodies(bodies: Bodies) -> tuple[int, ...]:
    ids = ("mca-service-centre-committee", "mca-organs-committee")
    return tuple(bodies.by_id[i] for i in ids if i in bodies.by_id)


def _sector_line(bodies: Bodies, declared: int, derived: int) -> bool:
    one, other = bodies.record(declared), bodies.record(derived)
    if not (one and other) or one.division != other.division:
        return False
    if declared & PARTY_ORG or not derived & PARTY_ORG:
        return False
    return any(
        one.name.endswith(line) and other.name.endswith(departments)
        for line, departments in _LINES
    )
