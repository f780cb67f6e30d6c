"""Free Cypher: the entry, what a query may take, and what comes back of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graphmodel.wording import Words
from queries.server_state import Server

#: A value that JSON can hold: None, truth value, number, text, list, mapping.
Value = object


@dataclass(frozen=True)
class Limits:
    """What one query may take.

    `seconds` at the server, and `grace` more until the connection is given up; `rows`
    and `bytes` of an answer; `characters` of one text, `items` of one list.
    """

    seconds: float = 30.0
    grace: float = 5.0
    rows: int = 1_000
    bytes: int = 8_000_000
    characters: int = 10_000
    items: int = 10_000


@dataclass(frozen=True)
class Cut:
    """Something that was left out of an answer, by its code and in words."""

    code: str
    words: Words


@dataclass(frozen=True)
class ConsoleAnswer:
    """The answer to a console query.

    `rows` hold values that JSON can hold; `cut` says what was left out and why; `plan`
    is the operators of the plan, from the one that gives the result.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    cut: tuple[Cut, ...]
    milliseconds: int
    plan: tuple[str, ...]


def console(
    server: Server,
    text: str,
    parameters: Mapping[str, object] | None = None,
    limits: Limits | None = None,
    log: Path | None = None,
    user: str = "",
) -> ConsoleAnswer:
    """The answer to a query of Cypher that only reads.

    `log` is the file of the audit lines, `console.log` in the home folder of the local
    server unless said otherwise; `user` who asks, else the user of the database. Raises
    RefusedError with everything that is refused, and where; ConsoleError where there is
    no answer (too long, too large, too many at once); both have `words` in two
    languages. ServerError where no server answers, OSError where no line can be kept.
    """
    from queries.store_console import console as asked

    return asked(server, text, parameters, limits, log, user)


def cut(code: str, limits: Limits) -> Cut:
    """What was left out, in words."""
    zh, en = {
        "ROWS": (
            f"只取了前 {limits.rows} 行",
            f"only the first {limits.rows} rows were fetched",
        ),
        "BYTES": (
            f"结果超过 {limits.bytes:,} 字节，其后的行没有取",
            f"the answer passes {limits.bytes:,} bytes; the rows behind were not fetched",
        ),
        "VALUES": (
            f"长于 {limits.characters:,} 个字符的文字、多于 {limits.items:,} 项的列表"
            "只取开头，以 … 结尾",
            f"texts of more than {limits.characters:,} characters and lists of more than "
            f"{limits.items:,} items were cut; they end with …",
        ),
        "TIME": (
            f"{limits.seconds:g} 秒内只得到这些行",
            f"only these rows came within {limits.seconds:g} s",
        ),
    }[code]
    return Cut(code, Words(zh, en))
