"""Boxes stand in columns, inside the whole, and never on each other."""

from itertools import combinations

import pytest

from lishu.drawing.layout import NARROW, WIDE, lay_out
from lishu.drawing.lines import width, wrapped
from lishu.reports.escape import shown
from tests.lishu.drawing import pictures


@pytest.mark.parametrize("shape", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("focus", pictures.REAL)
def test_no_box_stands_on_another_or_beyond_the_edge(focus, language, shape):
    """At both widths and in both languages."""
    view = pictures.view(*focus)
    layout = lay_out(view, language, shape)
    assert layout.boxes.keys() == view.by_id.keys()
    for box in layout.boxes.values():
        assert box.x - box.width / 2 > 0
        assert box.x + box.width / 2 < layout.width
        assert box.y - box.height / 2 > 0
        assert box.y + box.height / 2 < layout.height
    for one, other in combinations(layout.boxes.values(), 2):
        aside = abs(one.x - other.x) >= (one.width + other.width) / 2
        below = abs(one.y - other.y) >= (one.height + other.height) / 2
        assert aside or below


def test_the_narrow_one_fits_a_telephone():
    """At 390 pixels, with the margins of the page, nothing has to shrink much."""
    for focus in pictures.REAL:
        assert lay_out(pictures.view(*focus), "zh", NARROW).width <= 358


@pytest.mark.parametrize("shape", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_lane_of_the_orphans_holds_them_and_nobody_else(shape):
    """Who has no leader stands in the lane, with the cause as its heading."""
    view = pictures.view("N-42c71faa98014198")
    layout = lay_out(view, "zh", shape)
    lane = layout.lane
    assert lane is not None
    assert "机构已撤销" in "".join(lane.heading)
    for node in view.nodes:
        box = layout.boxes[node.id]
        inside = lane.x < box.x < lane.x + lane.width
        inside &= lane.y < box.y < lane.y + lane.height
        assert inside == (node.lane == "orphan")


def test_a_view_without_orphans_has_no_lane():
    """There is nothing to head."""
    assert lay_out(pictures.view("N-8b38f5985fc6e6b4"), "zh").lane is None


def test_the_chain_goes_down_from_the_root():
    """Each step stands below the one that leads it, in one column."""
    view = pictures.view("N-8b38f5985fc6e6b4")
    layout = lay_out(view, "zh")
    chain = [layout.boxes[n.id] for n in view.nodes if n.lane == "chain"]
    assert len({box.x for box in chain}) == 1
    assert [box.y for box in chain] == sorted(box.y for box in chain)


@pytest.mark.parametrize(
    "text", ["", " ", "中" * 200, "word " * 60, "a" * 300, "（）" * 40, "x\u202ey\x07"]
)
def test_wrapped_lines_fit_and_hold_no_hidden_character(text):
    """At most so many lines, none wider than a box but for one closing sign."""
    lines = wrapped(text, 20, 2)
    assert len(lines) <= 2
    assert all(width(line) <= 22 and line.isprintable() for line in lines)
    whole = shown(text, 1000).strip()
    assert whole.startswith(lines[0].rstrip("…")) if whole else lines == []
