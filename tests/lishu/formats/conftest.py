"""Checks to report: of registries, and of one finding of every class."""

from dataclasses import replace
from datetime import date

import pytest

from graphmodel import resolve
from graphmodel.citation import Citation
from graphmodel.coordinates import Example, Where
from graphmodel.finding import Finding, findings, fingerprint, severity
from graphmodel.judgement import judge
from graphmodel.summary import summarize
from graphmodel.vocabulary import CLASSES
from lishu.gate.gate import gate
from lishu.gate.limits import Limits
from lishu.reports import render
from lishu.reports.checked import Checked
from loaders import load
from tests.lishu.conftest import GAP, LED

DAY = date(2021, 6, 1)
#: Names that were written to do harm to a terminal, a log, a page or a sheet.
HOSTILE = (
    '\x1b[31m绍兴"会\u202e\x00\ud800\uffff',
    "::error::绍兴市会",
    "##[add-mask]绍兴市会",
    "]]><testsuite>&amp;",
    "=HYPERLINK(1)|-@ 会",
    "[绍兴](http://a){0}{x}",
    "<img src=x onerror=1>%0A::error::",
    "a,b:c%25\r\n::stop-commands::x",
)


@pytest.fixture(scope="session")
def checked():
    """A check of these files on 2021-06-01, against these accepted findings."""

    def run(*paths, on=DAY, entries=(), limits=None, today=DAY, baselines=None):
        resolution = resolve(load(*map(str, paths)), on)
        found = tuple(findings(resolution, on))
        return held(resolution, found, entries, limits, today, baselines)

    return run


def held(resolution, found, entries=(), limits=None, today=DAY, baselines=None):
    """Findings held against limits and what was accepted."""
    summary = summarize(resolution)
    judgement = judge(found, entries, today)
    if baselines is None:
        baselines = {entry.file: "sha256:" for entry in entries}
    answer = gate(limits or Limits(), summary, judgement, today, baselines)
    return Checked(resolution, summary, found, answer)


@pytest.fixture
def every_class(checked, registry):
    """A check with one finding of every class there is, each with hostile names."""
    whole = checked(registry(LED, GAP))
    found = tuple(_finding(n, code) for n, code in enumerate(CLASSES))
    return held(whole.resolution, tuple(sorted(found, key=_order)))


def _order(finding):
    return ("error", "warning", "info").index(finding.severity)


def _finding(n, code):
    """A finding whose every text is a hostile name."""
    text = HOSTILE[n % len(HOSTILE)]
    spot = Example(0, text, text, f"登记 表{n}%.csv", 2, 3)
    citation = Citation("opinion-2015", "O12", "6", text, "《文件》", "seen", text)
    return Finding(
        fingerprint=fingerprint(code, str(n)),
        code=code,
        severity=severity(code),
        cause=text,
        affected=21,
        examples=tuple(replace(spot, row=row, line=row + 1) for row in range(2, 22)),
        where=Where(spot.file, 2, 3, text),
        citation=citation if n % 3 else None,
        candidates=(text, "cswd"),
        suggestion_zh=text,
        suggestion_en=text,
        text_zh=text,
        text_en=text,
    )


@pytest.fixture(params=["zh", "en"])
def language(request):
    """Both languages."""
    return request.param


@pytest.fixture
def write():
    """A check in one format."""

    def run(format_, answer, language="en"):
        return render("check", format_, answer, language)

    return run
