"""What stands beside the chain of an organization: who guides its leader, and the like.

In: the record of an organization. Out: weak `Relation`s between bodies around its
leader, and the Party group that stands beside the chain of its ministry.
"""

from collections.abc import Iterable, Iterator

from graphmodel.provisions import Link
from graphmodel.relations.around import body_links, weak
from graphmodel.relations.ends import EndSeen, Finder
from graphmodel.relations.links import Relation, is_fixed, related
from graphmodel.relations.roles import Record


def anchors(record: Record, found: Iterable[Relation]) -> dict[str, EndSeen]:
    """The bodies around which links between bodies are looked for, by id."""
    top = record.hangs_on
    chain = record.witness.resolution.hierarchy.chain(top) if top >= 0 else ()
    line = [record.finder.seen(body) for body in (top, *chain) if body >= 0]
    guiding = [r.source for r in found if r.source.kind == "SOPWB"]
    return {seen.id: seen for seen in (*line, *guiding)}


def beside(record: Record, around: dict[str, EndSeen]) -> Iterator[Relation]:
    """Weak links between bodies around its leader, chain and guides."""
    resolution, finder = record.witness.resolution, record.finder
    for seen in around.values():
        yield from weak(resolution, finder, seen)
    links = [
        link
        for link in body_links(resolution, record.division)
        if is_fixed(link.source) and is_fixed(link.target)
    ]
    yield from _reached(finder, links, set(around))


def _reached(finder: Finder, links: list[Link], ids: set[str]) -> Iterator[Relation]:
    """Links between single bodies that hang together with those already shown."""
    todo = list(links)
    found = True
    while found:
        found = False
        for link in list(todo):
            ends = [finder.of_division(end, 0) for end in (link.source, link.target)]
            if (
                ends[0] is None
                or ends[1] is None
                or ids.isdisjoint(e.id for e in ends if e)
            ):
                continue
            found = True
            todo.remove(link)
            ids |= {e.id for e in ends if e}
            yield related(link, ends[0], ends[1])
