"""What to ask of a world: parameters for each question, chosen from its own data."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from queries.question import Question
from tests.queries.worlds import Asked

Given = dict[str, Any]


def variants(question: Question, world: Asked) -> Iterator[Given]:
    """Parameters to ask with: as few as cover what a question tells apart."""
    needed = frozenset(p.name for p in question.parameters if p.required)
    optional = {p.name for p in question.parameters} - needed
    if needed:
        yield from _NEEDED[needed](world)
        return
    yield {}
    if question.name == "division_summary":
        yield {"division": "浙江省"}
        return
    if "division" in optional:
        yield {"division": "33"}
    for level in ("prefecture", "county") if "level" in optional else ():
        yield {"level": level}
    if "verdict" in optional:
        yield {"verdict": "CONFLICT"}
        yield {"supervisor": _supervisors(world)[0]}
    if "agreement" in optional:
        yield {"agreement": "DIFFERS", "limit": 5}
    if "kind" in optional:
        yield {"kind": "PARTY_ORG", "limit": 3}


def alike(question: Question, world: Asked) -> int:
    """Ask both engines all that `variants` says; how many rows they both answered."""
    rows = 0
    for given in variants(question, world):
        memory = world.memory(question.name, **given)
        database = world.database(question.name, **given)
        assert memory.columns == database.columns
        assert memory.as_of == database.as_of
        assert memory.rows == database.rows, given
        rows += len(memory.rows)
    return rows


def _organizations(world: Asked, each: int = 1) -> list[str]:
    """Organizations of every verdict there is."""
    table = world.resolution.table()
    found = table.group_by("verdict", maintain_order=True).head(each)
    return found["org_id"].to_list()


def _supervisors(world: Asked) -> list[str]:
    rows = world.memory("orphans_by_supervisor").rows
    return [row[0] for row in rows[:2]]


def _bodies(world: Asked) -> list[str]:
    """A leader of many, ended ones, one of a loop, a SOPWB that only guides, others."""
    table = world.resolution.table()
    led = table["leader_id"].value_counts(sort=True)["leader_id"].to_list()
    leader = next(body for body in led if body)
    ended = [row[0] for row in world.memory("ended_bodies_with_dependents").rows]
    loops = [body for row in world.memory("cycles").rows for body in row[0]]
    fixed = ["SOPWB@330600", "PARTY_COMMITTEE@330600", "sasac-party-committee"]
    return [leader, *ended[:1], *loops[:1], *_guides(table), *fixed]


def _guides(table: pl.DataFrame) -> list[str]:
    """A SOPWB where a supervisor's Party organization leads: it guides."""
    local = (pl.col("rule") == "O12") & (pl.col("level") != "nation")
    led = table.filter(local & (pl.col("basis") == "DERIVED"))
    return [f"SOPWB@{code}" for code in led["division"][:1]]


def _pairs(world: Asked) -> Iterator[Given]:
    organizations, bodies = _organizations(world), _bodies(world)
    led = world.resolution.table().filter(pl.col("verdict") == "LED")["org_id"]
    yield {"one": led[0], "other": led[-1]}
    yield {"one": organizations[0], "other": organizations[-1]}
    yield {"one": organizations[0], "other": "PARTY_COMMITTEE@330600"}
    yield {"one": bodies[0], "other": "SOPWB@330600"}


def _why_not(world: Asked) -> Iterator[Given]:
    organizations = _organizations(world)
    for n, body in enumerate(_bodies(world)[:4]):
        yield {"organization": organizations[n % len(organizations)], "body": body}


_NEEDED = {
    frozenset({"organization"}): lambda world: (
        {"organization": each} for each in _organizations(world)
    ),
    frozenset({"organization", "body"}): _why_not,
    frozenset({"body"}): lambda world: ({"body": each} for each in _bodies(world)),
    frozenset({"one", "other"}): _pairs,
    frozenset({"node"}): lambda world: (
        {"node": each, "limit": 10}
        for each in (_organizations(world)[0], _bodies(world)[0], "330600")
    ),
    frozenset({"text"}): lambda world: (
        {"text": each} for each in ("绍兴市", "cast", "O12")
    ),
    frozenset({"rule"}): lambda world: (
        {"rule": each} for each in ("O12", "opinion-2015/O08")
    ),
    frozenset({"before"}): lambda world: (
        {"before": world.earlier.isoformat()},
        {"before": world.earlier.isoformat(), "change": "leader_changed", "limit": 9},
    ),
}
