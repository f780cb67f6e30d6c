"""What is taken away: SVG, one page of HTML, GraphML; hostile names stay names."""

import io
import re
from html.parser import HTMLParser
from xml.etree import ElementTree as Xml

import networkx as nx
import pytest

from lishu.drawing.graphml import graphml
from lishu.drawing.network import network, vis_network
from lishu.drawing.payload import payload
from lishu.drawing.standalone import checked, standalone
from lishu.drawing.svg import svg
from lishu.explorer.printed import printed
from lishu.reports.escape import shown
from tests.lishu.drawing import pictures

SVG = "{http://www.w3.org/2000/svg}"


class Tags(HTMLParser):
    """The elements of a page and what their attributes hold."""

    def __init__(self, page):
        super().__init__()
        self.seen = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("focus", pictures.REAL)
def test_svg_has_every_node_and_every_edge(focus, language):
    """It is XML; one box a node, one line an edge; names are texts."""
    view = pictures.view(*focus)
    root = Xml.fromstring(svg(view, language))
    groups = root.findall(f"{SVG}g")
    assert [g.get("data-id") for g in groups] == [node.id for node in view.nodes]
    assert len(root.findall(f"{SVG}path")) == len(view.edges)
    for node, group in zip(view.nodes, groups, strict=True):
        said = "".join(t.text for t in group.findall(f"{SVG}text"))
        assert node.kind == "more" or node.name[:8] in said


def test_weak_edges_are_dotted_ended_bodies_struck_through_expected_ones_outlined():
    """What a picture says is said by more than colour."""
    view = pictures.view("N-42c71faa98014198")
    root = Xml.fromstring(svg(view, "zh"))
    dashes = [path.get("stroke-dasharray") for path in root.findall(f"{SVG}path")]
    kinds = ["9 6" if e.broken else None if e.strong else "2 5" for e in view.edges]
    assert dashes == kinds
    struck = {
        group.get("data-id")
        for group in root.findall(f"{SVG}g")
        if any(t.get("text-decoration") for t in group.findall(f"{SVG}text"))
    }
    assert struck == {n.id for n in view.nodes if n.state in ("ENDED", "FOLLOWED")}
    view = pictures.view("SOPWB@440000")
    outlined = {
        group.get("data-id")
        for group in Xml.fromstring(svg(view, "zh")).findall(f"{SVG}g")
        if group.find(f"{SVG}rect").get("stroke-dasharray")
    }
    assert {n.id for n in view.nodes if n.state == "EXPECTED"} <= outlined


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("focus", pictures.REAL)
def test_graphml_is_read_by_networkx(focus, language):
    """The same nodes and edges, with names and relations."""
    view = pictures.view(*focus)
    graph = nx.read_graphml(io.BytesIO(graphml(view, language).encode()))
    assert set(graph.nodes) == set(view.by_id)
    assert set(graph.edges) == {(e.source, e.target) for e in view.edges}
    for edge in view.edges:
        drawn = graph.edges[edge.source, edge.target]
        assert (drawn["relation"], drawn["strong"]) == (edge.code, edge.strong)
    assert graph.nodes[view.focus]["name"] == view.centre.name


@pytest.mark.parametrize("focus", pictures.REAL[:3])
def test_the_page_of_html_loads_nothing(focus):
    """No tag refers to anything; a policy forbids the rest; vis-network is in it."""
    page = standalone(pictures.view(*focus), "zh", ["虚构数据"])
    assert page.startswith("<!doctype html>")
    tags = Tags(page).seen
    assert not [tag for tag, has in tags if {"src", "href", "action"} & has.keys()]
    policy = next(has["content"] for tag, has in tags if "http-equiv" in has)
    assert policy.startswith("default-src 'none'")
    assert not re.search(r"https?://[^\s\"'<>]*(jsdelivr|cloudflare|unpkg)", page)
    assert vis_network().read_text("utf-8")[:200] in page
    assert "虚构数据" in page


@pytest.mark.parametrize(
    "tag", ["<img src=x>", '<script src="http://a">', '<a href="//b">']
)
def test_a_page_that_would_load_something_is_refused(tag):
    """Should pyvis write another address, nobody gets that page."""
    with pytest.raises(AssertionError, match="would load"):
        checked(f"<html>{tag}</html>")


def test_nodes_and_edges_are_those_of_pyvis():
    """What the component draws is what pyvis builds, each node with its place."""
    view = pictures.view("PARTY_ORG:cast")
    nodes, edges, *_ = network(view, "zh").get_network_data()
    drawn = payload(view, "zh", lambda node: f"?{node.focus}")
    assert [n["id"] for n in drawn["nodes"]] == [n["id"] for n in nodes]
    assert len(drawn["edges"]) == len(edges) == len(view.edges)
    assert {n["href"] for n in drawn["nodes"]} == {f"?{n.focus}" for n in view.nodes}
    assert drawn["narrow"]["boxes"].keys() == view.by_id.keys()


def test_hostile_names_make_no_element_anywhere(tmp_path):
    """<img onerror>, </script>, "href", quotes, formulas, turned text: shown as text."""
    for view in pictures.hostile(tmp_path):
        picture = svg(view, "zh")
        kinds = {element.tag for element in Xml.fromstring(picture).iter()}
        assert kinds <= {
            f"{SVG}{name}"
            for name in ("svg", "title", "marker", "path", "rect", "g", "text")
        }
        page = standalone(view, "zh", [view.centre.name])
        tags = {tag for tag, _ in Tags(page).seen}
        assert tags <= {
            "html", "head", "meta", "title", "style", "script", "body", "div", "h1", "p",
        }  # fmt: skip
        assert not [
            has for _, has in Tags(page).seen if any(k.startswith("on") for k in has)
        ]
        graph = nx.read_graphml(io.BytesIO(graphml(view, "zh").encode()))
        names = {graph.nodes[n]["name"] for n in graph.nodes}
        assert shown(view.centre.name, 10_000) in names
        proof = printed(view.centre.name, "", picture, [view.centre.name], "zh")
        assert not {"img", "script", "a"} & {tag for tag, _ in Tags(proof).seen}


def test_pyvis_makes_no_popup_of_a_name_that_holds_href(tmp_path):
    """pyvis turns titles with "href" into HTML; no title of ours reaches it."""
    view = pictures.view("PARTY_ORG:cast")
    named = [n for n in network(view, "zh").nodes if "title" in n]
    assert named == []
    assert "innerHTML = nodeData[0].title" not in standalone(view, "zh")
