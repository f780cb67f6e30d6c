"""One line of JSON for each console query, in a file that its owner alone reads.

A line says when, who, what, how long, how many rows and how it ended. Texts in quotes
and comments are not written, and no values of parameters: a password may stand there.
"""

import hashlib
import json
import os
import time
from dataclasses import dataclass
from pathlib import Path

from queries.guard.lexer import Kind, meaningful, tokens

FILE = "console.log"
_SHOWN = 2_000


@dataclass(frozen=True)
class Entry:
    """How one query went; `codes` are those of refusals or of what was cut."""

    user: str
    text: str
    milliseconds: int
    rows: int
    outcome: str
    codes: tuple[str, ...] = ()


def write(path: Path, entry: Entry) -> None:
    """Append a line. Raises OSError where the file cannot be written."""
    line = {
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "user": entry.user,
        "digest": hashlib.sha256(entry.text.encode("utf-8", "replace")).hexdigest()[
            :16
        ],
        "text": masked(entry.text),
        "milliseconds": entry.milliseconds,
        "rows": entry.rows,
        "outcome": entry.outcome,
        "codes": entry.codes,
    }
    written = json.dumps(line, ensure_ascii=True) + "\n"
    handle = opened(path)
    try:
        os.write(handle, written.encode("ascii"))
    finally:
        os.close(handle)


def opened(path: Path) -> int:
    """The file for appending, its owner's alone also where it was not."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.fchmod(handle, 0o600)
    return handle


def masked(text: str) -> str:
    """A text without comments, and without what stands in quotes."""
    found = meaningful(tokens(text[: 4 * _SHOWN]))
    hidden = (Kind.STRING, Kind.ILLEGAL)
    shown = " ".join("'…'" if t.kind in hidden else t.text for t in found)
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
