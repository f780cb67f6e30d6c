"""The answer to a query of Cypher: as a table, as JSON, as CSV."""

import csv
import io
import json

from graphmodel.counting import Count
from graphmodel.wording import Words
from lishu.reports.as_text import write
from lishu.reports.blocks import Block, Grid, Line
from lishu.reports.escape import json_text
from queries.console_answer import ConsoleAnswer, Value

#: Formats, the default first.
FORMATS = ("table", "json", "csv")


def render(answer: ConsoleAnswer, format_: str, language: str) -> str:
    """The answer as text that ends with a line break."""
    if format_ == "json":
        return json_text(_data(answer, language)) + "\n"
    if format_ == "csv":
        return _csv(answer)
    return write(_blocks(answer, language))


def notes(answer: ConsoleAnswer, language: str) -> list[str]:
    """What was cut, one line each."""
    return [each.words.label(language) for each in answer.cut]


def _data(answer: ConsoleAnswer, language: str) -> dict[str, object]:
    cut = [{"code": c.code, "said": c.words.label(language)} for c in answer.cut]
    return {
        "columns": answer.columns,
        "rows": [dict(zip(answer.columns, row, strict=True)) for row in answer.rows],
        "cut": cut,
        "milliseconds": answer.milliseconds,
        "plan": answer.plan,
    }


def _blocks(answer: ConsoleAnswer, language: str) -> list[Block]:
    rows = [[cell(value) for value in row] for row in answer.rows]
    numbers = frozenset(
        n
        for n in range(len(answer.columns))
        if any(_is_number(row[n]) for row in answer.rows)
    )
    spent = Words("{} 行，{} 毫秒", "{:row|rows}, {} ms").label(language)
    said = spent.format(Count(len(rows)), answer.milliseconds)
    grid: list[Block] = [Grid(answer.columns, rows, numbers)] if answer.columns else []
    lines = [Line(text) for text in (said, *notes(answer, language))]
    return [*grid, *lines]


def _csv(answer: ConsoleAnswer) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([cell(value) for value in row] for row in answer.rows)
    return written.getvalue()


def cell(value: Value) -> str:
    """A value as one text: what is no text as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
