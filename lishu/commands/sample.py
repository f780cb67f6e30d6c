"""`lishu sample`: a synthetic registry with known verdicts."""

from datetime import date
from pathlib import Path

import click

from lishu.language import Command, language_option, spoken
from lishu.options import Day, OutFile, option
from lishu.progress import steps

#: The date for which a sample's planted cases are placed unless another is given.
AS_OF = date(2026, 11, 22)


@click.command(
    cls=Command, zh="生成一份有 N 家组织的虚构登记表，可附带真值表；处处标明为虚构。"
)
@click.argument("n", type=click.IntRange(min=0, max=100_000_000), metavar="N")
@option(
    "--seed",
    type=int,
    default=0,
    metavar="S",
    help="The same N and seed give the same bytes [default: 0].",
    zh="相同的 N 和 S 得到相同的字节 [默认：0]。",
)
@option(
    "--out",
    type=OutFile(".csv", ".gz"),
    required=True,
    metavar="FILE",
    help="The registry, .csv or .csv.gz.",
    zh="登记表，.csv 或 .csv.gz。",
)
@option(
    "--truth",
    type=OutFile(".csv", ".gz"),
    metavar="FILE",
    help="What was planted where: one row an organization.",
    zh="真值表：每家组织一行。",
)
@option(
    "--as-of",
    type=Day(),
    default=AS_OF,
    metavar="DATE",
    help=f"The date of the verdicts in the truth file [default: {AS_OF}].",
    zh=f"真值表的日期 [默认：{AS_OF}]。",
)
@language_option
def command(n: int, seed: int, out: Path, truth: Path | None, as_of: date) -> int:
    """Write a synthetic registry of N organizations, labelled synthetic."""
    with steps("write", language=spoken()) as step:
        step("write")
        from lishu.sample import write_sample

        write_sample(n, seed, out, truth, as_of)
    click.echo(f"lishu: SYNTHETIC, {n:,} -> {out}", err=True)
    return 0
