"""`lishu check`: how many are led, orphaned, open, what causes it, and what fails."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lishu.ahead import importing
from lishu.gate.limits import Limits
from lishu.gate.options import limit_options
from lishu.language import Command, spoken
from lishu.options import OUT, Asked, dataset_command, format_option, option
from lishu.progress import steps
from lishu.reports import render
from lishu.reports.several import Report, report_option, write_reports
from lishu.streams import emit

if TYPE_CHECKING:
    from loaders.acceptances import Baseline

FAILED = 1


@click.command(
    cls=Command,
    zh="检查登记表：多少家有领导、无领导、待定，原因和处理办法。"
    "没有不通过的，退出码为 0；有不通过的为 1；文件或用法有误为 2。",
)
@format_option("check")
@OUT
@report_option("check")
@option(
    "--baseline",
    "baselines",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Accepted findings (TOML, see lishu accept); may be repeated.",
    zh="已接受的发现（TOML，见 lishu accept），可重复。",
)
@limit_options
@dataset_command
def command(
    asked: Asked,
    format_: str,
    out: Path | None,
    reports: tuple[Report, ...],
    baselines: tuple[Path, ...],
    limits: Limits,
) -> int:
    """Check a registry: how many are led, orphaned or open, why, and what to do.

    Exit code 0: nothing fails; 1: something fails; 2: the file or the call is wrong.
    """
    with steps("read", "resolve", "find", language=spoken()) as step:
        step("read")
        accepted = _accepted((*asked.accepted(), *baselines))
        with importing("lishu.gate.gate", "lishu.reports.checked"):
            world = asked.load()
        step("resolve")
        from graphmodel import findings, resolve
        from graphmodel.judgement import judge
        from graphmodel.summary import summarize
        from lishu.gate.gate import gate
        from lishu.reports.checked import Checked

        # an acceptance runs out in the life of those who answer for it: today,
        # whatever date is asked about
        today = date.today()
        resolution = resolve(world, asked.as_of)
        summary = summarize(resolution)
        step("find")
        found = tuple(findings(resolution, today))
        entries = [entry for file in accepted for entry in file.entries]
        judgement = judge(found, entries, today)
        hashes = {str(file.path): file.digest for file in accepted}
        held = gate(limits, summary, judgement, today, hashes, bool(asked.where))
    checked = Checked(resolution, summary, found, held)
    write_reports("check", reports, checked, spoken())
    emit(render("check", format_, checked, spoken()), out)
    return FAILED if held.failed else 0


def _accepted(files: Sequence[Path]) -> "tuple[Baseline, ...]":
    """The accepted findings, read first: a wrong entry is told before a long run."""
    if not files:
        return ()
    from loaders.acceptances import read_baselines

    return read_baselines(files)
