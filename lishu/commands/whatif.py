"""`lishu whatif`: who would be orphaned if something happened."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lishu.changing import FAIL_ON, LIST, failed, write_list
from lishu.language import Command, Option, spoken
from lishu.options import (
    OUT,
    Adoption,
    Asked,
    Day,
    Function,
    Text,
    format_option,
    option,
    supposing_command,
)
from lishu.progress import steps
from lishu.reports import render
from lishu.streams import emit

if TYPE_CHECKING:
    from graphmodel.whatif.acts import Act
    from graphmodel.world import World

_ORDER = "lishu.acts"
#: What is adopted by the supposition; `adopt` is what is adopted already.
_ADOPT = "adopting"


class ActOption(Option):
    """An option that is an act; acts happen in the order of the command line."""


class WhatIf(Command):
    """A command that remembers in which order its acts were given."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as usual, and note the acts."""
        acts = {
            name: str(param.name)
            for param in self.params
            if isinstance(param, ActOption)
            for name in param.opts
        }
        words = [word.partition("=")[0] for word in args]
        ctx.meta[_ORDER] = [acts[word] for word in words if word in acts]
        return super().parse_args(ctx, args)


def _act(name: str, size: int, metavar: str, help_: str, zh: str) -> Function:
    kind: Any = Text() if size == 1 else (Text(),) * size
    return click.option(
        f"--{name}",
        cls=ActOption,
        type=kind,
        multiple=True,
        metavar=metavar,
        help=help_,
        zh=zh,
    )


_ACTS = (
    _act("abolish", 1, "BODY", "BODY ends; nobody takes over.", "撤销机构。"),
    _act("merge", 2, "A B", "A goes into B.", "A 并入 B。"),
    _act(
        "into",
        1,
        "NAME",
        "After --merge A B: both go into NAME.",
        "接在 --merge A B 之后：两者合并为 NAME。",
    ),
    _act("split", 3, "A B C", "A is split into B and C.", "A 拆分为 B 和 C。"),
    _act("rename", 2, "A NAME", "A is renamed NAME.", "A 更名为 NAME。"),
    _act(
        "decouple",
        1,
        "ORGANIZATION",
        "It is decoupled and not handed over.",
        "该组织脱钩，尚未移交。",
    ),
    _act(
        "decouple-from",
        1,
        "BODY",
        "All that BODY supervises are decoupled.",
        "该机构主管的组织全部脱钩。",
    ),
    _act(
        "hand-over",
        2,
        "ORGANIZATION BODY",
        "BODY takes over the Party work of ORGANIZATION.",
        "该组织的党建工作移交该机构。",
    ),
    click.option(
        "--adopt",
        _ADOPT,
        cls=ActOption,
        type=Adoption(),
        multiple=True,
        metavar="RULEBOOK[@DIVISION]",
        help="The rulebook is adopted there.",
        zh="在该区划采用规则集。",
    ),
    _act("end-rulebook", 1, "RULEBOOK", "It is no longer in force.", "规则集失效。"),
)


def _acts(function: Function) -> Function:
    for decorate in reversed(_ACTS):
        function = decorate(function)
    return function


@click.command(
    cls=WhatIf,
    zh="假如机构撤销、合并、拆分、更名，组织脱钩、移交，规则集采用、失效：谁会失去领导，"
    "谁的领导机关会变，移交能解决哪些空档。各项可以并用，按给出的先后发生。"
    "BODY 为编号或名称（简称、旧称亦可）；更名、拆分、合并的新名称若不存在，即新设。",
)
@_acts
@option(
    "--on",
    type=Day(),
    metavar="DATE",
    help="The day on which it happens [default: --as-of].",
    zh="发生的日期 [默认：--as-of]。",
)
@format_option("whatif")
@OUT
@LIST
@FAIL_ON
@supposing_command
def command(
    asked: Asked,
    on: date | None,
    format_: str,
    out: Path | None,
    list_: Path | None,
    fail_on: frozenset[str],
    **given: Any,
) -> int:
    """Show who would be orphaned, who would have another leader, and what handing
    over would mend, if something happened.

    Acts may be combined; they happen in the order in which they are given. BODY is an
    id or a name, also a short or a former one. A name that nobody bears sets up a new
    body, where --rename, --split or --into asks for one.
    """
    ctx = click.get_current_context()
    acts = list(_in_order(ctx.meta[_ORDER], given))
    if not acts:
        raise click.UsageError(
            "name what is to happen, for example --abolish BODY; see lishu whatif --help"
        )
    if ctx.params["as_of"] is None and on is not None:
        asked = replace(asked, as_of=on)
    with steps("read", "resolve", "find", language=spoken()) as step:
        step("read")
        world = _world(asked, given[_ADOPT])
        step("resolve")
        from graphmodel import resolve
        from graphmodel.whatif import whatif
        from loaders.called import finder

        today = resolve(world, asked.as_of)
        step("find")
        find = finder(*asked.datasets, rulebooks=asked.rulebooks)
        found = whatif(today, acts, on, find)
    emit(render("whatif", format_, found, spoken()), out)
    write_list(found.difference, list_)
    return failed(found.difference, fail_on)


def _in_order(order: list[str], given: dict[str, Any]) -> Iterator["Act"]:
    """The acts as they were given, with --into joined to the --merge before it."""
    from graphmodel.whatif.acts import Act

    values = {name: iter(found) for name, found in given.items()}
    words: list[tuple[str, tuple[str, ...]]] = []
    for name in order:
        value = next(values[name])
        operands = (value,) if isinstance(value, str) else tuple(value)
        if name != "into":
            words.append((name, operands))
        elif not words or words[-1][0] != "merge" or len(words[-1][1]) == 3:
            raise click.UsageError("--into NAME stands after --merge A B")
        else:
            words[-1] = ("merge", (*words[-1][1], *operands))
    for name, operands in words:
        verb = "adopt" if name == _ADOPT else name.replace("_", "-")
        yield Act(verb, operands)


def _world(asked: Asked, adopt: tuple[tuple[str, str], ...]) -> "World":
    """The world of today, which knows the bodies that rulebooks to be adopted point to."""
    from lishu.explorer.changes_supposed import knowing

    if not adopt:
        return asked.load()
    return knowing(
        lambda offered: replace(asked, adopt=(*asked.adopt, *offered)).load(), adopt
    )
