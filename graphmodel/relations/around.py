"""Relations directly around one body: the step above it, weak ones both ways.

In: a resolution and a body. Out: `Relation`s, from links of documents and from rows of
the relations table.
"""

from collections.abc import Iterator

from graphmodel.provisions import Link
from graphmodel.records import day_of, number_of
from graphmodel.regimes import NATION
from graphmodel.relations.ends import EndSeen, Finder
from graphmodel.relations.links import Relation, is_body, other_end, related
from graphmodel.resolution import Resolution
from graphmodel.vocabulary import is_strong
from graphmodel.ways import beside
from graphmodel.world import BodyTie


def step_up(resolution: Resolution, finder: Finder, body: int) -> Iterator[Relation]:
    """The strong relations directly above a body, recorded ones or that of a link."""
    hierarchy = resolution.hierarchy
    seen = finder.seen(body)
    if body in hierarchy.recorded:
        for tie in ties_between(resolution):
            if tie.lower == body and is_strong(tie.relation):
                yield of_tie(resolution, finder, tie)
        return
    link = hierarchy.ways.link_of(body)
    for upper in hierarchy.above(body):
        if link is not None:
            yield related(link, finder.seen(upper), seen)


def ties_between(resolution: Resolution) -> Iterator[BodyTie]:
    """The rows of the relations table between bodies that hold on the date."""
    day = number_of(resolution.as_of)
    for tie in resolution.world.body_ties:
        if tie.since <= day < tie.until:
            yield tie


def of_tie(resolution: Resolution, finder: Finder, tie: BodyTie) -> Relation:
    """A row of the relations table between two bodies, cited where a document lets it be."""
    upper, lower = finder.seen(tie.upper), finder.seen(tie.lower)
    cited = _letting(resolution, finder, tie.relation, upper, lower)
    return Relation(
        tie.relation,
        upper,
        lower,
        citation=cited.citation if cited else None,
        text=cited.text if cited else None,
        where=tie.where,
        since=day_of(tie.since),
        until=day_of(tie.until),
    )


def _letting(
    resolution: Resolution, finder: Finder, code: str, upper: EndSeen, lower: EndSeen
) -> Link | None:
    """The link that stands where it is recorded, of which a row is an instance."""
    for seated in resolution.library.links(resolution.as_of):
        link = seated.link
        alike = link.recorded and link.between_bodies and link.relation == code
        source, target = link.source, link.target
        if alike and is_body(finder, source, upper) and is_body(finder, target, lower):
            return link
    return None


def body_links(resolution: Resolution, division: int) -> Iterator[Link]:
    """The links between bodies that hang no hierarchy, in force for a division."""
    divisions = resolution.world.bodies.divisions
    for seated in resolution.library.links(resolution.as_of):
        link = seated.link
        if not link.between_bodies or link.recorded:
            continue
        if link.strong and not beside(resolution.world.bodies, link.source):
            continue
        seat = divisions.find(seated.division)
        here = seated.division == NATION or division >= 0
        if here and seat >= 0 and divisions.inside(max(division, 0), seat):
            yield link


def weak(resolution: Resolution, finder: Finder, seen: EndSeen) -> Iterator[Relation]:
    """The weak relations of a body with single bodies, both ways."""
    for tie in ties_between(resolution):
        if seen.body in (tie.lower, tie.upper) and not is_strong(tie.relation):
            yield of_tie(resolution, finder, tie)
    for link in body_links(resolution, finder.place_of(seen)):
        yield from _from_link(finder, link, seen)


def _from_link(finder: Finder, link: Link, seen: EndSeen) -> Iterator[Relation]:
    if is_body(finder, link.target, seen):
        source = other_end(finder, link.source, seen)
        if source is not None and source.id != seen.id:
            yield related(link, source, seen)
    if not link.source.at and is_body(finder, link.source, seen):
        target = other_end(finder, link.target, seen)
        if target is not None and target.id != seen.id:
            yield related(link, seen, target)
