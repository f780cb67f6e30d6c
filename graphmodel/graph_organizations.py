"""Organizations as nodes: what their rows say, as words; never a personal column."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from graphmodel.bodies import PARTY_ORG
from graphmodel.divisions import LEVEL_CODES
from graphmodel.facts import DOMAINS
from graphmodel.graph_bodies import MENTIONS
from graphmodel.record_facts import RECORD_FACTS
from graphmodel.vocabulary import CELLS, NOTES
from graphmodel.world import DATES, World

#: Columns that are kept as they are, under the names of the graph.
_FLAGS = ("gone", "handover_known", "declared_self", "upper_self")


def organization_nodes(world: World) -> pl.DataFrame:
    """One row an organization.

    Columns: id, name, level, division, zone, supervisor_cell, each fact of DOMAINS and
    RECORD_FACTS that the rows tell (text; null where unknown), dates, flags, tangled,
    field_notes (list), file, row.
    """
    table, bodies = world.organizations, world.bodies
    files = [source.file for source in world.sources]
    columns = {
        "id": table["org_id"],
        "name": table["name"],
        "level": _words(LEVEL_CODES, table["level"]),
        "division": _words(bodies.divisions.codes, table["division"]),
        "supervisor_cell": _words(CELLS, table["supervisor_cell"]),
        **_facts(table),
        **{name: table[name] for name in (*DATES, *_FLAGS)},
        "tangled": _tangled(world),
        "field_notes": _notes(table["notes"]),
        "file": _words(files, table["file"]),
        "row": table["row"],
    }
    return pl.DataFrame(columns)


def _tangled(world: World) -> pl.Series:
    """Whether a cell may mean several bodies, or the relations table reaches the row."""
    table = world.organizations
    found = np.zeros(len(table), np.bool_)
    for name in MENTIONS:
        mention = table[name].to_numpy()
        found |= (mention >= 0) & ((mention & ~PARTY_ORG) >= len(world.bodies))
    found[[tie.organization for tie in world.ties]] = True
    return pl.Series(found)


def _facts(table: pl.DataFrame) -> dict[str, pl.Series]:
    """The facts that stand in columns of their own, as words."""
    domains: dict[str, tuple[str | None, ...]] = {
        name: values for name, values in DOMAINS.items() if name != "level"
    }
    domains |= {
        name: tuple(None if v == "unknown" else v for v in fact.values)
        for name, fact in RECORD_FACTS.items()
    }
    return {
        name: _words(values, table[name])
        for name, values in domains.items()
        if name in table.columns
        and table[name].dtype.is_integer()
        and name != "supervisor"
    }


def _words(values: Sequence[str | None], codes: pl.Series) -> pl.Series:
    """The word of each code; a code outside (-1) has none."""
    words = pl.Series([*values, None], dtype=pl.String)
    positions = codes.cast(pl.Int64)
    inside = positions.is_between(0, len(values) - 1)
    return words.gather(positions.zip_with(inside, pl.Series([len(values)])))


def _notes(mask: pl.Series) -> pl.Series:
    """The codes of a mask of notes, as lists; each distinct mask is read once."""
    distinct = mask.unique().sort()
    lists = [
        sorted(code for n, code in enumerate(NOTES) if value >> n & 1)
        for value in distinct.to_list()
    ]
    table = pl.DataFrame(
        {"mask": distinct, "notes": pl.Series(lists, dtype=pl.List(pl.String))}
    )
    found = pl.DataFrame({"mask": mask}).join(table, on="mask", how="left")
    return found["notes"]
