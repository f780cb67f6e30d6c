"""The *.cypher files beside, and how their gaps are filled.

A line `//% name` gives way to lines, indented as it is; `/*% name */` inside a line to
a text. A gap may have a word after its name, which is given to what fills it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Lines = Sequence[str]
#: What fills a gap: lines, or a function of the word after its name.
Filling = Lines | Callable[[str], Lines]

_GAP = re.compile(r"^(?P<indent> *)//% (?P<name>\w+) ?(?P<word>\w*)$")
_INSIDE = re.compile(r"/\*% (?P<name>[\w ]+?) \*/")


@dataclass(frozen=True)
class Statement:
    """One statement: what it does, in words, and its text."""

    title: str
    text: str


@cache
def file(name: str) -> str:
    """The text of a file beside."""
    return Path(__file__).with_name(f"{name}.cypher").read_text(encoding="utf-8")


def fill(source: str, gaps: Mapping[str, Filling]) -> Lines:
    """The lines of a text with its gaps filled, and the gaps of what fills them."""
    found: list[str] = []
    for line in source.splitlines():
        gap = _GAP.match(line)
        if gap is None:
            found.append(_INSIDE.sub(lambda inside: _text(gaps[inside["name"]]), line))
            continue
        filling = gaps[gap["name"]]
        lines = filling(gap["word"]) if callable(filling) else filling
        inner = fill("\n".join(lines), gaps)
        found += [gap["indent"] + each if each else "" for each in inner]
    return found


def _text(filling: Filling) -> str:
    if callable(filling) or len(filling) != 1:
        raise TypeError("a gap inside a line takes one text")
    return filling[0]


def statements(source: str) -> tuple[Statement, ...]:
    """The statements of a text, each headed by a comment."""
    parts = [part.strip() for part in re.split(r";\n", source + "\n")]
    return tuple(Statement(_title(part), part) for part in parts if part)


def _title(part: str) -> str:
    first = part.splitlines()[0]
    return first.removeprefix("//").strip().rstrip(".:")
