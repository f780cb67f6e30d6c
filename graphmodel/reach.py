"""How often each mechanism told on some data: rules that decided, duties, links, scope.

In: a resolution. Out: for each mechanism's id the number of organizations whose verdict
it decided, whose duty it broke, or whom its link reaches. Columns, never a loop over
organizations; a mechanism that no data can show is not in it.
"""

from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np
import numpy.typing as npt

from graphmodel.duties import breaches, values
from graphmodel.leaders import VERDICT_CODES
from graphmodel.provisions import Conditions
from graphmodel.resolution import Resolution
from graphmodel.summary import summarize

Flags = npt.NDArray[np.bool_]


def reach(resolution: Resolution) -> Mapping[str, int]:
    """Organizations that each mechanism told on, by its id.

    A rule counts whom it decided, else a duty whom it found in breach or a link whom
    it reaches, whichever is more.
    """
    counts = _decided(resolution)
    decided = frozenset(counts)
    for name, number in (*_broken(resolution), *_linked(resolution)):
        if name not in decided:
            counts[name] = max(counts.get(name, 0), number)
    outside = resolution.leaders.verdict == VERDICT_CODES.index("OUT_OF_SCOPE")
    for book in resolution.library.rulebooks:
        for scope in book.provisions.scopes:
            counts[scope.citation.rule] = int(np.count_nonzero(outside))
    return counts


def _decided(resolution: Resolution) -> dict[str, int]:
    """Every rule of the rulebooks, with the organizations whose verdict it decided."""
    found = summarize(resolution).by_rule
    rules = {r.id for book in resolution.library.rulebooks for r in book.rules}
    return {name: found.get(name, 0) for name in sorted(rules)}


def _broken(resolution: Resolution) -> Iterable[tuple[str, int]]:
    """Duties that raise a note, with the organizations that do not keep them."""
    standing = resolution.library.standing_duties(resolution.as_of)
    facts = resolution.situation
    for duty, rows in breaches(standing, resolution.regimes, facts.columns):
        yield duty.citation.rule, int(np.count_nonzero(rows))


def _linked(resolution: Resolution) -> Iterable[tuple[str, int]]:
    """Links with an organization at one end, and how many of them they reach."""
    for seated in resolution.library.links(resolution.as_of):
        link = seated.link
        if not link.between_bodies:
            rows = _meets(link.when, resolution.situation.columns)
            rows &= _inside(resolution, seated.division)
            if link.recorded:
                rows &= _tied(resolution, link.relation)
            yield link.citation.rule, int(np.count_nonzero(rows))


def _meets(when: Conditions, columns: Mapping[str, npt.NDArray[np.integer]]) -> Flags:
    rows = np.ones(len(columns["regime"]), np.bool_)
    rows &= columns["counted"] == 0
    for fact, allowed in when.items():
        known = values(fact)
        codes = [n for n, value in enumerate(known) if value in allowed]
        if fact in columns:
            rows &= np.isin(columns[fact], codes)
        elif known[0] not in allowed:
            rows &= False
    return rows


def _tied(resolution: Resolution, code: str) -> Flags:
    """To whom the relations table gives a relation on the date."""
    rows = np.zeros(len(resolution), np.bool_)
    day = (resolution.as_of - date(1970, 1, 1)).days
    rows[
        [
            tie.organization
            for tie in resolution.world.ties
            if tie.relation == code and tie.since <= day < tie.until
        ]
    ] = True
    return rows


def _inside(resolution: Resolution, seat: str) -> Flags:
    """Whose division of registration lies in a seat."""
    divisions = resolution.world.bodies.divisions
    number = divisions.find(seat)
    if number == 0:
        return np.ones(len(resolution), np.bool_)
    inside = divisions.ancestors[:, divisions.levels[number]] == number
    division = resolution.world.organizations["division"].to_numpy()
    return np.asarray((division >= 0) & inside[division])
