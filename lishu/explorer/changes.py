"""What changed between two answers: counts, causes, and everybody whom a cause concerns.

In: two resolutions. Out: `Compared`, built once a pair; frames of its causes and of the
organizations that changed, of which only those shown are put into words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.difference import CHANGE_CODES, CHANGES, Difference, difference
from graphmodel.difference import examples as rows_of_changes
from graphmodel.difference.causes import ChangeCause
from graphmodel.finding import fingerprint
from graphmodel.resolution import Resolution
from graphmodel.summary import Summary, summarize
from graphmodel.vocabulary import VERDICTS
from graphmodel.wording import Words
from lishu.reports import words as report

#: The kinds of reasons, as people call them.
KINDS = {
    "rule": Words("规则", "rule"),
    "body": Words("机构", "body"),
    "chain": Words("领导链", "chain of leaders"),
    "fact": Words("登记事项", "fact"),
    "transfer": Words("职能划转", "transfer"),
    "relation": Words("关系", "relation"),
    "leader": Words("领导机关", "leader"),
    "name": Words("名称", "name"),
    "row": Words("登记表的行", "row"),
}
COUNTS = (
    ("organizations", report.ORGANIZATIONS),
    ("led", report.LED),
    ("orphans", report.ORPHANS),
    ("open", report.OPEN),
    ("out_of_scope", report.OUT_OF_SCOPE),
    ("not_counted", report.NOT_COUNTED),
)


@dataclass(frozen=True)
class Compared:
    """A difference with the counts of both sides; `first[n]` is where the changes of
    cause n begin in `order`, which sorts the changes by cause."""

    difference: Difference
    before: Summary
    after: Summary
    order: npt.NDArray[np.int64]
    first: npt.NDArray[np.int64]

    @property
    def counts(self) -> dict[str, int]:
        """How many organizations each change concerns; those of which there are any."""
        return {code: n for code, n in self.difference.counts.items() if n}

    def rows(self, cause: int) -> pl.DataFrame:
        """The changes that have one cause."""
        found = self.order[self.first[cause] : self.first[cause + 1]]
        return self.difference.changes[found]

    @cached_property
    def keys(self) -> pl.DataFrame:
        """The change and the kind of reason of each cause, in their order."""
        found = self.difference.causes
        texts = {"change": pl.String, "kind": pl.String}
        rows = [(cause.change, cause.kind) for cause in found]
        return pl.DataFrame(rows, schema=texts, orient="row").with_row_index("number")

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of reasons that occur, in the order of KINDS."""
        there = set(self.keys["kind"])
        return tuple(kind for kind in KINDS if kind in there)

    @cached_property
    def marks(self) -> dict[str, int]:
        """Where each cause stands, by a mark that an address can hold."""
        return {mark(cause): n for n, cause in enumerate(self.difference.causes)}


def mark(cause: ChangeCause) -> str:
    """What tells a cause from all others: of its change and its text alone."""
    return fingerprint(cause.change, cause.cause)


def rules_of(cause: ChangeCause) -> tuple[str, ...]:
    """The rules that a change of rules is about, by name (rulebook/id)."""
    if cause.kind != "rule":
        return ()
    names = cause.cause.removeprefix("rule ").split(" -> ")
    return tuple(name for name in names if "/" in name)


def body_of(cause: ChangeCause) -> str:
    """The id of the body that a change is about, "" where it is about none."""
    if cause.kind == "body":
        return cause.cause.removeprefix("body ").rpartition(": ")[0]
    return cause.cause.partition(": ")[2] if cause.kind == "chain" else ""


def compared(old: Resolution, new: Resolution) -> Compared:
    """What changed from one resolution to the other."""
    return of_difference(difference(old, new))


def of_difference(found: Difference) -> Compared:
    """A difference with what its lists need."""
    cause = found.changes["cause"].to_numpy()
    order = np.argsort(cause, kind="stable")
    sizes = np.bincount(cause, minlength=len(found.causes))
    first = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    before, after = summarize(found.old), summarize(found.new)
    return Compared(found, before, after, order.astype(np.int64), first)


def counts(found: Compared, language: str) -> Iterator[tuple[str, int, int]]:
    """Each count with its words, before and after."""
    for name, label in COUNTS:
        yield (
            label.label(language),
            getattr(found.before, name),
            getattr(found.after, name),
        )


def numbers(found: Compared, change: str = "", kind: str = "") -> pl.Series:
    """The causes of one change (of all without one) and of one kind of reason."""
    keys = found.keys
    for column, wanted in (("change", change), ("kind", kind)):
        if wanted:
            keys = keys.filter(pl.col(column) == wanted)
    return keys["number"]


def causes(found: Compared, shown: Iterable[int], language: str) -> pl.DataFrame:
    """One row a cause: `change`, `kind`, `text`, `affected`, `cause`."""
    rows = [_cause(found.difference.causes[n], language) for n in shown]
    schema = {
        "change": pl.String,
        "kind": pl.String,
        "text": pl.String,
        "affected": pl.Int64,
        "cause": pl.String,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _cause(cause: ChangeCause, language: str) -> tuple[object, ...]:
    return (
        CHANGES[cause.change].label(language),
        KINDS[cause.kind].label(language),
        cause.text.label(language),
        cause.affected,
        cause.cause,
    )


def changed(found: Compared, changes: pl.DataFrame, language: str) -> pl.DataFrame:
    """One row a change, as `lishu diff --list` writes it, with verdicts in words."""
    table = rows_of_changes.table(replace(found.difference, changes=changes))
    verdicts = {code: term.label(language) for code, term in VERDICTS.items() if code}
    told = {code: CHANGES[code].label(language) for code in CHANGE_CODES}
    return table.with_columns(
        pl.col("old_verdict", "verdict").replace(verdicts),
        pl.col("change").replace(told),
    )


def of_cause(
    found: Compared, number: int, language: str, start: int = 0, end: int | None = None
) -> pl.DataFrame:
    """The organizations that changed for one reason, a part of them or all."""
    rows = found.rows(number)[start:end].with_columns(cause=pl.lit(0, pl.UInt32))
    alone = replace(
        found.difference, causes=found.difference.causes[number : number + 1]
    )
    return changed(replace(found, difference=alone), rows, language)


def of_change(found: Compared, change: str) -> pl.DataFrame:
    """The rows of one change, of all without one; of new orphans those of any change."""
    if change in CHANGES:
        return found.difference.of(change)
    return found.difference.changes
