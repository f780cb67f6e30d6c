"""Links of documents and rows of the relations table around one organization.

In: the record of an organization. Out: `Relation`s between the things of its record,
the bodies that its cells name, and those of its division.
"""

from collections.abc import Iterator
from dataclasses import replace

from graphmodel.known import meets
from graphmodel.placing import covers
from graphmodel.provisions import End, Link
from graphmodel.records import day_of, number_of
from graphmodel.regimes import NATION
from graphmodel.relations.ends import EndSeen, normal
from graphmodel.relations.links import Relation, is_fixed, related
from graphmodel.relations.roles import NO_NAME, Record
from graphmodel.world import Tie


def linked(record: Record) -> Iterator[Relation]:
    """The links of documents that have the organization, or its record, at an end."""
    for link in _links(record):
        if link.between_bodies or link.recorded:
            continue
        for source in _ends(record, link.source):
            for target in _ends(record, link.target):
                if source.id != target.id:
                    yield related(link, source, target)


def _links(record: Record) -> Iterator[Link]:
    """The links of its regime, and those that stand everywhere, whose `when` holds."""
    witness = record.witness
    shared = [set(regime.rulebooks) for regime in witness.regimes]
    books = set.intersection(*shared) if shared else set()
    code = record.itself.division or NATION
    seen: set[int] = set()
    for seated in witness.resolution.library.links(witness.resolution.as_of):
        link = seated.link
        here = link.standing or link.citation.rulebook in books
        if here and id(link) not in seen and covers(seated.division, code):
            seen.add(id(link))
            if _concerns(record, link) and meets(record.known, link.when):
                yield link


def _concerns(record: Record, link: Link) -> bool:
    """Who is not there on the date is asked only by links that ask whether it is."""
    counted = record.witness.profile["counted"]
    return counted == "counted" or (counted == "not_counted" and "life" in link.when)


def _ends(record: Record, end: End) -> tuple[EndSeen, ...]:
    return record.fill(end.role) if end.role else tuple(bodies_at(record, end))


def bodies_at(record: Record, end: End) -> Iterator[EndSeen]:
    """The body of a link's end, seen from the organization."""
    finder, division = record.finder, record.division
    if end.at == "domicile":
        found = _locality(record, end.kind)
    elif is_fixed(end):
        found = finder.of_division(end, 0)
    elif end.kind == "SOPWB" and record.witness.number("zone") >= 0:
        found = finder.present(record.witness.number("zone"))
    else:
        found = finder.of_division(end, division)
    if found is not None:
        yield found


def _locality(record: Record, kind: str) -> EndSeen | None:
    """The Party organization of its community or of its township, None if not named.

    Only community organizations carry it as a body; others by what their cells say.
    """
    bodies, body = record.finder.bodies, record.witness.number("locality_body")
    if body >= 0 and bodies.kind(body) == kind:
        return record.finder.present(body)
    if community := bodies.community(body) if body >= 0 else None:
        return record.finder.present(community[0] if community[0] > 0 else -1)
    if kind == "TOWNSHIP_PARTY_ORG":
        return record.finder.township(record.witness.text("township"), record.division)
    name = normal(record.witness.text("community"))
    code = record.itself.division
    end = EndSeen(f"{kind}@{code}:{name}", f"{name}党组织", kind, code)
    return None if name in NO_NAME else end


def ties(record: Record) -> Iterator[Tie]:
    """The rows of the relations table that reach the organization on the date."""
    resolution = record.witness.resolution
    day = number_of(resolution.as_of)
    for tie in resolution.world.ties:
        if tie.organization == record.witness.position and tie.since <= day < tie.until:
            yield tie


def tied(record: Record) -> Iterator[Relation]:
    """Rows of the relations table, cited where a document lets them be."""
    recorded = [link for link in _links(record) if link.recorded]
    for tie in ties(record):
        source = record.finder.seen(tie.body)
        cited = [link for link in recorded if _lets(record, link, tie.relation, source)]
        found = Relation(
            tie.relation,
            source,
            record.itself,
            where=tie.where,
            since=day_of(tie.since),
            until=day_of(tie.until),
        )
        if not cited:
            yield found
        for link in cited:
            yield replace(found, citation=link.citation, text=link.text)


def _lets(record: Record, link: Link, code: str, source: EndSeen) -> bool:
    """Whether a document leaves a recorded relation to be made by this body."""
    if link.relation != code:
        return False
    if link.source.role == "anyone":
        return True
    if link.source.role:
        return any(end.id == source.id for end in record.fill(link.source.role))
    if link.source.at == "domicile" or not link.source.name:
        return source.id == link.source.body or source.kind == link.source.kind
    return source.kind == link.source.kind and source.name.endswith(link.source.name)
