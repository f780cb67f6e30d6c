"""The changes page in a browser: dates, years, datasets, what if, downloads."""

import csv
import io
import json

import openpyxl
import pytest

from lishu.explorer import changes_words as words
from tests.app import lists


@pytest.fixture
def look(visit, listed):
    """Open the page on the dataset with known causes."""

    def start(language="en", width=1300, **address):
        return visit(listed, language=language, width=width).open("changes", **address)

    return start


VIEWS = [
    {"changes_from": "2012-01-01"},
    {"changes_mode": "years", "changes_day": "2015-09-28"},
    {"changes_mode": "files"},
    {"changes_mode": "supposed", "changes_act": "abolish|SOPWB@330600"},
    {
        "changes_mode": "supposed",
        "changes_act": ["adopt|channel-2015|100000", "abolish|SOPWB@330600"],
    },
]


@pytest.mark.parametrize(("language", "width"), lists.SEEN)
def test_every_comparison_is_whole(look, language, width):
    """Each of them says what it compares, counts both sides, lists causes."""
    seen = look(language, width)
    for address in VIEWS:
        seen.open("changes", **address)
        mode = address.get("changes_mode", "dates")
        lead = getattr(words, f"{mode.upper()}_LEAD").label(language)
        assert lead in seen.text()
        assert words.DIFFERENCE.label(language) in seen.text()
        assert seen.page.locator("article.cause").count() >= 1
        assert seen.beyond() == []


def test_two_dates_tell_who_changed_and_why(look):
    """The ministry of railways ended in 2013: its sixty lost their leader by that body."""
    seen = look(changes_from="2016-01-01", on="2024-08-01")
    assert "new orphans" in seen.text()
    gap = seen.page.locator("article.cause").filter(has_text="orphaned")
    assert gap.locator(".count").inner_text().strip() == "6"
    gap.get_by_role("link").click()
    seen.settle()
    assert "changes_cause=" in seen.page.url
    assert "<img src=x onerror=alert(1)>会" in seen.text()
    assert seen.page.locator("table.list tbody tr").count() == 6
    assert seen.page.locator(".lishu img, .lishu script").count() == 0
    seen.back()
    assert "changes_cause" not in seen.page.url
    assert seen.page.locator("article.cause").count() >= 1


def test_slider_moves_through_the_years_of_the_rulebooks(look):
    """By keyboard the slider goes from one change of the rules to the one before."""
    seen = look(changes_mode="years")
    assert "2024-07-01" in seen.text()
    seen.page.get_by_role("slider").focus()
    for _ in range(2):
        seen.page.keyboard.press("ArrowLeft")
        seen.settle()
    assert "changes_day=2024-01-01" in seen.page.url
    seen.open("changes", changes_mode="years", changes_day="2015-09-28")
    assert "opinion-2015" in seen.text()
    assert "led again" in seen.text()


def test_years_table_leads_to_each_day(look):
    """What the chart draws stands as a table, each day with a link."""
    seen = look(changes_mode="years")
    seen.click("link", "2015-09-28")
    assert "changes_day=2015-09-28" in seen.page.url
    assert "opinion-2015" in seen.text()


def test_two_datasets_are_compared(look):
    """Against the bundled example every row of the one is gone and of the other is new."""
    seen = look(changes_mode="files", changes_other="example")
    causes = seen.page.locator("article.cause").all_inner_texts()
    assert any("joined" in cause and "72" in cause for cause in causes)
    assert any("left" in cause and "336" in cause for cause in causes)


def test_what_if_by_hand(look):
    """A body is named by keyboard, added, told who would be orphaned, and taken away."""
    seen = look(changes_mode="supposed")
    assert words.NO_ACT.en in seen.text()
    field = seen.page.get_by_role("combobox", name="Body")
    field.focus()
    seen.page.keyboard.type("绍兴市委员会社会工作部")
    seen.settle()
    seen.page.keyboard.press("Enter")
    seen.click("button", words.ADD.en)
    seen.settle()
    assert "changes_act=abolish" in seen.page.url
    assert "5 new orphans." in seen.text()
    seen.click("link", words.REMOVE.en)
    assert "changes_act" not in seen.page.url
    assert words.NO_ACT.en in seen.text()


def test_what_nobody_bears_is_told(look):
    """A name that nothing bears, and an act that cannot happen, say so in words."""
    seen = look(
        changes_mode="supposed", changes_act="abolish|<img src=x onerror=alert(9)>"
    )
    assert words.FAILED.en in seen.text()
    assert "no body is called" in seen.text()
    seen.click("link", words.REMOVE.en)
    assert words.NO_ACT.en in seen.text()


def test_adding_nothing_asks_for_a_name(look):
    """An empty form adds no act and says what is missing."""
    seen = look(changes_mode="supposed")
    seen.click("button", words.ADD.en)
    assert words.NAME_MISSING.en in seen.text()


def test_decoupling_shows_what_a_hand_over_would_mend(look):
    """Those decoupled are told, and who would lead them once handed over."""
    seen = look(changes_mode="supposed", changes_act="decouple|绍兴市第0学会")
    assert words.FAILED.en in seen.text()
    seen.open("changes", changes_mode="supposed", changes_act="decouple|铁路第00学会")
    assert words.MENDING.en in seen.text()


def test_changes_are_taken_away(look):
    """One row a change in CSV, XLSX and JSON; a hostile name is no formula."""
    seen = look(changes_from="2016-01-01", on="2024-08-01", changes_change="orphaned")
    files = {
        ending: seen.download(
            seen.page.get_by_role("button", name=ending.upper(), exact=True)
        )
        for ending in ("csv", "xlsx", "json")
    }
    table = list(csv.DictReader(io.StringIO(files["csv"].decode("utf-8-sig"))))
    assert len(table) == 6
    assert "'=CMD() {0} {wanted} %s会" in [row[words.NAME.en] for row in table]
    assert {row[words.CHANGE.en] for row in table} == {"orphaned"}
    data = json.loads(files["json"])
    assert "=CMD() {0} {wanted} %s会" in [row["name"] for row in data]
    sheet = openpyxl.load_workbook(io.BytesIO(files["xlsx"])).active
    assert sheet.max_row == 7
    assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]


def test_the_same_date_twice_says_so(look):
    """There is nothing to compare between a date and itself."""
    seen = look(changes_from="2024-08-01")
    assert words.SAME_DATE.en in seen.text()
