# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""Small registries for the independent resolver."""

from __future__ import annotations

from datetime import date

from .resolver import Reference, resolve_rows

NOW = date(2026, 11, 22)
BEFORE_2018 = date(2017, 6, 1)
REFERENCE = Reference()


def resolved(row: dict[str, str], as_of: date = NOW, **more: object) -> dict[str, str]:
    """The result row of one organization; a supervisor column is there unless the row says otherwise."""
    full = {
        "社会组织名称": "绍兴市测试学会",
        "登记管理机关": "绍兴市民政局",
        "社会组织类型": "社会团体",
        "业务主管单位": "无",
    } | row
    full = {k: v for k, v in full.items() if v is not None}
    return resolve_rows([full], as_of, reference=REFERENCE, **more)[0]


def national(row: dict[str, str], as_of: date = NOW, **more: object) -> dict[str, str]:
    return resolved(
        {"社会组织名称": "中国测试学会", "登记管理机关": "民政部"} | row, as_of, **more
    )


def notes(result: dict[str, str]) -> set[str]:
    return set(result["notes"].split("|")) - {""}


SHAOXING = "330600"
