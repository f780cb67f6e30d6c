"""`lishu timeline`: what changed for one organization, and when."""

from pathlib import Path

import click

from lishu.language import Command, spoken
from lishu.options import OUT, Asked, Text, dataset_command, format_option
from lishu.progress import steps
from lishu.reports import render
from lishu.streams import emit


@click.command(
    cls=Command, zh="一家社会组织（编号或名称）的领导机关何时变化，依据什么。"
)
@click.argument("organization", type=Text())
@format_option("timeline")
@OUT
@dataset_command
def command(asked: Asked, organization: str, format_: str, out: Path | None) -> int:
    """Show what changed for ORGANIZATION, by id or by name, and when."""
    with steps("read", "resolve", language=spoken()) as step:
        step("read")
        world = asked.load(only=organization)
        step("resolve")
        from graphmodel.timeline import timeline
        from lishu.reports.intervals import Dated

        found = Dated(timeline(world, organization), asked.as_of)
    emit(render("timeline", format_, found, spoken()), out)
    return 0
