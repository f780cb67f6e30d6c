"""Small graphs at random, each in a city of its own: whatever bodies and rows can do.

Bodies that begin, end, are renamed, merged or split, two of one name, committees above
each other in loops or under two parents, several supervisors in a cell, declarations of
bodies that are gone, relations of every kind. Nothing here knows the right verdict: two
engines are compared.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from loaders.reference import rows as reference_rows

Row = dict[str, str]
_WORDS = ("甲", "乙", "丙", "丁", "戊", "己", "庚")
_ENDINGS = ("研究会", "商会", "学校", "行业协会")
_STRONG = ("LEADS", "UNIFIED_LEADS", "RESPONSIBLE_FOR", "INCLUDED_IN")
_WEAK = (
    "GUIDES",
    "WORK_GUIDES",
    "CONTACTS_DIRECTLY",
    "REGISTERS",
    "BUSINESS_SUPERVISES",
)


@dataclass
class Garden:
    """The tables of a dataset."""

    registry: list[Row] = field(default_factory=list)
    bodies: list[Row] = field(default_factory=list)
    relations: list[Row] = field(default_factory=list)
    changes: list[Row] = field(default_factory=list)


def cities() -> list[tuple[str, str]]:
    """Code and name of cities, in the order of their codes."""
    table = [
        row for row in reference_rows("divisions.csv") if row["level"] == "prefecture"
    ]
    return [(row["code"], row["name"]) for row in table if row["name"].endswith("市")]


def garden(draw: random.Random, places: Sequence[tuple[str, str]], rows: int) -> Garden:
    """A small graph in each of these cities, with so many organizations each."""
    found = Garden()
    for number, (code, city) in enumerate(places):
        _Plot(draw, found, number, code, city).grow(rows)
    return found


@dataclass
class _Plot:
    draw: random.Random
    into: Garden
    number: int
    code: str
    city: str
    lives: dict[str, tuple[str, str]] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)

    def grow(self, rows: int) -> None:
        """Bodies, what became of them, who stands above whom, organizations."""
        for n in range(self.draw.randint(2, 6)):
            self._body(f"S{n}", f"{self.city}虚构{_WORDS[n]}局", "SUPERVISOR")
        for n in range(self.draw.randint(1, 4)):
            self._body(f"C{n}", f"{self.city}委虚构{_WORDS[n]}工委", "WORK_COMMITTEE")
        for n in range(self.draw.randint(0, 2)):
            name = f"{self.city}社会组织党委" if n else f"{self.city}两新工委"
            self._body(f"W{n}", name, "SOPWB", canonical=True)
        if self.draw.random() < 0.5:
            self._body("H", f"{self.city}虚构甲局", "SUPERVISOR")
        self._changes()
        self._relations(list(self.named), self.draw.randint(0, 7), _STRONG)
        places = [self.code, str(int(self.code) // 10000 * 10000)]
        self._hang([f"SOPWB@{self.code}", *(f"PARTY_COMMITTEE@{c}" for c in places)])
        ids = [self._organization(n) for n in range(rows)]
        self._tie(ids)

    def _day(self) -> str:
        first = date(2012, 1, 1)
        return str(first + timedelta(days=self.draw.randrange(0, 5500, 50)))

    def _body(self, key: str, name: str, kind: str, canonical: bool = False) -> None:
        since = self._day() if self.draw.random() < 0.4 else ""
        until = self._day() if self.draw.random() < 0.45 else ""
        if since and until and until < since:
            since, until = until, since
        ident = f"G{self.number}-{key}"
        self.lives[ident], self.named[ident] = (since, until), name
        self.into.bodies.append(
            {"body_id": ident, "name": name, "kind": kind, "division": self.code,
             "valid_from": since, "valid_to": until}
        )  # fmt: skip
        if canonical:
            del self.named[ident]

    def _changes(self) -> None:
        """Renamings, mergers and splits, on the day on which the giver ends."""
        supervisors = [ident for ident in self.named if "-S" in ident]
        for giver in supervisors:
            until = self.lives[giver][1]
            if not until:
                continue
            kind = self.draw.choice(["renamed", "merged", "split", "abolished", ""])
            takers = [ident for ident in supervisors if ident != giver]
            count = {"split": 2, "abolished": 0, "": 0}.get(kind, 1)
            for taker in self.draw.sample(takers, min(count, len(takers))):
                self.into.changes.append(
                    {"date": until, "kind": kind, "from": giver, "to": taker}
                )

    def _relations(self, ends: list[str], count: int, codes: tuple[str, ...]) -> None:
        for _ in range(count):
            upper, lower = self.draw.choice(ends), self.draw.choice(ends)
            if upper != lower:
                self._relation(upper, lower, self.draw.choice(codes))

    def _hang(self, uppers: list[str]) -> None:
        """Some committees below the bodies of the division, some of these below them."""
        committees = [ident for ident in self.named if "-C" in ident]
        for ident in committees:
            if self.draw.random() < 0.6:
                self._relation(self.draw.choice(uppers), ident, "LEADS")
        if committees and self.draw.random() < 0.3:
            self._relation(
                self.draw.choice(committees), self.draw.choice(uppers[:2]), "LEADS"
            )

    def _relation(self, upper: str, lower: str, code: str) -> None:
        since = self._day() if self.draw.random() < 0.3 else ""
        until = self._day() if self.draw.random() < 0.3 else ""
        self.into.relations.append(
            {
                "from": upper,
                "to": lower,
                "relation": code,
                "since": since,
                "until": until,
            }
        )

    def _several(self, names: list[str], chance: float) -> str:
        if self.draw.random() > chance:
            return ""
        count = self.draw.choice([1, 1, 1, 2, 3])
        return "、".join(self.draw.sample(names, min(count, len(names))))

    def _organization(self, n: int) -> str:
        draw, city = self.draw, self.city
        ident = f"G{self.number:03d}-{n:03d}"
        supervisors = sorted(
            {name for name in self.named.values() if name.endswith("局")}
        )
        leaders = sorted(
            {name for name in self.named.values() if name.endswith("工委")}
        )
        leaders += [
            f"中共{city}委员会",
            f"{city}两新工委",
            *(f"{s}党组" for s in supervisors),
        ]
        apart = self._day() if draw.random() < 0.15 else ""
        self.into.registry.append(
            {
                "登记证号": ident,
                "社会组织名称": f"{city}虚构{self.number}第{n}{draw.choice(_ENDINGS)}",
                "社会组织类型": draw.choice(["社会团体", "民办非企业单位", ""]),
                "登记管理机关": f"{city}民政局",
                "业务主管单位": self._several(supervisors, 0.7)
                or draw.choice(["", "无"]),
                "原业务主管单位": self._several(supervisors, 0.1),
                "脱钩日期": apart,
                "党建移交日期": self._day() if apart and draw.random() < 0.5 else "",
                "党建领导机关": self._several(leaders, 0.35),
                "上级党组织": self._several(leaders, 0.15),
                "章程日期": self._day() if draw.random() < 0.3 else "",
                "是否城乡社区社会组织": draw.choice(["是", "否", "否"]),
                "街道乡镇": draw.choice(["虚构街道", ""]),
                "社区村": draw.choice(["虚构社区", "", ""]),
                "是否行业协会商会": draw.choice(["是", "否", ""]),
                "成立登记日期": self._day(),
                "注销日期": self._day() if draw.random() < 0.1 else "",
            }
        )
        return ident

    def _tie(self, organizations: list[str]) -> None:
        """Relations that reach organizations, strong and weak, sometimes two."""
        for ident in organizations:
            for _ in range(self.draw.choice([0, 0, 0, 0, 1, 2])):
                code = self.draw.choice([*_STRONG[:2], *_WEAK])
                self._relation(self.draw.choice(list(self.named)), ident, code)


def tables(made: Garden) -> Iterator[tuple[str, list[Row]]]:
    """The tables by the name of their file."""
    yield "garden", made.registry
    yield "bodies", made.bodies
    yield "relations", made.relations
    yield "changes", made.changes
