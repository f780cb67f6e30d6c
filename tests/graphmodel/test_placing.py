"""Where an amending rule stands: nearness, declared order, rules that never meet."""

from datetime import date

import pytest

from graphmodel.citation import Citation
from graphmodel.errors import RulebookError
from graphmodel.placing import apart, covers, place
from graphmodel.rulebook import Rule


def rule(name: str, book: str = "base", **fields: object) -> Rule:
    """A rule of a rulebook."""
    return Rule(name, Citation(book, name, "1", "某句"), **fields)  # type: ignore[arg-type]


def placed(seats: dict[str, str], *new: Rule) -> list[str]:
    """The ids of A, B, C and the new rules, put in one after the other."""
    rules = [rule("A"), rule("B"), rule("C")]
    for one in new:
        place(rules, one, seats)
    return [one.id for one in rules]


HERE = {"x": "100000", "y": "100000"}


def test_two_rules_of_one_book_keep_their_order() -> None:
    """Both before B: as they stand in their document."""
    new = [rule("X1", "x", before="B"), rule("X2", "x", before="B")]
    assert placed(HERE, *new) == ["A", "X1", "X2", "B", "C"]


def test_a_tie_is_refused() -> None:
    """Two documents of one place that want the same place, and nothing says which."""
    with pytest.raises(RulebookError, match=r"x X1.*y Y1.*before B.*comes first"):
        placed(HERE, rule("X1", "x", before="B"), rule("Y1", "y", before="B"))


def test_after_beside_before_settles_a_tie() -> None:
    """Either of the two may say that it comes after the other."""
    first, second = rule("X1", "x", before="B"), rule("Y1", "y", before="B")
    later = rule("Y1", "y", before="B", after="X1")
    assert placed(HERE, first, later) == ["A", "X1", "Y1", "B", "C"]
    yields = rule("X1", "x", before="B", after="Y1")
    assert placed(HERE, yields, second) == ["A", "Y1", "X1", "B", "C"]


def test_after_a_rule_that_is_not_there_does_no_harm() -> None:
    """The rule that would come first may not be in force yet."""
    assert placed(HERE, rule("X1", "x", before="B", after="Y1")) == [
        *("A", "X1", "B", "C")
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("100000", "330000", ["A", "Y1", "X1", "B", "C"]),
        ("330000", "330600", ["A", "Y1", "X1", "B", "C"]),
    ],
)
def test_of_two_places_the_nearer_comes_first(
    first: str, second: str, expected: list[str]
) -> None:
    """A city's rule stands before its province's, that before the nation's."""
    new = rule("X1", "x", before="B"), rule("Y1", "y", before="B")
    assert placed({"x": first, "y": second}, *new) == expected


def test_rules_that_never_meet_are_no_tie() -> None:
    """Disjoint conditions, or dates that do not overlap."""
    law = rule("X1", "x", before="B", when={"profession": ("law",)})
    accounting = rule("Y1", "y", before="B", when={"profession": ("accounting",)})
    assert placed(HERE, law, accounting) == ["A", "X1", "Y1", "B", "C"]
    old = rule("X1", "x", before="B", until=date(2018, 1, 1))
    new = rule("Y1", "y", before="B", since=date(2018, 1, 1))
    assert apart(old, new)
    assert apart(new, old)
    assert not apart(law, rule("Z", "z", when={"level": ("county",)}))
    assert not apart(old, rule("Z", "z", since=date(2017, 12, 31)))


def test_what_replaced_a_rule_answers_to_its_id() -> None:
    """A nearer document may replace, or stand before, what a farther one replaced."""
    seats = {"x": "330000", "y": "330600"}
    province = rule("X1", "x", replaces="B")
    assert placed(seats, province, rule("Y1", "y", replaces="B")) == ["A", "Y1", "C"]
    assert placed(seats, province, rule("Y1", "y", before="B")) == [
        *("A", "Y1", "X1", "C")
    ]


def test_several_rules_may_replace_one() -> None:
    """Two sentences of one document stand where the one stood, in their order."""
    new = [rule("X1", "x", replaces="B"), rule("X2", "x", replaces="B")]
    assert placed(HERE, *new) == ["A", "X1", "X2", "C"]


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("100000", "330602", True),
        ("330000", "330602", True),
        ("330600", "330602", True),
        ("330602", "330602", True),
        ("330602", "330600", False),
        ("330000", "100000", False),
        ("310000", "310115", True),
        ("330110", "330111", False),
        ("429004", "429004", True),
        ("420000", "429004", True),
    ],
)
def test_a_code_covers_what_lies_in_it(outer: str, inner: str, expected: bool) -> None:
    """Two digits are a province's, four a city's, six a county's."""
    assert covers(outer, inner) is expected
