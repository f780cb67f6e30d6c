"""What a view is centred on: an organization or a body, by the id in the address."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphmodel.resolution import Resolution
from graphmodel.search import body_by_id
from graphmodel.world import World


@dataclass(frozen=True)
class Focus:
    """An organization by its position, else a body by its number; the other is -1."""

    organization: int = -1
    body: int = -1


def locate(
    resolution: Resolution, text: str, communities: Mapping[str, int] | None = None
) -> Focus | None:
    """The organization with this id, else the body with this id; None where there is none.

    An id that two rows share cannot occur: the second carries a mark (world.World).
    `communities` are the numbers of communities by id, worked out unless given.
    """
    if not text:
        return None
    world = resolution.world
    found = (world.organizations["org_id"] == text).arg_true()
    if len(found):
        return Focus(organization=int(found[0]))
    body = _body(world, text, communities)
    return Focus(body=body) if body >= 0 else None


def _body(world: World, text: str, communities: Mapping[str, int] | None) -> int:
    if text.startswith("COMMUNITY_PARTY_ORG@") and communities is not None:
        return communities.get(text, -1)
    return body_by_id(world.bodies, text)


def communities_by_id(world: World) -> dict[str, int]:
    """The numbers of the communities by id; of two with one id the first."""
    bodies = world.bodies
    ids = (bodies.id(n) for n in range(bodies.first_community, len(bodies)))
    found: dict[str, int] = {}
    for number, body_id in enumerate(ids, bodies.first_community):
        found.setdefault(body_id, number)
    return found
