"""The graph of the page Explore: what it is drawn around, and where its boxes are."""

from lishu.drawing.layout import NARROW, WIDE, lay_out
from tests.lishu.drawing import pictures

LED, ORPHAN = "N-8b38f5985fc6e6b4", "N-42c71faa98014198"


def graph(visitor):
    """The graph of the page, drawn around something."""
    found = visitor.page.locator(".graph[data-focus]")
    found.wait_for()
    return found


def centre(visitor):
    """The node that the graph is drawn around."""
    return graph(visitor).get_attribute("data-focus")


def box(visitor, focus, open_, node):
    """Where on the page a node is drawn: the layout, shrunk to the width there is."""
    canvas = visitor.page.locator(".graph .canvas")
    at = canvas.bounding_box()
    shape = NARROW if at["width"] < 560 else WIDE
    layout = lay_out(pictures.view(focus, open_), visitor.language, shape)
    scale = min(1, at["width"] / layout.width)
    place = layout.boxes[node]
    x = at["x"] + at["width"] / 2 + (place.x - layout.width / 2) * scale
    return x, at["y"] + place.y * scale


def click_node(visitor, focus, node, open_=""):
    """Scroll to where a node is drawn, click it, and wait for what comes of it."""
    _, y = box(visitor, focus, open_, node)
    main = visitor.page.get_by_test_id("stMain")
    main.evaluate("(element, y) => element.scrollBy(0, y)", y - 450)
    visitor.page.wait_for_timeout(100)
    visitor.page.mouse.click(*box(visitor, focus, open_, node))
    visitor.settle()


def button(visitor, name):
    return visitor.page.get_by_role("button", name=name, exact=True)
