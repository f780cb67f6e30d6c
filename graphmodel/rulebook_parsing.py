"""From a parsed TOML table to a rulebook that cannot be wrong.

An unknown field or value, a missing quote, reversed dates or a rule that can never
fire is refused with a message that says how to mend it. Fields: DESIGN §5.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graphmodel.errors import RulebookError
from graphmodel.examples import examples
from graphmodel.facts import ARGUMENTS, REFERENCES
from graphmodel.provision_parsing import cite, conditions, provisions
from graphmodel.reading import Fields
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.rulebook import (
    Expectation,
    Guide,
    Remark,
    Rule,
    Rulebook,
    shadows,
)
from graphmodel.vocabulary import (
    BASES,
    KINDS,
    LEVELS,
    NOTES,
    RELATIONS,
    STRENGTHS,
    VERDICTS,
    Term,
)


def parse(table: Mapping[str, Any], origin: str, digest: str = "") -> Rulebook:
    """The rulebook of a parsed TOML table.

    `origin` names the file in messages. Raises RulebookError.
    """
    fields = Fields(table, origin, RulebookError)
    head = fields.table("rulebook")
    book_id, title = head.text("id"), head.text("title")
    strength = head.choice("strength", ("", *STRENGTHS), default="")
    valid_to = head.date("valid_to", FOREVER)
    rules = tuple(
        _rule(f, book_id, title, strength) for f in fields.tables("rule", optional=True)
    )
    bodies = fields.tables("body", optional=True)
    remarks = tuple(_remark(f) for f in fields.tables("note", optional=True))
    book = Rulebook(
        id=book_id,
        title=title,
        jurisdiction=head.text("jurisdiction", default=""),
        valid_from=head.date("valid_from", ALWAYS),
        valid_to=valid_to,
        rules=rules,
        remarks=remarks,
        expectations=tuple(_expectation(f, book_id, title) for f in bodies),
        provisions=provisions(fields, book_id, title),
        amends=head.text("amends", default=""),
        strength=strength,
        adopt_in=head.text("adopt_in", default=""),
        adopt_until=head.date("adopt_until", valid_to),
        published=head.date("published", ALWAYS),
        examples=examples(fields, book_id),
        digest=digest,
        source=head.text("source", default=""),
        note=Term("note", *note) if any(note := head.bilingual("note")) else None,
    )
    head.done()
    fields.done()
    _check_book(book, origin)
    return book


def _check_book(book: Rulebook, origin: str) -> None:
    if book.valid_from >= book.valid_to:
        raise RulebookError(
            f"{origin}: valid_from {book.valid_from} is not before valid_to "
            f"{book.valid_to}; valid_to is the first day on which it no longer applies"
        )
    for rule in book.rules:
        if (rule.before or rule.after or rule.replaces) and not book.amends:
            raise RulebookError(
                f"{origin}: rule {rule.id} says before, after or replaces, but the "
                "rulebook amends none; name it in [rulebook] as `amends`"
            )
    names = [(rule.id, rule.part) for rule in book.rules]
    for rule_id, part in names:
        if names.count((rule_id, part)) > 1:
            raise RulebookError(
                f"{origin}: rule {rule_id} stands twice; "
                "tell two sentences of one article apart by `part`"
            )
    for n, later in enumerate(book.rules):
        for earlier in book.rules[:n]:
            if shadows(earlier, later):
                raise RulebookError(
                    f"{origin}: rule {later.id} can never fire, because {earlier.id} "
                    "stands before it and holds whenever it does; "
                    "change its place or its conditions"
                )


def _rule(fields: Fields, book: str, title: str, strength: str) -> Rule:
    citation = replace(cite(fields, book, title), strength=strength)
    candidates = fields.texts("candidates")
    leader = _reference(fields)
    verdict = "UNDECIDED" if candidates else "LED"
    rule = Rule(
        id=citation.rule,
        citation=citation,
        when=conditions(fields),
        leader=leader,
        relation=fields.choice("relation", tuple(RELATIONS), default="LEADS"),
        verdict=fields.choice("verdict", tuple(VERDICTS), default=verdict),
        basis=fields.choice("basis", tuple(BASES), default="DERIVED"),
        candidates=candidates,
        guides=tuple(_guide(g) for g in fields.tables("guides", optional=True)),
        before_declaration=fields.flag("before_declaration"),
        part=fields.text("part", default=""),
        since=fields.date("since", ALWAYS),
        until=fields.date("until", FOREVER),
        before=fields.text("before", default=""),
        after=fields.text("after", default=""),
        replaces=fields.text("replaces", default=""),
    )
    fields.done()
    _check_rule(rule, fields)
    return rule


def _check_rule(rule: Rule, fields: Fields) -> None:
    if rule.verdict == "LED" and rule.leader is None:
        raise fields.error("names no leader; give `leader`, `candidates` or `verdict`")
    if not RELATIONS[rule.relation].strong:
        raise fields.error(f"relation {rule.relation} is weak; no weak relation leads")
    if rule.since >= rule.until:
        raise fields.error(f"since {rule.since} is not before until {rule.until}")
    if rule.replaces and (rule.before or rule.after):
        raise fields.error(
            "replaces a rule, in whose place it stands; leave out `before` and `after`"
        )


def _reference(fields: Fields) -> tuple[str, str] | None:
    table = fields.mapping("leader")
    if not table:
        return None
    if set(table) == {"kind", "at"}:
        name, argument = str(table["kind"]), str(table["at"])
    elif len(table) == 1:
        ((name, argument),) = table.items()
    else:
        raise fields.error(
            f"leader has {len(table)} keys; it takes one, or kind and at"
        )
    fields.known(name, REFERENCES, "leader")
    if name in ARGUMENTS:
        fields.known(str(argument), ARGUMENTS[name], f"leader, {name}")
    return name, str(argument)


def _expectation(fields: Fields, book: str, title: str) -> Expectation:
    citation = cite(fields, book, title)
    levels = fields.texts("levels")
    expectation = Expectation(
        fields.choice("kind", tuple(KINDS)),
        tuple(fields.known(level, LEVELS, "level") for level in levels),
        citation,
    )
    fields.done()
    return expectation


def _guide(fields: Fields) -> Guide:
    guide = Guide(
        fields.text("kind"),
        fields.text("at"),
        fields.choice("relation", tuple(RELATIONS), default="WORK_GUIDES"),
    )
    fields.done()
    return guide


def _remark(fields: Fields) -> Remark:
    text, english = fields.bilingual("text")
    remark = Remark(
        rules=fields.texts("rules"),
        code=fields.choice("code", tuple(NOTES)),
        text=text or fields.text("text"),
        english="" if english == text else english,
        case=fields.text("case", default=""),
        when=conditions(fields, unknown=True),
        since=fields.date("since", ALWAYS),
        until=fields.date("until", FOREVER),
    )
    fields.done()
    return remark
