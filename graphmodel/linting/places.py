"""`before`, `after`, `replaces` and `amends`: that they name something, and no circle."""

from collections.abc import Iterator, Mapping

from graphmodel.linting.problem import Problem
from graphmodel.linting.subject import Subject, rule_id
from graphmodel.rulebook import Rule, Rulebook
from graphmodel.wording import Words

_SAY = Words(
    "写明所修改的规则集（amends）和其中的规则。",
    "Name the rulebook that is amended (`amends`) and a rule in it.",
)


def places(subject: Subject) -> Iterator[Problem]:
    """Places that name nothing, amendments of nothing, and circles."""
    books = {book.id: book for book in subject.library.rulebooks}
    for book in books.values():
        if book.amends and book.amends not in books:
            yield _problem(book, (), f"amends {book.amends!r}")
        for rule in book.rules:
            yield from _of_rule(book, rule, books)
    yield from _circles(subject)
    yield from _idle(subject)


def _of_rule(
    book: Rulebook, rule: Rule, books: Mapping[str, Rulebook]
) -> Iterator[Problem]:
    said = {"before": rule.before, "after": rule.after, "replaces": rule.replaces}
    given = {word: name for word, name in said.items() if name}
    family = {b.id for b in books.values() if book.amends in (b.id, b.amends)}
    known = {r.id for b in books.values() if b.id in family for r in b.rules}
    for word, name in given.items():
        if name not in known or name == rule.id:
            yield _problem(book, (rule_id(rule),), f"{word} = {name!r}")
    if book.amends and not given:
        yield _placeless(book, rule)


def _placeless(book: Rulebook, rule: Rule) -> Problem:
    return Problem(
        "place_nowhere",
        Words(
            f"{rule_id(rule)} 没有写明 before、after 或 replaces",
            f"{rule_id(rule)} says neither before, after nor replaces",
        ),
        _SAY,
        rulebooks=(book.id,),
        rules=(rule_id(rule),),
        jurisdiction=book.jurisdiction,
    )


def _problem(book: Rulebook, rules: tuple[str, ...], said: str) -> Problem:
    who = "、".join(rules) or book.id
    return Problem(
        "place_nowhere",
        Words(
            f"{who}：{said} 没有所指",
            f"{who}: {said} names nothing",
        ),
        _SAY,
        rulebooks=(book.id,),
        rules=rules,
        jurisdiction=book.jurisdiction,
    )


def _circles(subject: Subject) -> Iterator[Problem]:
    """Rules, and rulebooks, that each wait for the other."""
    books = subject.library.rulebooks
    amends = {book.id: {book.amends} for book in books if book.amends}
    goes: dict[str, set[str]] = {}
    for book in books:
        for rule in book.rules:
            if rule.before:
                goes.setdefault(rule.id, set()).add(rule.before)
            if rule.after:
                goes.setdefault(rule.after, set()).add(rule.id)
    for graph in (amends, goes):
        for circle in _cycles(graph):
            names = " → ".join((*circle, circle[0]))
            yield Problem(
                "cyclic",
                Words(f"先后循环：{names}", f"precedence in a circle: {names}"),
                Words("去掉其中一处。", "Take one of them away."),
                rulebooks=circle if graph is amends else (),
                rules=() if graph is amends else circle,
            )


def _cycles(graph: Mapping[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """Each circle once, from its smallest name."""
    for start in sorted(graph):
        paths: list[tuple[str, ...]] = [(start,)]
        while paths:
            path = paths.pop()
            for step in graph.get(path[-1], ()):
                if step == start and start == min(path):
                    yield path
                elif step not in path:
                    paths.append((*path, step))


def _idle(subject: Subject) -> Iterator[Problem]:
    """Adoptions that change nothing: no regime of that division ever holds the book."""
    actual = subject.settings[0]
    for adoption in subject.library.adoptions:
        if not any(
            adoption.rulebook in stage.regime.rulebooks
            and stage.seat == adoption.division
            for stage in actual.stages
        ):
            yield Problem(
                "adoption_idle",
                Words(
                    f"在 {adoption.division} 采用 {adoption.rulebook} 没有效果",
                    f"adopting {adoption.rulebook} for {adoption.division} has no effect",
                ),
                Words(
                    "核对采用的区划和日期，以及它修改的规则集在该地是否有效。",
                    "Look at division and dates, and whether what it amends holds there.",
                ),
                rulebooks=(adoption.rulebook,),
                jurisdiction=adoption.division,
                since=adoption.since,
                until=adoption.until,
            )
