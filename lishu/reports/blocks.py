"""What reports are made of, whatever they are written in.

Texts are as they are; whoever writes them out escapes them. A text table, a Markdown
table and a page of the app come from the same blocks.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Title:
    """A heading; `level` 1 stands above the whole."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Line:
    """One line of text."""

    text: str


@dataclass(frozen=True)
class Quote:
    """Words of a document, literally."""

    text: str


@dataclass(frozen=True)
class Fields:
    """Labels with their values, one a line."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Items:
    """A list; `deep` items belong to what stands above them."""

    rows: Sequence[str]
    deep: bool = False


@dataclass(frozen=True)
class Grid:
    """A table; `right` are the positions of columns of numbers."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: frozenset[int] = frozenset()


Block = Title | Line | Quote | Fields | Items | Grid
