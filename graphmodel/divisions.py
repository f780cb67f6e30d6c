"""Divisions: the administrative units, their levels and what contains what.

In: tables of divisions (code, name, level, parent), townships (code, name, parent)
and changes (old and new code and name). Out: arrays addressed by *division number*,
a small integer that organizations and bodies carry instead of text.
Division 0 is the nation (100000). Source: GB/T 2260 as bundled in `loaders/data`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

LEVEL_CODES = ("nation", "province", "prefecture", "county")
#: Hong Kong, Macao and Taiwan: no body is expected there (semantics §1).
WITHOUT_EXPECTED = ("71", "81", "82")

Ints = npt.NDArray[np.int32]
Positions = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Divisions:
    """The division table as parallel arrays.

    `codes` and `names` are text, `levels` positions in LEVEL_CODES, `parents`
    division numbers (the nation is its own parent).
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    levels: Ints
    parents: Ints
    successor: Mapping[str, str]
    township_codes: tuple[str, ...]
    township_names: tuple[str, ...]
    township_parents: Ints

    def __len__(self) -> int:
        return len(self.codes)

    @cached_property
    def number(self) -> dict[str, int]:
        """Division number of each present code."""
        return {code: n for n, code in enumerate(self.codes)}

    def find(self, code: str) -> int:
        """Division number of a code, followed to its single successor; -1 if none."""
        present = code if code in self.number else self.successor.get(code, "")
        return self.number.get(present, -1)

    @cached_property
    def ancestors(self) -> Ints:
        """Shape (divisions, 4): the ancestor-or-self at each level, else -1."""
        table = np.full((len(self), len(LEVEL_CODES)), -1, dtype=np.int32)
        for n in np.argsort(self.levels, kind="stable"):
            table[n] = table[self.parents[n]]
            table[n, self.levels[n]] = n
        return table

    @cached_property
    def by_code(self) -> Ints:
        """Division number for each of the 1,000,000 six-digit codes, -1 if none."""
        table = np.full(1_000_000, -1, dtype=np.int32)
        for code in (*self.successor, *self.codes):
            table[int(code)] = self.find(code)
        return table

    @cached_property
    def expects_bodies(self) -> npt.NDArray[np.bool_]:
        """Whether rulebooks expect bodies there: province to county, not 71, 81, 82."""
        outside = [code.startswith(WITHOUT_EXPECTED) for code in self.codes]
        return np.asarray((self.levels > 0) & ~np.array(outside))

    @cached_property
    def townships_of(self) -> dict[tuple[int, str], int]:
        """Township number by (division number of the county, name)."""
        keys = zip(self.township_parents.tolist(), self.township_names, strict=True)
        return {key: n for n, key in enumerate(keys)}

    def inside(self, inner: int, outer: int) -> bool:
        """Whether `inner` is `outer` or lies in it."""
        return bool(self.ancestors[inner, self.levels[outer]] == outer)

    def up(self, n: int) -> tuple[int, ...]:
        """The divisions around division `n`, nearest first, without the nation."""
        row = self.ancestors[n]
        return tuple(int(a) for a in row[:0:-1] if a not in (-1, n))


def within(divisions: Divisions, seats: Iterable[str]) -> npt.NDArray[np.bool_]:
    """Division by division, whether it lies in one of some seats (codes).

    The last entry, which -1 finds, is for no division: it lies nowhere.
    """
    found = np.zeros(len(divisions) + 1, np.bool_)
    numbers = [number for seat in seats if (number := divisions.find(seat)) >= 0]
    for number in numbers:
        found[:-1] |= divisions.ancestors[:, divisions.levels[number]] == number
    return found


def inside_columns(
    divisions: Divisions, inner: Ints, outer: Ints
) -> npt.NDArray[np.bool_]:
    """Row by row, whether `inner` lies in `outer`; unknown (-1) lies nowhere."""
    found = divisions.ancestors[inner, divisions.levels[outer]] == outer
    return np.asarray(found & (inner >= 0) & (outer >= 0))


def successors(
    present: Iterable[str], changes: Iterable[Mapping[str, str]]
) -> dict[str, set[str]]:
    """The present codes that each abolished code became, through any number of steps."""
    living, steps = set(present), dict[str, set[str]]()
    for row in changes:
        old, new = row["old_code"], row["new_code"]
        if old and new and old != new:
            steps.setdefault(old, set()).add(new)
    return {code: _living(code, living, steps) for code in steps if code not in living}


def _living(code: str, living: set[str], steps: Mapping[str, set[str]]) -> set[str]:
    found, seen, open_codes = set[str](), {code}, [code]
    while open_codes:
        for new in steps.get(open_codes.pop(), ()):
            if new in living:
                found.add(new)
            elif new not in seen:
                seen.add(new)
                open_codes.append(new)
    return found
