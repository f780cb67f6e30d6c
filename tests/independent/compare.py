"""Two tables of verdicts side by side: what differs, in words that a person can follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

#: Every column that both resolvers give; `leader_name` is shown as each found it.
COLUMNS = (
    "org_id",
    "verdict",
    "leader_id",
    "leader_kind",
    "leader_division",
    "relation",
    "rulebook",
    "rule",
    "basis",
    "attested",
    "derived_leader_id",
    "agreement",
    "missing_field",
    "candidates",
    "notes",
    "division",
    "level",
)
Row = Mapping[str, object]


def text(value: object) -> str:
    """One way of writing: yes and no as true and false, nothing as an empty text."""
    return {True: "true", False: "false", None: ""}.get(value, value)  # type: ignore[arg-type]


def comparable_id(ident: str) -> str:
    """An id as far as both must give it: hashes of rows and of names are their own affair."""
    return ident if ident[:1].isdigit() and "#" not in ident else ""


def differing(one: Row, other: Row) -> Iterator[tuple[str, str, str]]:
    """Each column in which two rows differ, with both values."""
    for column in COLUMNS:
        left, right = text(one[column]), text(other[column])
        if column == "org_id":
            left, right = comparable_id(left), comparable_id(right)
        if left != right:
            yield column, left, right


def report(
    given: Sequence[Row], expected: Sequence[Row], got: Sequence[Row], most: int = 12
) -> str:
    """What differs, counted by column, then the first rows in full; empty where nothing does."""
    assert len(given) == len(expected) == len(got), "a row was lost"
    counts: Counter[str] = Counter()
    lines = []
    for position, (one, other) in enumerate(zip(expected, got, strict=True)):
        found = list(differing(one, other))
        counts.update(column for column, _, _ in found)
        if found and len(lines) < most:
            filled = {k: v for k, v in given[position].items() if v}
            lines.append(f"  row {position + 2}: {filled}")
            lines += [f"    {c}: plain {a!r}, product {b!r}" for c, a, b in found]
    return "\n".join([str(dict(counts)), *lines]) if counts else ""
