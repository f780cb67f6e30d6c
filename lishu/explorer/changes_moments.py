"""The days on which the rules change: where the years of the rulebooks are cut.

In: a library. Out: `Moment`s, oldest first: which documents begin and end to decide on a
day, and how many rules or notes of others do. Between two of them nothing changes by
rules; bodies may.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from graphmodel.bodies import SOCIAL_WORK_BELOW, SOCIAL_WORK_PROVINCE
from graphmodel.records import ALWAYS
from graphmodel.regimes import Library
from graphmodel.rulebook import Rulebook
from graphmodel.summary import Summary
from graphmodel.timeline import days_of_rules
from lishu.reports import words as report

_DAY = timedelta(days=1)
#: What is counted on each of them.
SERIES = (("led", report.LED), ("orphans", report.ORPHANS), ("open", report.OPEN))


@dataclass(frozen=True)
class Moment:
    """What begins and what ends on a day; `passages` are rules and notes that a document
    itself dates, `renamed` says that the duty of the SOPWBs moves to the 社会工作部."""

    on: date
    begins: tuple[Rulebook, ...]
    ends: tuple[Rulebook, ...]
    passages: tuple[str, ...]
    renamed: bool


def moments(library: Library, until: date) -> tuple[Moment, ...]:
    """The days up to `until` on which other rules apply from then on."""
    days = sorted(day for day in {*_days(library)} if ALWAYS < day <= until)
    found = (_moment(library, day) for day in days)
    return tuple(m for m in found if m.begins or m.ends or m.passages or m.renamed)


def _days(library: Library) -> Iterator[date]:
    yield from days_of_rules(library)
    yield from (SOCIAL_WORK_PROVINCE, SOCIAL_WORK_BELOW)


def _moment(library: Library, day: date) -> Moment:
    before = {book.id: book for book in library.in_force(day - _DAY)}
    after = {book.id: book for book in library.in_force(day)}
    return Moment(
        day,
        tuple(book for name, book in after.items() if name not in before),
        tuple(book for name, book in before.items() if name not in after),
        tuple(dict.fromkeys(_passages(after.values(), day))),
        day in (SOCIAL_WORK_PROVINCE, SOCIAL_WORK_BELOW),
    )


def _passages(books: Iterable[Rulebook], day: date) -> Iterator[str]:
    """Rules, and what is noted on rules, that begin or end on a day."""
    for book in books:
        for rule in book.rules:
            if day in (rule.since, rule.until) and day != book.valid_from:
                yield rule.id
        for remark in book.remarks:
            if day in (remark.since, remark.until) and day != book.valid_from:
                yield from remark.rules


def counted(
    days: Sequence[date], counts: Sequence[Summary], language: str
) -> pl.DataFrame:
    """How many were led, orphaned and open on each day: one row a day and series."""
    rows = [
        (str(day), label.label(language), getattr(summary, name))
        for day, summary in zip(days, counts, strict=True)
        for name, label in SERIES
    ]
    schema = {"day": pl.String, "series": pl.String, "count": pl.Int64}
    return pl.DataFrame(rows, schema=schema, orient="row")
