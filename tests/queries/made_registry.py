"""A made-up registry of one city, with few counties: its folder, its graph."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from graphmodel.graph_tables import Graph, graph
from loaders import load
from loaders.reference import rows

_DEPARTMENTS = ("教育局", "民政局", "商务局", "文化广电旅游局", "科学技术局")
_PLACES = ("绍兴市", "绍兴市越城区", "绍兴市新昌县")
_BODIES = (
    ("SOPWB@330600", "绍兴市两新工委", "SOPWB", "330600", "2016-01-01", ""),
    (
        "SOPWB@330602",
        "越城区社会组织党委",
        "SOPWB",
        "330602",
        "2017-01-01",
        "2022-01-01",
    ),
)
_RELATIONS = (
    ("绍兴市两新工委", "越城区社会组织党委", "LEADS", "2017-01-01", "", "made up"),
    ("绍兴市两新工委", "越城区社会组织党委", "GUIDES", "2017-01-01", "2020-01-01", "x"),
    ("绍兴市两新工委", "ORG-0001", "CONTACTS_DIRECTLY", "2018-01-01", "", "made up"),
    ("绍兴市两新工委", "ORG-0002", "LEADS", "2018-01-01", "2019-01-01", "made up"),
    ("绍兴市教育局", "ORG-0003", "BUSINESS_SUPERVISES", "2018-01-01", "", "made up"),
)
Row = Mapping[str, str]


def organization(n: int) -> Row:
    """The row of the organization with number `n`."""
    place = _PLACES[n % 3]
    department = _DEPARTMENTS[n % 5]
    return {
        "登记证号": f"ORG-{n:04d}",
        "社会组织名称": f"{place}虚构{n:04d}{'行业协会' if n % 7 == 0 else '研究会'}",
        "社会组织类型": "社会团体",
        "登记管理机关": f"{place}民政局",
        "业务主管单位": "" if n % 4 == 0 else f"{place}{department}",
        "原业务主管单位": f"{place}商务局" if n % 11 == 0 else "",
        "脱钩日期": "2020-01-01" if n % 11 == 0 else "",
        "党建领导机关": "绍兴市两新工委" if n % 13 == 0 else "",
        "街道乡镇": "塔山街道" if n % 17 == 0 else "",
        "成立登记日期": f"20{n % 20:02d}-03-04",
    }


def write(
    folder: Path,
    organizations: Sequence[Row],
    relations: Sequence[Sequence[str]] = _RELATIONS,
) -> Path:
    """A dataset folder with these organizations."""
    folder.mkdir(parents=True, exist_ok=True)
    _table(folder / "divisions.csv", "code name level parent", _divisions())
    names = "body_id name kind division valid_from valid_to"
    _table(folder / "bodies.csv", names, _BODIES)
    names = "from to relation since until source"
    _table(folder / "relations.csv", names, relations)
    heading = " ".join(organization(1))
    table = [tuple(row.values()) for row in organizations]
    _table(folder / "organizations.csv", heading, table)
    return folder


def _divisions() -> list[tuple[str, ...]]:
    """Provinces, prefectures and two counties: without most of the townships."""
    return [
        tuple(row.values())
        for row in rows("divisions.csv")
        if row["level"] != "county" or row["code"] in ("330602", "330624")
    ]


def _table(path: Path, heading: str, rows: Sequence[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heading.split())
        writer.writerows(rows)


def registry(folder: Path, organizations: int) -> Path:
    """A dataset folder with so many organizations."""
    return write(folder, [organization(n) for n in range(1, organizations + 1)])


def made_graph(folder: Path, organizations: int = 40) -> Graph:
    """The graph of such a dataset."""
    return graph(load(registry(folder, organizations)))
