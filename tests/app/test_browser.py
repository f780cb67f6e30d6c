"""The page in a real browser: it draws, asks nobody else for anything, and runs no text."""

import re
from urllib.parse import urlencode, urlsplit

import pytest

from app_pages import words
from tests.app import registries

LOCALES = {"zh": "zh-CN", "en": "en-US"}


class Visit:
    """A page open in the browser, with all that went wrong on it."""

    def __init__(self, browser, language, width):
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, locale=LOCALES[language]
        )
        self.page = self.context.new_page()
        self.faults, self.elsewhere = [], []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)

    def _console(self, message):
        if message.type in ("error", "warning"):
            self.faults.append(message.text)

    def _dialog(self, dialog):
        self.faults.append(f"a script ran: {dialog.message}")
        dialog.dismiss()

    def _request(self, request):
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.hostname != "127.0.0.1":
            self.elsewhere.append(request.url)

    def open(self, server, **address):
        """Go to an address of the app and wait until the page is whole."""
        self.page.goto(f"{server.address}?{urlencode(address)}")
        self.settle()

    def settle(self):
        """Wait until the script has run and what it wrote is drawn."""
        self.page.get_by_test_id("stDownloadButton").wait_for(timeout=30_000)
        self.page.wait_for_selector(
            '[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=30_000
        )

    def heading(self, name):
        """The heading that shows a text of the registry."""
        return self.page.get_by_role("heading", name=name, exact=True)


@pytest.fixture
def visit(browser):
    """Open pages; afterwards nothing went wrong and nobody else was asked."""
    visits = []

    def start(language="en", width=1300):
        visits.append(Visit(browser, language, width))
        return visits[-1]

    yield start
    for each in visits:
        each.context.close()
        assert each.faults == []
        assert each.elsewhere == []


@pytest.fixture(scope="module")
def app(browser, serve):
    """The app on the real example; afterwards its log tells of no fault."""
    with serve() as server:
        yield server
        assert re.findall(r"Traceback|Error|Exception", server.log()) == []


@pytest.fixture(scope="module")
def attacked(browser, serve, tmp_path_factory):
    """The app on a registry that is hostile in every field."""
    with serve(registries.hostile(tmp_path_factory.mktemp("hostile"))) as server:
        yield server


@pytest.mark.parametrize("width", [1300, 390])
@pytest.mark.parametrize("language", LOCALES)
def test_page_draws_in_the_language_of_the_browser(visit, app, language, width):
    """At desk and telephone width the page is whole and nothing stands beyond its edge."""
    visitor = visit(language, width)
    visitor.open(app)
    assert visitor.page.get_by_text(words.LEAD.label(language)).is_visible()
    assert visitor.page.get_by_text(words.REAL.label(language)).is_visible()
    assert visitor.page.locator("details").count() > 5
    wide = visitor.page.evaluate(
        """[...document.querySelectorAll('.lishu *')]
        .filter(e => e.getBoundingClientRect().right > innerWidth).length"""
    )
    assert wide == 0


def test_search_finding_and_language_by_hand(visit, app):
    """Typing a name shows its proof; a finding opens and leads to an organization's."""
    visitor = visit()
    visitor.open(app)
    field = visitor.page.get_by_label(words.SEARCH.en)
    field.fill("中国商业联合会")
    field.press("Enter")
    visitor.heading("中国商业联合会").wait_for()
    visitor.settle()
    finding = visitor.page.locator("details").first
    finding.locator("summary").click()
    link = finding.get_by_role("link").first
    name = link.inner_text()
    link.click()
    visitor.heading(name).wait_for()
    visitor.settle()
    visitor.page.get_by_text("中文").click()
    visitor.page.get_by_text(words.LEAD.zh).wait_for()
    visitor.settle()
    assert "lang=zh" in visitor.page.url
    assert visitor.heading(name).is_visible()


def test_download_is_the_table_of_verdicts(visit, app):
    """The list that is handed on has one row an organization, in a form Excel reads."""
    visitor = visit()
    visitor.open(app)
    with visitor.page.expect_download() as download:
        visitor.page.get_by_test_id("stDownloadButton").get_by_role("button").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert text.startswith("org_id,name,verdict,leader_id")
    assert len(text.splitlines()) == 337


@pytest.mark.parametrize("typed", ["", "会", "同名"])
def test_hostile_text_runs_nothing(visit, attacked, typed):
    """Names that are HTML or script make no element, run nothing and fetch nothing."""
    visitor = visit()
    visitor.open(attacked, q=typed)
    for summary in visitor.page.locator("summary").all():
        summary.click()
    assert visitor.page.locator(".lishu img, .lishu svg, .lishu script").count() == 0
    assert visitor.page.locator(".lishu a:not([href^='?q='])").count() == 0
