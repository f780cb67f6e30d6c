"""Small datasets: a folder with a registry and its own tables."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from graphmodel import resolve
from graphmodel.resolution import Resolution
from loaders import load

Row = Mapping[str, str]
#: A registered organization without supervisor: its SOPWB leads.
PLAIN = {
    "社会组织名称": "绍兴市甲学会",
    "登记管理机关": "绍兴市民政局",
    "业务主管单位": "无",
}


def write(path: Path, rows: Sequence[Row]) -> None:
    """A CSV whose columns are all keys met."""
    headings = list(dict.fromkeys(key for row in rows for key in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings, restval="")
        writer.writeheader()
        writer.writerows(rows)


def resolved(
    folder: Path, rows: Sequence[Row], on: date = date(2021, 6, 1), **more: object
) -> Resolution:
    """The resolution of these rows; `bodies`, `relations`, `changes` are tables too."""
    write(folder / "organizations.csv", rows)
    for name in ("bodies", "relations", "changes"):
        if table := more.pop(name, None):
            write(folder / f"{name}.csv", table)  # type: ignore[arg-type]
    return resolve(load(folder, **more), on)  # type: ignore[arg-type]
