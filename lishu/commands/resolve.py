"""`lishu resolve`: who leads whom, one row an organization; or in a Neo4j."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lishu.commands.resolve_neo4j import Wish, neo4j_options, resolve_there
from lishu.language import Command, spoken
from lishu.neo4j_option import NEO4J
from lishu.options import Asked, OutFile, OutFolder, option, resolving_command
from lishu.progress import steps

if TYPE_CHECKING:
    from graphmodel.resolution import Resolution

#: Endings that `reports.leaders` can write; named here so that help needs no Polars.
ENDINGS = (".csv", ".parquet", ".xlsx")


@click.command(
    cls=Command,
    zh="谁领导谁：每家组织一行，按输入的顺序；或用 --neo4j 在库中判断已载入的数据集，"
    "结果按名称存于库中。",
)
@option(
    "--out",
    type=OutFile(*ENDINGS),
    metavar="FILE",
    help="A .csv, .parquet or .xlsx file [default: CSV on standard output].",
    zh="写入 .csv、.parquet 或 .xlsx 文件 [默认：以 CSV 写到标准输出]。",
)
@option(
    "--split-by",
    type=click.Choice(["division", "supervisor"]),
    help="Write one list for each of them, with an index, into --out-dir.",
    zh="按区划（division）或业务主管单位（supervisor）各写一份名单及目录，存入 --out-dir。",
)
@option(
    "--out-dir",
    type=OutFolder(),
    metavar="DIR",
    help="A new or empty folder for the lists of --split-by.",
    zh="--split-by 的名单存入的新文件夹或空文件夹。",
)
@option(
    "--split-format",
    type=click.Choice(["csv", "xlsx"]),
    default="csv",
    help="What the lists of --split-by are [default: csv].",
    zh="--split-by 的名单的格式 [默认：csv]。",
)
@NEO4J
@neo4j_options
@resolving_command
def command(
    asked: Asked,
    out: Path | None,
    split_by: str | None,
    out_dir: Path | None,
    split_format: str,
    **there: Any,
) -> int:
    """Write who leads whom: one row an organization, in the order of the input.

    With --neo4j a dataset that was loaded there is resolved inside the database, which
    keeps the result under a name.
    """
    if wish := Wish(**there):
        if out or split_by or out_dir:
            raise click.UsageError(
                "--out, --split-by and --out-dir write files of a DATASET; what a Neo4j "
                "keeps is asked by `lishu ask`"
            )
        return resolve_there(asked, wish)
    if not asked.datasets:
        raise click.UsageError(
            "whom to resolve? Name a DATASET, or a Neo4j that holds one: --neo4j auto"
        )
    if (split_by is None) != (out_dir is None) or (split_by and out):
        raise click.UsageError(
            "--split-by and --out-dir go together, without --out; for one list of all "
            "write --out alone"
        )
    with steps("read", "resolve", "write", language=spoken()) as step:
        step("read")
        world = asked.load()
        step("resolve")
        from graphmodel import resolve
        from lishu.reports.leaders import write

        resolution = resolve(world, asked.as_of)
        if split_by and out_dir:
            step("write")
            return _split(resolution, split_by, out_dir, f".{split_format}")
        table = resolution.table()
        step("write")
        write(table, out)
    told = f"lishu: {asked.as_of}: {len(table):,} -> {out or '-'}"
    click.echo(told, err=True)
    return 0


def _split(resolution: "Resolution", by: str, folder: Path, ending: str) -> int:
    from lishu.reports.lists import write_lists

    lists = write_lists(resolution, by, folder, ending)
    on, size = resolution.as_of, len(resolution)
    click.echo(f"lishu: {on}: {size:,} -> {lists:,} lists in {folder}", err=True)
    return 0
