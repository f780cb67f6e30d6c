"""Dates as registries write them.

In: texts: 2016-07-22, 2016/7/22, 2016年7月22日, 20160722, an Excel serial, a year
(its 1 January). Out: days, and which texts are no date. Distinct texts only.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import polars as pl

from loaders.texts import clean_all

#: Texts that mean "no date" (formats.md, semantics §1).
BLANK = frozenset(
    {"", "-", "--", "——", "/", "无", "null", "NULL", "None", "长期", "暂无"}
)
_PARTS = (
    r"^(\d{4})[-/.年](\d{1,2})(?:[-/.月](?:(\d{1,2})日?)?)?(?:[T ]?\d{1,2}:\d{2}.*)?$"
)
_ISO = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_COMPACT = r"^(\d{4})(\d{2})(\d{2})$"
_YEAR = r"^(1[89]\d\d|20\d\d)年?$"
_SERIAL = r"^(\d{5})(?:\.\d+)?$"
_EXCEL_EPOCH = date(1899, 12, 30)


def parse(texts: Sequence[str]) -> pl.DataFrame:
    """Each text with its day (`day`: date or null) and whether it is `wrong`."""
    raw = pl.Series("text", clean_all(texts), dtype=pl.String)
    iso = raw.str.contains(_ISO)
    day = raw.set(~iso, None).str.to_date("%Y-%m-%d", strict=False)
    other = (~iso).arg_true()
    if len(other):  # most texts are plain; the other forms cost eight searches each
        day = day.scatter(other, _any_form(raw.gather(other)))
    blank = raw.is_in(list(BLANK))
    return pl.DataFrame({"day": day, "wrong": day.is_null() & ~blank})


def _any_form(texts: pl.Series) -> pl.Series:
    text = pl.col("text")
    days = pl.coalesce(
        _day(_PARTS),
        _day(_COMPACT),
        pl.date(text.str.extract(_YEAR).cast(pl.Int32, strict=False), 1, 1),
        pl.lit(_EXCEL_EPOCH)
        + pl.duration(days=text.str.extract(_SERIAL).cast(pl.Int64, strict=False)),
    )
    return texts.to_frame("text").select(days.cast(pl.Date)).to_series()


def _day(pattern: str) -> pl.Expr:
    """The day that three groups of a pattern name, null where there is none such."""
    year, month, day = (pl.col("text").str.extract(pattern, n) for n in (1, 2, 3))
    iso = year + "-" + month.str.zfill(2) + "-" + day.fill_null("1").str.zfill(2)
    return iso.str.to_date("%Y-%m-%d", strict=False)


@lru_cache(maxsize=4096)
def day_of(text: str) -> date | None:
    """One text as a day; None where it is none.

    >>> day_of("2016年7月22日")
    datetime.date(2016, 7, 22)
    >>> day_of("2003")
    datetime.date(2003, 1, 1)
    """
    try:
        return date(int(text), 1, 1) if len(text) == 4 else date.fromisoformat(text)
    except ValueError:
        found: date | None = parse([text])["day"][0]
        return found
