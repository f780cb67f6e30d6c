"""Boxes stand in columns, inside the whole, and never on each other."""

from itertools import combinations

import pytest

from lishu.drawing.layout import (
    HEADING_FONT,
    NAME_FONT,
    NARROW,
    PADDING,
    SMALL_FONT,
    WIDE,
    lay_out,
)
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


#: How wide Latin letters are in DejaVu Sans, the widest of the fonts in common use, in
#: thousandths of an em; other letters are Chinese and take an em.
LATIN = {
    " ": 318, "a": 613, "b": 635, "c": 550, "d": 635, "e": 615, "f": 352, "g": 635,
    "h": 634, "i": 278, "j": 278, "k": 579, "l": 278, "m": 974, "n": 634, "o": 612,
    "p": 635, "q": 635, "r": 411, "s": 521, "t": 392, "u": 634, "v": 592, "w": 818,
    "x": 592, "y": 592, "z": 525, ",": 318, ".": 318, "(": 390, ")": 390, "-": 361,
    **dict.fromkeys("0123456789", 636), **dict.fromkeys("ABCDEFGHKNOPQRSTUVXYZ", 740),
}  # fmt: skip
#: How much wider they are at most in bold.
BOLD = 1.13
#: Signs of which one may stand over the edge.
CLOSING = "，。、；：）〕》”,.)"


def pixels(text, font, bold=False):
    """How wide a line is when it is drawn."""
    wider = BOLD if bold else 1
    ems = sum(LATIN[c] * wider if c in LATIN else 1000 for c in text) / 1000
    return ems * font


@pytest.mark.parametrize("shape", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("focus", pictures.REAL)
def test_no_line_is_wider_than_its_box(focus, language, shape):
    """In Chinese and Latin letters; one closing sign may stand in the padding."""
    view = pictures.view(*focus)
    layout = lay_out(view, language, shape)
    room = shape.box - 2 * PADDING
    for node, box in layout.boxes.items():
        for line in box.name:
            bold = node == view.focus
            assert pixels(line.rstrip(CLOSING), NAME_FONT, bold) <= room
        for line in box.small:
            assert pixels(line.rstrip(CLOSING), SMALL_FONT) <= room
    for line in layout.lane.heading if layout.lane else ():
        assert pixels(line.rstrip(CLOSING), HEADING_FONT, bold=True) <= room


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


def test_no_line_begins_with_a_closing_sign():
    """Not where two of them would stand over the edge either."""
    lines = wrapped("（一二三四五六七（试行）》第6条）指向", 11, 3)
    assert lines == ["（一二三四五六七（试", "行）》第6条）指向"]
    assert wrapped("一二三四，五", 4, 2) == ["一二三四，", "五"]


def test_a_line_ends_with_no_opening_sign_and_is_filled():
    """An opening sign goes with what it opens; Chinese text goes on behind a date."""
    assert wrapped("一二三（四五", 4, 2) == ["一二三", "（四五"]
    assert wrapped("甲乙 2001 丙丁戊己庚辛", 8, 2) == ["甲乙 2001 丙丁", "戊己庚辛"]
    assert wrapped("some words here", 5, 3) == ["some", "words", "here"]


@pytest.mark.parametrize(
    "text", ["", " ", "中" * 200, "word " * 60, "a" * 300, "（）" * 40, "x\u202ey\x07"]
)
def test_wrapped_lines_fit_and_hold_no_hidden_character(text):
    """At most so many lines, none wider than a box but for one closing sign."""
    lines = wrapped(text, 10, 2)
    assert len(lines) <= 2
    assert all(width(line) <= 11 and line.isprintable() for line in lines)
    whole = shown(text, 1000).strip()
    assert whole.startswith(lines[0].rstrip("…")) if whole else lines == []
