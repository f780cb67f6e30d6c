"""Bodies by any name that a registry may write: short forms, aliases, former names.

In: the files of a dataset. Out: a finder for `graphmodel.whatif`. An id or a full name
is found in the world itself; only other texts are linked, as they would be in a row.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from graphmodel.bodies import PARTY_ORG
from graphmodel.search import body_by_id
from graphmodel.whatif.acts import Finder
from graphmodel.whatif.body_names import body_called, one_of
from graphmodel.world import World
from loaders.building import linker_of
from loaders.linking.linker import Linker
from loaders.text import clean


def finder(*paths: str | Path, rulebooks: Iterable[str | Path] = ()) -> Finder:
    """Finds the bodies of the world of these files by name; -1 for what names none."""
    linker = cache(lambda: linker_of(*paths, rulebooks=rulebooks))

    def find(world: World, text: str, on: date) -> int:
        found = body_called(world, text, on)
        if found >= 0:
            return found
        for party in (False, True):
            known = [_in_world(world, n, linker()) for n in _linked(text, party)]
            there = [body for body in known if body >= 0]
            if there:
                return one_of(world, text, there, on)
        return -1

    def _linked(text: str, party: bool) -> list[int]:
        """What a row would be linked to; all bearers of a name that several bear."""
        name = clean(text)
        found = linker().link(name, party=party)
        return linker().book.names.get(name, []) if found < 0 else [found]

    return find


def _in_world(world: World, number: int, linker: Linker) -> int:
    """A body of a linker under its number in the world, -1 where it is not there."""
    book = linker.book
    bit, plain = number & PARTY_ORG, number & ~PARTY_ORG
    if plain < book.first:
        return number
    found = body_by_id(world.bodies, book.records[plain - book.first].id)
    return found | bit if found >= 0 else -1
