"""What a mention means on a date: the body it stands for, and in which state.

In: the groups of a world and how bodies stand. Out: `Meaning`, arrays over mention
numbers: bodies first, then groups (semantics §1, Several supervisors; §3.1).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graphmodel.bodies import PARTY_ORG
from graphmodel.divisions import Ints
from graphmodel.facts import DOMAINS
from graphmodel.standing import Standing, State, group
from graphmodel.world import Group, World

_SUPERVISOR = DOMAINS["supervisor"]
ALIVE, FOLLOWED, UNBORN, ENDED, SEVERAL = (
    _SUPERVISOR.index(v) for v in ("alive", "followed", "unborn", "ended", "several")
)


@dataclass(frozen=True)
class Meaning:
    """For each mention: the fact `supervisor`, the body meant, first and stale.

    `target` is -1 where nobody stands for it; `first` the body as named (of several
    the first); `several` marks texts that name more than one live body; `party` is
    the bit of texts that name the Party organization of bodies of one name.
    """

    supervisor: npt.NDArray[np.uint8]
    target: Ints
    first: Ints
    stale: npt.NDArray[np.bool_]
    several: npt.NDArray[np.bool_]
    party: Ints


def meanings(world: World, standing: Standing) -> Meaning:
    """What every mention of a world means on the date of `standing`."""
    size = len(world.bodies)
    total = size + len(world.groups) + 1
    meaning = Meaning(
        supervisor=np.zeros(total, np.uint8),
        target=np.full(total, -1, np.int32),
        first=np.full(total, -1, np.int32),
        stale=np.zeros(total, np.bool_),
        several=np.zeros(total, np.bool_),
        party=np.zeros(total, np.int32),
    )
    meaning.supervisor[:size] = _as_supervisor(standing)[standing.state]
    absent = standing.state == State.MISSING
    meaning.target[:size] = np.where(absent, np.arange(size), standing.target)
    meaning.first[:size] = np.arange(size)
    meaning.stale[:size] = standing.stale
    unborn = (standing.state == State.UNBORN) & (standing.target >= 0)
    meaning.supervisor[:size][unborn] = FOLLOWED
    for n, members in enumerate(world.groups):
        _read_group(world, standing, meaning, size + n, members)
    return meaning


def _as_supervisor(standing: Standing) -> npt.NDArray[np.uint8]:
    """State → fact; a supervisor that a rule only expects is there all the same."""
    table = np.full(len(State), ALIVE, np.uint8)
    table[State.FOLLOWED] = FOLLOWED
    table[State.ENDED] = ENDED
    table[State.UNBORN] = UNBORN
    return table


def _read_group(
    world: World, standing: Standing, meaning: Meaning, number: int, members: Group
) -> None:
    bodies = [m & ~PARTY_ORG for m in members.members]
    chosen = bodies[0] if members.several else group(standing, bodies, world.bodies)
    meant = members.members[bodies.index(chosen)]
    meaning.party[number] = 0 if members.several else meant & PARTY_ORG
    if members.several:
        live = [b for b in bodies if meaning.supervisor[b] == ALIVE]
        targets = {int(meaning.target[b]) for b in live}
        meaning.several[number] = len(targets) > 1
        heirs = {int(meaning.target[b]) for b in bodies}
        chosen = live[0] if live else chosen
    for column in (meaning.supervisor, meaning.target, meaning.first, meaning.stale):
        column[number] = column[chosen]
    if meaning.several[number]:
        meaning.supervisor[number], meaning.target[number] = SEVERAL, -1
    elif members.several and not live and (len(heirs) > 1 or -1 in heirs):
        meaning.supervisor[number], meaning.target[number] = ENDED, -1


def live_members(world: World, meaning: Meaning, mention: int) -> tuple[int, ...]:
    """The live bodies that a mention of several names."""
    n = mention - len(world.bodies)
    if n < 0:
        return ()
    members = (m & ~PARTY_ORG for m in world.groups[n].members)
    live = {int(meaning.target[m]) for m in members if meaning.supervisor[m] == ALIVE}
    return tuple(sorted(live))
