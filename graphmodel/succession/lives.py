"""Whether the days of each body make sense by themselves, and whom a name means.

In: a `Register`. Out: `Problem`s of bodies, plates and names.
"""

from collections.abc import Iterator, Mapping, Sequence

from graphmodel.bodies import PARTY_ORG
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.succession.register import ENDS, Problem, Register

Names = Mapping[str, Sequence[int]]


def reversed_lives(asked: Register) -> Iterator[Problem]:
    """Nobody begins on the day of their end, or after it."""
    first = asked.bodies.first_recorded
    rows = [
        (first + n, record.since, record.until, record.where)
        for n, record in enumerate(asked.bodies.recorded)
    ]
    rows += [
        (body, row.since, row.until, row.where)
        for body, attested in asked.bodies.attested.items()
        for row in attested
    ]
    for body, since, until, where in rows:
        if since >= until > ALWAYS:
            yield asked.problem(
                "REVERSED",
                body,
                on=until,
                where=where or asked.row_of(body),
                since=str(since),
                until=str(until),
            )


def silent(asked: Register) -> Iterator[Problem]:
    """Of everyone who is gone it is said what became of them."""
    first, recorded = asked.bodies.first_recorded, len(asked.bodies.recorded)
    for body in (*asked.bodies.attested, *range(first, first + recorded)):
        last = max(until for _, until in asked.lives(body))
        told = any(
            row.giver == body and (row.kind in ENDS or row.on == last)
            for row in asked.naming.get(body, ())
        )
        if last not in (FOREVER, ALWAYS) and not told:
            yield asked.problem("NO_HEIR", body, on=last, where=asked.row_of(body))


def plates(asked: Register) -> Iterator[Problem]:
    """A plate hangs on a body that is there all the while."""
    for n, record in enumerate(asked.bodies.recorded):
        if record.plate_of < 0:
            continue
        covered = any(
            since <= record.since and record.until <= until
            for since, until in asked.lives(record.plate_of)
        )
        if not covered:
            body = asked.bodies.first_recorded + n
            yield asked.problem(
                "PLATE_ALONE", body, record.plate_of, where=asked.row_of(body)
            )


def shared(asked: Register, names: Names) -> Iterator[Problem]:
    """A name means one body at a time."""
    for name, numbers in names.items():
        if len(numbers) < 2:
            continue
        lives = sorted(
            (*life, body) for body in numbers for life in asked.lives(body & ~PARTY_ORG)
        )
        at_once = set[int]()
        open_until, holder = ALWAYS, -1
        for since, until, body in lives:
            if since < open_until and body != holder:
                at_once |= {holder, body}
            if until > open_until:
                open_until, holder = until, body
        if at_once:
            last = max(at_once)
            yield asked.problem(
                "SHARED_NAME",
                others=sorted(at_once),
                where=asked.row_of(last),
                key=name,
                name=name,
            )
