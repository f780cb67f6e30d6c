"""The answer of `ask`: a table, its question, what it was asked with."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from graphmodel.counting import Count
from lishu import __version__
from lishu.reports import words
from lishu.reports.blocks import Block, Fields, Grid, Line, Title
from lishu.reports.checked import SCHEMA_VERSION
from queries.answer import Answer

#: An answer of so many rows, and of more columns than that, is shown a field a line.
_FEW_ROWS, _MANY_COLUMNS = 3, 7


def blocks(answer: Answer, language: str) -> Iterator[Block]:
    """What was asked, then the rows."""
    yield Title(answer.question.title.label(language), 1)
    given = [(name, str(v)) for name, v in answer.parameters.items() if v != ""]
    yield Fields([(words.AS_OF.label(language), str(answer.as_of)), *given])
    yield Line("")
    names = [column.name for column in answer.columns]
    cells = [[_cell(value) for value in row] for row in answer.rows]
    if len(names) > _MANY_COLUMNS and len(cells) <= _FEW_ROWS:
        for row in cells:
            yield Fields(list(zip(names, row, strict=True)))
            yield Line("")
    elif cells:
        numbers = {n for n, c in enumerate(answer.columns) if c.type == "integer"}
        yield Grid(names, cells, frozenset(numbers))
    yield Line(_count(answer, language))


def _count(answer: Answer, language: str) -> str:
    """How many rows there are, and whether there may be more."""
    count = len(answer.rows)
    said = words.ROWS.label(language).format(Count(count))
    if count and count == answer.parameters.get("limit"):
        more = "可能还有，用 --param limit=… 取更多"
        said += f"；{more}" if language == "zh" else "; more by --param limit=…"
    return said


def table(answer: Answer, language: str) -> Iterator[Sequence[str]]:
    """The heading and the rows as texts."""
    yield [column.name for column in answer.columns]
    for row in answer.rows:
        yield [_cell(value) for value in row]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return "|".join(map(str, value)) if isinstance(value, list) else str(value)


def data(answer: Answer, language: str) -> dict[str, Any]:
    """The same as data: dates as text, lists as lists, what is absent as null."""
    asked = answer.question
    return {
        "schema_version": SCHEMA_VERSION,
        "lishu": __version__,
        "question": asked.name,
        "title": asked.title.label(language),
        "as_of": str(answer.as_of),
        "parameters": {n: _plain(v) for n, v in answer.parameters.items()},
        "cites": list(asked.cites),
        "columns": [
            {"name": c.name, "type": c.type, "meaning": c.meaning.label(language)}
            for c in answer.columns
        ],
        "rows": [
            {name: _plain(value) for name, value in row.items()}
            for row in answer.dicts()
        ],
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
