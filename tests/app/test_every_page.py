"""Every page in a real browser: it draws, is whole, asks nobody else, and can be used."""

import pytest

from app_parts import words
from app_parts.navigation import pages
from graphmodel.counting import Count
from lishu.explorer.example import real_example
from tests.app.visits import LOCALES, WIDTHS

PAGES = pages()


def test_the_pages_of_the_design_are_there():
    """All seven pages of DESIGN §7 stand in the navigation."""
    assert PAGES == [
        "overview",
        "explore",
        "orphans",
        "changes",
        "rules",
        "ask",
        "load",
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("page", PAGES)
def test_page_draws_and_can_be_used_by_everybody(visit, page, language, width):
    """Every page says what is real, for which date and by which rulebooks, in the language
    of the browser; nothing stands beyond its edge, nothing fails in console or log, and
    axe-core finds nothing serious: light and dark, on a desk and on a telephone."""
    scheme = "dark" if (language == "en") == (width == WIDTHS[0]) else "light"
    visitor = visit(language=language, width=width, scheme=scheme)
    shown = visitor.open(page, on="2026-03-01").text()
    in_force = words.IN_FORCE.label(language).format(date="2026-03-01", count=Count(4))
    assert words.REAL[0].label(language) in shown
    assert in_force in shown
    here = visitor.page.locator("nav a[aria-current=page]")
    assert here.inner_text() == words.PAGES[page].label(language)
    assert visitor.page.locator("html").get_attribute("lang")[:2] == language
    assert visitor.page.get_by_test_id("stException").count() == 0
    assert visitor.beyond() == []
    assert visitor.grave() == []


def test_the_example_is_the_one_that_is_bundled():
    """What is called real are the files of the real example."""
    assert (real_example() / "SOURCES.md").exists()
