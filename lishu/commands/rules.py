"""`lishu rules`: what is applied and where it stands, what is wrong, what is encoded."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lishu.commands.coverage import coverage, page
from lishu.commands.lint import lint
from lishu.language import Command, Group, language_option, spoken
from lishu.options import ADOPT, AS_OF, OUT, RULEBOOK, format_option, option
from lishu.reports import render
from lishu.streams import emit

if TYPE_CHECKING:
    from graphmodel.encodings import Encoding
    from graphmodel.regimes import Library
    from lishu.reports.rulebook import Shown
    from lishu.reports.undecided import Cases


@click.group(
    cls=Group,
    zh="所采用的文件和规则：list 列出，show 显示一份或一条，lint 检查，coverage 逐条对照文件。",
)
@language_option
def command() -> None:
    """The documents and rules that are applied."""


for part in (lint, coverage, page):
    command.add_command(part)


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
    name="show", cls=Command, zh="显示一份规则集、一条规则或一个未决问题（U01）。"
)
@click.argument("rule", metavar="ID")
@option(
    "--cypher",
    is_flag=True,
    help="Show what a Neo4j is sent for it: the block of a rule, the statement of a link.",
    zh="显示它在 Neo4j 中的写法：规则的条件块，机构关系的语句。",
)
@format_option("rule")
@OUT
@RULEBOOK
@language_option
def show(
    rule: str,
    cypher: bool,
    format_: str,
    out: Path | None,
    rulebooks: tuple[str, ...],
) -> int:
    """Show a rulebook, a rule or an undecided case (U01) by its ID, with its quotes."""
    if cypher:
        emit(_cypher(rule, rulebooks), out)
        return 0
    if cases := _cases(rule):
        emit(render("case", format_, cases, spoken()), out)
    else:
        emit(render("rule", format_, shown(rule, rulebooks), spoken()), out)
    return 0


def _cypher(wanted: str, rulebooks: tuple[str, ...]) -> str:
    """What a Neo4j is sent for a rulebook or a rule."""
    from queries.resolving.showing import shown as written

    library = _library(rulebooks, ())
    found = [] if _cases(wanted) else _encodings(library, wanted)[1]
    if text := written(library, found):
        return f"{text}\n"
    raise click.UsageError(
        f"{wanted} is neither a rule that decides nor a link that puts one body under "
        f"another, so a Neo4j is sent nothing for it; see: lishu rules show {wanted}"
    )


def _cases(wanted: str) -> "Cases | None":
    """The undecided case of this id; all of them for `undecided`."""
    from lishu.reports.undecided import Cases
    from loaders.undecided import undecided

    asked = wanted.casefold()
    found = tuple(c for c in undecided() if asked in ("undecided", c.id.casefold()))
    return Cases(found) if found else None


def _library(
    rulebooks: tuple[str, ...], adopt: tuple[tuple[str, str], ...]
) -> "Library":
    from loaders.dataset import adoptions
    from loaders.rulebooks import library

    return library(rulebooks, adoptions(adopt))


def shown(wanted: str, rulebooks: tuple[str, ...] = ()) -> "Shown":
    """What `rules show` shows of an id: a rulebook, a rule or a mechanism."""
    return _find(_library(rulebooks, ()), wanted)


def _encodings(library: "Library", wanted: str) -> "tuple[set[str], list[Encoding]]":
    """The rulebook of this id, else every table that bears it, in whatever case."""
    from graphmodel.encodings import encodings
    from graphmodel.errors import UnknownError
    from graphmodel.reading import nearest
    from loaders.undecided import undecided

    asked = wanted.casefold()
    known = encodings(library)
    whole = {book.id for book in library.rulebooks if book.id.casefold() == asked}
    found = [
        encoding
        for mechanism, rows in known.items()
        for encoding in rows
        if encoding.rulebook in whole or (not whole and mechanism.casefold() == asked)
    ]
    if not whole and not found:
        names = [book.id for book in library.rulebooks] + sorted(known)
        names += [case.id for case in undecided()]
        raise UnknownError(f"no rulebook or rule {wanted!r}{nearest(wanted, names)}")
    return whole, found


def _find(library: "Library", wanted: str) -> "Shown":
    """What is shown of them: with the names of bodies, and the notes of all rulebooks."""
    from lishu.reports.rulebook import Shown
    from loaders.reference import national_bodies

    whole, found = _encodings(library, wanted)
    asked = wanted.casefold()
    inside = whole | {encoding.rulebook for encoding in found}
    books = [book for book in library.rulebooks if book.id in inside]
    return Shown(
        [
            (book, [r for r in book.rules if whole or r.id.casefold() == asked])
            for book in books
        ],
        [remark for book in library.rulebooks for remark in book.remarks],
        {row["id"]: row["name"] for row in national_bodies()},
        {
            book.id: [e for e in found if e.rulebook == book.id and e.table != "rule"]
            for book in books
        },
    )
