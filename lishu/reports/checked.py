"""The answer of `check`: counts, findings, what could not be read."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphmodel.finding import Finding
from graphmodel.judgement import Judged
from graphmodel.rejected import RejectedRow
from graphmodel.resolution import Resolution
from graphmodel.summary import Summary
from graphmodel.vocabulary import AGREEMENTS, VERDICTS, finding_term
from lishu import __version__
from lishu.gate.gate import Gate
from lishu.reports import gated, open_cases, targets, words
from lishu.reports.blocks import Block, Fields, Grid, Items, Line, Title
from lishu.reports.check_alerts import alerts as alerts
from lishu.reports.inputs import ignored_headings

SCHEMA_VERSION = 1
#: How many findings, examples and rejected rows people are shown; JSON has all.
FINDINGS, EXAMPLES, ROWS = 12, 3, 10


@dataclass(frozen=True)
class Checked:
    """What `check` found; `gate.judgement.judged` has the findings in their order."""

    resolution: Resolution
    summary: Summary
    findings: tuple[Finding, ...]
    gate: Gate


def blocks(checked: Checked, language: str) -> Iterator[Block]:
    """Counts, findings, what is accepted, left out, left open; the result."""
    yield from _head(checked, language)
    yield from _counts(checked.summary, language)
    yield from targets.blocks(checked.resolution, language)
    yield from _findings(checked, language)
    yield from gated.blocks(checked.gate, language)
    yield from _left_out(checked, language)
    yield from _left_open(checked, language)
    yield from gated.result(checked.gate, language)


def _head(checked: Checked, language: str) -> Iterator[Block]:
    resolution = checked.resolution
    yield Title(f"lishu {__version__}", 1)
    if resolution.world.synthetic:
        yield Line(words.SYNTHETIC.label(language))
    library = resolution.library
    in_force = [book.id for book in library.in_force(resolution.as_of)]
    books = ", ".join(in_force) or words.NONE.label(language)
    rows = [
        (words.AS_OF.label(language), str(resolution.as_of)),
        (words.RULEBOOKS.label(language), books),
    ]
    adopted = {a.rulebook for a in library.adoptions} - set(in_force)
    decide = [book.id for book in library.rulebooks if book.rules or book.amends]
    if idle := [name for name in decide if name in adopted]:
        rows.append((words.IDLE.label(language), ", ".join(idle)))
    yield Fields(
        [*rows, (words.FILES.label(language), ", ".join(resolution.world.inputs))]
    )


def _counts(summary: Summary, language: str) -> Iterator[Block]:
    counts = [
        (words.ORGANIZATIONS, summary.organizations),
        (words.LED, summary.led),
        (words.ORPHANS, summary.orphans),
        (words.OPEN, summary.open),
        (words.OUT_OF_SCOPE, summary.out_of_scope),
        (words.NOT_COUNTED, summary.not_counted),
    ]
    rows = [(label.label(language), f"{n:,}") for label, n in counts]
    yield Title(words.ORGANIZATIONS.label(language))
    yield Grid(("", ""), rows, frozenset({1}))
    verdicts = [
        (code, VERDICTS[code].label(language), f"{n:,}")
        for code, n in summary.by_verdict.items()
        if n and code
    ]
    if verdicts:
        yield Title(words.BY_VERDICT.label(language))
        yield Grid(("", "", ""), verdicts, frozenset({2}))
    agreements = [
        (code, AGREEMENTS[code].label(language), f"{n:,}")
        for code, n in summary.agreement.items()
        if n and code
    ]
    if agreements:
        yield Title(words.AGREEMENT.label(language))
        yield Grid(("", "", ""), agreements, frozenset({2}))


def _findings(checked: Checked, language: str) -> Iterator[Block]:
    """The findings in words, but for those that are accepted: they stand below."""
    findings = checked.findings
    by_severity = Counter(finding.severity for finding in findings)
    parts = [
        f"{words.SEVERITIES[severity].label(language)} {by_severity[severity]}"
        for severity in words.SEVERITIES
        if by_severity[severity]
    ]
    title = f"{words.FINDINGS.label(language)}: {len(findings)}"
    yield Title(f"{title} ({', '.join(parts)})" if parts else title)
    yield from gated.standing(checked.gate, language)
    told = _told(checked)
    for judged in told[:FINDINGS]:
        yield from _finding(judged, checked.gate, language)
    if len(told) > FINDINGS:
        yield Line(words.more(len(told) - FINDINGS, language))


def _told(checked: Checked) -> list[Judged]:
    return [j for j in checked.gate.judgement.judged if not j.settled]


def _left_open(checked: Checked, language: str) -> Iterator[Block]:
    """The cases that the findings above name, each once with its texts."""
    shown = _told(checked)[:FINDINGS]
    cases = [case for judged in shown for case in judged.finding.open_cases]
    yield from open_cases.once(cases, language)
    if cases:
        yield Line("")


def _finding(judged: Judged, gate: Gate, language: str) -> Iterator[Block]:
    chinese, finding = language == "zh", judged.finding
    severity = words.SEVERITIES[finding.severity].label(language)
    term = finding_term(finding.code).label(language)
    affected = finding.affected and f": {words.counted(finding.affected, language)}"
    state = gated.state_of(judged, gate, language)
    yield Title(f"{severity} {finding.code} ({term}){affected or ''}{state}", 3)
    suggestion = finding.suggestion_zh if chinese else finding.suggestion_en
    lines = [
        finding.text_zh if chinese else finding.text_en,
        f"{words.SUGGESTION.label(language)}: {suggestion}",
    ]
    unnamed = [c for c in finding.candidates[:8] if c not in "".join(lines)]
    if unnamed:
        lines.insert(1, f"{words.CANDIDATES.label(language)}: {', '.join(unnamed)}")
    lines += open_cases.pointed(finding.open_cases, language)
    if judged.entry:
        lines.append(gated.entry_line(judged.entry, language))
    yield Items([line for line in lines if line])
    examples = [f"{e.name}  {e.file}:{e.row}" for e in finding.examples[:EXAMPLES]]
    if finding.where and not examples:
        examples = [f"{finding.where.file}:{finding.where.row}:{finding.where.column}"]
    if finding.affected > len(examples) and examples:
        examples.append("…")
    yield Items(examples, deep=True)


def _left_out(checked: Checked, language: str) -> Iterator[Block]:
    world = checked.resolution.world
    if world.rejected:
        yield Title(f"{words.REJECTED.label(language)}: {len(world.rejected)}")
        yield Items([rejected(row, language) for row in world.rejected[:ROWS]])
        if len(world.rejected) > ROWS:
            yield Line(words.more(len(world.rejected) - ROWS, language))
    for file, headings in ignored_headings(world).items():
        if headings.ignored:
            yield Line(
                f"{words.IGNORED.label(language)} ({file}): {', '.join(headings.ignored)}"
            )
        if headings.personal:
            yield Line(
                f"{words.PERSONAL.label(language)} ({file}): {', '.join(headings.personal)}"
            )
    for notice in world.notices:
        yield Line(f"{words.NOTICES.label(language)}: {notice.label(language)}")


def rejected(row: RejectedRow, language: str) -> str:
    """A row that could not be read, in words."""
    reason = words.REASONS.get(row.reason)
    what = reason.label(language) if reason else row.reason
    said = row.said(language)
    if language == "zh":
        return f"{row.file}:{row.row}（第{row.line}行）{what}：{said}"
    return f"{row.file}:{row.row} (line {row.line}) {what}: {said}"


def data(checked: Checked, language: str) -> dict[str, Any]:
    """The contract of DESIGN §8; `suggestion` and `text` are in `language`."""
    resolution, summary = checked.resolution, checked.summary
    world = resolution.world
    books = resolution.library.in_force(resolution.as_of)
    return {
        "schema_version": SCHEMA_VERSION,
        "lishu": __version__,
        "inputs": dict(world.inputs),
        "rulebooks": {book.id: book.digest for book in books},
        "as_of": str(resolution.as_of),
        "synthetic": world.synthetic,
        "organizations": summary.organizations,
        "led": summary.led,
        "orphans": summary.orphans,
        "open": summary.open,
        "out_of_scope": summary.out_of_scope,
        "not_counted": summary.not_counted,
        "by_verdict": dict(summary.by_verdict),
        "by_rule": dict(summary.by_rule),
        "agreement": dict(summary.agreement),
        "targets": targets.data(resolution, language),
        "findings": [
            {**_finding_data(judged.finding, language), **gated.finding_data(judged)}
            for judged in checked.gate.judgement.judged
        ],
        "open_cases": [
            open_cases.case_data(case, language)
            for case in open_cases.distinct(
                case for finding in checked.findings for case in finding.open_cases
            )
        ],
        "gate": gated.data(checked.gate, language),
        "rejected_rows": [rejected_data(row) for row in world.rejected],
        "ignored_columns": {
            f: list(h.ignored) for f, h in ignored_headings(world).items()
        },
        "notices": [notice.en for notice in world.notices],
    }


def rejected_data(row: RejectedRow) -> dict[str, Any]:
    """A row that could not be read, as data."""
    return {
        "file": row.file,
        "row": row.row,
        "line": row.line,
        "reason": row.reason,
        "detail": row.detail,
    }


def _finding_data(finding: Finding, language: str) -> dict[str, Any]:
    chinese = language == "zh"
    where, citation = finding.where, finding.citation
    return {
        "fingerprint": finding.fingerprint,
        "class": finding.code,
        "severity": finding.severity,
        "cause": finding.cause,
        "text": finding.text_zh if chinese else finding.text_en,
        "affected": finding.affected,
        "examples": [
            {
                "org_id": e.org_id,
                "name": e.name,
                "file": e.file,
                "row": e.row,
                "line": e.line,
            }
            for e in finding.examples
        ],
        "where": where
        and {
            "file": where.file,
            "row": where.row,
            "line": where.line,
            "column": where.column,
        },
        "citation": citation
        and {
            "rulebook": citation.rulebook,
            "rule": citation.rule,
            "article": citation.article,
            "quote": citation.quote,
        },
        "candidates": list(finding.candidates),
        "open_cases": [case.id for case in finding.open_cases],
        "suggestion": finding.suggestion_zh if chinese else finding.suggestion_en,
    }
