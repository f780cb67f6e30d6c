# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""From a name in a text to a body: supervisors (`Linker.body`) and anything that may be declared a leader (`Linker.leader`)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from . import words
from .bodies import ENDING, Body, National, Succession
from .places import NATION, Places
from .text import clean, to_date

CANONICAL_KINDS = {"SOPWB", "PARTY_COMMITTEE", "TOWNSHIP_PARTY_ORG"}
NATIONAL_MARK = re.compile(r"国家|中国|中华|国务院|中央")
NATIONAL_HEAD = re.compile(r"^(中国|中华|全国|国家|国务院|中央)")
NOT_A_LEVEL = re.compile(r"市场|市政|市容|区块|区域|县域|旗袍|旗舰|州际|盟约")
LOOKS_LIKE_A_BODY = re.compile(
    r"[局厅委会部院校社署处办行]$|公司|中心|集团|大学|法院|总站|馆$|政府$"
)
ZONE_HEAD = r".*?(?:园区|高新区|高新技术产业开发区|开发区|新区|保税区|示范区|自贸区|合作区|风景区)"
ID = re.compile(r"(SOPWB|PARTY_COMMITTEE|TOWNSHIP_PARTY_ORG)@(\d{6,9})")
LEVEL_NAMES = (
    ("自治区", "自治区"),
    ("省", "省"),
    ("市", "市"),
    ("县", "县"),
    ("区", "区"),
    ("州", "州"),
    ("盟", "盟"),
    ("旗", "旗"),
)


@dataclass(frozen=True)
class Leader:
    """A body in the role of leader. `rows`: the bodies of that name, dated; `host`: whose Party organization it is."""

    id: str
    name: str
    kind: str
    division: str
    rows: tuple[Body, ...] = ()
    host: tuple[Body, ...] = ()
    party: bool = True
    qualifier: bool = False


class Linker(Succession):
    """All names of one dataset. `home` is the division of registration, '' where it is not known."""

    def __init__(self, places: Places, national: National) -> None:
        super().__init__()
        self.places, self.national = places, national
        self.by_id.update(national.bodies)
        self.constructed: dict[str, list[Body]] = defaultdict(list)
        self.party_orgs: dict[str, list[Body]] = defaultdict(list)
        self._body: dict[tuple[str, str], list[Body]] = {}
        self._leader: dict[tuple[str, str], Leader] = {}
        for change in national.changes:
            self.add_change(*change)

    # ---- the dataset's own bodies and changes -------------------------------------------------------------------

    def add_dataset(
        self, bodies: list[dict[str, str]], changes: list[dict[str, str]]
    ) -> None:
        """Take the tables `bodies` and `changes` (columns of formats.md)."""
        for r in bodies:
            self._own_body(r)
        ends: dict[str, date] = {}
        starts: dict[str, date] = {}
        events = []
        for r in changes:
            kind = (r.get("kind") or "").strip()
            when = to_date(r.get("date"))
            old = self._change_end(r.get("from") or r.get("from_id") or "")
            new = self._change_end(r.get("to") or r.get("to_id") or "")
            events.append((when, kind, old, new, (r.get("concerns") or "").strip()))
            if when and kind in ENDING and old:
                ends[old] = min(when, ends.get(old, when))
            if (
                when
                and kind in {"created", "renamed"}
                and new
                and self.by_id[new].source == "change"
            ):
                starts[new] = when
        for i, body in list(self.by_id.items()):
            if i in ends and body.end is None and body.source != "table":
                self.by_id[i] = replace(self.by_id[i], end=ends[i])
            if i in starts and body.start is None:
                self.by_id[i] = replace(self.by_id[i], start=starts[i])
        for table in (self.constructed, self.party_orgs):
            for key, rows in table.items():
                table[key] = [
                    b if b.source == "dated" else self.by_id.get(b.id, b) for b in rows
                ]
        for event in events:
            self.add_change(*event)
        self._body.clear()
        self._leader.clear()

    def _own_body(self, r: dict[str, str]) -> Body:
        name, kind = clean(r.get("name")), clean(r.get("kind")) or "OTHER"
        home = self._division(r.get("division") or "")
        keys = [
            self._key(n, home, kind)
            for n in [
                name,
                *filter(
                    None, (clean(a) for a in re.split(r"[|]", r.get("aliases") or ""))
                ),
            ]
        ]
        given = clean(r.get("body_id") or r.get("id"))
        canonical = keys[0]
        if kind == "SOPWB" and home:
            zone = re.match(
                rf"(?:中共)?({ZONE_HEAD})(?=党工委|工委|委|社会|两新|非公|$)",
                self.places.find(name)[1],
            )
            canonical = f"SOPWB@{home}" + (
                f":{self._zone(name, zone[1])}" if zone else ""
            )
        if kind == "PARTY_COMMITTEE" and home and home != NATION:
            canonical = f"PARTY_COMMITTEE@{home}"
        body_id = canonical if kind in CANONICAL_KINDS or not given else given
        division = home or self._guess_division(name)
        dates = to_date(r.get("valid_from")), to_date(r.get("valid_to"))
        body = Body(
            body_id,
            name,
            kind,
            division,
            *dates,
            source="dataset",
            party_org_of=clean(r.get("party_org_of")),
        )
        if body_id in self.by_id and self.by_id[body_id].source != "table":
            body = replace(
                body, source="dated"
            )  # several rows of one body: each keeps its own dates
        else:
            self.by_id[body_id] = body
        for key in {*keys, canonical, given, body_id} - {""}:
            self.constructed[key].append(body)
        if body.party_org_of:
            self.party_orgs[self._change_end(body.party_org_of)].append(body)
        return body

    @staticmethod
    def _zone(name: str, inner: str) -> str:
        """苏州工业园区社会组织党委 -> 苏州工业园区."""
        return name.removeprefix("中共")[
            : name.removeprefix("中共").index(inner) + len(inner)
        ]

    def _key(self, name: str, home: str, kind: str) -> str:
        if kind in {"SUPERVISOR", "REGISTRATION_AUTHORITY", "OTHER"}:
            found = self.body(name, home)
            return found[0].id if found else ""
        return self.leader(name, home).id

    def _division(self, text: str) -> str:
        text = clean(text)
        if re.fullmatch(r"\d{6,12}", text):
            return self.places.present(text[:6]) or ""
        codes, _ = self.places.find(text)
        return codes[0] if len(codes) == 1 else ""

    def _guess_division(self, name: str) -> str:
        codes, _ = self.places.find(name)
        return codes[0] if len(codes) == 1 else ""

    def _change_end(self, text: str) -> str:
        text = clean(text)
        if not text:
            return ""
        if text in self.by_id:
            return text
        if rows := self.constructed.get(text):
            return rows[0].id
        leader = self.leader(text, "")
        body = leader.rows[0] if leader.rows else None
        if body is None and leader.party:
            body = Body(
                leader.id, leader.name, leader.kind, leader.division, source="change"
            )
        body = body or self.body(text, "")[0]
        if body.id not in self.by_id:
            body = replace(body, source="change")
            self.by_id[body.id] = body
            self.constructed[body.id].append(body)
        return body.id

    # ---- supervisors ---------------------------------------------------------------------------------------------

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
        code, name, division = self.places.town(text, home)
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
        if m := re.fullmatch(r"(?:共青团|中国共产主义青年团)(.+?)(?:委员会|委)?", text):
            division, rest = self.split(m[1], home)
            return division, "共青团委员会"
        if m := re.fullmatch(r"(.*)团(省|市|县|区|州|旗)委", text):
            return self.split(f"{m[1]}{m[2]}团委", home)
        if m := re.fullmatch(r"中国国际贸易促进委员会(.+?)(分会|支会|委员会)", text):
            return self.split(m[1], home)[0], "国际贸易促进委员会"
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
        """The nearest division around `home`, itself included, whose name ends so; `home` where there is none."""
        for code in self.places.above(home) if home else []:
            if self.places.name.get(code, "").endswith(tail):
                return code
        return home

    # ---- leaders -------------------------------------------------------------------------------------------------

    def leader(self, text: str, home: str) -> Leader:
        """What a declared name is taken for."""
        key = (text, home)
        if key not in self._leader:
            self._leader[key] = self._with_rows(
                self._as_recorded(self._classify(text, home), text)
            )
        return self._leader[key]

    def _with_rows(self, leader: Leader) -> Leader:
        rows = tuple(self.constructed.get(leader.id, ()))
        if not rows or leader.rows:
            return leader
        first = rows[0]
        return replace(
            leader,
            id=first.id,
            rows=rows,
            kind=first.kind,
            name=first.name,
            party=self.is_party(first),
        )

    @staticmethod
    def _as_recorded(leader: Leader, text: str) -> Leader:
        recorded = leader.kind not in {
            "PARTY_ORG",
            "PARTY_COMMITTEE",
            "TOWNSHIP_PARTY_ORG",
            "COMMUNITY_PARTY_ORG",
        }
        return (
            replace(leader, name=text)
            if recorded and leader.party and not leader.rows and "@" not in text
            else leader
        )

    @staticmethod
    def is_party(body: Body) -> bool:
        return body.kind not in {"SUPERVISOR", "REGISTRATION_AUTHORITY", "TOWNSHIP"}

    def of_body(self, body: Body) -> Leader:
        """A body as leader in its own name."""
        return Leader(
            body.id,
            body.name,
            body.kind,
            body.division,
            (body,),
            party=self.is_party(body),
        )

    def party_org(self, hosts: list[Body] | tuple[Body, ...]) -> Leader:
        """The Party organization of a supervisor."""
        host = hosts[0]
        if host.id == "sasac":
            return self.of_body(self.by_id["sasac-party-committee"])
        if host.kind == "TOWNSHIP":
            return self.township(host.id.split("@")[1], host.name, host.town)
        rows = tuple(
            self.party_orgs.get(host.id)
            or self.constructed.get(f"PARTY_ORG:{host.id}", ())
        )
        ident = rows[0].id if rows else f"PARTY_ORG:{host.id}"
        return Leader(
            ident,
            f"业务主管单位（{host.name}）党组织",
            "PARTY_ORG",
            host.division,
            rows,
            tuple(hosts),
        )

    def township(self, place: str, name: str, seat: str) -> Leader:
        leader = Leader(
            f"TOWNSHIP_PARTY_ORG@{place}", f"{name}党组织", "TOWNSHIP_PARTY_ORG", seat
        )
        return replace(leader, rows=tuple(self.constructed.get(leader.id, ())))

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
        if place == NATION and not rest.startswith("委"):
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
            full = (
                full
                if full.startswith("委员会")
                or re.search(r"开发区|新区|园区|高新区", full)
                else "委员会" + full
            )
            return self._named("WORK_COMMITTEE", place, full)
        if re.match(
            r"(委员会|委)(组织部|宣传部|统战部|统一战线工作部|政法委|办公室|社会工作委员会|.+部$)",
            rest,
        ):
            return self._named("PARTY_DEPARTMENT", place, words.expand(rest))
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
