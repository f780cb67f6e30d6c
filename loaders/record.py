"""Facts of a record that decide no leader: Party organization, members, inspection …

In: a registry. Out: one column of small integers a fact, positions in the values of
`graphmodel.record_facts`; a fact whose columns no file has is left out. An instructor's
cell often holds a person's name: it is reduced to yes or no at once.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
import numpy.typing as npt

from graphmodel.record_facts import RECORD_FACTS
from loaders import cells
from loaders.linking.grammar import stem_of
from loaders.registry import Registry

Codes = npt.NDArray[np.uint8]

#: Columns that say how a Party organization is set up, the most exact last.
_STATED = (
    ("party_organization", "own"),
    ("joint_party_organization", "joint"),
    ("party_organization_kind", ""),
)
_ABSENT = cells.NOT_STATED | {"无", "否", "暂无", "未建立"}
_FORMAL_MINIMUM = 3
_STAFF = (20, 50, 100)
_RATED = 4


def record_facts(
    registry: Registry, category: Codes, modes: Mapping[str, str]
) -> dict[str, Codes]:
    """The columns of the facts that the files can tell anything about.

    `modes`: the words by which documents say how a Party organization is set up.
    """
    party = partial(_party_organization, modes=modes)
    facts: dict[str, Callable[[Registry], Codes]] = {
        "party_organization": party,
        **_FACTS,
    }
    found = {
        name: fact(registry)
        for name, fact in facts.items()
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


def _party_organization(registry: Registry, modes: Mapping[str, str]) -> Codes:
    """Whether a Party organization is recorded, and whether own, joint or attached."""
    values = RECORD_FACTS["party_organization"].values
    here = registry.coded("has_party_organization")
    own = values.index("own")
    found = np.full(registry.height, values.index("none"), np.uint8)
    if here is not None:
        found[here.map(cells.yes_no, 2, np.uint8) == 1] = own
    since = _filled("party_organization_since")(registry) == 2
    found[since] = own
    for name, mode in _STATED:
        coded = registry.coded(name)
        if coded is not None:
            stated = [
                0 if text in _ABSENT else values.index(mode or mode_of(text, modes))
                for text in coded.cleaned
            ]
            column = coded.spread(stated, 0, np.uint8).astype(np.uint8)
            found = np.where(column > 0, column, found)
    return found.astype(np.uint8)


def mode_of(text: str, modes: Mapping[str, str]) -> str:
    """How a Party organization is set up, from the text of its kind.

    The longest word decides, of equal ones the last: what a name is stands at its end.

    >>> mode_of("行业联合党支部", {"行业党组织": "industry", "联合党组织": "joint"})
    'joint'
    """
    stems = ((stem_of(word), mode) for word, mode in modes.items())
    found = [(len(s), text.rfind(s), mode) for s, mode in stems if s in text]
    return max(found)[2] if found else "own"


def _yes_no(name: str) -> Callable[[Registry], Codes]:
    def fact(registry: Registry) -> Codes:
        coded = registry.coded(name)
        if coded is None:
            return np.zeros(registry.height, np.uint8)
        return coded.map(cells.answer, 0, np.uint8).astype(np.uint8)

    return fact


def _instructor(registry: Registry) -> Codes:
    coded = registry.coded("instructor")
    if coded is None:
        return np.zeros(registry.height, np.uint8)

    return coded.map(cells.instructor, 0, np.uint8).astype(np.uint8)


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


def _grade(registry: Registry) -> Codes:
    coded = registry.coded("assessment_grade")
    if coded is None:
        return np.zeros(registry.height, np.uint8)
    return coded.map(grade, 0, np.uint8).astype(np.uint8)


def grade(text: str) -> int:
    """0 not rated or not said, 1 below 4A, 2 4A or above: 4A, AAAA, ５Ａ级.

    >>> grade("AAAA级"), grade("3A"), grade("未评估")
    (2, 1, 0)
    """
    found = re.search(r"([1-5])A|(A+)", text.upper())
    if not found:
        return 0
    return 1 + (int(found[1] or len(found[2])) >= _RATED)


def _filled(name: str) -> Callable[[Registry], Codes]:
    def fact(registry: Registry) -> Codes:
        coded = registry.coded(name)
        if coded is None:
            return np.zeros(registry.height, np.uint8)
        return coded.map(lambda t: 1 + (t not in _ABSENT), 0, np.uint8).astype(np.uint8)

    return fact


_INSPECTION = (("基本合格", 2), ("不合格", 3), ("合格", 1))
_FACTS: Mapping[str, Callable[[Registry], Codes]] = {
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
    "grade": _grade,
    "abnormal": _filled("abnormal_listed"),
    "charter": _filled("declared_leader"),
    "annual_report": _filled("declared_upper"),
}
