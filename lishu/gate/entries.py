"""Editing `accepted.toml` as text: entries are added, renewed and removed.

In: the text of the file and entries. Out: the new text, in which everything else
stands byte for byte as it was: comments, order, spelling, line ends. The result is
read again; a text in which that does not come out as meant is left to people.
"""

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import tomlkit
from tomlkit.items import AoT

from graphmodel.acceptance import TABLE, Acceptance, acceptances
from graphmodel.errors import AcceptanceError
from graphmodel.records import ALWAYS

HEAD = """\
# 已接受的发现：每条写明理由、负责人和截止日（截止日当天起失效）。
# Accepted findings of lishu: each with its reason, its owner and the first day (until)
# on which it no longer holds. `lishu accept` writes them, people may edit them.
"""
_HEADER = re.compile(r"\s*\[\[\s*accepted\s*\]\]\s*(#.*)?\s*")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def added(text: str, file: str, entries: Sequence[Acceptance]) -> str:
    """The text with entries behind those that are there."""
    end = _line_end(text)
    body = "".join("\n" + _written(entry) for entry in entries)
    before = text if text else HEAD.replace("\n", end)
    glue = "" if before.endswith("\n") else end
    known = _parsed(text, file)
    return _checked(before + glue + body.replace("\n", end), file, (*known, *entries))


def renewed(text: str, file: str, entries: Iterable[Acceptance]) -> str:
    """The text with entries in the place of those that have their numbers."""
    new = {entry.number: entry for entry in entries}

    def change(number: int, block: str) -> str:
        return _renewed(block, new[number]) if number in new else block

    known = [new.get(entry.number, entry) for entry in _parsed(text, file)]
    return _checked(_by_block(text, file, change), file, known)


def removed(text: str, file: str, numbers: Collection[int]) -> str:
    """The text without the entries of these numbers, nor the comment right above each."""

    def change(number: int, block: str) -> str:
        return _below(block) if number in numbers else block

    known = [e for e in _parsed(text, file) if e.number not in numbers]
    return _checked(_by_block(text, file, change), file, known)


def _parsed(text: str, file: str) -> tuple[Acceptance, ...]:
    return acceptances(tomllib.loads(text), file)


def _checked(text: str, file: str, expected: Iterable[Acceptance]) -> str:
    """The text, once it is known to say what is expected, in that order."""
    numbered = tuple(
        replace(entry, file=file, number=n) for n, entry in enumerate(expected, 1)
    )
    try:
        same = _parsed(text, file) == numbered
    except tomllib.TOMLDecodeError:
        same = False
    if not same:
        raise _by_hand(file)
    return text


def _by_hand(file: str) -> AcceptanceError:
    return AcceptanceError(
        f"{file}: its entries are written in a way that cannot be edited without "
        f"touching others; write each below a line [[{TABLE}]] of its own, or edit "
        "the file by hand"
    )


def _by_block(text: str, file: str, change: Callable[[int, str], str]) -> str:
    """The text with each entry's lines replaced by what `change` makes of them.

    An entry begins with the comment lines right above its header.
    """
    lines = _LINE.findall(text)
    starts = [n for n, line in enumerate(lines) if _HEADER.fullmatch(line)]
    if len(starts) != len(_parsed(text, file)):
        raise _by_hand(file)
    bounds = [_with_comment(lines, start) for start in starts] + [len(lines)]
    blocks = [
        change(n, "".join(lines[start:end]))
        for n, (start, end) in enumerate(pairwise(bounds), 1)
    ]
    return "".join([*lines[: bounds[0]], *blocks])


def _with_comment(lines: list[str], start: int) -> int:
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _renewed(block: str, entry: Acceptance) -> str:
    """An entry's lines with new values; remarks beside and below them stay."""
    says, below = _parts(block)
    end = _line_end(block)
    document = tomlkit.parse(says.replace("\r\n", "\n").rstrip("\n"))
    tables = document[TABLE]
    assert isinstance(tables, AoT)
    for name, value in _values(entry).items():
        if value is None:
            tables[0].pop(name, None)
        elif tables[0].get(name) != value:
            tables[0][name] = value
    text = tomlkit.dumps(document).rstrip("\n") + "\n"
    return text.replace("\n", end) + below


def _below(block: str) -> str:
    """What stands below an entry, if it is more than empty lines."""
    _, below = _parts(block)
    return below if below.strip() else ""


def _parts(block: str) -> tuple[str, str]:
    """An entry's own lines, and the comments and empty lines below it."""
    lines = _LINE.findall(block)
    says = [n for n, line in enumerate(lines) if not re.match(r"\s*(#|$)", line)]
    return "".join(lines[: says[-1] + 1]), "".join(lines[says[-1] + 1 :])


def _written(entry: Acceptance) -> str:
    """An entry as it is written anew."""
    table = tomlkit.table()
    for name, value in _values(entry).items():
        if value is not None:
            table[name] = value
    tables = tomlkit.aot()
    tables.append(table)
    document = tomlkit.document()
    document[TABLE] = tables
    return tomlkit.dumps(document)


def _values(entry: Acceptance) -> dict[str, Any]:
    """The fields of an entry in the order in which they are written; None: absent."""
    return {
        "fingerprint": entry.fingerprint or None,
        "class": entry.code or None,
        "cause": entry.cause or None,
        "division": entry.division or None,
        "reason": entry.reason,
        "owner": entry.owner,
        "citation": entry.citation or None,
        "since": None if entry.since == ALWAYS else entry.since,
        "until": entry.until,
        "affected": entry.affected,
    }


def _line_end(text: str) -> str:
    """The line end that a text uses."""
    return "\r\n" if "\r\n" in text else "\n"
