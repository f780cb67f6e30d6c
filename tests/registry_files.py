"""Registries as files, and the tables of verdicts that they give."""

import csv
import io
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import polars as pl

from graphmodel import findings, resolve
from graphmodel.errors import LishuError
from graphmodel.world import World
from loaders import load

Rows = Sequence[Mapping[str, str]]
ON = date(2023, 6, 1)
#: Where a row stands is no property of the organization.
PLACE = ("file", "row")


def as_csv(rows: Rows, headings: Sequence[str] | None = None) -> str:
    """The rows as CSV; `headings` says their order."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, headings or list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def loaded(content: bytes, ending: str = "csv", **options: object) -> World:
    """The world of a file with these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"registry.{ending}"
        path.write_bytes(content)
        return load(path, **options)


def attempted(content: bytes, ending: str) -> World | str:
    """The world of these bytes, or the message that refuses them; no other end is right."""
    try:
        return loaded(content, ending)
    except LishuError as error:
        if not str(error):
            raise
        return str(error)


def judged(rows: Rows, as_of: date = ON) -> pl.DataFrame:
    """The table of verdicts of these rows."""
    return resolve(loaded(as_csv(rows).encode()), as_of).table()


def by_name(table: pl.DataFrame) -> dict[str, dict[str, object]]:
    """Each organization's row by its name, which the wild registries never repeat."""
    rows = table.drop(PLACE).to_dicts()
    found = {str(row["name"]): row for row in rows}
    assert len(found) == len(rows)
    return found


def causes(rows: Rows) -> dict[str, tuple[str, int]]:
    """Class and number of organizations of each finding, by fingerprint."""
    world = loaded(as_csv(rows).encode())
    return {f.fingerprint: (f.code, f.affected) for f in findings(resolve(world, ON))}
