"""A view as GraphML, for other programs that draw graphs."""

from collections.abc import Mapping
from xml.etree import ElementTree as Xml

from lishu.explorer.view import View
from lishu.reports.escape import shown

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
#: Attributes of nodes and edges with their types.
_NODE = {
    "name": "string", "kind": "string", "code": "string", "state": "string",
    "lane": "string", "level": "int", "identity": "string", "count": "int",
}  # fmt: skip
_EDGE = {
    "relation": "string", "label": "string", "strong": "boolean", "broken": "boolean",
}  # fmt: skip


def graphml(view: View, language: str) -> str:
    """The view as GraphML. Characters that XML cannot hold are shown as their codes."""
    root = Xml.Element("graphml", xmlns=_NAMESPACE)
    for prefix, fields in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in fields.items():
            key = {"id": f"{prefix}_{name}", "for": prefix, "attr.name": name}
            Xml.SubElement(root, "key", {**key, "attr.type": kind})
    graph = Xml.SubElement(root, "graph", id=str(view.as_of), edgedefault="directed")
    for node in view.nodes:
        told = node.says.label(language) if node.kind == "more" else node.name
        values = {
            "name": told, "kind": node.kind, "code": node.code, "state": node.state,
            "lane": node.lane, "level": node.level, "identity": node.focus,
            "count": node.count,
        }  # fmt: skip
        _data(Xml.SubElement(graph, "node", id=_safe(node.id)), "node", values)
    for edge in view.edges:
        ends = {"source": _safe(edge.source), "target": _safe(edge.target)}
        values = {
            "relation": edge.code, "label": edge.says.label(language),
            "strong": str(edge.strong).lower(), "broken": str(edge.broken).lower(),
        }  # fmt: skip
        _data(Xml.SubElement(graph, "edge", ends), "edge", values)
    Xml.indent(root)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + Xml.tostring(root, encoding="unicode") + "\n"


def _data(element: Xml.Element, prefix: str, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        Xml.SubElement(element, "data", key=f"{prefix}_{name}").text = _safe(str(value))


def _safe(text: str) -> str:
    return shown(text, 10_000)
