"""Columns of text put together from pools: the same few words, gathered by number."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import polars as pl

from lishu.sample import authorities
from lishu.sample.facts import Ints, Mask, Plan
from lishu.sample.national_names import NAMES
from lishu.sample.reference import divisions, towns

LITERALS = (
    "", "直接登记", "无", "--", "主管", "指导", "代管", "是", "否", "、", "；", "中共",
    "社会组织党委", "社会组织委员会", "两新工委", "非公有制经济组织和社会组织工委",
    "委社会工作部", "委员会", "党组", "党委", "机关党委", "直属机关党委", "党工委",
    "同业务主管单位（党组或者党委）", "委教育工作委员会", "社会组织综合委员会", "党支部",
    "正常", "注销", "撤销", "吊销", "虚构新城街道", "委员会；",
)  # fmt: skip


def literal(text: str) -> int:
    """Number of a literal in `words`."""
    return LITERALS.index(text)


DEPARTMENTS = len(LITERALS)


@cache
def national_from() -> int:
    """Where the national names begin in `words`."""
    return DEPARTMENTS + len(authorities.written())


@cache
def offices_from() -> int:
    """Where the township authorities begin in `words`."""
    return national_from() + len(NAMES)


@cache
def towns_from() -> int:
    """Where the townships' own names begin in `words`."""
    return offices_from() + len(towns().code)


@cache
def words() -> pl.Series:
    """Every word: literals, departments, national names, township offices, townships."""
    table = towns()
    parts = (
        authorities.written(),
        pl.Series(NAMES),
        table.name + table.office,
        table.name,
    )
    return pl.concat([pl.Series(LITERALS), *parts])


@cache
def _places() -> pl.Series:
    """How authorities begin: short forms, long forms, table names, nothing."""
    table = divisions()
    return pl.concat([table.short, table.long, table.name, pl.Series([""])])


def place(plan: Plan, where: Mask | None = None) -> pl.Series:
    """The division's name as authorities begin with it, empty outside `where`."""
    pool = _places()
    at = plan.division + plan.long_form * len(divisions().code)
    return pool.gather(at if where is None else np.where(where, at, len(pool) - 1))


def word(number: Ints) -> pl.Series:
    """The words of those numbers."""
    return words().gather(number)


def join(parts: Sequence[pl.Series]) -> pl.Series:
    """The parts of each row behind one another; what is empty becomes null."""
    text = pl.select(pl.concat_str(*parts)).to_series()
    return text.set(text == "", None)
