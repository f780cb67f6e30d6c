"""The graph of a world as tables: one frame for each label and each type of relation.

In: a world. Out: `Graph`, Polars frames whose columns are the properties of DESIGN §6.
The Neo4j loader, the offline importer and the embedded engine all read these frames.
Organizations stay columns: no loop runs over them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import polars as pl

from graphmodel.graph_bodies import NOW, body_nodes, chosen_bodies
from graphmodel.graph_organizations import organization_nodes
from graphmodel.graph_places import division_nodes, part_of, roles, seats
from graphmodel.graph_registrars import registrars, seated
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

    def of(self, frame: pl.DataFrame) -> "Edges":
        """The same with another frame of these columns."""
        return replace(self, frame=frame)


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
    nodes = {label: make(world, bodies) for label, make in NODES.items()}
    return Graph(nodes, tuple(edges(world, bodies)))


#: How the nodes of each label are made, from a world and the bodies that are chosen.
NODES: Mapping[str, Callable[[World, pl.Series], pl.DataFrame]] = {
    "Division": lambda world, _: division_nodes(world.bodies.divisions),
    "Body": body_nodes,
    "Organization": lambda world, _: organization_nodes(world),
    "Rulebook": lambda world, _: rulebook_nodes(world.library),
    "Rule": lambda world, _: rule_nodes(world.library),
    "Source": lambda world, _: source_nodes(world.library),
}


def edges(world: World, bodies: pl.Series) -> Iterator[Edges]:
    """The relations of a world between its nodes; `bodies` are the chosen ones."""
    divisions = world.bodies.divisions
    yield Edges("PART_OF", "Division", "Division", part_of(divisions))
    registering = registrars(world, NOW)
    yield Edges("SEATED_IN", "Body", "Division", seats(world.bodies, bodies))
    yield Edges(
        "SEATED_IN", "Body", "Division", seated(registering.beside(bodies), divisions)
    )
    yield Edges("ACTS_FOR", "Body", "Division", roles(world), ("role",))
    for name, frame in body_edges(world, bodies):
        yield Edges(name, "Body", "Body", frame, _told_apart(frame))
    for name, ends, frame in organization_edges(world):
        yield Edges(name, *ends, frame, _told_apart(frame))
    yield Edges("REGISTERS", "Body", "Organization", registering.edges)
    yield Edges("CITES", "Rule", "Source", cites(world.library))


def _told_apart(frame: pl.DataFrame) -> tuple[str, ...]:
    """The properties that tell several relations of one pair apart."""
    known = ("relation", "kind", "field", "position", "date", "since")
    return tuple(name for name in known if name in frame.columns)
