"""One fact changed, and exactly the verdicts change that the plain resolver says should.

A registry of 300 rows in which values fall together at random, with bodies and
relations of its own; one cell of one row, or one date of one body or relation, is
replaced. The product and the plain resolver (`tests/independent`) judge both; the rows
that changed, and everything that is said of them, must be the same.
"""

import csv
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from graphmodel import resolve
from lishu.sample.codes import as_text, make_codes
from loaders import load
from tests.independent.compare import COLUMNS, comparable_id, report, text
from tests.independent.resolver import Reference, resolve_rows
from tests.independent.wild import COLUMNS as DRAWS
from tests.independent.wild import ENDINGS, SEATS, wild

ROWS = 300
#: Flips of each registry by the number of rows that they change: none, one, several.
KINDS = {0: 1, 1: 5, 2: 3}
Rows = list[dict[str, str]]
Tables = dict[str, Rows]
Changed = dict[int, tuple[str, ...]]

#: Bodies that the registry names or a rule asks for, so that their dates matter.
BODIES = [
    ("SOPWB@330600", "绍兴市社会组织党委", "SOPWB", "330600", "", ""),
    ("SOPWB@330602", "越城区两新工委", "SOPWB", "330602", "2016-01-01", "2022-05-01"),
    ("SOPWB@330624", "新昌县社会组织党委", "SOPWB", "330624", "", ""),
    ("SOPWB@310115", "浦东新区社会组织党委", "SOPWB", "310115", "", ""),
    ("SUPERVISOR@330600:绍兴市教育局", "绍兴市教育局", "SUPERVISOR", "330600", "", ""),
    (
        "SUPERVISOR@330600:绍兴市文化广电旅游局",
        "绍兴市文广旅局",
        "SUPERVISOR",
        "330600",
        "2019-01-01",
        "",
    ),
    ("trade", "绍兴市商贸行业党委", "INDUSTRY_PARTY_ORG", "330600", "", ""),
    ("guild", "绍兴市行业协会联合党委", "JOINT_PARTY_ORG", "330600", "", ""),
]
BODY_COLUMNS = ("body_id", "name", "kind", "division", "valid_from", "valid_to")
RELATION_COLUMNS = ("from", "to", "relation", "since", "until")
#: Columns of dates, and in how many years from the day asked for they tell most.
DATED = {
    "bodies": {"valid_from": 2, "valid_to": -1},
    "relations": {"since": 2, "until": -1},
}
#: Columns on which verdicts and leaders rest; others change notes or nothing.
TELLING = (
    "社会组织名称",
    "社会组织类型",
    "业务主管单位",
    "业务主管单位",
    "业务主管单位关系",
    "脱钩日期",
    "是否行业协会商会",
    "是否城乡社区社会组织",
    "登记状态",
    "党建领导机关",
    "上级党组织",
    "正式党员数",
)
DATES = (date(2018, 6, 1), date(2021, 6, 1), date(2026, 11, 22), date(2014, 6, 1))
#: Rows that get a relation of their own; the bodies from which they come, in turn.
TIED = 12
TIES = (("trade", "LEADS"), ("guild", "LEADS"), ("trade", "WORK_GUIDES"))


@dataclass(frozen=True)
class Flip:
    """A cell that is replaced: table, row, column, and what stands there instead."""

    table: str
    row: int
    column: str
    value: str

    def of(self, tables: Tables) -> Tables:
        """The tables with that cell replaced."""
        rows = [dict(row) for row in tables[self.table]]
        rows[self.row][self.column] = self.value
        return {**tables, self.table: rows}


def generated(seed: int) -> Tables:
    """A registry, bodies, and relations between them and to some organizations."""
    rows = [
        {"统一社会信用代码": code, **row}
        for code, row in zip(_codes(), wild(seed, ROWS), strict=True)
    ]
    codes = [row["统一社会信用代码"] for row in rows if _single(row)][:TIED]
    ties = [(*TIES[n % len(TIES)], code) for n, code in enumerate(codes)]
    relations = [
        ("SOPWB@330600", "trade", "LEADS", "", ""),
        ("trade", "guild", "LEADS", "", ""),
        *((body, code, relation, "", "") for body, relation, code in ties),
    ]
    return {
        "organizations": rows,
        "bodies": [dict(zip(BODY_COLUMNS, b, strict=True)) for b in BODIES],
        "relations": [dict(zip(RELATION_COLUMNS, r, strict=True)) for r in relations],
    }


def _codes() -> list[str]:
    """Valid codes of associations registered in 绍兴."""
    every = np.ones(ROWS, np.int64)
    made = make_codes(51 * every, 330600 * every, np.arange(ROWS), every > 0)
    return as_text(made).to_list()


def drawn(tables: Tables, random_: random.Random, as_of: date) -> Flip:
    """A cell to replace: two of three in the registry, the others dates of bodies and ties."""
    if random_.random() < 2 / 3:
        return _of_registry(tables, random_)
    return _of_date(tables, random_, as_of)


def _of_date(tables: Tables, random_: random.Random, as_of: date) -> Flip:
    """A beginning that is still to come, an end that is past; where it is so, none."""
    table = random_.choice(["bodies", "bodies", "relations"])
    row = random_.randrange(len(tables[table]))
    column, years = random_.choice(list(DATED[table].items()))
    day = as_of.replace(year=as_of.year + years).isoformat()
    flip = Flip(table, row, column, "" if tables[table][row][column] else day)
    since, until = (flip.of(tables)[table][row][name] for name in DATED[table])
    reversed_ = since and until and since >= until
    return _of_date(tables, random_, as_of) if reversed_ else flip


def _of_registry(tables: Tables, random_: random.Random) -> Flip:
    rows = tables["organizations"]
    number = random_.randrange(len(rows))
    row = rows[number]
    column = random_.choice([c for c in row if c in TELLING] or list(row)[1:2])
    if column == "社会组织名称":
        stem = next(
            row[column].removesuffix(e) for e in ENDINGS if row[column].endswith(e)
        )
        value = stem + random_.choice(ENDINGS)
    else:
        seat = next(seat for seat in SEATS if seat[1] == row["登记管理机关"])
        value = DRAWS[column](random_, seat)
    new = {**row, column: value}
    tied = row["统一社会信用代码"] in {tie["to"] for tie in tables["relations"]}
    if value == row[column] or not _readable(new) or (tied and not _single(new)):
        return _of_registry(tables, random_)
    return Flip("organizations", number, column, value)


def _readable(row: Mapping[str, str]) -> bool:
    """Whether the page of semantics gives the row one reading (as `wild` has it).

    An own Party organization of before 2013 whose upper body is recorded can be
    read in two ways.
    """
    recorded = row.get("党建领导机关") or row.get("上级党组织")
    return not (recorded and row.get("党组织成立日期"))


def _single(row: Mapping[str, str]) -> bool:
    """Whether the charter names one leader at most.

    Beside several in one cell, a relation can be read as one more rival or as none.
    """
    return "、" not in row.get("党建领导机关", "")


def write(tables: Tables, folder: Path) -> Path:
    """The tables as a dataset folder."""
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return folder


def compared(row: Mapping[str, object]) -> tuple[str, ...]:
    """What both resolvers say of a row, in one way of writing."""
    told = {column: text(row[column]) for column in COLUMNS}
    return tuple({**told, "org_id": comparable_id(told["org_id"])}.values())


def changed(
    before: Sequence[Mapping[str, object]], after: Sequence[Mapping[str, object]]
) -> Changed:
    """The rows of which something else is said, with what is said now."""
    pairs = enumerate(zip(map(compared, before), map(compared, after), strict=True))
    return {number: new for number, (old, new) in pairs if old != new}


@pytest.fixture(scope="module")
def reference() -> Reference:
    """The bundled tables, read once by the plain resolver."""
    return Reference()


@pytest.mark.parametrize("seed", range(6))
def test_one_fact_changes_exactly_what_it_should(tmp_path, reference, seed):
    """Every flip: the same rows change, to the same verdict, leader, rule and notes."""
    random_, as_of = random.Random(seed), DATES[seed % len(DATES)]
    complete = ["SOPWB"] if seed % 2 else []

    def product(tables: Tables) -> Rows:
        world = load(write(tables, tmp_path), complete=complete)
        return resolve(world, as_of).table().to_dicts()

    def plain(tables: Tables) -> Rows:
        rows, bodies, relations = tables.values()
        given = {"bodies": bodies, "relations": relations, "complete": complete}
        return resolve_rows(rows, as_of, **given, reference=reference)

    tables = generated(seed)
    before, plain_before = product(tables), plain(tables)
    assert not report(tables["organizations"], plain_before, before)
    left = dict(KINDS)
    while any(left.values()):
        flip = drawn(tables, random_, as_of)
        flipped = flip.of(tables)
        plain_after = plain(flipped)
        expected = changed(plain_before, plain_after)
        if not left[min(len(expected), 2)]:
            continue
        left[min(len(expected), 2)] -= 1
        after = product(flipped)
        told = report(flipped["organizations"], plain_after, after)
        assert changed(before, after) == expected, f"{flip}\n{told}"
