"""The answer of `timeline`: from when to when, who leads, by what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from graphmodel.timeline import Interval, Timeline
from graphmodel.vocabulary import BASES, VERDICTS
from lishu import __version__
from lishu.reports import words
from lishu.reports.blocks import Block, Fields, Grid, Title
from lishu.reports.checked import SCHEMA_VERSION
from lishu.reports.proof_data import body_data


@dataclass(frozen=True)
class Dated:
    """A timeline, and the date whose interval is pointed out."""

    timeline: Timeline
    as_of: date


def blocks(dated: Dated, language: str) -> Iterator[Block]:
    """One row an interval; `*` stands before that of the date asked about."""
    found, chinese = dated.timeline, language == "zh"
    yield Title(found.name, 1)
    row = "登记行" if chinese else "row"
    yield Fields(
        [
            ("编号" if chinese else "id", found.org_id),
            (row, f"{found.file}:{found.row}"),
            (words.AS_OF.label(language), f"{dated.as_of} (*)"),
        ]
    )
    headings = ("", "自", "到此前", "结论", "领导机关", "依据")
    if not chinese:
        headings = ("", "from", "until before", "verdict", "leader", "by")
    rows = [_row(interval, dated.as_of, language) for interval in found.intervals]
    yield Grid(headings, rows)


def _row(interval: Interval, as_of: date, language: str) -> tuple[str, ...]:
    since, until = interval.since, interval.until
    holds = (since is None or since <= as_of) and (until is None or as_of < until)
    leader = interval.leader
    by = " ".join(
        word
        for word in (interval.rule, interval.rulebook, _basis(interval, language))
        if word
    )
    verdict = interval.verdict or VERDICTS[""].label(language)
    return (
        "*" if holds else "",
        str(since or "…"),
        str(until or "…"),
        verdict,
        f"{leader.name} [{leader.id}]" if leader else "",
        by or interval.missing_field,
    )


def _basis(interval: Interval, language: str) -> str:
    if interval.missing_field:
        return interval.missing_field
    declared = interval.basis not in ("", "DERIVED")
    return BASES[interval.basis].label(language) if declared else ""


def data(dated: Dated, language: str) -> dict[str, Any]:
    """The timeline as data; `until` is exclusive, null stands for an open end."""
    found = dated.timeline
    return {
        "schema_version": SCHEMA_VERSION,
        "lishu": __version__,
        "as_of": str(dated.as_of),
        "org_id": found.org_id,
        "name": found.name,
        "file": found.file,
        "row": found.row,
        "intervals": [_interval_data(interval) for interval in found.intervals],
    }


def _interval_data(interval: Interval) -> dict[str, Any]:
    return {
        "since": interval.since and str(interval.since),
        "until": interval.until and str(interval.until),
        "verdict": interval.verdict,
        "leader": body_data(interval.leader),
        "rulebook": interval.rulebook,
        "rule": interval.rule,
        "basis": interval.basis,
        "missing_field": interval.missing_field,
    }
