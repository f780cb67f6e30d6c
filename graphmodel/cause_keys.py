"""How the organizations of a class fall into causes: the table of semantics §8.

In: evidence and the positions of a class. Out: `Keyed`: a number for each position,
equal where the cause is, and what the cause behind a number is about.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.divisions import Ints
from graphmodel.evidence import Evidence, Rows
from graphmodel.facts import DOMAINS
from graphmodel.subject import Subject
from graphmodel.vocabulary import KINDS

Numbers = npt.NDArray[np.int64]
T = TypeVar("T", bound=Hashable)

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
#: What the world's column `duplicate` holds, and where the two rows agree.
DUPLICATES = (("same code", "org_id"), ("same name", "name"))
#: Rules that oblige: a finding beside the verdict, whoever leads (§9, Duties).
DUTIES = {"COVERAGE_ORG": "opinion-2015/O17", "COVERAGE_WORK": "opinion-2015/O24"}
_KIND_CODES = tuple(KINDS)


@dataclass(frozen=True)
class Keyed:
    """Positions in the order in which examples are taken, and the key of each."""

    rows: Rows
    keys: npt.NDArray[np.integer]
    subject: Callable[[int], Subject]


KeyFunction = Callable[[Evidence, Rows], Keyed]


def by_rule(evidence: Evidence, rows: Rows) -> Keyed:
    """The rule that decided; "declaration" where a charter did."""
    return _of_rule(evidence, rows, derived=False)


def by_rule_departed_from(evidence: Evidence, rows: Rows) -> Keyed:
    """The rule that says something else than the charter."""
    return _of_rule(evidence, rows, derived=True)


def _of_rule(evidence: Evidence, rows: Rows, derived: bool) -> Keyed:
    names, number = evidence.rules(derived)
    keys = number[evidence.resolution.profile[rows]]
    return Keyed(rows, keys, lambda key: Subject(names[key], rule=names[key]))


def by_duty(code: str) -> KeyFunction:
    """One cause: the duty, whoever leads."""

    def keyed(evidence: Evidence, rows: Rows) -> Keyed:
        subject = Subject(DUTIES[code], rule=DUTIES[code])
        return Keyed(rows, np.zeros(len(rows), np.uint8), lambda _: subject)

    return keyed


def by_rule_and_field(evidence: Evidence, rows: Rows) -> Keyed:
    """The rule and the field that it needs."""
    outcomes = evidence.resolution.outcomes
    names, number = evidence.rules(derived=True)
    fields = tuple(dict.fromkeys(o.derived.missing for o in outcomes))
    field = np.array([fields.index(o.derived.missing) for o in outcomes], np.int64)
    keys = (number * len(fields) + field)[evidence.resolution.profile[rows]]

    def subject(key: int) -> Subject:
        rule, missing = names[key // len(fields)], fields[key % len(fields)]
        return Subject(f"{rule} {missing}", rule=rule, field=missing)

    return Keyed(rows, keys, subject)


def by_level(evidence: Evidence, rows: Rows) -> Keyed:
    """The level of registration."""
    levels = [level or "unknown" for level in DOMAINS["level"]]
    keys = evidence.column("level", rows)
    return Keyed(rows, keys, lambda key: Subject(levels[key], words=(levels[key],)))


def by_body(evidence: Evidence, rows: Rows) -> Keyed:
    """The body that a rule or a charter names."""
    return Keyed(rows, evidence.named(rows), lambda key: _of_body(evidence, key))


def by_former_supervisor(evidence: Evidence, rows: Rows) -> Keyed:
    """The supervisor of before decoupling."""
    former = evidence.resolution.situation.former[rows]
    return Keyed(rows, former, lambda key: _of_body(evidence, key))


def by_break(evidence: Evidence, rows: Rows) -> Keyed:
    """The body at which the leader's chain is broken."""
    hierarchy = evidence.resolution.hierarchy
    keys, broken = _regroup(evidence.leader(rows), hierarchy.break_of)
    return Keyed(rows, keys, lambda key: _of_body(evidence, broken[key]))


def by_loop(evidence: Evidence, rows: Rows) -> Keyed:
    """The members of the loop that the leader's chain runs into."""
    hierarchy = evidence.resolution.hierarchy
    keys, loops = _regroup(evidence.leader(rows), hierarchy.loop_of)
    return Keyed(rows, keys, lambda key: _of_bodies(evidence, loops[key]))


def by_rivals(evidence: Evidence, rows: Rows) -> Keyed:
    """The bodies that all claim to lead."""
    declared = evidence.by_declaration(rows)
    mention = np.where(
        declared,
        evidence.resolution.situation.declaration.mention[rows],
        evidence.column("supervisor", rows),
    )
    tied = tuple(dict.fromkeys(((), *evidence.tied.values())))
    tie = np.zeros(len(rows), np.int64)
    if len(tied) > 1:
        number = {bodies: n for n, bodies in enumerate(tied)}
        where = np.flatnonzero(declared & np.isin(rows, np.array(list(evidence.tied))))
        tie[where] = [number[evidence.tied[int(row)]] for row in rows[where]]
    party = _points_to_party(evidence, rows)
    key = ((mention.astype(np.int64) + 1) * len(tied) + tie) * 4 + declared * 2 + party

    def rivals(key: int) -> tuple[int, ...]:
        rest, flags = divmod(key, 4)
        mention, tie = divmod(rest, len(tied))
        if not flags & 2:
            return evidence.rivals_supervising(mention - 1, bool(flags & 1))
        return tuple(sorted({*evidence.rivals_declared(mention - 1), *tied[tie]}))

    keys, sets = _regroup(key, rivals)
    return Keyed(rows, keys, lambda key: _of_bodies(evidence, sets[key]))


def _points_to_party(evidence: Evidence, rows: Rows) -> npt.NDArray[np.bool_]:
    """Whether the rule points to the supervisor's Party organization."""
    outcomes = evidence.resolution.outcomes
    points = [bool(o.derived.leader and o.derived.leader[0] == "party_org_of") for o in outcomes]
    return np.asarray(np.array(points, np.bool_)[evidence.resolution.profile[rows]])


def by_succession(evidence: Evidence, rows: Rows) -> Keyed:
    """The body as named and the one that stands for it now."""
    return _by_pair(evidence, rows, *evidence.succession(rows))


def by_transfer(evidence: Evidence, rows: Rows) -> Keyed:
    """The body that gave a function and the one that took it."""
    return _by_pair(evidence, rows, *evidence.transfer(rows))


def _by_pair(evidence: Evidence, rows: Rows, old: Ints, new: Ints) -> Keyed:
    keys = (old.astype(np.int64) + 1) << 32 | (new.astype(np.int64) + 1)

    def subject(key: int) -> Subject:
        pair = (key >> 32) - 1, (key & 0xFFFFFFFF) - 1
        text = " → ".join(evidence.body_id(body) for body in pair)
        return Subject(text, bodies=pair)

    return Keyed(rows, keys, subject)


def by_kind_of_leader(evidence: Evidence, rows: Rows) -> Keyed:
    """The kind of the body that leads."""
    return _by_kind(evidence, rows, evidence.resolution.leaders.body[rows])


def by_kind_met(evidence: Evidence, rows: Rows) -> Keyed:
    """The kind of the body that only the registry shows; with how many names."""
    mention = evidence.column("supervisor", rows)
    names = pl.Series(mention).n_unique()
    return _by_kind(evidence, rows, evidence.meaning.first[mention], (str(names),))


def _by_kind(
    evidence: Evidence, rows: Rows, body: Ints, words: tuple[str, ...] = ()
) -> Keyed:
    kinds = _kinds(evidence.bodies)
    plain = kinds[np.where(body >= 0, body & ~PARTY_ORG, -1)]
    keys = np.where(body & PARTY_ORG, _KIND_CODES.index("PARTY_ORG"), plain)
    keys = np.where(body < 0, _KIND_CODES.index("OTHER"), keys)
    return Keyed(
        rows, keys, lambda key: Subject(_KIND_CODES[key], words=(_KIND_CODES[key], *words))
    )


def _kinds(bodies: Bodies) -> npt.NDArray[np.uint8]:
    """The kind of every body, as a position in KINDS."""
    number = {code: n for n, code in enumerate(KINDS)}
    kinds = np.full(len(bodies) + 1, number["TOWNSHIP_PARTY_ORG"], np.uint8)
    kinds[: bodies.root] = number["SOPWB"]
    kinds[bodies.root : bodies.first_township] = number["PARTY_COMMITTEE"]
    kinds[bodies.root] = number["ROOT"]
    kinds[bodies.first_recorded : -1] = [number[b.kind] for b in bodies.recorded]
    return kinds


def by_names(evidence: Evidence, rows: Rows) -> Keyed:
    """The name as written and the one it is close to."""
    near = evidence.resolution.world.near

    def subject(key: int) -> Subject:
        return Subject(" ~ ".join(near[key]), words=near[key])

    return Keyed(rows, evidence.column("near", rows), subject)


def by_code_fault(evidence: Evidence, rows: Rows) -> Keyed:
    """The kind of fault in the code."""

    def subject(key: int) -> Subject:
        return Subject(CODE_FAULTS[key], words=(CODE_FAULTS[key],))

    return Keyed(rows, evidence.column("code_fault", rows), subject)


def by_place_pair(evidence: Evidence, rows: Rows) -> Keyed:
    """The two sources of place that disagree."""

    def subject(key: int) -> Subject:
        return Subject(" | ".join(PLACE_PAIRS[key]), words=PLACE_PAIRS[key])

    return Keyed(rows, evidence.column("place_pair", rows), subject)


def by_duplicate(evidence: Evidence, rows: Rows) -> Keyed:
    """Same code, or same name; those that share one stand together."""
    keys = evidence.column("duplicate", rows)
    ordered = np.concatenate(
        [
            _together(evidence, rows[keys == n], column)
            for n, (_, column) in enumerate(DUPLICATES)
        ]
    )

    def subject(key: int) -> Subject:
        text, column = DUPLICATES[key]
        return Subject(text, field=column)

    return Keyed(ordered, evidence.column("duplicate", ordered), subject)


def _together(evidence: Evidence, rows: Rows, column: str) -> Rows:
    """Rows with those that share a text beside each other; first come, first shown."""
    shared = evidence.table[column].gather(rows)
    if column == "org_id":
        shared = shared.str.replace(r"#.*$", "")
    frame = pl.DataFrame({"row": rows, "shared": shared})
    first = pl.col("row").min().over("shared")
    return frame.sort(first, "row")["row"].to_numpy()


def _of_body(evidence: Evidence, body: int) -> Subject:
    return Subject(evidence.body_id(body), bodies=(body,))


def _of_bodies(evidence: Evidence, bodies: tuple[int, ...]) -> Subject:
    ids = sorted((evidence.body_id(body), body) for body in bodies)
    return Subject("|".join(i for i, _ in ids), bodies=tuple(b for _, b in ids))


def _regroup(
    keys: npt.NDArray[np.integer], value_of: Callable[[int], T]
) -> tuple[Numbers, tuple[T, ...]]:
    """New keys that are equal where `value_of` the old ones is, and the values."""
    old = pl.Series(keys).unique().sort().to_numpy()
    values = [value_of(int(key)) for key in old]
    number = {value: n for n, value in enumerate(dict.fromkeys(values))}
    new = np.array([number[value] for value in values], np.int64)
    return new[np.searchsorted(old, keys)], tuple(number)


KEYS: dict[str, KeyFunction] = {
    "NO_RULE": by_level,
    "MISSING_DATA": by_rule_and_field,
    "MISSING_BODY": by_body,
    "ENDED_BODY": by_body,
    "WEAK_ONLY": by_body,
    "DETACHED": by_break,
    "GAP": by_former_supervisor,
    "CONFLICT": by_rivals,
    "CYCLE": by_loop,
    "CODE_INVALID": by_code_fault,
    "DUPLICATE": by_duplicate,
    "PLACE_DIFFERS": by_place_pair,
    "STALE_NAME": by_succession,
    "TRANSFERRED": by_transfer,
    "NEAR_NAME": by_names,
    "EXPECTED_ONLY": by_kind_of_leader,
    "CHAIN_UNKNOWN": by_kind_of_leader,
    "NEW_BODY": by_kind_met,
    "DECLARED_DIFFERS": by_rule_departed_from,
    "COVERAGE_ORG": by_duty("COVERAGE_ORG"),
    "COVERAGE_WORK": by_duty("COVERAGE_WORK"),
}
