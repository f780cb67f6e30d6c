"""Planted cases of the row itself: place, code, dates, awkward text, duplicates."""

from datetime import date
from functools import cache

import numpy as np
import polars as pl

from lishu.sample import days, reference, words
from lishu.sample.authorities import REGISTRAR
from lishu.sample.facts import Declared, Ints, Odd, Place
from lishu.sample.reference import divisions
from lishu.sample.site import BEFORE, LATER, Plant, Site


def _nowhere(site: Site) -> None:
    """No registrar, no code, and a name that tells nothing."""
    site.local().put(place=Place.UNKNOWN, registrar=REGISTRAR[""], odd=Odd.NO_CODE)
    which = site.rng.integers(0, len(words.LETTERS), len(site.at))
    site.put(word=words.PLACELESS + which)


def _other_place(site: Site) -> None:
    table = divisions()
    at = site.local().plan.division[site.at]
    other = 1 + (at + len(table.code) // 2) % (len(table.code) - 1)
    same = table.province[other] == table.province[at]
    site.put(code_division=np.where(same, 1 + at % 100, other))


@cache
def _abolished() -> tuple[Ints, Ints]:
    """Codes with exactly one successor, which is present: (old code, division)."""
    table = pl.read_csv(reference.DATA / "division_changes.csv", infer_schema=False)
    present = pl.DataFrame({"new_code": pl.Series(divisions().code).cast(pl.String)})
    single = (
        table.filter(pl.col("old_code") != pl.col("new_code"))
        .group_by("old_code", maintain_order=True)
        .agg(pl.col("new_code").unique(maintain_order=True), pl.col("year").max())
        .filter((pl.col("new_code").list.len() == 1) & (pl.col("year") >= "2010"))
        .with_columns(pl.col("new_code").list.first())
        .join(present.with_row_index(), on="new_code", maintain_order="left")
        .filter(~pl.col("old_code").is_in(present["new_code"].to_list()))
    )
    return single["old_code"].cast(pl.Int64).to_numpy(), single["index"].to_numpy()


def _abolished_codes(site: Site) -> None:
    codes, division = _abolished()
    which = site.rng.integers(0, len(codes), len(site.at))
    site.bare(division[which].astype(np.int64)).put(code_digits=codes[which])


def _duplicate(site: Site, *own: str) -> None:
    """The next row once more, with those facts of its own."""
    kept = {name: getattr(site.plan, name)[site.at] for name in own}
    site.plan.copy_rows(site.at + 1, site.at)
    site.put(**kept)


_FORMS = {"slash": 1, "chinese": 2, "compact": 3, "excel": 4}


def _date_form(form: int) -> Plant:
    def plant(site: Site) -> None:
        site.local()
        site.plan.registered[site.at] += form * days.SIZE

    return plant


ROWS: dict[str, Plant] = {
    "deregistered": lambda s: s.local().put(
        status=1, deregistered=days.day(date(2020, 5, 6))
    ),
    "deregistered_undated": lambda s: s.local().put(status=2),
    "deregistered_later": lambda s: s.local().put(status=1, deregistered=LATER),
    "registered_later": lambda s: s.local().put(registered=LATER),
    "inverse": lambda s: (
        s.local()
        .put(status=1, deregistered=days.day(date(2019, 8, 1)))
        .put(party_since=days.day(date(2014, 7, 1)))
    ),
    "place_differs": _other_place,
    "place_unknown": _nowhere,
    "code_abolished": _abolished_codes,
    "code_length": lambda s: s.local().put(odd=Odd.CODE_LENGTH),
    "code_character": lambda s: s.local().put(odd=Odd.CODE_CHARACTER),
    "code_last_digit": lambda s: s.local().put(odd=Odd.CODE_LAST_DIGIT),
    "code_inner_digit": lambda s: s.local().put(odd=Odd.CODE_INNER_DIGIT),
    "code_type": lambda s: s.local().put(code_prefix=54),
    "code_division": lambda s: s.local().put(code_digits=339999),
    "duplicate_code": lambda s: _duplicate(s, "word", "tail"),
    "duplicate_name": lambda s: _duplicate(s, "code_serial"),
    "date_invalid": lambda s: s.local().put(odd=Odd.DATE_INVALID),
    "name_comma": lambda s: s.local().put(odd=Odd.NAME_COMMA),
    "name_quote": lambda s: s.local().put(odd=Odd.NAME_QUOTE),
    "name_formula": lambda s: s.local().put(odd=Odd.NAME_FORMULA),
    "shenzhen_school": lambda s: s.in_shenzhen(440300).put(
        sector=0, tail=0, approval=2
    ),
    "shenzhen_hospital": lambda s: s.in_shenzhen(440300).put(
        sector=1, tail=0, approval=3
    ),
    "shenzhen_unchanged": lambda s: (
        s.in_shenzhen(440304).put(party_since=BEFORE).declares(Declared.COMMITTEE)
    ),
}
ROWS |= {f"date_{name}": _date_form(form) for name, form in _FORMS.items()}
