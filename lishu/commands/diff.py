"""`lishu diff`: what changed between two registries, dates or sets of rulebooks."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lishu.changing import FAIL_ON, LIST, failed, write_list
from lishu.language import Command, spoken
from lishu.options import (
    OUT,
    Adoption,
    Asked,
    Day,
    Function,
    dataset_command,
    format_option,
    option,
)
from lishu.progress import steps
from lishu.reports import render
from lishu.streams import emit

if TYPE_CHECKING:
    from graphmodel.resolution import Resolution

Adopted = tuple[tuple[str, str], ...]


def _of_side(side: str, chinese: str) -> tuple[Function, ...]:
    """The options that concern one side alone."""
    return (
        option(
            f"--{side}-as-of",
            type=Day(),
            metavar="DATE",
            help=f"The date for {side.upper()} alone [default: --as-of].",
            zh=f"只用于{chinese}的日期 [默认：--as-of]。",
        ),
        option(
            f"--{side}-rulebook",
            f"{side}_rulebooks",
            metavar="FILE",
            multiple=True,
            help=f"A rulebook of your own for {side.upper()} alone; may be repeated.",
            zh=f"只用于{chinese}的规则集，可重复。",
        ),
        option(
            f"--{side}-adopt",
            type=Adoption(),
            metavar="RULEBOOK[@DIVISION]",
            multiple=True,
            help=f"Apply a rulebook in a division for {side.upper()} alone.",
            zh=f"只在{chinese}一方采用的规则集，可重复。",
        ),
    )


def _sides(function: Function) -> Function:
    for decorate in reversed((*_of_side("old", "旧"), *_of_side("new", "新"))):
        function = decorate(function)
    return function


@click.command(
    cls=Command,
    zh="比较两份登记表（OLD NEW），或同一份（DATASET）在两个日期、两套规则之下：谁新增、退出、"
    "更名、失去领导、换了领导机关，各因何而变。组织按信用代码、名称对应，与行序无关。"
    "日期用 --old-as-of、--new-as-of 给出，不作参数。",
)
@format_option("diff")
@OUT
@LIST
@FAIL_ON
@_sides
@dataset_command
def command(
    asked: Asked,
    format_: str,
    out: Path | None,
    list_: Path | None,
    fail_on: frozenset[str],
    **sides: Any,
) -> int:
    """Compare OLD and NEW, files or folders; or one DATASET on two dates or by two
    sets of rulebooks.

    Who joined, left, was orphaned, has another leader, and why: which rule, body or
    fact changed. Organizations are matched by code and name, not by row. Dates are
    given by --old-as-of and --new-as-of, never as OLD and NEW.
    Exit code 0: nothing fails; 1: something fails; 2: the file or the call is wrong.
    """
    old, new = _asked(asked, "old", **sides), _asked(asked, "new", **sides)
    if len(asked.datasets) > 2:
        raise click.UsageError(
            f"name OLD and NEW, not {len(asked.datasets)} datasets; files that belong "
            "together stand in a folder with dataset.toml"
        )
    if len(asked.datasets) == 1 and old == new:
        raise click.UsageError(
            "nothing to compare: name OLD and NEW, or give one dataset two dates "
            "(--old-as-of, --new-as-of) or rulebooks (--new-rulebook, --new-adopt)"
        )
    with steps("read", "resolve", "find", language=spoken()) as step:
        step("read")
        before, after = _resolved(old, new)
        step("find")
        from graphmodel.difference import difference

        found = difference(before, after)
    emit(render("diff", format_, found, spoken()), out)
    write_list(found, list_)
    return failed(found, fail_on)


def _asked(asked: Asked, side: str, **sides: Any) -> Asked:
    """What is asked of one side: what is asked of both, and what concerns it alone."""
    as_of: date | None = sides[f"{side}_as_of"]
    rulebooks: tuple[str, ...] = sides[f"{side}_rulebooks"]
    adopt: Adopted = sides[f"{side}_adopt"]
    return replace(
        asked,
        datasets=asked.datasets[:1] if side == "old" else asked.datasets[-1:],
        as_of=as_of or asked.as_of,
        rulebooks=(*asked.rulebooks, *rulebooks),
        adopt=(*asked.adopt, *adopt),
    )


def _resolved(old: Asked, new: Asked) -> tuple["Resolution", "Resolution"]:
    """Both resolutions; what is the same on both sides is read once."""
    from graphmodel import resolve

    world = old.load()
    before = resolve(world, old.as_of)
    if replace(old, as_of=new.as_of) != new:
        world = new.load()
    return before, resolve(world, new.as_of)
