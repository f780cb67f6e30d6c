"""The rulebooks as people read them: in force when and where, and whom each rule decided.

In: a resolution and the inventory of mechanisms. Out: `Book`s in the order of their
dates, each with its sentences in reading order. Counted once an answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from graphmodel.encodings import Encoding, encodings
from graphmodel.ground import rule_name
from graphmodel.leaders import VERDICT_CODES
from graphmodel.mechanisms import Mechanism
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.regimes import NATION, Library
from graphmodel.resolution import Resolution
from graphmodel.rulebook import Rulebook
from graphmodel.vocabulary import VERDICTS
from graphmodel.wording import NOTHING, Words

#: How a document stands on a date.
STATES = {
    "in_force": Words("当日施行", "in force"),
    "adopted": Words("已采用，当日施行", "adopted, in force"),
    "idle": Words("已采用，当日不在施行期", "adopted, not in force on this day"),
    "not_yet": Words("当日尚未施行", "not yet in force"),
    "ended": Words("当日已失效", "no longer in force"),
    "optional": Words("可采用", "may be adopted"),
    "background": Words("只作背景，不作决定", "background, decides nothing"),
}
_SUMS = ("led", "orphan", "open")


@dataclass(frozen=True)
class Decided:
    """How many organizations a rule decided, by what came of it."""

    led: int = 0
    orphan: int = 0
    open: int = 0

    @property
    def whole(self) -> int:
        """All of them."""
        return self.led + self.orphan + self.open


@dataclass(frozen=True)
class Sentence:
    """One sentence of a document: its id, what it is called, the tables that encode it.

    `decided` is what it decided as a rule. `told` is how many organizations it told on:
    those, or who does not keep it as a duty, or whom it reaches as a link; None where no
    data can show it.
    """

    id: str
    title: Words
    encodings: tuple[Encoding, ...]
    decided: Decided
    told: int | None

    @property
    def text(self) -> str:
        """All that can be searched for."""
        quotes = (each.citation.quote for each in self.encodings)
        articles = (each.citation.article for each in self.encodings)
        parts = (self.id, self.title.zh, self.title.en, *quotes, *articles)
        return "\n".join(parts).casefold()


@dataclass(frozen=True)
class Book:
    """A document with its state (of STATES), the divisions in which it applies, and how
    many organizations its rules decided."""

    rulebook: Rulebook
    state: str
    seats: tuple[str, ...]
    decided: Decided
    sentences: tuple[Sentence, ...]


def decided(resolution: Resolution) -> Mapping[str, Decided]:
    """What each rule decided, by its name (rulebook/id); "declaration" is the charters."""
    size = len(VERDICT_CODES)
    key = resolution.profile.astype(np.int64) * size + resolution.leaders.verdict
    counts = np.bincount(key, minlength=len(resolution.outcomes) * size)
    table = counts.reshape(-1, size)
    groups = [VERDICTS[code].group for code in VERDICT_CODES]
    found: dict[str, dict[str, int]] = {}
    for outcome, row in zip(resolution.outcomes, table.tolist(), strict=True):
        declared = outcome.basis == "DECLARED"
        name = "declaration" if declared else rule_name(outcome.rule)
        sums = found.setdefault(name, dict.fromkeys(_SUMS, 0))
        for group, count in zip(groups, row, strict=True):
            if group in sums:
                sums[group] += count
    return {name: Decided(**sums) for name, sums in found.items()}


def books(
    resolution: Resolution,
    inventory: Sequence[Mechanism],
    told: Mapping[str, int],
) -> tuple[Book, ...]:
    """Every document that the registry knows; `told` is `graphmodel.reach.reach`."""
    library, on = resolution.library, resolution.as_of
    counts = decided(resolution)
    known = encodings(library)
    return tuple(
        Book(
            book,
            state(library, book, on),
            library.seats(book, on),
            _sum(counts.get(f"{book.id}/{n}", Decided()) for n in _ids(book)),
            tuple(_sentences(book, known, inventory, counts, told)),
        )
        for book in library.rulebooks
    )


def _ids(book: Rulebook) -> Iterable[str]:
    return dict.fromkeys(rule.id for rule in book.rules)


def _sum(parts: Iterable[Decided]) -> Decided:
    found = list(parts)
    return Decided(*(sum(getattr(part, name) for part in found) for name in _SUMS))


def state(library: Library, book: Rulebook, on: date) -> str:
    """How a document stands on a date: a code of STATES."""
    adopted = any(adoption.rulebook == book.id for adoption in library.adoptions)
    if not (book.rules or book.amends):
        return "background"
    if library.seats(book, on):
        return "in_force" if book.jurisdiction and book.in_force(on) else "adopted"
    if adopted:
        return "idle"
    if on >= min(book.valid_to, book.adopt_until):
        return "ended"
    return "not_yet" if on < book.valid_from else "optional"


def _sentences(
    book: Rulebook,
    known: Mapping[str, Sequence[Encoding]],
    inventory: Sequence[Mechanism],
    counts: Mapping[str, Decided],
    told: Mapping[str, int],
) -> Iterator[Sentence]:
    """The sentences of a document: those of the inventory in its order, then others."""
    titles = {m.id: m.title for m in inventory if m.rulebook == book.id}
    there = [n for n, rows in known.items() if any(r.rulebook == book.id for r in rows)]
    for name in dict.fromkeys([*titles, *there]):
        rows = tuple(r for r in known.get(name, ()) if r.rulebook == book.id)
        if rows:
            title = titles.get(name)
            words = Words(title.zh, title.en) if title else NOTHING
            own = counts.get(f"{book.id}/{name}", Decided())
            yield Sentence(name, words, rows, own, told.get(name))


@dataclass(frozen=True)
class Span:
    """A time in which a document applies by right, or is adopted somewhere."""

    rulebook: str
    title: str
    place: Words
    since: date
    until: date
    by_right: bool


def spans(library: Library, first: date, last: date) -> tuple[Span, ...]:
    """When documents that decide apply, cut to the time between two days."""
    found = []
    for book in library.rulebooks:
        if not (book.rules or book.amends):
            continue
        if book.jurisdiction:
            where = _place(book.jurisdiction)
            found.append((book, where, book.valid_from, book.valid_to, True))
        for each in (a for a in library.adoptions if a.rulebook == book.id):
            since = max(each.since, book.valid_from)
            until = min(each.until, book.adopt_until)
            found.append((book, _place(each.division), since, until, False))
    cut = (
        Span(book.id, book.title, where, max(since, first), min(until, last), right)
        for book, where, since, until, right in found
    )
    return tuple(span for span in cut if span.since < span.until)


def _place(code: str) -> Words:
    return Words("全国", "nation") if code == NATION else Words(code, code)


def first_day(library: Library) -> date:
    """The day on which the first document that decides somewhere began."""
    adopted = {adoption.rulebook for adoption in library.adoptions}
    days = [
        book.valid_from
        for book in library.rulebooks
        if book.rules and (book.jurisdiction or book.id in adopted)
    ]
    return min(
        (day for day in days if ALWAYS < day < FOREVER), default=date(2015, 9, 28)
    )
