"""What a question is asked of, and what comes back.

`Engine` is what the embedded engine and Neo4j have in common; `Answer` is the same
whichever of the two gave it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from queries.question import Column, Question

Row = tuple[Any, ...]
#: Values of parameters by name, as the texts of questions take them.
Given = Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """Rows under columns, in the order that the question says.

    A cell is a text, an integer, a truth value, a date, a list of texts, or None.
    `parameters` are those that were used, `as_of` the date of the resolution asked.
    """

    question: Question
    parameters: Given
    as_of: date
    columns: tuple[Column, ...]
    rows: Sequence[Row]

    def dicts(self) -> list[dict[str, Any]]:
        """The rows as mappings from the names of columns."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Asked:
    """One resolution of an engine: the name it is kept under, its date, of what it is.

    `dataset` is "" where an engine has no more than one.
    """

    name: str
    as_of: date
    dataset: str = ""


class Engine(Protocol):
    """Something that answers questions about resolutions."""

    def resolution(self, wanted: str, dataset: str = "") -> Asked:
        """The resolution of a name or date; "" is the one that is asked by default.

        `dataset` leaves only those of one dataset. Raises UnknownError, listing those
        there are and telling what makes one.
        """

    def rows(self, question: Question, parameters: Given) -> list[Row]:
        """The rows of an answer; `parameters` has a value for each parameter."""
