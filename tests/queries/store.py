"""A dataset of a test's own in a database that holds others too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from graphmodel.graph_tables import Graph, graph
from loaders import load
from queries.server_state import Server
from queries.store_digest import Digest, digest
from queries.store_load import Loaded, load_graph
from tests.queries.asking import ask
from tests.queries.made_registry import Row, write

FIRST, SECOND, THIRD = date(2024, 1, 1), date(2024, 6, 1), date(2025, 1, 1)


@dataclass(frozen=True)
class Store:
    """A dataset of its own in a database that holds others too."""

    server: Server
    name: str

    def put(self, graph: Graph, on: date = FIRST, **more: Any) -> Loaded:
        """Load a graph as of a date."""
        return load_graph(
            self.server, graph, dataset=self.name, on=on, others="keep", **more
        )

    def ask(self, query: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """The rows of a query; $d is the dataset."""
        return ask(self.server, query, d=self.name, **parameters)

    def digest(self) -> Digest:
        """All that it holds, in short."""
        return digest(self.server, self.name)

    def other(self) -> "Store":
        """Another dataset of the same test."""
        return Store(self.server, f"{self.name} (other)")


def of_rows(
    folder: Path, rows: Sequence[Row], **more: Sequence[Sequence[str]]
) -> Graph:
    """The graph of a registry with these rows, in the same file each time."""
    return graph(load(write(folder, rows, **more)))
