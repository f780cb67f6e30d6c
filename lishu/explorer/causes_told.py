"""Findings in words, one row a cause, and with the answer that somebody gave to them.

In: a narrowed list and the state of each finding. Out: a frame of those that are shown
(texts are worked out for them alone), and the acceptances that cover them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from graphmodel.acceptance import Acceptance
from graphmodel.bodies import Bodies
from graphmodel.finding import Finding
from graphmodel.judgement import Judged, judge
from graphmodel.vocabulary import KINDS, finding_term
from graphmodel.wording import Words
from lishu.explorer.causes import Narrowed
from lishu.reports import words as report
from lishu.reports.citations import cited

#: An id behind the name of a body, as sentences have it.
_ID = re.compile(
    r"（(?:PARTY_ORG:)*(?:(?P<kind>[A-Z_]+)@\d+(?::[^（）]*)?|(?P<id>[\w-]+))）"
)
#: The columns of `told`: texts but `affected` and `whole`.
COLUMNS = (
    "severity",
    "class",
    "kind",
    "text",
    "affected",
    "whole",
    "state",
    "suggestion",
    "citation",
    "quote",
    "candidates",
    "open_cases",
    "cause",
    "fingerprint",
)


@dataclass(frozen=True)
class Standings:
    """Which findings are covered by an acceptance, by fingerprint; others are new.

    `any` says whether the dataset accepts anything at all: where it does not, nobody
    has to be told that a finding is new.
    """

    judged: Mapping[str, Judged] = field(default_factory=dict)
    any: bool = False

    def of(self, finding: Finding) -> Judged:
        """A finding with its state."""
        return self.judged.get(finding.fingerprint) or Judged(finding, "new")


def standings(
    found: Iterable[Finding], entries: Sequence[Acceptance], today: date
) -> Standings:
    """The findings held against what the dataset accepts on `today`."""
    if not entries:
        return Standings()
    covered = {
        judged.finding.fingerprint: judged
        for judged in judge(found, entries, today).judged
        if judged.entry is not None
    }
    return Standings(covered, True)


def told(
    shown: Narrowed, numbers: Iterable[int], state: Standings, language: str
) -> pl.DataFrame:
    """One row for each of these findings; `affected` are those wanted, `whole` all."""
    rows = [
        _row(shown.causes.findings[n], int(shown.counts[n]), state, language)
        for n in numbers
    ]
    numeric = dict.fromkeys(("affected", "whole"), pl.Int64)
    schema = {name: numeric.get(name, pl.String) for name in COLUMNS}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _row(
    finding: Finding, affected: int, state: Standings, language: str
) -> tuple[object, ...]:
    citation = finding.citation
    return (
        report.SEVERITIES[finding.severity].label(language),
        finding.code,
        finding_term(finding.code).label(language),
        text_of(finding).label(language),
        affected,
        finding.affected,
        state.of(finding).state if state.any else "",
        suggestion_of(finding).label(language),
        cited(citation, language) if citation else "",
        citation.quote if citation else "",
        "|".join(finding.candidates),
        "|".join(case.id for case in finding.open_cases),
        finding.cause,
        finding.fingerprint,
    )


def text_of(finding: Finding) -> Words:
    """What is the matter."""
    return Words(finding.text_zh, finding.text_en)


def without_ids(told: Words, bodies: Bodies) -> Words:
    """A sentence that names bodies without their ids, for a list to be read quickly."""

    def shortened(match: re.Match[str]) -> str:
        known = match["kind"] in KINDS or match["id"] in bodies.by_id
        return "" if known else match[0]

    return Words(_ID.sub(shortened, told.zh), _ID.sub(shortened, told.en))


def suggestion_of(finding: Finding) -> Words:
    """What to do."""
    return Words(finding.suggestion_zh, finding.suggestion_en)
