# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""The rulebooks: from the facts of an organization to the leader a rule names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from . import words
from .bodies import Body, Status
from .facts import Facts
from .hierarchy import OPINION, REFORM_2018, Hierarchy
from .names import Leader, Linker
from .text import number

M17_FROM = date(2019, 6, 1)
R23_FROM = date(2023, 3, 16)
TRANSITION_TO = date(2023, 12, 31)
SHENZHEN_FROM, SHENZHEN_TO, SHENZHEN_ADOPTED_TO = (
    date(2013, 10, 23),
    date(2015, 9, 27),
    date(2019, 12, 28),
)
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


@dataclass(frozen=True)
class Outcome:
    """What the rules say: a verdict (LED before the chain is asked), the leader or what was named instead."""

    verdict: str
    rulebook: str = ""
    rule: str = ""
    leader: Leader | None = None
    attested: bool = True
    relation: str = ""
    basis: str = "DERIVED"
    missing: str = ""
    named: str = ""
    candidates: tuple[str, ...] = ()
    notes: frozenset[str] = frozenset()

    def note(self, *notes: str) -> Outcome:
        return replace(self, notes=self.notes | set(notes))


@dataclass
class Supervision:
    """The supervisor at t: none, one, several, unknown; for one its status."""

    state: str
    status: Status | None = None
    bodies: tuple[Body, ...] = ()
    several: tuple[Body, ...] = ()
    notes: set[str] = field(default_factory=set)


def lack(rulebook: str, rule: str, missing: str) -> Outcome:
    return Outcome("MISSING_DATA", rulebook, rule, missing=missing)


class Rules:
    """The rulebooks at one date for one dataset."""

    def __init__(
        self,
        linker: Linker,
        hierarchy: Hierarchy,
        t: date,
        adopt: list[tuple[str, str]],
    ) -> None:
        self.linker, self.hierarchy, self.t = linker, hierarchy, t
        self.places = linker.places
        self.adopt = adopt

    # ---- regimes -------------------------------------------------------------------------------------------------

    def local_regimes(self) -> list[tuple[str, str]]:
        """(division, rulebook) of the local rulebooks in force at t; adopted ones first."""
        found = [(d, b) for b, d in self.adopt if b == "industry-first"]
        found += [
            (d, b)
            for b, d in self.adopt
            if b == "shenzhen-2013" and SHENZHEN_FROM <= self.t < SHENZHEN_ADOPTED_TO
        ]
        if SHENZHEN_FROM <= self.t <= SHENZHEN_TO:
            found.append(("440300", "shenzhen-2013"))
        return found

    def regime(self, division: str) -> str:
        """The rulebook in force for a division: the nearest local one, else the national one, else ''."""
        local = self.local_regimes()
        for code in self.places.above(division) if division else []:
            for where, book in local:
                if where == code:
                    return book
        return "opinion-2015" if self.t >= OPINION else ""

    # ---- the supervisor ------------------------------------------------------------------------------------------

    def decoupled(self, facts: Facts) -> bool:
        day = facts.day("decoupled_on")
        return day is not None and day <= self.t

    def supervision(self, facts: Facts) -> Supervision:
        """Who supervises at t."""
        if self.decoupled(facts):
            return Supervision("none")
        if facts.supervisor == "none" or facts.supervisor_kind == "指导":
            return Supervision("none")
        if facts.supervisor == "unknown":
            return Supervision("unknown")
        if facts.supervisor_kind == "代管":
            return Supervision("entrusted")
        named = [self.linker.body(text, facts.division) for text in facts.supervisors]
        statuses = [self.linker.at(bodies, self.t) for bodies in named]
        if len(named) == 1:
            return self._single(named[0], statuses[0])
        live = {
            s.body.id: (n, s)
            for n, s in zip(named, statuses, strict=False)
            if s.state == "alive"
        }
        if len(live) == 1:
            return self._single(*next(iter(live.values())))
        if live:
            return Supervision(
                "several", several=tuple(s.body for _, s in live.values())
            )
        return self._none_alive(named, statuses)

    def _single(self, bodies: list[Body], status: Status) -> Supervision:
        found = Supervision("one", status, tuple(bodies))
        if status.state == "followed":
            found.notes.add("STALE_NAME")
        if unusual(status.body):
            found.notes.add("SUPERVISOR_UNUSUAL")
        return found

    def _none_alive(
        self, named: list[list[Body]], statuses: list[Status]
    ) -> Supervision:
        heirs = {
            b.id: b
            for s in statuses
            for b in ((s.body,) if s.state == "followed" else s.others)
        }
        first = statuses[0]
        if len({s.was.id for s in statuses}) == 1:
            return self._single(named[0], first)
        state = "followed" if len(heirs) == 1 else "ended"
        others = tuple(heirs[i] for i in sorted(heirs))
        return self._single(
            named[0],
            Status(
                state, others[0] if len(others) == 1 else first.was, first.was, others
            ),
        )

    # ---- derivation ----------------------------------------------------------------------------------------------

    def derive(self, facts: Facts, declared: bool = False) -> Outcome:
        """The outcome of the regime in force, without declarations."""
        book = self.regime(facts.division)
        if not facts.division and self.local_regimes():
            return self._unplaced(facts, declared)
        if not book:
            return Outcome("NO_RULE")
        return self._under(book, facts, declared)

    def _under(self, book: str, facts: Facts, declared: bool) -> Outcome:
        supervision = self.supervision(facts)
        if self.decoupled(facts) and (gap := self._gap(facts)):
            return gap
        if book == "opinion-2015":
            outcome = self._opinion(facts, supervision)
        elif book == "shenzhen-2013":
            outcome = self._shenzhen(facts, supervision)
        else:
            outcome = self._industry(facts, supervision)
        if self.decoupled(facts) and not facts.has("handed_over_on") and not declared:
            outcome = outcome.note("HANDOVER_NOT_RECORDED")
        return outcome

    def _unplaced(self, facts: Facts, declared: bool) -> Outcome:
        """Division unknown while local rulebooks are in force: each possible value is tried."""
        national = (
            self._under("opinion-2015", facts, declared)
            if self.t >= OPINION
            else Outcome("NO_RULE")
        )
        if national.verdict in {"CONFLICT", "GAP"}:
            return national
        for where, book in self.local_regimes():
            there = replace(
                facts, division=where, level=self.places.level.get(where, "")
            )
            outcome = self._under(book, there, declared)
            if outcome.verdict != national.verdict or (
                outcome.leader and outcome.leader.id
            ) != (national.leader and national.leader.id):
                if national.missing and national.missing != "division":
                    return national
                return lack(outcome.rulebook, outcome.rule, "division")
        return national

    def _gap(self, facts: Facts) -> Outcome | None:
        if not facts.has("handed_over_on"):
            return None
        day = facts.day("handed_over_on")
        if day and day <= self.t:
            return None
        return Outcome("GAP", "opinion-2015" if self.t >= OPINION else "", "O33")

    def by_reference(self, outcome: Outcome, leader: Leader) -> Outcome:
        """The leader a rule names, looked up at t."""
        found = self.hierarchy.look(leader)
        if found.state in {"alive", "followed"}:
            if found.state == "followed" and leader.kind != "PARTY_ORG":
                outcome = outcome.note("STALE_NAME")
            return replace(
                outcome,
                verdict="LED",
                leader=found.leader,
                attested=found.attested,
                named=found.leader.id,
            )
        verdict = "ENDED_BODY" if found.state == "ended" else "MISSING_BODY"
        return replace(
            outcome,
            verdict=verdict,
            named=found.was.id,
            candidates=found.others,
            relation="",
            notes=frozenset(),
        )

    # ---- opinion-2015 --------------------------------------------------------------------------------------------

    def _opinion(self, facts: Facts, supervision: Supervision) -> Outcome:
        national = facts.level == "nation"
        reformed = self.t >= R23_FROM
        m17 = self.t >= M17_FROM and facts.level in {"nation", ""}
        asks = ("mca-2019", "M17") if m17 else ("opinion-2015", "O12")
        if supervision.state == "several":
            ids = tuple(
                sorted(self.linker.party_org([b]).id for b in supervision.several)
            )
            return Outcome("CONFLICT", "opinion-2015", "O12", candidates=ids)
        if supervision.state == "unknown":
            return lack(*asks, "supervisor")
        if supervision.state == "entrusted":
            if not (national and reformed and facts.association):
                return lack(*asks, "supervisor")
            return self._reform_2023()
        if supervision.state == "one":
            return self._supervised(facts, supervision, m17)
        if not facts.level:
            possible = reformed and facts.association is not False
            return lack(
                *(("reform-2023", "R23") if possible else ("opinion-2015", "O08")),
                "division",
            )
        if national:
            return self._national(facts, reformed)
        if facts.community:
            return self._community(facts)
        return self._local(facts)

    def _supervised(self, facts: Facts, supervision: Supervision, m17: bool) -> Outcome:
        status = supervision.status
        if not status.body.division:
            return lack("opinion-2015", "O12", "division")
        outcome = Outcome("LED", "opinion-2015", "O12", relation="LEADS_AND_MANAGES")
        if status.body.id == "mca" and m17:
            if not facts.level:
                return lack("mca-2019", "M17", "division")
            outcome = Outcome("LED", "mca-2019", "M17", relation="UNDERTAKES")
            leader = self.linker.of_body(
                self.linker.by_id["mca-service-centre-committee"]
            )
        elif status.state in {"ended", "early"}:
            ids = tuple(sorted(self.linker.party_org([b]).id for b in status.others))
            verdict = "ENDED_BODY" if status.state == "ended" else "MISSING_BODY"
            named = self.linker.party_org([status.was]).id
            return replace(
                outcome, verdict=verdict, relation="", named=named, candidates=ids
            )
        else:
            leader = self.linker.party_org([status.body])
        if facts.level == "nation" and facts.association and self.t >= R23_FROM:
            outcome = outcome.note("OPEN_TEXT")
        return self.by_reference(outcome, leader)

    def _reform_2023(self) -> Outcome:
        outcome = Outcome("LED", "reform-2023", "R23", relation="UNIFIED_LEADS")
        if self.t <= TRANSITION_TO:
            outcome = outcome.note("TRANSITION")
        return self.by_reference(
            outcome, self.linker.of_body(self.linker.by_id["cswd"])
        )

    def _national(self, facts: Facts, reformed: bool) -> Outcome:
        if reformed and facts.association:
            return self._reform_2023()
        if reformed and facts.association is None:
            return lack("reform-2023", "R23", "is_industry_association")
        former = facts.text("former_supervisor") or (
            "" if not self.decoupled(facts) else facts.text("supervisor")
        )
        if former and any(
            b.id == "sasac" for b in self.linker.body(former, facts.division)
        ):
            outcome = Outcome(
                "LED", "opinion-2015", "O08", relation="UNIFIED_LEADS_AND_MANAGES"
            )
            return self.by_reference(
                outcome, self.linker.of_body(self.linker.by_id["sasac-party-committee"])
            )
        early = [
            "central-directly-affiliated-work-committee",
            "central-state-organs-work-committee",
        ]
        late = ["central-state-organs-work-committee-2018"]
        ids = tuple(
            sorted(
                [*(late if self.t >= REFORM_2018 else early), "sasac-party-committee"]
            )
        )
        return Outcome("UNDECIDED", "opinion-2015", "O08", candidates=ids)

    def _community(self, facts: Facts) -> Outcome:
        town, community = facts.text("township"), facts.text("community")
        if not town and not community:
            return lack("opinion-2015", "O11", "township")
        place, name, seat = facts.division, "", facts.division
        if town:
            code, name, near = self.places.town(town, facts.division)
            place = code or f"{near or facts.division}:{name}"
            seat = code or near or facts.division
        outcome = Outcome("LED", "opinion-2015", "O11", relation="FALLBACK_MANAGES")
        if community:
            leader = Leader(
                f"COMMUNITY_PARTY_ORG@{seat}:{community}",
                f"{community}党组织",
                "COMMUNITY_PARTY_ORG",
                seat,
            )
            rows = tuple(self.linker.constructed.get(leader.id, ()))
            leader = replace(leader, rows=rows)
        else:
            leader = self.linker.township(place, name, seat)
        if facts.level == "county" or (town and community):
            outcome = outcome.note("OPEN_TEXT")
        return self.by_reference(outcome, leader)

    def _local(self, facts: Facts) -> Outcome:
        outcome = Outcome(
            "LED", "opinion-2015", "O09", relation="UNIFIED_LEADS_AND_MANAGES"
        )
        moved = date(2024, 3, 27) if facts.level == "province" else date(2024, 7, 1)
        if facts.category == "intermediary" or (
            self.t >= moved and not facts.association
        ):
            outcome = outcome.note("OPEN_TEXT")
        found = self.by_reference(
            outcome, self.hierarchy.sopwb(facts.division, facts.zone)
        )
        if found.verdict == "MISSING_BODY":
            found = replace(
                found, candidates=self.hierarchy.surrounding(facts.division, facts.zone)
            )
        return found

    # ---- shenzhen-2013 -------------------------------------------------------------------------------------------

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

    # ---- industry-first ------------------------------------------------------------------------------------------

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


def unusual(body: Body) -> bool:
    """A company, a social organization, a democratic party, or a registrar that is not civil affairs."""
    if body.national_kind:
        return body.national_kind in {"company_authority", "democratic_party_or_union"}
    if words.REGISTRAR.search(body.name) and not words.CIVIL_AFFAIRS.search(body.name):
        return True
    if any(word in body.name for word in words.MASS):
        return False
    return bool(
        words.COMPANY.search(body.name)
        or words.SOCIETY.search(body.name)
        or words.DEMOCRATIC.search(body.name)
    )
