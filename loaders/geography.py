"""Where organizations are registered: authority, code, division, domicile, name.

In: a registry, judged codes, the gazetteer. Out: `Geography`, columns of division
numbers. The first source that decides wins; two that disagree are noted (semantics
§1, Place). Work is done on distinct texts, on whole columns where texts are many.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.divisions import Divisions, Ints, inside_columns
from loaders.codes import CodeColumn
from loaders.places import NATIONAL_NAMES, NATIONAL_REGISTRARS, Gazetteer, Place
from loaders.registry import Coded, Registry

#: Sources of place in the order in which they win; the name only where none decides.
SOURCES = ("registration_authority", "org_id", "division", "domicile")
PAIRS = tuple(
    (one, other) for n, one in enumerate(SOURCES) for other in SOURCES[n + 1 :]
)


@dataclass(frozen=True)
class Geography:
    """Row by row: division number (-1), development zone (position, -1), the pair of
    sources that disagree (position in PAIRS, -1)."""

    division: Ints
    zone: Ints
    zones: tuple[str, ...]
    differs: npt.NDArray[np.int8]


def locate(registry: Registry, codes: CodeColumn, gazetteer: Gazetteer) -> Geography:
    """The place of every organization."""
    authority = registry.coded("registration_authority")
    places = _places(authority, gazetteer)
    found = {
        "registration_authority": _spread(authority, places, registry.height),
        "org_id": codes.division,
        "division": _division(registry, gazetteer),
        "domicile": _many(registry.text("domicile"), gazetteer, registry.height),
    }
    division = np.full(registry.height, -1, np.int32)
    for column in found.values():
        division = np.where(division < 0, column, division)
    open_rows = np.flatnonzero(division < 0)
    if len(open_rows) and (names := registry.text("name")) is not None:
        division[open_rows] = prefixes(names.gather(open_rows), gazetteer)
    zone, zones = _zones(authority, places, registry.height)
    return Geography(
        division.astype(np.int32), zone, zones, _differs(gazetteer.divisions, found)
    )


def _places(authority: Coded | None, gazetteer: Gazetteer) -> list[Place]:
    if authority is None:
        return []
    plain = gazetteer.plain(authority.cleaned)
    known = {number: Place((number,)) for number in set(plain)}
    texts = zip(authority.cleaned, plain, strict=True)
    return [_authority(text, gazetteer) if n < 0 else known[n] for text, n in texts]


def _authority(text: str, gazetteer: Gazetteer) -> Place:
    """The place of a registration authority; the ministry in any form is national."""
    if "民政部" in text or text.startswith(NATIONAL_REGISTRARS) or text == "100000":
        return Place((0,), rest=text)
    return gazetteer.read(text) if text else Place()


def _spread(coded: Coded | None, places: list[Place], height: int) -> Ints:
    if coded is None:
        return np.full(height, -1, np.int32)
    return coded.spread([p.division for p in places], -1, np.int32).astype(np.int32)


def _division(registry: Registry, gazetteer: Gazetteer) -> Ints:
    coded = registry.coded("division")
    if coded is None:
        return np.full(registry.height, -1, np.int32)
    divisions = gazetteer.divisions

    def read(text: str) -> int:
        if text[:6].isdigit():
            return divisions.find(text[:6])
        return gazetteer.read(text).division if text else -1

    return coded.map(read, -1, np.int32).astype(np.int32)


def _zones(
    authority: Coded | None, places: list[Place], height: int
) -> tuple[Ints, tuple[str, ...]]:
    zones = tuple(dict.fromkeys(p.zone for p in places if p.zone))
    if authority is None or not zones:
        return np.full(height, -1, np.int32), ()
    number = [zones.index(p.zone) if p.zone else -1 for p in places]
    return authority.spread(number, -1, np.int32).astype(np.int32), zones


def _differs(divisions: Divisions, found: Mapping[str, Ints]) -> npt.NDArray[np.int8]:
    """Where two sources disagree (neither lies in the other); the first such pair."""
    differs = np.full(len(found["org_id"]), -1, np.int8)
    known = {name for name in SOURCES if (found[name] >= 0).any()}
    for number, (one, other) in reversed(tuple(enumerate(PAIRS))):
        if {one, other} <= known:
            apart = (
                (found[one] != found[other]) & (found[one] >= 0) & (found[other] >= 0)
            )
            rows = np.flatnonzero(apart)
            left, right = found[one][rows], found[other][rows]
            around = inside_columns(divisions, left, right)
            around |= inside_columns(divisions, right, left)
            differs[rows[~around]] = number
    return differs


def _many(texts: pl.Series | None, gazetteer: Gazetteer, height: int) -> Ints:
    if texts is None:
        return np.full(height, -1, np.int32)
    return prefixes(texts, gazetteer)


def prefixes(texts: pl.Series, gazetteer: Gazetteer) -> Ints:
    """The division that each text begins with, the deepest; a column at a time."""
    frame = pl.DataFrame({"text": texts.str.replace_all(r"\s+", "")}).with_columns(
        row=pl.int_range(pl.len(), dtype=pl.UInt32), found=pl.lit(-1, pl.Int32)
    )
    national = pl.any_horizontal(
        pl.col("text").str.starts_with(n) for n in NATIONAL_NAMES
    )
    result = np.where(frame.select(national).to_series().to_numpy(), 0, -1).astype(
        np.int32
    )
    names = gazetteer.table()
    for depth in range(3):
        level = names.filter(pl.col("first") if depth == 0 else ~pl.col("short"))
        frame = _step(frame, level, gazetteer.divisions, depth)
        if frame.is_empty():
            break
        result[frame["row"].to_numpy()] = frame["found"].to_numpy()
    return result


def _step(
    frame: pl.DataFrame, names: pl.DataFrame, divisions: Divisions, depth: int
) -> pl.DataFrame:
    """Take one division's name off the front of each text that has one."""
    hits = []
    for length in sorted(set(names["length"]), reverse=True):
        part = names.filter(pl.col("length") == length)
        cut = frame.with_columns(name=pl.col("text").str.slice(0, length))
        hit = cut.join(part.select("name", "number"), on="name")
        if depth:
            inner = hit["number"].to_numpy()
            inside = inside_columns(divisions, inner, hit["found"].to_numpy())
            hit = hit.filter(pl.Series(inside & (inner != hit["found"].to_numpy())))
        else:
            hit = hit.filter(pl.len().over("row") == 1)
        hits.append(
            hit.select("row", found="number", text=pl.col("text").str.slice(length))
        )
        frame = frame.join(hit.select("row"), on="row", how="anti")
    return pl.concat(hits) if hits else frame.clear()
