"""Examples beside the rules: this profile on this day, so this rule.

In: the `[[example]]` tables of a rulebook. Out: `Example`s, which `lishu rules lint`
runs. A rule and its examples say the same thing twice, apart from each other; whoever
changes one of them by mistake is told. A list stands for each of its values; a fact
that is not named has its usual value (`USUAL`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from graphmodel.facts import DOMAINS, STANDING_FACTS, Profile, Value
from graphmodel.reading import Fields
from graphmodel.vocabulary import NOTES, RELATIONS, VERDICTS

UNKNOWN = "unknown"
#: What an example may give: what rules ask, and what comes before every rule.
FACTS: Mapping[str, tuple[Value, ...]] = {**STANDING_FACTS, **DOMAINS}
#: The value of a fact that an example does not name, where it is not the first one.
USUAL: Mapping[str, str] = {"level": "county", "association": "no"}
#: A counted organization without a declaration, all facts at their usual value.
ORDINARY: Profile = {f: USUAL.get(f, values[0]) for f, values in FACTS.items()}


@dataclass(frozen=True)
class Example:
    """Profiles that a rule decides on a day; verdict, leader, … only if stated.

    `given` are the values of facts, None unknown; `rule` "" means that no rule does.
    `applies` false: on that day the document applies nowhere; `adopted`: it holds where
    somebody has adopted it, also beyond the time for which it is in force by right.
    """

    rulebook: str
    rule: str
    given: Mapping[str, tuple[Value, ...]]
    on: date
    part: str = ""
    verdict: str = ""
    leader: Mapping[str, str] | None = None
    candidates: tuple[str, ...] = ()
    relation: str = ""
    notes: tuple[str, ...] | None = None
    applies: bool = True
    adopted: bool = False

    def profiles(self) -> Iterator[Profile]:
        """Every combination of the values given, the other facts as usual."""
        for values in product(*self.given.values()):
            yield {**ORDINARY, **dict(zip(self.given, values, strict=True))}


def examples(fields: Fields, book: str) -> tuple[Example, ...]:
    """The examples of a rulebook's tables. Raises RulebookError."""
    rows = fields.tables("example", optional=True)
    return tuple(example for row in rows for example in _examples(row, book))


def _examples(row: Fields, book: str) -> Iterator[Example]:
    """One example a day."""
    days = row.dates("on")
    if not days:
        raise row.error("an example needs its day or days: `on`")
    example = _example(row, book, days[0])
    return (replace(example, on=day) for day in days)


def _example(row: Fields, book: str, on: date) -> Example:
    verdict, rule = row.text("verdict", default=""), row.text("rule", default="")
    leader, noted = row.mapping("leader"), row.texts("notes")
    relation = row.text("relation", default="")
    example = Example(
        rulebook=book,
        rule=rule,
        part=row.text("part", default=""),
        given={
            row.known(fact, FACTS, "fact"): _values(row, fact, value)
            for fact, value in row.mapping("given").items()
        },
        on=on,
        verdict=row.known(verdict, VERDICTS, "verdict"),
        leader={str(key): str(value) for key, value in leader.items()} or None,
        candidates=row.texts("candidates"),
        relation=row.known(relation, ("", *RELATIONS), "relation"),
        applies=row.flag("applies") or not row.has("applies"),
        adopted=row.flag("adopted"),
        notes=_notes(row, noted) if row.has("notes") else None,
    )
    row.done()
    return example


def _notes(row: Fields, noted: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(row.known(code, NOTES, "note") for code in noted))


def _values(row: Fields, fact: str, value: object) -> tuple[Value, ...]:
    """The values of a fact; "unknown" is None."""
    domain = [value or UNKNOWN for value in FACTS[fact]]
    given = value if isinstance(value, list) else [value]
    known = (row.known(str(v), domain, fact) for v in given)
    return tuple(None if v == UNKNOWN and None in FACTS[fact] else v for v in known)
