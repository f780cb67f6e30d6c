"""What a dataset was taken for: headings, and names of bodies.

In: a world. Out: small tables for `lishu describe` and `lishu links`.
"""

from collections.abc import Iterable, Iterator

import numpy as np
import polars as pl

from graphmodel.bodies import PARTY_ORG
from graphmodel.world import World
from loaders import cells
from loaders.registry import Coded, Registry
from loaders.table_source import TableSource
from loaders.text import clean

#: Columns of names, and the column of mentions that they became.
ROLES = {
    "supervisor": "supervisor",
    "former_supervisor": "former",
    "declared_leader": "declared",
    "declared_upper": "upper",
}


def describe(world: World) -> pl.DataFrame:
    """One row a heading: file, heading, column, filled, distinct, status.

    `status` is used, ignored or personal; `filled` and `distinct` count cells.
    """
    return described(world.sources)


def described(sources: Iterable[object]) -> pl.DataFrame:
    """The same of tables that are read and not yet a world."""
    rows = [row for source in sources for row in _headings(source)]
    schema = {
        "file": pl.String,
        "heading": pl.String,
        "column": pl.String,
        "filled": pl.Int64,
        "distinct": pl.Int64,
        "status": pl.String,
    }
    return pl.DataFrame(rows, schema, orient="row")


def _headings(source: object) -> Iterator[tuple[str, str, str, int, int, str]]:
    assert isinstance(source, TableSource)
    names = {position: name for name, position in source.headings.columns.items()}
    registry = Registry((source,))
    for position, heading in enumerate(source.table.headings):
        name = names.get(position, "")
        personal = heading in source.headings.personal
        status = "used" if name else "personal" if personal else "ignored"
        coded = registry.coded(name) if name else None
        filled, distinct = _shares(coded) if coded else (0, 0)
        yield source.file, heading, name, filled, distinct, status


def _shares(coded: Coded) -> tuple[int, int]:
    there = np.array([bool(text) for text in coded.cleaned], np.bool_)
    return int(coded.counts[there].sum()), int(there.sum())


def links(world: World) -> pl.DataFrame:
    """One row a distinct name: role, text, count, taken_for, kind, how, note.

    `taken_for` are ids joined by |; `how` says exact, alias, dated, prefix, new,
    several or not a name; `note` the name probably meant.
    """
    registry = Registry(tuple(s for s in world.sources if isinstance(s, TableSource)))
    if world.kept is not None:
        registry = registry.narrow(world.kept)
    rows = [
        row
        for role, column in ROLES.items()
        if (coded := registry.coded(role)) is not None
        for row in _names(world, role, coded, world.organizations[column])
    ]
    schema = {
        "role": pl.String,
        "text": pl.String,
        "count": pl.Int64,
        "taken_for": pl.String,
        "kind": pl.String,
        "how": pl.String,
        "note": pl.String,
    }
    frame = pl.DataFrame(rows, schema, orient="row")
    order = [list(ROLES).index(role) for role in frame["role"]]
    keyed = frame.with_columns(order=pl.Series(order, dtype=pl.Int64))
    return keyed.sort("order", -pl.col("count"), "text").drop("order")


def _names(
    world: World, role: str, coded: Coded, mentions: pl.Series
) -> Iterator[tuple[str, str, int, str, str, str, str]]:
    pairs = (
        pl.DataFrame({"text": coded.codes, "mention": mentions})
        .filter(pl.col("text") >= 0)
        .group_by("text", "mention")
        .len()
        .sort("text", "mention")
    )
    near = dict(world.near)
    for code, mention, count in pairs.iter_rows():
        text = coded.texts[code]
        if not clean(text):
            continue
        bodies = _bodies(world, mention)
        ids = "|".join(sorted(world.bodies.id(body) for body in bodies))
        kinds = "|".join(dict.fromkeys(world.bodies.kind(body) for body in bodies))
        how = _how(world, role, clean(text), mention, bodies)
        name = world.bodies.record(bodies[0]) if bodies else None
        yield (
            role,
            text,
            count,
            ids,
            kinds,
            how,
            near.get(name.name, "") if name else "",
        )


def _bodies(world: World, mention: int) -> tuple[int, ...]:
    group = (mention & ~PARTY_ORG) - len(world.bodies) if mention >= 0 else -1
    if group >= 0 and not mention & PARTY_ORG:
        return world.groups[group].members
    return (mention,) if mention >= 0 else ()


def _how(
    world: World, role: str, text: str, mention: int, bodies: tuple[int, ...]
) -> str:
    """By which step a name was linked (semantics §5)."""
    if not bodies:
        cell = cells.supervisor(text)
        return "placeholder" if cell.state == cells.UNKNOWN else "none"
    if len(bodies) > 1:
        several = world.groups[mention - len(world.bodies)].several
        return "several" if several else "dated"
    record = world.bodies.record(bodies[0])
    if record is None or record.origin not in ("national", "dataset"):
        known = record is None and not world.bodies.department(bodies[0])
        return "prefix" if known else "new"
    plain = text.removeprefix("中共")
    return "exact" if clean(record.name) in (text, plain) else "alias"
