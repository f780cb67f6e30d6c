"""Facts, conditions and references to leaders in the words that people read.

In: codes of `facts.py`, rules. Out: `Words`, each in Chinese and English. Proofs,
`rules show` and the app say the same thing because they ask here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graphmodel.citation import Citation
from graphmodel.facts import FACT_WORDS, Value
from graphmodel.reference_words import REFERENCES
from graphmodel.rulebook import Rule
from graphmodel.vocabulary import KINDS, LEVELS, VERDICTS, Term


@dataclass(frozen=True)
class Words:
    """One text in both languages."""

    zh: str
    en: str

    def label(self, language: str) -> str:
        """The text in `language` (zh or en)."""
        return self.zh if language == "zh" else self.en

    def __add__(self, other: "Words") -> "Words":
        return Words(self.zh + other.zh, self.en + other.en)


#: No words at all.
NOTHING = Words("", "")


def words(term: Term) -> Words:
    """The words of a term of the vocabulary."""
    return Words(term.zh, term.en)


#: Canonical columns on which each fact rests; the second group where the first is blank.
COLUMNS_OF: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "counted": (("status", "registered_on", "deregistered_on"), ("category",)),
    "declared": (("declared_leader", "declared_upper", "declared_on"), ()),
    "level": (
        ("registration_authority", "org_id", "division"),
        ("certificate", "domicile", "name"),
    ),
    "supervisor": (
        ("supervisor", "supervisor_kind", "guidance_unit", "decoupled_on"),
        ("direct_registration",),
    ),
    "supervisor_is": (("supervisor",), ()),
    "decoupled": (("decoupled_on", "handed_over_on"), ()),
    "association": (("is_industry_association",), ("category", "name")),
    "community": (("is_community_organization",), ("status",)),
    "locality": (("township", "community"), ()),
    "former_supervisor": (("former_supervisor",), ("supervisor",)),
    "intermediary": (("category",), ("name",)),
    "sector": (("sector",), ()),
    "few_members": (("formal_members",), ()),
    "approval": (("approval_authority",), ()),
    "subtype": (("name", "category"), ()),
    "earlier_party_org": (
        ("party_organization_since", "declared_upper", "declared_leader"),
        (),
    ),
    "registrar": (("registration_authority",), ()),
    "channel": (("former_supervisor",), ("supervisor",)),
    "society": (("category",), ("org_id",)),
    "profession": (("name", "category"), ()),
}

#: The heading to look for where a field is missing.
FIELD_HEADINGS = {
    "division": "登记管理机关 / 行政区划代码",
    "supervisor": "业务主管单位",
    "is_industry_association": "是否行业协会商会",
    "township": "街道乡镇 / 社区村",
    "registration_authority": "登记管理机关",
    "sector": "行业领域",
}

#: Every heading that is looked for, where a field is absent.
LOOKED_FOR = FIELD_HEADINGS | {
    "supervisor": "业务主管单位, 业务主管部门, 主管单位, 主管部门, zgdw, businessUnit",
    "township": "街道乡镇, 镇街, 所属街道; 社区村, 村居",
    "registration_authority": "登记管理机关, 登记机关, 登记管理部门, 发证机关",
    "sector": "行业领域, 所属行业, 社会团体行业分类, 民非行业分类",
}

_FACTS = {
    **FACT_WORDS,
    "counted": ("是否计入", "counted"),
    "declared": ("章程申报的领导机关", "leader declared by the charter"),
}

_YES_NO = {"yes": ("是", "yes"), "no": ("否", "no")}
_VALUES: dict[str, dict[str, tuple[str, str]]] = {
    "counted": {
        "counted": ("计入", "yes"),
        "not_counted": ("不计入", "no"),
        "out_of_scope": ("不属社会组织", "not a social organization"),
    },
    "declared": {
        "none": ("没有有效申报", "none that counts"),
        "alive": ("申报的机构存续", "the body declared is alive"),
        "ended": ("申报的机构已撤销", "the body declared has ended"),
        "conflict": ("申报了多个机构", "several bodies are declared"),
    },
    "level": {code: (term.zh, term.en) for code, term in LEVELS.items()},
    "supervisor": {
        "none": ("无", "none"),
        "alive": ("有，存续", "alive"),
        "followed": ("有，已由唯一的后继机构承接", "ended, with one successor"),
        "unborn": ("有，当日尚未成立", "not yet there"),
        "ended": (
            "有，已撤销且没有唯一的后继机构",
            "ended, without a single successor",
        ),
        "several": ("有多个", "several"),
        "entrusted": ("代管，不说明业务主管单位", "only entrusted (代管)"),
    },
    "supervisor_is": {
        "other": ("其他单位", "another body"),
        "mca": ("民政部", "民政部"),
        "civil_affairs": ("民政部门", "a civil affairs department"),
    },
    "decoupled": {
        "no": ("未脱钩", "no"),
        "gap": ("已脱钩，党建工作尚未移交", "decoupled, not yet handed over"),
        "handed_over": ("已脱钩，已移交", "decoupled and handed over"),
        "not_recorded": (
            "已脱钩，表中没有移交日期一列",
            "decoupled, hand-over not recorded",
        ),
    },
    "locality": {
        "none": ("都没有", "neither"),
        "township": ("有街道乡镇", "a township"),
        "community": ("有社区村", "a community"),
        "both": ("街道乡镇和社区村都有", "a township and a community"),
    },
    "former_supervisor": {
        "none": ("无", "none"),
        "other": ("其他单位", "another body"),
        "sasac": ("国务院国资委", "国务院国资委"),
    },
    "sector": {"unknown": ("不明", "unknown"), "known": ("已知", "known")},
    "approval": {
        "other": ("其他", "another one"),
        "education": ("市教育局", "the education bureau (市教育局)"),
        "health": ("市卫生和人口计划生育委员会", "the health commission (市卫计委)"),
    },
    "subtype": {
        "other": ("其他", "other"),
        "school": ("学校、幼儿园或培训机构", "a school or training institution"),
        "hospital": ("医院", "a hospital"),
    },
    "earlier_party_org": {
        "none": ("无", "none"),
        "upper": ("有，并记有上级党组织", "there, with its upper body"),
        "no_upper": ("有，但没有记录上级", "there, upper body not recorded"),
    },
    "registrar": {"yes": ("已填", "stated"), "no": ("未填", "not stated")},
    "channel": {
        "other": ("不能确定", "cannot be told"),
        "state": ("国家机关", "a state organ"),
        "party": ("党的机关或群团组织", "a Party organ or a mass organization"),
    },
    "profession": {
        "none": ("其他", "another"),
        "law": ("律师", "law"),
        "accounting": ("注册会计师", "accounting"),
        "appraisal": ("资产评估", "asset appraisal"),
    },
}
UNKNOWN = Words("不明", "unknown")
#: Every way in which a supervisor that is named can stand on the date.
_NAMED = {"alive", "followed", "unborn", "ended", "several"}


def fact_words(fact: str) -> Words:
    """The name of a fact."""
    return Words(*_FACTS[fact])


def value_words(fact: str, value: Value) -> Words:
    """A value of a fact; None, or "unknown" in the condition of a note, is unknown."""
    values = _VALUES.get(fact, _YES_NO)
    return Words(*values[value]) if value in values else UNKNOWN


def condition_words(fact: str, allowed: Iterable[str]) -> Words:
    """What a rule asks of one fact."""
    codes = tuple(allowed)
    values = [value_words(fact, value) for value in codes]
    if fact == "supervisor" and set(codes) >= _NAMED:
        rest = [value_words(fact, code) for code in codes if code not in _NAMED]
        values = [Words("有（不论存续与否）", "one that is named, alive or not"), *rest]
    name = fact_words(fact)
    return Words(
        f"{name.zh}：{'；'.join(v.zh for v in values)}",
        f"{name.en}: {' or '.join(v.en for v in values)}",
    )


def conditions_of(rule: Rule) -> tuple[Words, ...]:
    """The conditions of a rule, all of which must hold."""
    return tuple(condition_words(fact, ok) for fact, ok in rule.when.items())


def leader_words(rule: Rule, named: Callable[[str], str] = str) -> Words:
    """Where a rule says that the leader is to be found, or what it decides instead.

    `named` gives the name of a body by its id.
    """
    if rule.candidates:
        names = "、".join(named(body) for body in rule.candidates)
        return Words(f"未定，可能是：{names}", f"left open between {names}")
    if rule.leader is None:
        verdict = VERDICTS[rule.verdict]
        return Words(f"无：{verdict.zh}", f"none: {verdict.en}")
    if rule.leader in REFERENCES:
        return Words(*REFERENCES[rule.leader])
    kind, argument = rule.leader
    name = named(argument) if kind == "body" else argument
    return Words(name, name)


def guide_words(kind: str, at: str) -> Words:
    """A body that guides whom a rule leads."""
    place = {"registration": ("登记地的", " of the division of registration")}.get(at)
    before, after = place or (at, f" at {at}")
    term = KINDS[kind]
    return Words(before + term.zh, term.en + after)


def unmet(fact: str, value: Value, allowed: Iterable[str]) -> Words:
    """Why a condition does not hold: what the rule asks, and what is."""
    asked = condition_words(fact, allowed)
    found = value_words(fact, value)
    return Words(
        f"要求{asked.zh}；实际：{found.zh}",
        f"it asks for {asked.en}; here: {found.en}",
    )


#: Parts of a document that bear no number.
_PARTS = {
    "cover": ("印发通知", "cover notice"),
    "forward": ("转发通知", "forwarding notice"),
    "head": ("开头", "opening"),
    "intro": ("引言", "introduction"),
}


def cited(citation: Citation) -> Words:
    """Where a rule stands: title and article, as documents are cited."""
    article = citation.article
    zh, en = _PARTS.get(article, (article, article))
    if article.isdigit():
        zh, en = f"第{article}条", f"article {article}"
    return Words(f"《{citation.title}》{zh}", f"《{citation.title}》 {en}")


def rule_named(rule: Rule) -> Words:
    """A rule with its id and where it stands."""
    where = cited(rule.citation)
    return Words(f"{rule.id}（{where.zh}）", f"{rule.id} ({where.en})")
