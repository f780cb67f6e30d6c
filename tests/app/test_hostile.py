"""A registry that attacks the app: what stands in it is text, on every page and in every file."""

import csv
import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pytest

from app_parts.navigation import pages
from lishu.explorer import load_words
from tests.app import registries
from tests.lishu.explorer import worlds

#: Views in which names, places, supervisors and files of the registry stand.
VIEWS = {
    "overview": {"overview_list": "all"},
    "orphans": {},
    "open": {"orphans_group": "open"},
    "changes": {"changes_mode": "dates", "changes_from": "2014-01-01"},
    "rules": {"rules_book": "opinion-2015"},
    "ask": {"ask_question": "search", "ask_text": "会"},
    "load": {},
    "explore": {},
}
#: What draws something, runs something or fetches something inside texts of ours.
_ELEMENTS = (
    "img, svg, script, iframe, object, embed, form, input, math, base, meta, link"
)
_FOREIGN = """(own) => [...document.querySelectorAll('.lishu a')]
  .map((a) => a.getAttribute('href'))
  .filter((href) => !own.includes(href.split('?')[0].replace('./', '')))"""
#: Handlers of events and addresses of scripts, on any element of the page.
_HANDLERS = """() => [...document.querySelectorAll('*')].flatMap((e) => [...e.attributes]
  .filter((a) => a.name.startsWith('on') || /^\\s*javascript:/i.test(a.value))
  .map((a) => e.outerHTML.slice(0, 150)))"""
_INVISIBLE = re.compile("[\u202a-\u202e\u2066-\u2069\u200b-\u200f\x00-\x08\x0e-\x1f]")
_FORMULA = re.compile(r"^[=+\-@\t\r]")


def page_of(view):
    """The page of a view."""
    return "orphans" if view == "open" else view


def harmless(visitor):
    """Nothing of ours draws, runs or fetches what stands in a text of the registry."""
    page = visitor.page
    assert page.locator(f".lishu :is({_ELEMENTS})").count() == 0
    assert page.evaluate(_FOREIGN, ["", *pages()]) == []
    assert page.evaluate(_HANDLERS) == []
    assert _INVISIBLE.findall(page.locator("body").inner_text()) == []
    assert page.get_by_test_id("stException").count() == 0


def opened(visitor):
    """Everything on the page that can be folded out."""
    for summary in visitor.page.locator("summary").all():
        if summary.is_visible():
            summary.click()
    visitor.settle()


@pytest.mark.parametrize("view", VIEWS)
def test_registry_is_text_on_every_page(visit, attacked, view):
    """Markup, script, formulas and marks of direction are read as they stand."""
    visitor = visit(attacked)
    visitor.open(page_of(view), **VIEWS[view], on="2026-03-01")
    opened(visitor)
    harmless(visitor)
    assert "<b>&**x**.csv" in visitor.page.content().replace("&lt;", "<").replace(
        "&gt;", ">"
    ).replace("&amp;", "&")


@pytest.mark.parametrize("page", pages())
def test_address_is_text_on_every_page(visit, attacked, page):
    """What somebody writes into a link that they send is shown as text, or is ignored."""
    visitor, text = visit(attacked), " ".join(registries.HOSTILE)
    names = ("q", "where", "place", "verdict", "cause", "book", "sentence", "case", "find",
             "organization", "mode", "list", "by", "page", "open", "act", "from")  # fmt: skip
    given = {f"{page}_{name}": text for name in names} | {"ask_question": "leader_of"}
    visitor.open(page, focus=text, lang=text, on=text, **given)
    harmless(visitor)


def test_file_that_is_handed_in_is_text(visit, attacked):
    """Its name, headings and cells are shown as text, before it is used and afterwards."""
    visitor = visit(attacked).open("load")
    headings = ",".join(["社会组织名称", *map(_quoted, registries.HOSTILE)])
    rows = "\n".join(",".join([_quoted(text)] * 7) for text in registries.HOSTILE)
    visitor.page.locator("input[type=file]").set_input_files(
        {
            "name": "<img src=x onerror=alert(1)>.csv",
            "mimeType": "text/csv",
            "buffer": f"{headings}\n{rows}\n".encode(),
        }
    )
    visitor.settle()
    opened(visitor)
    harmless(visitor)
    visitor.click("button", load_words.USE.en)
    visitor.page.wait_for_timeout(1000)
    visitor.settle()
    harmless(visitor)


def _quoted(text):
    """A cell of CSV."""
    return '"' + text.replace('"', '""') + '"'


def test_files_of_every_page_are_harmless(visit, attacked, tmp_path):
    """No formula in a sheet, no script or foreign address in a picture or page, in any file
    of any page."""
    visitor = visit(attacked)
    table = worlds.attacked(tmp_path).world.organizations
    somebody = table.filter(table["name"] == "同名")["org_id"][0]
    seen = set()
    for view, given in VIEWS.items():
        where = {"focus": somebody} if view == "explore" else given
        visitor.open(page_of(view), **where, on="2026-03-01")
        opened(visitor)
        for button in visitor.page.get_by_test_id("stDownloadButton").all():
            told = button.inner_text().lower()
            kind = next(k for k in CHECKS if k in told)
            CHECKS[kind](visitor.download(button.get_by_role("button")))
            seen.add(kind)
    assert seen >= {"csv", "xlsx", "json", "svg", "html", "graphml"}


def _csv(data):
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) >= 1
    assert [cell for row in rows for cell in row if _FORMULA.match(cell)] == []


def _xlsx(data):
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheets = [n for n in book.namelist() if n.startswith("xl/worksheets/")]
        text = "".join(book.read(name).decode() for name in sheets)
        assert sheets
        assert "<f>" not in text
        assert not any("externalLink" in name for name in book.namelist())


def _json(data):
    assert json.loads(data) is not None
    assert _INVISIBLE.findall(data.decode()) == []


def _xml(data):
    root = ElementTree.fromstring(data)
    names = {element.tag.rpartition("}")[2].lower() for element in root.iter()}
    assert names & {"script", "foreignobject", "image", "iframe", "a"} == set()
    attributes = [name.lower() for e in root.iter() for name in e.attrib]
    assert [name for name in attributes if name.startswith("on")] == []


def _html(data):
    text = data.decode()
    assert (
        re.findall(r"""(?:src|href)\s*=\s*["']?\s*(?:https?:|//|javascript:)""", text)
        == []
    )
    outside = re.sub(r"<script\b.*?</script>", "", text, flags=re.DOTALL)
    assert "<img" not in outside
    assert re.findall(r"<[^<>]*\bon\w+\s*=[^<>]*>", outside) == []


CHECKS = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
    "svg": _xml,
    "graphml": _xml,
    "html": _html,
}
