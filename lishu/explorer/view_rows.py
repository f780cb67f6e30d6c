"""A view as rows of a table: the same nodes and relations, for reading and handing on."""

from collections.abc import Mapping
from typing import Any

from lishu.drawing.layout import more_label
from lishu.drawing.looks import MARKS
from lishu.explorer import explore_words as words
from lishu.explorer.view import Edge, Node, View

Row = Mapping[str, Any]
#: Columns with their headings.
COLUMNS = {
    "where": words.WHAT,
    "name": words.NAME,
    "is": words.IS,
    "relation": words.RELATION,
    "id": words.IDENTITY,
}


def rows(view: View, language: str) -> list[Row]:
    """One row a node, in the order of the view."""
    told = _relations(view, language)
    return [_row(node, told.get(node.id, ""), language) for node in view.nodes]


def _row(node: Node, relation: str, language: str) -> Row:
    more = node.kind == "more"
    mark = MARKS.get(node.state, "") if node.kind == "organization" else ""
    return {
        "where": words.LANES[node.lane].label(language),
        "name": more_label(node, language) if more else node.name,
        "is": "" if more else f"{mark} {node.says.label(language)}".strip(),
        "relation": relation,
        "id": node.focus,
    }


def _relations(view: View, language: str) -> Mapping[str, str]:
    """The relations of each node; one with the focus stands with the other end."""
    found: dict[str, list[str]] = {}
    for edge in view.edges:
        if edge.says.zh:
            end, text = _told(view, edge, language)
            found.setdefault(end, []).append(text)
    return {node: "；".join(texts) for node, texts in found.items()}


def _told(view: View, edge: Edge, language: str) -> tuple[str, str]:
    says = edge.says.label(language)
    if edge.source == view.focus:
        return edge.target, f"← {says} ← {view.by_id[edge.source].name}"
    return edge.source, f"→ {says} → {view.by_id[edge.target].name}"
