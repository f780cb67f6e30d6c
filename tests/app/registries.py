"""Registries for the tests of the page, among them one that attacks it."""

import csv
from pathlib import Path

#: What a file could hold to be taken for HTML, Markdown, a formula or a template.
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(2)</script>",
    "**bold** [link](javascript:alert(3)) :red[red] $x^2$ `code`",
    '"><svg onload=alert(4)>',
    "=CMD() {0} {wanted} %s",
    "a\u202eb\u200bc\x07",
)
HEADINGS = (
    "社会组织名称",
    "统一社会信用代码",
    "登记管理机关",
    "社会组织类型",
    "业务主管单位",
    "党建领导机关",
    "街道乡镇",
    "是否城乡社区社会组织",
    "脱钩日期",
    "登记状态",
)


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    """A registry with all the headings."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADINGS, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def hostile(folder: Path) -> Path:
    """A registry with hostile text in every field, one text a row, in a hostile file."""
    rows = [
        dict.fromkeys(HEADINGS, f"{text}{number}")
        for number, text in enumerate(HOSTILE)
    ]
    rows += [
        {
            "社会组织名称": f"{text}会",
            "登记管理机关": "绍兴市民政局",
            "业务主管单位": text,
        }
        for text in HOSTILE
    ]
    rows.append({"社会组织名称": "同名", "党建领导机关": "、".join(HOSTILE[:3])})
    return write(folder / "<b>&**x**.csv", rows)
