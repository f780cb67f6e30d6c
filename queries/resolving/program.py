"""Everything that resolves a dataset on a date, as statements in their order.

In: a library and a date. Out: `Program`. The text is the same for every dataset; it asks
for $dataset, $resolution, $as_of and $work.batches (queries.store_parts).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graphmodel.agreement import BESIDE, LINES, MINISTRY_BODIES
from graphmodel.decision import SUPERVISOR_VERDICTS
from graphmodel.declarations import NATIONAL_ASSOCIATIONS, SHENZHEN
from graphmodel.facts import FIELD_OF, OPEN_SUPERVISORS
from graphmodel.leaders import NEVER_WEAK_ONLY
from graphmodel.regimes import NATION, Library, Regime
from graphmodel.rulebook import Expectation
from graphmodel.scopes import outside
from graphmodel.situation import REGISTRY_NOTES
from graphmodel.vocabulary import NOTE_BIT, NOTES, VERDICTS, note_codes
from queries.resolving import facts, hierarchy, pointing, rules
from queries.resolving.filling import Filling, Lines, Statement, file, fill, statements
from queries.resolving.words import among, text, texts

#: The field of DECLARES of what the charter and what the annual report says.
_FIELDS: Mapping[str, str] = {"charter": "declared", "report": "upper"}


@dataclass(frozen=True)
class Program:
    """The statements that resolve, and the rulebooks that they are written from."""

    as_of: date
    rulebooks: tuple[str, ...]
    statements: tuple[Statement, ...]

    @property
    def cypher(self) -> str:
        """The whole as one text, to be read."""
        return ";\n\n".join(each.text for each in self.statements) + ";\n"


def program(library: Library, as_of: date) -> Program:
    """The statements that resolve on a date, written from the rulebooks in force."""
    gaps = _gaps(library, as_of)
    parts = ("standing", "above", "judge", "finish")
    written = [each for part in parts for each in _written(part, gaps)]
    books = tuple(book.id for book in library.in_force(as_of))
    return Program(as_of, books, tuple(written))


def _written(part: str, gaps: Mapping[str, Filling]) -> Sequence[Statement]:
    return statements("\n".join(fill(file(part), gaps)))


def _gaps(library: Library, as_of: date) -> Mapping[str, Filling]:
    """What fills the gaps of the files."""
    regimes = library.regimes(as_of)
    expectations = library.expectations(as_of)
    expects = any(each.kind == "SOPWB" for each in expectations)
    asked = facts.asked(regimes)
    pointed = _references(regimes)
    duties = library.standing_duties(as_of)
    return {
        "expected": _expected(expectations),
        "links": hierarchy.links(library, library.links(as_of), expects),
        "called": [texts(rules.called(regimes))],
        "regime": _regime(regimes),
        "everywhere": [_everywhere(regimes)],
        "outside": [texts(outside(library))],
        "transfer": [text(NATIONAL_ASSOCIATIONS)],
        "tangled": _lines("tangled"),
        "declares": _declares,
        "earlier": _lines("earlier") if facts.EARLIER in asked else [],
        "earlier body": ["earlier_body" if facts.EARLIER in asked else "null"],
        "notice": [facts.notice()],
        "city": [text(SHENZHEN)],
        "facts": facts.entries(asked),
        "decide": _lines("decide"),
        "worlds": facts.worlds(asked),
        "world": facts.tried(asked),
        "rules": rules.rules(regimes),
        "open": [texts(OPEN_SUPERVISORS)],
        "lacking": facts.lacking(asked),
        "failing": _failing(),
        "fields": facts.fields(),
        "no place": [text(FIELD_OF["level"])],
        "remarks": rules.remarks(regimes),
        "lead": _lines("lead"),
        "pointed": pointing.pointed(pointed),
        "there": [pointing.there()],
        "never weak": [texts(("LEADS", *sorted(NEVER_WEAK_ONLY)))],
        "agree": _lines("agree"),
        "chain": _chain,
        "beside": _beside(),
        "lines": _sectors(),
        "candidates": _lines("candidates"),
        "duties": facts.duties(duties, regimes, asked),
        "counted": _counted(),
        **_codes(),
    }


def _lines(name: str) -> Lines:
    return file(name).splitlines()


def _references(regimes: Sequence[Regime]) -> tuple[tuple[str, str], ...]:
    return rules.references(regimes)


def _chain(body: str) -> Lines:
    return fill(file("chain"), {"body": [body]})


def _expected(expectations: Sequence[Expectation]) -> list[str]:
    """When a body is expected because a rulebook in force says so."""
    lines = []
    for each in expectations:
        kind = f"owner.kind = {text(each.kind)}"
        if each.kind == "SOPWB":
            kind += (
                " AND EXISTS { (owner)-[:SEATED_IN]->(seat:Division) "
                f"WHERE {among('seat.level', each.levels)} }}"
            )
        elif each.kind != "TOWNSHIP_PARTY_ORG":
            continue
        lines.append(f"WHEN owner.expectation = 'in_force' AND {kind} THEN 'expected'")
    return list(dict.fromkeys(lines))


def _regime(regimes: Sequence[Regime]) -> list[str]:
    """The number of the regime of a division: the nearest around it."""
    order = sorted(
        enumerate(regimes), key=lambda each: _depth(each[1].jurisdiction), reverse=True
    )
    return [
        "WHEN EXISTS { (division)-[:PART_OF]->{0,5}(:Division {code: "
        f"{text(regime.jurisdiction)}}}) }} THEN {number}"
        for number, regime in order
    ]


def _depth(code: str) -> int:
    return 0 if code == NATION else len(code.rstrip("0"))


def _everywhere(regimes: Sequence[Regime]) -> str:
    """The regimes that may apply where the place is unknown; -1: none."""
    numbers = list(range(len(regimes)))
    if not any(regime.jurisdiction == NATION for regime in regimes):
        numbers.append(-1)
    return str(numbers)


def _declares(cell: str) -> Lines:
    """What the charter or the annual report declares."""
    gaps = {"field": [text(_FIELDS[cell])], "cell": [cell]}
    return fill(file("declares"), gaps)


def _failing() -> list[str]:
    """What becomes of a rule that points to a supervisor that is not there."""
    pointing_to = texts(("party_org_of supervisor", "itself supervisor"))
    return [
        f"WHEN rule.leader IN {pointing_to} AND world.supervisor = {text(state)} "
        f"THEN {text(verdict)}"
        for state, verdict in SUPERVISOR_VERDICTS.items()
    ]


def _beside() -> list[str]:
    """A Party group that stands beside the chain of its ministry."""
    lines = [
        f"WHEN one.id = {text(group)} AND owner_of_other.id = {text(ministry)} THEN 'SAME'"
        for group, ministry in BESIDE.items()
    ]
    return [
        *lines,
        f"WHEN one.id IN {texts(BESIDE)} AND other.id IN {texts(MINISTRY_BODIES)} "
        "THEN 'SAME_LINE'",
    ]


def _sectors() -> list[str]:
    """A sector's work committee and the department of the same division."""
    return [
        "WHEN other.party_org AND NOT one.party_org AND one.within = other.within "
        f"AND one.name ENDS WITH {text(line)} AND any(word IN {texts(departments)} "
        "WHERE owner_of_other.name ENDS WITH word) THEN 'SAME_LINE'"
        for line, departments in LINES
    ]


def _counted() -> list[str]:
    """How each verdict counts."""
    groups: dict[str, list[str]] = {}
    for verdict in VERDICTS.values():
        groups.setdefault(verdict.group, []).append(verdict.code)
    return [
        f"WHEN {among('final', codes)} THEN {text(group)}"
        for group, codes in groups.items()
    ]


def _codes() -> Mapping[str, Filling]:
    """The notes in their order: all, and those of organizations that are not resolved."""
    left = REGISTRY_NOTES | NOTE_BIT["INVERSE"]
    return {
        "codes": [texts(sorted(NOTES))],
        "codes not counted": [texts(note_codes(left))],
        "codes out of scope": [texts(note_codes(REGISTRY_NOTES))],
    }
