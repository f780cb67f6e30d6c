"""Acts on bodies: abolish, merge, split, rename.

In: a scene and an act. Out: the world afterwards and what was understood.
"""

from graphmodel.errors import SuppositionError
from graphmodel.whatif import altered_bodies
from graphmodel.whatif.acts import Act, Done, Scene, shown
from graphmodel.wording import Words
from graphmodel.world import World


def abolish(scene: Scene, act: Act) -> tuple[World, Done]:
    """A body ends, and nobody takes over."""
    body = scene.mortal(act.operands[0])
    shown = scene.shown(body)
    text = Words(f"撤销{shown}", f"{shown} is abolished")
    world = altered_bodies.ended(scene.world, body, scene.on)
    world = altered_bodies.followed(world, body, -1, "abolished", scene.on)
    return world, Done(act, scene.on, (scene.id(body),), text)


def merge(scene: Scene, act: Act) -> tuple[World, Done]:
    """Two bodies become one: the second, or a third one."""
    givers = [scene.mortal(text) for text in act.operands[:2]]
    if givers[0] == givers[1]:
        raise SuppositionError(
            f"{act.operands[0]} cannot be merged with itself",
            f"{act.operands[0]}不能与自己合并",
        )
    world, fresh = scene.world, False
    taker = givers[1]
    if len(act.operands) == 3:
        world, taker, fresh = scene.heir(act.operands[2], givers[0])
    ids = tuple(map(world.bodies.id, (*givers, taker)))
    names = [shown(world, body, scene.on) for body in (*givers, taker)]
    if taker == givers[0]:
        names[0] = names[1]
    for giver in givers:
        if giver != taker:
            world = altered_bodies.ended(world, giver, scene.on)
            world = altered_bodies.followed(world, giver, taker, "merged", scene.on)
    both = Words(f"{names[0]}与{names[1]}合并为", f"{names[0]} and {names[1]} become ")
    into = Words(f"{names[0]}并入", f"{names[0]} is merged into ")
    text = (both if taker not in givers else into) + Words(names[2], names[2])
    given = ids if len(act.operands) == 3 else ids[:2]
    return world, Done(act, scene.on, given, text, ids[2:] if fresh else ())


def split(scene: Scene, act: Act) -> tuple[World, Done]:
    """A body ends, and two others come of it."""
    giver = scene.mortal(act.operands[0])
    world, takers, fresh = scene.world, list[int](), list[str]()
    for name in act.operands[1:]:
        world, taker, new = Scene(world, scene.on, scene.find).heir(name, giver)
        takers.append(taker)
        fresh += [world.bodies.id(taker)] if new else []
    if giver in takers or len({*takers}) < len(takers):
        raise SuppositionError(
            f"{act.operands[0]} must be split into two other bodies; one that goes on "
            "under its name has not been split",
            f"{act.operands[0]}应拆分为另外两个机构；仍用原名的不算拆分",
        )
    names = [shown(world, body, scene.on) for body in (giver, *takers)]
    ids = tuple(map(world.bodies.id, (giver, *takers)))
    world = altered_bodies.ended(world, giver, scene.on)
    for taker in takers:
        world = altered_bodies.followed(world, giver, taker, "split", scene.on)
    text = Words(
        f"{names[0]}拆分为{names[1]}、{names[2]}",
        f"{names[0]} is split into {names[1]} and {names[2]}",
    )
    return world, Done(act, scene.on, ids, text, tuple(fresh))


def rename(scene: Scene, act: Act) -> tuple[World, Done]:
    """A body goes on under another name."""
    body, name = scene.mortal(act.operands[0]), act.operands[1].strip()
    shown = scene.shown(body)
    text = Words(f"{shown}更名为{name}", f"{shown} is renamed {name}")
    if body < scene.world.bodies.first_department:
        # what is there once in each division stays one body under any name
        world = altered_bodies.called(scene.world, body, name, scene.on)
        return world, Done(act, scene.on, (scene.id(body), scene.id(body)), text)
    world, taker, fresh = scene.heir(name, body)
    if not fresh and _in_use(world, taker):
        raise SuppositionError(
            f"{name} ({world.bodies.id(taker)}) is there already; to let it take over "
            f"write --merge {act.operands[0]} {name}",
            f"{name}（{world.bodies.id(taker)}）已经存在；由它承接的，请改用“合并机构”",
        )
    ids = world.bodies.id(body), world.bodies.id(taker)
    world = altered_bodies.ended(world, body, scene.on)
    world = altered_bodies.followed(world, body, taker, "renamed", scene.on)
    return world, Done(act, scene.on, ids, text, ids[1:] if fresh else ())


def _in_use(world: World, body: int) -> bool:
    """Whether a body is recorded, or named by the registry."""
    if world.bodies.record(body):
        return True
    named = (world.organizations[c] == body for c in ("supervisor", "former"))
    return any(bool(column.any()) for column in named)
