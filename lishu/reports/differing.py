"""The answer of `diff`: two registries, dates or sets of rulebooks side by side."""

from collections.abc import Iterator
from typing import Any

from graphmodel.difference import Difference
from lishu import __version__
from lishu.reports import changes
from lishu.reports.blocks import Block, Title
from lishu.reports.checked import SCHEMA_VERSION


def blocks(difference: Difference, language: str) -> Iterator[Block]:
    """Both sides, the counts, the changes with their causes."""
    yield Title(f"lishu {__version__} diff", 1)
    yield from changes.head(difference, language)
    yield from changes.body(difference, language)


def data(difference: Difference, language: str) -> dict[str, Any]:
    """The difference as data."""
    return {
        "schema_version": SCHEMA_VERSION,
        "lishu": __version__,
        **changes.data(difference, language),
    }
