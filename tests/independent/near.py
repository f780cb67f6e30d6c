"""Which supervisors the registry names, and which of them are near misses."""

from __future__ import annotations

from collections import Counter

from . import words
from .bodies import Body
from .facts import Facts
from .places import NATION
from .text import one_apart


class Met:
    """The names of supervisors of one registry."""

    def _meet(self) -> None:
        """Which supervisors the registry names, how often, and which of them are near misses."""
        self.met: Counter[str] = Counter()
        example: dict[str, Body] = {}
        for f in self.organizations:
            for body in self._supervisors(f):
                self.met[body.id] += 1
                example[body.id] = body
        self.rules.met = frozenset(self.met)
        by_division: dict[str, list[Body]] = {}
        for body in example.values():
            by_division.setdefault(body.division, []).append(body)
        known = [
            n
            for n in (*self.linker.national.names, *self.linker.national.aliases)
            if len(n) > 3
        ]
        own = [
            b for b in self.linker.by_id.values() if b.source in {"dataset", "change"}
        ]
        self.near = {
            body.id
            for body in example.values()
            if body.source == "met"
            and body.kind != "TOWNSHIP"
            and self._is_near(body, by_division[body.division], known, own)
        }

    def _supervisors(self, f: Facts) -> list[Body]:
        if f.supervisor != "named":
            return []
        return [self.linker.body(text, f.division)[0] for text in f.supervisors]

    def _is_near(
        self, body: Body, neighbours: list[Body], known: list[str], own: list[Body]
    ) -> bool:
        rest = (
            body.name.removeprefix(self.places.name.get(body.division, ""))
            if body.division != NATION
            else body.name
        )
        if rest in words.KNOWN_WORDS:
            return False
        if body.division != NATION and any(
            one_apart(rest, word) for word in words.KNOWN_WORDS
        ):
            return True
        if any(
            one_apart(body.name, b.name) for b in own if b.division == body.division
        ):
            return True
        if body.division == NATION and any(
            one_apart(body.name, name) for name in known
        ):
            return True
        often = 5 * self.met[body.id]
        return any(
            one_apart(body.name, b.name) and self.met[b.id] >= often for b in neighbours
        )
