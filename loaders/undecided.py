"""The undecided cases from their file, once."""

import tomllib
from functools import cache
from pathlib import Path

import graphmodel
from graphmodel.undecided import Undecided, parse
from loaders.rulebooks import bundled

CASES = Path(graphmodel.__file__).parent / "undecided.toml"


@cache
def undecided() -> tuple[Undecided, ...]:
    """What the documents leave open, U01 to U37."""
    table = tomllib.loads(CASES.read_text(encoding="utf-8"))
    return parse(table, CASES.name, {book.id: book.title for book in bundled()})
