"""Alerts as workflow commands of GitHub Actions: annotations on the rows.

GitHub shows ten errors and ten warnings of a step and drops the others without a word,
so the most important come first, what is only informative is not annotated, and the
last line counts the rest.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from types import ModuleType

from graphmodel.counting import Count
from graphmodel.wording import Words
from lishu.reports.alerts import Alert, Alerts, Notice, Spot
from lishu.reports.artifacts import STANDARD_INPUT, path_of
from lishu.reports.escape import lines_shown

#: Annotations of a kind that GitHub shows of one step.
SHOWN = 10
#: So many of them may be about the run rather than a row.
_NOTICES = 3
_LAST = Words(
    "lishu {as_of}：社会组织 {organizations} 家，有领导机构 {led}，无人领导 {orphans}，"
    "待定 {open}；发现 {findings} 项，标注了其中 {told} 项",
    "lishu {as_of}: organizations {organizations}, led {led}, orphans {orphans}, "
    "open {open}; {told} of {findings:finding is|findings are} annotated",
)


@dataclass(frozen=True)
class _Mark:
    level: str
    title: str
    text: str
    spot: Spot | None


def render(subject: ModuleType, answer: object, language: str) -> str:
    """The answer as workflow commands, one a line; the last line is plain."""
    alerts: Alerts = subject.alerts(answer, language)
    marked: list[_Mark] = []
    told = 0
    for level in ("error", "warning"):
        found = list(islice((a for a in alerts.alerts if _level(a) == level), SHOWN))
        notices = [n for n in alerts.notices if n.severity == level][:_NOTICES]
        marks = chain(map(_noticed, notices), _marks(level, found))
        shown = list(islice(marks, SHOWN))
        told += min(len(found), len(shown) - len(notices))
        marked += shown
    columns = alerts.columns(mark.spot for mark in marked if mark.spot)
    lines = [_command(mark, columns) for mark in marked]
    counts = {**alerts.counts, "findings": len(alerts.alerts), "told": told}
    shown_counts = {name: Count(count) for name, count in counts.items()}
    last = _LAST.label(language).format(as_of=alerts.as_of, **shown_counts)
    return "".join(f"{line}\n" for line in (*lines, last))


def _level(alert: Alert) -> str:
    """An error is what fails the job; what is accepted or informs is not annotated."""
    if alert.fails:
        return "error"
    expiring = alert.state == "expiring"
    told = expiring or (not alert.settled and alert.finding.severity != "info")
    return "warning" if told else ""


def _marks(level: str, alerts: list[Alert]) -> Iterator[_Mark]:
    """Each alert once; where there is room, further rows of the same alerts."""
    rows = [alert.spots or (None,) for alert in alerts]
    for turn in range(SHOWN):
        for alert, spots in zip(alerts, rows, strict=True):
            if turn < len(spots):
                title = f"{alert.finding.code} {alert.term}"
                yield _Mark(level, title, "\n".join(alert.lines), spots[turn])


def _noticed(notice: Notice) -> _Mark:
    return _Mark(notice.severity, f"lishu {notice.code}", notice.text, notice.spot)


def _command(mark: _Mark, columns: Mapping[Spot, tuple[int, int]]) -> str:
    """One workflow command; standard input has no file that could be marked."""
    where: dict[str, str] = {}
    if mark.spot is not None and mark.spot.file != STANDARD_INPUT:
        where = {"file": path_of(mark.spot.file), "line": str(mark.spot.line)}
        if span := columns.get(mark.spot):
            where |= {"col": str(span[0]), "endColumn": str(span[1])}
    given = {**where, "title": mark.title}
    properties = ",".join(f"{k}={_property(v)}" for k, v in given.items())
    return f"::{mark.level} {properties}::{_data(mark.text)}"


def _data(text: str) -> str:
    """Text as the value of a command, one line."""
    return (
        lines_shown(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    )


def _property(text: str) -> str:
    """Text as a property of a command: it also ends at a colon and at a comma."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
