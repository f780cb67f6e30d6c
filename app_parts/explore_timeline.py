"""The timeline beside the graph of an organization: who led it when, and since when."""

from app_parts import address, show
from app_parts.frame import Page
from app_parts.shared import worked
from graphmodel.timeline import Interval, Timeline, timeline
from graphmodel.vocabulary import VERDICTS
from graphmodel.wording import FIELD_HEADINGS
from lishu.drawing.looks import MARKS
from lishu.explorer import explore_words as words
from lishu.explorer.since import holds, since, span

STYLE = """<style>
.lishu ol.times {list-style: none; padding: 0; margin: .5rem 0}
.lishu ol.times li {padding: .35rem 0 .35rem .8rem; margin: 0;
  border-left: .2rem solid rgba(128,128,128,.35)}
.lishu ol.times li[aria-current] {border-left-color: #9b2c2c}
.lishu ol.times b {white-space: nowrap}
.lishu ol.times p {margin: 0}
</style>"""


def draw(page: Page, position: int) -> None:
    """Since when it is as it is, then every time in which one body led it, or nobody."""
    spoken, world = page.language, page.dataset.world
    found: Timeline = worked(
        page.dataset,
        f"explore.timeline {position}",
        lambda step: timeline(world, position),
        steps=("resolve",),
    )
    items = "".join(_time(page, each) for each in found.intervals)
    show.write(
        STYLE,
        show.tag("p", show.tag("b", show.text(since(found, page.as_of).label(spoken)))),
        show.tag("p", show.text(words.TIMELINE.label(spoken))),
        show.tag("ol", items, "times"),
    )


def _time(page: Page, interval: Interval) -> str:
    spoken, is_now = page.language, holds(interval, page.as_of)
    now = f" {words.NOW.label(spoken)}" if is_now else ""
    when = show.tag("b", show.text(span(interval).label(spoken)))
    what = " · ".join(filter(None, (_verdict(interval, spoken), _rule(interval))))
    current = ' aria-current="true"' if is_now else ""
    inner = show.tag("p", when + show.text(now)) + show.tag("p", what)
    return f"<li{current}>{inner}</li>"


def _verdict(interval: Interval, language: str) -> str:
    """The leader as a link, else why there is none."""
    verdict = VERDICTS[interval.verdict]
    mark = MARKS.get(verdict.group, "")
    if interval.leader:
        link = address.link("explore", focus=interval.leader.id)
        return f"{show.text(mark)} {show.anchor(link, interval.leader.name)}"
    field = interval.missing_field
    heading = f": {FIELD_HEADINGS.get(field, field)}" if field else ""
    return show.text(f"{mark} {verdict.label(language)}{heading}".strip())


def _rule(interval: Interval) -> str:
    """The rule that decided, as a link to its text."""
    if not interval.rule:
        return ""
    book = interval.rulebook
    link = address.link("rules", rules_book=book, rules_sentence=interval.rule)
    return show.anchor(link, f"{interval.rule} ({book})")
