"""The grammar of one CSV record, as regular expressions over bytes.

`lenient` is how the parser reads: a field that begins with a quotation mark runs to
the closing one and on to the separator; a mark elsewhere is a character. `strict` is
RFC 4180: after the closing mark comes a separator or the end of the line. A record
of several lines must be strict, else its mark was a stray one. `clean` is strict with
no mark but those around a field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

QUOTED = rb'"[^"]*+(?:""[^"]*+)*+"'


@dataclass(frozen=True)
class Grammar:
    """The expressions for one separator."""

    separator: bytes
    lenient: re.Pattern[bytes]
    strict: re.Pattern[bytes]
    clean: re.Pattern[bytes]
    field: re.Pattern[bytes]

    def fields(self, record: bytes) -> list[bytes]:
        """The fields of one record, without their quotation marks."""
        found: list[bytes] = []
        position = 0
        while position <= len(record):
            match = self.field.match(record, position)
            if match is None:  # an unclosed mark: the rest of the record
                found.append(record[position:])
                break
            found.append(_unquoted(match))
            position = match.end() + 1
        return found


def _unquoted(match: re.Match[bytes]) -> bytes:
    quoted: bytes | None = match[1]
    if quoted is None:
        return bytes(match[0])
    return quoted[1:-1].replace(b'""', b'"') + match[2]


@cache
def grammar(separator: bytes) -> Grammar:
    """The grammar of records whose fields stand between this separator."""
    mark = re.escape(separator)
    rest = rb"[^" + mark + rb"\r\n]*+"
    bare = rb'[^"' + mark + rb"\r\n]" + rest
    unmarked = rb'[^"' + mark + rb"\r\n]++"
    return Grammar(
        separator,
        lenient=_record(QUOTED + rest + rb"|" + bare, mark),
        strict=_record(QUOTED + rb"|" + bare, mark),
        clean=_record(QUOTED + rb"|" + unmarked, mark),
        field=re.compile(rb"(" + QUOTED + rb")(" + rest + rb")|" + bare + rb"|(?!\")"),
    )


def _record(field: bytes, mark: bytes) -> re.Pattern[bytes]:
    one = rb"(?:" + field + rb")?+"
    return re.compile(one + rb"(?:" + mark + one + rb")*+(?=[\r\n]|\Z)")
