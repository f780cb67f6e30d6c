"""`lishu links`: what each supervisor's and leader's name was taken for."""

from pathlib import Path

import click

from lishu.language import Command, spoken
from lishu.options import OUT, Asked, format_option, reading_command
from lishu.progress import steps
from lishu.reports import render
from lishu.streams import emit


@click.command(
    cls=Command, zh="每个主管单位、领导机关名称被认作什么机构，凭什么，出现多少次。"
)
@format_option("links")
@OUT
@reading_command
def command(asked: Asked, format_: str, out: Path | None) -> int:
    """Show every distinct name of a supervisor or leader and what it was taken for."""
    with steps("read", "find", language=spoken()) as step:
        step("read")
        world = asked.load()
        step("find")
        from lishu.reports.linked import Linked
        from loaders.inspection import links

        linked = Linked(tuple(world.inputs), links(world).to_dicts())
    emit(render("links", format_, linked, spoken()), out)
    return 0
