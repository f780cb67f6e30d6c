"""Findings grouped by cause, narrowed to what somebody wants to see, with whom they affect.

In: a resolution with its findings, and a group of classes. Out: `CauseList`, built once
an answer and group; `Narrowed`, made anew when filters change: which causes still affect
anybody, and how many. Counting is a few passes over columns, whatever is asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from graphmodel.finding import SEVERITIES, Finding, fingerprint, severity
from graphmodel.members import members
from graphmodel.vocabulary import DATA_FAULTS, NOTES, VERDICTS
from graphmodel.wording import Words
from lishu.explorer.lists_keys import Flags, Keys, Wanted, rows_wanted

Ints = npt.NDArray[np.int64]

#: What is listed together: the classes of each group, in the order of the vocabulary.
GROUPS: dict[str, tuple[str, ...]] = {
    "orphans": tuple(c for c, v in VERDICTS.items() if v.group == "orphan"),
    "open": tuple(c for c, v in VERDICTS.items() if v.group == "open"),
    "warnings": (
        *(c for c in NOTES if severity(c) == "warning"),
        *DATA_FAULTS,
    ),
    "notes": tuple(c for c in NOTES if severity(c) == "info"),
}
GROUP_WORDS = {
    "orphans": Words("无人领导", "orphaned"),
    "open": Words("待定", "open"),
    "warnings": Words("需要处理的注记", "to be mended"),
    "notes": Words("一般注记", "for information"),
}


def group_of(code: str) -> str:
    """The group in which a class is listed; "orphans" for one that is unknown."""
    return next((name for name, codes in GROUPS.items() if code in codes), "orphans")


@dataclass(frozen=True)
class CauseList:
    """The findings of a group, gravest first, then by organizations affected.

    `positions[starts[n]:starts[n + 1]]` are those whom finding n affects. Of a fault in
    a cell only the first are known: `partial` marks such findings.
    """

    group: str
    findings: tuple[Finding, ...]
    starts: Ints
    positions: npt.NDArray[np.int32]
    partial: Flags

    def __len__(self) -> int:
        return len(self.findings)

    @cached_property
    def affected(self) -> Ints:
        """How many organizations each finding affects."""
        return np.array([finding.affected for finding in self.findings], np.int64)

    @cached_property
    def codes(self) -> npt.NDArray[np.int16]:
        """The class of each finding, as a position in the classes of the group."""
        number = {code: n for n, code in enumerate(GROUPS[self.group])}
        return np.array([number[f.code] for f in self.findings], np.int16)

    @cached_property
    def gravity(self) -> npt.NDArray[np.int8]:
        """How grave each finding is: its place in SEVERITIES."""
        return np.array([SEVERITIES.index(f.severity) for f in self.findings], np.int8)

    @cached_property
    def number(self) -> dict[str, int]:
        """Where each fingerprint stands."""
        return {f.fingerprint: n for n, f in enumerate(self.findings)}

    def find(self, fingerprint: str | None) -> int:
        """The place of a finding by its fingerprint, -1 where it is not here."""
        return self.number.get(fingerprint or "", -1)


def cause_list(keys: Keys, found: Iterable[Finding], group: str) -> CauseList:
    """The findings of a group with everyone they affect."""
    listed = [finding for finding in found if finding.code in GROUPS[group]]
    listed.sort(key=lambda f: (SEVERITIES.index(f.severity), -f.affected))
    known: dict[str, npt.NDArray[np.int32]] = {}
    for code in dict.fromkeys(finding.code for finding in listed):
        whole = members(keys.ground, code)
        for n, cause in enumerate(whole.causes):
            part = whole.positions[whole.starts[n] : whole.starts[n + 1]]
            known[fingerprint(code, cause)] = part
    parts = [_members(known, finding) for finding in listed]
    sizes = np.array([len(part) for part in parts], np.int64)
    return CauseList(
        group,
        tuple(listed),
        np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)]),
        np.concatenate([np.zeros(0, np.int32), *parts]).astype(np.int32),
        np.array([f.fingerprint not in known for f in listed], np.bool_),
    )


def _members(
    known: dict[str, npt.NDArray[np.int32]], finding: Finding
) -> npt.NDArray[np.int32]:
    if finding.fingerprint in known:
        return known[finding.fingerprint]
    return np.array([e.position for e in finding.examples], np.int32)


@dataclass(frozen=True)
class Narrowed:
    """What is left of a list: `order` the findings that still affect somebody, widest
    first within a severity, `counts` whom each of all findings affects now; `rows`
    flags the organizations wanted, None for all."""

    causes: CauseList
    order: Ints
    counts: Ints
    rows: Flags | None

    def members(self, number: int) -> npt.NDArray[np.int32]:
        """Whom one finding affects, of those wanted."""
        start, end = self.causes.starts[number : number + 2]
        found = self.causes.positions[start:end]
        return found if self.rows is None else found[self.rows[found]]

    def everybody(self) -> npt.NDArray[np.int32]:
        """All whom the findings affect, each once, in input order."""
        if not len(self.order):
            return np.zeros(0, np.int32)
        shown = np.zeros(len(self.causes), np.bool_)
        shown[self.order] = True
        held = np.repeat(shown, np.diff(self.causes.starts))
        found = self.causes.positions[held]
        flags = np.zeros(int(found.max(initial=-1)) + 1, np.bool_)
        flags[found] = True
        if self.rows is not None:
            flags &= self.rows[: len(flags)]
        return np.flatnonzero(flags).astype(np.int32)


def narrowed(
    causes: CauseList, keys: Keys, wanted: Wanted, classes: Sequence[str] = ()
) -> Narrowed:
    """The findings of these classes (all of the group without any) that affect those
    wanted. A fault in no row at all stays where nothing is asked of rows."""
    rows = rows_wanted(keys, wanted)
    counts = causes.affected if rows is None else _counted(causes, rows)
    there = counts > 0 if rows is not None else np.ones(len(causes), np.bool_)
    if classes:
        known = GROUPS[causes.group]
        asked = [n for n, code in enumerate(known) if code in classes]
        there &= np.isin(causes.codes, asked)
    left = np.flatnonzero(there)
    order = left[np.lexsort((-counts[left], causes.gravity[left]))]
    return Narrowed(causes, order, counts, rows)


def _counted(causes: CauseList, rows: Flags) -> Ints:
    """How many of the rows each finding affects."""
    hits = np.zeros(len(causes.positions) + 1, np.int64)
    np.cumsum(rows[causes.positions], out=hits[1:])
    return hits[causes.starts[1:]] - hits[causes.starts[:-1]]
