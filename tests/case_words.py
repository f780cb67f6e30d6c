"""What a reader of a case is told: findings and proofs, in both languages."""

from collections.abc import Iterator, Mapping
from typing import Any

from graphmodel import explain, findings
from graphmodel.finding import Finding
from graphmodel.resolution import Resolution
from lishu.reports import render
from lishu.reports.as_text import write
from lishu.reports.open_cases import once

LANGUAGES = ("zh", "en")


def unsaid(case: Mapping[str, Any], resolution: Resolution) -> Iterator[str]:
    """What the case says that one reads, and one does not.

    `findings` name class and cause; a fragment of their own goes before that of `says`;
    `explained` are the rows (from 1) whose proof says it.
    """
    yield from _of_findings(case, resolution)
    for row in case.get("explained", ()):
        proof = explain(resolution, row - 1)
        for language in LANGUAGES:
            text = render("explain", "text", proof, language)
            if case["says"][language] not in text:
                yield f"explain of row {row} does not say {case['says'][language]!r}"


def _of_findings(case: Mapping[str, Any], resolution: Resolution) -> Iterator[str]:
    found = {(f.code, f.cause): f for f in findings(resolution)}
    for wanted in case.get("findings", ()):
        finding = found.get((wanted["class"], wanted["cause"]))
        if finding is None:
            yield f"no finding {wanted['class']} {wanted['cause']}; there are {list(found)}"
            continue
        for language in LANGUAGES:
            text = read(finding, language)
            fragment = wanted.get(language) or case["says"][language]
            if fragment not in text:
                yield f"{wanted['class']} does not say {fragment!r}: {text}"


def read(finding: Finding, language: str) -> str:
    """What a report says of a finding: its text, and the cases on which it rests."""
    text = finding.text_zh if language == "zh" else finding.text_en
    return f"{text}\n{write(once(finding.open_cases, language))}"
