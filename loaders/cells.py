"""Cells with a small meaning: yes and no, kinds, categories, supervisors.

In: distinct cleaned texts. Out: positions in domains of `graphmodel.facts`.
Source: semantics §1 (Fields).
"""

import re
from dataclasses import dataclass

from graphmodel.vocabulary import CELLS

YES = frozenset({"是", "有", "true", "1", "yes", "y", "已建立", "已建", "直接登记"})
NO = frozenset(
    {"否", "无", "false", "0", "no", "n", "未建立", "未建", "双重管理", "没有"}
)
STATED_NONE = frozenset(
    {"直接登记", "无", "暂无", "无主管单位", "无业务主管单位", "无业务主管", "没有"}
)
NOT_STATED = frozenset({"", "/", "-", "--", "——", "—", "null", "None", "N/A"})
_PLACEHOLDER = re.compile(
    r"(?:相关职能部门|有关部门|相关部门|有关单位|职能部门|相关单位)$"
)
_SEPARATORS = re.compile(r"[、,;]")
_BRACKETS = re.compile(r"\([^()]*\)")

ASSOCIATION, PRIVATE_UNIT, FOUNDATION, INTERMEDIARY, ENTERPRISE, OTHER = range(6)
_CATEGORIES = (
    (PRIVATE_UNIT, re.compile("民办非企业|社会服务机构|民非|NGO|^52")),
    (INTERMEDIARY, re.compile("中介|律师事务所|会计师事务所|事务所")),
    (ENTERPRISE, re.compile("企业|公司|个体工商户|个体户")),
    (FOUNDATION, re.compile("基金会|^53")),
    (ASSOCIATION, re.compile("社会团体|社团|协会|学会|商会|^51")),
)
_BY_PREFIX = {51: ASSOCIATION, 52: PRIVATE_UNIT, 53: FOUNDATION}

NONE, NAMED, ENTRUSTED, UNKNOWN, UNPLACED = range(len(CELLS))


def yes_no(text: str) -> int:
    """1 yes, 0 no, 2 not said."""
    plain = text.casefold()
    return 1 if plain in YES else 0 if plain in NO else 2


def answer(text: str) -> int:
    """0 not said, 1 no, 2 yes."""
    return {2: 0, 0: 1, 1: 2}[yes_no(text)]


def instructor(text: str) -> int:
    """0 not said, 1 no, 2 yes; a person's name says yes, and nothing keeps it."""
    stated = answer(text)
    return stated if stated or text in NOT_STATED else 2


def category(text: str) -> int:
    """The category that a type text names; OTHER where it names none."""
    found = (code for code, pattern in _CATEGORIES if pattern.search(text))
    return next(found, OTHER)


def category_of_prefix(prefix: int) -> int:
    """The category of the first two digits of a credit code."""
    return _BY_PREFIX.get(prefix, OTHER)


def number(text: str) -> int:
    """A count; -1 where the cell has none (无 means absent, a telephone number too)."""
    digits = re.match(r"^(\d{1,9})(?:\.0*)?(?:人|名|个)?$", text)
    return int(digits[1]) if digits else -1


@dataclass(frozen=True)
class SupervisorCell:
    """What a supervisor cell says: its state, the bodies it names, whether stated."""

    state: int
    names: tuple[str, ...] = ()
    stated: bool = True


def supervisor(text: str) -> SupervisorCell:
    """Read a supervisor cell (semantics §1).

    >>> supervisor("教育局、体育局").names
    ('教育局', '体育局')
    """
    if text in STATED_NONE:
        return SupervisorCell(NONE)
    if text in NOT_STATED:
        return SupervisorCell(NONE, stated=False)
    parts = [part for part in split(text) if part not in STATED_NONE | NOT_STATED]
    names = tuple(dict.fromkeys(p for p in parts if not _PLACEHOLDER.search(p)))
    if not names:
        return SupervisorCell(UNKNOWN)
    return SupervisorCell(NAMED, names)


def split(text: str) -> list[str]:
    """The names in one cell; separators inside brackets do not count."""
    if not _SEPARATORS.search(text):
        return [text]
    hidden = _BRACKETS.sub(lambda m: "\0" * len(m[0]), text)
    cuts = [m.start() for m in _SEPARATORS.finditer(hidden)]
    pieces = zip([-1, *cuts], [*cuts, len(text)], strict=True)
    return [part for a, b in pieces if (part := text[a + 1 : b].strip())]
