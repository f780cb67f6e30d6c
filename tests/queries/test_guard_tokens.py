"""The tokens alone: every attack is refused by them, no honest query is."""

import random
import time
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.guard.by_tokens import refusals
from queries.guard.pattern_cost import cost
from queries.question_files import questions
from queries.refusal_words import REASONS
from queries.refusals import RefusedError
from tests.queries.console_corpus import ATTACKS
from tests.queries.console_honest import HEAVY, HONEST, PARAMETERS
from tests.queries.console_mutations import rewritten
from tests.queries.console_sizes import BY_VALUES
from tests.queries.test_tokens import TEXTS

ALL_ATTACKS = tuple(chain.from_iterable(ATTACKS.values()))


def codes(text: str) -> list[str]:
    return [each.code for each in refusals(text, PARAMETERS)]


def test_the_corpus_is_large_enough() -> None:
    """At least 120 attacks and 50 honest queries, none of them twice."""
    assert len(set(ALL_ATTACKS)) == len(ALL_ATTACKS) >= 120
    assert len(set(HONEST)) == len(HONEST) >= 50


def test_every_attack_is_refused() -> None:
    """The tokens refuse every attack, whatever the other layers do."""
    assert [text for text in ALL_ATTACKS if not codes(text)] == []


@pytest.mark.parametrize(("text", "value"), BY_VALUES, ids=range(len(BY_VALUES)))
def test_a_value_may_be_the_attack(text: str, value: object) -> None:
    """A large number, a long text, a deep list or a pattern as a value is refused."""
    assert refusals(text, {"p": value})


def test_dynamic_labels_are_no_parameters() -> None:
    """$(…), $all(…) and $any(…) work out labels; what is in them needs a value."""
    text = "MATCH (n:$all($p)), (m:$any($p)), (k:$($p)) RETURN n"
    assert refusals(text, {"p": ["Body"]}) == ()
    assert [each.code for each in refusals(text, {})] == ["PARAMETER"]
    assert [each.code for each in refusals("RETURN $all", {})] == ["PARAMETER"]


def test_no_honest_query_is_refused() -> None:
    """The tokens refuse no honest query, and none that only a cap of time ends."""
    assert {t: c for t in HONEST + HEAVY if (c := codes(t))} == {}


def test_every_question_of_the_library_passes() -> None:
    """What lishu asks by name may be pasted into the console."""
    asked = questions()
    assert len(asked) >= 30
    for question in asked:
        given = dict.fromkeys((each.name for each in question.parameters), "x")
        fixed = {"dataset": "x", "resolution": "x"}
        assert refusals(question.cypher, {**fixed, **given}) == (), question.name


@given(st.sampled_from(ALL_ATTACKS), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=200)
def test_an_attack_written_in_another_way_is_refused(
    text: str, rng: random.Random
) -> None:
    """Case, blanks, comments and escapes do not help an attack."""
    assert codes(rewritten(text, rng))


@given(st.sampled_from(HONEST), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=200)
def test_an_honest_query_written_in_another_way_passes(
    text: str, rng: random.Random
) -> None:
    """Nor do they make an honest query suspect."""
    assert codes(rewritten(text, rng)) == []


@given(TEXTS)
@settings(deadline=None, max_examples=200)
def test_any_text_is_judged(text: str) -> None:
    """Whatever the text, there is a judgement, with positions that are in it."""
    for each in refusals(text, {}):
        assert each.code in REASONS
        assert each.line <= text.count("\n") + 1
        assert each.said("zh") != each.said("en")


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("MATCH (n)\n  SET n.a = 1", "WRITE", 2, 3),
        ("RETURN 1; RETURN 2", "SEVERAL", 1, 11),
        ("/* \u4e2d\n */ L\\u004FAD CSV FROM 'x' AS l RETURN l", "LOAD_CSV", 2, 5),
        ("RETURN 1 AS x\nCALL dbms.info()", "PROCEDURE", 2, 1),
        ("RETURN x.y.z(1)", "FUNCTION", 1, 8),
        ("SHOW USERS", "COMMAND", 1, 1),
        ("CALL { RETURN 1 AS x } IN 3 CONCURRENT TRANSACTIONS RETURN x",
         "TRANSACTIONS", 1, 24),
        ("UNWIND range(1, 2000000) AS x RETURN x", "RANGE", 1, 8),
        ("RETURN [x IN range(1, n.a) | x]", "RANGE_UNKNOWN", 1, 14),
        ("RETURN `apoc.x`(1)", "FUNCTION", 1, 8),
        ("RETURN reduce(s = 0, i IN [1] | s + s)", "GROWTH", 1, 8),
        ("RETURN 'a' =~ '(a*)*'", "PATTERN", 1, 12),
        ("RETURN $missing", "PARAMETER", 1, 8),
        ("RETURN 'a", "ILLEGAL", 1, 8),
        ("// nothing", "EMPTY", 0, 0),
    ],
)  # fmt: skip
def test_a_refusal_says_where(text: str, code: str, line: int, column: int) -> None:
    """A refusal has its code and its line and column, counted from 1."""
    first = refusals(text, {})[0]
    assert (first.code, first.line, first.column) == (code, line, column)


def test_all_reasons_are_told_at_once() -> None:
    """A text with three faults is refused for all three, in both languages."""
    text = "MATCH (n) CALL dbms.info() SET n.a = $b"
    error = RefusedError(refusals(text, {}))
    assert [each.code for each in error.refusals] == ["PROCEDURE", "WRITE", "PARAMETER"]
    assert len(error.words.zh.split("\n")) == len(str(error).split("\n")) == 4
    assert "dbms.info" in error.words.zh
    assert "use MATCH, WITH and RETURN" in str(error)


def test_parameters_are_judged_with_their_values() -> None:
    """A bound or a pattern may be a parameter: its value counts."""
    bound = "RETURN reduce(s = 0, i IN range(1, $n) | s + i)"
    assert refusals(bound, {"n": 1000}) == ()
    assert [r.code for r in refusals(bound, {"n": 10**9})] == ["RANGE"]
    pattern = "MATCH (n) WHERE n.name =~ $p RETURN n"
    assert refusals(pattern, {"p": ".*会"}) == ()
    assert [r.code for r in refusals(pattern, {"p": "(a+)+"})] == ["PATTERN"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("(a+)+", True), ("(a|b)*", True), ("((a|b)c){5}", True), ("(.*)*x", True),
        ("(a)\\1", True), (".*.*.*.*.*.*.*", True), ("([a-z]+\\.)+", True),
        ("(?i).*委员会.*", False), ("(北京|上海).*", False), ("[0-9]{18}", False),
        ("\\d{4}-\\d{2}", False), ("(ab)*", False), ("[(+*]+", False), ("a?b?(c+)?", False),
        ("\\(a+\\)+", False), ("[]*+]*", True),
    ],
)  # fmt: skip
def test_patterns_without_end(pattern: str, expected: bool) -> None:
    """Repetition or choice inside repetition may never end; the rest may pass."""
    assert (cost(pattern, 300) > 1e9) is expected


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ("1, 1000000", ""), ("1, 1000001", "RANGE"), ("0, 5000000, 10", ""),
        ("20200101, 20201231", ""), ("-1000000, 1000000", "RANGE"), ("1, 10 ^ 7", "RANGE"),
        ("1, size(x) - 1", ""), ("1, 2 * size(x)", ""), ("1, 3000 * 1000", "RANGE"),
        ("1, (2 + 3) * 1_000_000", "RANGE"), ("1, toInteger('2e6')", "RANGE"),
        ("1, n.x[0].y * 9000000", "RANGE_UNKNOWN"), ("1, 10000000 / 100", ""),
        ("1, x", "RANGE_UNKNOWN"), ("1, - - 2000000", "RANGE"), ("1, 0xFFFFFF", "RANGE"),
        ("1, 9" + "9" * 400, "RANGE"), ("k, 3 * k", ""), ("1, k ^ 3", "RANGE"),
        ("1, x % 12", ""), ("date().year - 9, date().year", ""), ("1, m", "RANGE_UNKNOWN"),
        ("1, date({year: 5}).year", "RANGE_UNKNOWN"), ("1, abs(-2000000)", "RANGE"),
        ("size(x), 5", ""), ("1, 5 / 0", "RANGE_UNKNOWN"), ("1, timestamp()", "RANGE_UNKNOWN"),
    ],
)  # fmt: skip
def test_the_size_of_a_range(bounds: str, expected: str) -> None:
    """Bounds are worked out as far as the text shows them; UNWIND may be of any length."""
    before = "MATCH (n) WITH n, n.x AS x, 500 AS k, timestamp() AS m "
    assert (
        codes(f"{before} RETURN [i IN range({bounds}) | i]")
        == [expected][: bool(expected)]
    )
    unwound = codes(f"{before} UNWIND range({bounds}) AS i RETURN i")
    assert unwound == (["RANGE"] if expected == "RANGE" else [])


@pytest.mark.parametrize(
    ("before", "bound", "expected"),
    [
        ("WITH 5 AS n", "n", []),
        ("UNWIND range(1, 9) AS n", "n", []),
        ("WITH 5 AS n WITH n, timestamp() AS n", "n", ["RANGE_UNKNOWN"]),
        ("WITH 5 AS n WITH n * 1000 AS n WITH n * 1000 AS n", "n", ["RANGE"]),
        ("CALL { RETURN timestamp() AS n }", "n", ["RANGE_UNKNOWN"]),
        ("WITH count(*) AS n", "n / 10", []),
    ],
)
def test_a_variable_is_worth_what_it_is_defined_as(
    before: str, bound: str, expected: list[str]
) -> None:
    """Every definition of a name counts; one that is not known makes it unknown."""
    assert codes(f"{before} RETURN [i IN range(1, {bound}) | i]") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WITH $names AS l RETURN [x IN l | [y IN l | [z IN l | x]]]", []),
        ("WITH $names AS l RETURN [x IN l | [y IN l | [z IN l | [u IN l | x]]]]", ["STEPS"]),
        ("MATCH p = ()-->() RETURN [x IN nodes(p) | [y IN nodes(p) WHERE y <> x |"
         " [z IN labels(y) | z + x.name]]]", []),
        ("WITH range(1, 30000) AS l RETURN any(x IN l WHERE any(y IN l WHERE y = x))", []),
        ("WITH range(1, 50000) AS l RETURN any(x IN l WHERE any(y IN l WHERE y = x))", ["STEPS"]),
        ("WITH range(1, 900000) AS l RETURN [x IN l | [y IN l[..80] | y]]", []),
        ("WITH range(1, 900000) AS l RETURN [x IN l | [y IN l[80..] | y]]", ["STEPS"]),
        ("WITH 'a' AS t WITH t + t AS t WITH t + t AS t RETURN t", []),
        ("RETURN reduce(s = 0, x IN range(1, 900000) | s + x)", []),
        ("RETURN reduce(s = 0, x IN range(1, 900000) | s + toString(x) + '')", ["COPIES"]),
        ("RETURN reduce(s = '', x IN range(1, 900) | s + toString(x) + ',')", []),
    ],
)  # fmt: skip
def test_list_expressions_in_one_another(text: str, expected: list[str]) -> None:
    """Their sizes multiply; a list of unknown size counts a thousand, a path twenty."""
    assert codes(text) == expected


def test_the_guard_is_quick() -> None:
    """The longest text that may be judged takes no more than some seconds."""
    began = time.perf_counter()
    for text in (
        "RETURN " + "[x IN l | x] + " * 480 + "1",
        "RETURN " + "reduce(s = 0, x IN l | s + " * 60 + "1" + ")" * 60,
        "RETURN " + "[x IN [" * 5 + "[x IN l | x], " * 300 + "1" + "] | x]" * 5,
        "RETURN '" + "\\\\a[" * 9_000 + "' =~ '" + "[\\\\a" * 900 + "'",
        "a(" * 99 + "[" * 12 + "1," * 1900,
    ):
        refusals(text, {})
    assert time.perf_counter() - began < 20
