"""Bodies that rules and links name by id: whether they are there, and when."""

from collections.abc import Iterator
from datetime import date

from graphmodel.bodies import Bodies
from graphmodel.linting.problem import Problem
from graphmodel.linting.subject import Subject, rule_id
from graphmodel.reading import nearest
from graphmodel.records import FOREVER
from graphmodel.rulebook import Rule, Rulebook
from graphmodel.standing import SUCCESSIONS
from graphmodel.wording import Words


def named_bodies(subject: Subject) -> Iterator[Problem]:
    """Ids that no body bears; bodies that are not there while a rule names them."""
    bodies = subject.bodies
    if bodies is None:
        return
    for book in subject.library.rulebooks:
        for name, body in _ids(book):
            if body not in bodies.by_id:
                yield _unknown(book, name, body, bodies)
        for rule in book.rules:
            for body in _named(rule):
                if body in bodies.by_id:
                    yield from _alive(subject, bodies, rule, body)


def _named(rule: Rule) -> tuple[str, ...]:
    """The ids that a rule names as leader or as candidates."""
    leader = rule.leader
    own = (leader[1],) if leader and leader[0] == "body" else ()
    return (*own, *rule.candidates)


def _ids(book: Rulebook) -> Iterator[tuple[str, str]]:
    """Every id of a body in a rulebook, with the table that names it."""
    for rule in book.rules:
        yield from ((rule_id(rule), body) for body in _named(rule))
    for link in book.provisions.links:
        for end in (link.source, link.target):
            if end.body:
                yield link.citation.rule, end.body


def _unknown(book: Rulebook, name: str, body: str, bodies: Bodies) -> Problem:
    near = nearest(body, list(bodies.by_id))
    return Problem(
        "unknown_body",
        Words(
            f"{name} 所指的机构 {body!r} 不存在{near}",
            f"{name} names the body {body!r}, which is not there{near}",
        ),
        Words("改正编号，或登记该机构。", "Mend the id, or record the body."),
        rulebooks=(book.id,),
        rules=(name,),
        jurisdiction=book.jurisdiction,
    )


def _alive(
    subject: Subject, bodies: Bodies, rule: Rule, body: str
) -> Iterator[Problem]:
    """Periods of a rule in which a body that it names is not there."""
    record = bodies.record(bodies.by_id[body])
    if record is None:
        return
    heirs = _heirs(bodies, bodies.by_id[body])
    for _, stage, n in subject.standing(rule):
        if not stage.decided.leads(n).any():
            continue
        if stage.since < record.since:
            until = min(stage.until, record.since)
            yield _problem("unborn_body", rule, record.name, stage.since, until)
        if record.until < stage.until and not heirs:
            since = max(stage.since, record.until)
            yield _problem("ended_body", rule, record.name, since, stage.until)


def _heirs(bodies: Bodies, body: int) -> set[int]:
    """The bodies without an end that succession leads to, through any number of steps."""
    found, seen, todo = set[int](), {body}, [body]
    while todo:
        at = todo.pop()
        for change in bodies.changes:
            taker = change.taker
            if change.giver != at or change.kind not in SUCCESSIONS or taker in seen:
                continue
            if taker >= 0:
                seen.add(taker)
                record = bodies.record(taker)
                ended = record is not None and record.until != FOREVER
                (todo.append if ended else found.add)(taker)
    return found


_WHY = {
    "unborn_body": (
        "当时尚未成立",
        "is not there yet",
        "写明 since。",
        "Give `since`.",
    ),
    "ended_body": (
        "已撤销，没有后继机构",
        "has ended without a successor",
        "改指现存机构，或写明 until。",
        "Name a body that is there, or give `until`.",
    ),
}


def _problem(code: str, rule: Rule, name: str, since: date, until: date) -> Problem:
    zh, en, mend_zh, mend_en = _WHY[code]
    return Problem(
        code,
        Words(f"{rule_id(rule)} 所指的{name}{zh}", f"{rule_id(rule)}: {name} {en}"),
        Words(mend_zh, mend_en),
        rulebooks=(rule.rulebook,),
        rules=(rule_id(rule),),
        since=since,
        until=until,
    )
