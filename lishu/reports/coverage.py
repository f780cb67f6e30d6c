"""The answer of `rules coverage`: each mechanism, where it is encoded, what holds it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from graphmodel.encodings import Encoding
from graphmodel.mechanisms import Mechanism
from graphmodel.wording import Words
from lishu import __version__
from lishu.reports import words
from lishu.reports.blocks import Block, Fields, Grid, Title
from lishu.reports.checked import SCHEMA_VERSION

#: Where the cases of a mechanism stand in a checkout; a program that was installed
#: without its tests names the file all the same.
CASES = "tests/mechanisms"
_CHECKOUT = Path(__file__).parents[2]
_ENCODED = Words("已编入", "encoded")
_HEADINGS = (
    Words("编号", "id"),
    Words("规则集", "rulebook"),
    Words("条", "article"),
    Words("编为", "encoded as"),
    Words("测试", "test"),
    Words("起作用", "told on"),
    Words("内容", "what it says"),
)


@dataclass(frozen=True)
class Covered:
    """The inventory beside the encodings; with a dataset, how often each told."""

    mechanisms: Sequence[Mechanism]
    encodings: Mapping[str, Sequence[Encoding]]
    told: Mapping[str, int] | None = None
    as_of: date | None = None

    def found(self, mechanism: Mechanism) -> Sequence[Encoding]:
        """The tables that encode a mechanism in its rulebook."""
        rows = self.encodings.get(mechanism.id, ())
        return [row for row in rows if row.rulebook == mechanism.rulebook]

    @property
    def missing(self) -> list[str]:
        """The mechanisms that no table encodes."""
        return [m.id for m in self.mechanisms if not self.found(m)]


def test_of(mechanism: Mechanism) -> str:
    """The file of cases that fails without the mechanism; empty where it is not there."""
    name = f"{CASES}/{mechanism.id}.toml"
    there = (_CHECKOUT / CASES).is_dir()
    return name if not there or (_CHECKOUT / name).is_file() else ""


def _tables(covered: Covered, mechanism: Mechanism) -> list[str]:
    return list(dict.fromkeys(row.table for row in covered.found(mechanism)))


def blocks(covered: Covered, language: str) -> Iterator[Block]:
    """How many of the mechanisms are encoded, then each of them."""
    whole = len(covered.mechanisms)
    yield Title("lishu rules coverage", 1)
    encoded = f"{whole - len(covered.missing)} / {whole}"
    rows = [(_ENCODED.label(language), encoded)]
    if covered.as_of:
        rows.append((words.AS_OF.label(language), str(covered.as_of)))
    yield Fields(rows)
    headings = [heading.label(language) for heading in _HEADINGS]
    grid = [_row(covered, mechanism, language) for mechanism in covered.mechanisms]
    if covered.told is None:
        headings.pop(5)
        grid = [[*row[:5], row[6]] for row in grid]
    right = frozenset({5}) if covered.told is not None else frozenset[int]()
    yield Grid(headings, grid, right)


def _row(covered: Covered, mechanism: Mechanism, language: str) -> list[str]:
    told = (covered.told or {}).get(mechanism.id)
    return [
        mechanism.id,
        mechanism.rulebook,
        mechanism.article,
        ", ".join(_tables(covered, mechanism)) or "—",
        test_of(mechanism) or "—",
        "" if told is None else f"{told:,}",
        mechanism.title.label(language),
    ]


def data(covered: Covered, language: str) -> dict[str, Any]:
    """The same as data; `told` is null where no data can show it."""
    return {
        "schema_version": SCHEMA_VERSION,
        "lishu": __version__,
        "as_of": str(covered.as_of) if covered.as_of else None,
        "mechanisms": len(covered.mechanisms),
        "encoded": len(covered.mechanisms) - len(covered.missing),
        "rows": [
            {
                "id": mechanism.id,
                "rulebook": mechanism.rulebook,
                "article": mechanism.article,
                "quote": mechanism.quote,
                "title": mechanism.title.label(language),
                "encoded_as": _tables(covered, mechanism),
                "test": test_of(mechanism) or None,
                "told": (covered.told or {}).get(mechanism.id),
            }
            for mechanism in covered.mechanisms
        ],
    }
