"""A registry of sound organizations in which faults are planted, rows shuffled.

In: how many organizations, how many faulty rows, a seed. Out: a dataset folder, and for
each row of its files what it must show. A sound row must show nothing at all.
"""

import csv
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.faults import faults
from benchmarks.faults.fault import CODE, NAME, NATION, SUPERVISOR, Fault, Places, body
from lishu.sample.codes import ALPHABET, OUTER_VALUES, as_text, make_codes, outer_check
from lishu.sample.reference import divisions

HANDOVER = "党建工作移交日期"
HEADINGS = (
    NAME, CODE, "登记管理机关", "社会组织类型", "成立登记日期", "登记状态", "注销日期",
    "是否行业协会商会", "是否城乡社区社会组织", SUPERVISOR, "脱钩日期", HANDOVER,
    "党建领导机关", "章程日期", "上级党组织", "街道乡镇", "党组织名称", "联合党组织名称",
    "正式党员数", "是否建立工会", "住所",
)  # fmt: skip
TABLES = {
    "bodies": ("body_id", "name", "kind", "division", "valid_from", "valid_to"),
    "relations": ("from", "to", "relation"),
    "changes": ("date", "kind", "from", "to"),
}
FILES = ("registry.csv", "registry-2.csv")
MANIFEST = """\
# SYNTHETIC: every organization and every committee here is fictional (虚构).
synthetic = true
organizations = ["registry.csv", "registry-2.csv"]
bodies = ["bodies.csv"]
relations = ["relations.csv"]
changes = ["changes.csv"]
complete = ["SOPWB"]
rulebooks = ["half.toml"]

[[adopt]]
rulebook = "half"
division = "540000"
"""
HALF = """\
[rulebook]
id = "half"
title = "只管有业务主管单位者（虚构）"
jurisdiction = ""

[[rule]]
id = "H1"
article = "1"
quote_status = "not seen"
page = "虚构"
when = { supervisor = ["alive", "followed"] }
leader = { party_org_of = "supervisor" }
relation = "LEADS_AND_MANAGES"
"""
#: Serial numbers of codes by which a code of no division is told.
_NOWHERE = "339999"


@dataclass(frozen=True)
class Row:
    """A row of a registry, and the class and cause of all that it must show."""

    cells: Mapping[str, str]
    division: str
    shows: Mapping[str, str]
    ties: tuple[tuple[str, str], ...] = ()
    file: int = 0


def places() -> Places:
    """Where organizations are registered; every ninth county has no SOPWB.

    Counties of a name that others share are left out: causes name them without a city.
    """
    table = divisions()
    every = [
        (str(code), short, int(tier))
        for code, short, name, tier in zip(
            table.code, table.short, table.name, table.tier, strict=True
        )
        if short == name
    ]
    counties = [
        (code, short)
        for code, short, tier in every
        if tier == 4 and code[:2] not in ("54", "65") and code[:4] != "4403"
    ]
    return Places(
        free=[place for n, place in enumerate(counties) if n % 9],
        bare=counties[::9],
        adopting=[(c, s) for c, s, tier in every if c[:2] == "54" and tier >= 3],
        far=("650100", "乌鲁木齐市"),
        prefectures=frozenset(code for code, _, tier in every if tier == 3),
    )


def planted(
    organizations: int, faulty: int, seed: int
) -> tuple[list[Row], list[Fault]]:
    """The rows in a random order, and the faults that are among them."""
    where = places()
    chosen = list(faults(where, faulty))
    rows = [row for fault in chosen for row in _of_fault(fault)]
    rows += [_sound(where, n) for n in range(organizations - len(rows))]
    random.Random(seed).shuffle(rows)
    return rows, chosen


def _of_fault(fault: Fault) -> Iterable[Row]:
    for cells in fault.rows:
        yield Row(cells, fault.at[0], fault.shows, fault.ties, fault.file)


def _sound(where: Places, number: int) -> Row:
    """By turns led by the SOPWB, by a department's Party organization, by its charter."""
    code, short = where.free[number * 7 % len(where.free)]
    cells = (
        {SUPERVISOR: "无"},
        {SUPERVISOR: f"{short}教育局"},
        {SUPERVISOR: "无", "党建领导机关": f"{short}社会组织党委"},
    )[number % 3]
    return Row(cells, code, {}, file=int(number % 20 == 0))


def write(rows: Sequence[Row], chosen: Iterable[Fault], folder: Path) -> None:
    """The dataset folder."""
    folder.mkdir(parents=True, exist_ok=True)
    codes = _codes(rows)
    names = dict(_names())
    for number, file in enumerate(FILES):
        headings = [h for h in HEADINGS if not (number and h == HANDOVER)]
        with (folder / file).open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, headings, restval="", extrasaction="ignore")
            writer.writeheader()
            for n, (row, code) in enumerate(zip(rows, codes, strict=True)):
                if row.file == number:
                    writer.writerow(_written(row, n, code, names[row.division]))
    tables = _tables(chosen)
    tables["relations"] += [
        (source, code, relation)
        for row, code in zip(rows, codes, strict=True)
        for source, relation in row.ties
    ]
    for name, headings_ in TABLES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([headings_, *dict.fromkeys(tables[name])])
    (folder / "dataset.toml").write_text(MANIFEST, encoding="utf-8")
    (folder / "half.toml").write_text(HALF, encoding="utf-8")


def _names() -> Iterable[tuple[str, str]]:
    table = divisions()
    return zip(map(str, table.code), table.short, strict=True)


def _written(row: Row, number: int, code: str, short: str) -> dict[str, str]:
    """The cells of a row as they are written."""
    national = row.division == NATION[0]
    twin = row.cells.get(NAME, "")
    return {
        "登记管理机关": "民政部" if national else f"{short}民政局",
        "社会组织类型": "社会团体",
        "成立登记日期": "2012-03-04",
        "登记状态": "正常",
        "是否行业协会商会": "否",
        "是否城乡社区社会组织": "否",
        "党组织名称": "中共虚构支部委员会",
        **row.cells,
        NAME: f"{'中国' if national else short}虚构{twin or number}促进会",
        CODE: code,
    }


def _codes(rows: Sequence[Row]) -> list[str]:
    """The codes of all rows; what a fault says of a code is done to it."""
    count = len(rows)
    said = [row.cells.get(CODE, "") for row in rows]
    seat = [
        int(s) if s.isdigit() else int(_NOWHERE) if s == "unknown division"
        else int(row.division)
        for s, row in zip(said, rows, strict=True)
    ]  # fmt: skip
    prefix = [54 if s == "type prefix" else 51 for s in said]
    first: dict[str, int] = {}
    serial = [
        first.setdefault(s, n) if s.startswith("twin") else n
        for n, s in enumerate(said)
    ]
    made = make_codes(
        np.array(prefix), np.array(seat), np.array(serial), np.ones(count, np.bool_)
    )
    for n, s in enumerate(said):
        if s == "character":
            made[n, 10] = ord("I")
        elif s == "inner check digit":
            made[n, 16] = ord("2") if made[n, 16] == ord("1") else ord("1")
            made[n, 17] = outer_check(made[n : n + 1])[0]
        elif s == "last check digit":
            made[n, 17] = ALPHABET[(OUTER_VALUES[made[n, 17]] + 1) % len(ALPHABET)]
    texts: list[str] = as_text(made).to_list()
    return [t[:17] if s == "length" else t for t, s in zip(texts, said, strict=True)]


def _tables(chosen: Iterable[Fault]) -> dict[str, list[tuple[str, ...]]]:
    """Bodies, relations and changes: those of sound organizations, then the faults'."""
    where = places()
    seats = [*where.free, *where.adopting, where.far]
    tables: dict[str, list[tuple[str, ...]]] = {
        "bodies": [
            *(body(f"SOPWB@{c}", f"{s}社会组织党委", "SOPWB", c) for c, s in seats),
            *(
                body(f"SUPERVISOR@{c}:{s}教育局", f"{s}教育局", "SUPERVISOR", c)
                for c, s in where.free
            ),
            body("guide", "虚构指导站", "OTHER", where.far[0]),
        ],
        "relations": [],
        "changes": [],
    }
    for fault in chosen:
        for name, rows in fault.tables.items():
            tables[name] += rows
    return tables
