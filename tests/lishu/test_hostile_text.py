"""Names that were written to do harm are shown as text, in every format."""

import json
import re

import pytest

from lishu.reports.as_text import padded, width
from lishu.reports.escape import json_text, markdown, shown
from tests.lishu.conftest import LED

AS_OF = ("--as-of", "2021-06-01")
HOSTILE = "\x1b[31m绍兴\u202e会\u200b\x07\u2066学\x9b2J会"
DANGEROUS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]"
)


@pytest.mark.parametrize(
    "line",
    [
        ("check", "{path}"),
        ("check", "{path}", "--format", "markdown"),
        ("check", "{path}", "--format", "json"),
        ("explain", HOSTILE, "{path}"),
        ("explain", HOSTILE, "{path}", "--format", "markdown"),
        ("explain", HOSTILE, "{path}", "--format", "json"),
        ("timeline", HOSTILE, "{path}"),
    ],
)
def test_control_and_direction_characters_never_reach_the_screen(call, registry, line):
    """Whatever would move the cursor or turn the text is shown as its code."""
    rows = [{**LED, "社会组织名称": HOSTILE, "业务主管单位": f"{HOSTILE}局"}, LED]
    path = registry(*rows)
    found = call(*(part.replace("{path}", str(path)) for part in line), *AS_OF)
    assert found.exit_code == 0, found.stderr
    assert DANGEROUS.findall(found.stdout) == []
    assert "u202e" in found.stdout


def test_messages_are_escaped_as_well(call, registry):
    """An error that repeats what was asked for does not repeat its control characters."""
    found = call("explain", HOSTILE, registry(LED))
    assert found.exit_code == 2
    assert DANGEROUS.findall(found.stderr) == []


def test_json_keeps_the_name_itself(call, registry):
    """In JSON the characters are escapes: what a machine reads is what was written."""
    path = registry({**LED, "社会组织名称": HOSTILE})
    found = call("explain", HOSTILE, path, *AS_OF, "--format", "json")
    assert json.loads(found.stdout)["name"] == HOSTILE
    assert json.loads(json_text({"a": HOSTILE + "\n\ud800"})) == {
        "a": HOSTILE + "\n\ud800"
    }


def test_very_long_names_are_cut_on_screen(call, registry):
    """A name of 5,000 characters does not fill the screen."""
    name = "绍兴市" + "长" * 5000 + "会"
    found = call("explain", name, registry({**LED, "社会组织名称": name}), *AS_OF)
    assert found.exit_code == 0
    assert "长" * 300 not in found.stdout.splitlines()[0]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("绍兴市（学会）·A-1", "绍兴市（学会）·A-1"),
        ("a\u202eb", "a\\u202eb"),
        ("a\tb\n", "a\\u0009b\\u000a"),
        ("\U000e0041", "\\U000e0041"),
        ("x" * 300, "x" * 200 + "…"),
    ],
)
def test_shown(text, safe):
    """Printable text stays, everything else becomes its code, long text is cut."""
    assert shown(text) == safe


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("<script>", "&lt;script&gt;"),
        ("[a](http://b)", "\\[a\\](http&#58;//b)"),
        ("a|b", "a\\|b"),
        ("# a", "\\# a"),
        ("- a", "\\- a"),
        ("1. a", "1&#8203;. a"),
        ("*a* _b_ `c` ~d~ $e$", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\$e\\$"),
        ("&amp;", "&amp;amp;"),
        ("2021-06-01", "2021-06-01"),
    ],
)
def test_markdown_shows_text_as_it_is(text, safe):
    """No HTML, link, table, heading, list or emphasis comes of a name."""
    assert markdown(text) == safe


def test_chinese_takes_two_columns():
    """Columns line up where Chinese and Latin stand below each other."""
    assert [width("绍兴"), width("ab"), width("（a）"), width("e\u0301")] == [
        4,
        2,
        5,
        1,
    ]
    assert {width(padded(text, 8)) for text in ("绍兴", "abc", "")} == {8}
    assert padded("12", 4, left=True) == "  12"
