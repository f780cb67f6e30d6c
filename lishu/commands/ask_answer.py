"""What `lishu ask QUESTION` answers: of a registry, of a Neo4j, or with its own text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from lishu.language import spoken
from lishu.neo4j_option import server_of
from lishu.options import Asked
from lishu.progress import steps

if TYPE_CHECKING:
    from queries.answer import Answer
    from queries.question import Question

#: What could end a comment, or hide in it.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True)
class Wish:
    """What was asked for, besides question and dataset: texts as they were typed."""

    neo4j: str | None
    dataset: str
    resolution: str
    params: tuple[str, ...]
    show_cypher: bool


def _parameters(params: Iterable[str]) -> dict[str, str]:
    """NAME=VALUE as texts by name."""
    given: dict[str, str] = {}
    for pair in params:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise click.BadParameter(
                f"{pair!r}: write NAME=VALUE", param_hint="--param"
            )
        if name.strip() in given:
            raise click.BadParameter(
                f"{name.strip()} is given twice", param_hint="--param"
            )
        given[name.strip()] = value.strip()
    return given


def answered(
    name: str, datasets: tuple[str, ...], asked: Asked, wish: Wish
) -> "Answer":
    """The answer to a question: of the datasets, or of the Neo4j that is wished for."""
    given = _parameters(wish.params)
    if wish.neo4j is None:
        return _of_dataset(name, datasets, asked, wish, given)
    _refuse_there(datasets, asked)
    from queries.asking import ask

    on = click.get_current_context().params.get("as_of")
    wanted = wish.resolution or (on.isoformat() if on else "")
    if wanted:
        given["resolution"] = wanted
    return ask(name, server_of(wish.neo4j), dataset=wish.dataset, **given)


def _refuse_there(datasets: tuple[str, ...], asked: Asked) -> None:
    """What cannot go together, or was settled when a Neo4j was loaded and resolved."""
    if datasets:
        raise click.UsageError(
            f"ask either {', '.join(datasets)} or the Neo4j of --neo4j, not both"
        )
    if asked.rulebooks or asked.adopt or asked.attested_only or asked.where:
        raise click.UsageError(
            "--rulebook, --adopt, --attested-only and --where say how a DATASET is read "
            "and judged; what a Neo4j holds was judged by `lishu load` and `lishu "
            "resolve --neo4j`"
        )


def _of_dataset(
    name: str,
    datasets: tuple[str, ...],
    asked: Asked,
    wish: Wish,
    given: dict[str, str],
) -> "Answer":
    if not datasets:
        raise click.UsageError(
            f"whom to ask? Name a dataset: lishu ask {name} DATASET; or a Neo4j: "
            "--neo4j auto"
        )
    if wish.resolution or wish.dataset:
        raise click.UsageError(
            "--dataset and --resolution name what a Neo4j keeps; of a DATASET ask "
            "--as-of DATE"
        )
    from queries.parameters import check
    from queries.question_files import question

    check(question(name), given)  # before anything large is read
    with steps("read", "resolve", "find", language=spoken()) as step:
        step("read")
        from dataclasses import replace

        from graphmodel import resolve
        from queries.asking import ask

        world = replace(asked, datasets=datasets).load()
        step("resolve")
        resolution = resolve(world, asked.as_of)
        step("find")
        return ask(name, resolution, **given)


def written(name: str, wish: Wish) -> str:
    """The text of a question, with the parameters that are given."""
    from queries.parameters import refuse_unknown
    from queries.question_files import question

    asked, given = question(name), _parameters(wish.params)
    refuse_unknown(asked, given)
    if wish.resolution:
        implied = [each.name for each in asked.parameters if each.implied]
        given = dict.fromkeys(implied, wish.resolution) | given
    return filled(asked, given)


def filled(asked: "Question", given: Mapping[str, str]) -> str:
    """The Cypher of a question; the values that are given stand in its head."""
    text = asked.cypher
    for parameter in asked.parameters:
        if parameter.name in given:
            value = given[parameter.name]
            number = parameter.type == "integer" and value.isdecimal()
            shown = value if number else _quoted(value)
            line = f"// :param {parameter.name} => "
            text = re.sub(
                f"(?m)^{re.escape(line)}.*$", _literal(f"{line}{shown};"), text
            )
    return text


def _quoted(text: str) -> str:
    """A text as Cypher writes it, on one line: it stands in a comment."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{_CONTROL.sub(_escape, escaped)}'"


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _literal(text: str) -> str:
    """A replacement in which nothing stands for a group."""
    return text.replace("\\", "\\\\")
