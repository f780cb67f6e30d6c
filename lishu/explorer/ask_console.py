"""A query of one's own to a Neo4j: its parameters, and which Neo4j there is."""

import json
from collections.abc import Mapping

from graphmodel.errors import LishuError
from graphmodel.wording import Words
from lishu.explorer import ask_words as words
from lishu.explorer.shelf import Step
from queries import Server
from queries.console_answer import ConsoleAnswer
from queries.server_choice import AUTO, choose
from queries.server_errors import ServerError

#: A query longer than this is not sent.
LONGEST = 100_000


class ParametersError(LishuError):
    """Parameters that cannot be read; `words` says which line."""

    def __init__(self, said: Words) -> None:
        super().__init__(said.en, said.zh)
        self.words = said


def configured(environment: Mapping[str, str]) -> Server | None:
    """The Neo4j that NEO4J_URI names, else that of `lishu neo4j up`; None without one.

    Whether it answers is not asked here.
    """
    try:
        return choose(AUTO, environment)
    except ServerError:
        return None


def parameters(text: str) -> dict[str, object]:
    """Lines NAME=TEXT and NAME:=JSON as values by name. Raises ParametersError."""
    given: dict[str, object] = {}
    for number, line in enumerate(text.splitlines(), 1):
        name, equals, value = line.partition("=")
        name, colon, rest = name.strip().partition(":")
        if not line.strip():
            continue
        if not equals or not name or rest:
            raise _wrong(number, line)
        given[name] = _json(number, line, value) if colon else value
    return given


def _json(number: int, line: str, value: str) -> object:
    try:
        return json.loads(value)
    except ValueError:
        raise _wrong(number, line) from None


def _wrong(number: int, line: str) -> ParametersError:
    said = words.PARAMETER_WRONG
    return ParametersError(
        Words(*(w.format(line=number, text=line) for w in (said.zh, said.en)))
    )


def run(
    server: Server, text: str, given: Mapping[str, object], step: Step
) -> ConsoleAnswer:
    """The answer to a query that only reads; ends early where `step` says so.

    Raises RefusedError, ConsoleError, ServerError; Cancelled where somebody stopped it.
    """
    from queries.store_console import console  # it brings the driver with it

    step("ask")
    return console(server, text[:LONGEST], given, watch=lambda: step("ask"))
