"""Blocks as plain text for a terminal: Chinese characters take two columns."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import singledispatch
from types import ModuleType

import click

from lishu.reports.blocks import Block, Fields, Grid, Items, Line, Quote, Title
from lishu.reports.escape import shown

#: A cell of a table is cut here, so that one long name does not break the table.
CELL = 60


def render(subject: ModuleType, answer: object, language: str) -> str:
    """The answer as lines of text."""
    return write(subject.blocks(answer, language))


def write(blocks: Iterable[Block]) -> str:
    """Blocks as lines of text."""
    lines = [line.rstrip() for block in blocks for line in _lines(block)]
    return "\n".join(lines).strip("\n") + "\n"


@singledispatch
def _lines(block: Block) -> list[str]:
    raise TypeError(block)


@_lines.register
def _(block: Title) -> list[str]:
    text = click.style(shown(block.text), bold=True)
    return [text] if block.level > 2 else ["", text]


@_lines.register
def _(block: Line) -> list[str]:
    return [shown(block.text, 2000)]


@_lines.register
def _(block: Quote) -> list[str]:
    return [f"  「{shown(block.text, 2000)}」"]


@_lines.register
def _(block: Fields) -> list[str]:
    labels = [shown(label) for label, _ in block.rows]
    size = max((width(label) for label in labels), default=0)
    values = [shown(value, 2000) for _, value in block.rows]
    pairs = zip(labels, values, strict=True)
    return [f"  {padded(label, size)}  {value}" for label, value in pairs]


@_lines.register
def _(block: Items) -> list[str]:
    indent = "    " if block.deep else "  "
    return [f"{indent}{shown(row, 2000)}" for row in block.rows]


@_lines.register
def _(block: Grid) -> list[str]:
    rows = [
        [shown(cell, CELL) for cell in row] for row in (block.headings, *block.rows)
    ]
    sizes = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [_row(row, sizes, block.right) for row in rows]
    return (
        [click.style(lines[0].rstrip(), dim=True), *lines[1:]]
        if any(block.headings)
        else lines[1:]
    )


def _row(cells: Sequence[str], sizes: Sequence[int], right: frozenset[int]) -> str:
    shaped = (
        padded(cell, size, left=n in right)
        for n, (cell, size) in enumerate(zip(cells, sizes, strict=True))
    )
    return "  " + "  ".join(shaped)


def width(text: str) -> int:
    """How many columns a text takes on a terminal.

    >>> width("绍兴 SOPWB")
    10
    """
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me") else 1


def padded(text: str, size: int, left: bool = False) -> str:
    """A text filled with spaces to `size` columns, behind it or before."""
    spaces = " " * (size - width(text))
    return spaces + text if left else text + spaces
