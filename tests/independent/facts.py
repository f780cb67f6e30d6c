# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""What one row says: place, category, supervisor, dates, Party organization. Nothing here depends on the date of the question."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from . import words
from .places import NATION, Places
from .text import (
    NO_BODY,
    STATED_NONE,
    canonical_row,
    clean,
    number,
    said,
    split_names,
    to_date,
    yes_no,
)

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
INNER = [3, 7, 9, 10, 5, 8, 4, 2]
ZONE = re.compile(
    r"(园区|高新区|高新技术产业开发区|开发区|新区|保税区|示范区|自贸区|自由贸易试验区|合作区|风景名胜区|风景区)$"
)
NATIONAL = re.compile(r"民政部(?!门)|国家社会组织管理局|国家民间组织管理局|^100000$")
INTERMEDIARY = re.compile(
    r"中介|律师事务所|会计师事务所|税务师事务所|资产评估(事务所|机构)|公证处|司法鉴定"
)
CATEGORY = (
    (r"民办非企业|社会服务机构|民非", "52"),
    (r"社会团体|社团", "51"),
    (r"基金会", "53"),
)


@dataclass
class Facts:
    """One organization."""

    row: dict[str, str]
    code: str = ""
    name: str = ""
    category: str = ""  # 51 52 53 intermediary outside other
    division: str = ""
    level: str = ""
    zone: str = ""
    supervisor: str = "none"  # none, named, unknown
    supervisors: tuple[str, ...] = ()
    supervisor_kind: str = "主管"
    association: bool | None = None
    community: bool = False
    field_notes: set[str] = field(default_factory=set)

    def has(self, column: str) -> bool:
        return column in self.row

    def text(self, column: str) -> str:
        return said(self.row.get(column))

    def day(self, column: str) -> date | None:
        return to_date(self.row.get(column))


def code_faults(code: str, places: Places) -> list[str]:
    """The kinds of fault of a unified social credit code."""
    if len(code) != 18:
        return ["length"]
    if (
        any(c not in ALPHABET for i, c in enumerate(code) if i != 16)
        or code[16] not in LETTERS
    ):
        return ["character"]
    faults = []
    check = (
        31
        - sum(
            ALPHABET.index(c) * w
            for c, w in zip(code, WEIGHTS, strict=False)
            if c in ALPHABET
        )
        % 31
    ) % 31
    if ALPHABET.index(code[17]) != check:
        faults.append("last check digit")
    inner = (
        11
        - sum(LETTERS.index(c) * w for c, w in zip(code[8:16], INNER, strict=False))
        % 11
    )
    if code[16] != {10: "X", 11: "0"}.get(inner, str(inner)):
        faults.append("inner check digit")
    if code[:2] not in {"51", "52", "53", "31"}:
        faults.append("type prefix")
    if code[2:8] not in places.known_codes:
        faults.append("unknown division")
    return faults


def category_of(facts: Facts) -> str:
    text = facts.text("category")
    if text:
        for pattern, value in CATEGORY:
            if re.search(pattern, text):
                return value
        if INTERMEDIARY.search(text):
            return "intermediary"
        if re.search(r"企业|公司|个体工商户", text):
            return "outside"
    prefix = facts.code[:2]
    if prefix in {"51", "52", "53"}:
        return prefix
    if prefix == "31" or re.search(r"(律师|会计师|税务师)事务所$", facts.name):
        return "intermediary"
    if len(facts.code) == 18 and prefix in {"91", "92", "93"}:
        return "outside"
    return "other"


def one(codes: tuple[str, ...]) -> str:
    return codes[0] if len(codes) == 1 else ""


def registrar_place(text: str, places: Places) -> tuple[str, str]:
    """(division, development zone) of a registration authority's name."""
    if not text:
        return "", ""
    if NATIONAL.search(text):
        return NATION, ""
    codes, rest = places.find(text)
    stem = words.REGISTRAR.sub("", rest)
    zone = words.REGISTRAR.sub("", text) if stem and ZONE.search(stem) else ""
    return one(codes), zone


def division_place(text: str, places: Places) -> tuple[str, str]:
    """The column `division`: a code or a name."""
    if re.fullmatch(r"\d{6}(\d{3}|\d{6})?", text):
        return places.present(text[:6]) or "", ""
    codes, rest = places.find(text) if text else ((), "")
    return one(codes), text if rest and ZONE.search(rest) else ""


def name_place(name: str, places: Places) -> str:
    if re.match(r"中国|中华|全国", name):
        return NATION
    return one(places.prefix(name)[0])


def set_place(facts: Facts, places: Places) -> None:
    """The first source that decides; two sources, neither inside the other: PLACE_DIFFERS."""
    registrar, zone = registrar_place(facts.text("registration_authority"), places)
    column, other_zone = division_place(facts.text("division"), places)
    digits = facts.code[2:8] if len(facts.code) == 18 else ""
    sources = [
        registrar,
        places.present(digits) or "" if digits else "",
        column,
        one(places.find(facts.text("domicile"))[0]),
    ]
    said_places = [s for s in sources if s]
    facts.zone = zone or (other_zone if not registrar else "")
    facts.division = said_places[0] if said_places else name_place(facts.name, places)
    facts.level = places.level.get(facts.division, "")
    if any(
        not places.inside(a, b) and not places.inside(b, a)
        for a in said_places
        for b in said_places
    ):
        facts.field_notes.add("PLACE_DIFFERS")


def set_supervisor(facts: Facts) -> None:
    """Named, none (stated or not), or unknown."""
    raw, kind = facts.row.get("supervisor"), clean(facts.row.get("supervisor_kind"))
    text = clean(raw)
    if not said(raw) and facts.text("guidance_unit"):
        text, kind = facts.text("guidance_unit"), "指导"
    if raw is None and facts.has("guidance_unit"):
        raw = ""
    direct = yes_no(facts.row.get("direct_registration")) or "直接登记" in clean(
        facts.row.get("direct_registration")
    )
    facts.supervisor_kind = (
        "指导" if "指导" in kind else "代管" if re.search("代管|托管", kind) else "主管"
    )
    names = tuple(n for n in split_names(text) if said(n) and not NO_BODY.search(n))
    if names:
        facts.supervisor, facts.supervisors = "named", names
    elif text in STATED_NONE or direct:
        facts.supervisor = "none"
    elif raw is None or NO_BODY.search(text):
        facts.supervisor = "unknown"
    else:
        facts.supervisor = "none"
        facts.field_notes.add("SUPERVISOR_NOT_STATED")


def association_of(facts: Facts) -> bool | None:
    stated = yes_no(facts.row.get("is_industry_association"))
    if stated is not None:
        return stated
    if facts.category in {"52", "53"} or re.search(
        r"(学会|研究会|基金会|校友会)$", facts.name
    ):
        return False
    return True if re.search(r"(业协会|商会|同业公会)$", facts.name) else None


def party_organization(facts: Facts) -> bool | None:
    """Whether any Party organization is recorded, own, joint or attached; None where the file has no such column."""
    columns = (
        "party_organization",
        "joint_party_organization",
        "party_organization_kind",
        "party_organization_since",
    )
    stated = yes_no(facts.row.get("has_party_organization"))
    if stated or any(facts.text(c) for c in columns):
        return True
    return (
        False
        if any(facts.has(c) for c in (*columns, "has_party_organization"))
        else None
    )


def duties(facts: Facts, book: str) -> set[str]:
    """COVERAGE_ORG and COVERAGE_WORK (O17, O24; Z13, Z17; C04, C05, C11)."""
    found = set()
    if party_organization(facts) is not False:
        return found
    if (number(facts.row.get("formal_members")) or 0) >= 3:
        found.add("COVERAGE_ORG")
    sizes = (
        number(facts.row.get(c)) or 0 for c in ("staff_count", "member_unit_count")
    )
    if book == "industry-first" and max(sizes) >= 50:
        found.add("COVERAGE_ORG")
    ways = [c for c in ("instructor", "has_union", "has_youth_league") if facts.has(c)]
    if ways and not any(
        facts.text(c) and yes_no(facts.row[c]) is not False for c in ways
    ):
        found.add("COVERAGE_WORK")
    return found


def read(raw: dict[str, str], places: Places) -> Facts:
    """The facts of one row."""
    facts = Facts(canonical_row(raw))
    facts.code, facts.name = facts.text("org_id").upper(), clean(facts.row.get("name"))
    if facts.code and code_faults(facts.code, places):
        facts.field_notes.add("CODE_INVALID")
    facts.category = category_of(facts)
    set_place(facts, places)
    set_supervisor(facts)
    facts.association = association_of(facts)
    community = yes_no(facts.row.get("is_community_organization"))
    facts.community = (
        community
        if community is not None
        else bool(re.search("备案|台账", facts.text("status")))
    )
    return facts


def counted(facts: Facts, t: date) -> bool:
    """False for organizations deregistered by t or not registered yet."""
    registered, ended = facts.day("registered_on"), facts.day("deregistered_on")
    if registered and registered > t:
        return False
    if ended:
        return ended > t
    return not re.search(r"注销|撤销|吊销", facts.text("status"))
