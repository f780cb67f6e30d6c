"""A file that somebody hands in: looked at first, then read as a registry.

In: the name and bytes of a file, and what some headings are to be taken for. Out:
`Looked`, what was found in it, before anything is used; then a world. The bytes stay in
memory. Personal columns are named and never read.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from graphmodel.errors import InputError
from graphmodel.rejected import RejectedRow
from graphmodel.wording import NOTHING, Words
from graphmodel.world import World
from lishu.explorer.shelf import Step, silent
from loaders import load
from loaders.columns import COLUMNS, nearest_headings
from loaders.dataset import Part, open_dataset
from loaders.inspection import described
from loaders.reading import Memory, NoHeadings
from loaders.registry_files import read_registry
from loaders.table_source import TableSource

#: The columns on which most verdicts rest: told where no heading was taken for them.
WANTED = (
    "org_id",
    "category",
    "registration_authority",
    "supervisor",
    "declared_leader",
)
#: Cells of a column that are shown, and rows in which they are looked for.
EXAMPLES, SEARCHED = 2, 200
_KEY = 32


@dataclass(frozen=True)
class Heading:
    """A heading of a file: what it is taken for ("" nothing), how full, what it holds.

    `status` is used, ignored or personal; of a personal column nothing is known.
    """

    name: str
    column: str
    status: str
    filled: int
    distinct: int
    examples: tuple[str, ...]
    near: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One table of a file, with its headings and the rows that could not be read."""

    file: str
    rows: int
    headings: tuple[Heading, ...]
    rejected: tuple[RejectedRow, ...]
    notices: tuple[Words, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        """Columns that verdicts rest on and that no heading was taken for."""
        there = {heading.column for heading in self.headings}
        return tuple(column for column in WANTED if column not in there)


@dataclass(frozen=True)
class Looked:
    """What was found in a file; or why it cannot be read, with the headings it may have."""

    sheets: tuple[Sheet, ...] = ()
    error: Words = NOTHING
    headings: tuple[str, ...] = ()


def look(file: Memory, columns: Mapping[str, str], step: Step = silent) -> Looked:
    """Read a file and say what was found; a file that cannot be read is said to be so."""
    step("read")
    try:
        sources = read_registry(open_dataset((file,), columns))
    except NoHeadings as error:
        return _unread(error, error.headings)
    except InputError as error:
        if isinstance(error.__cause__, NoHeadings):
            return _unread(error, error.__cause__.headings)
        return _unread(error)
    step("look")
    return Looked(tuple(_sheet(source) for source in sources))


def _unread(error: InputError, headings: tuple[str, ...] = ()) -> Looked:
    """A file that cannot be read: why, and the headings that it may have."""
    why = Words(error.said("zh"), error.said("en"))
    return Looked(error=why, headings=tuple(filter(None, headings)))


def _sheet(source: TableSource) -> Sheet:
    table = source.table
    headings = tuple(
        Heading(
            row["heading"],
            row["column"] if row["status"] == "used" else "",
            row["status"],
            row["filled"],
            row["distinct"],
            _examples(source, row["column"]),
            tuple(nearest_headings(row["heading"]))
            if row["status"] == "ignored"
            else (),
        )
        for row in described([source]).to_dicts()
    )
    return Sheet(table.file, table.height, headings, table.rejected, table.notices)


def _examples(source: TableSource, column: str) -> tuple[str, ...]:
    """The first cells of a column that say something."""
    if not column:
        return ()
    cells = (
        source.cell(at, column) for at in range(min(source.table.height, SEARCHED))
    )
    texts = dict.fromkeys(cell[1] for cell in cells if cell and cell[1].strip())
    return tuple(texts)[:EXAMPLES]


def use(
    file: Memory,
    columns: Mapping[str, str],
    beside: Sequence[Part] = (),
    adopt: Sequence[tuple[str, str]] = (),
) -> World:
    """The world of a registry, with the tables beside it. Raises LishuError."""
    return load(file, *beside, columns=columns, adopt=adopt)


def key_of(file: Memory, *beside: Memory) -> str:
    """The name of files in the address: the same for the same names and contents."""
    plain = re.sub(r"[^\w.-]+", "-", file.name).strip("-.")[:_KEY]
    whole = sha256(file.data)
    for other in sorted(beside, key=lambda each: each.name):
        whole.update(sha256(other.name.encode()).digest() + sha256(other.data).digest())
    return f"{plain}-{whole.hexdigest()[:8]}"


def column_words(column: str) -> Words:
    """A column by the heading that people know."""
    headings = _HEADINGS[column]
    return Words(headings[0], f"{column.replace('_', ' ')} ({headings[0]})")


_HEADINGS = {column.name: column.headings for column in COLUMNS}
#: The columns that a heading can be taken for.
COLUMN_NAMES = tuple(_HEADINGS)
