"""Who stands below one body: thousands, so that they come as counts by kind.

In: a resolution and a body. Out: `Below`s: organizations that it leads or guides,
bodies under it, bodies that it guides.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graphmodel.bodies import PARTY_ORG
from graphmodel.citation import Citation
from graphmodel.divisions import Ints
from graphmodel.relations.around import body_links, ties_between
from graphmodel.relations.ends import EndSeen, Finder
from graphmodel.relations.links import below, is_fixed, members
from graphmodel.resolution import Resolution
from graphmodel.rulebook import Rule
from graphmodel.standing import State
from graphmodel.vocabulary import is_strong

Flags = npt.NDArray[np.bool_]

#: Kinds of bodies that may stand below one in their division.
_KINDS = (
    "TOWNSHIP_PARTY_ORG",
    "COMMUNITY_PARTY_ORG",
    "COMPOSITE_COMMITTEE",
    "INDUSTRY_PARTY_ORG",
    "WORK_COMMITTEE",
    "PARTY_DEPARTMENT",
    "PARTY_COMMITTEE",
    "PARTY_GROUP",
    "ORGANS_COMMITTEE",
    "PARTY_ORG",
)


@dataclass(frozen=True)
class Below:
    """How many bodies of a kind a body leads or guides; `kind` "" is organizations."""

    code: str
    kind: str
    count: int
    citation: Citation | None = None

    @property
    def strong(self) -> bool:
        """Whether the body leads them."""
        return is_strong(self.code)


def counted_below(
    resolution: Resolution, finder: Finder, seen: EndSeen
) -> Iterator[Below]:
    """Everything below a body, organizations first."""
    yield from _led(resolution, seen)
    yield from _strong_below(resolution, finder, seen)
    for link in body_links(resolution, finder.place_of(seen)):
        if link.source.at and not is_fixed(link.target):
            count = sum(1 for _ in below(finder, link, seen))
            if count:
                yield Below(link.relation, link.target.kind, count, link.citation)
    yield from _guided(resolution, seen)


def _strong_below(
    resolution: Resolution, finder: Finder, seen: EndSeen
) -> Iterator[Below]:
    """Bodies directly below, by kind; of supervisors' Party organizations those that lead."""
    leading = np.unique(resolution.leaders.body)
    for kind, below_it in bodies_below(resolution, finder, seen, leading).items():
        link = resolution.hierarchy.ways.link_of(below_it[0])
        cited = link if below_it[0] not in resolution.hierarchy.recorded else None
        code = cited.relation if cited else "LEADS"
        yield Below(code, kind, len(below_it), cited.citation if cited else None)


def bodies_below(
    resolution: Resolution, finder: Finder, seen: EndSeen, leading: Ints
) -> dict[str, list[int]]:
    """The bodies directly below one, by kind; `leading` are those that lead somebody."""
    hierarchy = resolution.hierarchy
    found: dict[str, list[int]] = {}
    possible = _candidates(resolution, finder.place_of(seen), leading)
    for body in dict.fromkeys(possible):
        state = resolution.standing.state[body & ~PARTY_ORG]
        if state <= State.EXPECTED and seen.body in hierarchy.above(body):
            found.setdefault(finder.bodies.kind(body), []).append(body)
    return found


def _candidates(resolution: Resolution, division: int, leading: Ints) -> Iterator[int]:
    """Every body that may stand below one of a division."""
    bodies = resolution.world.bodies
    for tie in ties_between(resolution):
        yield tie.lower
    if division < 0:
        return
    yield division
    parents = bodies.divisions.parents
    for child in np.flatnonzero(parents == division):
        if child != division:
            yield bodies.root + int(child)
    for kind in _KINDS:
        yield from members(bodies, kind, division)
    party = leading[leading >= PARTY_ORG]
    yield from party[bodies.divisions_of[party & ~PARTY_ORG] == division].tolist()


def _led(resolution: Resolution, seen: EndSeen) -> Iterator[Below]:
    """The organizations that a body leads, by the relation."""
    rows = resolution.leaders.body == seen.body
    for rule, count in _rules(resolution, rows):
        code, citation = (rule.relation, rule.citation) if rule else ("LEADS", None)
        yield Below(code, "", count, citation)


def _guided(resolution: Resolution, seen: EndSeen) -> Iterator[Below]:
    """Organizations that a rule puts under the guidance of an SOPWB, by the relation."""
    division = resolution.world.organizations["division"].to_numpy()
    rows = (division == seen.body) & (resolution.leaders.body >= 0)
    for rule, count in _rules(resolution, rows) if seen.kind == "SOPWB" else ():
        for guide in rule.guides if rule else ():
            yield Below(guide.relation, "", count, rule.citation if rule else None)


def _rules(resolution: Resolution, rows: Flags) -> Iterator[tuple[Rule | None, int]]:
    """The rules that decided some organizations, and how many; None: a declaration."""
    numbers, counts = np.unique(resolution.profile[rows], return_counts=True)
    found: dict[Rule | None, int] = {}
    for number, count in zip(numbers.tolist(), counts.tolist(), strict=True):
        rule = resolution.outcomes[number].rule
        found[rule] = found.get(rule, 0) + count
    yield from found.items()
