"""What the command line says about rulebooks by adoption and how well they are known."""

import json

import pytest

from loaders.rulebooks import bundled

JIANGSU = {
    "社会组织名称": "江苏省茶艺协会",
    "登记管理机关": "江苏省民政厅",
    "业务主管单位": "无",
}
WORDS = {
    "official text": ("文件全文", "the official text"),
    "excerpt": ("文件摘录", "excerpts of the document"),
    "secondary": ("报道、章程、转载等", "a report, a charter or a copy"),
    "background": ("背景知识，待核实", "background knowledge, to be verified"),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("book", bundled(), ids=lambda book: book.id)
def test_every_bundled_rulebook_says_how_well_it_is_known(call, book, language):
    """`rules list` and `rules show` say the strength of every source."""
    words = WORDS[book.strength][language == "en"]
    listed = call("rules", "list", "--lang", language).stdout.splitlines()
    (line,) = [row for row in listed if book.id in row and book.title in row]
    assert words in line
    assert words in call("rules", "show", book.id, "--lang", language).stdout


@pytest.mark.parametrize(("language", "words"), [("zh", 0), ("en", 1)])
def test_a_proof_says_how_well_its_document_is_known(call, registry, language, words):
    """A rule whose document was not read in full says so beside its page."""
    line = ("explain", JIANGSU["社会组织名称"], registry(JIANGSU))
    more = ("--as-of", "2021-06-01", "--adopt", "jiangsu-2018@320000")
    found = call(*line, *more, "--lang", language).stdout
    assert WORDS["secondary"][words] in found
    assert "http://www.1010jz.com.cn/a/n1JR556431981.html" in found
    data = json.loads(call(*line, *more, "--format", "json").stdout)
    assert (data["rule"]["strength"], data["rule"]["quote_status"]) == (
        "secondary",
        "not seen",
    )


def test_a_proof_from_a_text_read_in_full_says_nothing_more(call, registry):
    """The Opinion was read: its quote stands for itself."""
    line = ("explain", JIANGSU["社会组织名称"], registry(JIANGSU))
    found = call(*line, "--as-of", "2021-06-01", "--lang", "en").stdout
    assert "known from" not in found
    assert "O09" in found


def test_a_document_of_elsewhere_is_refused_with_the_way_to_adopt_it(call, registry):
    """Without a place, or for another one: exit 2, and what to write."""
    for place in ("", "@330600"):
        found = call("check", registry(JIANGSU), "--adopt", f"jiangsu-2018{place}")
        assert found.exit_code == 2
        assert "jiangsu-2018@320000" in found.stderr


def test_a_place_that_is_no_division_is_refused(call, registry):
    """A wrong code is told with the nearest ones."""
    found = call("check", registry(JIANGSU), "--adopt", "lawyers-2017@999999")
    assert found.exit_code == 2
    assert "999999" in found.stderr
