"""The causes of changes: each once, with whom it affects.

In: two resolutions and the organizations that changed, as columns. Out: the columns
with the number of a cause, and the causes, the gravest change and the widest cause
first. Python runs once a cause, never once an organization.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from graphmodel.difference.columns import Columns
from graphmodel.difference.renumbering import Renumbering
from graphmodel.difference.words import Told
from graphmodel.resolution import Resolution
from graphmodel.wording import Words

#: At most so many organizations are shown with a cause.
EXAMPLES = 20
_KEYS = ("change", "reason", "old_key", "new_key")


@dataclass(frozen=True)
class ChangeCause:
    """One cause of one change.

    `change` is a code of `difference.CHANGES`, `kind` that of a `Reason`, `cause` a
    text of ids, rules and values, free of language; `positions` are those of at most
    20 organizations in the old and the new world (-1: not there).
    """

    change: str
    kind: str
    cause: str
    affected: int
    positions: tuple[tuple[int, int], ...]
    told: Told

    @property
    def text(self) -> Words:
        """The cause in one sentence."""
        return self.told.text


def causes_of(
    old: Resolution,
    new: Resolution,
    numbers: Renumbering,
    changes: pl.DataFrame,
    codes: Sequence[str],
) -> tuple[pl.DataFrame, tuple[ChangeCause, ...]]:
    """`changes` (change, old, new) with a column `cause`, and the causes in order.

    Told change by change in the order of `codes`, the widest cause first.
    """
    columns = Columns(old, new, numbers, changes, codes)
    frame = changes.with_columns(columns.keyed())
    grouped = (
        frame.with_row_index("row")
        .group_by(_KEYS)
        .agg(
            pl.len().alias("affected"),
            pl.col("old_operand", "new_operand").first(),
            pl.col("old", "new").head(EXAMPLES),
        )
    )
    found = [_cause(columns, row, codes) for row in grouped.iter_rows(named=True)]
    order = sorted(
        range(len(found)),
        key=lambda n: (
            codes.index(found[n].change),
            -found[n].affected,
            found[n].cause,
        ),
    )
    place = np.empty(len(found), np.uint32)
    place[order] = np.arange(len(found), dtype=np.uint32)
    numbered = grouped.select(_KEYS).with_columns(cause=pl.Series(place))
    joined = frame.join(numbered, on=_KEYS, how="left", maintain_order="left")
    whole = joined.select("change", "old", "new", "cause")
    return whole, tuple(found[n] for n in order)


def _cause(columns: Columns, row: dict[str, Any], codes: Sequence[str]) -> ChangeCause:
    change, reason = codes[row["change"]], columns.reasons[row["reason"]]
    told = Told(
        columns.left.ground,
        columns.right.ground,
        reason,
        row["old_operand"],
        row["new_operand"],
        columns.rules,
        columns.numbers,
        joined=change == "joined",
    )
    positions = tuple(zip(row["old"], row["new"], strict=True))
    return ChangeCause(
        change, reason.kind, told.cause, row["affected"], positions, told
    )
