"""What one organization's verdict rests on: its cells, facts, bodies and rules.

In: a resolution and a position. Out: the parts of which a `Proof` is made. Looks at
one organization only; nothing here runs over the registry.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graphmodel.bodies import PARTY_ORG
from graphmodel.citation import Citation
from graphmodel.decision import Outcome
from graphmodel.divisions import LEVEL_CODES
from graphmodel.facts import Profile
from graphmodel.regimes import Regime
from graphmodel.resolution import Resolution
from graphmodel.rulebook import Rule
from graphmodel.standing import State
from graphmodel.wording import (
    COLUMNS_OF,
    UNKNOWN,
    Words,
    fact_words,
    unmet,
    value_words,
)


@dataclass(frozen=True)
class Seen:
    """A body as people see it on the date; `state` is one of `standing.State`."""

    id: str
    name: str
    kind: str
    division: str
    state: str


@dataclass(frozen=True)
class Cell:
    """A cell as written, with its heading and where it stands."""

    column: str
    heading: str
    text: str
    file: str
    row: int
    line: int


@dataclass(frozen=True)
class FactUsed:
    """A fact that was asked, its value in words, and what it was read from."""

    fact: str
    value: str
    name: Words
    words: Words
    body: Seen | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Tried:
    """A rule that stands before the deciding one, and why it did not apply."""

    rule: str
    part: str
    citation: Citation
    reason: Words


@dataclass(frozen=True)
class Witness:
    """One organization of a resolution, with what the engine knows of it."""

    resolution: Resolution
    position: int

    @cached_property
    def profile(self) -> Profile:
        """Its combination of facts."""
        return self.resolution.profiles[self._number]

    @cached_property
    def outcome(self) -> Outcome:
        """What was decided for its profile."""
        return self.resolution.outcomes[self._number]

    @property
    def _number(self) -> int:
        return int(self.resolution.profile[self.position])

    @cached_property
    def regimes(self) -> tuple[Regime, ...]:
        """The regimes that may apply to it."""
        return self.resolution.regimes_of(self.profile)

    @cached_property
    def line(self) -> int:
        """The physical line of its row."""
        source, _ = self.resolution.world.source_of(self.position)
        return source.lines([self.number("row")])[0]

    def number(self, column: str) -> int:
        """The value of an integer column of the world, -1 where it is null."""
        value = self.resolution.world.organizations[column][self.position]
        return -1 if value is None else int(value)

    def seated(self, role: str) -> int:
        """The body of a role in its division (`World.seated`), -1 where none has it."""
        profession = "" if role == "composite" else f"{self.profile['profession']} "
        key = (f"{profession}{role}", self.number("division"))
        return self.resolution.world.seated.get(key, -1)

    def text(self, column: str) -> str:
        """The text of a canonical column as written, empty where it is absent."""
        cell = self.cell(column)
        return cell.text if cell else ""

    def cell(self, column: str) -> Cell | None:
        """A cell of its row, None where the file lacks the column."""
        source, at = self.resolution.world.source_of(self.position)
        found = source.cell(at, column)
        if found is None:
            return None
        return Cell(column, *found, source.file, self.number("row"), self.line)

    def seen(self, body: int) -> Seen | None:
        """A body as people see it, None for -1."""
        if body < 0:
            return None
        bodies, standing = self.resolution.world.bodies, self.resolution.standing
        return Seen(
            id=bodies.id(body),
            name=bodies.name(body, self.resolution.as_of),
            kind=bodies.kind(body),
            division=bodies.seat(body),
            state=State(int(standing.state[body & ~PARTY_ORG])).name,
        )

    def all_seen(self, bodies: tuple[int, ...]) -> tuple[Seen, ...]:
        """Several bodies as people see them."""
        return tuple(seen for body in bodies if (seen := self.seen(body)))

    def mentioned(self, mention: int) -> tuple[int, ...]:
        """The bodies that a mention may mean: one, or those of a group."""
        world = self.resolution.world
        if mention < 0:
            return ()
        group = (mention & ~PARTY_ORG) - len(world.bodies)
        return (mention,) if group < 0 else world.groups[group].members

    @property
    def declared_body(self) -> int:
        """The body that its declaration names: the one that leads, else the first."""
        declaration = self.resolution.situation.declaration
        leading = int(declaration.body[self.position])
        named = self.mentioned(int(declaration.mention[self.position]))
        return leading if leading >= 0 else next(iter(named), -1)


def facts_used(witness: Witness) -> Iterator[FactUsed]:
    """The facts that decided: of the organization itself, then those that rules asked."""
    asked = ["counted"]
    if witness.profile["counted"] == "counted":
        asked += ["declared"] if _declares(witness) else []
        asked += ["level"]
        for regime in witness.regimes:
            for rule in _up_to_decision(witness, regime):
                asked += rule.when
    if witness.profile["supervisor"] == "none":
        asked = [fact for fact in asked if fact != "supervisor_is"]
    for fact in dict.fromkeys(asked):
        value = witness.profile[fact]
        yield FactUsed(
            fact=fact,
            value=value or "unknown",
            name=fact_words(fact),
            words=value_words(fact, value) + _detail(witness, fact),
            body=witness.seen(_body_of(witness, fact)),
            cells=tuple(_cells(witness, fact)),
        )


def _declares(witness: Witness) -> bool:
    texts = (witness.text(column) for column in COLUMNS_OF["declared"][0])
    return witness.profile["declared"] != "none" or any(texts)


def _up_to_decision(witness: Witness, regime: Regime) -> Iterator[Rule]:
    """The rules that were asked, in order, the deciding one included."""
    for rule in regime.rules:
        yield rule
        if rule == witness.outcome.derived.rule:
            return


def _cells(witness: Witness, fact: str) -> Iterator[Cell]:
    """The cells of a fact: what is filled; else what might have told; else the blank."""
    groups = [
        [cell for column in columns if (cell := witness.cell(column))]
        for columns in COLUMNS_OF[fact]
    ]
    for cells in groups:
        filled = [cell for cell in cells if cell.text.strip()]
        if filled:
            yield from filled
            return
    yield from groups[0][:1]


def _body_of(witness: Witness, fact: str) -> int:
    situation, at = witness.resolution.situation, witness.position
    match fact:
        case "supervisor":
            named = witness.mentioned(witness.number("supervisor"))
            if len(named) > 1 and witness.profile[fact] == "several":
                return -1  # no one of them is the supervisor
            found = int(situation.supervisor[at])
            return found if found >= 0 else next(iter(named), -1)
        case "former_supervisor" | "channel":
            return int(situation.former[at])
        case "declared":
            return witness.declared_body
        case "locality":
            return witness.number("locality_body")
        case "registrar":
            return witness.number("registrar_body")
        case "sector":
            return witness.number("industry_body")
        case _:
            return -1


def _detail(witness: Witness, fact: str) -> Words:
    """The division beside the level; the reason beside what is not counted."""
    number = witness.number("division")
    if fact == "level" and number >= 0:
        divisions = witness.resolution.world.bodies.divisions
        place = f"{divisions.names[number]}，{divisions.codes[number]}"
        return Words(f"（{place}）", f" ({place.replace('，', ', ')})")
    if fact == "counted" and witness.profile[fact] == "not_counted":
        reason = not_counted(witness)
        return Words(f"：{reason.zh}", f": {reason.en}")
    return Words("", "")


def not_counted(witness: Witness) -> Words:
    """Why an organization is not counted on the date."""
    table, on = witness.resolution.world.organizations, witness.resolution.as_of
    registered = table["registered"][witness.position]
    ended = table["deregistered"][witness.position]
    if ended is not None and ended <= on:
        return Words(f"{ended} 注销", f"deregistered on {ended}")
    if registered is not None and registered > on:
        return Words(f"{registered} 才登记", f"registered only on {registered}")
    status = witness.text("status")
    return Words(f"登记状态为“{status}”", f"its status is “{status}”")


def level_of(witness: Witness) -> str:
    """The code of its level, empty where it is unknown."""
    number = witness.number("level")
    return LEVEL_CODES[number] if 0 <= number < len(LEVEL_CODES) else ""


def earlier_rules(witness: Witness) -> Iterator[Tried]:
    """Every rule before the deciding one, with the reason why it did not apply."""
    for regime in witness.regimes:
        for rule in regime.rules:
            if rule == witness.outcome.derived.rule:
                break
            reason = why_not_applied(witness, rule)
            yield Tried(rule.id, rule.part, rule.citation, reason)


def why_not_applied(witness: Witness, rule: Rule) -> Words:
    """The first reason why a rule does not hold for the organization; empty if it does."""
    on = witness.resolution.as_of
    if not rule.in_force(on):
        return Words(
            f"自 {rule.since} 起、{rule.until} 前适用，{on} 不适用",
            f"applies from {rule.since} until before {rule.until}, not on {on}",
        )
    unknown = Words("", "")
    for fact, allowed in rule.when.items():
        value = witness.profile[fact]
        if value is not None and value not in allowed:
            return unmet(fact, value, allowed)
        if value is None and not unknown.zh:
            name = fact_words(fact)
            unknown = Words(
                f"{name.zh}{UNKNOWN.zh}，逐一试过各种可能",
                f"{name.en} is {UNKNOWN.en}; each possible value was tried",
            )
    return unknown
