"""Acts on organizations: decouple, hand over.

In: a scene and an act. Out: the world afterwards and what was understood.
"""

from graphmodel.bodies import PARTY_ORG
from graphmodel.counting import Count
from graphmodel.errors import SuppositionError
from graphmodel.search import find_organization
from graphmodel.vocabulary import CELLS, NOT_PARTY_KINDS
from graphmodel.whatif import altered_organizations
from graphmodel.whatif.acts import Act, Done, Scene, shown
from graphmodel.wording import Words
from graphmodel.world import World


def decouple(scene: Scene, act: Act) -> tuple[World, Done]:
    """An organization leaves its supervisor; nobody takes over yet."""
    position = find_organization(scene.world, act.operands[0])
    org_id, name = _organization(scene.world, position)
    if scene.world.organizations["supervisor_cell"][position] == CELLS.index("none"):
        raise SuppositionError(
            f"{name} has no supervisor that it could be decoupled from",
            f"{name}没有业务主管单位，无从脱钩",
        )
    text = Words(f"{name}脱钩，尚未移交", f"{name} is decoupled and not handed over")
    rows = altered_organizations.one(scene.world, position)
    world = altered_organizations.decoupled(scene.world, rows, scene.on)
    return world, Done(act, scene.on, (org_id,), text, organizations=1)


def decouple_from(scene: Scene, act: Act) -> tuple[World, Done]:
    """All organizations of a supervisor leave it; nobody takes over yet."""
    body = scene.body(act.operands[0])
    rows = altered_organizations.supervised(scene.world, body, scene.on)
    count, shown = int(rows.sum()), scene.shown(body)
    if not count:
        raise SuppositionError(
            f"no organization has {shown} as its one supervisor",
            f"没有一家社会组织以{shown}为唯一的业务主管单位",
        )
    text = Words(
        f"业务主管单位为{shown}的 {count:,} 家脱钩，尚未移交",
        f"{Count(count):organization is|organizations are} decoupled from {shown}, "
        "not handed over",
    )
    world = altered_organizations.decoupled(scene.world, rows, scene.on)
    return world, Done(act, scene.on, (scene.id(body),), text, organizations=count)


def hand_over(scene: Scene, act: Act) -> tuple[World, Done]:
    """A body takes over an organization and leads it from then on."""
    position = find_organization(scene.world, act.operands[0])
    org_id, name = _organization(scene.world, position)
    found = scene.find(scene.world, act.operands[1], scene.on)
    owner = found if found >= 0 and found & PARTY_ORG else scene.body(act.operands[1])
    body = _leading(scene.world, owner)
    leader = shown(scene.world, body, scene.on)
    rows = altered_organizations.one(scene.world, position)
    world = altered_organizations.handed_over(scene.world, rows, scene.on)
    world = altered_organizations.led_by(world, position, body, scene.on)
    text = Words(f"{name}的党建工作移交{leader}", f"{name} is handed over to {leader}")
    ids = (org_id, scene.id(body))
    return world, Done(act, scene.on, ids, text, organizations=1)


def _leading(world: World, body: int) -> int:
    """The body that can lead: of a supervisor its Party organization."""
    bodies = world.bodies
    if body & PARTY_ORG or bodies.kind(body) not in NOT_PARTY_KINDS:
        return body
    return bodies.party_org(body)


def _organization(world: World, position: int) -> tuple[str, str]:
    table = world.organizations
    return str(table["org_id"][position]), str(table["name"][position])
