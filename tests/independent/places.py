# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""Divisions and townships: finding them in texts, following abolished codes."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

NATION = "100000"
PEOPLES = [
    "各族",
    "维吾尔族",
    "维吾尔",
    "哈萨克族",
    "哈萨克",
    "柯尔克孜族",
    "柯尔克孜",
    "塔吉克族",
    "塔吉克",
    "蒙古族",
    "蒙古",
    "锡伯族",
    "锡伯",
    "达斡尔族",
    "鄂温克族",
    "鄂伦春族",
    "壮族",
    "回族",
    "藏族",
    "苗族",
    "彝族",
    "侗族",
    "瑶族",
    "白族",
    "傣族",
    "黎族",
    "土族",
    "羌族",
    "水族",
    "畲族",
    "满族",
    "土家族",
    "布依族",
    "哈尼族",
    "朝鲜族",
    "傈僳族",
    "仡佬族",
    "拉祜族",
    "佤族",
    "纳西族",
    "景颇族",
    "毛南族",
    "仫佬族",
    "布朗族",
    "撒拉族",
    "阿昌族",
    "普米族",
    "怒族",
    "独龙族",
    "裕固族",
    "保安族",
    "东乡族",
    "德昂族",
    "京族",
    "基诺族",
    "赫哲族",
]
ROAD = re.compile(r"[东南西北中一二三四]{0,2}(路|街(?!道)|大道|大街|道\d|巷|里\d)")
TOWN_OFFICE = re.compile(r"(办事处|人民政府|政府|党工委|党委|党组织|办)$")
TAIL = re.compile(r"[局厅委部处办会院社署站]?")


def short_form(name: str) -> str:
    """浙江省 -> 浙江, 广西壮族自治区 -> 广西; the name itself where nothing can be left out."""
    short = re.sub(
        r"(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|省|市|区|县|盟|旗)$",
        "",
        name,
    )
    if short != name and re.search(r"自治[区州县旗]$", name):
        changed = True
        while changed:
            changed = False
            for people in sorted(PEOPLES, key=len, reverse=True):
                if short.endswith(people) and len(short) - len(people) >= 2:
                    short, changed = short[: -len(people)], True
                    break
    return short if len(short) >= 2 else name


class Places:
    """The tables of divisions, townships and changes."""

    def __init__(self, folder: Path) -> None:
        self.name: dict[str, str] = {}
        self.level: dict[str, str] = {}
        self.parent: dict[str, str] = {}
        self.full: dict[str, list[str]] = defaultdict(list)
        self.short: dict[str, list[str]] = defaultdict(list)
        for r in self._rows(folder / "divisions.csv"):
            self.name[r["code"]], self.level[r["code"]] = r["name"], r["level"]
            self.parent[r["code"]] = r["parent"]
            self.full[r["name"]].append(r["code"])
            if r["code"] != NATION:
                self.short[short_form(r["name"])].append(r["code"])
            if m := re.search(r"自治([州县旗])$", r["name"]):  # 恩施州, 酉阳县
                self.full[short_form(r["name"]) + m[1]].append(r["code"])
        self.changes = defaultdict(list)
        self.known_codes = set(self.name)
        self._read_changes(folder)
        self.town_name: dict[str, str] = {}
        self.towns: dict[str, list[str]] = defaultdict(list)
        for r in self._rows(folder / "townships.csv"):
            self.town_name[r["code"]] = r["name"]
            self.towns[r["name"]].append(r["code"])
            self.parent[r["code"]] = r["parent"]
        self.find = lru_cache(maxsize=None)(self._find)
        self.prefix = lru_cache(maxsize=None)(self._prefix)
        self.town = lru_cache(maxsize=None)(self._town)

    @staticmethod
    def _rows(path: Path) -> list[dict[str, str]]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def _read_changes(self, folder: Path) -> None:
        rows = self._rows(folder / "division_changes.csv")
        for r in rows:
            if r["old_code"]:
                self.known_codes.add(r["old_code"])
                self.changes[r["old_code"]].append((int(r["year"]), r["new_code"]))
            if r["new_code"]:
                self.known_codes.add(r["new_code"])
        old: dict[str, set[str]] = defaultdict(set)
        for r in rows:
            if re.fullmatch(r"\d{6}", r["old_code"]) and r["old_name"] not in self.full:
                old[r["old_name"]] |= self._follow(
                    r["old_code"], int(r["year"]), r["new_code"]
                )
        self.old = {
            name: sorted(codes)
            for name, codes in old.items()
            if codes and len(name) > 1
        }

    def _follow(self, code: str, year: int, new: str) -> set[str]:
        """Where the bearer of a code stands today, from one change on."""
        if not new:
            return set()
        later = sorted(
            (y, n)
            for y, n in self.changes[new]
            if y >= year and n != new and (y, n) != (year, code)
        )
        if not later or (new == code and new in self.name):
            return {new} if new in self.name else set()
        first = later[0][0]
        return set().union(*(self._follow(new, y, n) for y, n in later if y == first))

    def present(self, code: str) -> str | None:
        """The code itself, or the single present successor of an abolished one."""
        if code in self.name:
            return code
        ends = [
            self._follow(code, y, n) for y, n in self.changes.get(code, []) if n != code
        ]
        found = set().union(*ends) if ends else set()
        return found.pop() if len(found) == 1 else None

    def above(self, code: str) -> list[str]:
        """The code and the divisions around it, nearest first."""
        chain = []
        while code:
            chain.append(code)
            code = self.parent.get(code, "")
        return chain

    def inside(self, code: str, outer: str) -> bool:
        """True where `code` is `outer` or lies in it."""
        return outer in self.above(code)

    def _step(
        self, text: str, within: tuple[str, ...]
    ) -> tuple[tuple[str, ...], int] | None:
        for table, is_short in (
            (self.full, False),
            (self.old, False),
            (self.short, True),
        ):
            for n in range(min(len(text), 15), 1, -1):
                codes = table.get(text[:n], ())
                if within:
                    codes = [
                        c
                        for c in codes
                        if c not in within and any(self.inside(c, w) for w in within)
                    ]
                rest = text[n:]
                if not codes or (
                    is_short
                    and (
                        len(codes) > 1
                        or ROAD.match(rest)
                        or (TAIL.fullmatch(rest) and rest)
                    )
                ):
                    continue
                return tuple(codes), n
        return None

    def _prefix(self, text: str) -> tuple[tuple[str, ...], str]:
        """The division(s) that the text begins with, as deep as it says, and the rest of the text."""
        text = re.sub(r"^中华人民共和国(?=.)", "", text)
        codes: tuple[str, ...] = ()
        while step := self._step(text, codes):
            codes, n = step
            text = text[n:]
        return codes, text

    def _find(self, text: str) -> tuple[tuple[str, ...], str]:
        """As `prefix`; where the text does not begin with a division, one standing anywhere in it."""
        codes, rest = self.prefix(text)
        if codes:
            return codes, rest
        for start in range(1, len(text) - 2):
            for table in (self.full, self.old):
                if any(
                    len(text[start : start + n]) > 2
                    and text[start : start + n] in table
                    for n in range(3, 16)
                ):
                    codes, rest = self.prefix(text[start:])
                    if codes:
                        return codes, text[:start] + rest
        if re.match(r"国家|中国|中华|国务院|中央|全国", text):
            for start in range(2, len(text) - 2):
                codes, rest = self.prefix(text[start:])
                if codes and self.level[codes[0]] != "county":
                    return codes, text[:start] + rest
        return (), text

    def _town(
        self, text: str, home: str, anywhere: bool = False
    ) -> tuple[str | None, str, str]:
        """(nine-digit code or None, the township's name, the nearest division) of a text, seen from `home`."""
        if re.fullmatch(r"\d{9}(\d{3})?", text) and text[:9] in self.town_name:
            return text[:9], self.town_name[text[:9]], text[:6]
        if (code := self._named_in(text, home)) and home:
            return code, self.town_name[code], code[:6]
        codes, rest = self.prefix(text)
        near = [
            c
            for c in codes
            if not home
            or (anywhere and len(codes) == 1)
            or self.inside(c, home)
            or self.inside(home, c)
        ]
        scope = near[0] if len(near) == 1 and rest else home
        rest = rest if scope != home or (near and rest) else text
        name = TOWN_OFFICE.sub("", rest) or rest
        code = self._named_in(name, scope)
        return (code, name, code[:6]) if code else (None, name, scope)

    def _named_in(self, name: str, scope: str) -> str | None:
        """The only township of a name in a division (`scope` '' is nowhere)."""
        found = [t for t in self.towns.get(name, []) if scope and self.inside(t, scope)]
        return found[0] if len(found) == 1 else None
