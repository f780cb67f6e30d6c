# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""Reading single values: normal forms, dates, yes and no, lists, headings."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from functools import cache

BLANK = {"", "/", "-", "--", "---", "—", "——", "―", "null", "None", "NULL", "无数据"}
STATED_NONE = {"直接登记", "无", "暂无", "无主管单位", "无业务主管单位"}
NO_BODY = re.compile(
    r"相关职能部门|有关职能部门|有关部门|相关部门|有关单位|相关单位|职能部门"
)

HEADINGS = {
    "org_id": "统一社会信用代码 社会信用代码 统一信用代码 tyshxydm creditCode",
    "registration_number": "登记证号",
    "name": "社会组织名称 组织机构名称 社团名称 基金会名称 单位名称 机构名称 组织名称 名称 jgmc",
    "category": "社会组织类型 社会组织类别 组织类型 类型 类别 实体类型 types",
    "is_industry_association": "是否行业协会商会",
    "is_community_organization": "是否城乡社区社会组织",
    "registration_authority": "登记管理机关 登记机关 登记管理部门 发证机关 djglbmmc regInstitute department",
    "division": "行政区划代码 行政区划 所属区划 所属地区",
    "township": "街道乡镇 镇街 所属街道 所在街道乡镇",
    "community": "社区村 村居 村社区",
    "supervisor": "业务主管单位 业务主管部门 主管单位 主管部门 zgdw businessUnit",
    "guidance_unit": "业务指导单位",
    "supervisor_kind": "业务主管单位性质 业务主管单位关系",
    "former_supervisor": "原业务主管单位 脱钩前业务主管单位",
    "decoupled_on": "脱钩日期 脱钩时间 脱钩完成时间",
    "handed_over_on": "党建工作移交日期 党建移交日期 党组织移交时间",
    "direct_registration": "是否直接登记 登记方式 管理体制",
    "approval_authority": "审批机关",
    "sector": "行业领域 所属行业 社会团体行业分类 民非行业分类",
    "status": "登记状态 社会组织状态 状态 regStatus",
    "registered_on": "成立登记日期 成立日期 成立时间 登记日期 批准时间 registrationDate establishTime",
    "deregistered_on": "注销日期",
    "domicile": "住所 注册地址 登记地址",
    "declared_leader": "党建领导机关 党建领导机构 党建工作领导机关 党建工作机构 党建归口管理单位",
    "declared_on": "章程核准日期 章程日期",
    "party_organization": "党组织名称",
    "has_party_organization": "是否建立党组织",
    "declared_upper": "上级党组织 上级党组织名称 隶属党组织",
    "party_organization_kind": "党组织类型 组建方式",
    "party_organization_since": "党组织成立日期",
    "party_members": "党员人数",
    "formal_members": "正式党员数",
    "instructor": "党建指导员",
    "joint_party_organization": "联合党组织名称",
    "has_party_group": "是否设立党组",
    "has_union": "是否建立工会",
    "has_youth_league": "是否建立共青团组织 是否建立共青团",
}
CANONICAL = {
    word: name for name, words in HEADINGS.items() for word in [name, *words.split()]
}


@cache
def clean(value: str | None) -> str:
    """NFKC without spaces and invisible characters."""
    text = unicodedata.normalize("NFKC", value or "")
    return "".join(
        c
        for c in text
        if not c.isspace() and unicodedata.category(c) not in {"Cf", "Cc"}
    )


@cache
def heading(text: str) -> str | None:
    """The canonical column of a heading, or None."""
    return CANONICAL.get(re.sub(r"[()\[\]【】{}]", "", clean(text)))


def canonical_row(row: dict[str, str]) -> dict[str, str]:
    """Canonical column -> raw text; where two headings mean one column the first that is filled wins."""
    found: dict[str, str] = {}
    for key, value in row.items():
        name = heading(key) if key else None
        if name and not (found.get(name) or "").strip():
            found[name] = value or ""
    return found


@cache
def to_date(value: str | None) -> date | None:
    """A date as registries write it; a bare year is its 1 January; None where there is none."""
    text = clean((value or "").strip().split(" ")[0].split("T")[0])
    if m := re.fullmatch(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?", text):
        parts = (int(m[1]), int(m[2]), int(m[3] or 1))
    elif m := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text):
        parts = (int(m[1]), int(m[2]), int(m[3]))
    elif m := re.fullmatch(r"(\d{4})年?", text):
        parts = (int(m[1]), 1, 1)
    elif m := re.fullmatch(r"(\d{5})(?:\.\d+)?", text):
        return date(1899, 12, 30) + timedelta(days=int(m[1]))
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


def yes_no(value: str | None) -> bool | None:
    """True, False, or None where nothing is said."""
    text = clean(value).lower()
    if text in {"是", "有", "true", "1", "yes", "y"}:
        return True
    if text in {"否", "无", "false", "0", "no", "n"}:
        return False
    return None


def number(value: str | None) -> int | None:
    """A whole number, or None (无 is absent)."""
    m = re.fullmatch(r"(\d+)(?:\.0+)?人?名?", clean(value))
    return int(m[1]) if m else None


def said(value: str | None) -> str:
    """The text of a field, empty where it is a placeholder."""
    text = clean(value)
    return "" if text in BLANK or text in STATED_NONE else text


@cache
def split_names(text: str) -> tuple[str, ...]:
    """Several names in one cell; separators inside brackets do not split."""
    parts, depth, current = [], 0, ""
    for c in text:
        depth += (c in "([") - (c in ")]")
        if c in "、,;" and depth <= 0:
            parts.append(current)
            current = ""
        else:
            current += c
    return tuple(p for p in [*parts, current] if p)


def one_apart(a: str, b: str) -> bool:
    """True where the two differ by exactly one changed character."""
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1
