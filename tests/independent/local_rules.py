# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""The rules of shenzhen-2013 and industry-first (§3)."""

from __future__ import annotations

import re
from dataclasses import replace

from . import words
from .facts import Facts
from .leader import Leader
from .outcome import SHENZHEN_FROM, Outcome, Supervision, lack
from .text import number

SECTORS = {
    "教育": "教育局",
    "卫生": "卫生健康委员会",
    "体育": "体育局",
    "文化": "文化和旅游局",
    "科技": "科学技术局",
    "社会服务": "民政局",
    "农业": "农业农村局",
    "建设": "住房和城乡建设局",
    "交通": "交通运输局",
    "法律": "司法局",
    "工商业": "商务局",
    "环境": "生态环境局",
    "宗教": "民族宗教事务局",
    "财税": "财政局",
    "职业及从业者": "人力资源和社会保障局",
}
MUNICIPALITIES = {"110000", "120000", "310000", "500000"}


class LocalRules:
    """Z04 to Z08, C08, C15."""

    def grandfathered(
        self, facts: Facts, recorded: list[str]
    ) -> tuple[bool, Leader | None]:
        """Z08: (a Party organization existed on 2013-10-23, the recorded upper body of the kinds named)."""
        since = facts.day("party_organization_since")
        if since is None or since > SHENZHEN_FROM:
            return False, None
        for text in recorded:
            leader = self.linker.leader(text, facts.division)
            city = (
                leader.kind in {"WORK_COMMITTEE", "SOPWB"}
                and leader.division == "440300"
                and re.search("工委|工作委员会", text)
            )
            district = (
                leader.kind == "PARTY_COMMITTEE"
                and leader.division[:4] == "4403"
                and leader.division != "440300"
            )
            if city or district or re.search(r"新区.*(工委|工作委员会)$", text):
                return True, leader
        return True, None

    def _shenzhen(self, facts: Facts, supervision: Supervision) -> Outcome:
        outcome = Outcome("LED", "shenzhen-2013", "Z04", relation="RESPONSIBLE_FOR")
        if special := self._approved_by_city(facts):
            return self.by_reference(
                replace(outcome, rule=special[0]),
                self.linker.leader(special[1], "440300"),
            )
        if supervision.state == "several":
            return Outcome(
                "CONFLICT",
                "shenzhen-2013",
                "Z04",
                candidates=tuple(sorted(b.id for b in supervision.several)),
            )
        if supervision.state in {"unknown", "entrusted"}:
            return lack("shenzhen-2013", "Z04", "supervisor")
        if supervision.state == "one":
            return self._supervisor_itself(outcome, supervision)
        authority = facts.text("registration_authority")
        if not authority:
            return lack("shenzhen-2013", "Z05", "registration_authority")
        bodies = self.linker.body(authority, facts.division)
        leader = self.linker.of_body(self.linker.at(bodies, self.t).body)
        if bodies[0].source == "met":
            ident = f"REGISTRATION_AUTHORITY@{leader.division}:{leader.name}"
            leader = Leader(
                ident,
                leader.name,
                "REGISTRATION_AUTHORITY",
                leader.division,
                party=False,
            )
        return replace(outcome, rule="Z05", leader=leader, named=leader.id)

    def _approved_by_city(self, facts: Facts) -> tuple[str, str] | None:
        authority = facts.text("approval_authority")
        if facts.category != "52" or not authority:
            return None
        division, rest = self.linker.split(authority, facts.division)
        by = words.expand(rest)
        city = division == "440300" or authority.startswith("市")
        if (
            city
            and by == "教育局"
            and re.search(
                r"(学校|幼儿园|学院|培训中心|小学|中学|教育中心|培训机构)$", facts.name
            )
        ):
            return "Z06", "深圳市委教育工委"
        if city and by == "卫生和人口计划生育委员会" and facts.name.endswith("医院"):
            return "Z07", "深圳市委卫生工委"
        return None

    def _supervisor_itself(self, outcome: Outcome, supervision: Supervision) -> Outcome:
        status = supervision.status
        if not status.body.division:
            return lack(outcome.rulebook, outcome.rule, "division")
        leader = self.linker.of_body(status.body)
        if status.body.kind == "TOWNSHIP":
            place = status.body.town[:6]
            full = f"{self.places.name.get(place, '')}{status.body.name}"
            full += "办事处" if full.endswith("街道") else "人民政府"
            leader = Leader(f"SUPERVISOR@{place}:{full}", full, "SUPERVISOR", place)
        if leader.kind in {"PARTY_DEPARTMENT", "PARTY_COMMITTEE", "WORK_COMMITTEE"}:
            leader = replace(leader, kind="SUPERVISOR")
        if status.state in {"ended", "early"}:
            verdict = "ENDED_BODY" if status.state == "ended" else "MISSING_BODY"
            ids = tuple(sorted(b.id for b in status.others))
            return replace(
                outcome,
                verdict=verdict,
                relation="",
                named=status.was.id,
                candidates=ids,
            )
        return replace(outcome, leader=leader, named=leader.id)

    def _industry(self, facts: Facts, supervision: Supervision) -> Outcome:
        members = number(facts.row.get("formal_members"))
        rule = "C08" if members is not None and members < 3 else "C15"
        outcome = Outcome("LED", "industry-first", rule, relation="MANAGES").note(
            "OPEN_TEXT"
        )
        sector = re.sub(r"(类|业|行业)$", "", facts.text("sector"))
        office = (
            SECTORS.get(facts.text("sector"))
            or SECTORS.get(sector)
            or SECTORS.get(sector + "业")
        )
        if office:
            if not facts.division:
                return lack("industry-first", rule, "division")
            return self._authority(outcome, office, facts)
        if supervision.state == "several":
            return Outcome(
                "CONFLICT",
                "industry-first",
                rule,
                candidates=tuple(sorted(b.id for b in supervision.several)),
            )
        if supervision.state == "one":
            return self._supervisor_itself(outcome, supervision)
        return lack("industry-first", rule, "sector")

    def _authority(self, outcome: Outcome, office: str, facts: Facts) -> Outcome:
        if facts.level == "province" and facts.division not in MUNICIPALITIES:
            office = re.sub("局$", "厅", office)
        bodies = self.linker.body(
            self.places.name[facts.division] + office, facts.division
        )
        status = self.linker.at(bodies, self.t)
        if status.state in {"ended", "early"}:
            verdict = "ENDED_BODY" if status.state == "ended" else "MISSING_BODY"
            ids = tuple(sorted(b.id for b in status.others))
            return replace(
                outcome,
                verdict=verdict,
                relation="",
                named=status.was.id,
                candidates=ids,
                notes=frozenset(),
            )
        leader = self.linker.of_body(status.body)
        attested = bodies[0].source != "met" or leader.id in self.met
        return replace(outcome, leader=leader, named=leader.id, attested=attested)

    met: frozenset[str] = frozenset()  # ids of the supervisors met in the registry
