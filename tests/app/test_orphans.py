"""The orphans page in a browser: causes, filters, members, downloads, hostile names."""

import csv
import io
import json

import openpyxl
import pytest

from lishu.explorer import lists_words as words
from tests.app import lists
from tests.app.registries import HOSTILE

#: The id of the body that ended, as the sentence of the finding has it.
RAILWAYS = "（PARTY_ORG:railways-ministry）"


def short(finding, language="en"):
    """What the list says of a finding: names of bodies, no ids; its beginning."""
    text = finding.text_zh if language == "zh" else finding.text_en
    assert RAILWAYS in text
    return text.replace(RAILWAYS, "")[:40]


@pytest.fixture
def look(visit, listed):
    """Open the page on the dataset with known causes."""

    def start(language="en", width=1300, **address):
        return visit(listed, language=language, width=width).open("orphans", **address)

    return start


def taken(seen, ending, which=0):
    """The bytes of a download, by its ending."""
    button = seen.page.get_by_role("button", name=ending.upper(), exact=True)
    return seen.download(button.nth(which))


@pytest.fixture(scope="module")
def ended(causes):
    """The finding that sixty organizations share."""
    return next(f for f in lists.found(causes) if f.code == "ENDED_BODY")


@pytest.mark.parametrize(("language", "width"), lists.SEEN)
def test_list_and_cause_are_whole(look, ended, language, width):
    """Both views say in the reader's language what is the matter, within the edges."""
    seen = look(language, width)
    assert short(ended, language) in seen.text()
    assert RAILWAYS not in seen.text()
    assert seen.beyond() == []
    seen.open("orphans", orphans_cause=ended.fingerprint)
    said = ended.suggestion_zh if language == "zh" else ended.suggestion_en
    assert said in seen.text()
    links = seen.page.locator("dd ul a").all_inner_texts()
    assert len(links) == len(ended.candidates) > 0
    assert set(links) & set(ended.candidates) == set()
    assert ended.citation.quote in seen.text()
    assert seen.page.locator("table.list tbody tr").count() == 50
    assert seen.beyond() == []


def test_accepted_finding_says_by_whom_and_until_when(look, ended):
    """The list tells that somebody answers for it; another finding says nothing."""
    seen = look()
    cause = seen.page.locator("article.cause").filter(has_text=short(ended))
    assert "a split ministry" in cause.inner_text()
    assert "until before 2090-01-01" in cause.inner_text()
    assert seen.text().count("a split ministry") == 1


def test_from_the_list_to_a_member_and_back(look, ended):
    """A cause opens, its second part too; a name leads to the organization; Back returns."""
    seen = look()
    seen.click("link", short(ended))
    assert f"orphans_cause={ended.fingerprint}" in seen.page.url
    assert seen.page.get_by_role("link", name="铁路第00学会").is_visible()
    seen.click("link", words.LATER.en)
    assert seen.page.locator("table.list tbody tr").count() == 10
    seen.click("link", "铁路第59学会")
    assert "/explore?" in seen.page.url
    seen.back()
    assert seen.page.get_by_role("link", name="铁路第59学会").is_visible()
    seen.click("link", words.BACK.en)
    assert "orphans_cause" not in seen.page.url
    assert short(ended) in seen.text()


def test_filters_narrow_and_are_cleared(look):
    """A reopened link shows the narrowed list; one link leads back to everything."""
    seen = look(orphans_place="330600")
    assert "2 causes, 7 organizations" in seen.text()
    seen.click("link", words.CLEAR.en)
    assert "3 causes, 67 organizations" in seen.text()
    seen.open("orphans", orphans_level="moon")
    assert words.NOTHING.en in seen.text()


def test_a_filter_chosen_by_hand_stands_in_the_address(look):
    """Choosing a class by keyboard alone writes it into the address, and Back undoes it."""
    seen = look()
    field = seen.page.get_by_role("combobox", name=words.VERDICT.en)
    field.focus()
    seen.page.keyboard.type("gap")
    seen.page.keyboard.press("Enter")
    seen.settle()
    assert "orphans_verdict=GAP" in seen.page.url
    assert "1 cause, 6 organizations" in seen.text()


def test_a_verdict_decides_the_group(look):
    """A number of the overview leads to its list by the verdict alone."""
    seen = look(orphans_verdict="COVERAGE_ORG")
    assert words.NOTHING.en in seen.text() or "cause" in seen.text()
    chosen = seen.page.get_by_role("radio", checked=True).all_inner_texts()
    assert any("mended" in name for name in chosen)


def test_list_of_causes_is_taken_away(look, ended):
    """One row a cause in CSV, XLSX and JSON, with number, suggestion and quote."""
    seen = look()
    text = taken(seen, "csv").decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text)))
    assert [row[words.AFFECTED.en] for row in table] == ["60", "6", "1"]
    assert table[0][words.QUOTE.en] == ended.citation.quote
    assert table[0][words.STATE.en] == "accepted"
    data = json.loads(taken(seen, "json"))
    assert data[0]["fingerprint"] == ended.fingerprint
    assert data[0]["affected"] == 60
    sheet = openpyxl.load_workbook(io.BytesIO(taken(seen, "xlsx"))).active
    assert sheet.max_row == 4


def test_list_of_organizations_has_no_formulas(look):
    """One row an organization with the columns of resolve; a formula is only a text."""
    seen = look()
    text = taken(seen, "csv", 1).decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text)))
    assert len(table) == 67
    assert list(table[0])[:4] == ["org_id", "name", "verdict", "leader_id"]
    names = [row["name"] for row in table]
    formula = next(name for name in HOSTILE if name.startswith("="))
    assert f"'{formula}会" in names
    assert not [
        name for row in table for name in row.values() if name[:1] in "=+-@" and name
    ]
    book = openpyxl.load_workbook(io.BytesIO(taken(seen, "xlsx", 1)))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert f"'{formula}会" in [cell.value for cell in cells]
    raw = json.loads(taken(seen, "json", 1))
    assert f"{formula}会" in [row["name"] for row in raw]


def test_hostile_names_are_text(look, causes):
    """In the list of a cause every name is shown as it is, runs nothing, makes nothing."""
    gap = next(f for f in lists.found(causes) if f.code == "GAP")
    for width in (1300, 390):
        seen = look("en", width, orphans_cause=gap.fingerprint)
        shown = seen.page.locator("table.list td.who a").all_inner_texts()
        assert "<img src=x onerror=alert(1)>会" in shown
        assert "<script>alert(2)</script>会" in shown
        assert any("\\u202e" in name for name in shown)
        assert seen.page.locator(".lishu img, .lishu svg, .lishu script").count() == 0


def test_old_links_say_so(look):
    """A cause that is mended, or of another dataset, is told and the list is shown."""
    seen = look(orphans_cause="0123456789abcdef")
    assert words.GONE.en in seen.text()
    assert "3 causes, 67 organizations" in seen.text()


def test_day_without_findings_says_what_to_do(look):
    """Where nothing is left the page says so instead of showing an empty table."""
    seen = look(orphans_group="open", on="2005-01-01")
    assert words.NOTHING_AT_ALL.en in seen.text()
