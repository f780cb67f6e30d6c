"""The page Ask with a real Neo4j: the library there, and the console."""

import time

import pytest
from streamlit.testing.v1 import AppTest

from lishu.explorer import ask_words as words
from lishu.explorer.ask_console import run
from lishu.explorer.shelf import Cancelled, silent
from tests.queries import worlds
from tests.shared_folder import ROOT

#: A stream whose next row does not come for hours.
ENDLESS = """UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b
WITH a, b WHERE a + b = 3000000 RETURN a, b"""


@pytest.fixture(scope="module")
def loaded(shared_database):
    """The small world, loaded and resolved there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        worlds.add(shared_database, "crafted")
    return shared_database


@pytest.fixture
def page(loaded, monkeypatch, tmp_path):
    """The page on the same world, with the server named in the environment."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("NEO4J_URI", loaded.uri)
    monkeypatch.setenv("NEO4J_USER", loaded.user)
    monkeypatch.setenv("NEO4J_PASSWORD", loaded.password)
    monkeypatch.setenv("LISHU_NEO4J_HOME", str(tmp_path))
    monkeypatch.setenv("LISHU_DATASET", worlds.CRAFTED)

    def start(**address):
        test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        test.switch_page("app_pages/ask.py")
        for name, value in {"lang": "en", "on": "2026-06-01", **address}.items():
            test.query_params[name] = value
        return test.run()

    return start


def drawn(test):
    """The HTML of the page."""
    assert not test.exception
    return "".join(element.proto.body for element in test.get("html"))


def answered(test):
    """What stands between the number of rows and the files."""
    shown = drawn(test).partition("class=lead>")[2]
    return shown.partition(words.DOWNLOAD.en)[0]


@pytest.mark.parametrize(
    "asked",
    [
        {"ask_question": "led_by", "ask_body": "SOPWB@330600"},
        {"ask_question": "orphans"},
        {"ask_question": "orphans_by_level"},
    ],
    ids=lambda asked: asked["ask_question"],
)
def test_both_engines_draw_the_same_answer(page, asked):
    """The answer of Neo4j has the rows, words and links of the answer in memory."""
    here = page(**asked)
    there = page(**asked, ask_engine="neo4j", ask_resolution="crafted@2026-06-01")
    assert answered(here).count("<tr>") + answered(here).count("<dl>") >= 1
    assert answered(there) == answered(here)


def test_resolution_that_is_not_there_lists_those_that_are(page):
    """Which resolution is meant must be said where there are several."""
    shown = drawn(page(ask_question="orphans", ask_engine="neo4j"))
    assert "2 resolutions fit" in shown
    assert "crafted@2026-06-01" in shown


def test_console_answers_a_query_with_parameters(page):
    """A query of one's own is answered as a table, with a file."""
    test = page(ask_mode="cypher")
    query = "MATCH (o:Organization) WHERE o.name CONTAINS $part RETURN o.name AS <who>"
    test.text_area[0].set_value(query.replace("<who>", "`<b>who</b>`") + " LIMIT $n")
    test.text_area[1].set_value("part=会\nn:=2")
    test.button[-1].click().run()
    shown = drawn(test)
    assert "<th>&lt;b&gt;who&lt;/b&gt;</th>" in shown
    assert shown.count("<td>") == 2
    assert words.SPENT.en.partition("{")[0] + "2 rows" in shown


def test_console_refuses_what_writes_and_says_why(page, loaded):
    """What would change the graph is not sent; the reason and the remedy are told."""
    test = page(ask_mode="cypher")
    test.text_area[0].set_value("MATCH (n)\nDETACH DELETE n")
    test.button[-1].click().run()
    shown = drawn(test)
    assert "the query was not run" in shown
    assert "2:1: " in shown
    test.text_area[0].set_value("MATCH (o:Organization) RETURN count(o) AS n")
    test.button[-1].click().run()
    assert "<td>0</td>" not in drawn(test)


def test_query_that_is_stopped_ends_at_once(loaded, monkeypatch, tmp_path):
    """Somebody who stops a query does not wait for its deadline, nor does the next one."""
    monkeypatch.setenv("LISHU_NEO4J_HOME", str(tmp_path))
    asked = []

    def step(name):
        asked.append(name)
        if len(asked) > 3:
            raise Cancelled

    started = time.monotonic()
    with pytest.raises(Cancelled):
        run(loaded, ENDLESS, {}, step)
    assert time.monotonic() - started < 5
    assert run(loaded, "RETURN 1 AS one", {}, silent).rows == ((1,),)
