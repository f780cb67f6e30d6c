"""Which members of which group are drawn where not all can be: the others fold up.

In: groups of nodes and how many may be drawn. Out: a slice of each group. What is left
out before and after it stands behind a node "+ n more", which takes a place of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graphmodel.wording import Words
from lishu.explorer.view import Edge, Lane, Node

#: So many members of a group are drawn: at first, beside an open group, of an open one.
SHOWN, ASIDE, OPEN = 8, 2, 36


@dataclass(frozen=True)
class Group:
    """Nodes that hang together under `parent`.

    `make` gives member n, with the edges that tie it to the view; so many are `shown`
    before somebody opens the group.
    """

    key: str
    lane: Lane
    parent: str
    level: int
    size: int
    title: Words
    make: Callable[[int], tuple[Node, Sequence[Edge]]]
    code: str = ""
    strong: bool = False
    shown: int = SHOWN


@dataclass(frozen=True)
class Opened:
    """The group that somebody opened, and the first member to be drawn."""

    key: str = ""
    start: int = 0


def opened(text: str) -> Opened:
    """What an address says is open, like led@24; anything else opens nothing.

    >>> opened("led@24"), opened("led"), opened("led@x")
    (Opened(key='led', start=24), Opened(key='', start=0), Opened(key='', start=0))
    """
    key, _, start = text.rpartition("@")
    if not key or not (start.isascii() and start.isdigit()):
        return Opened()
    return Opened(key, int(start[:9]))


def slices(
    groups: Sequence[Group], budget: int, open_: Opened
) -> tuple[tuple[int, int], ...]:
    """First and last-but-one member drawn of each group; nodes "+ n more" fit in too.

    `budget` is at least one for each group and one more for the open one.
    """
    first = [_start(group, open_) for group in groups]
    drawn = [0] * len(groups)
    for limit, rest in ((ASIDE, True), (SHOWN, not open_.key), (OPEN, False)):
        turn = [n for n, group in enumerate(groups) if rest or group.key == open_.key]
        while turn:
            turn = [n for n in turn if drawn[n] < _most(groups[n], first[n], limit)]
            for n in turn:
                drawn[n] += 1
                if _needed(groups, first, drawn) > budget:
                    drawn[n] -= 1
                    turn = []
                    break
    return tuple((a, a + k) for a, k in zip(first, drawn, strict=True))


def _most(group: Group, first: int, limit: int) -> int:
    """How many of a group may be drawn; ASIDE and SHOWN hold where it shows that many."""
    if limit in (ASIDE, SHOWN):
        limit = min(limit, group.shown)
    return min(limit, group.size - first)


def _start(group: Group, open_: Opened) -> int:
    """Where the slice begins: never behind the last member."""
    return min(open_.start, max(group.size - 1, 0)) if group.key == open_.key else 0


def _needed(groups: Sequence[Group], first: list[int], drawn: list[int]) -> int:
    """How many nodes the slices take, with those that stand for the others."""
    folds = (
        (start > 0) + (start + count < group.size)
        for group, start, count in zip(groups, first, drawn, strict=True)
    )
    return sum(drawn) + sum(folds)


def page_before(start: int, drawn: int) -> int:
    """Where the slice before one begins."""
    return max(0, start - max(drawn, 1))
