"""`lishu app`: the explorer in the browser, on this computer."""

import os
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from lishu.language import Command, spoken
from lishu.options import Asked, option, resolving_command

HERE = "127.0.0.1"
#: The port that is tried first, and how many after it.
FIRST_PORT, TRIED = 8501, 100
PACKAGE = Path(__file__).parents[1]


@click.command(
    cls=Command,
    zh="在浏览器中查看：总览、查找、图、依据、无人领导名单。不给 DATASET 则打开内置的真实示例。",
)
@option(
    "--port",
    type=click.IntRange(1, 65535),
    help=f"The port to listen on [default: the first free one from {FIRST_PORT}].",
    zh=f"监听的端口 [默认：{FIRST_PORT} 起第一个空闲的]。",
)
@resolving_command
def command(asked: Asked, port: int | None) -> NoReturn:
    """Open the explorer: search, see, prove, list. It listens on this computer only.

    Without DATASET it shows the real example. Ctrl-C ends it.
    """
    if asked.datasets:
        from loaders.dataset import open_dataset

        open_dataset(asked.datasets)  # a wrong name is told before anything starts
    chosen = _port(port)
    address = f"http://{HERE}:{chosen}"
    told = (
        f"打开 {address}（Ctrl-C 结束）"
        if spoken() == "zh"
        else f"open {address} (Ctrl-C ends)"
    )
    click.echo(f"lishu: {told}", err=True)
    _become([*_server(chosen), "--", *_arguments(asked)])


def script() -> Path:
    """The file that the server runs: in the installed package, or in the checkout."""
    packed = PACKAGE / "app" / "app.py"
    return packed if packed.exists() else PACKAGE.parent / "app.py"


def _server(port: int) -> list[str]:
    options = {"server.port": str(port), "logger.hideWelcomeMessage": "true"}
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    return [sys.executable, "-m", "streamlit", "run", str(script()), *flags]


def _arguments(asked: Asked) -> list[str]:
    """What was asked for, as the script reads it; today moves on while the app runs."""
    found = [part for book in asked.rulebooks for part in ("--rulebook", str(book))]
    for book, division in asked.adopt:
        found += ["--adopt", f"{book}@{division}"]
    if asked.as_of != date.today():
        found += ["--as-of", str(asked.as_of)]
    if asked.attested_only:
        found.append("--attested-only")
    if asked.where:
        found += ["--where", asked.where]
    return [*found, "--", *asked.datasets] if asked.datasets else found


def _port(wanted: int | None) -> int:
    """The port that was asked for, else the first free one."""
    if wanted and not _is_free(wanted):
        raise click.BadParameter(
            f"port {wanted} is taken; name another one, or none", param_hint="--port"
        )
    tried = [wanted] if wanted else range(FIRST_PORT, FIRST_PORT + TRIED)
    for port in tried:
        if _is_free(port):
            return port
    raise click.ClickException(
        f"no port from {FIRST_PORT} to {FIRST_PORT + TRIED - 1} is free; name one with --port"
    )


def _is_free(port: int) -> bool:
    with socket.socket() as tried:
        if os.name != "nt":  # there it would mean that others may share it
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HERE, port))
        except OSError:
            return False
    return True


def _become(server: list[str]) -> NoReturn:
    """Go on as the server, so that whoever ends this process ends it."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "nt":
        raise SystemExit(subprocess.call(server))
    os.execv(server[0], server)
