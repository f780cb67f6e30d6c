"""The language of what people read: `--lang zh|en`, else that of the environment.

Codes, ids and fingerprints do not change with it.
"""

import copy
import os
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

LANGUAGES = ("zh", "en")
_KEY = "lishu.language"
_Command = TypeVar("_Command", bound=Callable[..., Any] | click.Command)


def of_environment() -> str:
    """The language that LC_ALL, LC_MESSAGES or LANG ask for; English otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def spoken(ctx: click.Context | None = None) -> str:
    """The language of this run; while `--help` is built, the one on the command line."""
    ctx = ctx or click.get_current_context()
    chosen = ctx.meta.get(_KEY) or _on_command_line()
    return str(chosen or of_environment())


def _on_command_line() -> str:
    """`--help` may stand before `--lang`, and is answered before it is read."""
    for word, following in zip(sys.argv, [*sys.argv[1:], ""], strict=True):
        value = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and value in LANGUAGES:
            return value
    return ""


def _remember(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    if value:
        ctx.meta[_KEY] = value


class Option(click.Option):
    """An option with its help in Chinese as well."""

    def __init__(self, *args: Any, zh: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zh = zh

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its help in the language of the run."""
        if self.zh and spoken(ctx) == "zh":
            chinese = copy.copy(self)
            chinese.help, chinese.zh = self.zh, ""
            return chinese.get_help_record(ctx)
        return super().get_help_record(ctx)


class Spoken(click.Command):
    """What a command and a group share: their help in Chinese as well."""

    def __init__(self, *args: Any, zh: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zh = zh

    def format_help_text(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """The help in the language of the run."""
        if self.zh and spoken(ctx) == "zh":
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(self.zh)
        else:
            super().format_help_text(ctx, formatter)


class Command(Spoken):
    """A command with its help in Chinese as well."""


class Group(Spoken, click.Group):
    """A group of commands with its help in Chinese as well."""


def language_option(command: _Command) -> _Command:
    """`--lang`, which every command takes before and after its name."""
    return click.option(
        "--lang",
        cls=Option,
        type=click.Choice(LANGUAGES),
        expose_value=False,
        is_eager=True,
        callback=_remember,
        help="Language of texts [default: from LC_ALL or LANG, else en].",
        zh="文字用哪种语言 [默认：按 LC_ALL、LANG，否则 en]。",
    )(command)
