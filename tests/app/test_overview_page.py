"""The overview in a browser: every number leads to its list, every list can be taken away."""

import json

import pytest

from graphmodel.counting import Count
from lishu.explorer import overview_words as words


@pytest.mark.parametrize("tile", ["336 organizations", "330 ● led", "3 ▲ orphans"])
def test_a_number_leads_to_its_list(visit, tile):
    """A tile leads to a list that says the same number and has a row for each."""
    count = tile.split()[0]
    visitor = visit(language="en").open()
    visitor.click("link", tile)
    assert f": {count} organizations" in visitor.text()
    rows = visitor.page.locator("table.list tbody tr").count()
    assert rows == min(int(count), 25)


def test_a_number_of_the_distribution_leads_to_its_list(visit):
    """A cell of the table leads to those of its row and column."""
    visitor = visit(language="en").open()
    row = visitor.page.locator("table.numbers tr", has_text="prefecture")
    cell = row.get_by_role("link").first
    count = cell.inner_text()
    cell.click()
    visitor.settle()
    assert f"led · prefecture: {count} organizations" in visitor.text()


def test_the_list_that_is_taken_away_is_the_list(visit):
    """CSV and JSON hold the organizations of the list, as `lishu resolve` writes them."""
    visitor = visit(language="en").open(overview_list="orphan")
    names = visitor.page.locator("table.list td.who a").all_inner_texts()
    buttons = visitor.page.get_by_test_id("stDownloadButton").get_by_role("button")
    csv = visitor.download(buttons.filter(has_text="CSV")).decode("utf-8-sig")
    assert [line.split(",")[1] for line in csv.splitlines()[1:]] == names
    rows = json.loads(visitor.download(buttons.filter(has_text="JSON")))
    assert [row["name"] for row in rows] == names
    assert {row["verdict"] for row in rows} == {"CONFLICT", "ENDED_BODY"}


def test_what_to_do_first_leads_to_the_cause(visit):
    """The ten gravest causes are named with what to do; each leads to its members."""
    visitor = visit(language="en").open()
    items = visitor.page.locator("ol.first li")
    assert items.count() == 10
    assert words.FIRST.en.format(count=Count(10)) in visitor.text()
    items.first.get_by_role("link").click()
    visitor.settle()
    assert visitor.address().startswith("/orphans?orphans_cause=")
