"""Names into ids: which organization, body, division or rule a parameter means.

In: an engine, a resolution of it and a text. Out: an id. An id goes before a name; of
bodies that bear one name in turn the one that is there on the date is meant. The engine
is asked by the questions `named` and `search`. Raises UnknownError with the nearest.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from graphmodel.errors import UnknownError
from queries.answer import Asked, Engine
from queries.question_files import question

#: How many a message lists.
LISTED = 10

Found = dict[str, Any]


def found(engine: Engine, asked: Asked, kinds: Sequence[str], text: str) -> str:
    """The id of the one thing of these kinds that bears an id or name."""
    rows = [r for kind in kinds for r in _rows(engine, "named", asked, text, kind)]
    exact = [row for row in rows if row["id"] == text]
    several = exact or [row for row in rows if _there(row, asked)] or rows
    ids = list(dict.fromkeys(str(row["id"]) for row in several))
    if len(ids) == 1:
        return ids[0]
    if kinds == ("rule",) and ids:
        return text
    what = " or ".join(kinds)
    if ids:
        lines = "\n".join(map(_line, several[:LISTED]))
        raise UnknownError(
            f"{len(ids)} are called {text!r}; give the id:\n{lines}",
            f"叫“{text}”的有 {len(ids)} 个，请写编号：\n{lines}",
        )
    raise _nobody(engine, asked, kinds, what, text)


def area(engine: Engine, asked: Asked, text: str) -> str:
    """The digits with which the codes of a division begin, from digits or a name."""
    if text.isdecimal():
        return text
    code = found(engine, asked, ("division",), text)
    return "" if code == "100000" else code[:2] + _pairs(code[2:])


def _pairs(rest: str) -> str:
    """Digits without the pairs of zeros at their end."""
    while rest.endswith("00"):
        rest = rest[:-2]
    return rest


def _rows(
    engine: Engine, name: str, asked: Asked, text: str, kind: str = ""
) -> list[Found]:
    wanted = question(name)
    values = {"resolution": asked.name, "text": text, "what": kind, "limit": 200}
    used = {each.name: values[each.name] for each in wanted.parameters}
    names = [column.name for column in wanted.columns]
    return [dict(zip(names, row, strict=True)) for row in engine.rows(wanted, used)]


def _there(row: Found, asked: Asked) -> bool:
    """Whether a body is there on the date by its own dates; others always are."""
    begun = row["since"] is None or row["since"] <= asked.as_of
    return bool(begun and (row["until"] is None or asked.as_of < row["until"]))


def _nobody(
    engine: Engine, asked: Asked, kinds: Sequence[str], what: str, text: str
) -> UnknownError:
    near = _near(engine, asked, kinds, text)
    if not near:
        return UnknownError(
            f"no {what} is called {text!r}, by id or by name",
            f"没有编号或名称为“{text}”的",
        )
    lines = "\n".join(map(_line, near[:LISTED]))
    return UnknownError(
        f"no {what} is called {text!r}; the nearest:\n{lines}",
        f"没有叫“{text}”的；相近的有：\n{lines}",
    )


def _near(engine: Engine, asked: Asked, kinds: Sequence[str], text: str) -> list[Found]:
    """Those whose name contains the text, else a half of it and is alike."""
    half = (len(text) + 1) // 2
    found: dict[str, Found] = {}
    for part in dict.fromkeys((text, text[:half], text[-half:])):
        rows = _rows(engine, "search", asked, part) if len(part) > 1 else []
        names = {row["name"]: row for row in rows if row["what"] in kinds}
        if part == text and names:
            return list(names.values())
        alike = get_close_matches(text, list(names), 5, 0.5)
        found |= {name: names[name] for name in alike}
    return list(found.values())


def _line(row: Found) -> str:
    return f"  {row['id']}  {row['name']}"
