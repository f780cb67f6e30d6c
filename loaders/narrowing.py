"""Narrowing a registry: to divisions, or to one organization.

In: a whole registry. Out: positions of the rows to keep, in order.
"""

from collections.abc import Sequence

import numpy as np
import polars as pl
import pyarrow as pa

from graphmodel.divisions import Positions
from graphmodel.errors import InputError
from loaders import codes, identity
from loaders.geography import locate
from loaders.linking.linker import Linker
from loaders.registry import Registry, text_series


def in_divisions(registry: Registry, where: str, linker: Linker) -> Positions:
    """The rows registered in divisions whose code begins as `division=CODE` says."""
    field, _, prefix = where.partition("=")
    if field.strip() != "division" or not prefix.strip().isdigit():
        raise InputError(
            f"--where {where}: write division=CODE with the first digits of a division "
            "code, e.g. division=3306"
        )
    inside = [code.startswith(prefix.strip()) for code in linker.book.divisions.codes]
    if not any(inside):
        raise InputError(
            f"--where {where}: no division's code begins so; write e.g. division=3306"
        )
    texts = identity.code_texts(registry)
    place = locate(registry, codes.read(texts, linker.book.divisions), linker.gazetteer)
    return np.flatnonzero(np.array([*inside, False])[place.division])


def shared_texts(
    files: Sequence[Sequence[pa.ChunkedArray]], wanted: str
) -> frozenset[str]:
    """`wanted` and the codes and names of the rows that are called so, of all files."""
    words = frozenset({wanted.strip(), wanted.strip().upper().partition("#")[0]})
    texts: set[str] = set()
    for columns in files:
        rows = hits(columns, words)
        for column in columns:
            texts |= {column[int(row)].as_py() for row in rows[:100]}
    return frozenset(texts - set(codes.ABSENT))


def hits(columns: Sequence[pa.ChunkedArray], texts: frozenset[str]) -> Positions:
    """The rows in which one of the columns is one of the texts."""
    found = pl.Series(np.zeros(len(columns[0]), np.bool_))
    for column in columns:
        series = text_series(column)
        for text in sorted(texts):
            found = found | (series == text)
    return found.arg_true().to_numpy().astype(np.intp)


def sharing(registry: Registry, wanted: str) -> Positions:
    """The rows whose code or name is `wanted`, and those that share either."""
    texts, names = identity.code_texts(registry), identity.names(registry)
    code = wanted.strip().upper().partition("#")[0]
    hit = (texts == code) | (names == wanted.strip())
    rows = hit.arg_true()
    if not len(rows):
        return np.zeros(0, np.intp)
    same_code = texts.gather(rows).unique()
    same_name = names.gather(rows).unique()
    shared = hit | _among(texts, same_code) | _among(names, same_name)
    return shared.arg_true().to_numpy().astype(np.intp)


def _among(column: pl.Series, texts: pl.Series) -> pl.Series:
    """Where a column has one of a few texts; an empty text is none."""
    found = pl.Series([False]).new_from_index(0, len(column))
    for text in texts.to_list()[:100]:
        if text not in codes.ABSENT:
            found = found | (column == text)
    return found
