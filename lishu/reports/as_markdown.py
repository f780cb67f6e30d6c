"""Blocks as Markdown; every text is escaped."""

from collections.abc import Iterable, Sequence
from functools import singledispatch
from types import ModuleType

from lishu.reports.blocks import Block, Fields, Grid, Items, Line, Quote, Title
from lishu.reports.escape import markdown


def render(subject: ModuleType, answer: object, language: str) -> str:
    """The answer as Markdown."""
    return write(subject.blocks(answer, language))


def write(blocks: Iterable[Block]) -> str:
    """Blocks as Markdown, an empty line between them."""
    return "\n".join(_text(block) for block in blocks)


@singledispatch
def _text(block: Block) -> str:
    raise TypeError(block)


@_text.register
def _(block: Title) -> str:
    return f"{'#' * block.level} {markdown(block.text)}\n"


@_text.register
def _(block: Line) -> str:
    return f"{markdown(block.text, 2000)}\n"


@_text.register
def _(block: Quote) -> str:
    return f"> {markdown(block.text, 2000)}\n"


@_text.register
def _(block: Fields) -> str:
    return _list(f"**{markdown(k)}**: {markdown(v, 2000)}" for k, v in block.rows)


@_text.register
def _(block: Items) -> str:
    return _list(markdown(row, 2000) for row in block.rows)


@_text.register
def _(block: Grid) -> str:
    rule = ["---:" if n in block.right else "---" for n in range(len(block.headings))]
    rows = [[markdown(cell) for cell in row] for row in block.rows]
    head = [markdown(cell) for cell in block.headings]
    return "".join(_row(row) for row in (head, rule, *rows))


def _list(lines: Iterable[str]) -> str:
    return "".join(f"- {line}\n" for line in lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
