"""The answer of `describe`: what each heading was taken for, and how full it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from graphmodel.wording import Words
from graphmodel.world import World
from lishu import __version__
from lishu.reports import words
from lishu.reports.blocks import Block, Fields, Grid, Items, Line, Title
from lishu.reports.checked import ROWS, SCHEMA_VERSION, rejected, rejected_data
from loaders.columns import nearest_headings
from loaders.table_source import TableSource

STATUS = {
    "used": Words("采用", "used"),
    "ignored": Words("未使用", "ignored"),
    "personal": Words("个人信息，未读入", "personal, not read"),
}


@dataclass(frozen=True)
class Described:
    """A world and a row a heading: file, heading, column, filled, distinct, status."""

    world: World
    rows: Sequence[Mapping[str, Any]]


def blocks(described: Described, language: str) -> Iterator[Block]:
    """One table a file, then the rows that could not be read."""
    world = described.world
    yield Title("lishu describe", 1)
    if world.synthetic:
        yield Line(words.SYNTHETIC.label(language))
    for file, rows in groupby(described.rows, key=lambda row: row["file"]):
        yield from _file(world, file, list(rows), language)
    if world.rejected:
        yield Title(f"{words.REJECTED.label(language)}: {len(world.rejected)}")
        yield Items([rejected(row, language) for row in world.rejected[:ROWS]])
        if len(world.rejected) > ROWS:
            yield Line(words.more(len(world.rejected) - ROWS, language))
    for notice in world.notices:
        yield Line(f"{words.NOTICES.label(language)}: {notice.label(language)}")


def _file(
    world: World, file: str, rows: Sequence[Mapping[str, Any]], language: str
) -> Iterator[Block]:
    chinese = language == "zh"
    height = _heights(world).get(file, 0)
    yield Title(file)
    yield Fields(
        [
            ("行数" if chinese else "rows", f"{height:,}"),
            ("散列值" if chinese else "hash", world.inputs.get(file, "")),
        ]
    )
    headings = ("表头", "认作", "已填", "占比", "不同值", "")
    if not chinese:
        headings = ("heading", "taken for", "filled", "share", "distinct", "")
    yield Grid(
        headings, [_row(row, height, language) for row in rows], frozenset({2, 3, 4})
    )


def _heights(world: World) -> dict[str, int]:
    sources = (source for source in world.sources if isinstance(source, TableSource))
    return {source.file: source.table.height for source in sources}


def _row(row: Mapping[str, Any], height: int, language: str) -> tuple[str, ...]:
    known = row["status"] == "used"
    near = nearest_headings(row["heading"]) if row["status"] == "ignored" else []
    status = STATUS[row["status"]].label(language)
    if near:
        hint = "近似" if language == "zh" else "near"
        status = f"{status}; {hint}: {', '.join(near)}"
    share = f"{row['filled'] / height:.0%}" if known and height else ""
    return (
        row["heading"],
        row["column"] if known else "",
        f"{row['filled']:,}" if known else "",
        share,
        f"{row['distinct']:,}" if known else "",
        "" if known else status,
    )


def data(described: Described, language: str) -> dict[str, Any]:
    """Every heading of every file, and every row that could not be read."""
    world = described.world
    return {
        "schema_version": SCHEMA_VERSION,
        "lishu": __version__,
        "synthetic": world.synthetic,
        "inputs": dict(world.inputs),
        "rows": _heights(world),
        "columns": [_heading_data(row) for row in described.rows],
        "rejected_rows": [rejected_data(row) for row in world.rejected],
        "notices": [notice.en for notice in world.notices],
    }


def _heading_data(row: Mapping[str, Any]) -> dict[str, Any]:
    ignored = row["status"] == "ignored"
    keys = ("file", "heading", "column", "filled", "distinct", "status")
    near = nearest_headings(row["heading"]) if ignored else []
    return {**{key: row[key] for key in keys}, "nearest": near}
