"""Writing in batches: each a transaction of its own, repeated on passing errors.

A batch first takes the lock on its dataset's mark and looks whether its load is still
the one that writes, so that two loads never write at once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

import neo4j

from queries.schema import MARK
from queries.store_state import overtaken

SIZE = 10_000
#: Called with what is being written (a label or type), how many are done, of how many.
Progress = Callable[[str, int, int], None]


def quiet(what: str, done: int, total: int) -> None:
    """No progress is shown."""


class Frame(Protocol):
    """What is used of a table: its names, its height, its rows."""

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""

    @property
    def height(self) -> int:
        """The number of rows."""

    def iter_slices(self, n_rows: int = ...) -> Iterator[Any]:
        """Parts of at most so many rows."""


@dataclass(frozen=True)
class Load:
    """A load that is under way: where it writes, for which dataset and date."""

    session: neo4j.Session
    dataset: str
    on: date
    name: str
    say: Progress = quiet
    size: int = SIZE
    counted: dict[str, int] = field(default_factory=dict)

    def write(self, what: str, query: str, frame: Frame) -> None:
        """Run `query` with the rows of `frame` as $rows, batch by batch."""
        done = 0
        for part in frame.iter_slices(self.size):
            self.batch(query, part.rows())
            done += part.height
            self.say(what, done, frame.height)

    def batch(self, query: str, rows: Sequence[Any]) -> Mapping[str, Any]:
        """Run `query` once, as one transaction; its first row."""
        return self.session.execute_write(self._once, query, rows)

    def read(self, query: str) -> list[list[Any]]:
        """The rows of a query that reads, each as a list."""
        found: list[list[Any]] = self.session.execute_read(
            lambda tx: tx.run(query, dataset=self.dataset).values()
        )
        return found

    def repeat(self, query: str) -> int:
        """Run a query that does a batch and returns how many, until none are left."""
        total = 0
        while done := next(iter(self.batch(query, [self.size]).values())):
            total += int(done)
        return total

    def _once(
        self, tx: neo4j.ManagedTransaction, query: str, rows: Sequence[Any]
    ) -> Mapping[str, Any]:
        self._still_ours(tx)
        given = {"dataset": self.dataset, "on": self.on, "rows": rows}
        found = tx.run(query, given).single()
        return found.data() if found else {}

    def _still_ours(self, tx: neo4j.ManagedTransaction) -> None:
        """Take the lock on the mark; only then read whose load it is."""
        tx.run(_LOCK, dataset=self.dataset).consume()
        holder = tx.run(_HOLDER, dataset=self.dataset).value()
        if holder != [self.name]:
            raise overtaken(self.dataset)

    def count(self, what: str, number: int) -> None:
        """Add to what this load has done: created, changed, ended."""
        self.counted[what] = self.counted.get(what, 0) + number


_LOCK = f"MATCH (g:{MARK} {{dataset: $dataset}}) SET g.state = 'loading'"
_HOLDER = f"MATCH (g:{MARK} {{dataset: $dataset}}) RETURN g.load"
