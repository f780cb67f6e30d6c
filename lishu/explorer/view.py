"""What is drawn around one organization or body: a picture as data.

Whoever draws it, as a graph, a table, an SVG or GraphML, draws this and nothing else.
Texts are as they are in the data; whoever writes them out escapes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from graphmodel.wording import NOTHING, Words

#: At most so many nodes are drawn.
CAP = 80

Lane = Literal["chain", "below", "orphan", "beside"]
Kind = Literal["organization", "body", "more"]


@dataclass(frozen=True)
class Node:
    """One node.

    `focus` is what the address holds when it is clicked, "" where it leads nowhere;
    `level` counts from the root down. `state` is that of a body on the date
    (standing.State) or the verdict's group; `code` the kind of a body or the verdict.
    `says` is the second line, `hint` what else is told when it is pointed at. A node of
    kind "more" stands for `count` others, and `opens` is what shows them.
    """

    id: str
    kind: Kind
    lane: Lane
    level: int
    name: str
    focus: str = ""
    code: str = ""
    state: str = ""
    says: Words = NOTHING
    hint: Words = NOTHING
    count: int = 0
    opens: str = ""


@dataclass(frozen=True)
class Edge:
    """`source` leads or acts on `target`, by the relation `code`.

    A `strong` one holds and leads; a weak one is dotted. A `broken` one would lead, but
    nobody or nothing is there that could.
    """

    source: str
    target: str
    code: str
    says: Words
    strong: bool = False
    broken: bool = False


@dataclass(frozen=True)
class View:
    """The nodes around `focus` (the id of a node) on a date, the root always among them.

    `orphaned` heads the lane of the orphans: why nobody leads them.
    """

    focus: str
    as_of: date
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    orphaned: Words = NOTHING

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """The nodes by their ids."""
        return {node.id: node for node in self.nodes}

    @property
    def centre(self) -> Node:
        """The node it is centred on."""
        return self.by_id[self.focus]
