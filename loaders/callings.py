"""The calling of an organization, as its name tells it: a school, a law firm …

In: a registry, the library. Out: the column of the record fact `calling`, worked out
only for the places in which a sentence asks it (a link or a duty of 001); nobody else
pays for it. An inference from words, as for schools in semantics §3.
"""

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.divisions import Divisions, Ints, within
from graphmodel.record_facts import RECORD_FACTS
from graphmodel.regimes import Library
from loaders import fields

Codes = npt.NDArray[np.uint8]
FACT = "calling"
_VALUES = RECORD_FACTS[FACT].values
_WORDS = {
    "law_firm": "律师事务所",
    "migrant_workers": "务工|农民工|外来工|劳务工",
}


def callings(
    library: Library,
    divisions: Divisions,
    division: Ints,
    kind: Codes,
    names: pl.Series,
) -> dict[str, Codes]:
    """The column of the fact; none where no document asks it of anybody."""
    rows = np.flatnonzero(within(divisions, _seats(library))[division])
    if not len(rows):
        return {}
    found = np.zeros(len(division), np.uint8)
    found[rows] = _read(kind[rows], names.gather(rows))
    return {FACT: found}


def _read(kind: Codes, names: pl.Series) -> Codes:
    found = np.full(len(names), _VALUES.index("other"), np.uint8)
    found[fields.subtype(kind, names) == 1] = _VALUES.index("school")
    for value, words in _WORDS.items():
        found[names.str.contains(words).to_numpy()] = _VALUES.index(value)
    return found


def _seats(library: Library) -> set[str]:
    """Where a document with a link or a duty that asks it applies, on some date."""
    asking = {
        book.id: book.jurisdiction
        for book in library.rulebooks
        if any(FACT in link.when for link in book.provisions.links)
        or any(FACT in duty.shown_by for duty in book.provisions.duties)
    }
    adopted = {a.division for a in library.adoptions if a.rulebook in asking}
    return {seat for seat in asking.values() if seat} | adopted
