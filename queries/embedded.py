"""The embedded engine: DuckDB over the frames of the graph, in this process.

In: a resolution. Out: an engine that answers questions in SQL. Tables are made when a
question first reads them, and stay. A resolution goes by its date; another date is
resolved when it is asked for. Threads may share an engine; they are answered in turn.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from threading import RLock
from typing import Any

import duckdb

from graphmodel.errors import UnknownError
from graphmodel.graph_bodies import chosen_bodies
from graphmodel.graph_difference import gathered
from graphmodel.graph_resolved import of_bodies, of_organizations, resolution_node
from graphmodel.graph_tables import NODES as MAKERS
from graphmodel.graph_tables import Edges, Graph, edges
from graphmodel.resolution import Resolution, resolve
from queries.answer import Asked, Given, Row
from queries.embedded_tables import EDGES, NODES, VIEWS, needed, view
from queries.question import Question, code

#: A Polars frame of `graphmodel`: handed on to DuckDB, never looked into here.
Frame = Any
_SETTINGS = (
    # as Neo4j sorts: null comes after everything
    "SET default_null_order = 'nulls_last_on_asc_first_on_desc'",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)
_OF_ORGANIZATIONS = ("judged", "leads_organization")
_OF_BODIES = ("leads_body", "stands")
#: What a resolution adds, by the tables that it adds to.
_GROUPS: Mapping[tuple[str, ...], Callable[[Resolution, str], tuple[Edges, ...]]] = {
    _OF_ORGANIZATIONS: of_organizations,
    _OF_BODIES: of_bodies,
}


@dataclass(frozen=True)
class Embedded:
    """A resolution as tables of DuckDB, made as they are needed.

    `resolutions` by the text of their date; the first is the one that was given.
    """

    resolutions: dict[str, Resolution]
    connection: duckdb.DuckDBPyConnection
    _made: set[str] = field(default_factory=set)
    _parts: dict[tuple[str, str], tuple[Edges, ...]] = field(default_factory=dict)
    _alone: RLock = field(default_factory=RLock)

    def resolution(self, wanted: str, dataset: str = "") -> Asked:
        """The resolution of a date; "" is the one that was given."""
        if dataset:
            raise UnknownError(
                f"{dataset!r} names a dataset of a Neo4j; without one there is only that "
                "which was read",
                f"“{dataset}”是 Neo4j 中的数据；没有 Neo4j，只能查已经读入的这一份",
            )
        name = _day(wanted or next(iter(self.resolutions)), self._given.as_of)
        with self._alone:
            if name not in self.resolutions:
                self._add(name)
        return Asked(name, date.fromisoformat(name))

    def _add(self, name: str) -> None:
        """Resolve for another date; the tables that it adds to are made anew."""
        given = self._given
        day = date.fromisoformat(name)
        self.resolutions[name] = resolve(given.world, day, given.library)
        self._made.difference_update((*_OF_ORGANIZATIONS, *_OF_BODIES, "resolution"))

    def rows(self, question: Question, parameters: Given) -> list[Row]:
        """The rows of an answer."""
        text = code(question.sql)
        # the graph holds one world, so that not every text needs its resolution
        used = {n: v for n, v in parameters.items() if f"${n}" in text}
        with self._alone:
            self._make(needed(text))
            return self.connection.execute(text, used).fetchall()

    def stop(self) -> None:
        """End the question that is being answered; whoever asked gets an error."""
        self.connection.interrupt()

    def _make(self, tables: set[str]) -> None:
        for table in sorted(tables - self._made - {*VIEWS}):
            names = []
            for n, frame in enumerate(self._frames(table)):
                names.append(f"part_{table}_{n}")
                self.connection.register(names[-1], frame)
            self.connection.execute(view(table, names))
        for each in VIEWS.keys() & tables - self._made:
            self.connection.execute(VIEWS[each]())
        self._made.update(tables)

    def _frames(self, table: str) -> Iterator[Frame]:
        """The frames that a table is made of."""
        world = self._given.world
        if table == "resolution":
            for name, each in self.resolutions.items():
                yield resolution_node(each, name)
        elif table in NODES:
            yield MAKERS[NODES[table]](world, self._bodies)
        elif table in self._relations:
            yield self._relations[table]
        if table in EDGES:
            yield from self._resolved(table)

    def _resolved(self, table: str) -> Iterator[Frame]:
        """What each resolution adds to a table of relations."""
        for group, make in _GROUPS.items():
            if table not in group:
                continue
            for name, each in self.resolutions.items():
                key = name, min(group)
                if key not in self._parts:
                    self._parts[key] = make(each, name)
                for part in self._parts[key]:
                    if EDGES[table] == (part.type, part.source, part.target):
                        yield part.frame

    @property
    def _given(self) -> Resolution:
        return next(iter(self.resolutions.values()))

    @cached_property
    def _bodies(self) -> Any:
        """The numbers of the bodies that the graph holds."""
        return chosen_bodies(self._given.world)

    @cached_property
    def _relations(self) -> dict[str, Frame]:
        """The relations of the world by the name of their table."""
        graph = Graph({}, tuple(edges(self._given.world, self._bodies)))
        found = {ends: each.frame for ends, each in gathered(graph).items()}
        return {table: found[ends] for table, ends in EDGES.items() if ends in found}


@contextmanager
def embedded(resolution: Resolution) -> Iterator[Embedded]:
    """The engine for one resolution, closed at the end."""
    engine = opened(resolution)
    with engine.connection:
        yield engine


def opened(resolution: Resolution) -> Embedded:
    """The engine for one resolution, with a database in memory; there while it is held."""
    connection = duckdb.connect()
    for setting in _SETTINGS:
        connection.execute(setting)
    return Embedded({resolution.as_of.isoformat(): resolution}, connection)


def _day(text: str, example: date) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UnknownError(
            f"{text!r} is no date; without a Neo4j a resolution goes by its date, "
            f"like {example}",
            f"“{text}”不是日期；没有 Neo4j 时以日期指明哪一次判断，如 {example}",
        ) from None
