"""What the documents leave open: the 37 cases, each with its texts and our decision.

In: the parsed `undecided.toml`. Out: `Undecided`s. A case says in words which texts are
in tension, what they do not answer and what is decided here; its signs say on which
verdicts and notes it is named.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graphmodel.citation import QUOTE_STATUSES, Citation
from graphmodel.errors import RulebookError
from graphmodel.facts import Profile
from graphmodel.provision_parsing import bilingual, conditions
from graphmodel.provisions import Conditions
from graphmodel.reading import Fields
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.vocabulary import DATA_FAULTS, KINDS, NOTES, VERDICTS
from graphmodel.wording import Words

#: Stands in `rules` for any rule, and for none where a charter decided.
ANY_RULE, DECLARATION = "*", "declaration"
ORIGINS = ("national", "dataset", "registry", "expected", "absent")
_ID = re.compile(r"U\d\d")


@dataclass(frozen=True)
class Asked:
    """A verdict or note of an organization or a cause, as signs ask about it.

    `code` is the verdict or note, `rule` the id of the rule that decided (DECLARATION
    for a charter), `profiles` the facts, `kinds`, `bodies` and `origins` those of the
    bodies concerned, `fields` the columns.
    """

    code: str
    rule: str
    on: date
    profiles: tuple[Profile, ...] = ()
    kinds: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Sign:
    """Where a case is named: everything that it asks must hold.

    `cells` are patterns that cells of the row must match, `division` the front of its
    code: a sign that asks for them looks into one row, and is for proofs only.
    """

    code: str
    rules: tuple[str, ...] = ()
    when: Conditions = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)
    division: str = ""
    since: date = ALWAYS
    until: date = FOREVER

    @property
    def of_a_row(self) -> bool:
        """Whether it looks into one row."""
        return bool(self.cells or self.division)

    def stands(self, asked: Asked) -> bool:
        """Whether it holds of a verdict or note, the row itself apart."""
        return (
            self.code == asked.code
            and self.since <= asked.on < self.until
            and self._by_rule(asked.rule)
            and all(
                not wanted or not found.isdisjoint(wanted)
                for wanted, found in (
                    (self.kinds, asked.kinds),
                    (self.bodies, asked.bodies),
                    (self.origins, asked.origins),
                    (self.fields, asked.fields),
                )
            )
            and (not self.when or any(map(self._holds, asked.profiles)))
        )

    def _by_rule(self, rule: str) -> bool:
        if ANY_RULE in self.rules:
            return rule not in ("", DECLARATION)
        return not self.rules or rule in self.rules

    def _holds(self, profile: Profile) -> bool:
        return all((profile[f] or "unknown") in ok for f, ok in self.when.items())


@dataclass(frozen=True)
class Undecided:
    """One case: `texts` are literal quotes, `silence` what a lone text does not say.

    `verdicts`, `notes` and `faults` are what one sees of it.
    """

    id: str
    title: Words
    question: Words
    decision: Words
    texts: tuple[Citation, ...]
    silence: Words | None
    verdicts: tuple[str, ...]
    notes: tuple[str, ...]
    faults: tuple[str, ...]
    signs: tuple[Sign, ...]
    sources: tuple[str, ...]


def parse(
    table: Mapping[str, Any], origin: str, books: Mapping[str, str]
) -> tuple[Undecided, ...]:
    """The cases of a parsed table; `books` are the titles of rulebooks by id.

    `origin` names the file in messages. Raises RulebookError.
    """
    fields = Fields(table, origin, RulebookError)
    found = tuple(_case(row, books) for row in fields.tables("case"))
    fields.done()
    ids = [case.id for case in found]
    for name in ids:
        if ids.count(name) > 1:
            raise RulebookError(f"{origin}: case {name} stands twice")
    return found


def _case(row: Fields, books: Mapping[str, str]) -> Undecided:
    name = row.text("id")
    if not _ID.fullmatch(name):
        raise row.error("`id` is U and two digits, like U01")
    case = Undecided(
        id=name,
        title=_words(row, "title"),
        question=_words(row, "question"),
        decision=_words(row, "decision"),
        texts=tuple(_text(f, books) for f in row.tables("texts")),
        silence=_words(row, "silence") if row.has("silence") else None,
        verdicts=_known(row, "verdicts", VERDICTS),
        notes=_known(row, "notes", NOTES),
        faults=_known(row, "faults", DATA_FAULTS),
        signs=tuple(_sign(f) for f in row.tables("sign", optional=True)),
        sources=row.texts("sources"),
    )
    row.done()
    _check(case, row)
    return case


def _check(case: Undecided, row: Fields) -> None:
    if (len(case.texts) == 1) != (case.silence is not None):
        raise row.error(
            "names texts in tension, at least two, or one with `silence`: what it leaves out"
        )
    for sign in case.signs:
        if sign.code not in (*case.verdicts, *case.notes, *case.faults):
            raise row.error(
                f"a sign asks for {sign.code!r}, which is not among its verdicts, notes "
                "and faults"
            )
    if not case.sources:
        raise row.error("`sources` is missing; say where it is decided")


def _words(row: Fields, name: str) -> Words:
    term = bilingual(row, name)
    assert term is not None  # it raises where the text is missing
    return Words(term.zh, term.en)


def _known(row: Fields, name: str, codes: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(row.known(code, codes, name) for code in row.texts(name))


def _text(row: Fields, books: Mapping[str, str]) -> Citation:
    book = row.known(row.text("rulebook"), books, "rulebook")
    text = Citation(
        rulebook=book,
        rule=row.text("rule"),
        article=row.text("article"),
        quote=row.text("quote"),
        title=books[book],
        quote_status=row.choice("quote_status", QUOTE_STATUSES, default="seen"),
        page=row.text("page", default=""),
    )
    row.done()
    return text


def _sign(row: Fields) -> Sign:
    named = [row.text(name, default="") for name in ("verdict", "note", "fault")]
    code, *more = [*filter(None, named), ""]
    if more != [""]:
        raise row.error("takes one of verdict, note and fault")
    sign = Sign(
        code=row.known(code, {**VERDICTS, **NOTES, **DATA_FAULTS}, "verdict or note"),
        rules=row.texts("rules"),
        when=conditions(row, unknown=True),
        kinds=_known(row, "kinds", KINDS),
        bodies=row.texts("bodies"),
        origins=_known(row, "origins", dict.fromkeys(ORIGINS)),
        fields=row.texts("fields"),
        cells={column: str(text) for column, text in row.mapping("cells").items()},
        division=row.text("division", default=""),
        since=row.date("since", ALWAYS),
        until=row.date("until", FOREVER),
    )
    row.done()
    if sign.since >= sign.until:
        raise row.error(f"since {sign.since} is not before until {sign.until}")
    return sign
