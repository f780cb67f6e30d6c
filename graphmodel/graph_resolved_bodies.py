"""The bodies of a resolution: which are in use, how they stand, who is above whom.

In: a resolution. Out: frames for `graph_resolved`. Loops run over bodies. Township
Party organizations that nothing names and no chain passes are left out: there are
38,749 of them.
"""

from collections.abc import Iterator

import numpy as np
import polars as pl

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.divisions import Ints
from graphmodel.graph_bodies import chosen_bodies, named_bodies
from graphmodel.graph_rules import numbered
from graphmodel.records import number_of
from graphmodel.resolution import Resolution
from graphmodel.standing import Standing, State
from graphmodel.vocabulary import is_strong
from graphmodel.world import BodyTie

_TEXT = pl.String


def bodies_in_use(resolution: Resolution, causes: Ints) -> tuple[int, ...]:
    """The numbers of the bodies that a resolution has anything to say about, sorted.

    `causes` are bodies at which organizations fail.
    """
    world, found = resolution.world, resolution.leaders
    chosen = set(chosen_bodies(world).to_list())
    plain = world.bodies
    towns = range(plain.first_township, plain.first_department)
    asked = np.concatenate([named_bodies(world), found.body, found.named, causes])
    used = (chosen - set(towns)) | (set(np.unique(asked).tolist()) & chosen)
    todo = list(used)
    while todo:
        for upper in _around(resolution, todo.pop()):
            if upper in chosen and upper not in used:
                used.add(upper)
                todo.append(upper)
    return tuple(sorted(used))


def _around(resolution: Resolution, body: int) -> Iterator[int]:
    yield from resolution.hierarchy.above(body)
    yield stands_for(resolution.world.bodies, resolution.standing, body)


def stands_for(bodies: Bodies, standing: Standing, body: int) -> int:
    """The body that stands for one on the date: itself, an heir, the keeper of a plate.

    Itself where nobody does.
    """
    plain = body & ~PARTY_ORG
    target = int(standing.target[plain])
    if target in (plain, -1):
        return body
    return bodies.party_org(target) if body & PARTY_ORG else target


def stands(resolution: Resolution, used: tuple[int, ...]) -> pl.DataFrame:
    """How each body stands: source, target (who stands for it), state."""
    bodies, standing = resolution.world.bodies, resolution.standing
    words = [state.name.lower() for state in State]
    known, rows = set(used), []
    for body in used:
        other = stands_for(bodies, standing, body)
        state = words[standing.state[body & ~PARTY_ORG]]
        own = bodies.id(body)
        target = bodies.id(other) if other != body and other in known else own
        rows.append((own, target, state))
    columns = ("source", "target", "state")
    return pl.DataFrame(rows, dict.fromkeys(columns, _TEXT), orient="row")


def strong_steps(resolution: Resolution, used: tuple[int, ...]) -> pl.DataFrame:
    """Who stands directly above whom: relation, and the rule or the row that says so.

    Columns: source (above), target (below), relation, rule, told_in.
    """
    bodies, hierarchy = resolution.world.bodies, resolution.hierarchy
    rules = {id(each.item): n for n, each in numbered(resolution.library)}
    ties = _recorded(resolution)
    rows = []
    for body in used:
        above = hierarchy.above(body)
        link = hierarchy.ways.link_of(body) if above else None
        said = (link.relation, rules[id(link)], None) if link else ("LEADS", None, None)
        for upper in above:
            tie = ties.get((upper, body))
            told = (tie.relation, None, tie.where) if tie else said
            rows.append((bodies.id(upper), bodies.id(body), *told))
    columns = ("source", "target", "relation", "rule", "told_in")
    return pl.DataFrame(rows, dict.fromkeys(columns, _TEXT), orient="row")


def _recorded(resolution: Resolution) -> dict[tuple[int, int], BodyTie]:
    """The strong rows of the relations table that hold on the date, by their ends.

    Of several about the same two the first, in the order of their numbers.
    """
    day = number_of(resolution.as_of)
    ties = sorted(resolution.world.body_ties, key=lambda t: (len(t.where), t.where))
    return {
        (tie.upper, tie.lower): tie
        for tie in reversed(ties)
        if is_strong(tie.relation) and tie.since <= day < tie.until
    }
