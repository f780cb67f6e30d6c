"""Which rules apply where: regimes, and how rulebooks combine.

In: rulebooks, adoptions and a date. Out: `Regime`s: the rules of one document with
its amendments, in order, for a jurisdiction. The nearest local one goes before the
national one (semantics §2). A document that amends the national one for a division
makes a regime there: the national rules with its own among them (`placing`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graphmodel.errors import RulebookError
from graphmodel.placing import covers, place
from graphmodel.provisions import Duty, Link
from graphmodel.reading import nearest, nearest_zh
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
        known = {book.id: book for book in self.rulebooks}
        for adoption in self.adoptions:
            if adoption.rulebook not in known:
                raise RulebookError(
                    f"adopted rulebook {adoption.rulebook!r} is not there"
                    f"{nearest(adoption.rulebook, known)}",
                    f"没有要采用的规则集“{adoption.rulebook}”"
                    f"{nearest_zh(adoption.rulebook, known)}",
                )
            inside = known[adoption.rulebook].adopt_in or NATION
            if not covers(inside, adoption.division):
                raise RulebookError(
                    f"{adoption.rulebook} is a document of {inside} and cannot be adopted "
                    f"for {adoption.division}; write {adoption.rulebook}@{inside}",
                    f"{adoption.rulebook} 是 {inside} 的文件，不能在 {adoption.division} 采用；"
                    f"请写 {adoption.rulebook}@{inside}",
                )
        for book in self.rulebooks:
            if book.amends and book.amends not in known:
                raise RulebookError(
                    f"{book.id} amends {book.amends!r}, which is not there"
                    f"{nearest(book.amends, known)}"
                )

    def find(self, rule: str) -> list[Rule]:
        """Every sentence of the rule with this id."""
        return [r for book in self.rulebooks for r in book.rules if r.id == rule]

    def in_force(self, on: date) -> tuple[Rulebook, ...]:
        """The documents that decide somewhere on a date; one without rules decides nothing."""
        adopted = {a.rulebook for a in self._adopted(on)}
        return tuple(
            book
            for book in self.rulebooks
            if (book.rules or book.amends)
            and (book.id in adopted or (book.jurisdiction and book.in_force(on)))
        )

    def by_right(self, on: date) -> tuple[Rulebook, ...]:
        """The documents that apply in their own jurisdiction on a date."""
        return tuple(b for b in self.rulebooks if b.jurisdiction and b.in_force(on))

    def _adopted(self, on: date) -> list[Adoption]:
        """Adoptions that hold on a date, within what the rulebook allows."""
        books = {book.id: book for book in self.rulebooks}
        return [
            a
            for a in self.adoptions
            if max(a.since, books[a.rulebook].valid_from) <= on
            and on < min(a.until, books[a.rulebook].adopt_until)
        ]

    def where(self, asks: Callable[[Rule], bool]) -> frozenset[str]:
        """The divisions in which, on some date, a rule that `asks` accepts may apply."""
        asking = {b.id: b for b in self.rulebooks if any(map(asks, b.rules))}
        by_right = {book.jurisdiction for book in asking.values() if book.jurisdiction}
        adopted = {a.division for a in self.adoptions if a.rulebook in asking}
        return frozenset(by_right | adopted)

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

    def consequences(self, on: date) -> tuple[tuple[Duty, str], ...]:
        """What follows where a duty is broken, and the division in which it does.

        A ministry's order holds in the whole country, whatever rulebook says who leads.
        """
        return tuple(
            (duty, seat)
            for book in self.rulebooks
            for duty in book.provisions.duties
            if duty.stake_of
            for seat in self._seats_of(book, duty, on)
        )

    def duty(self, name: str) -> Duty | None:
        """The first duty of a name, rulebook/id, None where there is none."""
        book_id, _, rule = name.rpartition("/")
        duties = (
            duty
            for book in self.rulebooks
            if book.id == book_id
            for duty in book.provisions.duties
        )
        return next((d for d in duties if d.citation.rule == rule), None)

    def _seats_of(
        self, book: Rulebook, provision: Link | Duty, on: date
    ) -> tuple[str, ...]:
        if not provision.in_force(on):
            return ()
        if provision.standing and book.jurisdiction:
            return (book.jurisdiction,)
        return self.seats(book, on)

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
                    "adopt one of them, or let one say `amends`",
                    f"{bases[seat].id} 和 {book.id} 同时在 {seat} 施行；请只采用其中一个，"
                    "或改在下级区划采用",
                )
            bases[seat] = book
    found = {seat: _base_of(seat, bases) for seat, _ in seats}
    return tuple(
        _regime(seat, base, seats, gaps, on)
        for seat, base in found.items()
        if base and (_amended(seat, base, seats, bases) or seat in bases)
    )


def _base_of(seat: str, bases: Mapping[str, Rulebook]) -> Rulebook | None:
    """The document that applies in a division: its own, else that of the nearest around."""
    around = [outer for outer in bases if covers(outer, seat)]
    return bases[max(around, key=_depth)] if around else None


def _depth(seat: str) -> int:
    """The nearer a division, the longer its code without the zeros at its end."""
    return 0 if seat == NATION else len(seat.rstrip("0"))


def _amended(
    seat: str,
    base: Rulebook,
    seats: Sequence[tuple[str, Rulebook]],
    bases: Mapping[str, Rulebook],
) -> bool:
    """Whether a document amends, for this division, the one that applies in it."""
    here = [book for s, book in seats if s == seat and book.amends]
    for book in here:
        hidden = [s for s, b in bases.items() if b.id == book.amends]
        if book.amends != base.id and any(covers(s, seat) for s in hidden):
            raise RulebookError(
                f"{book.id} amends {book.amends}, but {base.id} is in force for {seat}; "
                "adopt one of the two, or give the adoptions dates that do not overlap",
                f"{book.id} 修改的是 {book.amends}，但 {seat} 施行的是 {base.id}；"
                "请只采用其中一个，或使采用的日期不重叠",
            )
    return any(book.amends == base.id for book in here)


def _regime(
    seat: str,
    base: Rulebook,
    seats: Sequence[tuple[str, Rulebook]],
    gaps: Sequence[Rule],
    on: date,
) -> Regime:
    """A base with its amendments; the national word on decoupling holds everywhere."""
    around = [(s, b) for s, b in seats if b.amends == base.id and covers(s, seat)]
    around.sort(key=lambda seated: _depth(seated[0]))
    amendments = {book.id: book for _, book in around}
    rules = list(base.rules)
    for book in amendments.values():
        for rule in book.rules:
            place(rules, rule, {b.id: s for s, b in around})
    books = (base, *amendments.values())
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
