"""A view as nodes, edges and options of vis-network, built by pyvis.

Positions are those of the layout, so that nothing moves and nothing overlaps. What is
told when a node is pointed at is `tip`, not `title`: of a title that holds "href" pyvis
makes HTML.
"""

import json
from pathlib import Path
from typing import Any

import pyvis
from pyvis.network import Network

from lishu.drawing.layout import WIDE, Layout, Shape, lay_out
from lishu.drawing.looks import (
    LIGHT,
    LINES,
    OUTLINE,
    dashes_of,
    is_back,
    is_outlined,
    is_struck,
    line_of,
    look_of,
)
from lishu.explorer.view import Edge, Node, View
from lishu.reports.escape import lines_shown, shown

#: Only constants stand here: pyvis writes them into a script as they are.
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"hierarchical": {"enabled": False}, "improvedLayout": False},
    "interaction": {
        "hover": True,
        "dragNodes": False,
        "tooltipDelay": 120,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
    },
    "nodes": {"shape": "box", "fixed": True, "margin": 7},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
        "width": 1.5,
        "chosen": False,
    },
}


def vis_network() -> Path:
    """The file of vis-network that came with pyvis."""
    return Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"


def network(view: View, language: str, shape: Shape = WIDE) -> Network:
    """The view as a network of pyvis."""
    layout = lay_out(view, language, shape)
    net = Network(
        height=f"{round(layout.height)}px", width="100%", directed=True,
        cdn_resources="in_line", heading="",
    )  # fmt: skip
    for node in view.nodes:
        add_node(net, node, view, layout, language)
    for edge in view.edges:
        add_edge(net, edge, view, layout, language)
    net.set_options(json.dumps(OPTIONS))
    return net


def add_node(
    net: Network, node: Node, view: View, layout: Layout, language: str
) -> None:
    """One node, with what draws it: its lines, its look, whether it is struck through."""
    box, look = layout.boxes[node.id], LIGHT[look_of(node)]
    net.add_node(
        node.id,
        label="\n".join([*box.name, *box.small]),
        shape="box",
        color={"background": look.fill, "border": look.border},
        font={"color": look.text, "size": 13, "align": "left"},
        shapeProperties={"borderDashes": list(OUTLINE) if is_outlined(node) else False},
        borderWidth=3 if node.id == view.focus else 1,
        widthConstraint={"minimum": box.width, "maximum": box.width},
        x=round(box.x),
        y=round(box.y),
        w=round(box.width),
        h=round(box.height),
        name=list(box.name),
        small=list(box.small),
        look=look_of(node),
        struck=is_struck(node),
        outlined=is_outlined(node),
        focused=node.id == view.focus,
        tip=tip(node, language),
    )


def tip(node: Node, language: str) -> str:
    """What is told of a node when it is pointed at: text, never HTML."""
    if node.kind == "more":
        return ""
    said = [shown(node.name, 400), node.says.label(language)]
    hint = lines_shown(node.hint.label(language))
    return "\n".join(dict.fromkeys([*said, *hint.split("\n")])).strip()


def add_edge(
    net: Network, edge: Edge, view: View, layout: Layout, language: str
) -> None:
    """One edge: straight down in a column, bent where it goes to another."""
    one, other = layout.boxes[edge.source], layout.boxes[edge.target]
    straight = abs(one.x - other.x) < 1
    bent = {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal",
            "roundness": 0.5}  # fmt: skip
    dashes = dashes_of(edge)
    net.add_edge(
        edge.source,
        edge.target,
        color=LINES["light"][line_of(edge)],
        line=line_of(edge),
        back=is_back(edge, view),
        dashes=list(dashes) if dashes else False,
        smooth=False if straight else bent,
        title=edge.says.label(language),
        arrows="to",
    )
