"""What the database works out is what memory works out: every organization, every field.

One dataset holds generated organizations with bodies, relations and loops, registries in
which values fall together at random, and small random graphs. The domain cases stand in
datasets of their own. `python -m benchmarks.resolve_store` does it for 20,000 and more.
"""

import csv
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from graphmodel import resolve
from graphmodel.graph_tables import graph
from graphmodel.world import World
from loaders import load
from queries.server_state import Server
from queries.store_load import load_graph
from tests.independent.wild import wild
from tests.queries.gardens import Row, cities, garden, tables
from tests.queries.moved_cases import Cases, worlds, write
from tests.queries.parity import differences
from tests.queries.worlds import part
from tests.test_cases import moments

DATES = (date(2014, 6, 1), date(2017, 6, 1), date(2021, 6, 1), date(2026, 11, 22))
LOADED = date(2026, 11, 22)
#: Verdicts that the mixed dataset must hold today, or the comparison says little.
EVERY = {
    "", "LED", "OUT_OF_SCOPE", "CONFLICT", "GAP", "MISSING_DATA", "ENDED_BODY",
    "MISSING_BODY", "UNDECIDED", "CYCLE", "DETACHED", "WEAK_ONLY",
}  # fmt: skip


@dataclass(frozen=True)
class Loaded:
    """A world, and the dataset of a server that holds it."""

    server: Server
    world: World
    dataset: str

    def differences(self, as_of: date) -> list[str]:
        """What the database says otherwise on a date."""
        return differences(self.server, self.world, self.dataset, as_of)


def put(server: Server, world: World, dataset: str) -> Loaded:
    """Load a world beside what the database holds."""
    load_graph(server, graph(world), dataset=dataset, on=LOADED, others="keep")
    return Loaded(server, world, dataset)


def table(path: Path, rows: Sequence[Row], mode: str = "w") -> None:
    """A CSV of rows; with mode "a" they follow those that are there."""
    with path.open(mode, encoding="utf-8", newline="") as file:
        if mode == "w":
            headings = list(rows[0])
        else:
            with path.open(encoding="utf-8", newline="") as there:
                headings = next(csv.reader(there))
        writer = csv.DictWriter(file, headings, restval="", extrasaction="ignore")
        if mode == "w":
            writer.writeheader()
        writer.writerows(rows)


def mixed(folder: Path) -> Path:
    """The dataset of everything that is made up, in one folder."""
    part(folder)
    names = ["synthetic-registry.csv"]
    for seed in range(8):
        names.append(f"wild{seed}.csv")
        table(folder / names[-1], wild(seed, 200))
    draw = random.Random(7)
    made = garden(draw, draw.sample(cities(), 40), rows=12)
    for name, rows in tables(made):
        path = folder / f"{name}.csv"
        table(path, rows, "a" if path.exists() else "w")
    names.append("garden.csv")
    text = (folder / "dataset.toml").read_text(encoding="utf-8")
    files = ", ".join(f'"{name}"' for name in names)
    text = text.replace(
        'organizations = ["synthetic-registry.csv"]', f"organizations = [{files}]"
    )
    text += 'changes = ["changes.csv"]\n'
    (folder / "dataset.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def everything(
    shared_database: Server, tmp_path_factory: pytest.TempPathFactory
) -> Loaded:
    """The mixed dataset, loaded."""
    folder = mixed(tmp_path_factory.mktemp("mixed") / "dataset")
    return put(shared_database, load(folder), "mixed")


@pytest.mark.parametrize("as_of", DATES, ids=str)
def test_the_database_finds_what_memory_finds(everything: Loaded, as_of: date) -> None:
    """Verdict, leader, rule, missing field, notes, candidates: equal for everyone."""
    assert len(everything.world.organizations) > 4_000
    assert not everything.differences(as_of)


def test_the_parity_is_not_about_one_kind(everything: Loaded) -> None:
    """Every verdict is among those that are compared, and most notes are."""
    found = resolve(everything.world, DATES[-1]).table()
    assert set(found["verdict"]) >= EVERY
    assert len(set("|".join(found["notes"]).split("|"))) > 18


def _dates(cases: Cases) -> list[date]:
    """The dates on which cases ask, those first on which most do."""
    asked = Counter(on for case in cases.cases for on, _ in moments(case))
    return [on for on, _ in asked.most_common()]


@pytest.mark.parametrize("cases", worlds(), ids=lambda cases: cases.name)
def test_the_cases_of_the_domain(
    shared_database: Server, tmp_path: Path, cases: Cases
) -> None:
    """On the date on which most cases ask, the database says what memory says."""
    assert not _found(shared_database, tmp_path, cases, slice(1))


@pytest.mark.proof
@pytest.mark.parametrize("cases", worlds(), ids=lambda cases: cases.name)
def test_the_cases_of_the_domain_on_other_dates(
    shared_database: Server, tmp_path: Path, cases: Cases
) -> None:
    """So it does on the nine dates on which most of the others ask."""
    assert not _found(shared_database, tmp_path, cases, slice(1, 10))


def _found(server: Server, place: Path, cases: Cases, dates: slice) -> list[object]:
    """What the database says otherwise about cases, on which dates."""
    world = load(
        write(place / "cases", cases), adopt=cases.adopt, complete=cases.complete,
        attested_only=cases.attested_only,
    )  # fmt: skip
    loaded = put(server, world, f"cases {cases.name}")
    found = [(on, loaded.differences(on)) for on in _dates(cases)[dates]]
    return [(on, said) for on, said in found if said]
