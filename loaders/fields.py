"""Plain fields of organizations as columns: category, dates, yes and no.

In: a registry. Out: columns named as in `graphmodel.world`. Unknown exists only for
the fields that semantics §1 names; for every other field absent means: no such fact.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.facts import DOMAINS
from graphmodel.world import Fault
from loaders import cells, dates
from loaders.codes import CodeColumn
from loaders.registry import Registry

_ASSOCIATION = DOMAINS["association"]
_NOT_INDUSTRY = ("学会", "研究会", "基金会", "校友会")
_INDUSTRY = ("业协会", "商会", "同业公会")
_OFFICES = "事务所"
_ENDED_STATUS = ("注销", "撤销", "吊销")
_SCHOOL = (
    "学校",
    "幼儿园",
    "学院",
    "培训中心",
    "培训学校",
    "培训机构",
    "培训学院",
    "学堂",
    "书院",
)
DATES = {
    "registered": "registered_on",
    "deregistered": "deregistered_on",
    "decoupled": "decoupled_on",
    "handed_over": "handed_over_on",
    "declared_on": "declared_on",
    "party_since": "party_organization_since",
}

Codes = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class DateColumn:
    """A column of days, and the cells that are no date."""

    days: pl.Series
    faults: tuple[Fault, ...]


def date_column(registry: Registry, name: str) -> DateColumn:
    """A column of dates; a cell that is none stays empty and is a fault."""
    coded = registry.coded(name)
    if coded is None:
        return DateColumn(pl.Series(name, [None] * registry.height, pl.Date), ())
    parsed = dates.parse(coded.texts)
    days = parsed["day"].cast(pl.Int32).fill_null(-(2**31)).to_numpy()
    column = coded.spread(days, -(2**31), np.int32)
    series = pl.Series(name, column, pl.Int32)
    series = series.set(series == -(2**31), None).cast(pl.Date)
    wrong = coded.spread(parsed["wrong"].to_numpy(), False, np.bool_)
    rows = np.flatnonzero(wrong)
    if not len(rows):
        return DateColumn(series, ())
    fault = Fault(
        code="DATE_INVALID",
        cause=name,
        affected=len(rows),
        rows=tuple(rows[:20].tolist()),
        column=name,
        value=coded.texts[coded.codes[rows[0]]],
        suggestion="2016-07-22",
    )
    return DateColumn(series, (fault,))


def yes_no(registry: Registry, name: str) -> Codes:
    """1 yes, 0 no, 2 not said (or no such column)."""
    coded = registry.coded(name)
    if coded is None:
        return np.full(registry.height, 2, np.uint8)
    return coded.map(cells.yes_no, 2, np.uint8).astype(np.uint8)


def listed(registry: Registry, name: str) -> npt.NDArray[np.bool_]:
    """Whether a yes-or-date cell says yes."""
    coded = registry.coded(name)
    if coded is None:
        return np.zeros(registry.height, np.bool_)
    blank = cells.NOT_STATED | cells.NO
    return coded.map(lambda text: text not in blank, False, np.bool_).astype(np.bool_)


def category(registry: Registry, codes: CodeColumn) -> Codes:
    """Category by the type text, else by the code's prefix."""
    by_prefix = np.array([cells.category_of_prefix(n) for n in range(256)], np.uint8)
    found: Codes = by_prefix[codes.prefix]
    coded = registry.coded("category")
    if coded is None:
        return found
    stated = coded.map(cells.category, cells.OTHER, np.uint8).astype(np.uint8)
    kinds: Codes = np.where(stated != cells.OTHER, stated, found)
    return kinds


def intermediaries(kind: Codes, names: pl.Series) -> Codes:
    """Whether an organization is an intermediary: by type, else by its name."""
    offices = names.str.ends_with(_OFFICES).to_numpy() & (kind == cells.OTHER)
    return np.asarray((kind == cells.INTERMEDIARY) | offices).astype(np.uint8)


def association(registry: Registry, kind: Codes, names: pl.Series) -> Codes:
    """The fact `association`: as stated, else inferred from category and name (§1)."""
    stated = yes_no(registry, "is_industry_association")
    found = np.array([_ASSOCIATION.index(v) for v in ("no", "yes", None)], np.uint8)[
        stated
    ]
    open_rows = stated == 2
    neither = (kind == cells.PRIVATE_UNIT) | (kind == cells.FOUNDATION)
    found[open_rows & neither] = _ASSOCIATION.index("no")
    rows = np.flatnonzero(open_rows & ~neither)
    if len(rows):
        name = names.gather(rows)
        no = _ends(name, _NOT_INDUSTRY)
        found[rows[no]] = _ASSOCIATION.index("no")
        found[rows[~no & _ends(name, _INDUSTRY)]] = _ASSOCIATION.index("yes")
    return found


def _ends(names: pl.Series, endings: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    frame = names.to_frame("name")
    ends = pl.any_horizontal(pl.col("name").str.ends_with(e) for e in endings)
    return np.asarray(frame.select(ends).to_series().to_numpy())


def community(registry: Registry) -> Codes:
    """The fact `community`; where it is not said, filed and ledger groups are (§1)."""
    stated = yes_no(registry, "is_community_organization")
    status = registry.coded("status")
    filed = np.zeros(registry.height, np.bool_)
    if status is not None:
        filed = status.map(_is_filed, False, np.bool_).astype(np.bool_)
    return np.where(stated == 2, filed, stated == 1).astype(np.uint8)


def _is_filed(text: str) -> bool:
    return "备案" in text or "台账" in text


def gone(registry: Registry, deregistered: pl.Series) -> npt.NDArray[np.bool_]:
    """Whether the status says it ended, where no day of deregistration is filled."""
    status = registry.coded("status")
    if status is None:
        return np.zeros(registry.height, np.bool_)
    ended = status.map(
        lambda text: any(word in text for word in _ENDED_STATUS), False, np.bool_
    )
    return np.asarray(ended.astype(np.bool_) & deregistered.is_null().to_numpy())


def subtype(kind: Codes, names: pl.Series) -> Codes:
    """School or hospital, for private units (Z06, Z07)."""
    private = kind == cells.PRIVATE_UNIT
    found = np.zeros(len(kind), np.uint8)
    found[private & _ends(names, _SCHOOL)] = 1
    found[private & _ends(names, ("医院",))] = 2
    return found
