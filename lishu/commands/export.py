"""`lishu export`: the graph of a dataset and of who leads whom, without a server."""

from pathlib import Path
from typing import Any

import click

from lishu.language import Command, spoken
from lishu.options import Asked, OutFile, OutFolder, dataset_command, option
from lishu.progress import steps

GRAPHML = ".graphml"


class Target(click.ParamType[Path]):
    """A .graphml file, or a new or empty folder for Parquet."""

    name = "file.graphml|folder"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """The path; fails before any work is done."""
        ending = Path(value).suffix.lower()
        if ending == ".parquet":
            self.fail(
                f"{value}: Parquet is a file for each label and type of relation; name "
                "a folder",
                param,
                ctx,
            )
        kind = OutFile() if ending == GRAPHML else OutFolder()
        return kind.convert(value, param, ctx)


@click.command(
    cls=Command,
    zh="导出某日的图：机构、组织、区划、规则、谁领导谁；不需要服务器。",
)
@option(
    "--out",
    type=Target(),
    required=True,
    metavar="FILE.graphml|DIR",
    help="A .graphml file (Gephi, networkx, Neo4j's APOC), or a new folder for Parquet: "
    "a file for each label and each type of relation.",
    zh="一个 .graphml 文件（Gephi、networkx、Neo4j 的 APOC 可读），或一个新文件夹，"
    "存放 Parquet：每种节点、每种关系一个文件。",
)
@dataset_command
def command(asked: Asked, out: Path) -> int:
    """Write the graph of a dataset on a date: bodies, organizations, who leads whom.

    The same labels, relations and properties as in Neo4j, with the resolution of the
    date.
    """
    with steps("read", "resolve", "write", language=spoken()) as step:
        step("read")
        world = asked.load()
        step("resolve")
        from graphmodel import resolve
        from graphmodel.graph_resolved import resolved
        from graphmodel.graph_tables import Graph, graph
        from queries.export import write_graphml, write_parquet

        plain, found = graph(world), resolved(resolve(world, asked.as_of))
        whole = Graph({**plain.nodes, **found.nodes}, (*plain.edges, *found.edges))
        step("write")
        write = write_graphml if out.suffix.lower() == GRAPHML else write_parquet
        write(whole, out)
    nodes, relations = whole.count()
    told = f"lishu: {asked.as_of}: {nodes:,} + {relations:,} -> {out}"
    click.echo(told, err=True)
    return 0
