"""The linter of rulebooks: what a domain lawyer would ask before a case comes up.

In: a library, the bodies there are, the inventory of mechanisms. Out: `Problem`s. The
whole space of facts is looked at, in every period between two days on which anything
begins or ends; nothing here reads an organization (`counting` tells how many stand in
a problem).
"""

from collections.abc import Callable, Iterator, Sequence

from graphmodel.bodies import Bodies
from graphmodel.linting.bodies import named_bodies
from graphmodel.linting.citations import citations, inventory
from graphmodel.linting.contradictions import contradictions
from graphmodel.linting.dates import dates
from graphmodel.linting.examples import examples
from graphmodel.linting.gaps import gaps, unruled
from graphmodel.linting.merging import merged
from graphmodel.linting.notes import notes
from graphmodel.linting.overlaps import overlaps
from graphmodel.linting.places import places
from graphmodel.linting.problem import Problem
from graphmodel.linting.shadows import dead_values, shadows
from graphmodel.linting.stages import settings
from graphmodel.linting.subject import Subject
from graphmodel.linting.undecided import borrowed, undecided, unread
from graphmodel.mechanisms import Mechanism
from graphmodel.regimes import Library

__all__ = ["Problem", "lint"]

#: Everything that is looked for; each finds its own kinds of problem.
FINDERS: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    gaps,
    unruled,
    overlaps,
    shadows,
    dead_values,
    contradictions,
    named_bodies,
    citations,
    inventory,
    dates,
    places,
    notes,
    examples,
    undecided,
    borrowed,
    unread,
)

#: What follows from a rulebook's having been refused: told once is enough.
CONSEQUENCES = frozenset({"never_fires", "note_never", "example_nowhere", "no_example"})


def lint(
    library: Library,
    bodies: Bodies | None = None,
    required: Sequence[Mechanism] = (),
    refusals: Sequence[Problem] = (),
) -> tuple[Problem, ...]:
    """Every problem of a library, the gravest first.

    `bodies` are those that ids may name (None: ids are not looked at), `required` the
    mechanisms that must be encoded, `refusals` what was refused before a library could
    be made of it.
    """
    stood, refused = settings(library)
    subject = Subject(library, stood, bodies, required)
    out = {problem.rulebooks for problem in refused}
    found = (problem for find in FINDERS for problem in find(subject))
    told = (p for p in found if p.code not in CONSEQUENCES or p.rulebooks not in out)
    return merged([*refusals, *refused, *told])
