"""Where the nodes of a view stand: columns of boxes that never overlap.

The chain stands in one column, the root on top; what is below the focus to its right,
the lane of the orphans under that; weak relations to the left, or, where the screen is
narrow, to the right above the others. Sizes are in pixels, y grows downwards.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lishu.drawing.lines import wrapped
from lishu.drawing.looks import MARKS
from lishu.explorer import graph_words
from lishu.explorer.view import Node, View

#: Heights of a line of a name and of a smaller one, and what is left free in a box.
NAME, SMALL, PADDING = 17, 14, 7
#: Sizes of the letters of a name, of a smaller line, and of the heading of a lane.
NAME_FONT, SMALL_FONT, HEADING_FONT = 13, 10.5, 12
#: Between boxes of a column, between steps of the chain, around the whole.
GAP, STEP, MARGIN = 12, 26, 10
#: Above the boxes in the lane of the orphans, for its heading; lines of it at most.
HEADING, CAUSE = 24, 8


@dataclass(frozen=True)
class Shape:
    """Widths of boxes and of the gap between columns, and how many columns there are."""

    box: int
    between: int
    columns: int
    lines: int

    def room(self, font: float) -> float:
        """How many ems of a size of letters fit into a line of a box."""
        return (self.box - 2 * PADDING) / font


#: For a desk and for a telephone.
WIDE, NARROW = Shape(216, 64, 3, 2), Shape(150, 34, 2, 3)


@dataclass(frozen=True)
class Box:
    """Where a node stands (its middle) and what is written in it.

    `name` are lines of the name, `small` smaller lines below.
    """

    x: float
    y: float
    width: float
    height: float
    name: tuple[str, ...]
    small: tuple[str, ...]


@dataclass(frozen=True)
class Lane:
    """A band with a heading, whose first line stands on `line`."""

    x: float
    y: float
    width: float
    height: float
    heading: tuple[str, ...]
    line: float


@dataclass(frozen=True)
class Layout:
    """Boxes by the id of their node, the lane of the orphans, the size of the whole."""

    boxes: Mapping[str, Box]
    lane: Lane | None
    width: float
    height: float


@dataclass(frozen=True)
class _Plan:
    """A view that is being laid out in a shape and a language."""

    view: View
    shape: Shape
    language: str

    @cached_property
    def beside_x(self) -> float:
        return MARGIN + self.shape.box / 2 if self.shape.columns == 3 else self.below_x

    @cached_property
    def chain_x(self) -> float:
        left = any(node.lane == "beside" for node in self.view.nodes)
        shift = self.shape.columns == 3 and left
        return (
            MARGIN + self.shape.box / 2 + shift * (self.shape.box + self.shape.between)
        )

    @property
    def below_x(self) -> float:
        return self.chain_x + self.shape.box + self.shape.between

    def of_lane(self, name: str) -> list[Node]:
        return [node for node in self.view.nodes if node.lane == name]


def lay_out(view: View, language: str, shape: Shape = WIDE) -> Layout:
    """Where everything stands, with texts in a language."""
    plan = _Plan(view, shape, language)
    boxes: dict[str, Box] = {}
    _stack(plan, plan.of_lane("chain"), plan.chain_x, MARGIN, boxes, STEP)
    bottom = max((_lower(box) for box in boxes.values()), default=MARGIN)
    focus = boxes[view.focus].y if view.focus in boxes else bottom + 2 * STEP
    beside, below = plan.of_lane("beside"), plan.of_lane("below")
    if shape.columns == 3:
        _stack(plan, beside, plan.beside_x, _top(plan, beside, focus, 1.0), boxes)
        right = _top(plan, below, focus, 0.5)
    else:
        right = _stack(plan, beside, plan.beside_x, MARGIN, boxes)
    right = _stack(plan, below, plan.below_x, right, boxes)
    return _sized(boxes, _lane(plan, right, bottom, boxes))


def _lane(
    plan: _Plan, right: float, bottom: float, boxes: dict[str, Box]
) -> Lane | None:
    """The lane of the orphans: under what is below; of the focus alone, under the chain."""
    orphans = plan.of_lane("orphan")
    if not orphans:
        return None
    room = plan.shape.room(HEADING_FONT)
    heading = wrapped(plan.view.orphaned.label(plan.language), room, CAUSE, bold=True)
    head = HEADING + SMALL * (len(heading) - 1)
    alone = plan.view.focus == orphans[0].id
    # Of the focus the heading stands below: above it an edge comes down.
    x, top = (plan.chain_x, bottom + STEP) if alone else (plan.below_x, right)
    end = _stack(plan, orphans, x, top if alone else top + head, boxes)
    line = end - GAP + HEADING - PADDING if alone else top - PADDING + HEADING - PADDING
    end += head - GAP if alone else 0
    left, size = x - plan.shape.box / 2 - PADDING, plan.shape.box + 2 * PADDING
    return Lane(left, top - PADDING, size, end - top + PADDING, tuple(heading), line)


def _top(plan: _Plan, nodes: Sequence[Node], focus: float, share: float) -> float:
    """Where a column begins so that `share` of it stands above the middle of the focus."""
    sizes = [_height(_texts(plan, node)) for node in nodes]
    whole = sum(sizes) + GAP * max(len(sizes) - 1, 0)
    last = sizes[-1] if share == 1.0 and sizes else 0
    return max(MARGIN, focus - whole * share + last / 2)


def _stack(
    plan: _Plan,
    nodes: Iterable[Node],
    x: float,
    top: float,
    boxes: dict[str, Box],
    gap: float = GAP,
) -> float:
    """Boxes below each other; where the next one would begin."""
    for node in nodes:
        texts = _texts(plan, node)
        height = _height(texts)
        boxes[node.id] = Box(x, top + height / 2, plan.shape.box, height, *texts)
        top += height + gap
    return top


def _texts(plan: _Plan, node: Node) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of a node: its name, and below what it is and what it does."""
    language, most = plan.language, plan.shape.lines
    room, small_room = plan.shape.room(NAME_FONT), plan.shape.room(SMALL_FONT)
    if node.kind == "more":
        return tuple(wrapped(more_label(node, language), room, most)), ()
    mark = MARKS.get(node.state, "") if node.kind == "organization" else ""
    called = f"{mark} {node.name}".strip() or node.id
    name = wrapped(called, room, most, bold=node.id == plan.view.focus)
    says = node.says.label(language)
    small = [says] if says != node.name else []
    small += [f"〔{each}〕" for each in relations_of(plan.view, node, language)]
    lines = [line for text in small if text for line in wrapped(text, small_room, most)]
    return tuple(name), tuple(lines)


def more_label(node: Node, language: str) -> str:
    """What is written on a node that stands for others."""
    text = graph_words.MORE.label(language)
    return text.format(count=f"{node.count:,}", what=node.says.label(language))


def relations_of(view: View, node: Node, language: str) -> list[str]:
    """What a node beside the chain, or guided from it, has to do with what is drawn."""
    if node.lane == "chain" or node.id == view.focus:
        return []
    ends = [edge for edge in view.edges if node.id in (edge.source, edge.target)]
    told = [e.says.label(language) for e in ends if not e.strong and e.says.zh]
    return list(dict.fromkeys(told))


def _height(texts: tuple[Sequence[str], Sequence[str]]) -> float:
    return len(texts[0]) * NAME + len(texts[1]) * SMALL + 2 * PADDING


def _lower(box: Box) -> float:
    return box.y + box.height / 2


def _sized(boxes: Mapping[str, Box], lane: Lane | None) -> Layout:
    right = max(box.x + box.width / 2 for box in boxes.values())
    lower = max(_lower(box) for box in boxes.values())
    if lane:
        right, lower = max(right, lane.x + lane.width), max(lower, lane.y + lane.height)
    return Layout(boxes, lane, right + MARGIN, lower + MARGIN)
