"""`export`: the graph as GraphML that others read, as Parquet, each row of it."""

from datetime import date
from pathlib import Path

import networkx as nx
import polars as pl
import pytest

from graphmodel import resolve
from graphmodel.graph_difference import gathered
from graphmodel.graph_resolved import resolved
from graphmodel.graph_tables import Graph, graph
from loaders import load
from tests.lishu.conftest import LED, REAL

ON = ("--as-of", "2026-11-22")
#: Everything that XML and JSON must escape, and a character that XML cannot hold.
HOSTILE = '绍兴市<a href="x">&amp;]]>\\虚构协会'


@pytest.fixture(scope="module")
def made() -> Graph:
    """The real example with its resolution."""
    world = load(REAL)
    plain, found = graph(world), resolved(resolve(world, date(2026, 11, 22)))
    return Graph({**plain.nodes, **found.nodes}, (*plain.edges, *found.edges))


def test_graphml_is_the_whole_graph(call, tmp_path: Path, made: Graph) -> None:
    """networkx reads every node and relation, typed, under one id each."""
    out = tmp_path / "real.graphml"
    told = call("export", REAL, "--out", out, *ON)
    assert told.exit_code == 0
    read = nx.read_graphml(out)
    nodes, relations = made.count()
    assert (read.number_of_nodes(), read.number_of_edges()) == (nodes, relations)
    assert f"{nodes:,} + {relations:,}" in told.stderr
    assert all(data["labels"] for _, data in read.nodes(data=True))
    (row,) = made.nodes["Body"].filter(pl.col("id") == "sasac").to_dicts()
    node = read.nodes["Body/sasac"]
    assert (node["labels"], node["name"]) == (":Body", row["name"])
    assert (node["national"], node["number"]) == (True, row["number"])
    leads = [d for *_, d in read.edges(data=True) if d["label"] == "LEADS"]
    counted = sum(e.frame.height for e in made.edges if e.type == "LEADS")
    assert len(leads) == counted


def test_a_hostile_name_stays_itself(call, registry, tmp_path: Path) -> None:
    """Markup in a name is text; what XML cannot hold is left out."""
    out = tmp_path / "hostile.graphml"
    rows = registry(LED | {"社会组织名称": HOSTILE.replace("协会", "\x0b协会")})
    assert call("export", rows, "--out", out, *ON).exit_code == 0
    read = nx.read_graphml(out)
    names = [
        d["name"] for n, d in read.nodes(data=True) if d["labels"] == ":Organization"
    ]
    assert names == [HOSTILE]


def test_parquet_is_the_frames(call, tmp_path: Path, made: Graph) -> None:
    """A file for each label, and for each type between two labels, with its rows."""
    out = tmp_path / "real"
    assert call("export", REAL, "--out", out, *ON).exit_code == 0
    frames = dict(made.nodes)
    frames |= {"-".join(ends): e.frame for ends, e in gathered(made).items()}
    assert {path.stem for path in out.iterdir()} == set(frames)
    for name, frame in frames.items():
        assert pl.read_parquet(out / f"{name}.parquet").equals(frame)


@pytest.mark.parametrize(
    ("name", "word"), [("graph.parquet", "folder"), ("full", "not empty")]
)
def test_what_cannot_be_written_is_refused_first(
    call, tmp_path: Path, name: str, word: str
) -> None:
    """A Parquet file, a folder in use: exit 2, with what to name instead."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "kept").touch()
    answer = call("export", REAL, "--out", tmp_path / name)
    assert answer.exit_code == 2
    assert word in answer.stderr
