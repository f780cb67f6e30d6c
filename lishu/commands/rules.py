"""`lishu rules list` and `lishu rules show`: what is applied, and where it stands."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lishu.language import Command, language_option, spoken
from lishu.options import ADOPT, AS_OF, OUT, RULEBOOK, format_option
from lishu.reports import render
from lishu.streams import emit

if TYPE_CHECKING:
    from graphmodel.regimes import Library
    from lishu.reports.rulebook import Shown


class Rules(click.Group):
    """The two commands, with their help in Chinese as well."""

    def format_help_text(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """The help in the language of the run."""
        if spoken(ctx) == "zh":
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(
                    "所采用的文件和规则：list 列出，show 显示一份或一条。"
                )
        else:
            super().format_help_text(ctx, formatter)


@click.group(cls=Rules)
@language_option
def command() -> None:
    """The documents and rules that are applied."""


@command.command(
    name="list", cls=Command, zh="列出规则集：适用于何时何地，有哪些规则。"
)
@format_option("rules")
@OUT
@AS_OF
@RULEBOOK
@ADOPT
@language_option
def list_(
    format_: str,
    out: Path | None,
    as_of: date | None,
    rulebooks: tuple[str, ...],
    adopt: tuple[tuple[str, str], ...],
) -> int:
    """List the rulebooks: where and when they apply, which rules they have."""
    from lishu.reports.rulebooks import Listed

    listed = Listed(_library(rulebooks, adopt), as_of or date.today())
    emit(render("rules", format_, listed, spoken()), out)
    return 0


@command.command(
    name="show", cls=Command, zh="显示一份规则集（编号）或一条规则（编号）。"
)
@click.argument("rule", metavar="ID")
@format_option("rule")
@OUT
@RULEBOOK
@language_option
def show(rule: str, format_: str, out: Path | None, rulebooks: tuple[str, ...]) -> int:
    """Show a rulebook or a rule by its ID: quote, condition, leader, notes."""
    shown = _find(_library(rulebooks, ()), rule)
    emit(render("rule", format_, shown, spoken()), out)
    return 0


def _library(
    rulebooks: tuple[str, ...], adopt: tuple[tuple[str, str], ...]
) -> "Library":
    from loaders.dataset import adoptions
    from loaders.rulebooks import library

    return library(rulebooks, adoptions(adopt))


def _find(library: "Library", wanted: str) -> "Shown":
    """The rulebook of this id, else the rules of it, in whatever case."""
    from graphmodel.errors import UnknownError
    from graphmodel.reading import nearest
    from lishu.reports.rulebook import Shown
    from loaders.reference import national_bodies

    asked = wanted.casefold()
    names = {row["id"]: row["name"] for row in national_bodies()}
    remarks = [remark for book in library.rulebooks for remark in book.remarks]
    whole = [
        (book, book.rules) for book in library.rulebooks if book.id.casefold() == asked
    ]
    if whole:
        return Shown(whole, remarks, True, names)
    found = [
        (book, [rule for rule in book.rules if rule.id.casefold() == asked])
        for book in library.rulebooks
    ]
    books = [(book, rules) for book, rules in found if rules]
    if not books:
        known = [book.id for book in library.rulebooks]
        known += sorted({rule.id for book in library.rulebooks for rule in book.rules})
        raise UnknownError(f"no rulebook or rule {wanted!r}{nearest(wanted, known)}")
    return Shown(books, remarks, False, names)
