"""How nodes and edges look: colours for light and dark, shapes, dashes.

Nothing is told by colour alone: verdicts bear a mark, ended bodies are struck through,
expected ones outlined, weak relations dotted, broken ones dashed.
"""

from dataclasses import dataclass

from lishu.explorer.view import Edge, Node, View

#: A shape beside the colour, so that nobody has to see colours.
MARKS = {
    "led": "●",
    "orphan": "▲",
    "open": "◆",
    "out_of_scope": "○",
    "not_counted": "○",
}
_GONE = frozenset({"ENDED", "FOLLOWED"})
_OUTLINED = frozenset({"EXPECTED", "UNBORN", "MISSING"})


@dataclass(frozen=True)
class Look:
    """Fill, border and text of a box, by colour."""

    fill: str
    border: str
    text: str


LIGHT = {
    "body": Look("#eef2f6", "#7b8896", "#1d2733"),
    "expected": Look("#ffffff", "#7b8896", "#1d2733"),
    "ended": Look("#f1f1f1", "#8d8d8d", "#5b5b5b"),
    "led": Look("#e4f1e9", "#2f6f4f", "#16372a"),
    "orphan": Look("#fbe9e7", "#9b2c2c", "#611a1a"),
    "open": Look("#fdf2dc", "#8a5a00", "#553800"),
    "other": Look("#f4f4f4", "#8d8d8d", "#444444"),
    "more": Look("#ffffff", "#9b2c2c", "#9b2c2c"),
}
DARK = {
    "body": Look("#26303b", "#8fa0b3", "#e8eef4"),
    "expected": Look("#0e1117", "#8fa0b3", "#e8eef4"),
    "ended": Look("#1e1e1e", "#7d7d7d", "#b4b4b4"),
    "led": Look("#16352a", "#5fb48b", "#dff3e8"),
    "orphan": Look("#431a1a", "#e57373", "#ffe3e0"),
    "open": Look("#3d2d0b", "#dfa63d", "#ffeccb"),
    "other": Look("#242424", "#8d8d8d", "#d0d0d0"),
    "more": Look("#0e1117", "#f08a80", "#f0a49c"),
}
#: Lines: strong, weak and broken ones; the ground; the lane of the orphans.
LINES = {
    "light": {
        "strong": "#4b5763",
        "weak": "#6f7f8f",
        "broken": "#9b2c2c",
        "ground": "#ffffff",
        "lane": "#fdf3f2",
        "heading": "#7d2020",
        "small": "#55606c",
    },
    "dark": {
        "strong": "#a9b6c4",
        "weak": "#8c9bab",
        "broken": "#f08a80",
        "ground": "#0e1117",
        "lane": "#2a1414",
        "heading": "#f5b3ac",
        "small": "#a9b6c4",
    },
}
#: Dashes of lines and borders, in pixels.
DOTTED, DASHED, OUTLINE = (2, 5), (9, 6), (5, 4)


def look_of(node: Node) -> str:
    """The name of the look of a node."""
    if node.kind == "more":
        return "more"
    if node.kind == "organization":
        return node.state if node.state in ("led", "orphan", "open") else "other"
    if node.state in _GONE:
        return "ended"
    return "expected" if node.state in _OUTLINED else "body"


def is_struck(node: Node) -> bool:
    """Whether its name is struck through: a body that has ended."""
    return node.kind == "body" and node.state in _GONE


def is_outlined(node: Node) -> bool:
    """Whether it is only an outline: a body that nobody has shown to be there."""
    return node.kind == "more" or (node.kind == "body" and node.state in _OUTLINED)


def line_of(edge: Edge) -> str:
    """The kind of line of an edge: strong, weak or broken."""
    return "broken" if edge.broken else "strong" if edge.strong else "weak"


def dashes_of(edge: Edge) -> tuple[int, int] | None:
    """The dashes of an edge, None for a whole line."""
    return {"strong": None, "weak": DOTTED, "broken": DASHED}[line_of(edge)]


#: Where between two columns an edge turns, so that edges of one kind share a trunk.
TURN = {"strong": 0.3, "weak": 0.5, "broken": 0.7}


def is_back(edge: Edge, view: View) -> bool:
    """Whether an edge shares its trunk with others at its target, not at its source."""
    return edge.target == view.focus or view.by_id[edge.target].lane == "chain"
