"""What is linted: a library in all its settings, the bodies and mechanisms there are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphmodel.bodies import Bodies
from graphmodel.linting.problem import place_words
from graphmodel.linting.stages import Setting, Stage
from graphmodel.mechanisms import Mechanism
from graphmodel.placing import covers
from graphmodel.regimes import NATION, Library
from graphmodel.rulebook import Rule, Rulebook
from graphmodel.wording import Words


@dataclass(frozen=True, eq=False)
class Subject:
    """`bodies` None: ids of bodies are not looked at."""

    library: Library
    settings: tuple[Setting, ...]
    bodies: Bodies | None = None
    mechanisms: Sequence[Mechanism] = ()

    @property
    def stages(self) -> Iterator[tuple[Setting, Stage]]:
        """Every stage with its setting."""
        return ((s, stage) for s in self.settings for stage in s.stages)

    def standing(self, rule: Rule) -> Iterator[tuple[Setting, Stage, int]]:
        """Where a rule stands: setting, stage and its position among the rules."""
        for setting, stage in self.stages:
            if rule in stage.rules:
                yield setting, stage, stage.rules.index(rule)

    def around(self, setting: Setting, stage: Stage) -> Iterator[Stage]:
        """The stages that would hold where and when a stage does, if it did not."""
        for other in self.settings[0].stages:
            wider = other.seat != stage.seat and covers(other.seat, stage.seat)
            same = other.seat == stage.seat and bool(setting.supposed)
            meets = other.since < stage.until and stage.since < other.until
            if meets and (same or (wider and other.seat == NATION)):
                yield other

    def by_right(self, stage: Stage) -> bool:
        """Whether a stage's own document is in force there by right, not by adoption."""
        base = self.book(stage.base)
        return base.jurisdiction == stage.seat and base.in_force(stage.since)

    def book(self, book_id: str) -> Rulebook:
        """The rulebook of an id that is there."""
        return next(b for b in self.library.rulebooks if b.id == book_id)

    def place(self, seat: str) -> Words:
        """Where a regime holds: with the division's name, where it is known."""
        number = self.bodies.divisions.number.get(seat, -1) if self.bodies else -1
        if seat == NATION or self.bodies is None or number < 0:
            return place_words(seat)
        name = self.bodies.divisions.names[number]
        return Words(f"{name}（{seat}）", f"{name} ({seat})")

    def name(self, body_id: str) -> str:
        """The name of a body; its id where it is not known."""
        number = self.bodies.by_id.get(body_id, -1) if self.bodies else -1
        record = self.bodies.record(number) if self.bodies and number >= 0 else None
        return record.name if record else body_id


def rule_id(rule: Rule) -> str:
    """A rule as it is told apart: its id, and the sentence where it has several."""
    return f"{rule.id}（{rule.part}）" if rule.part else rule.id
