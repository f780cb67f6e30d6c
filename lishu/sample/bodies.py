"""The bodies and relations of a sample folder, and what they change in its truth."""

from dataclasses import dataclass

import polars as pl

from lishu.sample.reference import divisions
from lishu.sample.shares import LEVELS

BODY_COLUMNS = (
    "body_id", "name", "aliases", "kind", "level", "division", "party_org_of",
    "valid_from", "valid_to", "source",
)  # fmt: skip
RELATION_COLUMNS = ("from", "to", "relation", "since", "until", "source")
SOURCE = "synthetic"
EACH = 3
"""Organizations for each case that relations make."""


@dataclass(frozen=True)
class Choice:
    """Where the cases of a folder are planted, read off the registry and its truth."""

    ended: str
    """Code of the county whose SOPWB ended without successor."""
    missing: str
    """Code of the county that has none, though all are listed."""
    free: pl.DataFrame
    """Ordinary organizations under O09 elsewhere: row and code."""
    zones: pl.DataFrame
    """Organizations of development zones, which have no SOPWB: row and code."""


def choose(rows: pl.DataFrame) -> Choice:
    """Choose counties and organizations.

    `rows` has row, code, leader_id, rule, verdict and planted. The two counties have
    no charter that names their SOPWB or a committee below it, so that their
    organizations are judged by the rules alone.

    Raises ValueError if the registry is too small to hold every case.
    """
    at = pl.col("leader_id").str.extract(r"^(?:SOPWB|COMPOSITE_COMMITTEE)@(\d{6})")
    counties = (
        rows.with_columns(at=at)
        .filter(pl.col("at").is_not_null() & ~pl.col("at").str.ends_with("00"))
        .group_by("at")
        .agg(size=pl.len(), derived=(pl.col("rule") == "O09").fill_null(False).all())
        .filter("derived")
        .sort("size", "at", descending=[True, False])
    )
    once = rows.filter(pl.col("code").is_unique() & pl.col("code").is_not_null())
    free = once.filter(
        (pl.col("rule") == "O09")
        & (pl.col("verdict") == "LED")
        & pl.col("planted").is_null()
        & ~pl.col("leader_id").str.slice(6).is_in(counties["at"].head(2).to_list())
    ).head(5 * EACH)
    zones = once.filter(pl.col("planted") == "development_zone").head(2)
    if counties.height < 2 or free.height < 5 * EACH or zones.height < 2:
        raise ValueError(
            "too few organizations for every case: 2,000 to 400,000 are right"
        )
    ended, missing = counties["at"].head(2).to_list()
    return Choice(ended, missing, free, zones)


def _table(
    rows: list[tuple[str | None, ...]], columns: tuple[str, ...]
) -> pl.DataFrame:
    schema = dict.fromkeys(columns, pl.String)
    return pl.DataFrame(rows, schema=schema, orient="row")


def bodies(choice: Choice) -> pl.DataFrame:
    """Every SOPWB but the missing one (one has ended), and a few Party committees."""
    table = divisions()
    every = pl.DataFrame({"code": pl.Series(table.code), "short": table.short})
    code = pl.col("division")
    listed = every.with_columns(
        level=pl.Series(LEVELS).gather(table.level),
        division=pl.col("code").cast(pl.String),
    ).filter((pl.col("level") != "nation") & (code != choice.missing))
    gone = pl.when(code == choice.ended).then(pl.lit("2024-05-01"))
    sopwb = listed.select(
        body_id=pl.lit("SOPWB@") + code,
        name=pl.col("short") + "社会组织党委",
        aliases=pl.col("short") + "两新工委",
        kind=pl.lit("SOPWB"),
        level="level",
        division=code,
        party_org_of=pl.lit(None, pl.String),
        valid_from=pl.lit(None, pl.String),
        valid_to=gone.otherwise(pl.lit(None, pl.String)),
        source=pl.lit(SOURCE),
    )
    return pl.concat([sopwb, _table(_committees(), BODY_COLUMNS)])


def _committees() -> list[tuple[str | None, ...]]:
    """Fictional industry committees: two in a circle, two in a broken chain, two sound."""
    words = {
        "circle-1": "甲", "circle-2": "乙", "broken-1": "丙", "broken-2": "丁",
        "sound-1": "戊", "sound-2": "己",
    }  # fmt: skip
    fixed = ("INDUSTRY_PARTY_ORG", "prefecture", "330600", None, None)
    until = {"broken-2": "2020-01-01"}
    rows: list[tuple[str | None, ...]] = [
        (key, f"绍兴市虚构{word}行业党委", None, *fixed, until.get(key), SOURCE)
        for key, word in words.items()
    ]
    above = ("PARTY_COMMITTEE", "prefecture", "330600", None, None, None)
    return [*rows, ("PARTY_COMMITTEE@330600", "中共绍兴市委员会", None, *above, SOURCE)]


CASES = (
    ("cycle", "LEADS", ("circle-1",)),
    ("detached", "LEADS", ("broken-1",)),
    ("relation", "LEADS", ("sound-1",)),
    ("two_relations", "LEADS", ("sound-1", "sound-2")),
    ("weak_beside_rule", "WORK_GUIDES", ("sound-1",)),
)
"""Case, relation, and the bodies from which it goes to EACH organizations."""


def relations(choice: Choice) -> pl.DataFrame:
    """Strong and weak relations between bodies and to organizations (by code)."""
    fixed: tuple[str | None, ...] = ("2016-01-01", None, SOURCE)
    rows: list[tuple[str | None, ...]] = [
        ("circle-1", "circle-2", "LEADS", *fixed),
        ("circle-2", "circle-1", "LEADS", *fixed),
        ("broken-2", "broken-1", "LEADS", *fixed),
        ("PARTY_COMMITTEE@330600", "sound-1", "LEADS", *fixed),
        ("PARTY_COMMITTEE@330600", "sound-2", "LEADS", *fixed),
    ]
    codes = choice.free["code"].to_list()
    for at, (_, relation, sources) in enumerate(CASES):
        for code in codes[at * EACH : (at + 1) * EACH]:
            rows += [(source, code, relation, *fixed) for source in sources]
    weak, late = choice.zones["code"].to_list()
    rows.append(("SOPWB@330600", weak, "WORK_GUIDES", *fixed))
    rows.append(
        ("SOPWB@330600", late, "WORK_GUIDES", "2016-01-01", "2020-01-01", SOURCE)
    )
    return _table(rows, RELATION_COLUMNS)


_AMENDED = ("verdict", "leader_id", "rule", "planted")
_BY_RELATION: dict[str, tuple[str | None, ...]] = {
    "cycle": ("CYCLE", None, None, "cycle"),
    "detached": ("DETACHED", None, None, "detached"),
    "relation": ("LED", "sound-1", None, "relation"),
    "two_relations": ("CONFLICT", None, None, "two_relations"),
}


def _changed(choice: Choice) -> pl.DataFrame:
    """Row number and what stands there instead, for the rows that relations change."""
    rows = choice.free["row"].to_list()
    weak, late = choice.zones["row"].to_list()
    changes: list[tuple[str | int | None, ...]] = [
        (row, *_BY_RELATION[name])
        for at, (name, _, _) in enumerate(CASES)
        for row in rows[at * EACH : (at + 1) * EACH]
        if name in _BY_RELATION
    ]
    changes.append((weak, "WEAK_ONLY", None, "O09", "weak_only"))
    changes.append((late, "MISSING_BODY", None, "O09", "weak_ended"))
    schema = {"row": pl.Int64, **{name + "_new": pl.String for name in _AMENDED}}
    return pl.DataFrame(changes, schema=schema, orient="row")


def amend(truth: pl.DataFrame, choice: Choice) -> pl.DataFrame:
    """The truth of the registry alone, with what bodies and relations change."""
    new = _changed(choice).with_columns(changed=True)
    joined = _counties(truth, choice).join(
        new, on="row", how="left", maintain_order="left"
    )
    return joined.with_columns(
        pl.when("changed").then(name + "_new").otherwise(name).alias(name)
        for name in _AMENDED
    ).select(truth.columns)


def _counties(truth: pl.DataFrame, choice: Choice) -> pl.DataFrame:
    """Who was under the two counties' SOPWB is now without a leader."""
    out = truth
    for code, verdict, word in (
        (choice.ended, "ENDED_BODY", "sopwb_ended"),
        (choice.missing, "MISSING_BODY", "sopwb_missing"),
    ):
        here = (pl.col("leader_id") == f"SOPWB@{code}").fill_null(False)
        named = pl.coalesce("planted", pl.lit(word))
        out = out.with_columns(
            verdict=pl.when(here).then(pl.lit(verdict)).otherwise("verdict"),
            planted=pl.when(here).then(named).otherwise("planted"),
            leader_id=pl.when(here).then(None).otherwise("leader_id"),
        )
    return out
