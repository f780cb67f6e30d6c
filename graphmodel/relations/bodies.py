"""What stands around one body on a date: who is above, who is below, who guides whom.

In: a resolution and a body number. Out: `BodyRelations`. Above and beside are single
bodies; below are thousands and come as counts by kind.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graphmodel.relations.around import step_up, weak
from graphmodel.relations.below import Below, counted_below
from graphmodel.relations.ends import EndSeen, Finder
from graphmodel.relations.links import Relation
from graphmodel.resolution import Resolution


@dataclass(frozen=True)
class BodyRelations:
    """A body with its relations: `above` strong, `beside` weak, `below` counted."""

    body: EndSeen
    above: tuple[Relation, ...]
    beside: tuple[Relation, ...]
    below: tuple[Below, ...]

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Those with single bodies, strong ones first."""
        return (*self.above, *self.beside)

    def __iter__(self) -> Iterator[Relation]:
        return iter(self.relations)


def of_body(resolution: Resolution, body: int) -> BodyRelations:
    """The relations of one body on the date of a resolution."""
    finder = Finder(resolution.world.bodies, resolution.standing)
    seen = finder.seen(body)
    return BodyRelations(
        body=seen,
        above=tuple(dict.fromkeys(step_up(resolution, finder, body))),
        beside=tuple(dict.fromkeys(weak(resolution, finder, seen))),
        below=tuple(counted_below(resolution, finder, seen)),
    )
