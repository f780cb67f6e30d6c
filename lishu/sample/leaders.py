"""Ids of leaders (semantics.md §7), put together from pools like the registry's cells."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import polars as pl

from lishu.sample import authorities, pieces
from lishu.sample.facts import Ints, Mask, Plan
from lishu.sample.national_names import NAMES
from lishu.sample.reference import divisions, towns
from lishu.sample.words import COMMUNITIES

PREFIXES = (
    "", "SOPWB@", "PARTY_COMMITTEE@", "TOWNSHIP_PARTY_ORG@", "COMMUNITY_PARTY_ORG@",
    "PARTY_ORG:SUPERVISOR@", "SUPERVISOR@", "REGISTRATION_AUTHORITY@",
    "WORK_COMMITTEE@", "COMPOSITE_COMMITTEE@",
)  # fmt: skip
CITY_COMMITTEES = (
    "WORK_COMMITTEE@440300:深圳市委教育工作委员会",
    "WORK_COMMITTEE@440300:深圳市委卫生工作委员会",
)


@cache
def _codes() -> pl.Series:
    """Codes of divisions, then of townships, then nothing."""
    own = pl.Series(divisions().code).cast(pl.String)
    return pl.concat([own, towns().code, pl.Series([""])])


@cache
def _names() -> pl.Series:
    """Names of divisions behind a colon, then a colon alone, then nothing."""
    return pl.concat([":" + divisions().name, pl.Series([":", ""])])


@cache
def _words() -> pl.Series:
    """Full words of authorities, at the numbers that they have in `pieces.words`."""
    offices = towns().name + towns().office
    parts = [pl.Series(pieces.LITERALS), authorities.full(), pl.Series(NAMES), offices]
    parts += [towns().name, COMMUNITIES, pl.Series(authorities.REGISTRARS)]
    return pl.concat(parts)


COMMUNITIES_BACK = len(COMMUNITIES) + len(authorities.REGISTRARS)
REGISTRARS_BACK = len(authorities.REGISTRARS)


@dataclass
class Leaders:
    """Ids of a batch in the making; nobody leads until told so."""

    plan: Plan

    def __post_init__(self) -> None:
        n = len(self.plan.row)
        self._prefix = np.zeros(n, dtype=np.int64)
        self._code = np.full(n, len(_codes()) - 1)
        self._name = np.full(n, len(_names()) - 1)
        self._word = np.zeros(n, dtype=np.int64)
        self._fixed = np.zeros(n, dtype=np.int64)
        self._pool: list[str | None] = [None]

    def division(self, where: Mask, kind: str) -> None:
        """The body of that kind which a division has: SOPWB@330600."""
        self._prefix[where] = PREFIXES.index(kind)
        self._code[where] = self.plan.division[where]
        self._name[where] = len(_names()) - 1
        self._word[where] = 0
        self._fixed[where] = 0

    def named(self, where: Mask, kind: str, word: Ints) -> None:
        """A body that is known by name: SUPERVISOR@330600:绍兴市教育局."""
        self.division(where, kind)
        self._name[where] = self.plan.division[where]
        self._word[where] = word[where]

    def department(self, where: Mask, kind: str) -> None:
        """The supervising department, or its Party organization."""
        self.named(where, kind, pieces.DEPARTMENTS + self.plan.supervisor_word)

    def committee(self, where: Mask, kind: str, text: str) -> None:
        """A committee written with its division in front."""
        number = np.full(len(self.plan.row), pieces.literal(text))
        self.named(where, kind, number)

    def registrar(self, where: Mask) -> None:
        """The registration authority itself (Z05)."""
        first = len(_words()) - REGISTRARS_BACK
        self.named(where, "REGISTRATION_AUTHORITY@", first + self.plan.registrar)

    def township(self, where: Mask) -> None:
        """The township's Party organization; by name if the table lacks it."""
        self.division(where, "TOWNSHIP_PARTY_ORG@")
        known = where & (self.plan.township >= 0)
        self._code[known] = len(divisions().code) + self.plan.township[known]
        unknown = where & (self.plan.township == -2)
        self._name[unknown] = len(_names()) - 2
        self._word[unknown] = pieces.literal("虚构新城街道")

    def community(self, where: Mask) -> None:
        """The community's Party organization, at the nearest code."""
        self.township(where)
        self._prefix[where] = PREFIXES.index("COMMUNITY_PARTY_ORG@")
        self._name[where] = len(_names()) - 2
        first = len(_words()) - COMMUNITIES_BACK
        self._word[where] = first + self.plan.community_name[where]

    def fixed(self, where: Mask, ids: Ints | int, pool: tuple[str, ...]) -> None:
        """Bodies that have an id of their own: the national ones."""
        number = np.broadcast_to(ids, where.shape)
        self._fixed[where] = len(self._pool) + number[where]
        self._pool += pool

    def ids(self, led: Mask) -> pl.Series:
        """The ids; null where nobody leads."""
        parts = [
            pl.Series(PREFIXES).gather(self._prefix),
            _codes().gather(self._code),
            _names().gather(self._name),
            _words().gather(self._word),
        ]
        local = pieces.join(parts)
        fixed = pl.Series(self._pool, dtype=pl.String).gather(self._fixed)
        text = fixed.zip_with(pl.Series(self._fixed > 0), local)
        return text.set(pl.Series(~led), None)
