"""Acts on rulebooks: adopt one, end one.

In: a scene and an act. Out: the world afterwards and what was understood.
"""

from dataclasses import replace

from graphmodel.errors import SuppositionError, UnknownError
from graphmodel.reading import nearest
from graphmodel.regimes import NATION, Adoption
from graphmodel.whatif.acts import Act, Done, Scene
from graphmodel.wording import Words
from graphmodel.world import World


def adopt(scene: Scene, act: Act) -> tuple[World, Done]:
    """A rulebook is adopted for a division, or for the whole country."""
    rulebook, division = act.operands[0], (*act.operands, NATION)[1]
    library, divisions = scene.world.library, scene.world.bodies.divisions
    if divisions.find(division) < 0:
        raise SuppositionError(
            f"{division} is no division; write RULEBOOK@CODE with a code of six digits"
        )
    adopted = (*library.adoptions, Adoption(rulebook, division, since=scene.on))
    place = divisions.names[divisions.find(division)]
    text = Words(f"{place}采用 {rulebook}", f"{rulebook} is adopted for {place}")
    world = replace(scene.world, library=replace(library, adoptions=adopted))
    return world, Done(act, scene.on, (rulebook,), text)


def end_rulebook(scene: Scene, act: Act) -> tuple[World, Done]:
    """A rulebook is no longer in force, and nobody adopts it."""
    (wanted,), library = act.operands, scene.world.library
    ids = [book.id for book in library.rulebooks]
    if wanted not in ids:
        raise UnknownError(f"no rulebook {wanted!r}{nearest(wanted, ids)}")
    books = tuple(
        replace(book, valid_to=min(book.valid_to, scene.on))
        if book.id == wanted
        else book
        for book in library.rulebooks
    )
    adoptions = tuple(
        replace(a, until=min(a.until, scene.on)) if a.rulebook == wanted else a
        for a in library.adoptions
    )
    text = Words(f"{wanted} 失效", f"{wanted} is no longer in force")
    ended = replace(library, rulebooks=books, adoptions=adoptions)
    return replace(scene.world, library=ended), Done(act, scene.on, (wanted,), text)
