"""Acts on rulebooks: adopt one, end one.

In: a scene and an act. Out: the world afterwards and what was understood.
"""

from dataclasses import replace

from graphmodel.errors import SuppositionError, UnknownError
from graphmodel.reading import nearest, nearest_zh
from graphmodel.regimes import NATION, Adoption, Library
from graphmodel.whatif.acts import Act, Done, Scene
from graphmodel.wording import Words
from graphmodel.world import World


def adopt(scene: Scene, act: Act) -> tuple[World, Done]:
    """A rulebook is adopted for a division, or for the whole country."""
    rulebook, division = act.operands[0], (*act.operands, NATION)[1]
    library, divisions = scene.world.library, scene.world.bodies.divisions
    if divisions.find(division) < 0:
        raise SuppositionError(
            f"{division} is no division; write RULEBOOK@CODE with a code of six digits",
            f"“{division}”不是行政区划；请写六位区划代码",
        )
    adopted = (*library.adoptions, Adoption(rulebook, division, since=scene.on))
    place = divisions.names[divisions.find(division)]
    named = _named(library, rulebook)
    text = Words(f"{place}采用{named.zh}", f"{named.en} is adopted for {place}")
    world = replace(scene.world, library=replace(library, adoptions=adopted))
    return world, Done(act, scene.on, (rulebook,), text)


def end_rulebook(scene: Scene, act: Act) -> tuple[World, Done]:
    """A rulebook is no longer in force, and nobody adopts it."""
    (wanted,), library = act.operands, scene.world.library
    ids = [book.id for book in library.rulebooks]
    if wanted not in ids:
        raise UnknownError(
            f"no rulebook {wanted!r}{nearest(wanted, ids)}",
            f"没有规则集“{wanted}”{nearest_zh(wanted, ids)}",
        )
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
    named = _named(library, wanted)
    text = Words(f"{named.zh}失效", f"{named.en} is no longer in force")
    ended = replace(library, rulebooks=books, adoptions=adoptions)
    return replace(scene.world, library=ended), Done(act, scene.on, (wanted,), text)


def _named(library: Library, wanted: str) -> Words:
    """A rulebook by its title and id."""
    title = next((b.title for b in library.rulebooks if b.id == wanted), "")
    return Words(f"《{title}》（{wanted}）", f"《{title}》 ({wanted})")
