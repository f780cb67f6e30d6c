"""What changes rest on, row by row: the reason of each, and what the reason is about.

In: two resolutions and the organizations that changed. Out: `Columns`: the number of a
reason for each change, the operands on both sides, and comparable numbers for them.
Reasons are judged once for each combination of profiles; the rest comes from columns.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.difference.reasons import WRITTEN, Combination, Reason, Reasoner
from graphmodel.difference.renumbering import Renumbering
from graphmodel.difference.sides import Side, Wide
from graphmodel.ground import Ground, rule_name
from graphmodel.resolution import Resolution
from graphmodel.vocabulary import CELLS, NOTE_BIT

#: Changes of which the reason needs no judging.
_PLAIN = ("joined", "left", "renamed")
_ONE_BODY = frozenset({"body", "chain"})
_UNKNOWN, _STATED = (-2 - CELLS.index(text) for text in ("unknown", "named"))


class Columns:
    """The reasons of the changes and what they are about, as columns."""

    def __init__(
        self,
        old: Resolution,
        new: Resolution,
        numbers: Renumbering,
        changes: pl.DataFrame,
        codes: Sequence[str],
    ) -> None:
        rows = [changes[side].to_numpy() for side in ("old", "new")]
        self.left = Side(Ground(old), rows[0], numbers)
        self.right = Side(Ground(new), rows[1])
        self.changes, self.rows, self.numbers = changes, rows, numbers
        self.reasons, self.number = self._judge(codes)
        names = [rule_name(o.derived.rule) for r in (old, new) for o in r.outcomes]
        self.rules = tuple(dict.fromkeys(names))

    def _judge(
        self, codes: Sequence[str]
    ) -> tuple[tuple[Reason, ...], npt.NDArray[np.int64]]:
        """The reasons met, and the number of each row's."""
        reasons = dict.fromkeys(
            (Reason("row"), Reason("fact", "counted"), Reason("name"))
        )
        number = np.zeros(len(self.changes), np.int64)
        change = self.changes["change"].to_numpy()
        there = (self.rows[0] >= 0) & (self.rows[1] >= 0)
        number[there & np.isin(change, _numbers(codes, "joined", "left"))] = 1
        number[change == codes.index("renamed")] = 2
        judged = np.flatnonzero(~np.isin(change, _numbers(codes, *_PLAIN)))
        if len(judged):
            which, combinations = self._combinations(judged)
            reasoner = Reasoner(self.left.resolution, self.right.resolution)
            told = [reasoner.reason(c) for c in combinations]
            reasons |= dict.fromkeys(told)
            places = {reason: n for n, reason in enumerate(reasons)}
            number[judged] = np.array([places[r] for r in told], np.int64)[which]
        return tuple(reasons), number

    def _combinations(
        self, rows: npt.NDArray[np.intp]
    ) -> tuple[npt.NDArray[np.int64], list[Combination]]:
        """The distinct combinations, and which of them each row is."""
        left, right = self.left.at(rows), self.right.at(rows)
        mask = np.zeros(len(rows), np.int64)
        for n, alike in enumerate(_alike(left, right)):
            mask |= alike.astype(np.int64) << n
        frame = pl.DataFrame(
            {
                "old": left.profile,
                "new": right.profile,
                "before": left.verdict,
                "after": right.verdict,
                "mask": mask,
            }
        )
        distinct = frame.unique(maintain_order=True).with_row_index("which")
        which = frame.join(
            distinct, on=frame.columns, how="left", maintain_order="left"
        )["which"]
        found = [
            Combination(
                old, new, before, after,
                frozenset(w for n, w in enumerate(WRITTEN) if bits >> n & 1),
            )
            for old, new, before, after, bits in distinct.drop("which").iter_rows()
        ]  # fmt: skip
        return which.to_numpy().astype(np.int64), found

    def keyed(self) -> list[pl.Series]:
        """For every row its reason, the operands, and comparable numbers for them."""
        size = len(self.changes)
        operands = {"old_operand": self.left, "new_operand": self.right}
        columns = {name: np.full(size, -1, np.int64) for name in operands}
        keys = {name: np.full(size, -1, np.int64) for name in ("old_key", "new_key")}
        for n, reason in enumerate(self.reasons):
            rows = np.flatnonzero(self.number == n)
            if not len(rows) or reason.kind in ("row", "name"):
                continue
            for (name, side), key in zip(operands.items(), keys.values(), strict=True):
                raw, comparable = self._about(reason, side, rows)
                columns[name][rows], key[rows] = raw, comparable
            if reason == Reason("fact", "supervisor"):
                _stated(rows, *columns.values(), *keys.values())
            if reason.kind in _ONE_BODY:
                one, two = keys["old_key"][rows], keys["new_key"][rows]
                keys["old_key"][rows] = np.where(one < 0, two, one)
                keys["new_key"][rows] = np.where(two < 0, one, two)
        return [
            pl.Series("reason", self._merged()),
            *(pl.Series(name, column) for name, column in (columns | keys).items()),
        ]

    def _about(
        self, reason: Reason, side: Side, rows: npt.NDArray[np.intp]
    ) -> tuple[Wide, Wide]:
        """What a reason is about on one side: as numbered there, and comparable."""
        part = side.at(rows)
        match reason.kind:
            case "body":
                raw = part.body_behind(reason.subject)
                return raw, part.comparable("named", raw)
            case "rule":
                raw = self._rule_numbers(side)[part.profile]
                return raw, raw
            case "chain":
                if (side is self.left) != reason.old_side:
                    return np.full(len(rows), -1, np.int64), np.full(len(rows), -1)
                raw = _broken(part, reason.subject)
                return raw, part.comparable("named", raw)
        subject = reason.subject or "declared"
        raw = part.operand(subject)
        return raw, part.comparable(subject, raw)

    def _rule_numbers(self, side: Side) -> Wide:
        place = {name: n for n, name in enumerate(self.rules)}
        outcomes = side.resolution.outcomes
        return np.array([place[rule_name(o.derived.rule)] for o in outcomes], np.int64)

    def _merged(self) -> npt.NDArray[np.int64]:
        """Reasons that say the same of a body count as one, whatever named the body."""
        first: dict[object, int] = {}
        merged = [
            first.setdefault("body" if r.kind == "body" else r, n)
            for n, r in enumerate(self.reasons)
        ]
        return np.array(merged, np.int64)[self.number]


def _alike(left: Side, right: Side) -> Iterator[npt.NDArray[np.bool_]]:
    """For each of WRITTEN, where it is alike on both sides."""
    bits = {"in_time": "DECLARED_NOT_YET", "untransferred": "TRANSFERRED"}
    for fact in WRITTEN:
        if fact in bits:
            bit = NOTE_BIT[bits[fact]]
            yield (left.notes & bit) == (right.notes & bit)
        else:
            one, other = (s.comparable(fact, s.operand(fact)) for s in (left, right))
            yield one == other


def _numbers(codes: Sequence[str], *wanted: str) -> list[int]:
    return [codes.index(code) for code in wanted]


def _stated(rows: npt.NDArray[np.intp], *columns: Wide) -> None:
    """Who came from or went to an unknown supervisor has one cause, whoever it is.

    A column that is absent, or a text that names no body, concerns many at once.
    """
    old, new, *_ = columns
    unknown = (old[rows] == _UNKNOWN) | (new[rows] == _UNKNOWN)
    for column in columns:
        named = rows[unknown & (column[rows] >= 0)]
        column[named] = _STATED


def _broken(side: Side, verdict: str) -> Wide:
    """The body at which the chain of each would-be leader breaks, or of its loop the first."""
    hierarchy = side.resolution.hierarchy

    def first_of_loop(body: int) -> int:
        return min(hierarchy.loop_of(body), default=body)

    find: Callable[[int], int]
    find = first_of_loop if verdict == "CYCLE" else hierarchy.break_of
    leaders = side.operand("would_lead")
    distinct, which = np.unique(leaders, return_inverse=True)
    found = [find(int(body)) if body >= 0 else -1 for body in distinct]
    return np.array(found, np.int64)[which.ravel()]
