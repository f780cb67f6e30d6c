"""Made-up histories of bodies for tests: consistent ones, and the bodies they give."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from graphmodel.bodies import Bodies
from graphmodel.records import ALWAYS, FOREVER, Body, Change
from loaders.reference import divisions

START = date(1990, 1, 1)
#: Row of a change: day, kind, giver, taker as positions of bodies (-1: none).
Row = tuple[date, str, int, int]


@dataclass
class History:
    """Lives by position, and the changes between them."""

    lives: list[tuple[date, date]]
    rows: list[Row]


def bodies_of(history: History, plates: dict[int, int] | None = None) -> Bodies:
    """The bodies of a history; body n is called n and stands first_recorded + n."""
    first = Bodies(divisions=divisions()).first_recorded
    recorded = tuple(
        Body(
            id=f"b{n}",
            name=f"机构{n}",
            kind="SUPERVISOR",
            division=0,
            since=since,
            until=until,
            origin="dataset",
            plate_of=first + (plates or {})[n] if n in (plates or {}) else -1,
            where=f"bodies.csv:{n + 2}",
        )
        for n, (since, until) in enumerate(history.lives)
    )
    changes = tuple(
        Change(
            on, kind, place(first, giver), place(first, taker), where=f"changes.csv:{n}"
        )
        for n, (on, kind, giver, taker) in enumerate(history.rows, start=2)
    )
    by_id = {body.id: first + n for n, body in enumerate(recorded)}
    return Bodies(
        divisions=divisions(), recorded=recorded, changes=changes, by_id=by_id
    )


def place(first: int, position: int) -> int:
    """The body number of a position, -1 where there is none."""
    return first + position if position >= 0 else -1


def line_of_names(steps: int, first: date = START) -> History:
    """One body under one name after another, a day each; the last one goes on."""
    days = [first + timedelta(days=n) for n in range(steps + 1)]
    lives = [(ALWAYS, days[0])]
    lives += [(days[n], days[n + 1]) for n in range(steps)]
    lives.append((days[steps], FOREVER))
    rows = [(days[n], "renamed", n, n + 1) for n in range(steps + 1)]
    return History(lives, rows)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """A consistent history: names change, bodies merge, split, end, begin, give."""
    lives = [(ALWAYS, FOREVER)] * draw(st.integers(1, 5))
    history = History(list(lives), [])
    on = START
    for _ in range(draw(st.integers(0, 14))):
        on += timedelta(days=draw(st.integers(1, 400)))
        alive = [n for n, (_, until) in enumerate(history.lives) if until == FOREVER]
        kind = draw(
            st.sampled_from(
                ("renamed", "merged", "split", "abolished", "created", "transferred")
            )
        )
        happen(history, on, kind, draw(st.permutations(alive)))
    return history


def happen(history: History, on: date, kind: str, alive: Sequence[int]) -> None:
    """One thing that happens on a day to some of those alive then."""
    if not alive or (len(alive) == 1 and kind in ("merged", "abolished")):
        return
    new = len(history.lives)
    giver = alive[0]
    if kind == "created":
        history.lives.append((on, FOREVER))
        history.rows.append((on, kind, -1, new))
    elif kind == "transferred":
        history.rows += [(on, kind, giver, taker) for taker in alive[1:2]]
    elif kind == "merged":
        *givers, taker = alive[:3]
        for one in givers:
            end(history, one, on)
            history.rows.append((on, kind, one, taker))
    elif kind == "abolished":
        end(history, giver, on)
        history.rows.append((on, kind, giver, -1))
    else:
        end(history, giver, on)
        heirs = 1 if kind == "renamed" else 2 + new % 2
        history.lives += [(on, FOREVER)] * heirs
        history.rows += [(on, kind, giver, new + n) for n in range(heirs)]


def end(history: History, position: int, on: date) -> None:
    """A body ends on a day."""
    history.lives[position] = history.lives[position][0], on


def heirs(history: History, position: int, on: date) -> set[int]:
    """Who lives on a date of those that came after a body that has ended by then."""
    since, until = history.lives[position]
    if since <= on < until:
        return {position}
    after = [
        taker
        for day, kind, giver, taker in history.rows
        if giver == position and day <= on and kind in ("renamed", "merged", "split")
    ]
    return set().union(*(heirs(history, taker, on) for taker in after))
