"""Ask a question by its name, of a resolution in memory or of a Neo4j.

`ask("leader_of", resolution, organization="…")` and the same of a `Server` give the
same `Answer`. Several questions to one source are asked within `connect`, which keeps
what it has opened:

    with connect(resolution) as engine:
        ask("orphans", engine, division="3306").dicts()
"""

from collections.abc import Iterator
from contextlib import contextmanager

from graphmodel.resolution import Resolution
from queries.answer import Answer, Engine
from queries.parameters import check, fill
from queries.question import Value
from queries.question_files import question
from queries.server_state import Server

Source = Resolution | Server | Engine


def ask(
    name: str, source: Source, /, *, dataset: str = "", **parameters: Value
) -> Answer:
    """The answer to the question `name`.

    `parameters` are those of its head; ids may be names, `resolution` a name or a date.
    `dataset` is the key of one of several that a Neo4j holds. Raises UnknownError and
    ParameterError with what to write instead, ServerError and StoreError.
    """
    asked = question(name)
    check(asked, parameters)
    with connect(source) as engine:
        wanted = parameters.get("after") or parameters.get("resolution") or ""
        resolution = engine.resolution(str(wanted), dataset)
        values = fill(asked, parameters, engine, resolution)
        rows = engine.rows(asked, values)
    return Answer(asked, values, resolution.as_of, asked.columns, rows)


@contextmanager
def connect(source: Source) -> Iterator[Engine]:
    """Whatever answers for a source: opened once, closed at the end."""
    if isinstance(source, Resolution):
        from queries.embedded import embedded

        with embedded(source) as engine:
            yield engine
    elif isinstance(source, Server):
        from queries.store_ask import stored

        with stored(source) as engine:
            yield engine
    else:
        yield source
