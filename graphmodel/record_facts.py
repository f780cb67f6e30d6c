"""Facts of a record that decide no leader: Party organization, members, inspection …

Duties and relations beside the leader ask them; rules that lead never do, so they
stay out of the profiles. A fact is a column of small integers, the positions of its
values here; the first value is *unknown*: the file has no such column, or no word
in it. A column is there only where some file of the dataset has it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graphmodel.vocabulary import Term


@dataclass(frozen=True)
class RecordFact(Term):
    """A fact with its values in order and the columns that it is read from."""

    values: tuple[str, ...]
    columns: tuple[str, ...]


def _facts(*rows: tuple[str, str, str, str, str]) -> Mapping[str, RecordFact]:
    return {
        code: RecordFact(code, zh, en, tuple(values.split()), tuple(columns.split()))
        for code, zh, en, values, columns in rows
    }


#: The facts, as (code, Chinese, English, values, columns).
RECORD_FACTS = _facts(
    (
        "party_organization",
        "党组织",
        "Party organization",
        "unknown none own joint attached regional functional industry",
        "party_organization_kind party_organization has_party_organization "
        "joint_party_organization party_organization_since",
    ),
    (
        "formal_members",
        "正式党员",
        "formal Party members",
        "unknown fewer_than_three three_or_more",
        "formal_members",
    ),
    (
        "party_members",
        "党员",
        "Party members",
        "unknown none some",
        "party_members formal_members",
    ),
    (
        "staff",
        "从业人员（会员）",
        "staff or members",
        "unknown under_20 20_to_49 50_to_99 100_or_more",
        "staff_count member_unit_count",
    ),
    (
        "party_work",
        "党的工作",
        "Party work",
        "unknown none covered",
        "instructor has_union has_youth_league",
    ),
    ("instructor", "党建指导员", "instructor", "unknown no yes", "instructor"),
    ("union", "工会", "trade union", "unknown no yes", "has_union"),
    ("youth_league", "共青团", "Youth League", "unknown no yes", "has_youth_league"),
    ("party_group", "党组", "Party group", "unknown no yes", "has_party_group"),
    (
        "inspection",
        "年检结论",
        "result of the annual inspection",
        "unknown qualified basically_qualified unqualified",
        "inspection_result",
    ),
    (
        "grade",
        "评估等级",
        "assessment grade",
        "unknown below_4A 4A_or_above",
        "assessment_grade",
    ),
    (
        "abnormal",
        "活动异常名录",
        "list of abnormal activity",
        "unknown no listed",
        "abnormal_listed",
    ),
    (
        "charter",
        "章程载明党建领导机关",
        "charter names a leading body",
        "unknown no yes",
        "declared_leader",
    ),
    (
        "annual_report",
        "年报上级党组织",
        "annual report names an upper Party organization",
        "unknown no yes",
        "declared_upper",
    ),
    (
        "member_units",
        "单位会员",
        "member units",
        "unknown none some",
        "member_unit_count",
    ),
    (
        "category",
        "组织类别",
        "category",
        "association private_unit foundation intermediary enterprise other",
        "category org_id",
    ),
    (
        "calling",
        "业别（按名称）",
        "calling, told by the name",
        "unknown other school law_firm migrant_workers",
        "name category",
    ),
)

#: Facts that depend on the date or on bodies; `situation` works them out.
DATED_FACTS = _facts(
    ("life", "存续", "existence", "live ended early", "deregistered_on status"),
    (
        "upper_line",
        "上级党组织与党建领导机关",
        "upper Party organization and leading body",
        "unknown elsewhere",
        "declared_upper declared_leader",
    ),
    (
        "newly_registered",
        "一年内登记",
        "registered within a year",
        "unknown no yes",
        "registered_on",
    ),
    (
        "affiliation",
        "隶属",
        "affiliations",
        "one several",
        "declared_leader declared_upper supervisor",
    ),
)
EVERY_RECORD_FACT = {**RECORD_FACTS, **DATED_FACTS}


def record_value(fact: str, code: int) -> str:
    """The value behind a number in a column of a record fact."""
    return EVERY_RECORD_FACT[fact].values[code]
