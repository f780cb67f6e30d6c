"""`lishu rules coverage` and `lishu rules page`: every sentence, and where it is encoded."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lishu.language import Command, language_option, spoken
from lishu.options import ADOPT, AS_OF, OUT, RULEBOOK, Asked, format_option
from lishu.reports import render
from lishu.streams import emit

if TYPE_CHECKING:
    from lishu.reports.coverage import Covered

MISSING = 1


@click.command(
    name="coverage",
    cls=Command,
    zh="文件逐条对照：编在哪里，哪个测试看着它；给出登记表时，各对多少家起作用。"
    "有没编入的，退出码为 1。",
)
@click.argument("datasets", nargs=-1, metavar="[DATASET...]")
@format_option("coverage")
@OUT
@AS_OF
@RULEBOOK
@ADOPT
@language_option
def coverage(
    datasets: tuple[str, ...],
    format_: str,
    out: Path | None,
    as_of: date | None,
    rulebooks: tuple[str, ...],
    adopt: tuple[tuple[str, str], ...],
) -> int:
    """Mechanism by mechanism: where it is encoded, which test holds it.

    With a DATASET: for how many organizations each told on the date. Exit code 1 where
    a mechanism is not encoded.
    """
    asked = Asked(datasets, as_of or date.today(), rulebooks, adopt)
    covered = _covered(asked)
    emit(render("coverage", format_, covered, spoken()), out)
    return MISSING if covered.missing else 0


def _covered(asked: Asked) -> "Covered":
    from graphmodel.encodings import encodings
    from lishu.reports.coverage import Covered
    from loaders.dataset import adoptions
    from loaders.rulebooks import inventory, library

    known = library(asked.rulebooks, adoptions(asked.adopt))
    if not asked.datasets:
        return Covered(inventory(), encodings(known))
    from graphmodel import resolve
    from graphmodel.reach import reach

    resolution = resolve(asked.load(), asked.as_of)
    told = reach(resolution)
    return Covered(inventory(), encodings(resolution.library), told, asked.as_of)


@click.command(
    name="page", cls=Command, zh="写出文档中的规则集一页：逐条引文和它的含义。"
)
@OUT
@language_option
def page(out: Path | None) -> int:
    """Write the rulebooks page of the documentation: every sentence and what it does."""
    from lishu.reports.page import Page
    from loaders.reference import national_bodies
    from loaders.rulebooks import inventory, library
    from loaders.undecided import undecided

    names = {row["id"]: row["name"] for row in national_bodies()}
    whole = Page(library(), inventory(), undecided(), names)
    emit(render("page", "markdown", whole, spoken()), out)
    return 0
