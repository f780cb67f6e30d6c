"""What kind of Party body a name says, when it is in no table."""

from __future__ import annotations

import re
from dataclasses import replace

from . import words
from .bodies import Body
from .leader import ID, LOOKS_LIKE_A_BODY, ZONE_HEAD, Leader
from .places import NATION


class Shapes:
    """Declared names: national, of a division, of a department, of a township."""

    def _classify(self, text: str, home: str) -> Leader:
        if text in self.by_id and re.search(r"[@:a-z0-9-]", text):
            return self.of_body(self.by_id[text])
        if m := ID.fullmatch(text):
            return self._of_id(m[1], m[2])
        if m := re.fullmatch(r"PARTY_ORG:(.+)", text):
            return self.party_org([self.by_id.get(m[1]) or self._body_of_id(m[1])])
        if m := re.fullmatch(r"([A-Z_]+)@(\d*):(.+)", text):
            return Leader(
                text,
                m[3],
                m[1],
                m[2],
                party=m[1] not in {"SUPERVISOR", "REGISTRATION_AUTHORITY"},
            )
        if found := self.national_named(text, home):
            first = found[0]
            return Leader(
                first.id,
                first.name,
                first.kind,
                NATION,
                tuple(found),
                party=first.kind != "SUPERVISOR",
            )
        marked = bool(re.match(r"中共|中国共产党", text))
        core = re.sub(r"^(中共|中国共产党)(?=.)", "", text)
        if (
            (
                m := re.fullmatch(
                    rf"(.+?)((直属)?机关党委|(直属)?机关委员会|{words.PARTY_END[1:-1]})",
                    core,
                )
            )
            and (host := self.national_named(m[1], home))
            and (m[2] != "委员会" or marked)
        ):
            return self.party_org(host)
        place, rest = self.split(core, home)
        rest = re.sub(r"^党委(?=.+部$)", "委", rest)
        town = re.fullmatch(rf"(.+?(街道|镇|乡|苏木))(办事处)?{words.PARTY_END}", rest)
        if place == NATION and not rest.startswith("委") and not town:
            return self._hosted(core, "", core, NATION, marked, home)
        return self._local(core, rest, place, marked, home)

    def _of_id(self, kind: str, place: str) -> Leader:
        if kind == "TOWNSHIP_PARTY_ORG":
            return self.township(place, self.places.town_name.get(place, place), place)
        name = self.places.name.get(place, "")
        full = (
            f"中共{name}委员会"
            if kind == "PARTY_COMMITTEE"
            else f"{name}社会组织党建工作机构"
        )
        return Leader(f"{kind}@{place}", full, kind, place)

    @staticmethod
    def _body_of_id(text: str) -> Body:
        kind, _, rest = text.partition("@")
        division, _, name = rest.partition(":")
        return Body(text, name or text, kind, division)

    def _named(self, kind: str, place: str, rest: str, **more: object) -> Leader:
        full = self.places.name.get(place, "") + rest if place != NATION else rest
        return Leader(f"{kind}@{place}:{full}", full, kind, place, **more)  # type: ignore[arg-type]

    def _local(
        self, core: str, rest: str, place: str, marked: bool, home: str
    ) -> Leader:
        full = words.expand_party(rest)
        if rest in {"委", "委员会", "党委"} and place:
            name = f"中共{self.places.name.get(place, '')}委员会"
            return Leader(f"PARTY_COMMITTEE@{place}", name, "PARTY_COMMITTEE", place)
        if words.SOPWB.fullmatch(re.sub(r"^(委员会|委)(?=.)", "", rest)) and place:
            return Leader(
                f"SOPWB@{place}",
                core if core == rest else self.places.name.get(place, "") + rest,
                "SOPWB",
                place,
            )
        if (
            (m := re.match(rf"({ZONE_HEAD})(?:党工委|工委|委)?(?=.)", rest))
            and words.SOPWB.fullmatch(rest[m.end() :])
            and place
        ):
            zone = self._zone(core, m[1])
            return Leader(f"SOPWB@{place}:{zone}", core, "SOPWB", place)
        if m := re.fullmatch(
            rf"(.+?(街道|镇|乡|苏木))(办事处)?{words.PARTY_END}", rest
        ):
            code, name, seat = self.places.town(m[1], place)
            return self.township(code or f"{seat}:{name}", name, code or seat)
        if m := re.fullmatch(
            rf"(.+?(社区|村))(综合|居委会|村委会)?{words.PARTY_END}", rest
        ):
            return Leader(
                f"COMMUNITY_PARTY_ORG@{place}:{m[1]}",
                f"{m[1]}党组织",
                "COMMUNITY_PARTY_ORG",
                place,
            )
        if words.COMPOSITE.search(rest):
            return self._hosted(core, rest, rest, place, True, home)
        if re.fullmatch(
            r"(委员会|委)?[^局厅]*(工作委员会|工委)", rest
        ) and not re.search(r"计划|发展", rest):
            short = re.sub(r"^(委员会|委)(?=.)", "", full)
            if m := re.match(ZONE_HEAD, rest):
                name = self._zone(core, m[0]) + short.removeprefix(m[0])
                return Leader(
                    f"WORK_COMMITTEE@{place}:{name}", name, "WORK_COMMITTEE", place
                )
            return self._named("WORK_COMMITTEE", place, "委" + short)
        if re.match(
            r"(委员会|委)(组织部|宣传部|统战部|统一战线工作部|政法委|办公室|社会工作委员会|.+部$)",
            rest,
        ):
            return self._named(
                "PARTY_DEPARTMENT", place, re.sub(r"^委员会", "委", rest)
            )
        return self._hosted(core, rest, rest, place, marked, home)

    def _hosted(
        self, core: str, rest: str, whole: str, place: str, marked: bool, home: str
    ) -> Leader:
        """Party organizations of a department, an association …, and what is none at all."""
        m = re.fullmatch(
            rf"(.+?)((直属)?机关党委|(直属)?机关委员会|{words.PARTY_END[1:-1]})", whole
        )
        if not m or (m[2] == "委员会" and not marked and not words.SECTOR.search(m[1])):
            bodies = self.body(core, home)
            first = bodies[0]
            return Leader(
                first.id,
                first.name,
                first.kind,
                first.division,
                tuple(b for b in bodies if b.source != "met"),
                party=False,
            )
        kind = (
            "COMPOSITE_COMMITTEE"
            if words.COMPOSITE.search(whole)
            else "INDUSTRY_PARTY_ORG"
        )
        name = re.sub(r"(第[一二三四五六七八九十\d]+)?(综合|联合)?$", "", m[1])
        sector = words.SECTOR.search(name)
        if kind == "INDUSTRY_PARTY_ORG" and not sector:
            if not LOOKS_LIKE_A_BODY.search(words.expand(m[1])):
                return self._named("OTHER", place, words.expand_party(whole))
            return self.party_org(
                self.body(m[1], NATION) if place == NATION else self._host(m[1], place)
            )
        name = re.sub(words.SECTOR, "", name) if sector else name
        host = (
            self._host(name, place)
            if name
            and (
                words.expand(name) in words.KNOWN_WORDS or re.search(r"[局厅委]$", name)
            )
            else []
        )
        tail = (
            words.expand_party(whole[len(name) :])
            if host
            else words.expand_party(whole)
        )
        full = words.expand(name) + tail if host else tail
        leader = self._named(kind, place, full, host=tuple(host))
        return replace(leader, qualifier=True)

    def _host(self, rest: str, place: str) -> list[Body]:
        """The department whose Party organization is named; the division is known already."""
        full = self.places.name.get(place, "") + words.expand(rest)
        body_id = f"SUPERVISOR@{place}:{full}"
        return self.constructed.get(body_id) or [
            Body(body_id, full, "SUPERVISOR", place)
        ]
