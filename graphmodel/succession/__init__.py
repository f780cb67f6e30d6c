"""Whether the days of bodies and the changes between them fit together.

In: `Bodies` (records, attestations, changes) and the names by which they are known.
Out: `Problem`s; none changes a verdict. Days are half-open: on the day of a change
only the successor is there. Well-kept registers of government bodies hold the same:
a split has at least two successors, a merger or a new name exactly one, a function
that moves ends nobody, and nobody succeeds themselves.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.hierarchy_loops import loops
from graphmodel.records import ALWAYS, FOREVER, Change
from graphmodel.standing import SUCCESSIONS
from graphmodel.succession.lives import Names, plates, reversed_lives, shared, silent
from graphmodel.succession.register import ENDS, Problem, Register, fault_of_shape
from graphmodel.succession.words import NO_BEGINNING, NO_END, VERBS
from graphmodel.wording import Words

#: So many members of a loop name it; a longer one is known by its first and its length.
TOLD = 20
#: Changes with which the taker begins.
BEGINS = frozenset({"renamed", "created"})


def problems(bodies: Bodies, names: Names | None = None) -> tuple[Problem, ...]:
    """Everything that does not fit, in the order of the checks, then of the rows.

    `names` are body numbers by name and alias.
    """
    asked = Register(bodies)
    found = (
        *reversed_lives(asked),
        *_misshapen(asked),
        *_ends(asked),
        *_givers(asked),
        *_heirs(asked),
        *_takers(asked),
        *_loops(asked),
        *silent(asked),
        *plates(asked),
        *shared(asked, names or {}),
    )
    return tuple({problem.cause: problem for problem in reversed(found)}.values())[::-1]


def _misshapen(asked: Register) -> Iterator[Problem]:
    """Each kind of change names the ends that it needs, and no other."""
    for change in asked.bodies.changes:
        code = fault_of_shape(change)
        if not code:
            continue
        body, other = change.giver, change.taker
        if code == "OF_PARTY_ORG":
            body = next(n & ~PARTY_ORG for n in (body, other) if n & PARTY_ORG)
            other = -1
        elif code == "NO_DATE" and body < 0:
            body, other = other, -1
        yield asked.problem(
            code,
            body,
            other,
            on=None if code == "NO_DATE" else change.on,
            where=change.where,
            kind=VERBS[change.kind],
        )


def _ends(asked: Register) -> Iterator[Problem]:
    """Who was renamed, merged, split or abolished ends on that day."""
    told = set[tuple[int, date]]()
    for change in asked.changes:
        key = change.giver, change.on
        lives = asked.lives(change.giver)
        if change.kind not in ENDS or key in told:
            continue
        if asked.keeps_name(change) and len(lives) == 1:
            continue
        told.add(key)
        ends = [until for _, until in lives]
        if change.on not in ends:
            last = max(ends)
            day = Words(f"在 {last} 结束", f"ends on {last}")
            yield asked.problem(
                "END_DIFFERS",
                change.giver,
                on=change.on,
                where=change.where,
                kind=VERBS[change.kind],
                until=NO_END if last == FOREVER else day,
            )


def _givers(asked: Register) -> Iterator[Problem]:
    """A function can be given by who is there, or goes on that day; it ends nobody."""
    for change in asked.changes:
        if change.kind != "transferred":
            continue
        lives = asked.lives(change.giver)
        there = any(since <= change.on <= until for since, until in lives)
        ends = any(until == change.on for _, until in lives)
        if not there:
            yield asked.problem(
                "GIVER_ABSENT", change.giver, on=change.on, where=change.where
            )
        elif ends and not _ended_otherwise(asked, change):
            yield asked.problem(
                "TRANSFER_ENDS", change.giver, on=change.on, where=change.where
            )


def _ended_otherwise(asked: Register, change: Change) -> bool:
    """Another row ends the giver that day, or it is a plate that another body takes on."""
    record, taker = (asked.bodies.record(n) for n in (change.giver, change.taker))
    if record and taker and record.plate_of >= 0 and taker.plate_of >= 0:
        return record.name == taker.name and taker.since == change.on
    rows = asked.given[change.giver]
    return any(row.kind in ENDS and row.on == change.on for row in rows)


def _heirs(asked: Register) -> Iterator[Problem]:
    """A split has at least two successors, a merger or a new name exactly one."""
    for giver, rows in asked.given.items():
        for ending in _endings(asked, giver, rows):
            yield from _of_heirs(asked, giver, ending)


def _endings(
    asked: Register, giver: int, rows: Sequence[Change]
) -> Iterator[list[Change]]:
    """The rows of one end: all of a giver; a day's where it lived several times."""
    kept = [row for row in rows if row.kind in ENDS and not asked.keeps_name(row)]
    once = len(asked.lives(giver)) == 1
    for day in [None] if once else sorted({row.on for row in kept}):
        yield [row for row in kept if day is None or row.on == day]


def _of_heirs(asked: Register, giver: int, rows: list[Change]) -> Iterator[Problem]:
    takers = list(dict.fromkeys(row.taker for row in rows if row.taker >= 0))
    kinds = {row.kind for row in rows}
    if not takers:
        return
    last = rows[-1]
    code = ""
    if "abolished" in kinds:
        code = "ABOLISHED_INTO"
    elif "split" in kinds and len(takers) == 1:
        code = "SPLIT_OF_ONE"
    elif "split" not in kinds and len(takers) > 1:
        code = "SEVERAL_HEIRS"
    if code:
        several = takers if code == "SEVERAL_HEIRS" else ()
        other = -1 if several else takers[0]
        yield asked.problem(
            code,
            giver,
            other,
            several,
            on=last.on,
            where=last.where,
            key=asked.bodies.id(giver),
        )


def _takers(asked: Register) -> Iterator[Problem]:
    """Who takes over is there that day; a new name or body begins with it."""
    told = set[tuple[int, date]]()
    for change in asked.changes:
        key = change.taker, change.on
        if change.taker < 0 or key in told:
            continue
        lives = asked.lives(change.taker)
        there = [since for since, until in lives if since <= change.on < until]
        code = "TAKER_ABSENT" if not there else ""
        if there and change.kind in BEGINS and not asked.keeps_name(change):
            code = "BEGIN_DIFFERS" * (change.on not in there)
        if code:
            told.add(key)
            first = there[0] if there else ALWAYS
            day = Words(f"从 {first} 起存续", f"began on {first}")
            yield asked.problem(
                code,
                other=change.taker,
                on=change.on,
                where=change.where,
                kind=VERBS[change.kind],
                since=NO_BEGINNING if first == ALWAYS else day,
            )


def _loops(asked: Register) -> Iterator[Problem]:
    """Successors lead on, never back."""
    rows = [
        change
        for change in asked.changes
        if change.kind in SUCCESSIONS and not asked.keeps_name(change)
    ]
    steps: dict[int, set[int]] = {}
    for row in rows:
        steps.setdefault(row.giver, set()).add(row.taker)
    for members in map(frozenset, loops(steps)):
        inside = [r.where for r in rows if {r.giver, r.taker} <= members]
        first, *others = sorted(asked.bodies.id(member) for member in members)
        long = f"{first} +{len(others)}" if len(others) > TOLD else ""
        yield asked.problem("LOOP", others=sorted(members), where=inside[-1], key=long)
