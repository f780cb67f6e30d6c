"""What is known of one body, and how many organizations hang on it.

In: who is under whom, a body. Out: a `Card`; what would come of its end is worked out
by `ending`, which resolves the registry once more.
"""

from dataclasses import dataclass

import numpy as np

from graphmodel.aftermath import told
from graphmodel.bodies import PARTY_ORG
from graphmodel.difference import Difference
from graphmodel.divisions import Positions
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.resolution import Resolution
from graphmodel.standing import State
from graphmodel.vocabulary import KINDS
from graphmodel.whatif import whatif
from graphmodel.whatif.acts import Act
from graphmodel.wording import Words, words
from graphmodel.world import World
from lishu.explorer.followers import Followers


@dataclass(frozen=True)
class Card:
    """A body on the date. Numbers are of organizations: `led` directly, `total` with
    those below; `lived` are the days its record gives, half open."""

    id: str
    name: str
    kind: Words
    place: str
    state: str
    origin: str
    lived: str
    history: Words
    led: int
    total: int
    guided: int
    supervised: int
    unled: int


def card(followers: Followers, body: int) -> Card:
    """The card of one body."""
    resolution = followers.resolution
    bodies, on = resolution.world.bodies, resolution.as_of
    division = bodies.division(body)
    return Card(
        id=bodies.id(body),
        name=bodies.name(body, on),
        kind=words(KINDS[bodies.kind(body)]),
        place=bodies.divisions.names[division] if division >= 0 else "",
        state=State(int(resolution.standing.state[body & ~PARTY_ORG])).name,
        origin=_origin(resolution, body & ~PARTY_ORG),
        lived=_lived(resolution, body & ~PARTY_ORG),
        history=told(bodies, body & ~PARTY_ORG, on),
        led=followers.led.count(body),
        total=followers.total(body),
        guided=followers.guided.count(body),
        supervised=followers.supervised.count(body),
        unled=followers.orphaned.count(body),
    )


def _origin(resolution: Resolution, body: int) -> str:
    bodies = resolution.world.bodies
    if body in bodies.attested:
        return "dataset"
    return "national" if body == bodies.root else bodies.origin(body)


def _lived(resolution: Resolution, body: int) -> str:
    """The days of its row or rows, … where one is open."""
    bodies = resolution.world.bodies
    record = bodies.record(body)
    rows = (record,) if record else bodies.attested.get(body, ())
    return "; ".join(
        f"{'…' if row.since == ALWAYS else row.since} – "
        f"{'…' if row.until == FOREVER else row.until}"
        for row in rows
        if (row.since, row.until) != (ALWAYS, FOREVER)
    )


@dataclass(frozen=True)
class Ending:
    """What would come of the end of a body: positions of those orphaned, of those led by
    another, of those of whom nobody could tell any more."""

    orphaned: Positions
    moved: Positions
    opened: Positions


def can_end(resolution: Resolution, body: int) -> bool:
    """Whether a body is there on the date by itself, and is not where chains end."""
    plain = body & ~PARTY_ORG
    there = resolution.standing.state[plain] <= State.EXPECTED
    return bool(there) and plain != resolution.world.bodies.root


_STEPS = ("orphaned", "leader_changed", "opened")


def ending(resolution: Resolution, body: int) -> Ending:
    """Who would be orphaned, and who led by another, had the body ended on the date.

    A Party organization ends with the body that it belongs to. Raises SuppositionError
    for a body that cannot end (`can_end`).
    """
    plain = body & ~PARTY_ORG
    act = Act("abolish", (resolution.world.bodies.id(plain),))

    def find(world: World, text: str, on: object) -> int:
        return plain

    found = whatif(resolution, [act], find=find).difference
    return Ending(*(_whom(found, code) for code in _STEPS))


def _whom(found: Difference, change: str) -> Positions:
    rows = found.of(change)["new"].to_numpy()
    return np.sort(rows[rows >= 0]).astype(np.intp)
