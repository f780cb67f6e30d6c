"""Columns of names → columns of mentions.

In: a coded column of names, the division of each organization, a linker. Out: the
mention of each row (-1 none). Every distinct text is linked once; where the text
alone is not enough, every distinct (text, division of registration).
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from graphmodel.divisions import Ints
from graphmodel.numbering import numbered
from loaders.linking.bulk import SLOW
from loaders.linking.linker import NEEDS_PLACE, NOWHERE, Linker
from loaders.registry import Coded

#: Reads the names of one cell, given the division of registration or None.
Reader = Callable[[str, int | None], int]


def link_column(
    coded: Coded | None, division: Ints, read: Reader, plain: Sequence[int]
) -> Ints:
    """The mention of every row; `plain` are the texts that `link_plain` read."""
    if coded is None:
        return np.full(len(division), -1, np.int32)
    texts = zip(coded.cleaned, plain, strict=True)
    found = [read(text, None) if number == SLOW else number for text, number in texts]
    mention = np.array([*found, -1], np.int64)[coded.codes]
    rows = np.flatnonzero(mention == NEEDS_PLACE)
    if len(rows):
        mention[rows] = by_pairs(
            coded.codes[rows],
            division[rows],
            lambda code, place: read(coded.cleaned[code], place),
        )
    return mention.astype(np.int32)


def by_pairs(
    left: Ints, right: Ints, function: Callable[[int, int], int]
) -> npt.NDArray[np.int64]:
    """A function of two columns of small integers, called once for each pair."""
    if not len(left):
        return np.zeros(0, np.int64)
    width = int(right.max()) + 2
    keys, which = numbered(left.astype(np.int64) * width + right + 1)
    values = [function(key // width, key % width - 1) for key in keys.tolist()]
    return np.array(values, np.int64)[which]


def reader(
    linker: Linker, names_of: Callable[[str], Sequence[str]], party: bool
) -> Reader:
    """Links what a cell names: one body, or a group of several."""

    def read(text: str, division: int | None) -> int:
        names = names_of(text)
        mentions = [linker.link(name, division, party) for name in names]
        if NEEDS_PLACE in mentions and division is None:
            return NEEDS_PLACE
        mentions = [mention for mention in mentions if mention != NOWHERE]
        if not mentions:
            return NOWHERE
        return linker.book.mention(mentions, several=len(set(mentions)) > 1)

    return read
