"""Targets of the documents in a report: who keeps them, of how many that are known."""

from collections.abc import Iterator
from typing import Any

from graphmodel.duties.shares import Target, targets
from graphmodel.resolution import Resolution
from graphmodel.wording import Words
from lishu.reports.blocks import Block, Items, Title
from lishu.reports.citations import citation_data

_TITLE = Words("目标", "targets")
_LINE = Words(
    "{rule} {share:.1%}（目标 {target:.0%}）：{text}"
    "已知 {known:,} 家中 {kept:,} 家做到，应做到的 {bound:,} 家",
    "{rule} {share:.1%} (target {target:.0%}): {text} "
    "{kept:,} of {known:,} known keep it; it binds {bound:,}",
)


def blocks(resolution: Resolution, language: str) -> Iterator[Block]:
    """The targets of which the data tell anything; nothing without any."""
    found = targets(resolution)
    if found:
        yield Title(_TITLE.label(language))
        yield Items([_line(target, language) for target in found])


def _line(target: Target, language: str) -> str:
    duty = target.duty
    return _LINE.label(language).format(
        rule=duty.citation.rule,
        share=target.share,
        target=duty.share,
        text=duty.text.label(language),
        kept=target.kept,
        known=target.known,
        bound=target.bound,
    )


def data(resolution: Resolution, language: str) -> list[dict[str, Any]]:
    """The targets as data; `division` is where the document is in force, "" anywhere."""
    return [
        {
            **citation_data(target.duty.citation),
            "division": target.division,
            "text": target.duty.text.label(language),
            "target": target.duty.share,
            "bound": target.bound,
            "known": target.known,
            "kept": target.kept,
            "share": target.share,
            "reached": target.reached,
        }
        for target in targets(resolution)
    ]
