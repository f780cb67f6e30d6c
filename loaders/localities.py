"""Townships and communities named in the registry → their Party organizations.

In: the township and community columns of community organizations. Out: the fact
`locality` and the body. Ids: the township's code where the table has it, else the
nearest code with the name (semantics §7).
"""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.divisions import Ints, Positions
from graphmodel.records import Communities
from loaders.cells import NOT_STATED, STATED_NONE
from loaders.linking.columns import by_pairs
from loaders.linking.linker import Linker
from loaders.registry import Coded, Registry

_BLANK = NOT_STATED | STATED_NONE
_NONE, _TOWNSHIP, _COMMUNITY, _BOTH = range(4)


@dataclass(frozen=True)
class Locality:
    """Row by row: the fact `locality`, the township's body and the community (-1)."""

    fact: npt.NDArray[np.uint8]
    township: Ints
    community: Ints
    communities: Communities

    def bodies(self, first_community: int) -> Ints:
        """The body that leads: the community's, else the township's, else -1."""
        found = np.where(self.community >= 0, first_community + self.community, -1)
        return np.where(found >= 0, found, self.township).astype(np.int32)


def locate(
    registry: Registry,
    linker: Linker,
    division: Ints,
    community: npt.NDArray[np.uint8],
) -> Locality:
    """The Party organization of the community named, else of the township."""
    height = registry.height
    found = Locality(
        np.zeros(height, np.uint8),
        np.full(height, -1, np.int32),
        np.full(height, -1, np.int32),
        Communities(),
    )
    rows = np.flatnonzero(community == 1)
    if not len(rows):
        return found
    place = division[rows]
    township = _townships(registry.coded("township"), rows, place, linker)
    seat = np.where(township >= 0, township, -1 - place)
    village, communities = _communities(
        registry.coded("community"), rows, seat, linker.grammar.community
    )
    there = (township >= 0) + 2 * (village >= 0)
    found.fact[rows], found.township[rows], found.community[rows] = (
        there,
        township,
        village,
    )
    return Locality(found.fact, found.township, found.community, communities)


def _stated(coded: Coded, rows: Positions) -> Positions:
    """Which of the rows have a text."""
    there = coded.spread(
        [text not in _BLANK for text in coded.cleaned], False, np.bool_
    )
    return np.flatnonzero(there[rows])


def _townships(
    coded: Coded | None, rows: Positions, division: Ints, linker: Linker
) -> Ints:
    found = np.full(len(rows), -1, np.int32)
    if coded is None:
        return found
    used = _stated(coded, rows)
    table = linker.book.divisions
    names = pl.Series(coded.cleaned).gather(coded.codes[rows[used]])
    known = pl.DataFrame(
        {"parent": table.township_parents, "name": list(table.township_names)},
        schema_overrides={"name": pl.String},
    ).with_row_index("number")
    asked = pl.DataFrame({"parent": division[used], "name": names})
    hits = asked.join(known, on=["parent", "name"], how="left", maintain_order="left")
    number = hits["number"].cast(pl.Int32).fill_null(-1).to_numpy()
    found[used] = np.where(number >= 0, number + 2 * len(table), -1)
    slow = used[number < 0]
    found[slow] = by_pairs(
        coded.codes[rows[slow]],
        division[slow],
        lambda code, near: linker.township_body(coded.cleaned[code], near),
    )
    return found


def _communities(
    coded: Coded | None, rows: Positions, seat: Ints, grammar: re.Pattern[str]
) -> tuple[Ints, Communities]:
    """The communities named, each once: a name in a township, else in a division."""
    found = np.full(len(rows), -1, np.int32)
    if coded is None:
        return found, Communities()
    used = _stated(coded, rows)
    matches = [(text, grammar.match(text)) for text in coded.cleaned]
    plain = pl.Series([m[1] if m else text for text, m in matches], dtype=pl.String)
    asked = pl.DataFrame(
        {"seat": seat[used], "name": plain.gather(coded.codes[rows[used]])}
    )
    each = asked.unique().sort("seat", "name").with_row_index("number")
    hits = asked.join(each, on=["seat", "name"], how="left", maintain_order="left")
    found[used] = hits["number"].cast(pl.Int32).to_numpy()
    return found, Communities(tuple(each["name"]), tuple(each["seat"]))
