"""Faults in the days of a dataset's own bodies and changes.

In: the body book, once the dataset's tables are in it. Out: `Fault`s that name file
and row; no verdict changes by them. What the bundled tables alone would show is not
the dataset's, and is left out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from graphmodel.bodies import Bodies
from graphmodel.records import Communities
from graphmodel.succession import problems
from graphmodel.succession.register import Problem, Register
from graphmodel.world import Fault
from loaders import reference
from loaders.linking.book import BodyBook, with_national
from loaders.tables import Row, where

#: Ends of which nothing is said are asked about where the dataset brings `changes`.
SILENT = "NO_HEIR"
_COLUMNS = {
    "REVERSED": "valid_to",
    "NO_HEIR": "valid_to",
    "PLATE_ALONE": "valid_from",
    "SHARED_NAME": "name",
    "ID_TAKEN": "body_id",
    "NO_DATE": "date",
    "END_DIFFERS": "date",
    "BEGIN_DIFFERS": "date",
    "LACKS_GIVER": "from",
    "OF_PARTY_ORG": "from",
    "CREATED_FROM": "from",
    "LOOP": "from",
}


def faults(
    book: BodyBook, rows: Callable[[], Sequence[Row]], told: bool
) -> tuple[Fault, ...]:
    """What does not fit in the tables `bodies` and `changes`, each with its row.

    `rows` gives the rows of both; `told` says that there is a table of changes.
    """
    bodies = _frozen(book)
    found = [
        problem
        for problem in (*problems(bodies, book.names), *_taken(book, bodies))
        if problem.cause not in _bundled() and (told or problem.code != SILENT)
    ]
    if not found:
        return ()
    places = {where(row): row for row in rows()}
    return tuple(_fault(problem, _row(book, problem, places)) for problem in found)


def bundled_problems() -> tuple[Problem, ...]:
    """What does not fit in the bundled tables."""
    book = with_national(
        reference.divisions(),
        reference.national_bodies(),
        reference.national_body_changes(),
    )
    return problems(_frozen(book), book.names)


@cache
def _bundled() -> frozenset[str]:
    return frozenset(problem.cause for problem in bundled_problems())


def _frozen(book: BodyBook) -> Bodies:
    return book.finish(frozenset(), False, Communities())


def _taken(book: BodyBook, bodies: Bodies) -> Iterator[Problem]:
    """Rows whose id another body has."""
    register = Register(bodies)
    for body, body_id, place in book.taken:
        key = f"{body_id} {place}"
        yield register.problem("ID_TAKEN", body, where=place, key=key, name=body_id)


def _row(book: BodyBook, problem: Problem, places: Mapping[str, Row]) -> Row:
    """The dataset's row to mend: its own, else its last change that names the body."""
    if problem.where in places:
        return places[problem.where]
    numbers = {book.by_id.get(body_id) for body_id in problem.bodies}
    named = (
        places[change.where]
        for change in reversed(book.changes)
        if change.where in places and numbers & {change.giver, change.taker}
    )
    file, _, row = problem.where.rpartition(":")
    return next(named, {"_file": file, "_row": row, "_line": row})


def _heading(problem: Problem, row: Row) -> str:
    """The heading of the cell to mend, as the table writes it."""
    column = _COLUMNS.get(problem.code, "to")
    forms = (column, f"{column}_id", column.removeprefix("body_"), "to", "to_id")
    return next((form for form in forms if form in row), "")


def _fault(problem: Problem, row: Row) -> Fault:
    return Fault(
        code="BODY_DATES",
        cause=problem.cause,
        affected=0,
        rows=(),
        heading=_heading(problem, row),
        file=row["_file"],
        row=int(row["_row"]),
        line=int(row["_line"]),
        text=problem.text,
        remedy=problem.remedy,
    )
