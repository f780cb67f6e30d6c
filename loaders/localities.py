"""Townships and communities named in the registry → their Party organizations.

In: the township and community columns of community organizations. Out: the fact
`locality` and the body. Ids: the township's code where the table has it, else the
nearest code with the name (semantics §7).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graphmodel.bodies import Body
from graphmodel.divisions import Ints
from graphmodel.facts import DOMAINS
from loaders.cells import NOT_STATED, STATED_NONE
from loaders.linking.columns import by_pairs
from loaders.linking.linker import Linker
from loaders.linking.words import COMMUNITY
from loaders.registry import Coded, Registry

_FACT = DOMAINS["locality"]


@dataclass(frozen=True)
class Locality:
    """Row by row: the fact `locality`, and the body that leads (-1 none)."""

    fact: npt.NDArray[np.uint8]
    body: Ints


def locate(
    registry: Registry,
    linker: Linker,
    division: Ints,
    community: npt.NDArray[np.uint8],
) -> Locality:
    """The Party organization of the community named, else of the township."""
    fact = np.zeros(registry.height, np.uint8)
    body = np.full(registry.height, -1, np.int32)
    rows = np.flatnonzero(community == 1)
    if not len(rows):
        return Locality(fact, body)
    place = division[rows]
    township = _named(registry.coded("township"), rows, place, linker.township_body)
    seat = np.where(township >= 0, township, -1 - place.astype(np.int64))
    village = _named(
        registry.coded("community"), rows, seat, lambda t, s: community_body(linker, t, s)
    )
    both = (township >= 0) & (village >= 0)
    one = np.where(village >= 0, 2, np.where(township >= 0, 1, 0))
    fact[rows] = np.where(both, 3, one)
    body[rows] = np.where(village >= 0, village, township)
    return Locality(fact, body)


def _named(coded: Coded | None, rows: Ints, around: Ints, find: object) -> Ints:
    """The body that each row's text names, given what lies around it."""
    found = np.full(len(rows), -1, np.int64)
    if coded is None:
        return found.astype(np.int32)
    blank = NOT_STATED | STATED_NONE
    there = coded.spread([t not in blank for t in coded.cleaned], False, np.bool_)
    used = np.flatnonzero(there[rows])
    codes = coded.codes[rows[used]]
    # `around` may be negative; by_pairs wants a small non-negative right side
    low = int(around.min()) if len(around) else 0
    found[used] = by_pairs(
        codes,
        (around[used] - low).astype(np.int32),
        lambda code, near: find(coded.cleaned[code], near + low),  # type: ignore[operator]
    )
    return found.astype(np.int32)


def community_body(linker: Linker, text: str, seat: int) -> int:
    """The Party organization of a community.

    `seat` is the body of its township, else -1 - its division.
    """
    match = COMMUNITY.match(text)
    name = match[1] if match else text
    table = linker.book.divisions
    if seat >= 0:
        code, under = linker.seat_of(seat), seat
    else:
        division = -1 - seat
        code, under = (table.codes[division] if division >= 0 else ""), -1
    division = linker.division_of(seat) if seat >= 0 else -1 - seat
    return linker.book.add(
        Body(
            id=f"COMMUNITY_PARTY_ORG@{code}:{name}",
            name=f"{name}党组织",
            kind="COMMUNITY_PARTY_ORG",
            division=division,
            under=under if under >= 0 else _committee(table, division),
            origin="expected",
        )
    )


def _committee(table: object, division: int) -> int:
    return len(table) + division if division >= 0 else -1  # type: ignore[arg-type]

