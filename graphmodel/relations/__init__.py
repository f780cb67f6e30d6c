"""The relations that documents and data put around one organization or one body.

In: a resolution and an organization, or a body number. Out: `Relation`s: who leads,
guides, contacts, registers, approves whom, each with the sentence or the row that says
so. Weak ones are shown beside the leader; they never change a verdict. Looks at one
organization only; nothing here runs over the registry.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from graphmodel.provisions import End
from graphmodel.relations.around import step_up
from graphmodel.relations.below import Below
from graphmodel.relations.beside import anchors, beside
from graphmodel.relations.bodies import BodyRelations, of_body
from graphmodel.relations.documents import bodies_at, linked, tied, ties
from graphmodel.relations.ends import EndSeen, Finder
from graphmodel.relations.links import Relation, instances, relation_term
from graphmodel.relations.roles import Record
from graphmodel.resolution import Resolution
from graphmodel.vocabulary import is_strong
from graphmodel.witness import Witness

__all__ = [
    "Below",
    "BodyRelations",
    "EndSeen",
    "Relation",
    "beside_chain",
    "guides",
    "links_between",
    "of_body",
    "of_organization",
    "relation_term",
]


def of_organization(resolution: Resolution, position: int) -> tuple[Relation, ...]:
    """The relations of one organization: leading, guiding, of its record, of its leader.

    First who leads it, then what documents and data say of it, then the chain above
    the leader and what stands beside the chain.
    """
    return around(Witness(resolution, position))


def around(witness: Witness) -> tuple[Relation, ...]:
    """The relations of one organization that is already looked at."""
    record = record_of(witness)
    found = [*_leading(record), *guides(record), *linked(record), *tied(record)]
    near = anchors(record, found)
    found += [*_chain(record), *beside(record, near)]
    return tuple(dict.fromkeys(found))


def record_of(witness: Witness) -> Record:
    """The record of one organization, with what finds its bodies."""
    resolution = witness.resolution
    return Record(witness, Finder(resolution.world.bodies, resolution.standing))


def _leading(record: Record) -> Iterator[Relation]:
    """The relation by which its leader leads it; a row of the data shows itself."""
    witness = record.witness
    rule, body = witness.outcome.rule, record.leading
    if body < 0 or any(is_strong(t.relation) for t in ties(record)):
        return
    source = record.finder.seen(body, "leader")
    if rule is not None:
        yield Relation(rule.relation, source, record.itself, rule.citation)
    else:
        file = witness.resolution.world.source_of(witness.position)[0].file
        where = f"{file}:{witness.number('row')}"
        yield Relation("LEADS", source, record.itself, where=where)


def guides(record: Record) -> Iterator[Relation]:
    """The bodies that the deciding rule says guide the organization."""
    witness = record.witness
    rule = witness.outcome.rule if record.leading >= 0 else None
    for guide in rule.guides if rule else ():
        end = End(kind=guide.kind, at=guide.at)
        for seen in bodies_at(record, end):
            yield Relation(
                guide.relation, seen, record.itself, rule.citation if rule else None
            )


def beside_chain(record: Record) -> Iterator[Relation]:
    """Bodies that documents put beside the chain: the Party group of 民政部 (M11)."""
    for relation in dict.fromkeys(beside(record, anchors(record, ()))):
        if relation.strong:
            yield relation


def _chain(record: Record) -> Iterator[Relation]:
    """Each step of the chain, with the sentence or the row that says so."""
    top, resolution = record.hangs_on, record.witness.resolution
    if top < 0:
        return
    chain = (top, *resolution.hierarchy.chain(top))
    for body, upper in pairwise(chain):
        for relation in step_up(resolution, record.finder, body):
            if relation.source.body == upper:
                yield relation


def links_between(
    resolution: Resolution, divisions: Iterable[str] | None = None
) -> Iterator[Relation]:
    """The links between bodies in divisions (codes; all of them unless given).

    Strong and weak, each once, for drawing and for a graph store. Of supervisors and
    communities those that some table names; what stands only where it is recorded is
    not among them.
    """
    world = resolution.world
    table = world.bodies.divisions
    codes = table.codes if divisions is None else divisions
    numbers = [n for code in codes if (n := table.find(code)) >= 0]
    finder = Finder(world.bodies, resolution.standing)
    for seated in resolution.library.links(resolution.as_of):
        link, seat = seated.link, table.find(seated.division)
        if link.between_bodies and not link.recorded and seat >= 0:
            inside = [n for n in dict.fromkeys(numbers) if table.inside(n, seat)]
            way = resolution.hierarchy.ways
            yield from dict.fromkeys(instances(finder, way, link, inside))
