"""The graph as tables: whole, each key once, repeated codes apart, registration told."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from graphmodel import resolve
from graphmodel.graph_difference import gathered
from graphmodel.graph_resolved import resolved
from graphmodel.graph_tables import Graph, graph
from loaders import load
from tests.graphmodel.support import PLAIN
from tests.graphmodel.support import resolved as of_folder
from tests.registry_files import as_csv, loaded
from tests.shared_folder import ROOT

CODE = "51330600MJ8750001A"
ROW = {
    "统一社会信用代码": "",
    "社会组织名称": "绍兴市虚构研究会",
    "登记管理机关": "绍兴市民政局",
    "业务主管单位": "绍兴市教育局",
}


OFFICES = [
    {"body_id": f"SX-{n}", "name": f"绍兴市虚构{n}局", "kind": "SUPERVISOR",
     "division": "330600"}
    for n in "AB"
]  # fmt: skip
TOLD = {"from": "SX-A", "to": "SX-B", "relation": "INCLUDED_IN", "since": ""}


def whole(made: Graph, found: Graph) -> Graph:
    """A graph with its resolution."""
    return Graph({**made.nodes, **found.nodes}, (*made.edges, *found.edges))


@pytest.fixture(scope="module", params=["real", "synthetic"])
def example(request: pytest.FixtureRequest) -> Graph:
    """An example with its resolution of a day."""
    world = load(ROOT / "examples" / request.param)
    return whole(graph(world), resolved(resolve(world, date(2026, 11, 22))))


def test_every_key_is_there_once(example: Graph) -> None:
    """No two nodes of a label share a key, and none lacks one."""
    for frame in example.nodes.values():
        key = frame[frame.columns[0]]
        assert key.is_unique().all()
        assert not key.is_null().any()
        assert "" not in key


def test_every_relation_joins_two_nodes(example: Graph) -> None:
    """Both ends of each relation are keys of nodes, those of the chain above included."""
    keys = {label: frame[frame.columns[0]] for label, frame in example.nodes.items()}
    for ends, edges in gathered(example).items():
        for column, label in (("source", edges.source), ("target", edges.target)):
            strays = edges.frame[column].unique().is_in(keys[label].implode()).not_()
            assert not strays.any(), ends


def of_rows(*rows: dict[str, str]) -> Graph:
    """The graph of a registry with these rows."""
    return graph(loaded(as_csv(rows).encode()))


def registering(made: Graph) -> list[str]:
    """The bodies that register, in the order of the organizations."""
    (edges,) = (e for ends, e in gathered(made).items() if ends[0] == "REGISTERS")
    order = made.nodes["Organization"].select(target="id")
    return order.join(edges.frame, on="target", maintain_order="left")[
        "source"
    ].to_list()


def test_a_repeated_code_is_two_organizations() -> None:
    """The first row keeps the bare code, the second gets a hash; each has its own."""
    other = ROW | {"社会组织名称": "绍兴市虚构商会", "业务主管单位": "绍兴市商务局"}
    code = {"统一社会信用代码": CODE}
    made = of_rows(ROW | code, other | code)
    first, second = made.nodes["Organization"]["id"].to_list()
    assert first == CODE
    assert second.startswith(f"{CODE}#")
    (supervising,) = (
        e.frame
        for ends, e in gathered(made).items()
        if ends[0] == "BUSINESS_SUPERVISES"
    )
    assert dict(supervising.select("target", "source").iter_rows()) == {
        first: "SUPERVISOR@330600:绍兴市教育局",
        second: "SUPERVISOR@330600:绍兴市商务局",
    }


@pytest.mark.parametrize(
    ("cell", "body"),
    [
        ("绍兴市民政局", "SUPERVISOR@330600:绍兴市民政局"),
        ("绍兴市越城区民政局", "SUPERVISOR@330602:越城区民政局"),
        ("民政部", "mca"),
        ("绍兴市虚构登记处", "REGISTRATION_AUTHORITY@330600:绍兴市虚构登记处"),
        ("绍兴市越城区虚构登记处", "REGISTRATION_AUTHORITY@330602:越城区虚构登记处"),
    ],
)
def test_who_registers_is_a_body(cell: str, body: str) -> None:
    """A department by its own id, another authority by the full name of its place."""
    made = of_rows(ROW | {"登记管理机关": cell})
    assert registering(made) == [body]
    bodies = made.nodes["Body"].filter(pl.col("id") == body)
    assert len(bodies) == 1
    (seats,) = (e.frame for ends, e in gathered(made).items() if ends[0] == "SEATED_IN")
    assert seats.filter(pl.col("source") == body).height == 1


def test_no_cell_no_registration() -> None:
    """An authority that is not stated registers nothing."""
    blank = [ROW | {"登记管理机关": cell} for cell in ("", "无", "/")]
    made = of_rows(*(row | {"社会组织名称": f"虚构{n}"} for n, row in enumerate(blank)))
    assert not any(
        ends[0] == "REGISTERS" and e.frame.height for ends, e in gathered(made).items()
    )


@pytest.mark.parametrize("ends", [("2015-06-04", ""), ("", "2015-06-04")])
def test_of_rows_that_differ_in_their_end_the_longest_is_kept(
    tmp_path: Path, ends: tuple[str, str]
) -> None:
    """A relation told twice, once as ended, is one relation that goes on."""
    rows = [{**TOLD, "until": until} for until in ends]
    world = of_folder(tmp_path, [PLAIN], bodies=OFFICES, relations=rows).world
    made = gathered(graph(world))["LEADS", "Body", "Body"].frame
    assert made.select("source", "target", "relation", "until").rows() == [
        ("SX-A", "SX-B", "INCLUDED_IN", None)
    ]
