"""What if: the world as it would be, compared with the world as it is.

In: a resolution, acts in their order and the date on which they happen. Out:
`Supposition`: who would be orphaned or have another leader, and what handing over
would mend. The world is a value: it is changed, resolved once more and compared.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from graphmodel.difference import Difference, difference
from graphmodel.errors import SuppositionError
from graphmodel.resolution import Resolution, resolve
from graphmodel.whatif import acts_on_bodies, acts_on_organizations, acts_on_rulebooks
from graphmodel.whatif.acts import Act, Done, Finder, Scene
from graphmodel.whatif.body_names import body_called
from graphmodel.whatif.mending import Mending, mending
from graphmodel.world import World

_ACTS: dict[str, Callable[[Scene, Act], tuple[World, Done]]] = {
    "abolish": acts_on_bodies.abolish,
    "merge": acts_on_bodies.merge,
    "split": acts_on_bodies.split,
    "rename": acts_on_bodies.rename,
    "decouple": acts_on_organizations.decouple,
    "decouple-from": acts_on_organizations.decouple_from,
    "hand-over": acts_on_organizations.hand_over,
    "adopt": acts_on_rulebooks.adopt,
    "end-rulebook": acts_on_rulebooks.end_rulebook,
}


@dataclass(frozen=True)
class Supposition:
    """The acts as understood, what they change, and what handing over would mend."""

    done: tuple[Done, ...]
    difference: Difference
    mending: Mending


def whatif(
    today: Resolution,
    acts: Iterable[Act],
    on: date | None = None,
    find: Finder = body_called,
) -> Supposition:
    """What would change on the date of `today`, had the acts happened on `on`.

    `on` is that date unless said otherwise. A rulebook that is adopted must have been
    offered to `load` as adopted, so that the bodies it points to are there. Raises
    UnknownError, SuppositionError.
    """
    day = on or today.as_of
    if day > today.as_of:
        raise SuppositionError(
            f"what happens on {day} changes nothing on {today.as_of}; ask about a later "
            "date by --as-of",
            f"{day} 发生的事不改变 {today.as_of} 的结果；请选更晚的日期",
        )
    world, done = suppose(today.world, acts, day, find)
    then = resolve(world, today.as_of)
    return Supposition(done, difference(today, then), mending(then, day))


def suppose(
    world: World, acts: Iterable[Act], on: date, find: Finder = body_called
) -> tuple[World, tuple[Done, ...]]:
    """The world after all acts, one after the other, and how each was understood.

    Raises UnknownError for what nothing is called, SuppositionError for what cannot
    happen on the date.
    """
    done = []
    for act in acts:
        world, understood = _ACTS[act.verb](Scene(world, on, find), act)
        done.append(understood)
    return world, tuple(done)
