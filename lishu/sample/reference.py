"""The real divisions and townships that a sample stands on."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from lishu.sample.shares import LEVEL_SHARES, LEVELS, PROVINCES

DATA = Path(__file__).resolve().parents[2] / "loaders" / "data"
MUNICIPALITIES = ("11", "12", "31", "50")
# Named in law or on maps, but with no organizations of its own in any register.
LEFT_OUT = ("350527",)

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Divisions:
    """Divisions that register organizations, one element each, the nation first."""

    code: Ints
    name: pl.Series
    """The name in the division table: 越城区."""
    short: pl.Series
    """How local authorities begin their names: 越城区, but 南京市鼓楼区 if shared."""
    long: pl.Series
    """With the division above in front, for districts: 绍兴市越城区."""
    level: Ints
    """Index into LEVELS."""
    tier: Ints
    """0 nation, 1 province, 2 municipality under the centre, 3 prefecture, 4 county."""
    province: Ints
    """The first two digits of the code."""
    weight: NDArray[np.float64]
    """Share of all organizations that are registered there."""
    towns_from: Ints
    towns: Ints
    """Its townships are `towns` rows of the township table from `towns_from` on."""


@dataclass(frozen=True)
class Towns:
    """Streets, towns and townships of counties, sorted by county."""

    code: pl.Series
    name: pl.Series
    office: pl.Series
    """街道办事处 or 人民政府 behind the name: the authority that may supervise."""


@cache
def towns() -> Towns:
    """Townships of the table whose name is plain and unique in its county."""
    table = pl.read_csv(DATA / "townships.csv", infer_schema=False)
    table = table.filter(
        pl.col("name").str.contains("(街道|镇|乡)$")
        & pl.struct("parent", "name").is_unique()
    ).sort("parent", "code")
    street = table["name"].str.ends_with("街道")
    office = pl.select(
        pl.when(street).then(pl.lit("办事处")).otherwise(pl.lit("人民政府"))
    )
    return Towns(table["code"], table["name"], office.to_series())


def _frame() -> pl.DataFrame:
    """The division table with its parents' names and its township counts."""
    table = pl.read_csv(DATA / "divisions.csv", infer_schema=False)
    above = table.select(parent="code", above="name")
    own = pl.DataFrame({"code": towns().code}).select(code=pl.col("code").str.head(6))
    counts = own.group_by("code").len("towns")
    return (
        table.join(above, on="parent", how="left", maintain_order="left")
        .join(counts, on="code", how="left", maintain_order="left")
        .with_columns(pl.col("towns").fill_null(0).cast(pl.Int64))
        .filter(
            pl.col("code").str.head(2).is_in([*PROVINCES, "10"])
            & ~pl.col("code").is_in(LEFT_OUT)
        )
        .sort("code")
    )


def _prefixes(table: pl.DataFrame) -> tuple[pl.Series, pl.Series]:
    """How authorities of each division begin their names, short and long."""
    name, district = pl.col("name"), pl.col("name").str.ends_with("区")
    county = pl.col("level") == "county"
    full = pl.concat_str(pl.col("above").fill_null(""), name)
    shared = ~name.is_unique() | (district & (name.str.len_chars() <= 2))
    short = pl.when(county & shared).then(full).otherwise(name)
    long = pl.when(county & district).then(full).otherwise(name)
    both = table.select(short=short, long=long)
    return both["short"], both["long"]


def _weights(level: Ints, province: Ints, size: Ints) -> NDArray[np.float64]:
    """Shares by division: §B7's provinces and levels at once.

    A province without prefectures has all the more at county level. Inside a
    province and level, the number of townships stands for the size.
    """
    provinces = np.array([int(key) for key in PROVINCES])
    share = np.array(list(PROVINCES.values())) / sum(PROVINCES.values())
    share = share * (1 - LEVEL_SHARES[0])
    has = np.array([((province == p) & (level == 2)).any() for p in provinces])
    parts = np.zeros((4, len(provinces)))
    parts[1] = share * LEVEL_SHARES[1] / share.sum()
    parts[2] = share * has * LEVEL_SHARES[2] / (share * has).sum()
    parts[3] = share - parts[1] - parts[2]
    weight = np.where(level == 0, LEVEL_SHARES[0], 0.0)
    for at, number in enumerate(provinces):
        for rank in (1, 2, 3):
            here = (province == number) & (level == rank)
            if here.any():
                weight[here] = parts[rank, at] * size[here] / size[here].sum()
    return weight / float(weight.sum())


def _sizes(table: pl.DataFrame) -> Ints:
    """A county's townships and a few; a prefecture's are those of its counties."""
    below = table.group_by("parent").agg(pl.col("towns").sum().alias("sum"))
    joined = table.join(
        below, left_on="code", right_on="parent", how="left", maintain_order="left"
    )
    total = joined["towns"] + joined["sum"].fill_null(0) + 4
    return total.to_numpy().astype(np.int64)


@cache
def divisions() -> Divisions:
    """The divisions of the table that a sample registers organizations in."""
    table = _frame()
    code = table["code"].cast(pl.Int64).to_numpy()
    province = code // 10000
    level = np.array([LEVELS.index(word) for word in table["level"]], dtype=np.int64)
    municipal = np.isin(province, [int(key) for key in MUNICIPALITIES])
    tier = np.select(
        [level == 0, (level == 1) & ~municipal, level == 1, level == 2], [0, 1, 2, 3], 4
    )
    short, long = _prefixes(table)
    counts = table["towns"].to_numpy().astype(np.int64)
    starts = np.cumsum(counts) - counts
    weight = _weights(level, province, _sizes(table))
    return Divisions(
        code, table["name"], short, long, level, tier, province, weight, starts, counts
    )
