"""Finding organizations by what people type: a name, part of it, or a code."""

import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches

from graphmodel import World

#: How many organizations are offered to choose from.
LISTED = 100
#: Names among which the nearest is still found at once.
COMPARED = 100_000


@dataclass(frozen=True)
class Found:
    """Positions of the organizations found, the likeliest first, and how many there are."""

    positions: tuple[int, ...]
    count: int


def normal(text: str) -> str:
    """A text as it is compared: width, brackets and case do not matter."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def find(world: World, typed: str) -> Found:
    """The organizations whose name or code is, begins with or holds what was typed."""
    table, wanted = world.organizations, normal(typed)
    names = table["name"].str.normalize("NFKC").str.to_lowercase()
    codes = table["org_id"].str.to_lowercase()
    same = (codes == wanted) | (names == wanted)
    if same.any():
        held = same
    else:
        held = names.str.contains("", literal=True) & (len(wanted) > 0)
        for word in wanted.split():
            held &= names.str.contains(word, literal=True) | codes.str.contains(
                word, literal=True
            )
    first = (held & names.str.starts_with(wanted)).arg_true().to_list()[:LISTED]
    rest = held.arg_true().to_list()[: 2 * LISTED]
    return Found(tuple(dict.fromkeys([*first, *rest]))[:LISTED], int(held.sum()))


def nearest(world: World, typed: str) -> tuple[str, ...]:
    """Names much like what was typed; none where there are too many to compare."""
    names = world.organizations["name"]
    if len(names) > COMPARED:
        return ()
    return tuple(get_close_matches(typed.strip(), names.to_list(), n=5, cutoff=0.5))
