"""Two rules that hold of one profile, differ, and nothing says which goes first.

The order of two rulebooks in a library declares nothing: if exchanging them changes
which of two rules comes first, and the rules meet and differ, that is an overlap. In
one document the order of its sentences goes; where combining turns it round, that is
told as well.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from graphmodel.errors import RulebookError
from graphmodel.linting.problem import Problem
from graphmodel.linting.results import result
from graphmodel.linting.space import Mask
from graphmodel.linting.stages import Setting, Stage
from graphmodel.linting.subject import Subject, rule_id
from graphmodel.regimes import Library
from graphmodel.rulebook import Rule
from graphmodel.wording import Words, leader_words

_SAY = Words(
    "用 before、after 或 replaces 写明先后。",
    "Say which goes first: `before`, `after` or `replaces`.",
)


def overlaps(subject: Subject) -> Iterator[Problem]:
    """Overlaps of different rulebooks without precedence, and reversed sentences."""
    for setting, stage in subject.stages:
        for first, second in _unsettled(setting, stage):
            yield from _problem("overlap", subject, stage, first, second)
        for first, second in combinations(stage.rules, 2):
            if _reversed(subject, first, second):
                yield from _problem("order_reversed", subject, stage, first, second)


def _unsettled(setting: Setting, stage: Stage) -> Iterator[tuple[Rule, Rule]]:
    """Pairs of rules whose order hangs on the order of the rulebooks alone."""
    amending = stage.regime.rulebooks[1:]
    for one, other in combinations(amending, 2):
        swapped = _swapped(setting.library, stage, one, other)
        place = {rule: n for n, rule in enumerate(swapped)}
        for first, second in combinations(stage.rules, 2):
            involved = {first.rulebook, second.rulebook} == {one, other}
            if involved and place.get(first, 0) > place.get(second, 0):
                yield first, second


def _swapped(library: Library, stage: Stage, one: str, other: str) -> tuple[Rule, ...]:
    """The rules of a stage's regime if two rulebooks changed places; none if refused."""
    books = {book.id: book for book in library.rulebooks}
    places = {one: other, other: one}
    order = tuple(books[places.get(book, book)] for book in books)
    try:
        regimes = replace(library, rulebooks=order).regimes(stage.since)
    except RulebookError:
        return ()
    return next((r.rules for r in regimes if r.jurisdiction == stage.seat), ())


def _reversed(subject: Subject, first: Rule, second: Rule) -> bool:
    """Whether two sentences of one document stand the other way round in a regime."""
    if first.rulebook != second.rulebook:
        return False
    rules = subject.book(first.rulebook).rules
    return rules.index(first) > rules.index(second)


def _meet(stage: Stage, first: Rule, second: Rule) -> Mask:
    """Where both hold and one of them decides."""
    decided = stage.decided
    both: Mask = decided.space.where(first.when) & decided.space.where(second.when)
    n, m = stage.rules.index(first), stage.rules.index(second)
    decides = (decided.first == n) | (decided.first == m)
    both &= decides & decided.possible
    return both


def _problem(
    code: str, subject: Subject, stage: Stage, first: Rule, second: Rule
) -> Iterator[Problem]:
    meeting = _meet(stage, first, second)
    if result(first) == result(second) or not meeting.any():
        return
    one, two = (leader_words(rule, subject.name) for rule in (first, second))
    why = {
        "overlap": ("没有写明谁在先", "nothing says which goes first"),
        "order_reversed": ("文件中的先后相反", "the document has them the other way"),
    }[code]
    yield Problem(
        code,
        Words(
            f"{first.rulebook} 的 {rule_id(first)}（{one.zh}）与 {second.rulebook} 的 "
            f"{rule_id(second)}（{two.zh}）都适用，{why[0]}",
            f"{first.rulebook} {rule_id(first)} ({one.en}) and {second.rulebook} "
            f"{rule_id(second)} ({two.en}) both hold, and {why[1]}",
        ),
        _SAY,
        rulebooks=tuple(dict.fromkeys((first.rulebook, second.rulebook))),
        rules=(rule_id(first), rule_id(second)),
        jurisdiction=stage.seat,
        since=stage.since,
        until=stage.until,
        example=stage.decided.space.point(meeting),
        regions=(stage.region(meeting),),
    )
