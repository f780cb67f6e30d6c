"""The page without a browser: what it asks, what it answers, what it shows as text."""

import re
from datetime import date
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from app_pages import dataset, words
from tests.app import registries
from tests.shared_folder import ROOT

REAL = {"zh": words.REAL.zh, "en": words.REAL.en}
#: Elements whose text Streamlit reads as Markdown.
MARKDOWN = ("markdown", "title", "header", "subheader", "caption", "error", "warning")
#: The only elements that the page itself draws, and their attributes.
TAGS = "h2|p|div|dl|dt|dd|ul|li|table|tr|td|th|span|b|code|details|summary|blockquote|a|style"


@pytest.fixture
def page(monkeypatch):
    """The page on a registry (the real example unless named), after its first run."""

    def start(path="", **address):
        monkeypatch.setenv(dataset.VARIABLE, str(path))
        test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for name, value in {"lang": "en", **address}.items():
            test.query_params[name] = value
        return test.run()

    return start


def drawn(test):
    """The HTML of the page."""
    assert not test.exception
    return "".join(element.proto.body for element in test.get("html"))


def text(test):
    """What a reader sees of that HTML."""
    html = re.sub(r"<style>.*?</style>", "", drawn(test), flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", " ", html))


def squeezed(string):
    return re.sub(r"\s+", " ", string)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_opens_on_the_real_example_and_says_so(page, language):
    """The first thing on the page is what is real and what is derived, and which files."""
    shown = text(page(lang=language))
    assert REAL[language] in shown
    assert "registry-charters.csv" in shown


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", ["有领导机构 LED", "国务院国资委党委", "领导链", "所用事实", "引文"]),
        (
            "en",
            ["led LED", "国务院国资委党委", "chain: reaches the root", "facts used"],
        ),
    ],
)
def test_search_leads_to_the_verdict_and_its_proof(page, language, expected):
    """A name typed in shows verdict, leader, chain, rule with quote, and the row."""
    test = page(lang=language)
    test.text_input(key="q").set_value("中国商业联合会").run()
    shown = squeezed(text(test))
    assert [part for part in expected if part not in shown] == []
    assert "<blockquote>统一领导全国性行业协会商会党的工作</blockquote>" in drawn(test)
    assert (
        "registry-charters.csv:3:党建领导机关 = 国务院国有资产监督管理委员会党委"
        in shown
    )


def test_address_holds_the_view(page):
    """Search, date and language can come from the address."""
    test = page(q="中国商业联合会", as_of="2017-06-01", lang="zh")
    assert test.date_input(key="as_of").value == date(2017, 6, 1)
    assert "整份登记表 · 2017-06-01" in text(test)


def test_part_of_a_name_offers_those_that_match(page):
    """Several matches are counted and offered; the one that is chosen is shown."""
    test = page(q="绍兴 教育")
    assert "绍兴市第一中学教育基金会" in text(test)
    test = page(q="律师协会")
    choice = test.selectbox(key="match 律师协会")
    assert len(choice.options) > 1
    assert f"{len(choice.options)} match" in choice.label
    choice.select_index(1).run()
    assert f">{choice.options[1].split(' · ')[0]}</h2>" in drawn(test)


def test_code_finds_its_organization(page, tmp_path):
    """A unified social credit code, in small letters too, leads to its row."""
    row = {"社会组织名称": "绍兴测试会", "统一社会信用代码": "51330600MJ8738520K"}
    path = registries.write(tmp_path / "r.csv", [row, {"社会组织名称": "另一家"}])
    assert ">绍兴测试会</h2>" in drawn(page(path, q="51330600mj8738520k"))


def test_nothing_found_says_what_to_do(page):
    """A search without result names the nearest and says how to go on."""
    shown = text(page(q="绍兴市第一中学教肓基金会"))
    assert words.NOBODY.en.format(wanted="绍兴市第一中学教肓基金会") in shown
    assert words.TRY.en in shown
    assert "绍兴市第一中学教育基金会" in shown


def test_empty_registry_says_what_to_do(page, tmp_path):
    """A registry without organizations is no error and says how to open another."""
    shown = text(page(registries.write(tmp_path / "empty.csv", [])))
    assert words.EMPTY.en in shown
    assert words.COMMAND in shown


@pytest.mark.parametrize("name", ["absent.csv", "other.csv"])
def test_registry_that_cannot_be_read_says_what_to_do(page, tmp_path, name):
    """A file that is not there, or no registry, is answered with a message, no traceback."""
    (tmp_path / "other.csv").write_text("a,b\n1,<b>\n", encoding="utf-8")
    shown = text(page(tmp_path / name))
    assert words.FAILED.en in shown
    assert name in shown
    assert words.COMMAND in shown


def test_date_changes_the_verdict(page):
    """The verdict is that of the date chosen: before 2015-09-28 no national rule is there."""
    test = page(q="中国数学会")
    assert "led LED" in squeezed(text(test))
    test.date_input(key="as_of").set_value(date(2014, 6, 1)).run()
    assert "no rule covers it NO_RULE" in squeezed(text(test))


def test_no_date_is_asked_for(page):
    """A date that was cleared is asked for."""
    test = page()
    test.date_input(key="as_of").set_value(None).run()
    assert words.NO_DATE.en in text(test)


def test_findings_can_be_narrowed_to_a_class(page):
    """Findings open to where, what to do and whom; one class can be listed alone."""
    test = page()
    everything = drawn(test).count("<details>")
    codes = [option.split()[0] for option in test.selectbox(key="class").options]
    test.selectbox(key="class").select_index(codes.index("CONFLICT")).run()
    assert 0 < drawn(test).count("<details>") < everything
    assert "registry-charters.csv:" in text(test)
    assert 'href="?q=' in drawn(test)


def test_synthetic_data_are_called_so(page):
    """The banner of the synthetic example says that nobody in it exists."""
    shown = text(page(ROOT / "examples" / "synthetic"))
    assert words.SYNTHETIC.en in shown
    assert words.REAL.en not in shown


def test_own_data_are_called_so(page, tmp_path):
    """A registry of one's own has neither the label real nor synthetic."""
    path = registries.write(tmp_path / "r.csv", [{"社会组织名称": "绍兴测试会"}])
    assert words.OWN.en in text(page(path))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("typed", ["", *registries.HOSTILE, "同名", "会"])
def test_hostile_text_is_shown_as_text(page, tmp_path, typed, language):
    """Whatever stands in a field, the page draws only its own elements around text."""
    test = page(registries.hostile(tmp_path), q=typed, lang=language)
    html = drawn(test)
    tags = re.findall(r"<[^>]*>", html)
    own = rf'</?({TAGS})( class=("[a-z ]+"|[a-z]+)| href="\?q=[\w%.+=&;-]*" target=_self)?>'
    assert [tag for tag in tags if not re.fullmatch(own, tag)] == []
    assert all(not test.get(kind) for kind in MARKDOWN)
    assert not set(html) & {"\u202e", "\u200b", "\x07"}


def test_hostile_text_is_not_lost(page, tmp_path):
    """Hostile names are shown in full, invisible characters as their codes."""
    shown = text(page(registries.hostile(tmp_path), q="<img src=x onerror=alert(1)>会"))
    assert "<img src=x onerror=alert(1)>会" in shown
    assert "<b>&**x**.csv" in shown


def test_labels_that_are_markdown_hold_no_text_from_data(page, tmp_path):
    """Streamlit reads labels as Markdown: they are the page's own words."""
    test = page(registries.hostile(tmp_path), q="会")
    labels = [
        getattr(widget, "label", "")
        for kind in ("text_input", "date_input", "selectbox")
        for widget in test.get(kind)
    ]
    assert not any(part in " ".join(labels) for part in ("<img", "**", "alert"))
