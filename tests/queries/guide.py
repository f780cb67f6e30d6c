"""docs/cypher as a test reads it: its commands, parameters, worked queries, answers."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from queries.pages import PAGES

ROOT = Path(__file__).parents[2]
_WORKED = re.compile(r"```cypher\n([^`]*)```\n\n((?:\|[^\n]*\n)+)")


@dataclass(frozen=True)
class Worked:
    """A query of the guide, and the lines of the table shown below it."""

    query: str
    shown: list[str]


def text(page: str) -> str:
    """A page as it is written."""
    return (ROOT / page).read_text(encoding="utf-8")


def commands(page: str) -> list[str]:
    """What it tells to type."""
    return re.findall(r"^\$ (lishu .*)$", text(page), re.MULTILINE)


def given(page: str) -> dict[str, str]:
    """The parameters that it tells to set in a client."""
    return dict(re.findall(r"^:param (\w+) => '(.*)';$", text(page), re.MULTILINE))


def worked(page: str) -> list[Worked]:
    """Its queries, each with its answer."""
    found = _WORKED.findall(text(page))
    return [Worked(query, shown.splitlines()) for query, shown in found]


def shown(columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> list[str]:
    """An answer as the lines of a table."""
    lines = [" | ".join(columns), *(" | ".join(map(_cell, row)) for row in rows)]
    lines = [re.sub(r"  ", " ", f"| {line} |") for line in lines]
    return [lines[0], "|" + "---|" * len(columns), *lines[1:]]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


#: Every worked query of both pages, with the name of its page.
WORKED = [(page, each) for page in PAGES for each in worked(page)]
