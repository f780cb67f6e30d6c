"""Worlds for one database: real, made up, and one small enough to answer by hand."""

import csv
import gzip
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graphmodel import resolve
from graphmodel.graph_tables import graph
from graphmodel.resolution import Resolution
from loaders import load
from loaders.reference import rows as reference_rows
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


#: Of the synthetic example so much is asked where all of it would take minutes: national
#: organizations, two cities and a province, by the digits of their codes and divisions.
PROVINCES = frozenset({"10", "11", "31", "33"})


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


def resolution_of(name: str, folder: Path | str = "") -> Resolution:
    """The resolution of a world on its date; `folder` where it does not lie as usual."""
    usual, on, _ = WORLDS[name]
    return resolve(load(folder or usual), on)


def add(server: Server, name: str, folder: Path | str = "") -> None:
    """A world into the database beside others, resolved there for both dates."""
    usual, *dates = WORLDS[name]
    world = load(folder or usual)
    load_graph(server, graph(world), dataset=name, on=dates[0], others="keep")
    for on in dates:
        resolve_in_database(server, on, library=world.library, dataset=name)


@contextmanager
def asked(
    server: Server, folders: Mapping[str, Path], names: Iterable[str] = WORLDS
) -> Iterator[dict[str, Asked]]:
    """Worlds of a database that holds them, and the same in memory."""
    with ExitStack() as opened:
        stored, found = opened.enter_context(connect(server)), {}
        for name in names:
            earlier = WORLDS[name][2]
            resolution = resolution_of(name, folders.get(name, ""))
            memory = opened.enter_context(connect(resolution))
            found[name] = Asked(name, resolution, earlier, memory, stored)
        yield found


def part(folder: Path) -> Path:
    """The synthetic example as a folder: what lies in PROVINCES or has a relation."""
    usual = ROOT / WORLDS["synthetic"][0]
    folder.mkdir()
    shutil.copy(usual / "relations.csv", folder)
    related = {row["to"] for row in _rows(usual / "relations.csv")}
    registry = [
        row
        for row in _rows(usual / "synthetic-registry.csv.gz")
        if (code := row["统一社会信用代码"])[2:4] in PROVINCES or code in related
    ]
    _table(folder / "synthetic-registry.csv", registry)
    places = {code[2:8] for code in related}
    divisions = [
        row
        for row in reference_rows("divisions.csv")
        if row["level"] != "county"
        or row["code"][:2] in PROVINCES
        or row["code"] in places
    ]
    _table(folder / "divisions.csv", divisions)
    there = {row["code"] for row in divisions} | {""}
    bodies = [row for row in _rows(usual / "bodies.csv") if row["division"] in there]
    _table(folder / "bodies.csv", bodies)
    told = (usual / "dataset.toml").read_text(encoding="utf-8")
    told = told.replace("registry.csv.gz", "registry.csv")
    told += 'divisions = ["divisions.csv"]\n'
    (folder / "dataset.toml").write_text(told, encoding="utf-8")
    return folder


def _rows(path: Path) -> list[dict[str, str]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _table(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
