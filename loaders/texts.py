"""Many texts at once, made comparable as `loaders.text` makes one."""

from collections.abc import Sequence

import polars as pl

from loaders.text import clean

_NOT_PLAIN = r"[^\x{4e00}-\x{9fff}0-9A-Za-z\-]"


def clean_all(texts: Sequence[str]) -> tuple[str, ...]:
    """The comparable form of many texts; most are plain and stay as they are."""
    series = pl.Series(texts, dtype=pl.String)
    odd = series.str.contains(_NOT_PLAIN).arg_true().to_list()
    if not odd:
        return tuple(texts)
    cleaned = list(texts)
    for position in odd:
        cleaned[position] = clean(cleaned[position])
    return tuple(cleaned)
