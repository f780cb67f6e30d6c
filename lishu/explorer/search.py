"""Finding organizations and bodies by what people type: name, code, place, body.

In: a resolution. Out: `Index`, built once an answer (texts as they are compared), and
for what is typed a `Found`. Any part of a name or code will do; of several words each
must be met, in the name, the code, the place, the leader's or supervisor's name.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.divisions import Positions
from graphmodel.resolution import Resolution
from graphmodel.world import World
from lishu.explorer.search_bodies import names_of

Flags = npt.NDArray[np.bool_]
#: How many organizations and bodies are offered, and how much of a text is read.
LISTED, BODIES, READ = 100, 20, 200
#: More words than this are not looked for.
WORDS = 4
#: Names among which the nearest are looked for, and how many of them are compared.
NEARBY, COMPARED = 200_000, 300


@dataclass(frozen=True)
class Found:
    """What was found: positions and body numbers, the likeliest first, and how many."""

    organizations: tuple[int, ...] = ()
    count: int = 0
    bodies: tuple[int, ...] = ()
    bodies_count: int = 0

    def __bool__(self) -> bool:
        return bool(self.organizations or self.bodies)


def normal(text: str) -> str:
    """A text as it is compared: width, case and blanks around do not matter.

    >>> normal(" （ＡＢ） ")
    '(ab)'
    """
    return unicodedata.normalize("NFKC", text).strip().lower()


@dataclass(frozen=True)
class Texts:
    """Names and codes of the organizations of a world as they are compared: on any date."""

    names: pl.Series
    codes: pl.Series


def texts_of(world: World) -> Texts:
    """The texts of a world."""
    table = world.organizations
    names = table["name"].str.normalize("NFKC").str.to_lowercase()
    return Texts(names, table["org_id"].str.to_lowercase())


class Index:
    """The organizations and bodies of one resolution, as they are looked for."""

    def __init__(self, resolution: Resolution, texts: Texts | None = None) -> None:
        self.resolution = resolution
        table = resolution.world.organizations
        known = texts or texts_of(resolution.world)
        self.names, self.codes = known.names, known.codes
        self.bodies = names_of(resolution)
        self._leader = self.bodies.at(resolution.leaders.body)
        self._supervisor = self.bodies.at(resolution.situation.supervisor)
        self._division = table["division"].to_numpy()

    def find(self, typed: str) -> Found:
        """What is called so, or hangs on a place or body that is called so."""
        wanted = normal(typed[:READ])
        if not wanted:
            return Found()
        parts = sorted(dict.fromkeys(wanted.split()), key=len, reverse=True)[:WORDS]
        flags = {part: self.bodies.flags(part) for part in parts}
        rows, inside = self._held(flags)
        bodies = self.bodies.find(flags)
        return Found(
            tuple(self._ranked(wanted, rows, inside).tolist()),
            len(rows),
            tuple(self.bodies.numbers[bodies[:BODIES]].tolist()),
            len(bodies),
        )

    def bodies_called(self, typed: str) -> tuple[int, ...]:
        """The body with this id or name; where there is none or are several, the likeliest."""
        wanted = normal(typed[:READ])
        if not wanted:
            return ()
        chosen = self.bodies.same(wanted)
        if not len(chosen):
            parts = wanted.split()[:WORDS]
            flags = {part: self.bodies.flags(part) for part in parts}
            chosen = self.bodies.find(flags)[:BODIES]
        return tuple(self.bodies.numbers[chosen].tolist())

    def _held(self, bodies: Mapping[str, Flags]) -> tuple[Positions, Flags]:
        """The organizations that meet every part, and which do so by name and code alone.

        Each part looks only at what those before it left; with each come the bodies
        that have it.
        """
        rows: Positions | None = None
        inside = np.ones(len(self.names), np.bool_)
        for part, flags in bodies.items():
            text = self._text(part, rows)
            held = text | self._around(part, flags, rows)
            at = np.flatnonzero(held)
            inside = (inside & text)[at]
            rows = at if rows is None else rows[at]
        return (np.array([], np.intp), inside[:0]) if rows is None else (rows, inside)

    def _text(self, part: str, rows: Positions | None) -> Flags:
        """Which organizations have a text in their name or code."""
        held = _some(self.names, rows).str.contains(part, literal=True)
        if part.isascii():
            held |= _some(self.codes, rows).str.contains(part, literal=True)
        return held.to_numpy()

    def _around(self, part: str, flags: Flags, rows: Positions | None) -> Flags:
        """Which lie in a place of that name, or are led or supervised by such a body."""
        here = slice(None) if rows is None else rows
        held = np.zeros(len(self.names) if rows is None else len(rows), np.bool_)
        if flags.any():
            body = np.append(flags, False)
            held = body[self._leader[here]] | body[self._supervisor[here]]
        place = self._places(part)
        if place.any():
            held |= place[self._division[here]]
        return np.asarray(held)

    def _places(self, part: str) -> Flags:
        """Which divisions are called so or lie in one that is; the last flag is for none.

        Digits are the beginning of a division's code.
        """
        divisions = self.resolution.world.bodies.divisions
        if part.isascii() and part.isdigit() and len(part) in (2, 4, 6):
            named = [code.startswith(part) for code in divisions.codes]
        else:
            named = [part in name for name in self._place_names]
        found = np.array(named, np.bool_)
        found[0] = False  # of the whole country is everybody
        inside = (found[divisions.ancestors] & (divisions.ancestors >= 0)).any(axis=1)
        return np.append(inside, False)

    @cached_property
    def _place_names(self) -> list[str]:
        names = self.resolution.world.bodies.divisions.names
        return [normal(name) for name in names]

    def _ranked(self, wanted: str, rows: Positions, inside: Flags) -> Positions:
        """The first of those called exactly so, whose name begins so, is so in part, and
        of the others."""
        exact = ((self.names == wanted) | (self.codes == wanted)).arg_true()
        some = rows[np.flatnonzero(inside)[:LISTED]]
        others = rows[np.flatnonzero(~inside)[:LISTED]]
        begins = self._begins(wanted, rows)[:LISTED]
        ordered = np.concatenate([exact.to_numpy()[:LISTED], begins, some, others])
        return np.array(list(dict.fromkeys(ordered.tolist()))[:LISTED], np.intp)

    def _begins(self, wanted: str, rows: Positions) -> Positions:
        """Whose name begins so; of many it is quicker to look at all."""
        if len(rows) > len(self.names) // 8:
            return np.flatnonzero(self.names.str.starts_with(wanted).to_numpy())
        some = _some(self.names, rows).str.starts_with(wanted)
        return rows[np.flatnonzero(some.to_numpy())]

    def nearest(self, typed: str) -> tuple[int, ...]:
        """Organizations with names much like what was typed, where nothing has it.

        None in a registry too large to be compared while somebody waits.
        """
        wanted = normal(typed[:READ])
        if not wanted or len(self.names) > NEARBY:
            return ()
        shared = np.zeros(len(self.names), np.int16)
        for character in set(wanted):
            shared += self.names.str.contains(character, literal=True).to_numpy()
        likely = np.argsort(-shared, kind="stable")[:COMPARED]
        names = {self.names[int(n)]: int(n) for n in reversed(likely) if shared[n]}
        found = get_close_matches(wanted, names, n=5, cutoff=0.5)
        return tuple(names[name] for name in found)


def _some(texts: pl.Series, rows: Positions | None) -> pl.Series:
    """Some texts of a column, or all."""
    if rows is None or len(rows) == len(texts):
        return texts
    return texts.gather(rows)
