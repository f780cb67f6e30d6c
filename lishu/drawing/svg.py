"""A view as SVG: a picture that any program shows, with texts as texts.

Made from the positions of the layout. No script, no style from elsewhere, no address.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from lishu.drawing.layout import (
    HEADING_FONT,
    NAME,
    NAME_FONT,
    PADDING,
    SMALL,
    SMALL_FONT,
    WIDE,
    Box,
    Lane,
    Layout,
    lay_out,
)
from lishu.drawing.looks import (
    LIGHT,
    LINES,
    OUTLINE,
    TURN,
    Look,
    dashes_of,
    is_back,
    is_outlined,
    is_struck,
    line_of,
    look_of,
)
from lishu.explorer.view import Edge, Node, View
from lishu.reports.escape import shown

_FONT = "system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"
_LINES = LINES["light"]


def svg(view: View, language: str) -> str:
    """The picture of a view."""
    layout = lay_out(view, language, WIDE)
    title = f"{view.centre.name} · {view.as_of}"
    wide, high = round(layout.width), round(layout.height)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
            f'viewBox="0 0 {wide} {high}" role="img" font-family="{_FONT}">',
            f"<title>{_text(title)}</title>",
            *_markers(),
            f'<rect width="{wide}" height="{high}" fill="{_LINES["ground"]}"/>',
            *(_lane(layout.lane) if layout.lane else ()),
            *(_edge(edge, view, layout) for edge in view.edges),
            *(
                line
                for node in view.nodes
                for line in _node(node, layout.boxes[node.id], node.id == view.focus, language)
            ),
            "</svg>\n",
        ]
    )  # fmt: skip


def _text(text: str) -> str:
    """A text of the data, escaped, without characters that XML cannot hold."""
    return escape(shown(text, 400))


def _markers() -> Iterator[str]:
    """Arrow heads, one a kind of line."""
    for kind in ("strong", "weak", "broken"):
        yield (
            f'<marker id="{kind}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" '
            f'markerHeight="7" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" '
            f'fill="{_LINES[kind]}"/></marker>'
        )


def _lane(lane: Lane) -> Iterator[str]:
    yield (
        f'<rect x="{lane.x:.0f}" y="{lane.y:.0f}" width="{lane.width:.0f}" '
        f'height="{lane.height:.0f}" rx="8" fill="{_LINES["lane"]}" '
        f'stroke="{_LINES["broken"]}" stroke-opacity=".35"/>'
    )
    for n, line in enumerate(lane.heading):
        y = lane.line + n * SMALL
        yield (
            f'<text x="{lane.x + PADDING:.0f}" y="{y:.0f}" font-size="{HEADING_FONT}" '
            f'font-weight="600" fill="{_LINES["heading"]}">{_text(line)}</text>'
        )


def _edge(edge: Edge, view: View, layout: Layout) -> str:
    kind, dashes = line_of(edge), dashes_of(edge)
    dash = f' stroke-dasharray="{dashes[0]} {dashes[1]}"' if dashes else ""
    way = _way(layout.boxes[edge.source], layout.boxes[edge.target], TURN[kind])
    # Dashes of edges that share a trunk begin at the end that they share.
    back = is_back(edge, view)
    path, end = _path(way[::-1] if back else way), "start" if back else "end"
    return (
        f'<path d="{path}" fill="none" stroke="{_LINES[kind]}" stroke-width="1.5"{dash} '
        f'marker-{end}="url(#{kind})"><title>{_text(edge.says.zh)} {_text(edge.says.en)}'
        f"</title></path>"
    )


Points = list[tuple[float, float]]


def _way(one: Box, other: Box, turn: float) -> Points:
    """From the edge of one box to that of another: straight down, or by a trunk."""
    if abs(one.x - other.x) < 1:
        down = 1 if other.y > one.y else -1
        start, end = one.y + down * one.height / 2, other.y - down * other.height / 2
        return [(one.x, start), (other.x, end)]
    side = 1 if other.x > one.x else -1
    start, end = one.x + side * one.width / 2, other.x - side * other.width / 2
    trunk = min(start, end) + abs(start - end) * turn
    return [(start, one.y), (trunk, one.y), (trunk, other.y), (end, other.y)]


def _path(way: Points) -> str:
    """Points as a path whose corners are rounded."""
    if len(way) == 2:
        return f"M{way[0][0]:.0f} {way[0][1]:.0f}L{way[1][0]:.0f} {way[1][1]:.0f}"
    (x0, y0), (x1, _), (_, y2), (x3, _) = way
    round_ = min(6, abs(y0 - y2) / 2)
    into, out = (1 if x1 > x0 else -1), (1 if x3 > x1 else -1)
    down = 1 if y2 > y0 else -1
    return (
        f"M{x0:.0f} {y0:.0f}H{x1 - into * round_:.1f}"
        f"Q{x1:.1f} {y0:.0f} {x1:.1f} {y0 + down * round_:.1f}"
        f"V{y2 - down * round_:.1f}Q{x1:.1f} {y2:.0f} {x1 + out * round_:.1f} {y2:.0f}"
        f"H{x3:.0f}"
    )


def _node(node: Node, box: Box, focused: bool, language: str) -> Iterator[str]:
    look = LIGHT[look_of(node)]
    dash = f' stroke-dasharray="{OUTLINE[0]} {OUTLINE[1]}"' if is_outlined(node) else ""
    left, top = box.x - box.width / 2, box.y - box.height / 2
    yield f"<g data-id={quoteattr(shown(node.id, 400))}>"
    yield f"<title>{_text(node.name)}\n{_lines(node.hint.label(language))}</title>"
    yield (
        f'<rect x="{left:.0f}" y="{top:.0f}" width="{box.width:.0f}" '
        f'height="{box.height:.0f}" rx="6" fill="{look.fill}" stroke="{look.border}" '
        f'stroke-width="{3 if focused else 1.3}"{dash}/>'
    )
    yield from _texts(node, box, look, left + PADDING, top + PADDING, focused)
    yield "</g>"


def _lines(text: str) -> str:
    return "\n".join(_text(line) for line in text.split("\n"))


def _texts(
    node: Node, box: Box, look: Look, x: float, top: float, focused: bool
) -> Iterator[str]:
    strike = ' text-decoration="line-through"' if is_struck(node) else ""
    weight = ' font-weight="700"' if focused else ""
    for n, line in enumerate(box.name):
        y = top + NAME * (n + 0.78)
        yield (
            f'<text x="{x:.0f}" y="{y:.1f}" font-size="{NAME_FONT}" fill="{look.text}"'
            f"{strike}{weight}>{_text(line)}</text>"
        )
    for n, line in enumerate(box.small):
        y = top + NAME * len(box.name) + SMALL * (n + 0.78)
        yield (
            f'<text x="{x:.0f}" y="{y:.1f}" font-size="{SMALL_FONT}" '
            f'fill="{look.text}" opacity=".85">{_text(line)}</text>'
        )
