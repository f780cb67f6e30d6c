"""Accepted findings: what somebody answers for, until when, and for how many.

In: the parsed tables of `accepted.toml`. Out: `Acceptance`s, or one error that names
the file, the entry and what to write instead. Like every other date, `until` is
exclusive: it is the first day on which the entry no longer holds.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from graphmodel.errors import AcceptanceError
from graphmodel.finding import Finding, fingerprint
from graphmodel.reading import Fields
from graphmodel.records import ALWAYS
from graphmodel.vocabulary import CLASSES

TABLE = "accepted"
_SEAT = re.compile(r"@(\d{6,12})")


@dataclass(frozen=True)
class Acceptance:
    """One entry: a fingerprint, or a pattern of class, cause and division.

    `affected` is the number of organizations accepted, of all findings that the entry
    covers together; None sets no bound. `since` is a record and decides nothing.
    `number` counts the entries of `file` from 1.
    """

    file: str
    number: int
    reason: str
    owner: str
    until: date
    fingerprint: str = ""
    code: str = ""
    cause: str = ""
    division: str = ""
    citation: str = ""
    since: date = ALWAYS
    affected: int | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether the entry speaks of this finding."""
        if self.fingerprint:
            return finding.fingerprint == self.fingerprint
        return (
            finding.code == self.code
            and bool(self._cause.fullmatch(finding.cause))
            and (not self.division or self._seated(finding.cause))
        )

    @cached_property
    def _cause(self) -> re.Pattern[str]:
        """The cause as a pattern: `*` stands for any text, `?` for one character."""
        parts = re.split(r"([*?])", self.cause or "*")
        wild = {"*": ".*", "?": "."}
        return re.compile("".join(wild.get(p) or re.escape(p) for p in parts), re.S)

    def _seated(self, cause: str) -> bool:
        """Whether every body of a cause has its seat in the division."""
        seats = _SEAT.findall(cause)
        return bool(seats) and all(seat.startswith(self.division) for seat in seats)


def acceptances(table: Mapping[str, Any], file: str) -> tuple[Acceptance, ...]:
    """The entries of a parsed `accepted.toml`. Raises AcceptanceError."""
    fields = Fields(table, file, AcceptanceError)
    entries = list(fields.tables(TABLE, optional=True))
    fields.done()
    return tuple(_entry(table[TABLE][n], file, n + 1) for n, _ in enumerate(entries))


def _entry(table: Mapping[str, Any], file: str, number: int) -> Acceptance:
    fields = Fields(table, f"{file}, [[{TABLE}]] no. {number}", AcceptanceError)
    code = fields.text("class", default="")
    if code:
        fields.known(code, CLASSES, "class")
    entry = Acceptance(
        file=file,
        number=number,
        fingerprint=fields.text("fingerprint", default="").lower(),
        code=code,
        cause=fields.text("cause", default=""),
        division=fields.text("division", default=""),
        reason=_said(fields, "reason", "say why this may stay"),
        owner=_said(fields, "owner", "name who answers for it"),
        citation=fields.text("citation", default=""),
        until=fields.date("until", ALWAYS),
        since=fields.date("since", ALWAYS),
        affected=_bound(fields, table),
    )
    fields.done()
    _refuse_what_is_wrong(entry, fields)
    return entry


def _said(fields: Fields, name: str, what: str) -> str:
    text = fields.text(name, default="").strip()
    if not text:
        raise fields.error(f"`{name}` is missing; {what}")
    return text


def _bound(fields: Fields, table: Mapping[str, Any]) -> int | None:
    number = fields.number("affected")
    if "affected" not in table:
        return None
    if number < 1 or not number.is_integer():
        raise fields.error(
            f"`affected` is {table['affected']!r}; write how many organizations are "
            "accepted, 1 or more, or leave it out for any number"
        )
    return int(number)


def _refuse_what_is_wrong(entry: Acceptance, fields: Fields) -> None:
    if entry.until == ALWAYS:
        raise fields.error(
            "`until` is missing; write the first day on which this no longer holds, "
            "like 2027-01-01"
        )
    if entry.since >= entry.until:
        raise fields.error(
            f"`since` {entry.since} is not before `until` {entry.until}; exchange them"
        )
    if not (entry.fingerprint or entry.code):
        raise fields.error(
            "neither `fingerprint` nor `class`; write the fingerprint that "
            "`lishu check --format json` gives, or a class, with `cause` or `division`"
        )
    if entry.fingerprint:
        _refuse_wrong_fingerprint(entry, fields)
    elif not entry.division.isdigit() and entry.division:
        raise fields.error(
            f"`division` is {entry.division!r}; write the beginning of a code, like "
            '"3306"'
        )


def _refuse_wrong_fingerprint(entry: Acceptance, fields: Fields) -> None:
    if not re.fullmatch(r"[0-9a-f]{16}", entry.fingerprint):
        raise fields.error(
            f"`fingerprint` is {entry.fingerprint!r}; it has 16 digits of 0-9 and a-f"
        )
    if entry.division:
        raise fields.error("`division` belongs to a pattern; a fingerprint says all")
    if bool(entry.code) != bool(entry.cause):
        raise fields.error(
            "beside a fingerprint, write both `class` and `cause`, or neither"
        )
    known = fingerprint(entry.code, entry.cause)
    if entry.code and known != entry.fingerprint:
        raise fields.error(
            f"`fingerprint` is not that of class {entry.code} and cause "
            f"{entry.cause!r}, which is {known}; remove what is wrong"
        )
