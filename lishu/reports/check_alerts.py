"""The answer of `check` as alerts for CI services."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from graphmodel.counting import Count
from graphmodel.wording import Words
from graphmodel.world import World
from lishu.gate.gate import Gate
from lishu.gate.limits import STALE
from lishu.reports import gated, words
from lishu.reports.alerts import Alert, Alerts, Notice, Spot, most_important
from lishu.reports.cells import columns_of

if TYPE_CHECKING:
    from lishu.reports.checked import Checked

_REJECTED = Words(
    "{count} 行未能读取，第一处是第 {row} 行：{what}",
    "{count:row|rows} could not be read; the first is row {row}: {what}",
)
_ENTRY = re.compile(r"\s*\[\[\s*accepted\s*\]\]")
_STALE = Words("已无对应的发现：", "covers nothing any more: ")


def alerts(checked: "Checked", language: str) -> Alerts:
    """Every finding in one language, with what is to be said of the run."""
    resolution, summary, gate = checked.resolution, checked.summary, checked.gate
    return Alerts(
        alerts=most_important(list(_alerts(gate, language))),
        language=language,
        as_of=str(resolution.as_of),
        counts={
            "organizations": summary.organizations,
            "led": summary.led,
            "orphans": summary.orphans,
            "open": summary.open,
            "out_of_scope": summary.out_of_scope,
            "not_counted": summary.not_counted,
        },
        inputs=resolution.world.inputs,
        notices=(
            *_of_gate(gate, language),
            *_of_world(resolution.world, language),
        ),
        failed=gate.failed,
        columns=partial(columns_of, resolution.world),
    )


def _alerts(gate: Gate, language: str) -> Iterator[Alert]:
    failing = gate.failing
    for judged in gate.judgement.judged:
        yield Alert(
            judged.finding,
            language,
            fails=judged.finding.fingerprint in failing,
            state=judged.state if gate.baselines else "",
            entry=judged.entry,
        )


def _of_gate(gate: Gate, language: str) -> Iterator[Notice]:
    for failure in gate.failures:
        text = failure.text.label(language)
        yield Notice("FAILED", "error", f"{failure.limit}: {text}", key=failure.limit)
    severity = "error" if STALE in gate.limits.tested else "warning"
    stale = gated.stale_entries(gate)
    lines = {file: _headings(file) for file in {entry.file for entry in stale}}
    for entry in stale:
        spot = Spot(entry.file, entry.number, lines[entry.file][entry.number - 1])
        text = f"{_STALE.label(language)}{gated.entry_line(entry, language)}"
        yield Notice("STALE", severity, text, spot, gated.subject(entry))


def _headings(file: str) -> list[int]:
    """The line on which each entry of `accepted.toml` begins.

    A table that is written inline has no line of its own and gets the first.
    """
    lines = Path(file).read_text(encoding="utf-8-sig").splitlines()
    found = [n for n, line in enumerate(lines, 1) if _ENTRY.match(line)]
    return [*found, *repeat(1, len(lines))]


def _of_world(world: World, language: str) -> Iterator[Notice]:
    if world.synthetic:
        yield Notice("SYNTHETIC", "info", words.SYNTHETIC.label(language))
    counts = Counter(row.file for row in world.rejected)
    for file, count in counts.items():
        first = next(row for row in world.rejected if row.file == file)
        text = _REJECTED.label(language).format(
            count=Count(count), row=first.row, what=first.said(language)
        )
        spot = Spot(file, first.row, first.line)
        yield Notice("REJECTED_ROWS", "warning", text, spot, file)
    for notice in world.notices:
        yield Notice("NOTICE", "info", notice.label(language), key=notice.en)
