"""`lishu describe`: what each heading was taken for, and how full it is."""

from pathlib import Path

import click

from lishu.language import Command, spoken
from lishu.options import OUT, Asked, format_option, reading_command
from lishu.progress import steps
from lishu.reports import render
from lishu.streams import emit


@click.command(
    cls=Command, zh="每个表头被认作哪个字段、填了多少；哪些列没有使用，哪些行未能读取。"
)
@format_option("describe")
@OUT
@reading_command
def command(asked: Asked, format_: str, out: Path | None) -> int:
    """Show what each heading was taken for and how full it is, and what was left out."""
    with steps("read", "find", language=spoken()) as step:
        step("read")
        world = asked.load()
        step("find")
        from lishu.reports.described import Described
        from loaders.inspection import describe

        described = Described(world, describe(world).to_dicts())
    emit(render("describe", format_, described, spoken()), out)
    return 0
