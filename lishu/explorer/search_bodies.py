"""The names of bodies as they are looked for.

In: a resolution. Out: `Names`: every body that documents expect everywhere, that data
record, and of the departments and Party organizations those that lead or supervise
somebody. A loop runs over bodies, once an answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.bodies import PARTY_ORG
from graphmodel.divisions import Ints
from graphmodel.resolution import Resolution
from lishu.explorer.body_names import names_and_ids

Flags = npt.NDArray[np.bool_]
#: A part of an id is looked for from so many characters on: nearly every id has an `a`.
LEAST = 4


@dataclass(frozen=True)
class Names:
    """Sorted body numbers, with names and ids in lower case, and how many each leads."""

    numbers: Ints
    names: pl.Series
    ids: pl.Series
    led: npt.NDArray[np.int64]

    def flags(self, part: str) -> Flags:
        """Which bodies have a text in their name, or one not too short in their id."""
        held = self.names.str.contains(part, literal=True)
        if part.isascii() and len(part) >= LEAST:
            held |= self.ids.str.contains(part, literal=True)
        return held.to_numpy()

    def find(self, flags: Mapping[str, Flags]) -> npt.NDArray[np.intp]:
        """Places in `numbers` of the bodies that have all texts, the likeliest first.

        `flags` are those of each text.
        """
        rows, parts = (
            np.flatnonzero(np.logical_and.reduce(list(flags.values()))),
            list(flags),
        )
        names, whole = self.names.gather(rows), " ".join(parts)
        same = ((names == whole) | (self.ids.gather(rows) == whole)).to_numpy()
        begins = names.str.starts_with(parts[0]).to_numpy()
        order = np.lexsort(
            (rows, names.str.len_chars(), ~begins, -self.led[rows], ~same)
        )
        return rows[order]

    def same(self, wanted: str) -> npt.NDArray[np.intp]:
        """Places of the body of an id, else of those of a name."""
        for column in (self.ids, self.names):
            if (found := column == wanted).any():
                return np.flatnonzero(found.to_numpy())
        return np.array([], np.intp)

    def at(self, numbers: Ints) -> npt.NDArray[np.int32]:
        """The place of each body number, that behind the last for a body not listed."""
        place = np.searchsorted(self.numbers, numbers)
        inside = np.minimum(place, len(self.numbers) - 1)
        listed = self.numbers[inside] == numbers
        return np.where(listed, inside, len(self.numbers)).astype(np.int32)


def names_of(resolution: Resolution) -> Names:
    """The names of the bodies of a resolution, on its date."""
    bodies = resolution.world.bodies
    leading, counts = np.unique(resolution.leaders.body, return_counts=True)
    numbers = np.unique(
        np.concatenate(
            [
                np.arange(bodies.first_department, dtype=np.int32),
                np.arange(bodies.first_recorded, len(bodies), dtype=np.int32),
                leading[leading >= 0],
                _named(resolution.situation.supervisor, len(bodies)),
            ]
        )
    ).astype(np.int32)
    led = np.zeros(len(numbers), np.int64)
    led[np.searchsorted(numbers, leading[leading >= 0])] = counts[leading >= 0]
    names, ids = names_and_ids(bodies, numbers, resolution.as_of)
    return Names(numbers, _compared(names), _compared(ids), led)


def _named(column: Ints, size: int) -> Any:
    """The bodies of a column, without groups of several."""
    found = np.unique(column)
    return found[(found >= 0) & ((found & ~PARTY_ORG) < size)]


def _compared(texts: pl.Series) -> pl.Series:
    return texts.str.normalize("NFKC").str.to_lowercase()
