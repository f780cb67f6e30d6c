"""A view as what the component in the browser draws: plain data, texts as texts.

Nodes and edges are those of pyvis; for the narrow screen the same boxes stand elsewhere.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from lishu.drawing.layout import NARROW, WIDE, Layout, lay_out
from lishu.drawing.looks import DARK, LIGHT, LINES
from lishu.drawing.network import network
from lishu.explorer.view import Node, View


def payload(view: View, language: str, link: Callable[[Node], str]) -> dict[str, Any]:
    """What the component draws; `link` gives the address that a node leads to, or ""."""
    net = network(view, language)
    nodes, edges, *_, options = net.get_network_data()
    for node, drawn in zip(view.nodes, nodes, strict=True):
        drawn["href"] = link(node)
    for number, edge in enumerate(edges):
        edge["id"] = number
    wide, narrow = lay_out(view, language, WIDE), lay_out(view, language, NARROW)
    return {
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options) if isinstance(options, str) else options,
        "focus": view.focus,
        "wide": frame_data(wide),
        "narrow": {**frame_data(narrow), "boxes": _boxes(narrow)},
        "palettes": {"light": palette_data("light"), "dark": palette_data("dark")},
    }


def frame_data(layout: Layout) -> dict[str, Any]:
    """The size of the whole, and the lane of the orphans."""
    lane = layout.lane
    return {
        "width": round(layout.width),
        "height": round(layout.height),
        "lane": None
        if lane is None
        else {**asdict(lane), "heading": list(lane.heading)},
    }


def _boxes(layout: Layout) -> dict[str, Any]:
    return {
        name: {
            "x": round(box.x),
            "y": round(box.y),
            "w": round(box.width),
            "h": round(box.height),
            "name": list(box.name),
            "small": list(box.small),
        }
        for name, box in layout.boxes.items()
    }


def palette_data(theme: str) -> Mapping[str, Any]:
    """The colours of a theme."""
    looks = LIGHT if theme == "light" else DARK
    return {
        "looks": {name: asdict(look) for name, look in looks.items()},
        "lines": LINES[theme],
    }
