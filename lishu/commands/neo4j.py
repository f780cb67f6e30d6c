"""`lishu neo4j up|down|status|index|remove`: a real Neo4j, and what it holds."""

from datetime import date
from typing import TYPE_CHECKING

import click

from lishu.language import Command, Group, language_option, spoken
from lishu.neo4j_option import NEO4J, server_of
from lishu.options import option

if TYPE_CHECKING:
    from queries.server_state import Server
    from queries.store_state import Held

ABSENT = 1


@click.group(
    cls=Group,
    zh="本机的 Neo4j：up 启动，down 停止，status 查看，index 补建索引，remove 移除数据集。",
)
@language_option
def command() -> None:
    """A Neo4j on this computer: start it, stop it, see where it answers, what it holds."""


def _told(zh: str, en: str) -> None:
    click.echo(zh if spoken() == "zh" else en)


@command.command(
    name="up",
    cls=Command,
    zh="启动 Neo4j：已由 NEO4J_URI 指定的，其次 Docker，再次 Maven 取得的程序。只在本机监听。",
)
@option(
    "--show-password",
    is_flag=True,
    help="Print the password too.",
    zh="同时显示密码。",
)
@language_option
def up(show_password: bool) -> int:
    """Start a Neo4j: the one NEO4J_URI names, else by Docker, else from its jars.

    It listens on this computer only; its password is kept in a file of yours.
    """
    import os

    from queries import server

    place = server.home(os.environ)
    running = server.up(
        place, os.environ, say=lambda words: click.echo(f"lishu: {words}", err=True)
    )
    _told(
        f"地址 {running.uri}，用户 {running.user}", f"{running.uri} as {running.user}"
    )
    kept = place / "server.json"
    if show_password:
        click.echo(running.password)
    elif running.how != "named":
        _told(f"密码在 {kept}", f"the password is in {kept}")
    return 0


@command.command(name="down", cls=Command, zh="停止本机的 Neo4j，数据保留。")
@language_option
def down() -> int:
    """Stop the local Neo4j; its data stay."""
    import os

    from queries import server

    if server.down(server.home(os.environ)):
        _told("已停止", "stopped")
    else:
        _told("没有在运行的", "none was running")
    return 0


@command.command(
    name="status",
    cls=Command,
    zh="Neo4j 在哪里应答，库中有哪些数据集；没有应答的，退出码为 1。",
)
@option(
    "--digest",
    is_flag=True,
    help="Also one short text for all that a dataset is: equal graphs, equal texts.",
    zh="另给出每个数据集的摘要：图相同，摘要就相同。",
)
@language_option
def status(digest: bool) -> int:
    """Where a Neo4j answers and what it holds; exit code 1 where none answers."""
    import os

    from queries import server

    running = server.status(server.home(os.environ), os.environ)
    if running is None:
        _told(
            "没有应答的 Neo4j；用 lishu neo4j up 启动",
            "none answers; start one with lishu neo4j up",
        )
        return ABSENT
    _told(
        f"{running.uri}（{running.how}），用户 {running.user}",
        f"{running.uri} ({running.how}) as {running.user}",
    )
    from queries.store_check import holdings

    for held in holdings(running):
        _told(*_holding(held))
        if digest:
            click.echo(f"  {_digest(running, held.dataset)}")
    return 0


def _holding(held: "Held") -> tuple[str, str]:
    """A dataset in one line, in both languages."""
    from graphmodel.counting import Count

    if held.state == "ready":
        return (
            f"{held.dataset}（{held.loaded_on}）：{held.nodes:,} 个节点，"
            f"{held.relations:,} 条关系",
            f"{held.dataset} as of {held.loaded_on}: {Count(held.nodes):node|nodes}, "
            f"{Count(held.relations):relation|relations}",
        )
    remedy = {
        "loading": (
            "载入未完成；再载入一次即补齐",
            "a load was cut short; the next one completes it",
        ),
        "removing": (
            "移除未完成；再移除一次",
            "a removal was cut short; remove it again",
        ),
        "imported": (
            "离线导入后尚无索引；运行 lishu neo4j index",
            "imported, without indexes; run lishu neo4j index",
        ),
    }
    zh, en = remedy.get(held.state, ("状态不明；重新载入", "unknown; load it again"))
    return f"{held.dataset}：{zh}", f"{held.dataset}: {en}"


def _digest(server: "Server", dataset: str) -> str:
    from queries.store_digest import digest

    return digest(server, dataset).text


@command.command(
    name="index", cls=Command, zh="补建缺少的约束和索引，离线导入之后运行一次。"
)
@NEO4J
@language_option
def index(neo4j: str | None) -> int:
    """Add the constraints and indexes that are lacking, as after an offline import."""
    from queries.store_check import add_indexes

    ready = ", ".join(add_indexes(server_of(neo4j)))
    _told(f"索引齐备 {ready}".strip(), f"the indexes are there {ready}".strip())
    return 0


@command.command(
    name="remove", cls=Command, zh="移除一个数据集，连同历史和判断结果；其他的不动。"
)
@click.argument("dataset")
@NEO4J
@language_option
def remove(dataset: str, neo4j: str | None) -> int:
    """Remove a dataset, with its history and resolutions; the others stay as they are."""
    from queries import store_check

    store_check.remove(server_of(neo4j), dataset, date.today())
    _told(f"已移除 {dataset}", f"{dataset} is removed")
    return 0
