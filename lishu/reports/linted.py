"""The answer of `rules lint`: what a domain lawyer would ask about the rulebooks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from graphmodel.linting.counting import Count
from graphmodel.linting.problem import (
    FAULTS,
    SEVERITIES,
    Problem,
    period_words,
    place_words,
)
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.regimes import Library
from graphmodel.resolution import Resolution
from lishu import __version__
from lishu.reports import words
from lishu.reports.blocks import Block, Fields, Items, Line, Title
from lishu.reports.checked import SCHEMA_VERSION

Counted = tuple[Problem, Count | None]


@dataclass(frozen=True)
class Linted:
    """Problems, the gravest first; with a dataset, the organizations in each of them.

    `severity` is the least grave that is shown.
    """

    library: Library
    problems: tuple[Problem, ...]
    severity: str = "info"
    resolution: Resolution | None = None
    counts: tuple[Count | None, ...] = ()

    @property
    def errors(self) -> int:
        """How many errors there are, shown or not."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def shown(self) -> list[Counted]:
        """The problems that are asked for, with their counts."""
        counts = self.counts or (None,) * len(self.problems)
        grave = SEVERITIES[: SEVERITIES.index(self.severity) + 1]
        pairs = zip(self.problems, counts, strict=True)
        return [(p, count) for p, count in pairs if p.severity in grave]


def blocks(linted: Linted, language: str) -> Iterator[Block]:
    """How many of each severity, then the problems by kind."""
    chinese = language == "zh"
    yield Title("lishu rules lint", 1)
    found = Counter(problem.severity for problem in linted.problems)
    rows = [("规则集" if chinese else "rulebooks", f"{len(linted.library.rulebooks)}")]
    if linted.resolution:
        rows += [
            (words.AS_OF.label(language), str(linted.resolution.as_of)),
            (words.ORGANIZATIONS.label(language), f"{len(linted.resolution):,}"),
        ]
    rows += [(words.SEVERITIES[s].label(language), f"{found[s]}") for s in SEVERITIES]
    yield Fields(rows)
    for code, group in groupby(linted.shown, key=lambda pair: pair[0].code):
        yield from _kind(code, list(group), language)
    if not linted.shown:
        yield Line("没有问题。" if chinese else "Nothing to report.")


def _kind(code: str, group: Sequence[Counted], language: str) -> Iterator[Block]:
    """The problems of one kind; what is to do stands once, if it is the same."""
    fault = FAULTS[code]
    severity = words.SEVERITIES[fault.severity].label(language)
    yield Title(f"{severity} {code} {fault.label(language)}: {len(group)}")
    one = len({problem.remedy for problem, _ in group}) == 1
    if one:
        yield Line(f"→ {group[0][0].remedy.label(language)}")
    for problem, count in group:
        yield Items([problem.text.label(language)])
        remedy = [] if one else [f"→ {problem.remedy.label(language)}"]
        yield Items([*_details(problem, count, language), *remedy], deep=True)


def _details(problem: Problem, count: Count | None, language: str) -> Iterator[str]:
    where = [", ".join(problem.rulebooks)]
    if (problem.since, problem.until) != (ALWAYS, FOREVER):
        where.append(period_words(problem.since, problem.until).label(language))
    if problem.regions or problem.example:
        where.append(place_words(problem.jurisdiction).label(language))
    yield " · ".join(part for part in where if part)
    if example := problem.in_words(language):
        yield f"{words.EXAMPLES.label(language)}: {example}"
    if count:
        yield _count(count, language)


def _count(count: Count, language: str) -> str:
    if language == "zh":
        return f"{count.organizations:,} 家，其中没有申报领导机关的 {count.undeclared:,} 家"
    return (
        f"{words.counted(count.organizations, language)}, {count.undeclared:,} of them "
        "without a declared leader"
    )


def data(linted: Linted, language: str) -> dict[str, Any]:
    """The problems as data; texts are in `language`."""
    found = Counter(problem.severity for problem in linted.problems)
    resolution = linted.resolution
    return {
        "schema_version": SCHEMA_VERSION,
        "lishu": __version__,
        "rulebooks": {book.id: book.digest for book in linted.library.rulebooks},
        "as_of": str(resolution.as_of) if resolution else None,
        "organizations": len(resolution) if resolution else None,
        "by_severity": {severity: found[severity] for severity in SEVERITIES},
        "problems": [_problem(p, count, language) for p, count in linted.shown],
    }


def _problem(problem: Problem, count: Count | None, language: str) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "rulebooks": list(problem.rulebooks),
        "rules": list(problem.rules),
        "jurisdiction": problem.jurisdiction,
        "since": None if problem.since == ALWAYS else str(problem.since),
        "until": None if problem.until == FOREVER else str(problem.until),
        "example": dict(problem.example),
        "example_text": problem.in_words(language),
        "text": problem.text.label(language),
        "remedy": problem.remedy.label(language),
        "organizations": count.organizations if count else None,
        "undeclared": count.undeclared if count else None,
    }
