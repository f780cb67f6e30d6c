"""Three worlds in one database: real, made up, and one small enough to answer by hand."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graphmodel import resolve
from graphmodel.graph_tables import graph
from graphmodel.resolution import Resolution
from loaders import load
from queries.answer import Answer, Engine
from queries.asking import ask, connect
from queries.server_state import Server
from queries.store_load import load_graph
from queries.store_resolve import resolve_in_database

ROOT = Path(__file__).parents[2]
CRAFTED = "tests/queries/crafted"
#: Folder of each dataset, the date that is asked about, an earlier one.
WORLDS = {
    "real": ("examples/real", date(2026, 11, 22), date(2017, 6, 1)),
    "crafted": (CRAFTED, date(2026, 6, 1), date(2019, 6, 1)),
    "synthetic": ("examples/synthetic", date(2026, 11, 22), date(2021, 6, 1)),
}


@dataclass(frozen=True)
class Asked:
    """One world, ready to be asked: in memory, and in the database under its name."""

    name: str
    resolution: Resolution
    earlier: date
    embedded: Engine
    stored: Engine

    def memory(self, question: str, **given: object) -> Answer:
        """The answer of the embedded engine."""
        return ask(question, self.embedded, **given)

    def database(self, question: str, **given: object) -> Answer:
        """The answer of Neo4j, where resolutions bear the name of their dataset."""
        now = f"{self.name}@{self.resolution.as_of}"
        return ask(question, self.stored, **{"resolution": now, **given})


def resolution_of(name: str) -> Resolution:
    """The resolution of a world on its date."""
    folder, on, _ = WORLDS[name]
    return resolve(load(folder), on)


def add(server: Server, name: str) -> None:
    """A world into the database beside others, resolved there for both dates."""
    folder, *dates = WORLDS[name]
    world = load(folder)
    load_graph(server, graph(world), dataset=name, on=dates[0], others="keep")
    for on in dates:
        resolve_in_database(server, on, library=world.library, dataset=name)


@contextmanager
def asked(server: Server) -> Iterator[dict[str, Asked]]:
    """Every world of a database that holds them, and in memory."""
    with ExitStack() as opened:
        stored, found = opened.enter_context(connect(server)), {}
        for name, (_, _, earlier) in WORLDS.items():
            resolution = resolution_of(name)
            memory = opened.enter_context(connect(resolution))
            found[name] = Asked(name, resolution, earlier, memory, stored)
        yield found
