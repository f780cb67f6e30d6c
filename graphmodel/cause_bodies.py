"""Causes that are bodies: missing, ended, looping, renamed, in conflict, of one kind.

In: the ground and the positions of a class. Out: `Keyed`. A body is looked at once,
however many organizations it concerns.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.bodies import PARTY_ORG, Bodies, plain
from graphmodel.divisions import Ints
from graphmodel.ground import Ground, Rows
from graphmodel.matter import Keyed, Matter
from graphmodel.vocabulary import KINDS

T = TypeVar("T", bound=Hashable)
_KIND_CODES = tuple(KINDS)


def by_body(ground: Ground, rows: Rows) -> Keyed:
    """The body that a rule or a charter names."""
    return Keyed(rows, ground.named(rows), lambda key: _of_body(ground, key))


def by_former_supervisor(ground: Ground, rows: Rows) -> Keyed:
    """The supervisor of before decoupling."""
    former = ground.resolution.situation.former[rows]
    return Keyed(rows, former, lambda key: _of_body(ground, key))


def by_break(ground: Ground, rows: Rows) -> Keyed:
    """The body at which the leader's chain is broken."""
    hierarchy = ground.resolution.hierarchy
    keys, broken = _regroup(ground.leader(rows), hierarchy.break_of)
    return Keyed(rows, keys, lambda key: _of_body(ground, broken[key]))


def by_loop(ground: Ground, rows: Rows) -> Keyed:
    """The members of the loop that the leader's chain runs into."""
    hierarchy = ground.resolution.hierarchy
    keys, loops = _regroup(ground.leader(rows), hierarchy.loop_of)
    return Keyed(rows, keys, lambda key: _of_bodies(ground, loops[key]))


def by_rivals(ground: Ground, rows: Rows) -> Keyed:
    """The sorted ids of the bodies that all claim to lead."""
    sets = ground.candidates(rows)
    distinct = sets.unique(maintain_order=True)
    number = pl.Series(range(len(distinct)))
    keys = sets.replace_strict(distinct, number).to_numpy()
    return Keyed(rows, keys, lambda key: Matter(distinct[key]))


def by_succession(ground: Ground, rows: Rows) -> Keyed:
    """The body as named and the one that stands for it now."""
    return _by_pair(ground, *ground.successions(rows))


def by_transfer(ground: Ground, rows: Rows) -> Keyed:
    """The body that gave a function and the one that took it."""
    return _by_pair(ground, rows, *ground.transfer(rows))


def _by_pair(ground: Ground, rows: Rows, old: Ints, new: Ints) -> Keyed:
    keys = (old.astype(np.int64) + 1) << 32 | (new.astype(np.int64) + 1)

    def matter(key: int) -> Matter:
        pair = (key >> 32) - 1, (key & 0xFFFFFFFF) - 1
        text = " → ".join(ground.body_id(body) for body in pair)
        return Matter(text, bodies=pair)

    return Keyed(rows, keys, matter)


def by_kind_of_leader(ground: Ground, rows: Rows) -> Keyed:
    """The kind of the body that leads."""
    return _by_kind(ground, rows, ground.resolution.leaders.body[rows])


def by_kind_met(ground: Ground, rows: Rows) -> Keyed:
    """The kind of the body that only the registry shows; with how many names."""
    mention = ground.column("supervisor", rows)
    met = np.zeros((2, len(ground.meaning.first)), np.bool_)
    met[(mention & PARTY_ORG > 0).view(np.uint8), mention & ~PARTY_ORG] = True
    names = str(np.count_nonzero(met))
    return _by_kind(ground, rows, ground.meaning.first[mention & ~PARTY_ORG], (names,))


def _by_kind(
    ground: Ground, rows: Rows, body: Ints, words: tuple[str, ...] = ()
) -> Keyed:
    kinds = _kinds(ground.bodies)
    party = (body >= 0) & (body & PARTY_ORG > 0)
    keys = np.where(party, _KIND_CODES.index("PARTY_ORG"), kinds[plain(body)])
    return Keyed(
        rows,
        keys,
        lambda key: Matter(_KIND_CODES[key], words=(_KIND_CODES[key], *words)),
    )


def _kinds(bodies: Bodies) -> npt.NDArray[np.uint8]:
    """The kind of every body, as a position in KINDS; the last one is for none."""
    return np.append(bodies.kinds, np.uint8(tuple(KINDS).index("OTHER")))


def _of_body(ground: Ground, body: int) -> Matter:
    return Matter(ground.body_id(body), bodies=(body,))


def _of_bodies(ground: Ground, bodies: tuple[int, ...]) -> Matter:
    ids = sorted((ground.body_id(body), body) for body in bodies)
    return Matter("|".join(i for i, _ in ids), bodies=tuple(b for _, b in ids))


def _regroup(
    keys: npt.NDArray[np.integer], value_of: Callable[[int], T]
) -> tuple[npt.NDArray[np.int64], tuple[T, ...]]:
    """New keys that are equal where `value_of` the old ones is, and the values."""
    old = pl.Series(keys).unique().sort().to_numpy()
    values = [value_of(int(key)) for key in old]
    number = {value: n for n, value in enumerate(dict.fromkeys(values))}
    new = np.array([number[value] for value in values], np.int64)
    return new[np.searchsorted(old, keys)], tuple(number)
