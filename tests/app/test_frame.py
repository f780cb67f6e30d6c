"""The frame without a browser: what a page says when there is nothing to show."""

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from app_parts import words
from app_parts.asked import Asked, parsed
from graphmodel.counting import Count
from tests.app import registries
from tests.shared_folder import ROOT


@pytest.fixture
def page(monkeypatch):
    """The first page on a registry (the real example unless named), after its first run."""

    def start(path="", **address):
        monkeypatch.setenv("LISHU_DATASET", str(path))
        test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for name, value in {"lang": "en", **address}.items():
            test.query_params[name] = value
        return test.run()

    return start


def text(test):
    """What a reader sees of the HTML of the page."""
    assert not test.exception
    html = "".join(element.proto.body for element in test.get("html"))
    html = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html)))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_opens_on_the_real_example_and_says_so(page, language):
    """The first thing on the page is what is real, what is derived, and which files."""
    shown = text(page(lang=language))
    assert words.REAL[0].label(language) in shown
    assert words.REAL[1].label(language) in shown
    assert "registry-charters.csv" in shown


def test_synthetic_data_are_called_so(page):
    """The banner of the synthetic example says that nobody in it exists."""
    shown = text(page(ROOT / "examples" / "synthetic"))
    assert words.SYNTHETIC[0].en in shown
    assert words.REAL[0].en not in shown


def test_own_data_are_called_so(page, tmp_path):
    """A registry of one's own has neither the label real nor synthetic."""
    path = registries.write(tmp_path / "r.csv", [{"社会组织名称": "绍兴测试会"}])
    shown = text(page(path))
    assert words.OWN[0].en in shown
    assert words.REAL[0].en not in shown


def test_a_registry_that_cannot_be_opened_is_told_in_words(page, tmp_path):
    """A file that is no registry: what is wrong, and what to do; no traceback."""
    path = tmp_path / "notes.csv"
    path.write_text("alpha,beta\n1,2\n", encoding="utf-8")
    shown = text(page(path))
    assert words.FAILED.en in shown
    assert "notes.csv" in shown
    assert words.LOAD_AGAIN.en in shown


def test_an_empty_registry_says_what_to_do(page, tmp_path):
    """A registry without organizations is no fault, and is not a blank page."""
    assert words.EMPTY.en in text(page(registries.write(tmp_path / "r.csv", [])))


def test_a_changed_file_is_read_again(page, tmp_path):
    """A registry that changes on the disk is what the next view shows."""
    path = registries.write(tmp_path / "r.csv", [{"社会组织名称": "绍兴甲会"}])
    test = page(path)
    assert " 1 organizations " in text(test)
    registries.write(path, [{"社会组织名称": f"绍兴{n}会"} for n in "甲乙"])
    assert " 2 organizations " in text(test.run())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_dataset_that_is_gone_is_told(page, language):
    """A link to a file of a session that has ended says how to have it again."""
    shown = text(page(data="r.csv-12345678", lang=language))
    assert words.GONE.label(language) in shown
    assert words.OPEN_FIRST.label(language) in shown


def test_the_date_of_the_address_is_that_of_the_page(page):
    """The date decides which rulebooks are in force."""
    shown = text(page(on="2014-06-01"))
    assert words.IN_FORCE.en.format(date="2014-06-01", count=Count(1)) in shown


def test_what_is_typed_behind_two_dashes_is_asked_for():
    """`app.py -- FILE --as-of D …` goes before LISHU_DATASET, that before the example."""
    line = ("--rulebook", "b.toml", "--adopt", "x@330600", "--as-of", "2020-02-01")
    found = parsed(
        (*line, "--attested-only", "--where", "division=33", "r.csv"), "n.csv"
    )
    assert (found.paths, str(found.as_of)) == (("r.csv",), "2020-02-01")
    assert (found.rulebooks, found.adopt) == (("b.toml",), ("x@330600",))
    assert (found.attested_only, found.where) == (True, "division=33")
    assert parsed((), "n.csv").paths == ("n.csv",)
    assert parsed((), "") == Asked()


def test_options_of_the_start_decide_what_is_shown(page, monkeypatch, tmp_path):
    """--where narrows the registry and --as-of is the date of a view without one."""
    rows = [
        {"社会组织名称": f"{place}测试会", "登记管理机关": f"{place}民政局"}
        for place in ("绍兴市", "上海市")
    ]
    path = registries.write(tmp_path / "r.csv", rows)
    line = ["app.py", "--where", "division=33", "--as-of", "2020-02-01", str(path)]
    monkeypatch.setattr("sys.argv", line)
    shown = text(page())
    assert words.IN_FORCE.en.format(date="2020-02-01", count=Count(3)) in shown
    assert " 1 organizations " in shown


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_that_fails_says_so_and_nothing_of_the_fault(language, caplog):
    """People read words; the trace goes to the terminal."""

    def failing():
        from app_parts import faults

        assert faults.tell(ValueError("secret <b>"))

    test = AppTest.from_function(failing)
    test.query_params["lang"] = language
    shown = text(test.run())
    assert words.FAULT.label(language) in shown
    assert "secret" not in shown
    assert "secret" in caplog.text
