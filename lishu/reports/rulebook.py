"""The answer of `rules show`: a rulebook or a rule, as it reads and as it is applied."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphmodel.encodings import Encoding
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.rulebook import Remark, Rule, Rulebook
from graphmodel.vocabulary import BASES, NOTES, RELATIONS
from graphmodel.wording import condition_words, conditions_of, guide_words, leader_words
from lishu import __version__
from lishu.reports import encoded
from lishu.reports.blocks import Block, Fields, Quote, Title
from lishu.reports.checked import SCHEMA_VERSION
from lishu.reports.citations import cited
from lishu.reports.proof_data import rule_data
from lishu.reports.rulebooks import book_data, period, strength, where


@dataclass(frozen=True)
class Shown:
    """Rules with the rulebook of each; `remarks` are those of all rulebooks.

    `names` has the names of bodies by id; `encoded` the tables of each rulebook (by
    its id) that are no rules: links, bodies, duties, scopes, terms, silent sentences.
    """

    books: Sequence[tuple[Rulebook, Sequence[Rule]]]
    remarks: Sequence[Remark]
    names: Mapping[str, str]
    encoded: Mapping[str, Sequence[Encoding]] = field(default_factory=dict)

    def named(self, body_id: str) -> str:
        """The name of a body."""
        return self.names.get(body_id, body_id)


def blocks(shown: Shown, language: str) -> Iterator[Block]:
    """The head of each rulebook, then its rules in order."""
    for book, rules in shown.books:
        yield Title(f"{book.id} {book.title}", 1)
        yield Fields(list(head(book, language)))
        for rule in rules:
            yield from rule_blocks(shown, rule, language)
        for encoding in shown.encoded.get(book.id, ()):
            yield from encoded.blocks(encoding, shown.named, language)


def head(book: Rulebook, language: str) -> Iterator[tuple[str, str]]:
    """What a rulebook says of itself: when and where it applies, its source."""
    chinese = language == "zh"
    since, until = period(book)
    yield ("适用期" if chinese else "in force"), f"{since} – {until}"
    yield ("适用于" if chinese else "where"), where(book).label(language)
    if book.amends:
        yield ("修改" if chinese else "amends"), book.amends
    known = "来源性质" if chinese else "known from"
    yield known, strength(book).label(language)
    if book.source:
        yield ("来源" if chinese else "source"), book.source
    if book.note:
        yield ("说明" if chinese else "note"), book.note.label(language)


def rule_blocks(shown: Shown, rule: Rule, language: str) -> Iterator[Block]:
    """A rule: citation, quote, condition, leader, notes."""
    part = f"（{rule.part}）" if rule.part else ""
    yield Title(f"{rule.id}{part} {cited(rule.citation, language)}")
    if rule.citation.quote:
        yield Quote(rule.citation.quote)
    yield Fields(list(_fields(shown, rule, language)))


def _fields(shown: Shown, rule: Rule, language: str) -> Iterator[tuple[str, str]]:
    chinese = language == "zh"
    conditions = [c.label(language) for c in conditions_of(rule)]
    always = "没有别的条件" if chinese else "in every other case"
    yield ("适用于" if chinese else "when"), ("; ".join(conditions) or always)
    yield (
        ("领导机关" if chinese else "leader"),
        leader_words(rule, shown.named).label(language),
    )
    relation = RELATIONS[rule.relation].label(language)
    if rule.leader:
        yield ("关系" if chinese else "relation"), f"{relation} ({rule.relation})"
    if rule.basis != "DERIVED":
        yield ("依据" if chinese else "basis"), BASES[rule.basis].label(language)
    for guide in rule.guides:
        body = guide_words(guide.kind, guide.at).label(language)
        yield RELATIONS[guide.relation].label(language), f"{body} ({guide.relation})"
    if (rule.since, rule.until) != (ALWAYS, FOREVER):
        since = "…" if rule.since == ALWAYS else str(rule.since)
        until = "…" if rule.until == FOREVER else str(rule.until)
        yield ("适用期" if chinese else "in force"), f"{since} – {until}"
    for word, chinese_word, place in (
        ("before", "在先于", rule.before),
        ("after", "在后于", rule.after),
        ("replaces", "取代", rule.replaces),
    ):
        if place:
            yield (chinese_word if chinese else word), place
    if rule.before_declaration:
        yield (
            ("次序" if chinese else "order"),
            ("先于申报" if chinese else "before any declaration"),
        )
    for remark in _remarks(shown, rule):
        yield NOTES[remark.code].label(language), _remark(remark, language)


def _remarks(shown: Shown, rule: Rule) -> Iterator[Remark]:
    """The notes that documents attach to the rule, also those of its amendments."""
    for remark in shown.remarks:
        if rule.id in remark.rules:
            yield remark


def _remark(remark: Remark, language: str) -> str:
    when = "; ".join(
        condition_words(f, ok).label(language) for f, ok in remark.when.items()
    )
    since = f"{remark.since} – " if remark.since != ALWAYS else ""
    until = f" – {remark.until}" if remark.until != FOREVER else ""
    bounds = [bound for bound in (when, f"{since}{until}".strip()) if bound]
    case = f" [{remark.case}]" if remark.case else ""
    bounded = f" ({'; '.join(bounds)})" if bounds else ""
    return f"{remark.code}{case} {_said(remark, language)}{bounded}"


def _said(remark: Remark, language: str) -> str:
    return remark.text if language == "zh" else remark.english or remark.text


def data(shown: Shown, language: str) -> dict[str, Any]:
    """Rulebooks with their rules as data; texts are in `language`."""
    return {
        "schema_version": SCHEMA_VERSION,
        "lishu": __version__,
        "rulebooks": [
            {
                **book_data(book, language),
                "rules": [_rule_data(shown, rule, language) for rule in rules],
                "tables": [
                    encoded.data(encoding, shown.named, language)
                    for encoding in shown.encoded.get(book.id, ())
                ],
            }
            for book, rules in shown.books
        ],
    }


def _rule_data(shown: Shown, rule: Rule, language: str) -> dict[str, Any]:
    return {
        **(rule_data(rule) or {}),
        "when": {fact: list(allowed) for fact, allowed in rule.when.items()},
        "when_text": [c.label(language) for c in conditions_of(rule)],
        "leader": list(rule.leader) if rule.leader else None,
        "leader_text": leader_words(rule, shown.named).label(language),
        "verdict": rule.verdict,
        "relation": rule.relation,
        "basis": rule.basis,
        "candidates": list(rule.candidates),
        "guides": [
            {"kind": g.kind, "at": g.at, "relation": g.relation} for g in rule.guides
        ],
        "since": None if rule.since == ALWAYS else str(rule.since),
        "until": None if rule.until == FOREVER else str(rule.until),
        "before_declaration": rule.before_declaration,
        "notes": [
            {
                "code": remark.code,
                "text": _said(remark, language),
                "case": remark.case,
            }
            for remark in _remarks(shown, rule)
        ],
    }
