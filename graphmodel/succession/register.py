"""Bodies asked about their days, and what a problem with them is.

In: `Bodies`. Out: `Register`: the lives of a body, the changes that can be taken as
written; `Problem`s in words. Days are half-open: on the day of a change only the
successor is there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.records import ALWAYS, FOREVER, Change
from graphmodel.standing import SUCCESSIONS
from graphmodel.succession.words import FAULTS
from graphmodel.wording import Words

#: Changes after which the giver is gone.
ENDS = SUCCESSIONS | {"abolished"}
#: So many bodies are named in one sentence.
NAMED = 6
Life = tuple[date, date]


@dataclass(frozen=True)
class Problem:
    """One thing that does not fit: a code of `FAULTS`, the ids of the bodies, the day.

    `key` tells it from others of its code; `where` is the file:row to mend.
    """

    code: str
    bodies: tuple[str, ...]
    on: date | None
    where: str
    text: Words
    remedy: Words
    key: str = ""

    @property
    def cause(self) -> str:
        """A stable text without language."""
        day = self.on.isoformat() if self.on else ""
        return " ".join(
            filter(None, (self.code, self.key or "|".join(self.bodies), day))
        )


class Register:
    """Bodies asked about their days, and the changes that can be taken as written."""

    def __init__(self, bodies: Bodies) -> None:
        self.bodies = bodies

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The rows that name what their kind needs; others are told apart first."""
        return tuple(c for c in self.bodies.changes if not fault_of_shape(c))

    @cached_property
    def given(self) -> Mapping[int, tuple[Change, ...]]:
        """The sound rows of each giver."""
        found: dict[int, list[Change]] = {}
        for change in self.changes:
            if change.giver >= 0:
                found.setdefault(change.giver, []).append(change)
        return {giver: tuple(rows) for giver, rows in found.items()}

    @cached_property
    def naming(self) -> Mapping[int, tuple[Change, ...]]:
        """All rows that name a body, sound or not."""
        found: dict[int, list[Change]] = {}
        for change in self.bodies.changes:
            for end in {change.giver, change.taker}:
                found.setdefault(end, []).append(change)
        return {body: tuple(rows) for body, rows in found.items()}

    def lives(self, body: int) -> tuple[Life, ...]:
        """The days of a body; several where it is attested for several times."""
        if record := self.bodies.record(body):
            return ((record.since, record.until),)
        rows = self.bodies.attested.get(body, ())
        return tuple((row.since, row.until) for row in rows) or ((ALWAYS, FOREVER),)

    def keeps_name(self, change: Change) -> bool:
        """A division's body under a new name is the same body."""
        return change.giver == change.taker and change.giver in self.bodies.attested

    def row_of(self, body: int) -> str:
        """Where a body stands: its own row, else the last change that names it."""
        record = self.bodies.record(body)
        rows = self.bodies.attested.get(body, ())
        own = record.where if record else next((r.where for r in rows if r.where), "")
        named = self.naming.get(body)
        return own or (named[-1].where if named else "")

    def called(self, body: int) -> str:
        """A body with its id, as sentences name it."""
        return f"{self.bodies.name(body, FOREVER)}（{self.bodies.id(body)}）"

    def problem(
        self,
        code: str,
        body: int = -1,
        other: int = -1,
        others: Iterable[int] = (),
        on: date | None = None,
        where: str = "",
        key: str = "",
        **values: Words | str,
    ) -> Problem:
        """A problem of some bodies, its sentences filled in."""
        more = tuple(others)
        numbers = [n for n in dict.fromkeys((body, other, *more)) if n >= 0]
        shown = [self.called(n) for n in more[:NAMED]] + ["…"] * (len(more) > NAMED)
        said: dict[str, Words | str] = {
            "body": self.called(body) if body >= 0 else "",
            "other": self.called(other) if other >= 0 else "",
            "others": Words("、".join(shown), ", ".join(shown)),
            "on": str(on or ""),
            **values,
        }
        fault = FAULTS[code]
        ids = tuple(self.bodies.id(n) for n in numbers)
        if more:
            ids = tuple(sorted(ids))
        text, remedy = filled(fault.text, said), filled(fault.remedy, said)
        return Problem(code, ids, on, where, text, remedy, key)


def filled(template: Words, values: Mapping[str, Words | str]) -> Words:
    """A sentence with its values, in both languages."""

    def spoken(language: str) -> dict[str, str]:
        return {
            name: value.label(language) if isinstance(value, Words) else value
            for name, value in values.items()
        }

    return Words(
        template.zh.format_map(spoken("zh")), template.en.format_map(spoken("en"))
    )


def fault_of_shape(change: Change) -> str:
    """What a row lacks or has too much of, by its kind; "" where it is sound."""
    ends = (change.giver, change.taker)
    if any(end >= 0 and end & PARTY_ORG for end in ends):
        return "OF_PARTY_ORG"
    if change.on == ALWAYS:
        return "NO_DATE"
    if change.kind == "created" and change.giver >= 0:
        return "CREATED_FROM"
    if change.giver < 0 and change.kind != "created":
        return "LACKS_GIVER"
    if change.kind == "abolished":
        return "ABOLISHED_INTO" * (change.taker >= 0)
    return "LACKS_TAKER" * (change.taker < 0)
