"""How the organizations of a class fall into causes: the table of semantics §8.

In: ground and the positions of a class. Out: `Keyed`: a number for each position,
equal where the cause is, and what the cause behind a number is about.
"""

import numpy as np
import polars as pl

from graphmodel import cause_bodies as of
from graphmodel.duties.causes import by_duty
from graphmodel.facts import DOMAINS
from graphmodel.ground import Ground, Rows
from graphmodel.matter import Keyed, KeyFunction, Matter

#: Kinds of fault in a code and pairs of sources of place, in the order of the numbers
#: that the world's columns `code_fault` and `place_pair` hold.
CODE_FAULTS = (
    "length",
    "character",
    "last check digit",
    "inner check digit",
    "type prefix",
    "unknown division",
)
_PLACES = ("registration_authority", "org_id", "division", "domicile")
PLACE_PAIRS = tuple((a, b) for n, a in enumerate(_PLACES) for b in _PLACES[n + 1 :])
#: The bits of the world's column `duplicate`, and where the two rows agree.
DUPLICATES = (("same code", "org_id"), ("same name", "name"))


def by_rule(ground: Ground, rows: Rows) -> Keyed:
    """The rule that decided; "declaration" where a charter did."""
    return _of_rule(ground, rows, derived=False)


def by_rule_departed_from(ground: Ground, rows: Rows) -> Keyed:
    """The rule that says something else than the charter."""
    return _of_rule(ground, rows, derived=True)


def _of_rule(ground: Ground, rows: Rows, derived: bool) -> Keyed:
    names, number = ground.rules(derived)
    keys = number[ground.resolution.profile[rows]]
    return Keyed(rows, keys, lambda key: Matter(names[key], rule=names[key]))


def by_rule_and_field(ground: Ground, rows: Rows) -> Keyed:
    """The rule and the field that it needs."""
    outcomes = ground.resolution.outcomes
    names, number = ground.rules(derived=True)
    fields = tuple(dict.fromkeys(o.derived.missing for o in outcomes))
    field = np.array([fields.index(o.derived.missing) for o in outcomes], np.int64)
    keys = (number * len(fields) + field)[ground.resolution.profile[rows]]

    def matter(key: int) -> Matter:
        rule, missing = names[key // len(fields)], fields[key % len(fields)]
        return Matter(f"{rule} {missing}", rule=rule, field=missing)

    return Keyed(rows, keys, matter)


def by_level(ground: Ground, rows: Rows) -> Keyed:
    """The level of registration."""
    levels = [level or "unknown" for level in DOMAINS["level"]]
    keys = ground.column("level", rows)
    return Keyed(rows, keys, lambda key: Matter(levels[key], words=(levels[key],)))


def by_names(ground: Ground, rows: Rows) -> Keyed:
    """The name as written and the one it is close to, wherever they are met."""
    near = ground.resolution.world.near
    first = {pair: n for n, pair in reversed(list(enumerate(near)))}
    number = np.array([first[pair] for pair in near], np.int64)

    def matter(key: int) -> Matter:
        return Matter(" ~ ".join(near[key]), words=near[key])

    return Keyed(rows, number[ground.column("near", rows)], matter)


def by_code_fault(ground: Ground, rows: Rows) -> Keyed:
    """The kind of fault in the code."""

    def matter(key: int) -> Matter:
        return Matter(CODE_FAULTS[key], words=(CODE_FAULTS[key],))

    return Keyed(rows, ground.column("code_fault", rows), matter)


def by_place_pair(ground: Ground, rows: Rows) -> Keyed:
    """The two sources of place that disagree."""

    def matter(key: int) -> Matter:
        return Matter(" | ".join(PLACE_PAIRS[key]), words=PLACE_PAIRS[key])

    return Keyed(rows, ground.column("place_pair", rows), matter)


def by_duplicate(ground: Ground, rows: Rows) -> Keyed:
    """Same code, or same name; those that share one stand together."""
    mask = ground.column("duplicate", rows)
    parts = [
        _together(ground, rows[(mask & (1 << n)) > 0], column)
        for n, (_, column) in enumerate(DUPLICATES)
    ]
    ordered = np.concatenate(parts)
    keys = np.repeat(np.arange(len(parts)), [len(part) for part in parts])

    def matter(key: int) -> Matter:
        text, column = DUPLICATES[key]
        return Matter(text, field=column)

    return Keyed(ordered, keys, matter)


def _together(ground: Ground, rows: Rows, column: str) -> Rows:
    """Rows with those that share a text beside each other; first come, first shown."""
    shared = ground.table[column].gather(rows)
    if column == "org_id":
        shared = shared.str.replace(r"#.*$", "")
    frame = pl.DataFrame({"row": rows, "shared": shared})
    first = pl.col("row").min().over("shared")
    return frame.sort(first, "row")["row"].to_numpy()


KEYS: dict[str, KeyFunction] = {
    "NO_RULE": by_level,
    "MISSING_DATA": by_rule_and_field,
    "MISSING_BODY": of.by_body,
    "ENDED_BODY": of.by_body,
    "WEAK_ONLY": of.by_body,
    "DETACHED": of.by_break,
    "GAP": of.by_former_supervisor,
    "CONFLICT": of.by_rivals,
    "CYCLE": of.by_loop,
    "CODE_INVALID": by_code_fault,
    "DUPLICATE": by_duplicate,
    "PLACE_DIFFERS": by_place_pair,
    "STALE_NAME": of.by_succession,
    "TRANSFERRED": of.by_transfer,
    "NEAR_NAME": by_names,
    "EXPECTED_ONLY": of.by_kind_of_leader,
    "CHAIN_UNKNOWN": of.by_kind_of_leader,
    "NEW_BODY": of.by_kind_met,
    "DECLARED_DIFFERS": by_rule_departed_from,
    "COVERAGE_ORG": by_duty("COVERAGE_ORG"),
    "COVERAGE_WORK": by_duty("COVERAGE_WORK"),
}
