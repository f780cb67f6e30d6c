"""The periods in which a regime stays the same: stages, of what is and what may be.

In: a library. Out: `Setting`s: the library as it is, and once for each rulebook that
may be adopted and is not, as though it were. What the library refuses is kept as a
problem, and the rest is looked at without it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from graphmodel.errors import RulebookError
from graphmodel.linting.decided import Decided, decide_all
from graphmodel.linting.problem import SOMEWHERE, Problem
from graphmodel.linting.space import Mask, Region, Space, Values, space
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.regimes import NATION, Adoption, Library, Regime
from graphmodel.rulebook import Remark, Rule, Rulebook
from graphmodel.wording import Words


@dataclass(frozen=True, eq=False)
class Stage:
    """A regime during a period in which its rules and notes do not change."""

    regime: Regime
    rules: tuple[Rule, ...]
    remarks: tuple[Remark, ...]
    since: date
    until: date
    supposed: bool = False

    @property
    def seat(self) -> str:
        """The jurisdiction."""
        return self.regime.jurisdiction

    @property
    def base(self) -> str:
        """The rulebook that the others amend."""
        return self.regime.rulebooks[0]

    @property
    def content(self) -> tuple[object, ...]:
        """What makes two stages the same."""
        return self.seat, self.base, self.rules, tuple(map(id, self.remarks))

    def region(self, mask: Mask, over: Space | None = None) -> Region:
        """The profiles of a mask, over the space of `decided` or another one."""
        where = over or self.decided.space
        return Region(
            self.seat, where, mask, self.since, self.until, supposed=self.supposed
        )

    def within(self, since: date, until: date) -> "Stage":
        """The part of a stage that lies in a period."""
        start, end = max(self.since, since), min(self.until, until)
        return replace(self, since=start, until=end)

    @cached_property
    def decided(self) -> Decided:
        """Which rule decides at every point that the regime's rules tell apart."""
        asked = [rule.when for rule in self.rules]
        asked += [known(remark) for remark in self.remarks]
        return decide_all(space(asked, reach(self.seat)), self.rules)


@dataclass(frozen=True, eq=False)
class Setting:
    """A library and its stages; `supposed` is the rulebook adopted by supposition."""

    library: Library
    stages: tuple[Stage, ...]
    supposed: str = ""


def together(stage: Stage, other: Stage) -> tuple[Decided, Decided]:
    """Two stages on the space that either of them asks, in reach of the first."""
    asked = [rule.when for rule in (*stage.rules, *other.rules)]
    common = space(asked, reach(stage.seat))
    return decide_all(common, stage.rules), decide_all(common, other.rules)


def known(remark: Remark) -> dict[str, Values]:
    """The conditions of a note, without that a fact be unknown."""
    return {
        fact: tuple(value for value in allowed if value != "unknown")
        for fact, allowed in remark.when.items()
    }


def reach(seat: str) -> dict[str, Values]:
    """The levels at which organizations are registered inside a jurisdiction."""
    if len(seat) != 6 or seat == NATION:
        return {}
    below = ("province", "prefecture", "county")
    step = 0 if seat.endswith("0000") else 1 if seat.endswith("00") else 2
    return {"level": below[step:]}


def settings(library: Library) -> tuple[tuple[Setting, ...], tuple[Problem, ...]]:
    """The library as it is, then each adoption that may be; and what is refused."""
    problems: list[Problem] = []
    found = [Setting(library, tuple(_stages(library, problems)))]
    for book in library.rulebooks:
        if adoption := _supposed(book, library):
            supposed = replace(library, adoptions=(*library.adoptions, adoption))
            stages = tuple(
                replace(stage, supposed=True).within(adoption.since, adoption.until)
                for stage in _stages(supposed, problems)
                if book.id in stage.regime.rulebooks
                and stage.since < adoption.until
                and adoption.since < stage.until
            )
            found.append(Setting(supposed, stages, book.id))
    return tuple(found), tuple(problems)


def _supposed(book: Rulebook, library: Library) -> Adoption | None:
    """How a rulebook would be adopted that nobody adopts; None where it need not be."""
    may_be = not book.jurisdiction or book.valid_to < book.adopt_until
    if not may_be or any(a.rulebook == book.id for a in library.adoptions):
        return None
    somewhere = book.adopt_in or (NATION if book.amends else SOMEWHERE)
    since = book.valid_to if book.jurisdiction else book.valid_from
    return Adoption(book.id, book.jurisdiction or somewhere, since, book.adopt_until)


def _stages(library: Library, problems: list[Problem]) -> Iterator[Stage]:
    """The stages of all jurisdictions; equal neighbours are one."""
    running: dict[str, Stage] = {}
    for since, until in _periods(library):
        regimes = _regimes(library, since, until, problems)
        stages = {r.jurisdiction: _stage(r, since, until) for r in regimes}
        for seat, stage in running.items():
            now = stages.get(seat)
            if now and now.content == stage.content:
                stages[seat] = replace(now, since=stage.since)
            else:
                yield stage
        running = stages
    yield from running.values()


def _stage(regime: Regime, since: date, until: date) -> Stage:
    return Stage(
        regime,
        tuple(rule for rule in regime.rules if rule.in_force(since)),
        tuple(r for r in regime.remarks if r.since <= since < r.until),
        since,
        until,
    )


def _periods(library: Library) -> Iterator[tuple[date, date]]:
    """Every period between two days on which anything begins or ends."""
    days = {ALWAYS, FOREVER}
    for book in library.rulebooks:
        days |= {book.valid_from, book.valid_to, book.adopt_until}
        days |= {day for rule in book.rules for day in (rule.since, rule.until)}
        days |= {day for note in book.remarks for day in (note.since, note.until)}
    for adoption in library.adoptions:
        days |= {adoption.since, adoption.until}
    yield from pairwise(sorted(days))


def _regimes(
    library: Library, since: date, until: date, problems: list[Problem]
) -> tuple[Regime, ...]:
    """The regimes on a date; a rulebook that is refused is told and left out."""
    try:
        return library.regimes(since)
    except RulebookError:
        kept: list[Rulebook] = []
        for book in sorted(library.rulebooks, key=lambda book: bool(book.amends)):
            part = _only([*kept, book], library.adoptions)
            try:
                part.regimes(since)
                kept.append(book)
            except RulebookError as error:
                problems.append(refused(str(error), book.id, since, until))
        return _only(kept, library.adoptions).regimes(since)


def _only(books: Iterable[Rulebook], adoptions: Iterable[Adoption]) -> Library:
    chosen = tuple(books)
    ids = {book.id for book in chosen}
    return Library(chosen, tuple(a for a in adoptions if a.rulebook in ids))


def refused(
    message: str, book: str = "", since: date = ALWAYS, until: date = FOREVER
) -> Problem:
    """A rulebook that loading or combining refuses, with the reason."""
    return Problem(
        "refused",
        Words(message, message),
        Words("按上述说明修改。", "Mend what it names."),
        rulebooks=(book,) if book else (),
        since=since,
        until=until,
    )
