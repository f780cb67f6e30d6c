"""The bodies and mentions of one world under the numbers of another.

Numbers of bodies hold within one world: what a registry names, and what a dataset
records, comes in the order in which it was met. In: two worlds. Out: `Renumbering`,
which gives a column of the old world the numbers of the new one. A body is the same
where its id is; else where kind, division and name are (a table gave it an id of its
own); what only the old world knows gets numbers beyond those of the new one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.divisions import Divisions, Ints
from graphmodel.records import Body
from graphmodel.world import Group, World

_BIT = np.int64(PARTY_ORG)


@dataclass(frozen=True)
class Renumbering:
    """`mentions` and `divisions` hold the new number of each old one; in both a last
    -1 stands for none. `size` is the number of mentions of the new world: from there
    on a number stands for what only the old world knows."""

    mentions: npt.NDArray[np.int64]
    divisions: Ints
    size: int

    def of(self, column: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
        """A column of mentions or bodies of the old world, -1 where there is none."""
        wide = column.astype(np.int64)
        bit = np.where(wide >= 0, wide & _BIT, 0)
        return self.mentions[np.where(wide >= 0, wide & ~_BIT, -1)] | bit

    def known(self, renumbered: npt.NDArray[np.int64]) -> Ints:
        """The numbers that the new world knows, -1 for those that it does not."""
        known = (renumbered >= 0) & (renumbered & ~_BIT < self.size)
        return np.where(known, renumbered, -1).astype(np.int32)

    def back(self, column: npt.NDArray[np.integer]) -> Ints:
        """A column of the new world under the numbers of the old one, -1 where unknown."""
        wide = column.astype(np.int64)
        old = self._old[np.where(wide >= 0, wide & ~_BIT, -1)]
        bit = np.where(wide >= 0, wide & _BIT, 0)
        return np.where(old >= 0, old | bit, -1).astype(np.int32)

    @cached_property
    def _old(self) -> npt.NDArray[np.int64]:
        """The old number of each new one; the last -1 stands for none."""
        found = np.full(self.size + 1, -1, np.int64)
        shared = np.flatnonzero((self.mentions >= 0) & (self.mentions < self.size))
        found[self.mentions[shared]] = shared
        return found


def renumbering(old: World, new: World) -> Renumbering:
    """How what `old` calls by numbers is called in `new`."""
    bodies = _bodies(old.bodies, new.bodies)
    size = len(new.bodies) + len(new.groups)
    divisions = _divisions(old.bodies.divisions, new.bodies.divisions)
    groups = _groups(old, new, bodies)
    mentions = np.concatenate([bodies, np.array([*groups, -1], np.int64)])
    lost = mentions[:-1] < 0
    mentions[:-1][lost] = size + np.arange(int(lost.sum()))
    return Renumbering(mentions, divisions, size)


def _bodies(old: Bodies, new: Bodies) -> npt.NDArray[np.int64]:
    """The new number of every old body, -1 where it is not there."""
    if _numbered_alike(old, new):
        return np.arange(len(old), dtype=np.int64)
    numbers = np.full(len(old), -1, np.int64)
    numbers[: old.first_recorded] = _blocks(old, new)
    for n, body in _recorded(old, new):
        numbers[n] = body
    places: dict[tuple[str, str], int] = {}
    for n, place in _communities(new):
        places.setdefault(place, n)
    for n, place in _communities(old):
        numbers[n] = places.get(place, -1)
    return numbers


def _numbered_alike(old: Bodies, new: Bodies) -> bool:
    """Whether the same bodies bear the same numbers, whatever has become of them."""
    return old is new or (
        old.departments == new.departments
        and _alike(old.divisions, new.divisions)
        and old.communities == new.communities
        and [body.id for body in old.recorded] == [body.id for body in new.recorded]
    )


def _blocks(old: Bodies, new: Bodies) -> npt.NDArray[np.int64]:
    """The SOPWBs, Party committees, townships and usual departments."""
    if old.departments == new.departments and _alike(old.divisions, new.divisions):
        return np.arange(old.first_recorded, dtype=np.int64)
    places = _divisions(old.divisions, new.divisions)[:-1].astype(np.int64)
    towns = {code: n for n, code in enumerate(new.divisions.township_codes)}
    townships = [
        new.first_township + towns[code] if code in towns else -1
        for code in old.divisions.township_codes
    ]
    words = {word: n for n, word in enumerate(new.departments)}
    word = np.array([words.get(w, -1) for w in old.departments], np.int64)
    seats = places[:, None]
    departments = new.first_department + seats * len(words) + word[None, :]
    departments = np.where((seats >= 0) & (word[None, :] >= 0), departments, -1)
    committees = np.where(places >= 0, places + len(new.divisions), -1)
    return np.concatenate(
        [places, committees, np.array(townships, np.int64), departments.ravel()]
    )


def _alike(old: Divisions, new: Divisions) -> bool:
    return old is new or (
        old.codes == new.codes and old.township_codes == new.township_codes
    )


def _divisions(old: Divisions, new: Divisions) -> Ints:
    """The new number of every old division; the last -1 stands for none."""
    if _alike(old, new):
        return np.append(np.arange(len(old), dtype=np.int32), np.int32(-1))
    return np.array([*(new.number.get(code, -1) for code in old.codes), -1], np.int32)


def _recorded(old: Bodies, new: Bodies) -> Iterator[tuple[int, int]]:
    """Recorded bodies by id; where ids differ, by kind, division and name."""
    named = {_names(new, record): n for n, record in _numbered(new)}
    before = {_names(old, record): n for n, record in _numbered(old)}
    for n, record in _numbered(old):
        found = new.by_id.get(record.id, named.get(_names(old, record), -1))
        yield n, found if found >= 0 else _department(new, *_names(old, record))
    for n, record in _numbered(new):
        if record.id not in old.by_id and _names(new, record) not in before:
            usual = _department(old, *_names(new, record))
            if usual >= 0:
                yield usual, n


def _numbered(bodies: Bodies) -> Iterator[tuple[int, Body]]:
    for n, record in enumerate(bodies.recorded):
        yield bodies.first_recorded + n, record


def _names(bodies: Bodies, record: Body) -> tuple[str, str, str]:
    seat = record.division
    return record.kind, bodies.divisions.codes[seat] if seat >= 0 else "", record.name


def _department(bodies: Bodies, kind: str, code: str, name: str) -> int:
    """The usual department of this name in a division, -1 if there is none."""
    division = bodies.divisions.number.get(code, -1)
    if kind != "SUPERVISOR" or division < 0:
        return -1
    front = bodies.divisions.names[division] if division else ""
    word = name.removeprefix(front)
    if (word == name and front) or word not in bodies.departments:
        return -1
    of_division = bodies.first_department + division * len(bodies.departments)
    return of_division + bodies.departments.index(word)


def _communities(bodies: Bodies) -> Iterator[tuple[int, tuple[str, str]]]:
    """Each community with what its id is made of: the code of its seat, and its name."""
    first, found = bodies.first_community, bodies.communities
    codes = {seat: _code(bodies, seat) for seat in set(found.seats)}
    for n, (seat, name) in enumerate(zip(found.seats, found.names, strict=True)):
        yield first + n, (codes[seat], name)


def _code(bodies: Bodies, seat: int) -> str:
    """The code of a community's seat: a township's, or the division's, if any."""
    if seat > 0:
        return bodies.seat(seat)
    return bodies.divisions.codes[-1 - seat] if seat < 0 else ""


def _groups(old: World, new: World, bodies: npt.NDArray[np.int64]) -> list[int]:
    """A group is the same where its members are, in their order."""
    first = len(new.bodies)
    if old.groups == new.groups and _numbered_alike(old.bodies, new.bodies):
        return list(range(first, first + len(new.groups)))
    known = {group: first + n for n, group in enumerate(new.groups)}
    found = []
    for group in old.groups:
        members = tuple(
            int(bodies[m & ~PARTY_ORG]) | (m & PARTY_ORG) for m in group.members
        )
        found.append(known.get(Group(members, group.several), -1))
    return found
