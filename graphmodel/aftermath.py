"""What became of a body, step by step with the days, in words.

In: bodies, the one asked about, a date. Out: `Step`s (who ended on which day, how, and
who took over) and one sentence of them in both languages. A body that has not begun yet
is told from those that come before it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.records import ALWAYS, FOREVER, Change
from graphmodel.succession.register import ENDS
from graphmodel.wording import NOTHING, Words

#: So many steps are told; a longer line is cut off.
TOLD = 8
#: For a body of whose end nothing more is recorded.
UNRECORDED = "unrecorded"


@dataclass(frozen=True)
class Step:
    """A body that ended on a day (`kind`: how), and the bodies that took over."""

    giver: int
    on: date
    kind: str
    takers: tuple[int, ...] = ()


def steps(bodies: Bodies, body: int, on: date) -> tuple[Step, ...]:
    """What happened to a body by a date, and to its heirs, in the order of the days.

    For one that begins only later: what will have made it, from those alive then.
    """
    plain = body & ~PARTY_ORG
    unborn = body >= 0 and on < min(since for since, _ in _lives(bodies, plain))
    found = _before(bodies, plain, on) if unborn else _after(bodies, plain, on)
    return tuple(sorted(found, key=lambda step: step.on))


def told(bodies: Bodies, body: int, on: date) -> Words:
    """What became of a body by a date, as one sentence; no words where nothing did."""
    found = steps(bodies, body, on) if body >= 0 else ()
    if not found:
        return NOTHING
    said = [_say(bodies, step) for step in found[:TOLD]]
    more = "…" if len(found) > TOLD else ""
    return Words(
        "；".join(words.zh for words in said) + more,
        "; ".join(words.en for words in said) + more,
    )


def _lives(bodies: Bodies, body: int) -> Iterable[tuple[date, date]]:
    record = bodies.record(body)
    rows = (record,) if record else bodies.attested.get(body, ())
    return [(row.since, row.until) for row in rows] or [(ALWAYS, FOREVER)]


def _gone(bodies: Bodies, body: int, on: date) -> bool:
    return all(until <= on for _, until in _lives(bodies, body))


def _rows(bodies: Bodies, by_giver: bool) -> Mapping[int, list[Change]]:
    """The rows that end somebody, by giver or by taker."""
    found: dict[int, list[Change]] = {}
    for change in bodies.changes:
        end = change.giver if by_giver else change.taker
        if change.kind in ENDS and end >= 0 and change.giver != change.taker:
            found.setdefault(end, []).append(change)
    return found


def _after(bodies: Bodies, body: int, on: date) -> Iterator[Step]:
    rows, seen, todo = _rows(bodies, by_giver=True), {body}, [body]
    while todo:
        giver = todo.pop()
        if not _gone(bodies, giver, on):
            continue
        step = _step(
            bodies, giver, [row for row in rows.get(giver, ()) if row.on <= on]
        )
        yield step
        todo += [taker for taker in step.takers if taker not in seen]
        seen.update(step.takers)


def _before(bodies: Bodies, body: int, on: date) -> Iterator[Step]:
    rows, seen, todo = _rows(bodies, by_giver=False), {body}, [body]
    while todo:
        taker = todo.pop()
        for row in rows.get(taker, ()):
            yield Step(row.giver, row.on, row.kind, (taker,))
            later = on < min(since for since, _ in _lives(bodies, row.giver))
            if later and row.giver not in seen:
                todo.append(row.giver)
            seen.add(row.giver)


def _step(bodies: Bodies, giver: int, rows: list[Change]) -> Step:
    takers = tuple(dict.fromkeys(row.taker for row in rows if row.taker >= 0))
    last = max(until for _, until in _lives(bodies, giver))
    if not rows:
        return Step(giver, last, UNRECORDED)
    kind = "split" if len(takers) > 1 else rows[-1].kind
    return Step(giver, max(row.on for row in rows), kind, takers)


#: {body} ended on {on}; {others} took over.
_SAYS = {
    "renamed": Words("{body}{on}更名为{others}", "{body} was renamed {others} on {on}"),
    "merged": Words(
        "{body}{on}并入{others}", "{body} was merged into {others} on {on}"
    ),
    "split": Words(
        "{body}{on}拆分，职能分别划入{others}",
        "{body} was split on {on}, its functions went to {others}",
    ),
    "abolished": Words("{body}{on}撤销", "{body} was abolished on {on}"),
    UNRECORDED: Words(
        "{body}{on}结束，没有记载由谁承接",
        "{body} ended on {on}, nothing is recorded of who took over",
    ),
}


def _say(bodies: Bodies, step: Step) -> Words:
    names = [bodies.name(taker, step.on) for taker in step.takers]
    said = _SAYS[step.kind]
    body = bodies.name(step.giver, step.on)
    return Words(
        said.zh.format(body=body, on=f" {step.on} ", others="、".join(names)),
        said.en.format(body=body, on=step.on, others=_and(names)),
    )


def _and(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
