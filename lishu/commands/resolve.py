"""`lishu resolve`: who leads whom, one row an organization."""

from pathlib import Path

import click

from lishu.language import Command, spoken
from lishu.options import Asked, OutFile, dataset_command, option
from lishu.progress import steps

#: Endings that `reports.leaders` can write; named here so that help needs no Polars.
ENDINGS = (".csv", ".parquet", ".xlsx")


@click.command(cls=Command, zh="谁领导谁：每家组织一行，按输入的顺序。")
@option(
    "--out",
    type=OutFile(*ENDINGS),
    metavar="FILE",
    help="A .csv, .parquet or .xlsx file [default: CSV on standard output].",
    zh="写入 .csv、.parquet 或 .xlsx 文件 [默认：以 CSV 写到标准输出]。",
)
@dataset_command
def command(asked: Asked, out: Path | None) -> int:
    """Write who leads whom: one row an organization, in the order of the input."""
    with steps("read", "resolve", "write", language=spoken()) as step:
        step("read")
        world = asked.load()
        step("resolve")
        from graphmodel import resolve
        from lishu.reports.leaders import write

        table = resolve(world, asked.as_of).table()
        step("write")
        write(table, out)
    told = f"lishu: {asked.as_of}: {len(table):,} -> {out or '-'}"
    click.echo(told, err=True)
    return 0
