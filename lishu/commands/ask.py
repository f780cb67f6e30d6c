"""`lishu ask`: a question by its name, of a registry or of a Neo4j."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from lishu.commands.ask_answer import Wish, answered, written
from lishu.commands.ask_cypher import CYPHER, MAX_ROWS, TIMEOUT, answer_cypher
from lishu.language import Command, spoken
from lishu.neo4j_option import NEO4J
from lishu.options import OUT, Asked, asking_command, format_option, option
from lishu.reports import render
from lishu.streams import emit

_OPTIONS = (
    option(
        "--param",
        "params",
        multiple=True,
        metavar="NAME=VALUE",
        help="A parameter of the question; may be repeated. Names stand for ids.",
        zh="问题的参数，可重复；标识可以写成名称。",
    ),
    option(
        "--dataset",
        metavar="NAME",
        default="",
        help="With --neo4j: which dataset [default: the only one there].",
        zh="与 --neo4j 同用：哪个数据集 [默认：库中唯一的一个]。",
    ),
    option(
        "--resolution",
        default="",
        metavar="NAME",
        help="With --neo4j: which resolution, by its name; by its date with --as-of "
        "[default: the only one].",
        zh="与 --neo4j 同用：问哪一次判断，写名称；写日期用 --as-of [默认：库中唯一的一次]。",
    ),
    option(
        "--show-cypher",
        is_flag=True,
        help="Show the Cypher of the question instead of asking it.",
        zh="只显示该问题的 Cypher，不提问。",
    ),
)


def _asking(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give the command the options that say what is asked of whom."""
    for decorate in reversed(_OPTIONS):
        function = decorate(function)
    return function


@click.command(
    cls=Command,
    zh="按名称提问，问登记表或 Neo4j，答案相同。不给问题名称则列出全部问题；"
    "--show-cypher 显示查询原文，可贴进任何 Neo4j 客户端。",
)
@NEO4J
@_asking
@CYPHER
@TIMEOUT
@MAX_ROWS
@format_option("ask")
@OUT
@asking_command
def command(
    asked: Asked,
    cypher: str | None,
    timeout: float | None,
    max_rows: int | None,
    format_: str,
    out: Path | None,
    **given: Any,
) -> int:
    """Ask a question by its name: of a registry, or of a Neo4j, with the same answer.

    Without a QUESTION all are listed. --show-cypher shows what is asked; it can be
    pasted into any Neo4j client.
    """
    wish = Wish(**given)
    if cypher is not None:
        _refuse_beside_cypher(asked, wish)
        return answer_cypher(
            cypher, wish.neo4j, wish.params, format_, out, timeout, max_rows
        )
    if timeout or max_rows:
        raise click.UsageError("--timeout and --max-rows go with --cypher")
    if _names_no_question(asked.datasets):
        return _list(wish, format_, out)
    name, datasets = _question(asked.datasets)
    if wish.show_cypher:
        emit(written(name, wish), out)
        return 0
    answer = answered(name, datasets, asked, wish)
    emit(render("ask", format_, answer, spoken()), out)
    if format_ == "csv" or out:
        told = f"lishu: {answer.as_of}: {len(answer.rows):,} -> {out or '-'}"
        click.echo(told, err=True)
    return 0


def _refuse_beside_cypher(asked: Asked, wish: Wish) -> None:
    if asked.datasets or wish.show_cypher or wish.resolution or wish.dataset:
        raise click.UsageError(
            "--cypher asks a Neo4j a query of its own; it goes with --neo4j, --param, "
            "--format and --out, not with a QUESTION or a DATASET"
        )


def _list(wish: Wish, format_: str, out: Path | None) -> int:
    """List the questions."""
    if wish.show_cypher or wish.params or wish.resolution:
        raise click.UsageError(
            "which question? lishu ask QUESTION …; lishu ask alone lists them"
        )
    from queries.question_files import questions

    emit(render("questions", format_, questions(), spoken()), out)
    return 0


def _names_no_question(arguments: tuple[str, ...]) -> bool:
    """Whether nothing but datasets is named: then the questions are listed."""
    from queries.question_files import questions

    names = {question.name for question in questions()}
    return all(name not in names and Path(name).exists() for name in arguments)


def _question(arguments: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The name of the question and the datasets."""
    from graphmodel.errors import UnknownError
    from queries.question_files import question

    first, rest = arguments[0], arguments[1:]
    try:
        return question(first).name, rest
    except UnknownError as error:
        if not Path(first).exists():
            raise
        raise click.UsageError(
            f"{first} is a dataset, and the question goes before it: lishu ask QUESTION "
            f"{first}; lishu ask alone lists the questions"
        ) from error
