"""Dates: of a document against its publication, of its parts against its own life."""

from collections.abc import Iterator
from datetime import date

from graphmodel.linting.problem import Problem, period_words
from graphmodel.linting.subject import Subject, rule_id
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.rulebook import Rulebook
from graphmodel.wording import Words

_LOOK = Words("核对日期。", "Look at the dates.")


def dates(subject: Subject) -> Iterator[Problem]:
    """Dates that cannot be, and dates that nothing explains."""
    for book in subject.library.rulebooks:
        yield from _of_book(book)
        yield from _of_parts(book)


def _of_book(book: Rulebook) -> Iterator[Problem]:
    published, start = book.published, book.valid_from
    if published != ALWAYS and start != ALWAYS and start < published:
        yield _misdated(
            book,
            f"自 {start} 起有效，而文件 {published} 才公布",
            f"is in force from {start}, but was published on {published}",
        )
    if published != ALWAYS and start > published and not book.note:
        yield _unexplained(
            book,
            f"自 {start} 起有效，晚于公布日 {published}，没有说明（note）",
            f"is in force from {start}, later than its publication on {published}, and "
            "no `note` says why",
        )
    if book.jurisdiction and book.rules and start == ALWAYS and not book.note:
        yield _unexplained(
            book,
            "没有起始日期（valid_from），任何时候都有效",
            "has no `valid_from`: it is in force at any time",
        )
    if book.adopt_until <= start:
        yield _misdated(
            book,
            f"只能采用到 {book.adopt_until} 之前，而它自 {start} 起才有效",
            f"may be adopted until before {book.adopt_until}, but is in force from {start}",
        )


def _misdated(book: Rulebook, zh: str, en: str) -> Problem:
    return Problem(
        "misdated",
        Words(f"{book.id} {zh}", f"{book.id} {en}"),
        _LOOK,
        rulebooks=(book.id,),
        jurisdiction=book.jurisdiction,
        since=book.valid_from,
        until=book.valid_to,
    )


def _unexplained(book: Rulebook, zh: str, en: str) -> Problem:
    return Problem(
        "unexplained_date",
        Words(f"{book.id} {zh}", f"{book.id} {en}"),
        Words("在 note 中说明原因。", "Say why in `note`."),
        rulebooks=(book.id,),
        jurisdiction=book.jurisdiction,
        since=book.valid_from,
        until=book.valid_to,
    )


def _of_parts(book: Rulebook) -> Iterator[Problem]:
    """Rules, notes, links and duties that begin or end outside their rulebook's life.

    A link or a duty may say that what it describes began earlier.
    """
    for name, since, until, told in _parts(book):
        if _outside(book, since, until, told):
            words, life = period_words(since, until), _life(book)
            yield Problem(
                "outside_life",
                Words(
                    f"{name}（{words.zh}）超出 {book.id} 的有效期（{life.zh}）",
                    f"{name} ({words.en}) lies outside the life of {book.id} ({life.en})",
                ),
                Words("改正 since、until 或有效期。", "Mend since, until or the life."),
                rulebooks=(book.id,),
                rules=(name,),
                jurisdiction=book.jurisdiction,
                since=since,
                until=until,
            )


def _parts(book: Rulebook) -> Iterator[tuple[str, date, date, bool]]:
    """Name and dates of what a document says, and whether it may have begun before."""
    for rule in book.rules:
        yield rule_id(rule), rule.since, rule.until, False
    for note in book.remarks:
        yield f"note {note.code}", note.since, note.until, False
    for link in book.provisions.links:
        yield link.citation.rule, link.since, link.until, True
    for duty in book.provisions.duties:
        yield duty.citation.rule, duty.since, duty.until, True


def _life(book: Rulebook) -> Words:
    return period_words(book.valid_from, max(book.valid_to, book.adopt_until))


def _outside(book: Rulebook, since: date, until: date, told: bool) -> bool:
    """Whether a part begins before its rulebook, or ends after it, by its own dates."""
    end = max(book.valid_to, book.adopt_until)
    early = since != ALWAYS and not (told or book.valid_from <= since)
    late = until != FOREVER and until > end
    return early or late or since >= end or until <= book.valid_from
