"""Which rules apply where: regimes, and how rulebooks combine.

In: rulebooks, adoptions and a date. Out: `Regime`s: the rules of one document with
its amendments, in order, for a jurisdiction. The nearest local one goes before the
national one (semantics §2); a tie that the rulebooks do not settle is refused.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from graphmodel.errors import RulebookError
from graphmodel.provisions import Duty, Link
from graphmodel.reading import nearest
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.rulebook import Expectation, Remark, Rule, Rulebook

NATION = "100000"


@dataclass(frozen=True)
class Adoption:
    """A dataset adopts a rulebook for a division and what lies in it."""

    rulebook: str
    division: str
    since: date = ALWAYS
    until: date = FOREVER


@dataclass(frozen=True)
class Regime:
    """The rules in force for one jurisdiction on a date, in order."""

    jurisdiction: str
    rulebooks: tuple[str, ...]
    rules: tuple[Rule, ...]
    remarks: tuple[Remark, ...]
    duties: tuple[Duty, ...] = ()


@dataclass(frozen=True)
class Seated:
    """A link and the division in which the document that states it applies."""

    link: Link
    division: str


@dataclass(frozen=True)
class Library:
    """The rulebooks that a world knows, and which of them are adopted where."""

    rulebooks: tuple[Rulebook, ...] = ()
    adoptions: tuple[Adoption, ...] = ()

    def __post_init__(self) -> None:
        known = {book.id for book in self.rulebooks}
        for adoption in self.adoptions:
            if adoption.rulebook not in known:
                raise RulebookError(
                    f"adopted rulebook {adoption.rulebook!r} is not there"
                    f"{nearest(adoption.rulebook, known)}"
                )

    def find(self, rule: str) -> list[Rule]:
        """Every sentence of the rule with this id."""
        return [r for book in self.rulebooks for r in book.rules if r.id == rule]

    def in_force(self, on: date) -> tuple[Rulebook, ...]:
        """The documents that apply somewhere on a date."""
        adopted = {a.rulebook for a in self._adopted(on)}
        return tuple(
            book
            for book in self.rulebooks
            if book.id in adopted or (book.jurisdiction and book.in_force(on))
        )

    def by_right(self, on: date) -> tuple[Rulebook, ...]:
        """The documents that apply in their own jurisdiction on a date."""
        return tuple(b for b in self.rulebooks if b.jurisdiction and b.in_force(on))

    def _adopted(self, on: date) -> list[Adoption]:
        """Adoptions that hold on a date, within what the rulebook allows."""
        limits = {book.id: book.adopt_until for book in self.rulebooks}
        return [
            a
            for a in self.adoptions
            if a.since <= on < min(a.until, limits[a.rulebook])
        ]

    def expectations(self, on: date) -> tuple[Expectation, ...]:
        """The bodies that documents in force say must exist."""
        return tuple(e for book in self.in_force(on) for e in book.expectations)

    def seats(self, book: Rulebook, on: date) -> tuple[str, ...]:
        """Where a document applies on a date: by right, and where it is adopted."""
        by_right = (book.jurisdiction,) if book in self.by_right(on) else ()
        adopted = (a.division for a in self._adopted(on) if a.rulebook == book.id)
        return tuple(dict.fromkeys((*by_right, *adopted)))

    def links(self, on: date) -> tuple[Seated, ...]:
        """The links in force on a date; what only describes what stands always is."""
        return tuple(
            Seated(link, seat)
            for book in self.rulebooks
            for link in book.provisions.links
            for seat in self._seats_of(book, link, on)
        )

    def standing_duties(self, on: date) -> tuple[Duty, ...]:
        """Duties that bind whichever rulebook is in force."""
        return tuple(
            duty
            for book in self.rulebooks
            for duty in book.provisions.duties
            if duty.standing and self._seats_of(book, duty, on)
        )

    def _seats_of(
        self, book: Rulebook, provision: Link | Duty, on: date
    ) -> tuple[str, ...]:
        if provision.standing and book.jurisdiction:
            return (book.jurisdiction,)
        return self.seats(book, on) if provision.in_force(on) else ()

    def regimes(self, on: date) -> tuple[Regime, ...]:
        """The regimes in force on a date, one a jurisdiction."""
        seats = [(book.jurisdiction, book) for book in self.by_right(on)]
        for adoption in self._adopted(on):
            books = [b for b in self.rulebooks if b.id == adoption.rulebook]
            seats += [(adoption.division, book) for book in books]
        nation = [b for b in self.rulebooks if b.jurisdiction == NATION]
        gaps = [r for b in nation for r in b.rules if r.verdict == "GAP"]
        return _combine(seats, gaps, on)


def _combine(
    seats: Sequence[tuple[str, Rulebook]], gaps: Sequence[Rule], on: date
) -> tuple[Regime, ...]:
    bases: dict[str, Rulebook] = {}
    for seat, book in seats:
        if not book.amends and book.rules:
            if seat in bases and bases[seat] != book:
                raise RulebookError(
                    f"{bases[seat].id} and {book.id} are both in force for {seat}; "
                    "adopt one of them, or let one say `amends`"
                )
            bases[seat] = book
    return tuple(_regime(seat, base, seats, gaps, on) for seat, base in bases.items())


def _regime(
    seat: str,
    base: Rulebook,
    seats: Iterable[tuple[str, Rulebook]],
    gaps: Sequence[Rule],
    on: date,
) -> Regime:
    """A base with its amendments; the national word on decoupling holds everywhere."""
    books = [base]
    books += [b for s, b in seats if b.amends == base.id and s in (seat, NATION)]
    rules = list(base.rules)
    for book in books[1:]:
        for rule in book.rules:
            _insert(rules, rule)
    if not any(rule.verdict == "GAP" for rule in rules):
        kept = [rule for rule in rules if rule.before_declaration]
        rules = [*kept, *gaps, *(rule for rule in rules if rule not in kept)]
    remarks = tuple(remark for book in books for remark in book.remarks)
    duties = tuple(
        duty
        for book in books
        for duty in book.provisions.duties
        if duty.in_force(on) and not duty.standing
    )
    return Regime(seat, tuple(b.id for b in books), tuple(rules), remarks, duties)


def _insert(rules: list[Rule], new: Rule) -> None:
    anchor = new.before or new.after or new.replaces
    places = [n for n, rule in enumerate(rules) if rule.id == anchor]
    if not places:
        raise RulebookError(
            f"{new.rulebook}, {new.id}: says before, after or replaces {anchor!r}, "
            f"which is not in the rulebook it amends{nearest(anchor, [r.id for r in rules])}"
        )
    tied = [r for r in rules if r.before and r.before == new.before and r != new]
    if tied and tied[0].rulebook != new.rulebook and new.before:
        raise RulebookError(
            f"{tied[0].rulebook} {tied[0].id} and {new.rulebook} {new.id} both stand "
            f"before {new.before}; say which of the two comes first"
        )
    if new.replaces:
        rules[places[0] : places[-1] + 1] = [new]
    else:
        rules.insert(places[0] if new.before else places[-1] + 1, new)
