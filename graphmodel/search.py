"""Finding one organization or one body by what people call it.

In: an id, a name or a position. Out: a position or a body number, or an
`UnknownError` that lists what was meant perhaps.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.errors import UnknownError
from graphmodel.resolution import Resolution
from graphmodel.world import World

#: How many organizations or bodies a message lists.
LISTED = 20


def find_organization(world: World, organization: str | int) -> int:
    """The position of the one organization with this id, name or position.

    Raises UnknownError where there is none or several; the message lists them.
    """
    table = world.organizations
    if isinstance(organization, int):
        if 0 <= organization < len(table):
            return organization
        raise UnknownError(
            f"there is no organization {organization} of {len(table)}",
            f"共 {len(table)} 家，没有第 {organization} 家",
        )
    wanted = organization.strip()
    for column in ("org_id", "name"):
        found = (table[column] == wanted).arg_true().to_list()
        if len(found) == 1:
            return int(found[0])
        if found:
            raise _several(world, wanted, found)
    raise _nobody(world, wanted)


def _several(world: World, wanted: str, found: list[int]) -> UnknownError:
    lines = "\n".join(f"  {line}" for line in _listed(world, found))
    return UnknownError(
        f"{len(found)} organizations are called {wanted!r}; ask by id:\n{lines}",
        f"叫“{wanted}”的社会组织有 {len(found)} 家，请写代码：\n{lines}",
    )


def _nobody(world: World, wanted: str) -> UnknownError:
    names = world.organizations["name"]
    found = (
        names.str.contains(wanted, literal=True).arg_true().to_list() if wanted else []
    )
    if not found and len(names) <= 100_000:
        near = get_close_matches(wanted, names.to_list(), n=5, cutoff=0.6)
        found = names.is_in(near).arg_true().to_list()
    if not found:
        return UnknownError(
            f"no organization is called {wanted!r}, by id or by name",
            f"没有代码或名称为“{wanted}”的社会组织",
        )
    lines = "\n".join(f"  {line}" for line in _listed(world, found))
    return UnknownError(
        f"no organization is called {wanted!r}; the nearest:\n{lines}",
        f"没有叫“{wanted}”的社会组织；相近的有：\n{lines}",
    )


def _listed(world: World, positions: list[int]) -> Iterator[str]:
    chosen = world.organizations.select("org_id", "name", "row")[positions[:LISTED]]
    for position, (org_id, name, row) in zip(
        positions, chosen.iter_rows(), strict=False
    ):
        yield f"{org_id}  {name}  ({world.source_of(position)[0].file}:{row})"
    if len(positions) > LISTED:
        yield f"… {len(positions) - LISTED} more"


def body_by_id(bodies: Bodies, body_id: str) -> int:
    """The number of the body with an id of semantics §7, -1 if there is none."""
    if body_id.startswith("PARTY_ORG:"):
        owner = body_by_id(bodies, body_id.removeprefix("PARTY_ORG:"))
        return owner if owner < 0 else bodies.party_org(owner)
    if body_id in bodies.by_id:
        return bodies.by_id[body_id]
    kind, _, rest = body_id.partition("@")
    seat, _, name = rest.partition(":")
    if name:
        return _named_in_place(bodies, kind, seat, name)
    if kind == "TOWNSHIP_PARTY_ORG" and seat in bodies.divisions.township_codes:
        return bodies.first_township + bodies.divisions.township_codes.index(seat)
    division = bodies.divisions.number.get(seat, -1)
    if division < 0 or kind not in ("SOPWB", "PARTY_COMMITTEE"):
        return -1
    return division if kind == "SOPWB" else bodies.root + division


def _named_in_place(bodies: Bodies, kind: str, seat: str, name: str) -> int:
    """A department or a community by its id, -1 if there is none."""
    division = bodies.divisions.number.get(seat, -1)
    if kind == "SUPERVISOR" and division >= 0:
        front = bodies.divisions.names[division] if division else ""
        word = name.removeprefix(front)
        if word in bodies.departments and name.startswith(front):
            of_division = bodies.first_department + division * len(bodies.departments)
            return of_division + bodies.departments.index(word)
    communities = range(bodies.first_community, len(bodies))
    wanted = f"{kind}@{seat}:{name}"
    return next((body for body in communities if bodies.id(body) == wanted), -1)


def find_body(
    resolution: Resolution, text: str, aliases: Mapping[str, int] | None = None
) -> int:
    """The one body with this id or name on the date; raises UnknownError.

    `aliases` are names under which somebody knows a body, tried after its id.
    """
    bodies, wanted = resolution.world.bodies, text.strip()
    found = body_by_id(bodies, wanted)
    if found >= 0:
        return found
    for known in (aliases or {}, resolution.world.named):
        if wanted in known:
            return known[wanted]
    named = [b for b, name in _names(resolution) if name == wanted]
    if len(named) == 1:
        return named[0]
    raise _which_body(resolution, wanted, named)


def _which_body(resolution: Resolution, wanted: str, named: list[int]) -> UnknownError:
    if not named:
        named = [b for b, name in _names(resolution) if wanted and wanted in name]
    if not named:
        names = {name: b for b, name in _names(resolution)}
        named = [names[n] for n in get_close_matches(wanted, names, n=5, cutoff=0.6)]
    if not named:
        return UnknownError(
            f"no body is called {wanted!r}, by id or by name",
            f"没有编号或名称为“{wanted}”的机构",
        )
    lines = "\n".join(_body_line(resolution, body) for body in named[:LISTED])
    return UnknownError(
        f"no single body is called {wanted!r}; ask by id:\n{lines}",
        f"“{wanted}”不是唯一的机构，请写编号：\n{lines}",
    )


def _body_line(resolution: Resolution, body: int) -> str:
    bodies = resolution.world.bodies
    return f"  {bodies.id(body)}  {bodies.name(body, resolution.as_of)}"


def _names(resolution: Resolution) -> Iterable[tuple[int, str]]:
    """Every body with its name on the date, and the Party organizations of recorded ones."""
    bodies, on = resolution.world.bodies, resolution.as_of
    for body in range(len(bodies)):
        yield body, bodies.name(body, on)
        if bodies.record(body):
            yield body | PARTY_ORG, bodies.name(body | PARTY_ORG, on)
