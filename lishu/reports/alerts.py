"""Findings as CI services take them: one alert a cause, marked where it is first seen.

In: findings, with what the gate makes of each. Out: `Alerts`, from which SARIF, JUnit,
GitHub and GitLab are written. An alert works out its words when they are read: a
registry in bad shape has a hundred thousand causes, and services take a few.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from graphmodel.acceptance import Acceptance
from graphmodel.citation import Citation
from graphmodel.finding import Finding
from graphmodel.judgement import STATES, UNSETTLED
from graphmodel.vocabulary import finding_term
from graphmodel.wording import Words
from lishu.reports.citations import cited
from lishu.reports.escape import shown
from lishu.reports.gated import answered
from lishu.reports.open_cases import OPEN
from lishu.reports.words import CANDIDATES, EXAMPLES, SUGGESTION, counted

#: GitHub keeps so many results of a run; no format for services writes more.
LIMIT = 5000
#: Names of organizations in one message; their rows are all marked.
_NAMES = 3
_BASIS = Words("依据", "basis")
_OMITTED = Words(
    "另有 {0:,} 项发现未列出（{1}）；--format json 列出全部",
    "{0:,} more findings are left out ({1}); --format json has all",
)


@dataclass(frozen=True)
class Spot:
    """A row of a file. `heading` is that of the cell, "" where the row is meant."""

    file: str
    row: int
    line: int
    heading: str = ""
    name: str = ""


@dataclass(frozen=True)
class Alert:
    """One finding in one language.

    `fails`: the gate fails for it. `state` is a code of `judgement.STATES`, "" where
    nothing was ever accepted; `entry` is what covers it.
    """

    finding: Finding
    language: str
    fails: bool = False
    state: str = ""
    entry: Acceptance | None = None

    @property
    def term(self) -> str:
        """The class in words."""
        return finding_term(self.finding.code).label(self.language)

    @property
    def text(self) -> str:
        """What is the matter."""
        return self._either(self.finding.text_zh, self.finding.text_en)

    @property
    def suggestion(self) -> str:
        """What to do."""
        return self._either(self.finding.suggestion_zh, self.finding.suggestion_en)

    @property
    def settled(self) -> bool:
        """Whether somebody answers for it, and still does."""
        return self.entry is not None and self.state not in UNSETTLED

    @property
    def accepted(self) -> str:
        """State of the acceptance, reason, owner and end; "" where there is none."""
        if self.entry is None:
            return ""
        state = STATES[self.state].label(self.language)
        return shown(f"{state}: {answered(self.entry, self.language)}", 1000)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The rows to mark, at most twenty; the first has the cell that decides."""
        where = self.finding.where
        heading = where.column if where else ""
        rows = [
            Spot(e.file, e.row, e.line, "" if n else heading, e.name)
            for n, e in enumerate(self.finding.examples)
        ]
        if not rows and where:
            rows = [Spot(where.file, where.row, where.line, heading)]
        return tuple(rows)

    @property
    def lines(self) -> Iterator[str]:
        """The message: the matter, what is left open, whom it affects, what to do, why."""
        yield shown(self.text, 1000)
        for case in self.finding.open_cases:
            question = case.question.label(self.language)
            yield shown(f"{OPEN.label(self.language)} ({case.id}): {question}", 1000)
        if self.finding.affected:
            yield self._affected
        if self.suggestion:
            yield f"{SUGGESTION.label(self.language)}: {shown(self.suggestion, 1000)}"
        unnamed = [
            c
            for c in self.finding.candidates[:8]
            if c not in self.text and c not in self.suggestion
        ]
        if unnamed:
            names = ", ".join(map(shown, unnamed))
            yield f"{CANDIDATES.label(self.language)}: {names}"
        if self.finding.citation:
            basis = basis_of(self.finding.citation, self.language)
            yield f"{_BASIS.label(self.language)}: {basis}"
        if self.accepted:
            yield self.accepted

    @property
    def _affected(self) -> str:
        count = counted(self.finding.affected, self.language)
        names = [shown(e.name) for e in self.finding.examples[:_NAMES]]
        if not names:
            return count
        if self.finding.affected > len(names):
            names.append("…")
        example = EXAMPLES.label(self.language)
        if self.language == "zh":
            return f"{count}，{example}{'、'.join(names)}"
        return f"{count}, {example} {', '.join(names)}"

    def _either(self, chinese: str, english: str) -> str:
        return chinese if self.language == "zh" else english


@dataclass(frozen=True)
class Notice:
    """What concerns the run and no cause: rows left out, entries that are stale.

    `key` tells apart notices of one code, whatever numbers their texts have.
    """

    code: str
    severity: str
    text: str
    spot: Spot | None = None
    key: str = ""


def _no_columns(marked: Iterable[Spot]) -> Mapping[Spot, tuple[int, int]]:
    return {}


@dataclass(frozen=True)
class Alerts:
    """Everything that a service is told of a run.

    `alerts` stand in the order of importance: what fails first. `counts` are the
    numbers of the summary by name, `inputs` the files with their digests. `columns`
    tells where on its line the cell of a spot begins, and the column after its end.
    """

    alerts: Sequence[Alert]
    language: str
    as_of: str
    counts: Mapping[str, int]
    inputs: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    failed: bool = False
    columns: Callable[[Iterable[Spot]], Mapping[Spot, tuple[int, int]]] = _no_columns

    def first(self, limit: int = LIMIT) -> tuple[Alert, ...]:
        """The most important alerts."""
        return tuple(islice(self.alerts, limit))

    def omitted(self, limit: int = LIMIT) -> dict[str, int]:
        """How many alerts follow those, by class."""
        codes = (alert.finding.code for alert in islice(self.alerts, limit, None))
        return dict(sorted(Counter(codes).items()))


def basis_of(citation: Citation, language: str) -> str:
    """Document, article, rule and literal quote on one line."""
    quote = f"「{citation.quote}」" if citation.quote else ""
    return shown(f"{cited(citation, language)} {citation.rule} {quote}".strip(), 1000)


def omission(omitted: Mapping[str, int], language: str) -> Notice:
    """What is left out, counted by class."""
    counts = ", ".join(f"{code} {count}" for code, count in omitted.items())
    text = _OMITTED.label(language).format(sum(omitted.values()), counts)
    return Notice("OMITTED", "warning", text)


def most_important(alerts: Sequence[Alert]) -> tuple[Alert, ...]:
    """What fails before what does not; otherwise in the order of the findings."""
    return tuple(sorted(alerts, key=lambda alert: not alert.fails))
