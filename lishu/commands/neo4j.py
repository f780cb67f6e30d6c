"""`lishu neo4j up|down|status`: a real Neo4j on this computer, in one command."""

import click

from lishu.language import Command, language_option, spoken
from lishu.options import option

ABSENT = 1


class Servers(click.Group):
    """The three commands, with their help in Chinese as well."""

    def format_help_text(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """The help in the language of the run."""
        if spoken(ctx) == "zh":
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text("本机的 Neo4j：up 启动，down 停止，status 查看。")
        else:
            super().format_help_text(ctx, formatter)


@click.group(cls=Servers)
@language_option
def command() -> None:
    """A Neo4j on this computer: start it, stop it, see where it answers."""


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
    name="status", cls=Command, zh="Neo4j 在哪里应答；没有应答的，退出码为 1。"
)
@language_option
def status() -> int:
    """Where a Neo4j answers; exit code 1 where none does."""
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
    return 0
