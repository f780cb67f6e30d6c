"""What became of a body between two resolutions, in words.

In: a body, how it stood and stands. Out: "merged into …, 2001-02-19". Its changes say
it, else the days of its own row.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.records import ALWAYS, Attestation, Body, Change
from graphmodel.standing import State
from graphmodel.wording import Words

_STATES = {
    State.ALIVE: Words("存续", "alive"),
    State.EXPECTED: Words("应有，未证实", "expected, not attested"),
    State.FOLLOWED: Words("已由后继机构承接", "followed by its successor"),
    State.ENDED: Words("已撤销", "ended"),
    State.UNBORN: Words("尚未成立", "not yet there"),
    State.MISSING: Words("缺失", "missing"),
}
#: What a change makes of the body it takes from; {other} stands for who takes over.
_BECAME = {
    "renamed": ("更名为{other}", "renamed {other}"),
    "merged": ("并入{other}", "merged into {other}"),
    "split": ("分出{other}", "split, {other}"),
    "abolished": ("撤销", "abolished"),
}
#: What it makes of the body that takes over; {other} stands for the one before.
_CAME = {
    "renamed": ("由{other}更名", "{other} before"),
    "merged": ("由{other}并入", "joined by {other}"),
    "split": ("由{other}分出", "split off {other}"),
    "created": ("设立", "set up"),
}
_GONE = (State.ENDED, State.FOLLOWED)


def state_words(state: State) -> Words:
    """How a body stands, in words."""
    return _STATES[state]


def fate(bodies: Bodies, body: int, last: date, states: Iterable[State]) -> Words:
    """What happened to a body up to a date, where it stood in these states."""
    plain = body & ~PARTY_ORG
    gone = any(state in _GONE for state in states)
    told = _ends(bodies, plain, last) if gone else _begins(bodies, plain, last)
    found = [*dict.fromkeys(told)]
    if not found:
        return Words("", "")
    return Words(
        f"（{'；'.join(w.zh for w in found)}）", f" ({'; '.join(w.en for w in found)})"
    )


def _ends(bodies: Bodies, body: int, last: date) -> Iterator[Words]:
    """What became of a body: its changes, else the last day of its own rows."""
    told = [
        _told(bodies, change, _BECAME, change.taker)
        for change in bodies.changes
        if change.giver == body and change.kind in _BECAME and change.on <= last
    ]
    yield from told
    ends = [row.until for row in _rows(bodies, body) if row.until <= last]
    if ends and not told:
        yield Words(f"{max(ends)} 终止", f"ended on {max(ends)}")


def _begins(bodies: Bodies, body: int, last: date) -> Iterator[Words]:
    """Where a body came from: its first changes, else the first day of its rows."""
    days = [row.since for row in _rows(bodies, body) if ALWAYS < row.since <= last]
    told = [
        _told(bodies, change, _CAME, change.giver)
        for change in bodies.changes
        if change.taker == body and change.kind in _CAME and change.on in days
    ]
    yield from told
    if days and not told:
        yield Words(f"{min(days)} 起存续", f"from {min(days)}")


def _told(
    bodies: Bodies, change: Change, words: Mapping[str, tuple[str, str]], other: int
) -> Words:
    name = bodies.name(other, change.on) if other >= 0 else "—"
    chinese, english = words[change.kind]
    return Words(
        f"{change.on} {chinese.format(other=name)}",
        f"{english.format(other=name)}, {change.on}",
    )


def _rows(bodies: Bodies, body: int) -> Sequence[Body | Attestation]:
    record = bodies.record(body)
    return (record,) if record else bodies.attested.get(body, ())
