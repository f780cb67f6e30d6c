"""The address holds the view: links, Back, Forward and reopened links, in a browser."""

from app_parts import words
from lishu.explorer import overview_words
from lishu.explorer.load_words import TITLE as LOAD_TITLE


def year(visitor):
    """The year that the date on the page shows."""
    return visitor.page.get_by_role("spinbutton", name="year").inner_text()


def stays(visitor):
    """Whether the window was never loaded anew since `mark`."""
    return visitor.page.evaluate("window.marked === true")


def test_links_between_pages_keep_date_language_and_session(visit):
    """Another page shows the same date in the same language, without loading anew."""
    visitor = visit(language="en").open(on="2014-06-01", lang="zh")
    visitor.page.evaluate("window.marked = true")
    visitor.click("link", words.PAGES["load"].zh, exact=True)
    assert visitor.address() == "/load?on=2014-06-01&lang=zh"
    assert LOAD_TITLE.zh in visitor.text()
    assert (year(visitor), stays(visitor)) == ("2014", True)


def test_back_and_forward_show_what_was_there(visit):
    """Back from a list, a language and a page leads to the views before, Forward on."""
    visitor = visit(language="en").open()
    visitor.page.evaluate("window.marked = true")
    whole = visitor.text()
    visitor.click("link", "330 ● led")
    listed = visitor.text()
    assert "led: 330 organizations" in listed
    visitor.page.get_by_text("中文").click()
    visitor.settle()
    assert "有领导机构：330 家" in visitor.text()
    visitor.click("link", words.PAGES["load"].zh, exact=True)
    assert LOAD_TITLE.zh in visitor.text()
    visitor.back()
    assert "有领导机构：330 家" in visitor.text()
    visitor.back()
    assert visitor.text() == listed
    visitor.back()
    assert visitor.address() == "/"
    assert visitor.text().split() == whole.split()
    visitor.forward()
    assert visitor.text() == listed
    assert stays(visitor)


def test_a_reopened_link_shows_the_same_view(visit):
    """Whoever is sent the address sees the same: date, list, filter and distribution."""
    asked = {
        "on": "2019-05-01",
        "lang": "en",
        "overview_list": "led",
        "overview_level": "province",
        "overview_by": "category",
    }
    first = visit(language="en").open(**asked)
    second = visit(language="zh").open(first.address().lstrip("/"))
    assert first.text() == second.text()
    assert "province: " in first.text()
    assert overview_words.SLICERS["category"].en in first.text()


def test_what_is_chosen_stands_in_the_address(visit):
    """A distribution that is chosen can be reopened, and Back leads to the one before."""
    visitor = visit(language="en").open()
    visitor.page.get_by_text(overview_words.SLICERS["province"].en, exact=True).click()
    visitor.settle()
    assert visitor.address() == "/?overview_by=province"
    assert "浙江省" in visitor.text()
    visitor.back()
    assert visitor.address() == "/"
    assert "浙江省" not in visitor.page.locator("table.numbers").last.inner_text()


def test_nonsense_in_the_address_is_the_default(visit):
    """What nothing is called, a date that is none, another language: the usual view."""
    visitor = visit(language="en").open(
        on="31.12.1999",
        lang="tlh",
        overview_by="x",
        overview_list="<b>",
        focus="?" * 9999,
    )
    assert "336 organizations" in visitor.text()
    assert overview_words.BY_CAUSE.en in visitor.text()


def test_a_view_named_as_a_folder_is_the_first_page(visit):
    """/overview is the page that the app opens on, its parameters kept."""
    visitor = visit(language="en").open("overview", on="2019-05-01")
    assert visitor.address() == "/?on=2019-05-01"
    assert year(visitor) == "2019"
