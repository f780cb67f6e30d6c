"""`lishu rules lint`: gaps, overlaps, dead rules, wrong citations and dates."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lishu.language import Command, language_option, spoken
from lishu.options import ADOPT, AS_OF, OUT, RULEBOOK, Asked, format_option, option
from lishu.reports import render
from lishu.streams import emit

if TYPE_CHECKING:
    from graphmodel.linting import Problem
    from graphmodel.regimes import Library
    from lishu.reports.linted import Linted

FAILED = 1
LEVELS = ("info", "warning", "error")


@click.command(
    name="lint",
    cls=Command,
    zh="检查规则集：空白、重叠、不会适用的规则、出处和日期。给出登记表时，"
    "说明各有多少家。没有错误的，退出码为 0；有错误的为 1；文件或用法有误为 2。",
)
@click.argument("datasets", nargs=-1, metavar="[DATASET...]")
@format_option("lint")
@OUT
@AS_OF
@RULEBOOK
@ADOPT
@option(
    "--severity",
    type=click.Choice(LEVELS),
    default=LEVELS[0],
    help="Show what is at least so grave [default: info].",
    zh="只显示不轻于此的 [默认：info]。",
)
@language_option
def lint(
    datasets: tuple[str, ...],
    format_: str,
    out: Path | None,
    as_of: date | None,
    rulebooks: tuple[str, ...],
    adopt: tuple[tuple[str, str], ...],
    severity: str,
) -> int:
    """Check the rulebooks: gaps, overlaps, rules that never fire, citations, dates.

    With a DATASET it says how many organizations stand in each. Exit code 0: no
    errors; 1: errors; 2: the file or the call is wrong.
    """
    from loaders.rulebooks import readable

    for path in rulebooks:
        if not Path(path).is_file():
            raise click.UsageError(f"{path}: there is no such rulebook file")
    good, wrong = readable(rulebooks)
    asked = Asked(datasets, as_of or date.today(), tuple(map(str, good)), adopt)
    linted = _linted(asked, wrong, severity)
    emit(render("lint", format_, linted, spoken()), out)
    return FAILED if linted.errors else 0


def _linted(
    asked: Asked, wrong: tuple[tuple[str, str], ...], severity: str
) -> "Linted":
    """The problems, and the organizations of a dataset in each."""
    from graphmodel import resolve
    from graphmodel.linting import lint as look
    from graphmodel.linting.counting import counts
    from lishu.reports.linted import Linted
    from loaders.national import national
    from loaders.rulebooks import inventory

    refusals = _refusals(wrong)
    if not asked.datasets:
        library = _library(asked, bool(wrong))
        problems = look(library, national(), inventory(), refusals)
        return Linted(library, problems, severity)
    world = asked.load()
    problems = look(world.library, world.bodies, inventory(), refusals)
    resolution = resolve(world, asked.as_of)
    return Linted(
        world.library, problems, severity, resolution, counts(problems, resolution)
    )


def _refusals(wrong: tuple[tuple[str, str], ...]) -> tuple["Problem", ...]:
    from graphmodel.linting.stages import refused

    return tuple(refused(message, path) for path, message in wrong)


def _library(asked: Asked, partly: bool) -> "Library":
    """What is asked for; where a rulebook was refused its adoption goes with it."""
    from loaders.dataset import adoptions
    from loaders.rulebooks import library

    known = {book.id for book in library(asked.rulebooks).rulebooks}
    adopted = [pair for pair in asked.adopt if not partly or pair[0] in known]
    return library(asked.rulebooks, adoptions(adopted))
