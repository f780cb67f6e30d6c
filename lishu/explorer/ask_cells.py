"""The cells of an answer as pieces to show: words for codes, names and links for ids.

In: the rows of a page of an answer. Out: `Shown` columns and a tuple of `Piece`s a cell.
A column of ids and that of their names become one. Nothing here is escaped for HTML.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graphmodel.resolution import Resolution
from graphmodel.search import body_by_id
from lishu.explorer import ask_words as words
from lishu.explorer.ask_codes import said
from queries.question import Column

#: Columns whose cells are ids of organizations or bodies.
IDS = frozenset(
    {"org_id", "body_id", "id", "source", "target", "example", "under", "below"}
    | {"leader_id", "derived_leader_id", "leader_before", "leader_after", "leaders"}
    | {"declared_id", "derived_id", "declared", "recorded", "candidates", "uppers"}
    | {"former_id", "committee_id", "successor_id", "successor", "supervisors"}
    | {"cause", "causes", "members"}
)
#: Columns whose cells are codes of divisions, and those of rules.
DIVISIONS = frozenset({"division", "leader_division", "within"})
RULES = frozenset({"rule", "told_by"})
#: Columns that a plain `name` belongs to, the first of them that is there.
_NAMED = ("org_id", "body_id", "id", "division", "members", "causes")
_COMMUNITY = "COMMUNITY_PARTY_ORG@"


@dataclass(frozen=True)
class Piece:
    """A part of a cell: what is read, an id beside it, what it leads to."""

    text: str
    code: str = ""
    focus: str = ""
    rule: str = ""


@dataclass(frozen=True)
class Shown:
    """A column of the page: where it stands in a row, and its names if there are any."""

    name: str
    at: int
    names: int = -1
    number: bool = False


Cell = tuple[Piece, ...]


def shown_columns(columns: Sequence[Column]) -> list[Shown]:
    """The columns of the page; those that name another one are part of it."""
    place = {column.name: n for n, column in enumerate(columns)}
    named = dict(_pairs(place))
    parts = set(named.values())
    return [
        Shown(c.name, n, place.get(named.get(c.name, ""), -1), c.type == "integer")
        for n, c in enumerate(columns)
        if c.name not in parts
    ]


def _pairs(place: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Columns of ids with the columns of their names."""
    for name in place:
        own = f"{name.removesuffix('_id')}_name"
        if own in place and own != name:
            yield name, own
    for plain in ("name", "names"):
        free = [
            n
            for n in _NAMED
            if n in place and f"{n.removesuffix('_id')}_name" not in place
        ]
        if plain in place and free:
            yield free[0], plain


def known(
    resolution: Resolution, rows: Iterable[Sequence[Any]], columns: Sequence[Column]
) -> dict[str, str]:
    """The names of all organizations and bodies whose ids stand in these rows."""
    at = [n for n, column in enumerate(columns) if column.name in IDS]
    ids = {text for row in rows for n in at for text in _texts(row[n])}
    bodies, on = resolution.world.bodies, resolution.as_of
    found = {}
    for text in sorted(ids):
        number = -1 if text.startswith(_COMMUNITY) else body_by_id(bodies, text)
        if number >= 0:
            found[text] = bodies.name(number, on)
        elif text.startswith(_COMMUNITY):
            found[text] = text.rpartition(":")[2]
    table = resolution.world.organizations
    there = table["org_id"].is_in(sorted(ids - found.keys()))
    some = table.select("org_id", "name").filter(there)
    return found | dict(some.iter_rows())


def cells(
    row: Sequence[Any],
    columns: Sequence[Shown],
    names: dict[str, str],
    resolution: Resolution,
    language: str,
) -> list[Cell]:
    """One row of the page."""
    divisions = resolution.world.bodies.divisions

    def piece(column: Shown, text: str, name: str) -> Piece:
        if column.name in RULES and "/" in text:
            return Piece(text, rule=text)
        if column.name in DIVISIONS:
            number = divisions.number.get(text, -1)
            called = name or (divisions.names[number] if number >= 0 else "")
            return Piece(called or text, text if called else "")
        if column.name in IDS:
            called = name or names.get(text, "")
            return Piece(
                called or text, text if called else "", text if text in names else ""
            )
        return Piece(said(column.name, text, language))

    def cell(column: Shown) -> Cell:
        value = row[column.at]
        if value is None or isinstance(value, bool | int | date):
            return tuple(Piece(text) for text in _plain(value, language))
        called = _texts(row[column.names]) if column.names >= 0 else []
        texts = _texts(value)
        called += [""] * (len(texts) - len(called))
        return tuple(piece(column, t, n) for t, n in zip(texts, called, strict=False))

    return [cell(column) for column in columns]


def _plain(value: bool | int | date | None, language: str) -> Iterator[str]:
    if isinstance(value, bool):
        yield (words.YES if value else words.NO).label(language)
    elif isinstance(value, int):
        yield f"{value:,}"
    elif value is not None:
        yield value.isoformat()


def _texts(value: Any) -> list[str]:
    """The texts of a cell: of a list each, of one text it alone, else none."""
    if isinstance(value, str):
        return [value] if value else []
    return [str(each) for each in value] if isinstance(value, list) else []
