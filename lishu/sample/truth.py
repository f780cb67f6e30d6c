"""The true verdict of every organization of a sample, from its facts (semantics.md).

Nothing here reads what was written: the registry's text and this table are two
outcomes of one plan.
"""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import polars as pl

from lishu.sample import days, judged, national_names
from lishu.sample.facts import Declared, Kind, Mask, Place, Plan, Supervisor
from lishu.sample.judged import CSWD, SASAC_COMMITTEE, SOCIAL_WORK, Day
from lishu.sample.leaders import CITY_COMMITTEES, Leaders

VERDICTS = (
    "", "LED", "NO_RULE", "UNDECIDED", "MISSING_BODY", "ENDED_BODY", "GAP", "CONFLICT",
    "MISSING_DATA", "OUT_OF_SCOPE",
)  # fmt: skip
RULES = (
    "",
    "O12",
    "M17",
    "R23",
    "O08",
    "O11",
    "O09",
    "O33",
    "Z08",
    "Z06",
    "Z07",
    "Z04",
    "Z05",
)
FIELDS = ("", "supervisor", "division", "is_industry_association", "township")


@dataclass
class _Verdicts:
    """Verdicts of a batch in the making: what is decided first stays."""

    plan: Plan
    verdict: np.ndarray = field(init=False)
    rule: np.ndarray = field(init=False)
    missing: np.ndarray = field(init=False)
    open: Mask = field(init=False)

    def __post_init__(self) -> None:
        n = len(self.plan.row)
        self.verdict, self.rule, self.missing = np.zeros((3, n), dtype=np.int64)
        self.open = np.ones(n, dtype=bool)

    def decide(
        self, where: Mask, verdict: str, rule: str = "", missing: str = ""
    ) -> Mask:
        """Settle the rows of `where` that are still open; those are returned."""
        here: Mask = where & self.open
        self.verdict[here] = VERDICTS.index(verdict)
        self.rule[here] = RULES.index(rule)
        self.missing[here] = FIELDS.index(missing)
        self.open &= ~here
        return here


def truth(plan: Plan, on: date, kinds: list[str]) -> pl.DataFrame:
    """row (the heading is 1), verdict, leader_id, rule, missing_field, planted.

    `kinds` are the names of the planted kinds by number; 0 is an ordinary row.
    """
    day = judged.judge_day(plan, on)
    table, leaders = _Verdicts(plan), Leaders(plan)
    everyone = np.ones(len(plan.row), dtype=bool)
    table.decide(~day.counted, "")
    table.decide(plan.kind == Kind.ENTERPRISE, "OUT_OF_SCOPE")
    _unchanged(table, leaders, day)
    table.decide(day.declared_two, "CONFLICT")
    table.decide(day.declared_ended, "ENDED_BODY")
    _declared(leaders, day, table.decide(day.declared, "LED"))
    table.decide(~day.opinion & ~day.shenzhen, "NO_RULE")
    _shenzhen(table, leaders, day)
    table.decide(day.several, "CONFLICT", "O12")
    table.decide(day.decoupled & ~day.handed_over, "GAP", "O33")
    _missing_data(table, day)
    _supervised(table, leaders, day)
    _national(table, leaders, day)
    _local(table, leaders, day, everyone)
    led = table.verdict == VERDICTS.index("LED")
    return pl.DataFrame(
        {
            "row": plan.row + 2,
            "verdict": pl.Series([v or None for v in VERDICTS]).gather(table.verdict),
            "leader_id": leaders.ids(led),
            "rule": pl.Series([r or None for r in RULES]).gather(table.rule),
            "missing_field": pl.Series([f or None for f in FIELDS]).gather(
                table.missing
            ),
            "planted": pl.Series([k or None for k in kinds]).gather(plan.planted),
        }
    )


def _unchanged(table: _Verdicts, leaders: Leaders, day: Day) -> None:
    """Z08: what existed on the notice's day keeps the district committee above it."""
    plan = table.plan
    old = days.passed(plan.party_since, judged.SHENZHEN_FROM)
    old &= (plan.declared == Declared.COMMITTEE) & day.shenzhen
    here = table.decide(old, "LED", "Z08")
    leaders.division(here, "PARTY_COMMITTEE@")


def _declared(leaders: Leaders, day: Day, here: Mask) -> None:
    plan, what = leaders.plan, leaders.plan.declared
    for each in (Declared.SOPWB, Declared.ONE_LINE):
        leaders.division(here & (what == each), "SOPWB@")
    leaders.division(here & (what == Declared.COMMITTEE), "PARTY_COMMITTEE@")
    for each in (Declared.SUPERVISORS, Declared.SAME_AS_SUPERVISOR):
        leaders.department(here & (what == each), "PARTY_ORG:SUPERVISOR@")
    leaders.department(here & (what == Declared.DEPARTMENT), "SUPERVISOR@")
    leaders.township(here & (what == Declared.TOWNSHIP))
    for each, kind, text in (
        (Declared.EDUCATION, "WORK_COMMITTEE@", "委教育工作委员会"),
        (Declared.COMPOSITE, "COMPOSITE_COMMITTEE@", "社会组织综合委员会"),
    ):
        leaders.committee(here & (what == each), kind, text)
    national = here & (what == Declared.NATIONAL)
    ids = national_names.leaders(day.on).id
    leaders.fixed(national, np.where(national, plan.declared_word, 0), ids)
    leaders.fixed(here & day.transferred, 0, (CSWD,))


def _shenzhen(table: _Verdicts, leaders: Leaders, day: Day) -> None:
    """The notice of 2013: city approval, then supervisor, then registrar."""
    plan = table.plan
    school = table.decide(day.shenzhen & (plan.approval == 2), "LED", "Z06")
    leaders.fixed(school, 0, CITY_COMMITTEES[:1])
    clinic = table.decide(day.shenzhen & (plan.approval == 3), "LED", "Z07")
    leaders.fixed(clinic, 0, CITY_COMMITTEES[1:])
    table.decide(day.shenzhen & day.several, "CONFLICT", "Z04")
    table.decide(day.shenzhen & day.unknown, "MISSING_DATA", "Z04", "supervisor")
    leaders.department(
        table.decide(day.shenzhen & day.alive, "LED", "Z04"), "SUPERVISOR@"
    )
    leaders.registrar(table.decide(day.shenzhen & day.none, "LED", "Z05"))


def _missing_data(table: _Verdicts, day: Day) -> None:
    """What the row does not say, where the answer changes the leader."""
    plan = table.plan
    settled = day.entrusted & day.nation & day.association & (day.on >= SOCIAL_WORK)
    table.decide(day.unknown & ~settled, "MISSING_DATA", "O12", "supervisor")
    nowhere = day.none & (plan.place == Place.UNKNOWN)
    table.decide(nowhere, "MISSING_DATA", "O08", "division")
    unclear = day.none & day.nation & day.association_unknown & (day.on >= SOCIAL_WORK)
    table.decide(unclear, "MISSING_DATA", "R23", "is_industry_association")
    homeless = day.none & (plan.community == 1) & (plan.township == -1)
    homeless &= (plan.community_name < 0) & ~day.nation
    table.decide(homeless, "MISSING_DATA", "O11", "township")


def _supervised(table: _Verdicts, leaders: Leaders, day: Day) -> None:
    """Rule O12; M17 for the ministry's own, and the commission's committee itself."""
    plan = table.plan
    table.decide(day.ended, "ENDED_BODY", "O12")
    table.decide(day.unborn, "MISSING_BODY", "O12")
    national = day.alive & (plan.supervisor == Supervisor.NATIONAL)
    word = np.where(national, plan.supervisor_word, 0)
    ids = np.array(national_names.supervisors(day.on).id)
    centre = national & (ids[word] == "mca") & (day.on >= judged.MINISTRY_CENTRE)
    here = table.decide(centre & day.nation, "LED", "M17")
    leaders.fixed(here, 0, ("mca-service-centre-committee",))
    here = table.decide(national & (ids[word] == "sasac"), "LED", "O12")
    leaders.fixed(here, 0, (SASAC_COMMITTEE,))
    here = table.decide(national, "LED", "O12")
    leaders.fixed(here, word, tuple(f"PARTY_ORG:{each}" for each in ids.tolist()))
    street = day.alive & (plan.supervisor == Supervisor.TOWNSHIP)
    leaders.township(table.decide(street, "LED", "O12"))
    leaders.department(table.decide(day.alive, "LED", "O12"), "PARTY_ORG:SUPERVISOR@")


def _national(table: _Verdicts, leaders: Leaders, day: Day) -> None:
    """National organizations without a supervisor."""
    association = day.nation & day.association & (day.on >= SOCIAL_WORK)
    leaders.fixed(table.decide(association, "LED", "R23"), 0, (CSWD,))
    sasac = table.decide(day.nation & day.former_sasac, "LED", "O08")
    leaders.fixed(sasac, 0, (SASAC_COMMITTEE,))
    table.decide(day.nation, "UNDECIDED", "O08")


def _local(table: _Verdicts, leaders: Leaders, day: Day, everyone: Mask) -> None:
    """Local organizations without a supervisor: community, else the division's SOPWB."""
    plan = table.plan
    table.decide(plan.place == Place.ZONE, "MISSING_BODY", "O09")
    here = table.decide(plan.community == 1, "LED", "O11")
    leaders.community(here & (plan.community_name >= 0))
    leaders.township(here & (plan.community_name < 0))
    leaders.division(table.decide(everyone, "LED", "O09"), "SOPWB@")
