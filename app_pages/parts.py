"""The parts of the page: banner, verdict, counts and findings, as safe HTML."""

from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import urlencode

from app_pages import words
from app_pages.show import blocks, tag, text
from graphmodel.findings import Finding
from graphmodel.proofs import Proof
from graphmodel.summary import Summary
from graphmodel.vocabulary import VERDICTS, finding_term
from graphmodel.wording import Words
from graphmodel.world import World
from lishu.reports import proof as proofs
from lishu.reports import words as report
from lishu.reports.blocks import Block, Fields, Grid, Items, Quote, Title
from lishu.reports.checked import rejected
from lishu.reports.citations import cited
from lishu.reports.open_cases import OPEN, headline

#: How many findings and rejected rows the page lists.
FINDINGS, ROWS = 50, 20
#: A shape beside the colour, so that nobody has to see colours.
SHAPES = {
    "led": "●",
    "orphan": "▲",
    "open": "◆",
    "out_of_scope": "○",
    "not_counted": "○",
}


def banner(world: World, is_real: bool, language: str) -> str:
    """What is real and what is made up, and which files these are."""
    what = words.SYNTHETIC if world.synthetic else words.REAL if is_real else words.OWN
    files = f"{report.FILES.label(language)}: {', '.join(world.inputs)}"
    return tag(
        "div", tag("p", text(what.label(language))) + tag("p", text(files)), "banner"
    )


def verdict(proof: Proof, language: str) -> str:
    """The name, the verdict with its colour and shape, and the reason in one sentence."""
    found = VERDICTS[proof.verdict]
    label = f"{SHAPES[found.group]} {found.label(language)} {found.code}".strip()
    leader = f" {tag('b', text(proof.leader.name))}" if proof.leader else ""
    return (
        blocks([Title(proof.name, 1)])
        + tag("p", tag("span", text(label), f'"verdict {found.group}"') + leader)
        + tag("p", text(proof.reason.label(language)))
    )


def proof(found: Proof, language: str) -> str:
    """Everything the verdict rests on, as `lishu explain` says it below the name."""
    _, summary, *rest = proofs.blocks(found, language)
    return blocks([_without_reason(summary, found.reason.label(language)), *rest])


def _without_reason(summary: Block, reason: str) -> Block:
    """The fields but the reason, which stands above them."""
    if not isinstance(summary, Fields):
        return summary
    return Fields([row for row in summary.rows if row[1] != reason])


def counts(summary: Summary, language: str) -> str:
    """How many are led, orphaned and open, and every verdict that occurs."""
    tiles = (
        (report.ORGANIZATIONS, summary.organizations, ""),
        (report.LED, summary.led, SHAPES["led"]),
        (report.ORPHANS, summary.orphans, SHAPES["orphan"]),
        (report.OPEN, summary.open, SHAPES["open"]),
        (report.OUT_OF_SCOPE, summary.out_of_scope, ""),
        (report.NOT_COUNTED, summary.not_counted, ""),
    )
    shown = "".join(_tile(name.label(language), n, shape) for name, n, shape in tiles)
    rows = [
        (SHAPES[VERDICTS[code].group], code, VERDICTS[code].label(language), f"{n:,}")
        for code, n in summary.by_verdict.items()
    ]
    grid = blocks([Grid(("", "", "", ""), rows, frozenset({3}))]) if rows else ""
    return tag("div", shown, "tiles") + grid


def _tile(label: str, count: int, shape: str) -> str:
    return tag(
        "div", tag("b", f"{count:,}") + tag("span", text(f"{shape} {label}")), "tile"
    )


def findings(found: Iterable[Finding], as_of: date, language: str) -> str:
    """A list of findings that open: what is the matter, where, by what, what to do."""
    return "".join(_finding(finding, as_of, language) for finding in found)


def _finding(finding: Finding, as_of: date, language: str) -> str:
    chinese = language == "zh"
    severity = report.SEVERITIES[finding.severity].label(language)
    term = finding_term(finding.code).label(language)
    head = (
        tag("span", text(severity), f'"severity {finding.severity}"')
        + f" {tag('b', text(term))} {tag('code', text(finding.code))} "
        + text(report.counted(finding.affected, language))
    )
    what = tag("div", text(finding.text_zh if chinese else finding.text_en))
    body = blocks(_details(finding, language)) + _examples(finding, as_of, language)
    return tag("details", tag("summary", head + what) + tag("div", body))


def _details(finding: Finding, language: str) -> Iterator[Fields | Quote | Items]:
    suggestion = finding.suggestion_zh if language == "zh" else finding.suggestion_en
    rows = [(report.SUGGESTION, suggestion)] if suggestion else []
    for case in finding.open_cases:
        said = f"{headline(case, language)}: {case.question.label(language)}"
        rows.append((OPEN, said))
    if finding.where:
        where = finding.where
        place = ":".join(filter(None, (where.file, str(where.row), where.column)))
        rows.append((words.WHERE, place))
    if finding.candidates:
        rows.append((report.CANDIDATES, ", ".join(finding.candidates)))
    if finding.citation:
        rows.append((words.BASED_ON, cited(finding.citation, language)))
    yield Fields([(label.label(language), value) for label, value in rows])
    if finding.citation and finding.citation.quote:
        yield Quote(finding.citation.quote)


def _examples(finding: Finding, as_of: date, language: str) -> str:
    """Links to the proofs of the organizations that a finding names."""
    links = (
        f'<a href="{text(_address(example.org_id, as_of, language))}" target=_self>'
        f"{text(example.name, 200)}</a> {text(f'{example.file}:{example.row}')}"
        for example in finding.examples
    )
    items = "".join(tag("li", link) for link in links)
    more = tag("li", "…") if finding.affected > len(finding.examples) > 0 else ""
    return tag("ul", items + more)


def _address(org_id: str, as_of: date, language: str) -> str:
    return "?" + urlencode({"q": org_id, "as_of": str(as_of), "lang": language})


def rejected_rows(world: World, language: str) -> str:
    """The rows that could not be read; nothing where all could."""
    if not world.rejected:
        return ""
    head = said(words.REJECTED, language, count=len(world.rejected))
    rows = [rejected(row, language) for row in world.rejected[:ROWS]]
    return tag("p", text(head)) + blocks([Items(rows)])


def said(what: Words, language: str, **values: object) -> str:
    """Fixed words with values filled in; the values may be texts from data."""
    return what.label(language).format(**values)
