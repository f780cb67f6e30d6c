"""`lishu ask --cypher FILE|-`: a query of one's own, which only reads."""

import getpass
import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from lishu.language import spoken
from lishu.neo4j_option import server_of
from lishu.options import option
from lishu.streams import emit

WRONG = 2
_LARGEST = 1_000_000

CYPHER = option(
    "--cypher",
    metavar="FILE|-",
    help="Ask Neo4j a query of your own, from a file or standard input; it only reads. "
    "Parameters: --param NAME=TEXT, or --param NAME:=JSON for numbers and lists.",
    zh="用自己的 Cypher 查询 Neo4j（文件或标准输入），只读。参数：--param 名称=文字，"
    "数和列表写 --param 名称:=JSON。",
)
TIMEOUT = option(
    "--timeout",
    type=click.FloatRange(0.1, 3600),
    metavar="SECONDS",
    help="With --cypher: how long the query may take [default: 30].",
    zh="与 --cypher 同用：查询最长用时 [默认：30]。",
)
MAX_ROWS = option(
    "--max-rows",
    type=click.IntRange(1, 1_000_000),
    metavar="N",
    help="With --cypher: how many rows are fetched [default: 1000].",
    zh="与 --cypher 同用：最多取多少行 [默认：1000]。",
)


def answer_cypher(
    cypher: str,
    neo4j: str | None,
    params: Iterable[str],
    format_: str,
    out: Path | None = None,
    timeout: float | None = None,
    max_rows: int | None = None,
) -> int:
    """Run the query of a file, print its answer; exit code 2 where it is refused."""
    from lishu.reports.console import notes, render
    from lishu.reports.escape import lines_shown
    from queries import ConsoleError, Limits, console

    text, given = read(cypher), parameters(params)
    limits = Limits()
    limits = replace(
        limits, seconds=timeout or limits.seconds, rows=max_rows or limits.rows
    )
    try:
        answer = console(server_of(neo4j), text, given, limits, user=_user())
    except ConsoleError as error:
        click.echo(f"lishu: {lines_shown(error.words.label(spoken()))}", err=True)
        return WRONG
    emit(render(answer, format_, spoken()), out)
    if format_ == "csv" or out is not None:
        for note in notes(answer, spoken()):
            click.echo(f"lishu: {note}", err=True)
    return 0


def read(cypher: str) -> str:
    """The text of a file, or of standard input."""
    if cypher == "-":
        data = sys.stdin.buffer.read(_LARGEST)
    else:
        with Path(cypher).open("rb") as file:
            data = file.read(_LARGEST)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{cypher} is not UTF-8: {error}") from error


def parameters(params: Iterable[str]) -> dict[str, object]:
    """NAME=TEXT and NAME:=JSON as values by name."""
    given: dict[str, object] = {}
    for pair in params:
        name, equals, value = pair.partition("=")
        as_json = name.endswith(":")
        name = name.removesuffix(":").strip()
        if not name or not equals:
            raise click.BadParameter(f"{pair!r}: write NAME=TEXT or NAME:=JSON")
        given[name] = _json(pair, value) if as_json else value
    return given


def _json(pair: str, value: str) -> object:
    try:
        return json.loads(value)
    except (ValueError, RecursionError) as error:
        raise click.BadParameter(f"{pair!r}: no JSON behind := ({error})") from error


def _user() -> str:
    """Who asks, for the audit line; "" where the system knows no name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
