"""Writing: UTF-8 everywhere, files replaced only when they are complete."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

import click


def force_utf8() -> None:
    """Let standard output and error be UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def discard_output() -> None:
    """Nobody reads any more: let what is buffered go nowhere, without a complaint."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    os.close(devnull)


def coloured() -> bool:
    """Whether to colour: standard output is a terminal, and NO_COLOR is not set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def emit(text: str, out: Path | None) -> None:
    """Write a text that ends with a line break: to a file, else to standard output."""
    if out is None:
        click.echo(text, nl=False, color=coloured())
        return
    with replacing(out) as path:
        path.write_text(click.unstyle(text), encoding="utf-8", newline="\n")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A new file beside `path` that takes its place when all went well.

    What is no ordinary file (a pipe, a device) is written as it is.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    target = path.resolve()
    handle, name = tempfile.mkstemp(f"-{target.name}", ".lishu-", target.parent)
    os.close(handle)
    fresh = Path(name)
    try:
        fresh.chmod(_mode(target))
        yield fresh
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The permissions of the file there is, else those that a new one gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
