"""Overview: how many are led, orphaned, open, by which cause; what to do first."""

from app_parts import address, frame, overview_list, overview_slices, show
from app_parts.frame import Page
from app_parts.navigation import pages
from graphmodel.counting import Count
from graphmodel.finding import Finding
from graphmodel.vocabulary import VERDICTS, finding_term
from lishu.explorer import causes_told
from lishu.explorer import overview_words as words
from lishu.explorer.causes import group_of
from lishu.reports import words as report

#: A shape beside the colour, so that nobody has to see colours.
SHAPES = {
    "led": "●",
    "orphan": "▲",
    "open": "◆",
    "out_of_scope": "○",
    "not_counted": "○",
}
FIRST = 10


def draw(page: Page) -> None:
    """Numbers, the list behind the one that was followed, causes, distribution, work."""
    show.write(tiles(page))
    overview_list.draw(page)
    show.write(verdicts(page))
    overview_slices.draw(page)
    show.write(first(page))


def tiles(page: Page) -> str:
    """How many there are, each number a link to its list."""
    summary = page.answer.summary
    numbers = {
        "": summary.organizations,
        "led": summary.led,
        "orphan": summary.orphans,
        "open": summary.open,
        "out_of_scope": summary.out_of_scope,
        "not_counted": summary.not_counted,
    }
    return show.tag(
        "div", "".join(_tile(w, n, page.language) for w, n in numbers.items()), "tiles"
    )


def _tile(who: str, count: int, language: str) -> str:
    label = f"{SHAPES.get(who, '')} {overview_list.name(who).label(language)}".strip()
    inner = show.tag("b", f"{count:,}") + show.tag("span", show.text(label))
    href = show.text(overview_list.link(who), 4000)
    return f'<a class="tile" href="{href}">{inner}</a>'


def verdicts(page: Page) -> str:
    """Every verdict that occurs, with its share; each number leads to its list."""
    spoken, summary = page.language, page.answer.summary
    title = show.tag("h2", show.text(words.BY_CAUSE.label(spoken)))
    rows = [
        _verdict(code, count, summary.organizations, spoken)
        for code, count in summary.by_verdict.items()
        if VERDICTS[code].group != "out_of_scope"
    ]
    return title + show.tag("table", "".join(rows), "numbers")


def _verdict(code: str, count: int, whole: int, language: str) -> str:
    verdict = VERDICTS[code]
    name = f"{SHAPES[verdict.group]} {verdict.label(language)}"
    href = (
        overview_list.causes_link(code)
        if overview_list.has_causes(code) and "orphans" in pages()
        else overview_list.link(code)
    )
    share = f"{count / whole:.1%}" if whole else ""
    return show.tag(
        "tr",
        show.tag("td", show.text(name))
        + show.tag("td", show.tag("code", show.text(code)))
        + show.tag("td", show.anchor(href, f"{count:,}"), "right")
        + show.tag("td", share, "right"),
    )


def first(page: Page) -> str:
    """The causes that affect most, gravest first: what to do, and whom it is about."""
    spoken, found = page.language, page.answer.findings[:FIRST]
    if not found:
        return show.tag("p", show.text(words.NOTHING_TO_DO.label(spoken)))
    title = words.FIRST.label(spoken).format(count=Count(len(found)))
    items = "".join(_finding(page, finding) for finding in found)
    every = show.anchor(address.link("orphans"), words.ALL_FINDINGS.label(spoken))
    return (
        show.tag("h2", show.text(title)) + show.tag("ol", items, "first")
        + show.tag("p", every)
    )  # fmt: skip


def _finding(page: Page, finding: Finding) -> str:
    language, bodies = page.language, page.answer.resolution.world.bodies
    group = group_of(finding.code)
    link = address.link(
        "orphans",
        orphans_group=None if group == "orphans" else group,
        orphans_cause=finding.fingerprint,
    )
    text, do = (
        causes_told.without_ids(told, bodies).label(language)
        for told in (causes_told.text_of(finding), causes_told.suggestion_of(finding))
    )
    kind = finding_term(finding.code).label(language)
    whom = report.counted(finding.affected, language)
    return show.tag(
        "li",
        show.tag("b", show.text(f"{kind} · {whom}"))
        + show.tag("p", show.anchor(link, text))
        + show.tag("p", show.text(do)),
    )


draw(frame.page())
