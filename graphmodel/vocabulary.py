"""The words of the field, declared once: kinds, relations, verdicts, notes, levels.

Loaders, rules, screens, reports and tests derive from these tables; a code stands
in data and output, its Chinese and English label is what people read.
Sources: DESIGN §2 and §4; relation codes of the policy report §1.
"""

from dataclasses import dataclass
from typing import Literal

Group = Literal["led", "orphan", "open", "out_of_scope", "not_counted"]


@dataclass(frozen=True)
class Term:
    """A code with the words that people read for it."""

    code: str
    zh: str
    en: str

    def label(self, language: str) -> str:
        """The term in `language` (zh or en)."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class Relation(Term):
    """An edge; only a strong one can make a body *the* leader."""

    strong: bool


@dataclass(frozen=True)
class Verdict(Term):
    """What is known of one organization on one date, and how it counts."""

    group: Group


def _terms(*rows: tuple[str, str, str]) -> dict[str, Term]:
    return {code: Term(code, zh, en) for code, zh, en in rows}


LEVELS = _terms(
    ("nation", "全国", "nation"),
    ("province", "省级", "province"),
    ("prefecture", "地级", "prefecture"),
    ("county", "县级", "county"),
)

KINDS = _terms(
    ("ROOT", "中共中央", "root"),
    ("PARTY_COMMITTEE", "党委", "Party committee"),
    ("WORK_COMMITTEE", "工作委员会", "Party working committee"),
    ("PARTY_GROUP", "党组", "Party group"),
    ("ORGANS_COMMITTEE", "机关党委", "organs Party committee"),
    ("PARTY_DEPARTMENT", "党委部门", "Party department"),
    ("SOPWB", "社会组织党建工作机构", "social-organization Party-building body"),
    ("COMPOSITE_COMMITTEE", "综合（联合）党委", "composite Party committee"),
    ("SUPERVISOR", "业务主管单位", "business supervisor"),
    ("PARTY_ORG", "业务主管单位党组织", "Party organization of a supervisor"),
    ("REGISTRATION_AUTHORITY", "登记管理机关", "registration authority"),
    ("TOWNSHIP_PARTY_ORG", "街道乡镇党组织", "township Party organization"),
    ("COMMUNITY_PARTY_ORG", "社区村党组织", "community Party organization"),
    ("LEADING_GROUP", "领导小组", "leading group"),
    ("INDUSTRY_PARTY_ORG", "行业党组织", "industry Party organization"),
    ("REGIONAL_PARTY_ORG", "区域党组织", "regional Party organization"),
    ("JOINT_PARTY_ORG", "联合党组织", "joint Party organization"),
    ("OTHER", "其他", "other body"),
)

#: Kinds that are not Party organizations: a charter that names one is noted.
NOT_PARTY_KINDS = frozenset({"SUPERVISOR", "REGISTRATION_AUTHORITY", "OTHER"})

_STRONG = {
    "LEADS": ("领导", "leads"),
    "LEADS_AND_MANAGES": ("领导和管理", "leads and manages"),
    "UNIFIED_LEADS": ("统一领导", "leads in a unified way"),
    "UNIFIED_LEADS_AND_MANAGES": ("统一领导和管理", "leads and manages, unified"),
    "RESPONSIBLE_FOR": ("负责", "is responsible for"),
    "MANAGES": ("管理", "manages"),
    "INCLUDED_IN": ("纳入管理", "includes in its management"),
    "FALLBACK_MANAGES": ("兜底管理", "manages as a last resort"),
    "UNCHANGED_AFFILIATION": ("隶属关系不变", "keeps its affiliation"),
    "UNDERTAKES": ("具体承担", "undertakes"),
}
_WEAK = {
    "GUIDES": ("指导", "guides"),
    "WORK_GUIDES": ("工作指导", "guides the work of"),
    "CONCRETELY_GUIDES": ("具体指导", "guides concretely"),
    "CONTACTS_DIRECTLY": ("直接联系", "contacts directly"),
    "TAKES_LEAD": ("牵头抓总", "takes the lead"),
    "COORDINATES": ("统筹协调", "coordinates"),
    "BUSINESS_SUPERVISES": ("业务主管", "supervises the business of"),
    "REGISTERS": ("登记", "registers"),
    "URGES": ("督促", "urges"),
    "DISPATCHES_INSTRUCTOR": ("选派", "dispatches somebody to"),
    "PAIRS_WITH": ("结对共建", "pairs with"),
    "REPORTS_TO": ("报告", "receives the reports of"),
    "ASSESSES": ("考核评估", "assesses"),
    "FUNDS": ("经费支持", "funds"),
    "MERGES_WITH": ("整合", "merges with"),
    "HOUSED_IN": ("设在", "houses"),
    "CONCURRENT_PLATE": ("加挂牌子", "carries the plate of"),
    "PARTICIPATES": ("参加组织生活", "takes part in"),
    "APPROVES": ("审批", "approves"),
}
RELATIONS = {
    code: Relation(code, zh, en, strong)
    for strong, table in ((True, _STRONG), (False, _WEAK))
    for code, (zh, en) in table.items()
}


def is_strong(code: str) -> bool:
    """Whether a relation can make a body the leader; an unknown code cannot."""
    return code in _STRONG


_VERDICT_ROWS: tuple[tuple[str, str, str, Group], ...] = (
    ("LED", "有领导机构", "led", "led"),
    ("NO_RULE", "无规则适用", "no rule covers it", "orphan"),
    ("UNDECIDED", "规则未定", "the rule leaves it open", "open"),
    ("MISSING_BODY", "应有机构缺失", "the body named is missing", "orphan"),
    ("ENDED_BODY", "机构已撤销", "the body named has ended", "orphan"),
    ("GAP", "交接空档", "gap between two leaders", "orphan"),
    ("WEAK_ONLY", "仅有弱关系", "weak relations only", "orphan"),
    ("CONFLICT", "多头领导", "two or more leaders", "orphan"),
    ("CYCLE", "领导链循环", "the chain loops", "orphan"),
    ("DETACHED", "领导链中断", "the chain is broken", "orphan"),
    ("MISSING_DATA", "数据缺失", "a field is absent", "open"),
    ("OUT_OF_SCOPE", "不属社会组织", "not a social organization", "out_of_scope"),
    ("", "未计入", "not counted", "not_counted"),
)
VERDICTS = {row[0]: Verdict(*row) for row in _VERDICT_ROWS}

#: Findings that orphan nobody, in the order of their bit in a notes mask.
NOTES = _terms(
    ("STALE_NAME", "机构名称已变更", "named by a former name"),
    ("TRANSFERRED", "职能已划转", "function transferred"),
    ("TRANSITION", "过渡期", "transition period"),
    ("DECLARED_DIFFERS", "申报与规则不一致", "declared leader differs from the rule"),
    ("DECLARED_SELF", "申报为本单位党组织", "declares its own Party organization"),
    ("DECLARED_NOT_YET", "申报尚未生效", "declaration not yet in force"),
    ("DECLARED_NOT_PARTY_BODY", "申报的不是党组织", "declares no Party organization"),
    ("NEW_BODY", "仅见于登记表", "body met in the registry only"),
    ("NEAR_NAME", "疑似错字", "name close to another"),
    ("SEVERAL_SUPERVISORS", "多个业务主管单位", "several supervisors"),
    ("SUPERVISOR_NOT_STATED", "未填业务主管单位", "supervisor not stated"),
    ("SUPERVISOR_UNUSUAL", "业务主管单位异常", "unusual supervisor"),
    ("HANDOVER_NOT_RECORDED", "未记录移交", "hand-over not recorded"),
    ("OPEN_TEXT", "文件未明确", "the documents leave it open"),
    ("CHAIN_UNKNOWN", "上级不明", "nothing known above the leader"),
    ("EXPECTED_ONLY", "应有而未证实", "leader expected, not attested"),
    ("COVERAGE_ORG", "应建未建党组织", "Party organization lacking"),
    ("COVERAGE_WORK", "党的工作未覆盖", "Party work lacking"),
    ("INVERSE", "单位注销党组织仍在", "Party organization outlives it"),
    ("PLACE_DIFFERS", "所在地不一致", "sources of place disagree"),
    ("CODE_INVALID", "信用代码无效", "credit code invalid"),
    ("DUPLICATE", "重复", "duplicate"),
    ("REPORTS_ELSEWHERE", "上级党组织不一致", "reports to another line"),
)
NOTE_BIT = {code: 1 << position for position, code in enumerate(NOTES)}

#: Findings on the data that are no verdict and no note of `semantics.md`: rows stay.
DATA_FAULTS = _terms(
    ("DATE_INVALID", "日期无效", "invalid date"),
    ("DATE_FUTURE", "日期在未来", "date in the future"),
    ("BODY_DATES", "机构沿革不合", "bodies and changes do not fit"),
    (
        "JOINT_NO_UPPER",
        "联合党组织无上级",
        "joint Party organization without upper one",
    ),
)

#: How well the text of a rulebook is known, the best first.
STRENGTHS = _terms(
    ("official text", "文件全文", "the official text"),
    ("excerpt", "文件摘录", "excerpts of the document"),
    ("secondary", "报道、章程、转载等", "a report, a charter or a copy"),
    ("background", "背景知识，待核实", "background knowledge, to be verified"),
)

BASES = _terms(
    ("DERIVED", "按规则推定", "derived from a rule"),
    ("DECLARED", "按章程申报", "declared"),
    ("UNCHANGED", "隶属关系不变", "affiliation unchanged"),
)
AGREEMENTS = _terms(
    ("SAME", "一致", "same body"),
    ("SAME_LINE", "同一条线", "same line"),
    ("DIFFERS", "不一致", "differs"),
)


def note_codes(mask: int) -> list[str]:
    """The codes of a notes mask, sorted."""
    return sorted(code for code, bit in NOTE_BIT.items() if mask & bit)


def finding_term(code: str) -> Term:
    """The words for a finding's class: a verdict, a note or a fault in a cell."""
    return VERDICTS.get(code) or NOTES.get(code) or DATA_FAULTS[code]


_SILENT = ("led", "out_of_scope", "not_counted")
#: The classes of findings: verdicts that need somebody's attention, notes, faults.
CLASSES = (
    *(code for code, verdict in VERDICTS.items() if verdict.group not in _SILENT),
    *NOTES,
    *DATA_FAULTS,
)
#: What the supervisor's cell of a record says.
CELLS = ("none", "named", "entrusted", "unknown", "unplaced")
