"""`lishu check`: how many are led, orphaned, open, and what causes it."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lishu.language import Command, spoken
from lishu.options import OUT, Asked, dataset_command, format_option, option
from lishu.progress import steps
from lishu.reports import render
from lishu.streams import emit

if TYPE_CHECKING:
    from graphmodel.findings import Finding
    from graphmodel.summary import Summary

FAILED = 1
ORPHANS, OPEN, NOTHING = "orphans", "open", "none"


def _classes(
    ctx: click.Context, param: click.Parameter, value: str | None
) -> tuple[str, ...]:
    """The classes that fail, as codes or as orphans, open, none."""
    if value is None:
        return ()
    from graphmodel.reading import nearest
    from graphmodel.vocabulary import DATA_FAULTS, NOTES, VERDICTS

    known = {ORPHANS, OPEN, NOTHING, *VERDICTS, *NOTES, *DATA_FAULTS} - {""}
    words = [word.strip() for word in value.split(",") if word.strip()]
    found = [word.lower() if word.lower() in known else word.upper() for word in words]
    for word, code in zip(words, found, strict=True):
        if code not in known:
            raise click.BadParameter(
                f"unknown class {word!r}{nearest(code, sorted(known))}"
            )
    if not found or (NOTHING in found and len(found) > 1):
        raise click.BadParameter("name classes separated by commas, or none alone")
    return tuple(found)


@click.command(
    cls=Command,
    zh="检查登记表：多少家有领导、无领导、待定，原因和处理办法。"
    "没有不通过的，退出码为 0；有不通过的为 1；文件或用法有误为 2。",
)
@format_option("check")
@OUT
@option(
    "--fail-on",
    metavar="CLASS,…",
    callback=_classes,
    help="What fails: classes of findings, orphans, open, or none [default: orphans].",
    zh="哪些算不通过：发现的类别、orphans、open，或 none [默认：orphans]。",
)
@option(
    "--max-orphans",
    type=click.IntRange(min=0),
    metavar="N",
    help="Fail only where there are more than N orphans.",
    zh="无人领导的多于 N 家才算不通过。",
)
@dataset_command
def command(
    asked: Asked,
    format_: str,
    out: Path | None,
    fail_on: tuple[str, ...],
    max_orphans: int | None,
) -> int:
    """Check a registry: how many are led, orphaned or open, why, and what to do.

    Exit code 0: nothing fails; 1: something fails; 2: the file or the call is wrong.
    """
    with steps("read", "resolve", "find", language=spoken()) as step:
        step("read")
        world = asked.load()
        step("resolve")
        from graphmodel import resolve
        from graphmodel.findings import findings
        from graphmodel.summary import summarize
        from lishu.reports.checked import Checked

        resolution = resolve(world, asked.as_of)
        summary = summarize(resolution)
        step("find")
        checked = Checked(
            resolution, summary, tuple(findings(resolution, date.today()))
        )
    emit(render("check", format_, checked, spoken()), out)
    classes = fail_on or (() if max_orphans is not None else (ORPHANS,))
    failed = fails(classes, max_orphans, summary, checked.findings)
    return FAILED if failed else 0


def fails(
    classes: Iterable[str],
    max_orphans: int | None,
    summary: "Summary",
    findings: Iterable["Finding"],
) -> bool:
    """Whether something fails; `max_orphans` replaces the test of `orphans`."""
    wanted = set(classes)
    if max_orphans is not None:
        wanted.discard(ORPHANS)
        if summary.orphans > max_orphans:
            return True
    if ORPHANS in wanted and summary.orphans:
        return True
    if OPEN in wanted and summary.open:
        return True
    return any(finding.code in wanted and finding.affected for finding in findings)
