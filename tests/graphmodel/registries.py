"""Small registries for tests of findings."""

import csv
from datetime import date
from pathlib import Path

TODAY = date(2021, 6, 1)
HEADINGS = (
    "社会组织名称",
    "统一社会信用代码",
    "登记管理机关",
    "社会组织类型",
    "业务主管单位",
    "党建领导机关",
    "成立登记日期",
    "登记状态",
    "脱钩日期",
    "党建工作移交日期",
    "正式党员数",
    "党建指导员",
    "党组织名称",
    "上级党组织",
    "住所",
)
BASE = {
    "登记管理机关": "绍兴市民政局",
    "社会组织类型": "社会团体",
    "业务主管单位": "无",
    "成立登记日期": "2012-03-04",
}


def written(
    path: Path, rows: list[dict[str, str]], headings: tuple[str, ...] = HEADINGS
) -> Path:
    """A registry of rows that are BASE but for what they say."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, headings, extrasaction="ignore")
        table.writeheader()
        for n, row in enumerate(rows):
            table.writerow({**BASE, "社会组织名称": f"绍兴市第{n}学会", **row})
    return path
