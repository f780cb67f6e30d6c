"""`--report KIND=FILE`: several reports of one run, each in a file of its own.

Every file is named, and refused if it cannot be one, before any work is done.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from lishu.options import Function, OutFile, option
from lishu.reports import formats_of, render
from lishu.streams import emit

#: A format and the file in which the report goes.
Report = tuple[str, Path]


class ReportFile(click.ParamType[Report]):
    """KIND=FILE: one of the formats of a command, and a file in a folder that exists."""

    name = "kind=file"

    def __init__(self, kinds: Sequence[str]) -> None:
        self.kinds = kinds
        self.file = OutFile()

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Report:
        """The format and the path; fails before any work is done."""
        if isinstance(value, tuple):
            return value
        kind, equals, file = str(value).partition("=")
        if kind not in self.kinds or not equals or not file:
            known = ", ".join(self.kinds)
            self.fail(f"{value!r}: write KIND=FILE with one of {known}", param, ctx)
        if file == "-":
            self.fail(f"{value!r}: for standard output use --format {kind}", param, ctx)
        return kind, self.file.convert(file, param, ctx)


def report_option(command: str) -> Function:
    """`--report`, with the formats that are registered for a command."""
    kinds = formats_of(command)
    return option(
        "--report",
        "reports",
        type=ReportFile(kinds),
        multiple=True,
        callback=_apart,
        metavar="KIND=FILE",
        help="Write a report to a file as well; may be repeated. "
        f"KIND: {', '.join(kinds)}.",
        zh=f"另将报告写入文件，可重复。KIND：{'、'.join(kinds)}。",
    )


def _apart(
    ctx: click.Context, param: click.Parameter, value: tuple[Report, ...]
) -> tuple[Report, ...]:
    """The reports, each in a file of its own."""
    taken: list[Path] = [path.resolve() for path in (ctx.params.get("out"),) if path]
    for _, path in value:
        if path.resolve() in taken:
            raise click.BadParameter(f"{path} is named twice; give each its own file")
        taken.append(path.resolve())
    return value


def write_reports(
    command: str, reports: Sequence[Report], answer: object, language: str
) -> None:
    """Write every report, all from the same answer."""
    for kind, path in reports:
        emit(render(command, kind, answer, language), path)
