"""Links between bodies, made real around one body or in given divisions.

In: links of documents, bodies as they stand on a date. Out: `Relation`s. What hangs
the hierarchy is asked there (`ways`), since it knows what the data record as well.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from graphmodel.bodies import Bodies
from graphmodel.citation import Citation
from graphmodel.provisions import End, Link
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.relations.ends import EndSeen, Finder
from graphmodel.vocabulary import RELATIONS, Term, is_strong
from graphmodel.ways import Ways, beside


@dataclass(frozen=True)
class Relation:
    """`source` leads or acts on `target`.

    `citation` is the sentence that says so, None where only a row of the data does;
    `where` is the file:row of that row. `until` is exclusive; ALWAYS and FOREVER stand
    for open ends. `text` says what the sentence means here.
    """

    code: str
    source: EndSeen
    target: EndSeen
    citation: Citation | None = None
    where: str = ""
    since: date = ALWAYS
    until: date = FOREVER
    text: Term | None = field(default=None, compare=False)

    @property
    def strong(self) -> bool:
        """Whether such a relation can make its source the leader."""
        return is_strong(self.code)


def relation_term(code: str) -> Term:
    """The words of a relation; APPROVES_… are kinds of APPROVES."""
    return RELATIONS.get(code) or RELATIONS[code.partition("_")[0]]


def related(link: Link, source: EndSeen, target: EndSeen) -> Relation:
    """The relation that a link puts between two ends."""
    return Relation(
        code=link.relation,
        source=source,
        target=target,
        citation=link.citation,
        since=link.since,
        until=link.until,
        text=link.text,
    )


def is_fixed(end: End) -> bool:
    """Whether an end is one body, wherever it is seen from."""
    return bool(end.body) or (
        not end.at and bool(end.name) and end.levels == ("nation",)
    )


def is_body(finder: Finder, end: End, seen: EndSeen) -> bool:
    """Whether a body is one that the end of a link means."""
    if end.body:
        return seen.id == end.body
    division = finder.place_of(seen)
    if seen.kind != end.kind or division < 0 or not finder.meant(end, division):
        return False
    if not end.name:
        return True
    found = finder.named(end.kind, end.name, division)
    return found is not None and found.id == seen.id


def other_end(finder: Finder, end: End, seen: EndSeen) -> EndSeen | None:
    """The body at an end, seen from the body at the other end."""
    if is_fixed(end):
        return finder.of_division(end, 0)
    if end.at == "seat":
        community = finder.bodies.community(seen.body) if seen.body >= 0 else None
        return finder.present(community[0] if community and community[0] > 0 else -1)
    division = finder.place_of(seen)
    if end.at == "above":
        parents = finder.bodies.divisions.parents
        division = int(parents[division]) if division > 0 else -1
    return finder.of_division(end, division) if end.at else None


def below(finder: Finder, link: Link, seen: EndSeen) -> Iterator[EndSeen]:
    """The targets of a link whose source is found from them: whom a body guides."""
    division = finder.place_of(seen)
    if division < 0 or not link.source.at:
        return
    places = [division]
    if link.source.at == "above":
        parents = finder.bodies.divisions.parents
        places = [int(d) for d in np.flatnonzero(parents == division) if d != division]
    for place in places:
        for target in targets(finder, link.target, place):
            source = other_end(finder, link.source, target)
            if source is not None and source.id == seen.id:
                yield target


def targets(finder: Finder, end: End, division: int) -> Iterator[EndSeen]:
    """Every body of a division that an end without `at` means."""
    if is_fixed(end) and division != 0:
        return
    found = finder.of_division(end, division)
    if found is not None:
        yield found
    elif not end.name and not end.body and finder.meant(end, division):
        for body in members(finder.bodies, end.kind, division):
            if seen := finder.present(body):
                yield seen


def members(bodies: Bodies, kind: str, division: int) -> list[int]:
    """The bodies of a kind in a division that some table names, by number."""
    if kind == "TOWNSHIP_PARTY_ORG":
        towns = np.flatnonzero(bodies.divisions.township_parents == division)
        return [bodies.first_township + int(n) for n in towns]
    if kind == "COMMUNITY_PARTY_ORG":
        return _inside(bodies, bodies.first_community, len(bodies), division)
    recorded = _inside(bodies, bodies.first_recorded, bodies.first_community, division)
    if kind == "PARTY_ORG":
        return [bodies.party_org(n) for n in recorded if bodies.kind(n) == "SUPERVISOR"]
    return [n for n in recorded if bodies.kind(n) == kind]


def _inside(bodies: Bodies, first: int, last: int, division: int) -> list[int]:
    found = np.flatnonzero(bodies.divisions_of[first:last] == division)
    return [first + int(n) for n in found]


def instances(
    finder: Finder, way: Ways, link: Link, divisions: Iterable[int]
) -> Iterator[Relation]:
    """A link between bodies in each division, from the body that stands above there."""
    for division in divisions:
        for target in targets(finder, link.target, division):
            source = _source(finder, way, link, target)
            if source is not None and source.id != target.id:
                yield related(link, source, target)


def _source(finder: Finder, way: Ways, link: Link, target: EndSeen) -> EndSeen | None:
    """Who acts on the target: what hangs the hierarchy is asked there."""
    if way.link_of(target.body) is not link:
        drives = link.strong and not beside(finder.bodies, link.source)
        return None if drives else other_end(finder, link.source, target)
    upper = way.above(finder.standing, target.body)
    return finder.present(upper)
