"""How a console query ends that did not simply answer: what the server said, in words."""

import re
from dataclasses import dataclass, field

from neo4j.exceptions import DriverError, Neo4jError

from graphmodel.wording import Words
from queries.console_answer import Limits, Value
from queries.guard.plain import Plain
from queries.refusals import ConsoleError, Refusal, RefusedError
from queries.relay import Relay
from queries.server_errors import ServerError

_PLACE = re.compile(r"\s*\(line (\d+), column (\d+) \(offset: \d+\)\)")
_SHOWN = 300
#: Lines before the text that is explained.
_HEAD = 1


@dataclass
class Fetched:
    """What has come so far; filled by one thread, read by another after the deadline."""

    columns: tuple[str, ...] = ()
    rows: list[tuple[Value, ...]] = field(default_factory=list)
    size: int = 0
    cut: list[str] = field(default_factory=list)
    plan: tuple[str, ...] = ()


def failed(error: Neo4jError, sent: Plain, limits: Limits, fetched: Fetched) -> None:
    """Turn an error of the server into words, or into rows that were cut in time."""
    code = error.code or ""
    if "TransactionTimedOut" in code or "Terminated" in code:
        out_of_time(fetched, limits)
    elif "OutOfMemory" in code:
        raise ConsoleError("MEMORY", _MEMORY) from error
    elif "AccessMode" in code or ".Security." in code:
        raise RefusedError([Refusal("SERVER", _first(error))]) from error
    elif not fetched.plan and (".Statement." in code or ".Procedure." in code):
        raise RefusedError([_misread(error, sent)]) from error
    else:
        said = f"{_first(error)} ({code})"
        raise ConsoleError(
            "FAILED", Words(f"服务器答：{said}", f"the server said: {said}")
        ) from error


def lost(error: DriverError, relay: Relay, limits: Limits, fetched: Fetched) -> None:
    """The line ended: cut because too much came, given up, or the server is gone."""
    if relay.full and fetched.rows:
        fetched.cut.append("BYTES")
    elif relay.full:
        size = f"{relay.limit:,}"
        raise ConsoleError(
            "BYTES",
            Words(
                f"一行的结果超过 {size} 字节；取其中一部分，例如 left(文字, 100)、列表[..10]",
                f"one row has more than {size} bytes; return a part of it, for example "
                "left(text, 100) or list[..10]",
            ),
        ) from error
    elif relay.closed:
        out_of_time(fetched, limits)
    else:
        raise ServerError(
            f"the server went away while it was asked: {error}",
            f"查询时服务器断开：{error}",
        ) from error


def out_of_time(fetched: Fetched, limits: Limits) -> None:
    """Rows that have come are an answer that was cut; without any there is none."""
    if fetched.rows:
        fetched.cut.append("TIME")
        return
    seconds = f"{limits.seconds:g}"
    raise ConsoleError(
        "TIME",
        Words(
            f"{seconds} 秒内没有结果；缩小 MATCH 的范围，加 LIMIT，或用 --timeout 给更多时间。"
            "服务器若还停不下来，用 lishu neo4j down 和 up 重启",
            f"no answer within {seconds} s; match less, add LIMIT, or give more time with "
            "--timeout. A server that cannot stop is restarted by lishu neo4j down and up",
        ),
    )


def busy() -> ConsoleError:
    """Too many console queries at once, those included that the server cannot stop."""
    return ConsoleError(
        "BUSY",
        Words(
            "已有两条查询在运行（包括已放弃而服务器还停不下来的）；稍后再试，"
            "或用 lishu neo4j down 和 up 重启服务器",
            "two queries are running, those included that were given up and that the "
            "server cannot stop; try again later, or restart it by lishu neo4j down and up",
        ),
    )


_MEMORY = Words(
    "查询用完了给它的内存；缩小 MATCH 的范围，先过滤再 collect、ORDER BY、DISTINCT",
    "the query used up the memory it may take; match less, filter before collect, "
    "ORDER BY or DISTINCT",
)


def _misread(error: Neo4jError, sent: Plain) -> Refusal:
    """What the server cannot explain, at its position in the text as written."""
    said = error.message or ""
    found = _PLACE.search(said)
    line, column = (int(found[1]), int(found[2])) if found else (0, 0)
    if found:
        line, column = sent.origin(max(line - _HEAD, 1), column)
    return Refusal("SYNTAX", _first(error), line, column)


def _first(error: Neo4jError) -> str:
    """The first line of what the server said, without its position."""
    line = _PLACE.sub("", (error.message or str(error)).split("\n", 1)[0])
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
