"""The graph of a world as tables: one frame for each label and each type of relation.

In: a world. Out: `Graph`, Polars frames whose columns are the properties of DESIGN §6.
The Neo4j loader, the offline importer and the embedded engine all read these frames.
Organizations stay columns: no loop runs over them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from graphmodel.graph_bodies import body_nodes, chosen_bodies
from graphmodel.graph_organizations import organization_nodes
from graphmodel.graph_places import division_nodes, part_of, seats
from graphmodel.graph_relations import body_edges, organization_edges
from graphmodel.graph_rules import cites, rule_nodes, rulebook_nodes, source_nodes
from graphmodel.world import World


@dataclass(frozen=True)
class Edges:
    """Relations of one type between two labels.

    `frame` begins with the columns `source` and `target`, the keys of the two ends;
    further columns are properties. Rows of one pair are told apart by `key` columns.
    """

    type: str
    source: str
    target: str
    frame: pl.DataFrame
    key: tuple[str, ...] = ()


@dataclass(frozen=True)
class Graph:
    """Nodes by label, the first column of each frame its key; relations."""

    nodes: Mapping[str, pl.DataFrame]
    edges: tuple[Edges, ...]

    def count(self) -> tuple[int, int]:
        """The number of nodes and of relations."""
        nodes = sum(frame.height for frame in self.nodes.values())
        return nodes, sum(edges.frame.height for edges in self.edges)


def graph(world: World) -> Graph:
    """The graph of a world, without any resolution."""
    bodies = chosen_bodies(world)
    nodes = {
        "Division": division_nodes(world.bodies.divisions),
        "Body": body_nodes(world.bodies, bodies),
        "Organization": organization_nodes(world),
        "Rulebook": rulebook_nodes(world.library),
        "Rule": rule_nodes(world.library),
        "Source": source_nodes(world.library),
    }
    return Graph(nodes, tuple(_edges(world, bodies)))


def _edges(world: World, bodies: "pl.Series") -> Iterator[Edges]:
    divisions = world.bodies.divisions
    yield Edges("PART_OF", "Division", "Division", part_of(divisions))
    yield Edges("SEATED_IN", "Body", "Division", seats(world.bodies, bodies))
    for name, frame in body_edges(world, bodies):
        yield Edges(name, "Body", "Body", frame, _told_apart(frame))
    for name, ends, frame in organization_edges(world):
        yield Edges(name, *ends, frame, _told_apart(frame))
    yield Edges("CITES", "Rule", "Source", cites(world.library))


def _told_apart(frame: pl.DataFrame) -> tuple[str, ...]:
    """The properties that tell several relations of one pair apart."""
    known = ("relation", "kind", "field", "position", "date", "since")
    return tuple(name for name in known if name in frame.columns)
