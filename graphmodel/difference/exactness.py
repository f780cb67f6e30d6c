"""Whether a leader is another one, or the same line named more exactly.

A renamed body, a plate, 民政部's service-centre committee for 民政部's Party
organization: who reads a list of new leaders must not find these in it. In: two
hierarchies and columns of bodies by the numbers of the newer. Out: a column of flags.
Source: semantics §4, Agreement: SAME and SAME_LINE.
"""

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.agreement import AGREEMENT_CODES, agree, agreements
from graphmodel.bodies import PARTY_ORG, Bodies, plain
from graphmodel.divisions import Ints
from graphmodel.hierarchy import Hierarchy

Flags = npt.NDArray[np.bool_]
_ON_LINE = [AGREEMENT_CODES.index(code) for code in ("SAME", "SAME_LINE")]


def on_line(hierarchy: Hierarchy, one: Ints, other: Ints) -> Flags:
    """Row by row, whether two bodies are one or stand on one line; never where -1."""
    found = np.zeros(len(one), np.bool_)
    rows = np.flatnonzero((one >= 0) & (other >= 0))
    pairs = pl.DataFrame({"one": one[rows], "other": other[rows]})
    distinct = pairs.unique()
    left, right = distinct["one"].to_numpy(), distinct["other"].to_numpy()
    judged = distinct.with_columns(line=pl.Series(_judged(hierarchy, left, right)))
    joined = pairs.join(judged, on=["one", "other"], how="left", maintain_order="left")
    found[rows] = joined["line"].to_numpy()
    return found


def _judged(hierarchy: Hierarchy, one: Ints, other: Ints) -> Flags:
    """Whether each pair is on one line, whichever of the two is asked first."""
    line = np.isin(agreements(hierarchy, one, other), _ON_LINE)
    line |= np.isin(agreements(hierarchy, other, one), _ON_LINE)
    line |= _renamed(hierarchy.bodies, one, other)
    first = hierarchy.bodies.first_recorded
    recorded = (plain(one) >= first) | (plain(other) >= first)
    for n in np.flatnonzero(~line & recorded).tolist():
        line[n] = _beside(hierarchy, int(one[n]), int(other[n]))
    return line


def _beside(hierarchy: Hierarchy, one: int, other: int) -> bool:
    """Whether one stands below a body that is the other under another name."""
    return any(
        agree(hierarchy, upper, below) == "SAME"
        for lower, below in ((one, other), (other, one))
        for upper in hierarchy.chain(lower)
    )


def _renamed(bodies: Bodies, one: Ints, other: Ints) -> Flags:
    """Whether both are one body that was renamed, or a plate and its keeper."""
    face = faces(bodies)
    bits = (one & PARTY_ORG) == (other & PARTY_ORG)
    return np.asarray(bits & (face[plain(one)] == face[plain(other)]))


def faces(bodies: Bodies) -> npt.NDArray[np.int64]:
    """For every body the first of those that it is by renaming; the last is for none."""
    face = np.arange(len(bodies) + 1, dtype=np.int64)
    links = [
        (c.giver, c.taker)
        for c in bodies.changes
        if c.kind == "renamed" and min(c.giver, c.taker) >= 0
    ]
    links += [
        (bodies.first_recorded + n, record.plate_of)
        for n, record in enumerate(bodies.recorded)
        if record.plate_of >= 0
    ]
    for pair in links:
        one, other = (_first(face, body & ~PARTY_ORG) for body in pair)
        face[max(one, other)] = min(one, other)
    for body in {body & ~PARTY_ORG for pair in links for body in pair}:
        face[body] = _first(face, body)
    return face


def _first(face: npt.NDArray[np.int64], body: int) -> int:
    while face[body] != body:
        body = int(face[body])
    return body
