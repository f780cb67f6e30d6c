"""What two resolutions differ in: who joined, left, was orphaned, has another leader.

In: two resolutions: of two registries, of one on two dates, or under two sets of
rulebooks. Out: `Difference`: positions of organizations as columns, each change with
its cause. Organizations are matched by identity (`matching`), bodies by id
(`renumbering`); who is only named more exactly is told apart (`exactness`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.difference.causes import ChangeCause, causes_of
from graphmodel.difference.exactness import on_line
from graphmodel.difference.matching import Pairs, match
from graphmodel.difference.renumbering import Renumbering, renumbering
from graphmodel.divisions import Ints
from graphmodel.resolution import Resolution
from graphmodel.vocabulary import VERDICTS, Term

#: In the order in which they are told; the gravest first.
CHANGES = {
    code: Term(code, zh, en)
    for code, zh, en in (
        ("orphaned", "失去领导", "orphaned"),
        ("opened", "转为待定", "now open"),
        ("leader_changed", "领导机关变更", "leader changed"),
        ("rescued", "恢复领导", "led again"),
        ("closed", "不再待定", "no longer open"),
        ("reason_changed", "结论变更，仍无领导或待定", "verdict changed, not led"),
        (
            "named_more_exactly",
            "同一条线，名称更确切",
            "same line, named more exactly",
        ),
        ("joined", "新增", "joined"),
        ("left", "退出", "left"),
        ("renamed", "更名", "renamed"),
    )
}
CHANGE_CODES = tuple(CHANGES)
_N = {code: n for n, code in enumerate(CHANGE_CODES)}
_NONE = 255
LED, ORPHAN, OPEN, ABSENT = range(4)
_GROUPS = ("led", "orphan", "open")
_GROUP_OF = np.array(
    [
        _GROUPS.index(v.group) if v.group in _GROUPS else ABSENT
        for v in VERDICTS.values()
    ],
    np.uint8,
)
#: From group (row) to group (column); the same group is looked at more closely.
_STEPS = (
    ("", "orphaned", "opened", "left"),
    ("rescued", "", "opened", "left"),
    ("closed", "closed", "", "left"),
    ("joined", "joined", "joined", ""),
)
_STEP = np.array([[_N.get(code, _NONE) for code in row] for row in _STEPS], np.uint8)


@dataclass(frozen=True)
class Difference:
    """Every change, with its cause.

    `changes` has one row a change: `change` (position in CHANGE_CODES), `old` and
    `new` (positions of the organization in the two worlds, -1 where it is not there)
    and `cause` (position in `causes`). An organization may be renamed and have another
    leader as well; of the other changes it has at most one.
    """

    old: Resolution
    new: Resolution
    pairs: Pairs
    changes: pl.DataFrame
    causes: tuple[ChangeCause, ...]

    def of(self, change: str) -> pl.DataFrame:
        """The changes of one code of CHANGES."""
        return self.changes.filter(pl.col("change") == _N[change])

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many organizations each change concerns."""
        found = np.bincount(self.changes["change"].to_numpy(), minlength=len(CHANGES))
        return dict(zip(CHANGES, found.tolist(), strict=True))

    @cached_property
    def new_orphans(self) -> int:
        """How many are orphans now that were none: orphaned, or joined or closed as one."""
        steps = self.changes.filter(
            pl.col("change").is_in([_N[c] for c in ("orphaned", "closed", "joined")])
        )
        groups = group_of(self.new, steps["new"].to_numpy())
        return int((groups == ORPHAN).sum())


def difference(old: Resolution, new: Resolution) -> Difference:
    """What changed from `old` to `new`."""
    numbers = renumbering(old.world, new.world)
    pairs = match(old.world, new.world, numbers)
    frames = [
        pl.DataFrame(
            {"change": change, "old": pairs.old[rows], "new": pairs.new[rows]},
            schema={"change": pl.UInt8, "old": pl.Int64, "new": pl.Int64},
        )
        for rows, change in _changes(old, new, numbers, pairs)
    ]
    changes, causes = causes_of(old, new, numbers, pl.concat(frames), CHANGE_CODES)
    return Difference(old, new, pairs, changes, causes)


def group_of(
    resolution: Resolution, positions: npt.NDArray[np.integer]
) -> npt.NDArray[np.uint8]:
    """LED, ORPHAN, OPEN or ABSENT: not counted, out of scope, or not there (-1)."""
    if not len(resolution):
        return np.full(len(positions), ABSENT, np.uint8)
    found = _GROUP_OF[resolution.leaders.verdict[positions]]
    return np.where(positions >= 0, found, ABSENT).astype(np.uint8)


_Change = tuple[npt.NDArray[np.intp], npt.NDArray[np.uint8]]


def _changes(
    old: Resolution, new: Resolution, numbers: Renumbering, pairs: Pairs
) -> Iterator[_Change]:
    """Rows of pairs with the change of each."""
    before, after = group_of(old, pairs.old), group_of(new, pairs.new)
    step = _STEP[before, after]
    rows = np.flatnonzero(step != _NONE)
    yield rows, step[rows]
    led = np.flatnonzero((before == LED) & (after == LED))
    yield from _leaders(old, new, numbers, pairs, led)
    still = np.flatnonzero((before == after) & np.isin(before, (ORPHAN, OPEN)))
    verdicts = [
        np.asarray(r.leaders.verdict[p[still]])
        for r, p in ((old, pairs.old), (new, pairs.new))
    ]
    yield _marked(still[verdicts[0] != verdicts[1]], "reason_changed")
    counted = (before != ABSENT) | (after != ABSENT)
    yield _marked(_renamed(old, new, pairs, counted), "renamed")


def _marked(rows: npt.NDArray[np.intp], change: str) -> _Change:
    return rows, np.full(len(rows), _N[change], np.uint8)


def _leaders(
    old: Resolution,
    new: Resolution,
    numbers: Renumbering,
    pairs: Pairs,
    led: npt.NDArray[np.intp],
) -> Iterator[_Change]:
    """Organizations that are led on both sides, by another body."""
    own = old.leaders.body[pairs.old[led]]
    before = numbers.of(own)
    after = new.leaders.body[pairs.new[led]]
    other = np.flatnonzero(before != after)
    other = other[_named_otherwise(old, new, own[other], after[other])]
    one, two = before[other], after[other]
    exact = on_line(new.hierarchy, numbers.known(one), two)
    unclear = np.flatnonzero(~exact)
    exact[unclear] = on_line(
        old.hierarchy, own[other][unclear], numbers.back(two[unclear])
    )
    yield _marked(led[other[~exact]], "leader_changed")
    yield _marked(led[other[exact]], "named_more_exactly")


def _named_otherwise(
    old: Resolution, new: Resolution, one: Ints, two: Ints
) -> npt.NDArray[np.bool_]:
    """Whether two columns of leaders have different ids, pair by pair.

    A community of a township that is in no table and one of the division itself are
    two bodies of one id (semantics §7); a number may have gone to the other one.
    """
    key = one.astype(np.int64) << 32 | two.astype(np.int64)
    pairs, which = np.unique(key, return_inverse=True)
    ids = old.world.bodies.id, new.world.bodies.id
    apart = [ids[0](int(k) >> 32) != ids[1](int(k) & 0xFFFFFFFF) for k in pairs]
    return np.array(apart, np.bool_)[which]


def _renamed(
    old: Resolution, new: Resolution, pairs: Pairs, counted: npt.NDArray[np.bool_]
) -> npt.NDArray[np.intp]:
    """Organizations that have another name."""
    tables = old.world.organizations, new.world.organizations
    if tables[0] is tables[1]:
        return np.zeros(0, np.intp)
    rows = np.flatnonzero(counted & (pairs.old >= 0) & (pairs.new >= 0))
    names = [
        table["name"].gather(positions[rows])
        for table, positions in zip(tables, (pairs.old, pairs.new), strict=True)
    ]
    return np.asarray(rows[(names[0] != names[1]).to_numpy()])
