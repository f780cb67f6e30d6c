"""Who an organization is: code, name, stable id, duplicates.

In: a registry and its judged codes. Out: ids (the code; a repeated one is told apart
by `#` and a hash of the row, the first keeps it bare), names, duplicates.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.divisions import Divisions
from loaders import codes
from loaders.codes import ABSENT, CodeColumn
from loaders.registry import Registry

SAME_CODE, SAME_NAME = 1, 2
_HASH = (
    "name",
    "registration_authority",
    "supervisor",
    "registered_on",
    "domicile",
    "declared_leader",
)
_SEED = 20150928


@dataclass(frozen=True)
class Identity:
    """`org_id` per row; `duplicate` a mask of SAME_CODE and SAME_NAME."""

    org_id: pl.Series
    duplicate: npt.NDArray[np.uint8]


def code_texts(registry: Registry) -> pl.Series:
    """The codes, trimmed, in capitals and half-width characters."""
    texts = _written(registry)
    odd = texts.str.contains(r"[^0-9A-Z]").arg_true()
    return texts.scatter(odd, _plain(texts.gather(odd))) if len(odd) else texts


def judge(registry: Registry, divisions: Divisions) -> tuple[pl.Series, CodeColumn]:
    """The codes as `code_texts` gives them, and what is wrong with each.

    Only those that are no 18 characters of the alphabet as written are trimmed.
    """
    texts = _written(registry)
    code = codes.read(texts, divisions)
    odd = np.flatnonzero(np.isin(code.fault, _AS_WRITTEN))
    if len(odd):
        plain = _plain(texts.gather(odd))
        texts = texts.scatter(odd, plain)
        mended = codes.read(plain, divisions)
        for name in ("there", "fault", "division", "prefix"):
            getattr(code, name)[odd] = getattr(mended, name)
    return texts, code


#: Faults that may be only a matter of spaces, small letters or full-width characters.
_AS_WRITTEN = [codes.FAULTS.index(fault) for fault in ("length", "character")]


def _written(registry: Registry) -> pl.Series:
    texts = registry.text("org_id")
    blank = pl.Series("org_id", [""] * registry.height, pl.String)
    return blank if texts is None else texts.alias("org_id")


def _plain(texts: pl.Series) -> pl.Series:
    return texts.str.normalize("NFKC").str.replace_all(r"\s", "").str.to_uppercase()


def names(registry: Registry) -> pl.Series:
    """The names as written, without the white space around them."""
    texts = registry.text("name")
    if texts is None:
        return pl.Series("name", [""] * registry.height, pl.String)
    return texts.str.strip_chars().alias("name")


def identify(
    registry: Registry, code: CodeColumn, texts: pl.Series, name: pl.Series
) -> Identity:
    """Stable ids and duplicates; `texts` are the codes as `code_texts` gives them."""
    there = pl.Series(code.there)
    ids = texts
    if not code.there.all():
        ids = _without_code(registry, texts, there, name)
    repeated = _repeated(ids)
    same_code = np.zeros(len(ids), np.bool_)
    same_code[repeated] = True
    same_code &= code.there
    duplicate = SAME_CODE * same_code + SAME_NAME * _same_name(name, ids)
    again = repeated[~ids.gather(repeated).is_first_distinct().to_numpy()]
    if len(again):
        ids = _told_apart(registry, ids, pl.Series(again))
    return Identity(ids.alias("org_id"), duplicate.astype(np.uint8))


def _repeated(texts: pl.Series) -> npt.NDArray[np.int64]:
    """The positions of texts that stand more than once.

    Sorting hashes is cheaper than grouping texts, and few of them repeat.
    """
    number = texts.hash(_SEED)
    ordered = number.sort().to_numpy()
    twice = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    if not len(twice):
        return np.zeros(0, np.int64)
    return (
        number.is_in(pl.Series(twice).implode()).arg_true().to_numpy().astype(np.int64)
    )


def _without_code(
    registry: Registry, texts: pl.Series, there: pl.Series, name: pl.Series
) -> pl.Series:
    """The certificate's number where there is no code, else a stable id of the name."""
    rows = (~there).arg_true()
    certificate = registry.text("certificate")
    numbers = name.gather(rows).str.normalize("NFKC").hash(_SEED)
    stable = pl.Series([f"N-{n:016x}" for n in numbers.unique(maintain_order=True)])
    by_hash = dict(zip(numbers.unique(maintain_order=True), stable, strict=True))
    filled = numbers.replace_strict(by_hash, return_dtype=pl.String)
    if certificate is not None:
        given = certificate.gather(rows).str.strip_chars()
        filled = filled.zip_with(given.is_in(list(ABSENT)), given)
    return texts.scatter(rows, filled)


def _same_name(name: pl.Series, ids: pl.Series) -> npt.NDArray[np.bool_]:
    """One name with two codes, or without any code."""
    rows = pl.Series(_repeated(name))
    found = np.zeros(len(name), np.bool_)
    if len(rows):
        rows = rows.filter(name.gather(rows) != "")
        frame = pl.DataFrame({"name": name.gather(rows), "id": ids.gather(rows)})
        several = frame.select(pl.col("id").n_unique().over("name") > 1).to_series()
        stable = ids.gather(rows).str.starts_with("N-")
        found[rows.to_numpy()] = (several | stable).to_numpy()
    return found


def _told_apart(registry: Registry, ids: pl.Series, again: pl.Series) -> pl.Series:
    """Repeated ids with `#` and a hash of the row; equal rows are counted."""
    rows = again
    frame = pl.DataFrame({"id": ids.gather(rows)}).with_columns(
        pl.Series(f"c{n}", column)
        for n, name in enumerate(_HASH)
        if (column := registry.texts_at(name, rows.to_numpy())) is not None
    )
    marks = frame.hash_rows(_SEED).cast(pl.String).str.slice(0, 8)
    apart = frame["id"] + "#" + marks
    nth = apart.to_frame("id").select(pl.int_range(pl.len()).over("id")).to_series()
    counted = apart + pl.Series(
        [f"-{n + 1}" if n else "" for n in range(len(nth))]
    ).gather(nth)
    return ids.scatter(rows, counted)
