"""The command line: which commands there are, and how a run ends.

Nothing heavy is imported before a command needs it, so that `--help` comes at once.
Exit codes (DESIGN §8): 0 nothing fails, 1 findings that fail, 2 wrong input or call.
"""

import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from lishu import __version__
from lishu.language import language_option, spoken
from lishu.streams import discard_output, force_utf8

WRONG = 2
INTERNAL = 70
INTERRUPTED = 130
#: 128 + SIGPIPE: the reader went away before the answer was given.
PIPE_CLOSED = 141

#: Commands in the order of `--help`, with what they answer.
COMMANDS: dict[str, tuple[str, str]] = {
    "check": (
        "How many are led, orphaned, open; what causes it, and what to do.",
        "多少家有领导、无领导、待定；原因和处理办法。",
    ),
    "accept": (
        "Accept findings with a reason, an owner and an end; list and prune them.",
        "写明理由、负责人和截止日，接受发现；列出、清理接受记录。",
    ),
    "resolve": ("Who leads whom: one row an organization.", "谁领导谁：每家组织一行。"),
    "explain": (
        "Why this leader: rule, quote, row; --why-not BODY: why not that one.",
        "为什么是这个领导机关；--why-not 问为什么不是另一个。",
    ),
    "timeline": (
        "What changed for an organization, and when.",
        "某家组织的领导机关何时变化。",
    ),
    "diff": (
        "What changed between two files, dates or rulebooks, and why.",
        "两份登记表、两个日期或两套规则之间有何变化，为什么。",
    ),
    "whatif": (
        "Who would be orphaned if a body were abolished, merged, renamed …",
        "假如机构撤销、合并、更名……谁会失去领导。",
    ),
    "links": (
        "What each supervisor's and leader's name was taken for.",
        "每个主管单位、领导机关名称被认作什么机构。",
    ),
    "describe": (
        "What each heading was taken for, and how full it is.",
        "每个表头被认作什么，填了多少。",
    ),
    "rules": ("The documents and rules that are applied.", "所采用的文件和规则。"),
    "ask": (
        "Ask a question by its name, of a registry or of a Neo4j; lists them.",
        "按名称提问，问登记表或 Neo4j；不给名称则列出全部问题。",
    ),
    "export": (
        "Write the graph as GraphML or Parquet, without a server.",
        "把图导出为 GraphML 或 Parquet，不需要服务器。",
    ),
    "load": (
        "Load a registry into a Neo4j; repeatable, resumable, with its history.",
        "把登记表载入 Neo4j；可重复、可续传、保留历史。",
    ),
    "neo4j": (
        "A Neo4j on this computer: up, down, status; what it holds.",
        "本机的 Neo4j：启动、停止、查看，以及库中内容。",
    ),
    "app": (
        "The explorer in the browser: search, see, prove, list.",
        "在浏览器中查看：查找、看图、看依据、列名单。",
    ),
    "sample": (
        "Write a synthetic registry with known verdicts.",
        "生成带已知结论的虚构登记表。",
    ),
}

_ABOUT = (
    "Which body leads this social organization, by which rule, and who has been left "
    "without one.",
    "这家社会组织由谁领导党建工作，依据哪一条，又有谁无人领导。",
)


class Program(click.Group):
    """The group of all commands; loads one only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"lishu.commands.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; an unknown one is named with its nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = (
                f"did you mean {near[0]}?" if near else f"known: {', '.join(COMMANDS)}"
            )
            raise click.UsageError(f"no such command: {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_help_text(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """What the program is for, in the language asked for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_ABOUT[spoken(ctx) == "zh"])

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """The list of commands, without importing them."""
        chinese = spoken(ctx) == "zh"
        with formatter.section("命令" if chinese else "Commands"):
            formatter.write_dl([(n, about[chinese]) for n, about in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """The command's exit code; a reader that goes away ends the run quietly."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            discard_output()
            ctx.exit(PIPE_CLOSED)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception as error:
            code = _failed(error, spoken(ctx))
        return code

    def main(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = "lishu",
        **extra: Any,
    ) -> NoReturn:
        """Run the command line and leave with its exit code."""
        force_utf8()
        extra.pop("standalone_mode", None)
        try:
            code = super().main(args, prog_name, standalone_mode=False, **extra)
        except click.Abort:
            code = INTERRUPTED
        except click.ClickException as error:
            error.show()
            code = WRONG
        sys.exit(code if isinstance(code, int) else 0)


def _failed(error: Exception, language: str) -> int:
    """The exit code of an error, once it is told: no traceback for what people can mend."""
    errors = sys.modules.get("graphmodel.errors")
    if errors and isinstance(error, errors.LishuError):
        from lishu.reports.escape import lines_shown

        click.echo(f"lishu: {lines_shown(error.said(language))}", err=True)
        return WRONG
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"lishu: {where}{error.strerror or error}", err=True)
        return WRONG
    traceback.print_exc()
    click.echo("lishu: this is a fault of lishu; the lines above say where", err=True)
    return INTERNAL


@click.command(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@language_option
@click.version_option(__version__, "--version", message="lishu %(version)s")
def main(**_: object) -> None:
    """Which body leads this social organization, and by which rule."""
