"""Questions to a Neo4j: in a session that only reads, about resolutions kept there."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import neo4j
from neo4j.exceptions import DriverError, Neo4jError
from neo4j.time import Date

from graphmodel.errors import UnknownError
from queries import store_state
from queries.answer import Asked, Given, Row
from queries.question import Question
from queries.server_errors import ServerError, StoreError
from queries.server_state import Server
from queries.store import connect

#: A question that runs longer is ended by the server.
SECONDS = 120.0
_RESOLUTIONS = f"""
MATCH (r:Resolution {{state: '{store_state.READY}'}})
RETURN r.id AS id, r.as_of AS as_of, r.dataset AS dataset ORDER BY dataset, as_of, id
"""
Kept = Mapping[str, Any]


@dataclass(frozen=True)
class Stored:
    """A database of Neo4j that holds resolutions."""

    server: Server
    session: neo4j.Session

    def resolution(self, wanted: str, dataset: str = "") -> Asked:
        """The resolution of a name or date; "" is the only one there is."""
        known = [
            each
            for each in self._run(_RESOLUTIONS, {})
            if dataset in ("", each["dataset"])
        ]
        found = [each for each in known if wanted in ("", each["id"])]
        found = found or [each for each in known if wanted == str(each["as_of"])]
        if len(found) == 1:
            return Asked(found[0]["id"], found[0]["as_of"], found[0]["dataset"])
        raise self._which(wanted, dataset, found or known, bool(found))

    def rows(self, question: Question, parameters: Given) -> list[Row]:
        """The rows of an answer."""
        names = [column.name for column in question.columns]
        found = self._run(question.cypher, dict(parameters))
        return [tuple(row[name] for name in names) for row in found]

    def _run(self, text: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        query = neo4j.Query(text, timeout=SECONDS)
        try:
            found = self.session.run(query, parameters)
            return [{k: _plain(v) for k, v in dict(row).items()} for row in found]
        except Neo4jError as error:
            raise _failed(error) from error
        except DriverError as error:
            raise ServerError(
                f"{self.server.uri} went away while it was asked ({error}); start it "
                "again with `lishu neo4j up`, then ask again",
                f"查询时 {self.server.uri} 断开（{error}）；用 lishu neo4j up 重新启动后再问",
            ) from error

    def _which(
        self, wanted: str, dataset: str, listed: Sequence[Kept], several: bool
    ) -> UnknownError:
        """Why no one resolution is meant, and what to do."""
        if not listed:
            return self._unresolved(dataset, wanted)
        named, named_zh = (f" {wanted!r}", f"“{wanted}”") if wanted else ("", "")
        lines = "\n".join(
            f"  {each['id']}  ({each['dataset']}, {each['as_of']})" for each in listed
        )
        if several:
            return UnknownError(
                f"{len(listed)} resolutions fit{named}; name one with --resolution, or "
                f"its date with --as-of and its dataset with --dataset:\n{lines}",
                f"符合{named_zh}的判断有 {len(listed)} 次，请指明一次：\n{lines}",
            )
        remedy = self._resolving(dataset or str(listed[0]["dataset"]), wanted)
        return UnknownError(
            f"there is no resolution{named}; {remedy} makes one. There are:\n{lines}",
            f"没有{named_zh}这一次判断；运行 {remedy} 即有。现有：\n{lines}",
        )

    def _unresolved(self, dataset: str, wanted: str) -> UnknownError:
        """Nothing was resolved: what the database holds, and what to do."""
        names = [held.dataset for held in store_state.read(self.session)]
        if not names or dataset not in ("", *names):
            there = ", ".join(map(repr, names)) or "no dataset"
            said = f"it is not {dataset!r}; " if names else ""
            return UnknownError(
                f"the database holds {there}; {said}`lishu load DATASET --neo4j "
                f"{self.server.uri}` brings one there",
                f"数据库中有：{'、'.join(names) or '（无数据）'}；运行 `lishu load 数据 "
                f"--neo4j {self.server.uri}` 载入",
            )
        which = dataset or names[0]
        command = self._resolving(which, wanted)
        return UnknownError(
            f"the database holds {which!r}, which is not resolved yet; run "
            f"{command}, then ask again",
            f"数据库中的“{which}”还没有判断；运行 {command} 后再问",
        )

    def _resolving(self, dataset: str, wanted: str) -> str:
        """The command that makes a resolution."""
        on = wanted if wanted[:4].isdecimal() else "DATE"
        return f"`lishu resolve --neo4j {self.server.uri} --dataset {dataset} --as-of {on}`"


@contextmanager
def stored(server: Server) -> Iterator[Stored]:
    """The engine of a server that answers. Raises ServerError with what to do."""
    with (
        connect(server) as driver,
        driver.session(
            database=server.database, default_access_mode=neo4j.READ_ACCESS
        ) as session,
    ):
        yield Stored(server, session)


def _failed(error: Neo4jError) -> StoreError:
    """The server answered, and could not do it."""
    if "TimedOut" in (error.code or ""):
        return StoreError(
            f"the question took longer than {SECONDS:.0f} s and was ended; narrow it by "
            "its parameters",
            f"这个问题超过 {SECONDS:.0f} 秒，已停止；请缩小条件",
        )
    return StoreError(
        f"the database could not answer ({error.code}: {error.message})",
        f"数据库不能回答（{error.code}：{error.message}）",
    )


def _plain(value: Any) -> Any:
    """A value of the driver as a value of Python."""
    if isinstance(value, Date):
        return value.to_native()
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value
