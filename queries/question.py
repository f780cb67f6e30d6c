"""A question: its head, read from the comments that open its file.

A question is two files of one name, `cypher/*.cypher` for Neo4j and `sql/*.sql` for the
embedded engine, under the same head: name and title, what it answers, what it cites,
its parameters and columns, a value for each to try it with. In: the text of a file.
Out: `Question`. Raises QuestionError where a head is not as it must be.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graphmodel.errors import LishuError
from graphmodel.wording import Words

#: What a parameter stands for. Names are turned into ids before a question is asked.
PARAMETER_TYPES = (
    "resolution",
    "organization",
    "body",
    "member",
    "node",
    "place",
    "rule",
    "division",
    "verdict",
    "level",
    "kind",
    "agreement",
    "text",
    "integer",
)
COLUMN_TYPES = ("text", "integer", "boolean", "date", "list")
Value = str | int | date

_MARKS = ("//", "--")
_TITLE = re.compile(r"(?P<name>\w+): (?P<zh>.+?) / (?P<en>.+)")
_PARAMETER = re.compile(
    r"  \$(?P<name>\w+) +(?P<type>\w+)(?P<given> =(?: (?P<value>\S+))?)?  +(?P<rest>.+)"
)
_COLUMN = re.compile(r"  (?P<name>\w+) +(?P<type>\w+)  +(?P<rest>.+)")
_EXAMPLE = re.compile(r":param (?P<name>\w+) => (?P<value>.+);")


class QuestionError(LishuError):
    """A question whose file is not as it must be."""


@dataclass(frozen=True)
class Parameter:
    """What a question asks for; without a `default` it must be given."""

    name: str
    type: str
    default: Value | None
    meaning: Words

    @property
    def required(self) -> bool:
        """Whether it must be given; a resolution has that which is asked."""
        return self.default is None and not self.implied

    @property
    def implied(self) -> bool:
        """Whether it is the resolution that is asked, unless another is given."""
        return self.type == "resolution" and self.name in ("resolution", "after")


@dataclass(frozen=True)
class Column:
    """A column of an answer."""

    name: str
    type: str
    meaning: Words


@dataclass(frozen=True)
class Question:
    """A question with its head; `cypher` and `sql` are its two files, head and all."""

    name: str
    title: Words
    about: Words
    cites: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    example: tuple[tuple[str, Value], ...]
    cypher: str = ""
    sql: str = ""


def parse(text: str) -> Question:
    """The question that a file holds, without its texts. Raises QuestionError."""
    lines = list(_logical(_head(text)))
    found = _TITLE.fullmatch(lines[0]) if lines else None
    if not found:
        raise QuestionError("the first line must be: name: Chinese title / English")
    name = found["name"]
    said = {key: value for key, value in map(_field, lines) if key}
    for key in ("zh", "en", "cites"):
        if key not in said:
            raise QuestionError(f"{name}: the head lacks the line `{key}:`")
    return Question(
        name=name,
        title=Words(found["zh"], found["en"]),
        about=Words(said["zh"], said["en"]),
        cites=tuple(said["cites"].split(", ")),
        parameters=tuple(_parameters(name, lines)),
        columns=tuple(_columns(name, lines)),
        example=tuple(_examples(lines)),
    )


def code(text: str) -> str:
    """A file without the comments that open it."""
    lines = text.splitlines(keepends=True)
    return "".join(lines[len(_head(text)) :]).strip() + "\n"


def head(text: str) -> str:
    """The head of a file, without the marks of comments."""
    return "\n".join(_head(text))


def _head(text: str) -> list[str]:
    found = []
    for line in text.splitlines():
        if not line.startswith(_MARKS):
            break
        found.append(line[3:].rstrip())
    return found


def _logical(lines: list[str]) -> Iterator[str]:
    """Lines with those that go on: a line deeper than a list's belongs to the last."""
    current = ""
    for line in lines:
        if re.match(r" {4,}\S", line) and current:
            current = _joined(current, line.strip())
        else:
            if current:
                yield current
            current = line
    if current:
        yield current


def _joined(one: str, other: str) -> str:
    """Two parts of a text; between Chinese characters no space was broken."""
    return f"{one} {other}" if one[-1].isascii() or other[0].isascii() else one + other


def _field(line: str) -> tuple[str, str]:
    key, colon, value = line.partition(": ")
    return (key, value) if colon and key in ("zh", "en", "cites") else ("", "")


def _section(lines: list[str], title: str) -> Iterator[str]:
    """The lines below a title that belong to it."""
    if title not in lines:
        return
    for line in lines[lines.index(title) + 1 :]:
        if not line.startswith("  "):
            return
        yield line


def _parameters(name: str, lines: list[str]) -> Iterator[Parameter]:
    for line in _section(lines, "parameters"):
        found = _PARAMETER.fullmatch(line)
        if not found or found["type"] not in PARAMETER_TYPES:
            raise QuestionError(f"{name}: no parameter can be read from {line!r}")
        default: Value | None = found["value"] or "" if found["given"] else None
        if default is not None and found["type"] == "integer":
            default = int(found["value"])
        yield Parameter(found["name"], found["type"], default, _words(found["rest"]))


def _columns(name: str, lines: list[str]) -> Iterator[Column]:
    for line in _section(lines, "columns"):
        found = _COLUMN.fullmatch(line)
        if not found or found["type"] not in COLUMN_TYPES:
            raise QuestionError(f"{name}: no column can be read from {line!r}")
        yield Column(found["name"], found["type"], _words(found["rest"]))


def _examples(lines: list[str]) -> Iterator[tuple[str, Value]]:
    for line in lines:
        if found := _EXAMPLE.fullmatch(line):
            value = found["value"]
            yield found["name"], value[1:-1] if value.startswith("'") else int(value)


def _words(text: str) -> Words:
    chinese, _, english = text.partition(" / ")
    return Words(chinese, english)
