"""The page Ask in a browser: from the list of questions to an answer that is taken away."""

import csv
import io
import json
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from streamlit.testing.v1 import AppTest

from graphmodel.counting import Count
from lishu.explorer import ask_words as words
from queries.question_files import question
from tests.app.visits import LOCALES, WIDTHS
from tests.shared_folder import ROOT

#: What axe-core calls grave enough to keep somebody from using a page.
GRAVE = {"critical", "serious"}


@pytest.fixture
def look(visit, listed):
    """Open the page on the dataset with known causes."""

    def start(language="en", width=1300, **address):
        return visit(listed, language=language, width=width).open("ask", **address)

    return start


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LOCALES)
def test_answer_is_a_table_of_links(look, language, width):
    """A question of the address is answered; names lead to their organization."""
    seen = look(language, width, ask_question="orphans", ask_limit="5")
    shown = seen.text()
    assert question("orphans").about.label(language) in shown
    assert words.MORE.label(language).format(limit=Count(5)) in shown
    links = seen.page.locator(".lishu td a[href*='explore?focus=']")
    assert links.count() >= 5
    assert seen.beyond() == []
    name = links.first.inner_text()
    links.first.click()
    seen.settle()
    assert "/explore?focus=" in seen.page.url
    assert name in seen.text()


def test_from_the_list_to_an_answer_and_back(look):
    """A question is chosen, filled in and answered; Back leads to the list again, and a
    reopened link shows the same answer."""
    seen = look()
    seen.click("link", question("led_by").title.en)
    assert words.GIVE.en.partition("{")[0] in seen.text()
    seen.page.get_by_role("textbox", name=words.FIELDS["body"].en).fill("铁道部")
    seen.page.get_by_role("button", name=words.ASK.en, exact=True).click()
    seen.settle()
    answered = seen.address()
    assert "ask_body=" in answered
    table = seen.page.locator("main .lishu").last.inner_text()
    seen.back()
    assert words.GIVE.en.partition("{")[0] in seen.text()
    seen.back()
    assert words.LEAD.en in seen.text()
    again = look()
    again.page.goto(seen.server.address.rstrip("/") + answered)
    again.settle()
    assert again.page.locator("main .lishu").last.inner_text() == table


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("asked", ["orphans", "leader_of"])
def test_question_can_be_used_by_everybody(visit, listed, asked, scheme):
    """axe-core finds nothing serious in form, answer and query, light or dark."""
    given = {"ask_question": asked, "ask_organization": "铁路第03学会"}
    seen = visit(listed, scheme=scheme).open("ask", **given)
    for name in (words.MEANING.en, words.QUERY.en):
        seen.page.get_by_text(name).click()
    seen.settle()
    found = Axe().run(seen.page, context=".stMain").response["violations"]
    assert [
        (v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in GRAVE
    ] == []


def test_name_of_several_offers_those_that_may_be_meant(look):
    """What several bear is not guessed: each is a link that asks for it."""
    seen = look(ask_question="leader_of", ask_organization="铁路第0")
    assert words.NOT_ONE.en.format(text="铁路第0") in seen.text()
    seen.click("link", "铁路第03学会")
    shown = seen.page.locator(".lishu dl").first.inner_text()
    assert "铁路第03学会" in shown
    assert words.NOT_ONE.en.format(text="铁路第0") not in seen.text()


def test_few_rows_of_many_columns_are_boxes_of_fields(look):
    """Each row is a box of its own, with room between them and labels of one width."""
    seen = look("zh", ask_question="orphans", ask_limit="3")
    lists = seen.page.locator(".lishu dl.row").all()
    boxes = [each.bounding_box() for each in lists]
    assert len(boxes) == 3
    gaps = [two["y"] - one["y"] - one["height"] for one, two in pairwise(boxes)]
    assert min(gaps) >= 8
    values = [each.locator("dd").first.bounding_box()["x"] for each in lists]
    assert len(set(values)) == 1


def test_nobody_of_that_name_says_what_to_do(look):
    """A name that nobody bears is answered in the language of the page."""
    seen = look("zh", ask_question="leader_of", ask_organization="<b>没有</b>")
    assert words.NOBODY.zh.format(text="<b>没有</b>") in seen.text()


def test_answer_is_taken_away_whole(look):
    """CSV and JSON have every row, not only the page; the query can be pasted."""
    seen = look(ask_question="orphans")
    shown = seen.page.locator("table.list tbody tr").count()
    buttons = seen.page.get_by_test_id("stDownloadButton").get_by_role("button")
    text = seen.download(buttons.nth(0)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    data = json.loads(seen.download(buttons.nth(2)))
    assert len(rows) - 1 == len(data) > shown == 50
    assert [row["org_id"] for row in data] == [row[0] for row in rows[1:]]
    assert not any(cell.startswith("=") for row in rows for cell in row)
    seen.page.get_by_text(words.QUERY.en).click()
    code = seen.page.get_by_test_id("stCode").first
    code.wait_for()
    assert "MATCH (r:Resolution {id: $resolution})" in code.inner_text()
    assert ":param resolution => '2024-08-01'" in code.inner_text()


@pytest.fixture
def page(monkeypatch, tmp_path):
    """The page without a browser, where no Neo4j is known unless it is named."""

    def start(**environment):
        monkeypatch.delenv("NEO4J_URI", raising=False)
        monkeypatch.setenv("LISHU_NEO4J_HOME", str(tmp_path))
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        test.switch_page("app_pages/ask.py")
        test.query_params["lang"] = "en"
        return test

    return start


def drawn(test):
    """The HTML of the page."""
    assert not test.exception
    return "".join(element.proto.body for element in test.get("html"))


def test_without_a_neo4j_there_is_a_sentence_and_no_console(page):
    """Nothing of the console is there but how to get a Neo4j."""
    test = page().run()
    assert words.NO_NEO4J.en.replace("’", "&#x27;") in drawn(test)
    assert test.text_area.len == 0


def test_neo4j_that_does_not_answer_is_told_in_words(page):
    """A server that is named and away: the message says what to do, nothing fails."""
    test = page(NEO4J_URI="bolt://127.0.0.1:1", NEO4J_PASSWORD="secret")
    test.query_params["ask_mode"] = "cypher"
    test.run()
    assert test.text_area.len == 2
    test.button[-1].click().run()
    shown = drawn(test)
    assert "does not answer" in shown
    assert "secret" not in shown


def test_query_that_writes_is_refused_with_the_reason(page):
    """The guard is before the server: what is refused is told, position and remedy."""
    test = page(NEO4J_URI="bolt://127.0.0.1:1", NEO4J_PASSWORD="secret")
    test.query_params["ask_mode"] = "cypher"
    test.run()
    test.text_area[0].set_value("MATCH (n) DETACH DELETE n // <b>x</b>")
    test.button[-1].click().run()
    shown = drawn(test)
    assert "the query was not run" in shown
    assert "1:11: " in shown
    test.text_area[0].set_value("RETURN 1")
    test.text_area[1].set_value("no equals sign")
    test.button[-1].click().run()
    assert "Line 1 of the parameters" in drawn(test)


@pytest.mark.parametrize(
    ("limit", "before"),
    [
        ("-1", "1800-01-01"),
        ("x", "9999-01-01"),
        ("0000000999999", "yesterday"),
        ("９", ""),
    ],
)
def test_address_that_cannot_be_is_as_if_nothing_were_said(page, limit, before):
    """Numbers and dates beyond what can be asked leave the field as it is; nothing fails."""
    test = page()
    given = {
        "ask_question": "changes_between",
        "ask_limit": limit,
        "ask_before": before,
    }
    for name, value in {**given, "ask_change": "<b>"}.items():
        test.query_params[name] = value
    shown = drawn(test.run())
    assert words.GIVE.en.partition("{")[0] in shown
    assert test.number_input[0].value == 200
    assert test.selectbox[-1].value == ""
