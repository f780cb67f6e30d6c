"""`lishu load`: a dataset into a Neo4j, or into files for its offline importer."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from lishu.language import Command, spoken
from lishu.neo4j_option import NEO4J, server_of
from lishu.options import Asked, OutFolder, loading_command, option
from lishu.progress import batches, steps

if TYPE_CHECKING:
    from graphmodel.graph_tables import Graph
    from queries.store_load import Loaded

_ENDINGS = (".gz", ".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".jsonl", ".ndjson")
Others = Literal["refuse", "keep", "replace"]


@click.command(
    cls=Command,
    zh="把登记表载入 Neo4j。可以重复：再次载入只写有变化的；中断的，再运行一次即补齐；"
    "较新的登记表里没有了的，记下截止日期，历史保留。",
)
@NEO4J
@option(
    "--dataset",
    "key",
    metavar="NAME",
    default="",
    help="What the dataset is called in the database; other datasets there stay beside "
    "it [default: the name of the file or folder].",
    zh="数据集在库中的名称；库中其他数据集并存 [默认：文件或文件夹的名称]。",
)
@option(
    "--replace",
    is_flag=True,
    help="Remove what lishu has in the database first: every dataset, with its history "
    "and resolutions.",
    zh="先移除库中 lishu 的全部数据集，连同历史和判断结果。",
)
@option(
    "--import-dir",
    type=OutFolder(),
    metavar="DIR",
    help="Write files for Neo4j's offline importer instead, and print its command.",
    zh="不直接载入，而是写出供 Neo4j 离线导入的文件，并显示命令。",
)
@loading_command
def command(
    asked: Asked, neo4j: str | None, key: str, replace: bool, import_dir: Path | None
) -> int:
    """Load a registry into a Neo4j, as of a date.

    It can be repeated: what is there already is not written again, a load that was cut
    short is completed, and what a newer registry no longer has is ended, its history
    kept. Nothing is overwritten that is not of lishu.
    """
    name = key or _name(asked.datasets)
    others: Others = "replace" if replace else "keep" if key else "refuse"
    if import_dir is not None:
        return _files(asked, neo4j, name, replace, import_dir)
    server = server_of(neo4j)
    from queries.store_check import check
    from queries.store_load import load_graph

    check(server, name, asked.as_of, others)
    graph = _graph(asked)
    with batches(spoken()) as say:
        loaded = load_graph(
            server, graph, dataset=name, on=asked.as_of, others=others, say=say
        )
    click.echo(_told(loaded, asked))
    return 0


def _graph(asked: Asked) -> "Graph":
    with steps("read", language=spoken()) as step:
        step("read")
        from graphmodel.graph_tables import graph

        return graph(asked.load())


def _name(datasets: tuple[str, ...]) -> str:
    """What a dataset is called: its files and folders, without their endings."""
    if "-" in datasets:
        raise click.UsageError(
            "standard input has no name; give the dataset one with --dataset NAME"
        )
    found = []
    for path in (Path(text).resolve() for text in datasets):
        place = path.parent if path.name == "dataset.toml" else path
        while place.suffix.lower() in _ENDINGS:
            place = place.with_suffix("")
        found.append(place.name)
    return "+".join(found)


def _told(loaded: "Loaded", asked: Asked) -> str:
    """What a load left and did, in the language of the run."""
    from graphmodel.counting import Count

    new, changed, gone = loaded.created, loaded.changed, loaded.ended
    if spoken() == "zh":
        return (
            f"{loaded.dataset}（{asked.as_of}）：{loaded.nodes:,} 个节点，"
            f"{loaded.relations:,} 条关系，用时 {loaded.seconds:.1f} 秒"
            f"（每秒 {loaded.rate:,.0f}）\n"
            f"新增 {new[0]:,} 和 {new[1]:,}，变更 {changed[0]:,} 和 {changed[1]:,}，"
            f"截止 {gone[0]:,} 和 {gone[1]:,}"
        )
    return (
        f"{loaded.dataset} as of {asked.as_of}: {Count(loaded.nodes):node|nodes}, "
        f"{Count(loaded.relations):relation|relations} in {loaded.seconds:.1f} s "
        f"({loaded.rate:,.0f} a second)\n"
        f"new {new[0]:,} and {new[1]:,}, changed {changed[0]:,} and {changed[1]:,}, "
        f"ended {gone[0]:,} and {gone[1]:,}"
    )


def _files(
    asked: Asked, neo4j: str | None, name: str, replace: bool, folder: Path
) -> int:
    """Write the files; the commands that import them go to standard output."""
    from queries import offline, server, server_jars
    from queries.server_choice import AUTO
    from queries.store import reachable
    from queries.store_check import check_import

    place = server.home(os.environ)
    target = server.kept(place) if neo4j in (None, AUTO) else server_of(neo4j)
    looked = target is not None and reachable(target)
    if target and looked:
        check_import(target, replace)
    graph = _graph(asked)
    with steps("write", language=spoken()) as step:
        step("write")
        files = offline.write_files(graph, folder, name, asked.as_of)
    overwrite = replace or looked
    for words in (_STOP, *([] if overwrite else [_UNSEEN]), _RUN):
        click.echo(words[spoken()], err=True)
    jars = server_jars.library(os.environ)
    click.echo(offline.command(files, target, place, jars, overwrite))
    click.echo(_AFTER[target is not None and target.how != "named"])
    return 0


_STOP = {
    "zh": "lishu：离线导入写出整个数据库；先停止服务器（本机的：lishu neo4j down）。",
    "en": "lishu: the offline import writes the whole database; stop its server first "
    "(the local one: lishu neo4j down).",
}
_UNSEEN = {
    "zh": "lishu：没有应答的服务器，库中有什么无从查看，所以导入遇到已有的数据库会拒绝；"
    "可以替换的，加 --replace；还没有本机的 Neo4j，先运行一次 lishu neo4j up。",
    "en": "lishu: no server answers, so nobody could look at what it holds, and the "
    "import refuses a database that is there; if it may be replaced: --replace. Where "
    "there is no local Neo4j yet, run lishu neo4j up once before this.",
}
_RUN = {"zh": "lishu：依次运行：", "en": "lishu: run:"}
_AFTER = {
    True: "lishu neo4j up && lishu neo4j index",
    False: "lishu neo4j index --neo4j URI",
}
