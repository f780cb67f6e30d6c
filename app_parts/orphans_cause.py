"""One cause: what is the matter, what to do, where it is written, whom it affects."""

from collections.abc import Iterator
from typing import Any

from app_parts import address, organizations, pager, show, tables
from app_parts.frame import Page
from app_parts.orphans_filters import PAGE, Listed, parameters
from graphmodel.counting import Count
from graphmodel.finding import Finding
from graphmodel.judgement import STATES, Judged
from graphmodel.search import body_by_id
from graphmodel.table import COLUMNS
from graphmodel.vocabulary import finding_term
from graphmodel.wording import Words
from lishu.explorer import causes_told, lists_rows
from lishu.explorer import lists_words as words
from lishu.reports import open_cases
from lishu.reports import words as report
from lishu.reports.citations import cited

#: Organizations that are listed at a time.
SIZE = 50
#: A shape beside the colour, so that nobody has to see colours.
SHAPES = {"error": "▲", "warning": "◆", "info": "●"}


def draw(page: Page, listed: Listed, number: int, state: causes_told.Standings) -> None:
    """Draw the cause in full, with whom it affects of those wanted."""
    finding, spoken = listed.causes.findings[number], page.language
    show.write(
        show.tag("p", show.anchor(back(), f"← {words.BACK.label(spoken)}")),
        head(finding, spoken, "h2"),
        show.tag("p", show.text(causes_told.text_of(finding).label(spoken)), "lead"),
        show.tag("dl", "".join(_fields(page, finding, state.of(finding)))),
        _source(finding, spoken),
        _cases(finding, spoken),
    )
    _members(page, listed, number)


def back() -> str:
    """The address of the list, filters and all."""
    return address.link(PAGE, **parameters())


def head(finding: Finding, language: str, name: str) -> str:
    """Severity in colour and shape, and the class in words, as a heading."""
    severity = report.SEVERITIES[finding.severity].label(language)
    shape = f"{SHAPES[finding.severity]} {severity}"
    return show.tag(
        name,
        show.tag("span", show.text(shape), f'"severity {finding.severity}"')
        + show.text(finding_term(finding.code).label(language))
        + show.tag("code", show.text(finding.code)),
    )


def _fields(page: Page, finding: Finding, judged: Judged) -> Iterator[str]:
    """What to do, the bodies that may be meant, the decisive cell, who accepted it."""
    language = page.language
    if said := causes_told.suggestion_of(finding).label(language):
        yield _field(words.SUGGESTION.label(language), show.text(said))
    if finding.candidates:
        links = "".join(
            show.tag("li", _body(page, each)) for each in finding.candidates
        )
        yield _field(words.CANDIDATES.label(language), show.tag("ul", links))
    if where := finding.where:
        place = ":".join(filter(None, (where.file, str(where.row), where.column)))
        yield _field(words.WHERE.label(language), show.text(place))
    if judged.entry:
        yield _field(words.STATE.label(language), show.text(accepted(judged, language)))
    yield _field(words.FINGERPRINT.label(language), show.text(finding.fingerprint))


def _body(page: Page, identity: str) -> str:
    """A body by its name, as a link, with its id."""
    bodies = page.answer.resolution.world.bodies
    number = body_by_id(bodies, identity)
    name = bodies.name(number, page.as_of) if number >= 0 else identity
    link = show.anchor(address.link("explore", focus=identity), name)
    return link + show.tag("small", " " + show.text(identity, 80))


def _field(label: str, value: str) -> str:
    return show.tag("dt", show.text(label)) + show.tag("dd", value)


def accepted(judged: Judged, language: str) -> str:
    """Who accepted a finding, why and until when."""
    entry = judged.entry
    assert entry is not None
    return words.ACCEPTED_BY.label(language).format(
        state=STATES[judged.state].label(language),
        reason=entry.reason,
        owner=entry.owner,
        until=entry.until,
        file=entry.file.rpartition("/")[2],
        number=entry.number,
    )


def _source(finding: Finding, language: str) -> str:
    """Document, article and quote; that there is none where the data alone are wrong."""
    citation = finding.citation
    if citation is None:
        return show.tag("p", show.text(words.UNCITED.label(language)))
    rule = address.link(
        "rules", rules_book=citation.rulebook, rules_sentence=citation.rule
    )
    told = f"{citation.rule} {cited(citation, language)}"
    quote = show.tag("blockquote", show.text(citation.quote)) if citation.quote else ""
    return show.tag("p", show.anchor(rule, told)) + quote


def _cases(finding: Finding, language: str) -> str:
    """What the documents leave open, where the finding rests on that."""
    items = "".join(
        show.tag(
            "li",
            show.anchor(
                address.link("rules", rules_case=case.id),
                open_cases.headline(case, language),
            )
            + show.text(f" {case.question.label(language)}"),
        )
        for case in finding.open_cases
    )
    if not items:
        return ""
    title = open_cases.RESTS_ON.label(language)
    return show.tag("p", show.text(title)) + show.tag("ul", items)


def _members(page: Page, listed: Listed, number: int) -> None:
    """Whom the cause affects, a part at a time, and all of them to take away."""
    spoken, finding = page.language, listed.causes.findings[number]
    found = listed.shown.members(number)
    show.write(show.tag("h2", show.text(_counted(listed, number, spoken))))
    if not len(found):
        show.write(show.tag("p", show.text(words.NO_MEMBERS.label(spoken))))
        return
    part = pager.part(f"{PAGE}_page", len(found), SIZE, finding.fingerprint)
    rows = lists_rows.rows(listed.keys, found[part.start : part.end], spoken)
    show.write(organizations.table(rows.iter_rows(named=True), spoken))
    kept: dict[str, Any] = {**parameters(), f"{PAGE}_cause": finding.fingerprint}
    pager.draw(part, PAGE, kept, spoken)
    tables.downloads(
        f"{finding.code.lower()}-{finding.fingerprint}-{page.as_of}",
        lambda: lists_rows.resolved(listed.keys, found),
        resolve_columns(),
        spoken,
    )


def _counted(listed: Listed, number: int, language: str) -> str:
    whole = listed.causes.findings[number].affected
    count = int(listed.shown.counts[number])
    told = words.MEMBERS.label(language).format(count=Count(count))
    if listed.wanted and count < whole:
        narrower = words.NARROWED.label(language)
        told += f" ({narrower.format(whole=f'{whole:,}', count=f'{count:,}')})"
    if listed.causes.partial[number] and len(listed.shown.members(number)) < whole:
        shown = len(listed.shown.members(number))
        told += f" ({words.PARTIAL.label(language).format(count=Count(shown))})"
    return told


def resolve_columns() -> list[tables.Column]:
    """The columns of `lishu resolve`, under the names that programs know them by."""
    return [tables.Column(name, Words(name, name)) for name in COLUMNS]
