"""Facts of a record that decide no leader: Party organization, members, inspection …

In: a registry. Out: one column of small integers a fact, positions in the values of
`graphmodel.record_facts`; a fact whose columns no file has is left out. An instructor's
cell often holds a person's name: it is reduced to yes or no at once.
"""

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from graphmodel.record_facts import RECORD_FACTS
from loaders import cells
from loaders.registry import Registry

Codes = npt.NDArray[np.uint8]

_PARTY = (
    "has_party_organization",
    "party_organization",
    "joint_party_organization",
    "party_organization_since",
    "party_organization_kind",
)
_ABSENT = cells.NOT_STATED | {"无", "否", "暂无", "未建立"}
_FORMAL_MINIMUM = 3
_STAFF = (20, 50, 100)
_MODES = (
    ("挂靠", "attached"),
    ("联合", "joint"),
    ("区域", "regional"),
    ("功能", "functional"),
)


def record_facts(registry: Registry, category: Codes) -> dict[str, Codes]:
    """The columns of the facts that the files can tell anything about."""
    found = {
        name: fact(registry)
        for name, fact in _FACTS.items()
        if any(registry.has(column) for column in RECORD_FACTS[name].columns)
    }
    return {**found, "category": category}


def formal_members(registry: Registry) -> npt.NDArray[np.int32]:
    """The number of formal Party members, -1 where it is not said."""
    return _numbers(registry, "formal_members")


def _numbers(registry: Registry, name: str) -> npt.NDArray[np.int32]:
    coded = registry.coded(name)
    if coded is None:
        return np.full(registry.height, -1, np.int32)
    return coded.map(cells.number, -1, np.int32).astype(np.int32)


def _formal(registry: Registry) -> Codes:
    members = formal_members(registry)
    return np.where(members < 0, 0, 1 + (members >= _FORMAL_MINIMUM)).astype(np.uint8)


def _members(registry: Registry) -> Codes:
    count = np.maximum(_numbers(registry, "party_members"), formal_members(registry))
    return _some(count)


def _units(registry: Registry) -> Codes:
    return _some(_numbers(registry, "member_unit_count"))


def _some(count: npt.NDArray[np.int32]) -> Codes:
    return np.where(count < 0, 0, 1 + (count > 0)).astype(np.uint8)


def _staff(registry: Registry) -> Codes:
    """Staff or members (002 二.1 counts either): the larger of the two."""
    staff = _numbers(registry, "staff_count")
    most = np.maximum(staff, _numbers(registry, "member_unit_count"))
    size = 1 + np.searchsorted(_STAFF, most, side="right")
    return np.where(most < 0, 0, size).astype(np.uint8)


def _party_organization(registry: Registry) -> Codes:
    """Whether a Party organization is recorded, and whether own, joint or attached."""
    values = RECORD_FACTS["party_organization"].values
    here = registry.coded("has_party_organization")
    own = values.index("own")
    found = np.full(registry.height, values.index("none"), np.uint8)
    if here is not None:
        found[here.map(cells.yes_no, 2, np.uint8) == 1] = own
    for name, mode in zip(_PARTY[1:], ("own", "joint", "own", ""), strict=True):
        coded = registry.coded(name)
        if coded is not None:
            stated = [values.index(mode or _mode(t)) for t in coded.cleaned]
            stated = [
                0 if text in _ABSENT else code
                for text, code in zip(coded.cleaned, stated, strict=True)
            ]
            column = coded.spread(stated, 0, np.uint8).astype(np.uint8)
            found = np.where(column > 0, np.maximum(column, own), found)
    return found.astype(np.uint8)


def _mode(text: str) -> str:
    """How a Party organization is set up, from the text of its kind."""
    return next((mode for word, mode in _MODES if word in text), "own")


def _yes_no(name: str) -> Callable[[Registry], Codes]:
    def fact(registry: Registry) -> Codes:
        coded = registry.coded(name)
        if coded is None:
            return np.zeros(registry.height, np.uint8)
        return coded.map(_answer, 0, np.uint8).astype(np.uint8)

    return fact


def _answer(text: str) -> int:
    """0 not said, 1 no, 2 yes."""
    return {2: 0, 0: 1, 1: 2}[cells.yes_no(text)]


def _instructor(registry: Registry) -> Codes:
    coded = registry.coded("instructor")
    if coded is None:
        return np.zeros(registry.height, np.uint8)

    def reduce(text: str) -> int:
        stated = _answer(text)
        return stated if stated or text in cells.NOT_STATED else 2

    return coded.map(reduce, 0, np.uint8).astype(np.uint8)


def _party_work(registry: Registry) -> Codes:
    """None where all that the file has of instructor, union, league say no (O24)."""
    said = [_instructor(registry), _UNION(registry), _LEAGUE(registry)]
    return np.where(np.any([column == 2 for column in said], axis=0), 2, 1).astype(
        np.uint8
    )


_UNION, _LEAGUE = _yes_no("has_union"), _yes_no("has_youth_league")


def _worded(name: str, words: tuple[tuple[str, int], ...]) -> Callable[..., Codes]:
    """A fact by the first word that a cell holds; 0 where it holds none."""

    def read(text: str) -> int:
        return next((code for word, code in words if word in text), 0)

    def fact(registry: Registry) -> Codes:
        coded = registry.coded(name)
        if coded is None:
            return np.zeros(registry.height, np.uint8)
        return coded.map(read, 0, np.uint8).astype(np.uint8)

    return fact


def _filled(name: str) -> Callable[[Registry], Codes]:
    def fact(registry: Registry) -> Codes:
        coded = registry.coded(name)
        if coded is None:
            return np.zeros(registry.height, np.uint8)
        return coded.map(lambda t: 1 + (t not in _ABSENT), 0, np.uint8).astype(np.uint8)

    return fact


_INSPECTION = (("基本合格", 2), ("不合格", 3), ("合格", 1))
_GRADE = (("5A", 2), ("4A", 2), ("3A", 1), ("2A", 1), ("1A", 1), ("A", 1))
_FACTS: Mapping[str, Callable[[Registry], Codes]] = {
    "party_organization": _party_organization,
    "formal_members": _formal,
    "party_members": _members,
    "member_units": _units,
    "staff": _staff,
    "party_work": _party_work,
    "instructor": _instructor,
    "union": _UNION,
    "youth_league": _LEAGUE,
    "party_group": _yes_no("has_party_group"),
    "inspection": _worded("inspection_result", _INSPECTION),
    "grade": _worded("assessment_grade", _GRADE),
    "abnormal": _filled("abnormal_listed"),
    "charter": _filled("declared_leader"),
    "annual_report": _filled("declared_upper"),
}
