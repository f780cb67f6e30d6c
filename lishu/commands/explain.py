"""`lishu explain`: why one organization has its verdict."""

from pathlib import Path

import click

from lishu.language import Command, spoken
from lishu.options import OUT, Asked, Text, dataset_command, format_option, option
from lishu.progress import steps
from lishu.reports import render
from lishu.streams import emit


@click.command(
    cls=Command,
    zh="说明一家社会组织（编号或名称）的结论：领导机关、领导链、规则及原文、所在行、"
    "在先而不适用的规则。",
)
@click.argument("organization", type=Text())
@format_option("explain")
@OUT
@option(
    "--why-not",
    type=Text(),
    default="",
    metavar="BODY",
    help="Say why this body (id or name) is not the leader.",
    zh="说明为什么不是这个机构（编号或名称）。",
)
@dataset_command
def command(
    asked: Asked, organization: str, format_: str, out: Path | None, why_not: str
) -> int:
    """Explain the verdict of ORGANIZATION, by id or by name.

    Verdict, leader, chain to the root, rule with its quote, the cells it rests on,
    and every earlier rule with the reason why it did not apply.
    """
    with steps("read", "resolve", language=spoken()) as step:
        step("read")
        world = asked.load(only=organization)
        step("resolve")
        from graphmodel import resolve
        from graphmodel.proofs import explain

        proof = explain(resolve(world, asked.as_of), organization, why_not)
    emit(render("explain", format_, proof, spoken()), out)
    return 0
