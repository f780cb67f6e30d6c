"""Where a text says something is: names of divisions found in it.

In: a cleaned text (an authority, a supervisor, a domicile, an organization's name).
Out: `Place`: the division numbers it may mean, a development zone if it names one,
and what is left of the text. Rules: semantics §1 (Place), §5 (zones).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from graphmodel.divisions import Divisions

#: Autonomous regions, whose short form is not their name without an ending.
_REGIONS = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
} | {
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
}
_SUFFIXES = re.compile(
    r"(?:(?:壮族|回族|维吾尔|土家族|苗族|藏族|彝族|蒙古族?|哈萨克|朝鲜族|羌族|侗族|布依族|"
    r"哈尼族|傣族|白族|傈僳族|景颇族|柯尔克孜|黎族|瑶族|满族|各族)*自治[区州县旗]"
    r"|特别行政区|[省市区县州盟旗]|地区|林区)$"
)
_SKIPPED = ("中国共产党", "中华人民共和国", "中共")
ZONE = re.compile(
    r"^[^省市县区局厅]{0,8}?(?:工业园区|产业园区|科技园区|(?:经济|高新)?(?:技术)?(?:产业)?开发区|"
    r"高新区|经开区|保税区|保税港区|示范区|度假区|风景区|风景名胜区|试验区|综保区|新区|园区)"
)
NATIONAL_NAMES = ("中国", "中华", "全国")
NATIONAL_REGISTRARS = (
    "国家社会组织管理局",
    "国家民间组织管理局",
    "中华人民共和国民政部",
)


@dataclass(frozen=True)
class Place:
    """The divisions a text may mean (several: the name is shared), zone and rest."""

    divisions: tuple[int, ...] = ()
    zone: str = ""
    rest: str = ""

    @property
    def division(self) -> int:
        """The one division meant, else -1."""
        return self.divisions[0] if len(self.divisions) == 1 else -1


class Gazetteer:
    """Every name under which a division may be written: present, short and former."""

    def __init__(
        self, divisions: Divisions, changes: Iterable[Mapping[str, str]]
    ) -> None:
        self.divisions = divisions
        full, short = _present_names(divisions)
        former = _former_names(divisions, changes)
        self._children = _by_start(former | full)
        self._first = _by_start(former | short | full)
        self._short = frozenset(short) - frozenset(full) - frozenset(former)
        self._known: dict[str, Place] = {}

    def read(self, text: str) -> Place:
        """The place that a cleaned text begins with, else the first named in it."""
        if text not in self._known:
            self._known[text] = self._read(text)
        return self._known[text]

    def plain(self, texts: Iterable[str]) -> list[int]:
        """The division that each text begins with where it is plain to see, else -2.

        Plain: one name of one division, then a word that begins no other name.
        """
        first, children = self._first, self._children
        found = []
        for text in texts:
            number = -2
            for name, numbers in first.get(text[:2], ()):
                if text.startswith(name):
                    end = len(name)
                    if len(numbers) == 1 and text[end : end + 2] not in children:
                        number = -2 if "区" in text[end:] else numbers[0]
                    break
            found.append(number)
        return found

    def indexes(self) -> "tuple[_Index, _Index]":
        """Names that may come first, and names inside another; by two characters."""
        return self._first, self._children

    def table(self) -> pl.DataFrame:
        """Every name as a row: name, length, number, and whether it may come first."""
        rows = [
            (name, len(name), number, name in self._short)
            for index in (self._first,)
            for names in index.values()
            for name, numbers in names
            for number in numbers
        ]
        schema = {
            "name": pl.String,
            "length": pl.Int64,
            "number": pl.Int32,
            "short": pl.Boolean,
        }
        return pl.DataFrame(rows, schema, orient="row").with_columns(first=pl.lit(True))

    def _read(self, text: str) -> Place:
        start = next((len(s) for s in _SKIPPED if text.startswith(s)), 0)
        place = self._at(text, start, self._first)
        if not place.divisions and not (zone := ZONE.match(text)):
            inner = (self._at(text, i, self._children) for i in range(1, len(text) - 1))
            place = next((p for p in inner if p.divisions), Place(rest=text))
            return Place(place.divisions, rest=text)
        zone = ZONE.match(place.rest)
        if zone:
            rest = place.rest[zone.end() :]
            return Place(place.divisions, text[start : len(text) - len(rest)], rest)
        return place

    def _at(self, text: str, start: int, names: "_Index") -> Place:
        found: tuple[int, ...] = ()
        while match := self._longest(text, start, names, found):
            found, start, names = match[0], match[1], self._children
            if len(found) > 1:
                break
        return Place(found, rest=text[start:]) if found else Place(rest=text[start:])

    def _longest(
        self, text: str, start: int, names: "_Index", around: tuple[int, ...]
    ) -> tuple[tuple[int, ...], int] | None:
        for name, numbers in names.get(text[start : start + 2], ()):
            if text.startswith(name, start):
                inner = self._within(numbers, around)
                if inner:
                    return inner, start + len(name)
        return None

    def _within(
        self, numbers: tuple[int, ...], around: tuple[int, ...]
    ) -> tuple[int, ...]:
        if not around:
            return numbers
        inside = self.divisions.inside
        return tuple(n for n in numbers if n != around[0] and inside(n, around[0]))


_Index = dict[str, list[tuple[str, tuple[int, ...]]]]
_Names = dict[str, tuple[int, ...]]


def _by_start(names: _Names) -> _Index:
    index: _Index = {}
    for name in sorted(names, key=len, reverse=True):
        index.setdefault(name[:2], []).append((name, names[name]))
    return index


def _present_names(divisions: Divisions) -> tuple[_Names, _Names]:
    full, short = dict[str, set[int]](), dict[str, set[int]]()
    for n, name in enumerate(divisions.names[1:], start=1):
        full.setdefault(name, set()).add(n)
        stem = _REGIONS.get(name) or _SUFFIXES.sub("", name)
        if len(stem) >= 2 and stem != name:
            short.setdefault(stem, set()).add(n)
    unique = {name: tuple(ns) for name, ns in short.items() if len(ns) == 1}
    return {name: tuple(sorted(ns)) for name, ns in full.items()}, unique


def _former_names(divisions: Divisions, changes: Iterable[Mapping[str, str]]) -> _Names:
    """Former names with the one present division that took their place."""
    names: dict[str, set[int]] = {}
    for row in changes:
        number = divisions.find(row["new_code"]) if row["new_code"] else -1
        if row["old_name"] and row["old_name"] != row["new_name"] and number >= 0:
            names.setdefault(row["old_name"], set()).add(number)
    return {name: tuple(ns) for name, ns in names.items() if len(ns) == 1}
