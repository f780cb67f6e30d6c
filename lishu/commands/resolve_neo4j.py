"""`lishu resolve --neo4j`: a dataset that a Neo4j holds, resolved inside it.

The database works out the verdicts; what it finds stays there, under a name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from lishu.language import spoken
from lishu.neo4j_option import server_of
from lishu.options import Asked, option
from lishu.progress import LABELS, batches

if TYPE_CHECKING:
    from queries.store_resolve import Resolved


@dataclass(frozen=True)
class Wish:
    """What is to be done in a Neo4j: which one, and with which resolution."""

    neo4j: str | None
    dataset: str = ""
    name: str = ""
    kept: bool = False
    drop: str = ""
    show_cypher: bool = False

    def __bool__(self) -> bool:
        """Whether anything of a Neo4j was asked for."""
        return self != Wish(None)


_OPTIONS = (
    option(
        "--dataset",
        "dataset",
        metavar="NAME",
        default="",
        help="With --neo4j: which dataset [default: the only one there].",
        zh="与 --neo4j 同用：哪个数据集 [默认：库中唯一的一个]。",
    ),
    option(
        "--name",
        metavar="NAME",
        default="",
        help="With --neo4j: the name to keep the resolution under; one of this name is "
        "replaced [default: DATASET@DATE].",
        zh="与 --neo4j 同用：判断结果保存的名称，同名的被取代 [默认：数据集@日期]。",
    ),
    option(
        "--kept",
        is_flag=True,
        help="With --neo4j: list the resolutions that are kept there.",
        zh="与 --neo4j 同用：列出库中保存的判断结果。",
    ),
    option(
        "--drop",
        metavar="NAME",
        default="",
        help="With --neo4j: drop the resolution of this name.",
        zh="与 --neo4j 同用：删除该名称的判断结果。",
    ),
    option(
        "--show-cypher",
        is_flag=True,
        help="Show the Cypher that a Neo4j would be sent, written from the rulebooks in "
        "force on the date.",
        zh="只显示要发给 Neo4j 的 Cypher，按该日期适用的规则集写成。",
    ),
)


def neo4j_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that only a Neo4j is asked with."""
    for decorate in reversed(_OPTIONS):
        function = decorate(function)
    return function


def resolve_there(asked: Asked, wish: Wish) -> int:
    """Resolve in a Neo4j, or list, drop or show what is kept or sent there."""
    _refuse(asked, wish)
    if wish.show_cypher:
        from queries.resolving.program import program

        click.echo(program(_library(asked, asked.adopt), asked.as_of).cypher, nl=False)
        return 0
    server = server_of(wish.neo4j)
    if wish.kept:
        from queries.store_resolve import resolutions

        for each in resolutions(server):
            click.echo(_told(each))
        return 0
    if wish.drop:
        from queries.store_resolve import drop_resolution

        drop_resolution(server, wish.drop)
        said = {"zh": f"已删除 {wish.drop}", "en": f"{wish.drop} is dropped"}
        click.echo(said[spoken()])
        return 0
    return _resolve(asked, wish)


def _resolve(asked: Asked, wish: Wish) -> int:
    from queries.store_resolve import resolve_in_database

    label = LABELS["resolve"][spoken() == "en"]
    with batches(spoken()) as bar:
        found = resolve_in_database(
            server_of(wish.neo4j),
            asked.as_of,
            wish.name or None,
            library=_library(asked, ()),
            dataset=wish.dataset,
            say=lambda what, done, total: bar(label, done, total),
        )
    click.echo(_told(found))
    return 0


def _library(asked: Asked, adopt: tuple[tuple[str, str], ...]) -> Any:
    from loaders.dataset import adoptions
    from loaders.rulebooks import library

    return library(asked.rulebooks, adoptions(adopt))


def _refuse(asked: Asked, wish: Wish) -> None:
    """What cannot go together, or was settled when the dataset was loaded."""
    if wish.show_cypher:
        return
    if wish.neo4j is None:
        raise click.UsageError(
            "--dataset, --name, --kept and --drop say what to do in a Neo4j; name it "
            "with --neo4j URI, or --neo4j auto"
        )
    if wish.kept and wish.drop:
        raise click.UsageError("write one of --kept, --drop")
    if asked.datasets:
        raise click.UsageError(
            f"resolve either {', '.join(asked.datasets)} or what the Neo4j of --neo4j "
            "holds; `lishu load` brings a registry there"
        )
    if asked.adopt or asked.attested_only or asked.where:
        raise click.UsageError(
            "--adopt, --attested-only and --where are settled where a dataset is loaded: "
            "give them to `lishu load`, then resolve"
        )


def _told(found: "Resolved") -> str:
    """A resolution in one line, in the language of the run."""
    from graphmodel.counting import Count

    on, chinese = found.as_of, spoken() == "zh"
    if found.state != "ready":
        return (
            f"{found.id}（{found.dataset}，{on}）：未完成；再运行一次即重做"
            if chinese
            else f"{found.id} ({found.dataset} as of {on}): was broken off; resolve again"
        )
    if chinese:
        return (
            f"{found.id}（{found.dataset}，{on}）：{found.organizations:,} 家，"
            f"有领导机构 {found.led:,}，无人领导 {found.orphans:,}，待定 {found.open:,}；"
            f"不属社会组织 {found.out_of_scope:,}，未计入 {found.not_counted:,}"
        )
    return (
        f"{found.id} ({found.dataset} as of {on}): "
        f"{Count(found.organizations):organization|organizations}, "
        f"led {found.led:,}, orphans {found.orphans:,}, open {found.open:,}; out of "
        f"scope {found.out_of_scope:,}, not counted {found.not_counted:,}"
    )
