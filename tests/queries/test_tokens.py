"""The tokenizer: it cuts a text as the server does, and never fails."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.guard.escapes import decoded
from queries.guard.lexer import Kind, meaningful, tokens
from queries.guard.plain import plain
from tests.queries.console_honest import HONEST
from tests.queries.console_mutations import rewritten

_WORDS = r"""
LOAD CSV load CALL n db . .. ' " ` \ \\ \u0027 \u0041 \u005C \u002A \u000a \u / * // /* */ $ $p
1 12 0x1F 0o17 1.5 1e5 1e-3 _ a1 { } ( ) [ ] | =~ += <> :: : - -> ; é 中 \' \n `` \u0060 ^ !
% & 😀 ſET € # ~
"""
_BLANKS = (" ", "\n", "\r", "\t", "\u3000", "\x1c", "\u200b", "\x01")
_PIECES = st.sampled_from([*_WORDS.split(), *_BLANKS])
TEXTS = st.one_of(st.lists(_PIECES, max_size=14).map("".join), st.text(max_size=40))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(t.kind.value, t.text) for t in meaningful(tokens(text))]


@given(TEXTS)
@settings(deadline=None, max_examples=200)
def test_tokens_cover_any_text(text: str) -> None:
    """Whatever the text, tokens follow one another without a gap from start to end."""
    found = tokens(text)
    assert [t.start for t in found[1:]] == [t.end for t in found[:-1]]
    assert "".join(text[t.start : t.end] for t in found) == text
    assert all(t.start < t.end for t in found)


@given(TEXTS)
@settings(deadline=None, max_examples=200)
def test_what_is_sent_has_the_same_tokens(text: str) -> None:
    """A text without comments and escapes is cut into the tokens that were judged."""
    before = [t for t in meaningful(tokens(text)) if t.kind is not Kind.ILLEGAL]
    if len(before) < len(meaningful(tokens(text))):
        return  # refused, and never sent
    while before and before[-1].word == ";":
        before.pop()
    sent = plain(text).text
    after = tokens(sent)
    assert [t.text for t in meaningful(after)] == [t.text for t in before]
    assert not any(t.kind is Kind.COMMENT for t in after)
    assert decoded(sent).text == sent


@given(st.sampled_from(HONEST), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=200)
def test_case_blanks_and_escapes_change_no_word(text: str, rng: random.Random) -> None:
    """A text written in another way has the same words, marks and strings."""
    before = [(t.kind, t.word or t.text) for t in meaningful(tokens(text))]
    after = meaningful(tokens(rewritten(text, rng)))
    assert [(t.kind, t.word or t.text) for t in after] == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'a\\'b' \"c\\\"d\"", [("string", "'a\\'b'"), ("string", '"c\\"d"')]),
        ("'a\\\\' x", [("string", "'a\\\\'"), ("name", "x")]),
        ("'a\\u0027 x", [("string", "'a'"), ("name", "x")]),
        ("`a``b` `c`", [("quoted", "`a``b`"), ("quoted", "`c`")]),
        ("a // ' \n b", [("name", "a"), ("name", "b")]),
        ("a /* // ' */ b", [("name", "a"), ("name", "b")]),
        ("// x\\u000A b", [("name", "b")]),
        (
            "$p $`p q` $1",
            [("parameter", "$p"), ("parameter", "$`p q`"), ("parameter", "$1")],
        ),
        ("n.load", [("name", "n"), ("mark", "."), ("name", "load")]),
        ("1..3", [("number", "1"), ("mark", ".."), ("number", "3")]),
        (
            "1.5e-3 .5 0x1F",
            [("number", "1.5e-3"), ("number", ".5"), ("number", "0x1F")],
        ),
        ("1.e4", [("number", "1"), ("mark", "."), ("name", "e4")]),
        ("\\u004C\\u004FAD", [("name", "LOAD")]),
        ("'\\\\u0041'", [("string", "'\\\\u0041'")]),
        ("'\\ud83d\\ude00'", [("string", "'😀'")]),
        ("名称=~x", [("name", "名称"), ("mark", "=~"), ("name", "x")]),
    ],
)
def test_tokens_are_those_of_the_server(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """Strings, names, comments, escapes and numbers end where the server ends them."""
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    ["'open", '"open', "`open", "/* open", "\\u00g1", "\\uu0041", "\\u+041", "'\\u12'",
     "12abc", "0x", "$ p", "a\u200bb", "x \\u005C y", "'\\ud83d'", "#", "😀"],
)  # fmt: skip
def test_what_the_server_cannot_read_is_illegal(text: str) -> None:
    """What is not closed, wrong escapes, stray characters: ILLEGAL, never a guess."""
    assert Kind.ILLEGAL in {t.kind for t in tokens(text)}


def test_keywords_are_compared_in_ascii_alone() -> None:
    """A long s or a Kelvin sign is no S and no K, as for the server."""
    assert [t.word for t in tokens("ſet")] == ["ſET"]
    assert [t.word for t in tokens("set")] == ["SET"]


def test_a_position_leads_back_to_the_text_as_written() -> None:
    """A line and column of the text sent is found in the text with its comments."""
    text = "/* a\n b */ RETURN\n '\\u4e2d' + foo // x"
    sent = plain(text)
    row = sent.text.split("\n")[-1]
    at = sent.origin(sent.text.count("\n") + 1, row.index("foo") + 1)
    assert at == (3, text.split("\n")[2].index("foo") + 1)
