"""What the linter can find, how grave it is, and how one problem reads.

Frozen values. A problem holds for a jurisdiction and a period; where it concerns
facts, it has an example profile and the region of profiles in which it stands, so
that organizations can be counted (`counting`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from graphmodel.facts import Value
from graphmodel.linting.space import Region
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.regimes import NATION
from graphmodel.vocabulary import Term
from graphmodel.wording import Words, fact_words, value_words

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
#: Stands for the division where a rulebook is adopted that names none: below the nation.
SOMEWHERE = "990000"
#: How grave it is that a mechanism of a document stands in no table.
NOT_ENCODED: Severity = "error"


@dataclass(frozen=True)
class Fault(Term):
    """A kind of problem, and how grave it is."""

    severity: Severity


def _faults(*rows: tuple[str, str, str, Severity]) -> dict[str, Fault]:
    return {row[0]: Fault(*row) for row in rows}


#: The kinds of problem, the gravest first.
FAULTS = _faults(
    ("refused", "规则集有误，不能采用", "a rulebook is refused", "error"),
    ("gap", "没有规则适用", "no rule covers it", "error"),
    ("overlap", "两条规则重叠而没有先后", "overlap without precedence", "error"),
    ("order_reversed", "先后与文件不符", "order differs from the document", "error"),
    ("never_fires", "规则从不适用", "the rule never fires", "error"),
    ("contradiction", "同时有效而结论不同", "in force at once, contradicting", "error"),
    ("unknown_body", "机构不存在", "no such body", "error"),
    ("ended_body", "机构已撤销且没有后继", "the body ended, no successor", "error"),
    ("misdated", "日期有误", "wrong date", "error"),
    ("outside_life", "超出规则集有效期", "outside its rulebook's life", "error"),
    ("place_nowhere", "所指的位置不存在", "before, after, replaces nothing", "error"),
    ("cyclic", "先后循环", "cyclic precedence", "error"),
    ("note_nowhere", "说明所指的规则不存在", "a note for no rule", "error"),
    ("citation_differs", "出处与文件不符", "citation differs", "error"),
    ("example_contradicted", "与示例不符", "an example says otherwise", "error"),
    ("example_nowhere", "示例无从核对", "an example that nothing meets", "error"),
    ("not_encoded", "机制未编入", "mechanism not encoded", NOT_ENCODED),
    ("value_never", "所问的值不会出现", "asks a value it never sees", "warning"),
    ("note_never", "说明从不出现", "the note never stands", "warning"),
    ("unborn_body", "机构当时尚未成立", "the body is not there yet", "warning"),
    ("unexplained_date", "日期没有说明", "a date without a reason", "warning"),
    ("page_missing", "没有网页出处", "no page", "warning"),
    ("guidance_missing", "引文中的指导没有编入", "guidance not encoded", "warning"),
    ("adoption_idle", "采用没有效果", "an adoption without effect", "warning"),
    ("no_example", "规则没有示例", "a rule without an example", "warning"),
    ("left_out", "文件没有涉及", "left out by the document", "info"),
    ("shadowed", "某一时期被遮蔽", "shadowed for a time", "info"),
    ("undecided", "文件未定", "the text leaves it open", "info"),
    ("adoption_changes", "采用后结论改变", "adoption changes the result", "info"),
    ("unruled", "没有规则集适用", "no rulebook in force", "info"),
    ("borrowed", "引用尚未生效的规则", "a rule from outside its time", "info"),
    ("unread", "原文未见", "texts that were not read", "info"),
    ("relation_unquoted", "引文中没有该关系", "relation not in the quote", "info"),
    ("example_amended", "示例已被修改", "an example that was amended", "info"),
    ("value_without_example", "有值没有示例", "a value without example", "info"),
    ("border_without_example", "边界没有示例", "a border without example", "info"),
)


@dataclass(frozen=True)
class Problem:
    """One thing that a lawyer would ask about: a code of `FAULTS`, where and when.

    `jurisdiction` is the seat of a regime (SOMEWHERE: wherever it is adopted); `until` is
    exclusive. `example` is one profile; facts that are not named do not matter.
    `regions` are the profiles in which it stands, period by period.
    """

    code: str
    text: Words
    remedy: Words
    rulebooks: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    jurisdiction: str = NATION
    since: date = ALWAYS
    until: date = FOREVER
    example: Mapping[str, Value] = field(default_factory=dict)
    regions: tuple[Region, ...] = field(default=(), compare=False, repr=False)

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return FAULTS[self.code].severity

    @property
    def identity(self) -> tuple[object, ...]:
        """What tells it from others, whatever its period."""
        return self.code, self.rulebooks, self.rules, self.jurisdiction, self.text

    def in_words(self, language: str) -> str:
        """The example profile in words; empty where there is none."""
        colon, comma = ("：", "；") if language == "zh" else (": ", "; ")
        return comma.join(
            fact_words(fact).label(language)
            + colon
            + value_words(fact, value).label(language)
            for fact, value in self.example.items()
        )


def period_words(since: date, until: date) -> Words:
    """A half-open period in words; empty where it is open on both sides."""
    if since == ALWAYS and until == FOREVER:
        return Words("任何日期", "at any time")
    if until == FOREVER:
        return Words(f"{since} 起", f"from {since}")
    if since == ALWAYS:
        return Words(f"{until} 之前", f"before {until}")
    return Words(f"{since} 至 {until} 之前", f"from {since} until before {until}")


def place_words(jurisdiction: str) -> Words:
    """Where a regime holds."""
    if jurisdiction == NATION:
        return Words("全国", "the nation")
    if jurisdiction in ("", SOMEWHERE):
        return Words("采用地", "any place that adopts it")
    return Words(jurisdiction, jurisdiction)
