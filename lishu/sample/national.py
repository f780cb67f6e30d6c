"""What a national body's name means on a date: alive, followed to a successor, ended.

Read from the bundled tables of national bodies and of their changes, as SOURCES.md
says: half-open intervals, plates stand for their keeper, all successors of an end
count together, `transferred` apart.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

import polars as pl

from lishu.sample import reference

FOREVER = "9999"


@dataclass(frozen=True)
class Body:
    """A row of the national bodies, with whole dates ("" is before all)."""

    id: str
    since: str
    until: str
    keeper: str
    """The body itself, or the one that keeps this plate."""


@dataclass(frozen=True)
class Meaning:
    """`state` is alive, followed, ended or unborn; `id` the living body or empty."""

    state: str
    id: str


def _day(text: str | None, otherwise: str) -> str:
    """A whole date: a bare year is its 1 January."""
    return (text if len(text) > 4 else text + "-01-01") if text else otherwise


@cache
def _bodies() -> tuple[dict[str, Body], dict[str, list[Body]]]:
    by_id: dict[str, Body] = {}
    by_name: dict[str, list[Body]] = {}
    table = pl.read_csv(reference.DATA / "national_bodies.csv", infer_schema=False)
    for row in table.fill_null("").iter_rows(named=True):
        plate = row["note"].startswith("plate_of=")
        keeper = row["note"][9:].split(";")[0].split()[0] if plate else row["id"]
        since, until = _day(row["valid_from"], ""), _day(row["valid_to"], FOREVER)
        body = by_id[row["id"]] = Body(row["id"], since, until, keeper)
        for name in {row["name"], *filter(None, row["aliases"].split("|"))}:
            by_name.setdefault(name, []).append(body)
    return by_id, by_name


@cache
def _steps() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Successors and predecessors by body id."""
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    table = pl.read_csv(
        reference.DATA / "national_body_changes.csv", infer_schema=False
    ).fill_null("")
    for kind, old, new in table.select("kind", "from_id", "to_id").iter_rows():
        if kind != "transferred" and old and new:
            after.setdefault(old, set()).add(new)
            before.setdefault(new, set()).add(old)
    return after, before


def _alive(body: Body, day: str) -> bool:
    return body.since <= day < body.until


def _follow(body: Body, day: str) -> Meaning:
    """An ended body: its one living successor through any number of steps."""
    bodies, _ = _bodies()
    while body.until <= day:
        found = _steps()[0].get(body.id, set())
        if len(found) != 1:
            return Meaning("ended", "")
        body = bodies[next(iter(found))]
    return Meaning("followed", body.keeper)


def _living_before(body: Body, day: str) -> set[str]:
    """Bodies alive on `day` that were to become one that has not begun."""
    bodies, _ = _bodies()
    earlier = (bodies[old] for old in _steps()[1].get(body.id, set()))
    return {old.keeper for old in earlier if _alive(old, day)}


@cache
def meaning(name: str, on: date) -> Meaning:
    """What `name` (or an alias) of a national body means on the date `on`."""
    day = on.isoformat()
    rows = _bodies()[1][name]
    alive = [body for body in rows if _alive(body, day)]
    if alive:
        return Meaning("alive", alive[0].keeper)
    ended = [body for body in rows if body.until <= day]
    if ended:
        return _follow(max(ended, key=lambda body: body.until), day)
    before = _living_before(min(rows, key=lambda body: body.since), day)
    return (
        Meaning("followed", before.pop()) if len(before) == 1 else Meaning("unborn", "")
    )
