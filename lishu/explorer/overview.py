"""How many are led, orphaned and open, by level, province, category and supervisor.

In: the keys of a resolution. Out: `Slice`s, built once an answer and way of slicing; and
the organizations behind any number that is shown.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graphmodel import wording
from graphmodel.bodies import PARTY_ORG
from graphmodel.leaders import VERDICT_CODES
from graphmodel.record_words import record_value_words
from graphmodel.vocabulary import LEVELS as LEVEL_TERMS
from graphmodel.vocabulary import VERDICTS
from graphmodel.wording import UNKNOWN, Words
from lishu.explorer.lists_facets import NO_PLACE, NO_SUPERVISOR
from lishu.explorer.lists_keys import (
    CATEGORIES,
    LEVELS,
    NONE,
    Keys,
    Wanted,
    rows_wanted,
)

Counts = npt.NDArray[np.int64]
#: The groups of verdicts that are counted, in the order of every `Slice`.
STANDINGS = ("led", "orphan", "open")
#: Whom a number can stand for: a group of verdicts or a verdict; "" stands for all counted.
WHO = ("", *STANDINGS, "out_of_scope", "not_counted", *filter(None, VERDICTS))
#: So many supervisors are shown.
SUPERVISORS = 20
NATIONWIDE = Words("全国性", "nationwide")
#: Whether a verdict (row) is of a standing (column).
_IS_OF_STANDING = np.array(
    [[VERDICTS[code].group == each for each in STANDINGS] for code in VERDICT_CODES],
    np.int64,
)


@dataclass(frozen=True)
class Slice:
    """One part: its words, what narrows a list to it, how many of each standing."""

    words: Words
    wanted: Wanted
    counts: tuple[int, int, int]

    @property
    def total(self) -> int:
        """All that are counted."""
        return sum(self.counts)


def slices(keys: Keys, by: str) -> tuple[Slice, ...]:
    """The parts of one way of slicing, the widest first; empty ones are left out.

    `by` is of SLICERS. Of supervisors the widest are given; an organization that names
    several counts with each.
    """
    found = [part for part in SLICERS[by](keys) if part.total]
    found.sort(key=lambda part: -part.total)
    return tuple(found[:SUPERVISORS] if by == "supervisor" else found)


def _crossed(keys: Keys, part: npt.NDArray[np.integer], parts: int) -> Counts:
    """How many of each part are of each standing: shape (parts + 1, 3).

    The last row is for -1, what is of no part.
    """
    size = len(VERDICT_CODES)
    both = (part.astype(np.int64) + 1) * size + keys.resolution.leaders.verdict
    by_verdict = np.bincount(both, minlength=(parts + 1) * size).reshape(-1, size)
    return np.roll(by_verdict @ _IS_OF_STANDING, -1, axis=0)


def _row(row: Counts) -> tuple[int, int, int]:
    led, orphan, undecided = row.tolist()
    return led, orphan, undecided


def _levels(keys: Keys) -> Iterator[Slice]:
    counts = _crossed(keys, keys.column("level"), len(LEVELS))
    for code, row in zip(LEVELS, counts[:-1], strict=True):
        term = LEVEL_TERMS.get(code)
        words = wording.words(term) if term else UNKNOWN
        yield Slice(words, Wanted(level=code), _row(row))


def _categories(keys: Keys) -> Iterator[Slice]:
    counts = _crossed(keys, keys.column("category"), len(CATEGORIES))
    for code, row in zip(CATEGORIES, counts[:-1], strict=True):
        words = record_value_words("category", code)
        yield Slice(words, Wanted(category=code), _row(row))


def _provinces(keys: Keys) -> Iterator[Slice]:
    """Provinces, the nation for those registered with it, and those of unknown place."""
    divisions = keys.resolution.world.bodies.divisions
    placed = _crossed(keys, keys.column("division"), len(divisions))
    province = divisions.ancestors[:, 1]
    counts = np.zeros_like(placed[:-1])
    np.add.at(counts, province[province >= 0], placed[:-1][province >= 0])
    for n in np.flatnonzero(counts.sum(axis=1)).tolist():
        name = divisions.names[n]
        yield Slice(
            Words(name, name), Wanted(place=divisions.codes[n]), _row(counts[n])
        )
    yield Slice(NATIONWIDE, Wanted(level="nation"), _row(placed[0]))
    yield Slice(NO_PLACE, Wanted(place=NONE), _row(placed[-1]))


def _supervisors(keys: Keys) -> Iterator[Slice]:
    """Supervisors by the body that stands for them on the date."""
    bodies, on = keys.resolution.world.bodies, keys.resolution.as_of
    mentions = _crossed(keys, keys.mention, len(keys.stands) - 1)
    counts = np.zeros((len(keys.stands), len(STANDINGS)), np.int64)
    single = keys.stands >= 0
    single[[len(bodies) + n for n, g in _several(keys)]] = False
    named = np.flatnonzero(single & mentions.any(axis=1))
    np.add.at(counts, keys.stands[named], mentions[named])
    for n, members in _several(keys):
        for body in {int(keys.stands[m & ~PARTY_ORG]) for m in members}:
            counts[body] += mentions[len(bodies) + n]
    there = np.flatnonzero(counts.any(axis=1))
    order = np.argsort(-counts[there].sum(axis=1), kind="stable")
    for body in there[order[:SUPERVISORS]].tolist():
        name = bodies.name(body, on)
        yield Slice(
            Words(name, name), Wanted(supervisor=bodies.id(body)), _row(counts[body])
        )
    yield Slice(NO_SUPERVISOR, Wanted(supervisor=NONE), _row(mentions[-1]))


def _several(keys: Keys) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The groups of bodies that one text names together."""
    for n, group in enumerate(keys.resolution.world.groups):
        if group.several:
            yield n, group.members


#: The ways of slicing, in the order of the page.
SLICERS: dict[str, Callable[[Keys], Iterable[Slice]]] = {
    "level": _levels,
    "province": _provinces,
    "category": _categories,
    "supervisor": _supervisors,
}


def behind(keys: Keys, who: str, wanted: Wanted) -> npt.NDArray[np.int64]:
    """The organizations behind a number, as positions in input order."""
    verdicts = np.array([_is(code, who) for code in VERDICT_CODES], np.bool_)
    flags = verdicts[keys.resolution.leaders.verdict]
    rows = rows_wanted(keys, wanted)
    return np.flatnonzero(flags if rows is None else flags & rows)


def _is(code: str, who: str) -> bool:
    group = VERDICTS[code].group
    return who in (code, group) if who else group in STANDINGS
