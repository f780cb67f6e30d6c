# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""From the name of a supervisor to a body."""

from __future__ import annotations

import re

from . import words
from .bodies import Body, Succession
from .leader import LEVEL_NAMES, NATIONAL_HEAD, NATIONAL_MARK, NOT_A_LEVEL
from .places import NATION


class Supervisors(Succession):
    """Names of supervisors, seen from the division of registration."""

    def body(self, text: str, home: str) -> list[Body]:
        """The bodies that bear a name (several where names were used again); never empty. division '' = cannot be placed."""
        key = (text, home)
        if key not in self._body:
            self._body[key] = self._link(text, home)
        return self._body[key]

    def national_named(self, text: str, home: str) -> list[Body]:
        """Bundled bodies of that name; short aliases only for organizations registered nationally."""
        for form in (
            text,
            re.sub(r"委$", "委员会", text),
            re.sub(r"委员会$", "委", text),
            text.removeprefix("中共"),
        ):
            found = list(self.national.names.get(form, []))
            if home == NATION or NATIONAL_MARK.search(form):
                found += self.national.aliases.get(form, [])
            if found:
                return found
        return []

    def _link(self, text: str, home: str) -> list[Body]:
        if found := self.national_named(text, home):
            return found
        if words.TOWNSHIP_OFFICE.search(text) and (town := self._township(text, home)):
            return [town]
        division, rest = self.split(text, home)
        if division == NATION:
            full = self._national_form(text, home)
        else:
            full = self.places.name.get(division, "") + words.expand(rest)
        body_id = f"SUPERVISOR@{division}:{full}"
        return self.constructed.get(body_id) or [
            Body(body_id, full, "SUPERVISOR", division)
        ]

    def _national_form(self, text: str, home: str) -> str:
        """国资委行业协会商会党建工作局 -> 国务院国有资产监督管理委员会行业协会商会党建工作局."""
        for n in range(len(text) - 1, 2, -1):
            if found := self.national_named(text[:n], home):
                return found[0].name + text[n:]
        return text

    def _township(self, text: str, home: str) -> Body | None:
        text = re.sub(r"^(中共)", "", text)
        code, name, division = self.places.town(text, home, True)
        if not re.search(r"(街道|镇|乡|苏木)$", name) or not division:
            return None
        place = code or f"{division}:{name}"
        return Body(
            f"TOWNSHIP_PARTY_ORG@{place}",
            name,
            "TOWNSHIP",
            code or division,
            town=code or division,
        )

    def split(self, text: str, home: str) -> tuple[str, str]:
        """(division, the rest of the name after it)."""
        text = re.sub(r"^(中共|中国共产党)(?=.)", "", text)
        if words.expand(text) in words.KNOWN_WORDS:
            return home, text
        codes, rest = self.places.find(text)
        if not codes and NATIONAL_HEAD.match(text):
            return NATION, text
        near = self._near(codes, home)
        if near and rest:
            return near, rest
        if codes and not home:
            return "", text
        if not codes:
            for head, tail in LEVEL_NAMES:
                if (
                    text.startswith(head)
                    and len(text) > len(head)
                    and not NOT_A_LEVEL.match(text)
                ):
                    return self._ancestor(home, tail), text[len(head) :]
        return home, text

    def _near(self, codes: tuple[str, ...], home: str) -> str:
        if len(codes) == 1:
            return codes[0]
        for test in (
            lambda c: c == home,
            lambda c: self.places.inside(c, home),
            lambda c: self.places.inside(home, c),
        ):
            found = [c for c in codes if home and home != NATION and test(c)]
            if len(found) == 1:
                return found[0]
        return ""

    def _ancestor(self, home: str, tail: str) -> str:
        """The nearest division around `home`, itself included, whose name ends so; else the one at that level, else `home`."""
        for code in self.places.above(home) if home else []:
            if self.places.name.get(code, "").endswith(tail):
                return code
        level = {"省": "province", "市": "prefecture", "州": "prefecture"}.get(
            tail, "county"
        )
        for code in self.places.above(home) if home else []:
            if self.places.level.get(code) == level:
                return code
        return home
