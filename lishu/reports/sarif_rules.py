"""The rules of a SARIF log: one a class of findings, with the documents behind it.

A rule is a class, which stays what it is whatever the rows are. Its help has document,
article and literal quote of every rule that the findings of the class rest on, and the
texts of what the documents leave open there.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from click import unstyle

from graphmodel.citation import Citation
from graphmodel.finding import severity
from graphmodel.undecided import Undecided
from graphmodel.vocabulary import VERDICTS, finding_term
from graphmodel.wording import Words
from lishu.reports import as_markdown, as_text
from lishu.reports.alerts import Alert, basis_of
from lishu.reports.citations import cited
from lishu.reports.escape import markdown
from lishu.reports.open_cases import distinct, once

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
#: So many documents are quoted in the help of one class.
_QUOTED = 20
_GROUPS = {
    "orphan": Words("这类组织没有领导机构。", "Such an organization has no leader."),
    "open": Words(
        "资料或文件不足以判断由谁领导。",
        "The data or the documents do not settle who leads.",
    ),
    "": Words("不影响有无领导机构。", "It orphans nobody."),
}
_QUOTES = Words("所依据的文件：", "What it rests on:")


def rules_of(alerts: Sequence[Alert], language: str) -> list[dict[str, Any]]:
    """A reportingDescriptor for each class that occurs, by id."""
    citations: dict[str, set[Citation]] = {}
    cases: dict[str, list[Undecided]] = {}
    for alert in alerts:
        found = citations.setdefault(alert.finding.code, set())
        if alert.finding.citation:
            found.add(alert.finding.citation)
        cases.setdefault(alert.finding.code, []).extend(alert.finding.open_cases)
    return [
        _rule(
            code, sorted(citations[code], key=_order), distinct(cases[code]), language
        )
        for code in sorted(citations)
    ]


def _rule(
    code: str, found: Sequence[Citation], cases: Sequence[Undecided], language: str
) -> dict[str, Any]:
    term = finding_term(code).label(language)
    verdict = VERDICTS.get(code)
    group = verdict.group if verdict else ""
    what = _GROUPS[group].label(language)
    left_open = list(once(cases, language))
    quotes = _plain(found, language), _formatted(found, language)
    plain = [what, *quotes[0], *_stripped(unstyle(as_text.write(left_open)))]
    formatted = [what, *quotes[1], *_stripped(as_markdown.write(left_open))]
    return {
        "id": code,
        "name": code.title().replace("_", ""),
        "shortDescription": {"text": f"{code}: {term}"},
        "fullDescription": {"text": f"{code}: {term}. {what}"},
        "help": {
            "text": "\n".join(plain),
            "markdown": "\n\n".join(formatted),
        },
        "defaultConfiguration": {"level": LEVELS[severity(code)]},
        "properties": {
            "problem.severity": _PROBLEMS[severity(code)],
            "tags": [group or "note"],
        },
    }


def _stripped(text: str) -> Iterator[str]:
    if text.strip():
        yield text.strip()


def _plain(found: Sequence[Citation], language: str) -> Iterable[str]:
    if found:
        yield _QUOTES.label(language)
    for citation in found[:_QUOTED]:
        yield f"- {basis_of(citation, language)}"


def _formatted(found: Sequence[Citation], language: str) -> Iterable[str]:
    if found:
        yield _QUOTES.label(language)
    for citation in found[:_QUOTED]:
        yield f"**{markdown(cited(citation, language))}** {markdown(citation.rule)}"
        if citation.quote:
            yield f"> {markdown(citation.quote, 2000)}"


def _order(citation: Citation) -> tuple[str, ...]:
    return citation.rulebook, citation.rule, citation.article, citation.quote
