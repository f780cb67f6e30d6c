"""Bodies by what people call them, without looking at every name there could be.

In: a world and a text: an id, the name of a recorded body, or the name that a body of
a block has by its division. Out: a body number, or an `UnknownError` that lists what
was meant perhaps. Aliases and short forms are known to the loaders alone.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches

import polars as pl

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.errors import UnknownError
from graphmodel.search import LISTED, body_by_id
from graphmodel.standing import standing
from graphmodel.world import World

_IN_USE = ("supervisor", "declared", "upper", "former")


def body_called(world: World, text: str, on: date) -> int:
    """The one body with this id or name, -1 if nothing is called so.

    Of several that bear a name at different times the one that is there on the date.
    Raises UnknownError where it stays open which of several is meant.
    """
    wanted = text.strip()
    found = body_by_id(world.bodies, wanted)
    if found >= 0:
        return found
    return one_of(world, wanted, [*dict.fromkeys(_called(world.bodies, wanted))], on)


def one_of(world: World, text: str, found: list[int], on: date) -> int:
    """The one that is there on the date, of bodies that bear one name; -1 for none."""
    if len(found) < 2:
        return found[0] if found else -1
    stands = standing(world.bodies, on, world.library.expectations(on))
    there = [body for body in found if stands.present(body)]
    if len(there) == 1:
        return there[0]
    lines = "\n".join(_lines(world.bodies, found, on))
    raise UnknownError(
        f"no single body is called {text!r}; ask by id:\n{lines}",
        f"叫“{text}”的机构不止一个，请写编号：\n{lines}",
    )


def nobody(world: World, text: str, on: date) -> UnknownError:
    """The error for a text that names no body: with the nearest names."""
    bodies, wanted = world.bodies, text.strip()
    names = {bodies.name(body, on): body for body in _known(world)}
    inside = [name for name in names if wanted and wanted in name]
    alike = [name for name in names if set(wanted[:-1]) & set(name)]
    near = inside or get_close_matches(wanted, alike, n=5, cutoff=0.6)
    if not near:
        return UnknownError(
            f"no body is called {wanted!r}, by id or by name",
            f"没有编号或名称为“{wanted}”的机构",
        )
    lines = "\n".join(_lines(bodies, (names[name] for name in near), on))
    return UnknownError(
        f"no body is called {wanted!r}; the nearest:\n{lines}",
        f"没有叫“{wanted}”的机构；相近的有：\n{lines}",
    )


def _lines(bodies: Bodies, found: Iterable[int], on: date) -> Iterator[str]:
    for body in list(found)[:LISTED]:
        yield f"  {bodies.id(body)}  {bodies.name(body, on)}"


def _known(world: World) -> Iterator[int]:
    """Recorded bodies, and those that the registry names."""
    bodies = world.bodies
    yield from range(bodies.first_recorded, bodies.first_community)
    for column in _IN_USE:
        distinct = world.organizations[column].unique()
        plain = distinct.filter(distinct >= 0) & ~PARTY_ORG
        yield from plain.filter(plain < bodies.first_recorded).to_list()
    zones = world.organizations["division"].unique()
    yield from zones.filter(zones >= 0).cast(pl.Int64).to_list()


def _called(bodies: Bodies, name: str) -> Iterator[int]:
    """Every body that bears a name at some time."""
    if name == "中共中央":
        yield bodies.root
    for n, record in enumerate(bodies.recorded):
        if record.name == name:
            yield bodies.first_recorded + n
    for body, rows in bodies.attested.items():
        if any(row.name == name for row in rows):
            yield body
    yield from _of_division(bodies, name)
    local = name.removesuffix("党组织")
    if local != name:
        yield from _places(
            bodies.divisions.township_names, local, bodies.first_township
        )
        yield from _places(bodies.communities.names, local, bodies.first_community)


def _of_division(bodies: Bodies, name: str) -> Iterator[int]:
    """What a division's work body, its committee and its departments are called."""
    divisions = bodies.divisions
    committee = name.removeprefix("中共")
    for before, after, first in (
        (name, "社会组织党建工作机构", 0),
        (committee, "委员会社会工作部", 0),
        (committee, "委员会", bodies.root),
    ):
        place = before.removesuffix(after)
        if place and place != before and (first == 0 or before != name):
            yield from (n for n in _places(divisions.names, place, first) if n > first)
    for word, department in enumerate(bodies.departments):
        if not name.endswith(department):
            continue
        place = name.removesuffix(department)
        seats = _places(divisions.names, place, 0) if place else (0,)
        for seat in seats:
            if bool(seat) == bool(place):
                at = seat * len(bodies.departments) + word
                yield bodies.first_department + at


def _places(names: tuple[str, ...], name: str, first: int) -> Iterator[int]:
    return (first + n for n, each in enumerate(names) if each == name)
