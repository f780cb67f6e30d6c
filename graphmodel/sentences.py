"""A cause in sentences: the class's own, filled with bodies, rules and candidates.

In: ground and a cause. Out: text, suggestion, candidates, citation. Worked out one
cause at a time, when somebody reads it.
"""

from collections.abc import Mapping
from functools import cached_property

from graphmodel.candidates import WITH_CANDIDATES
from graphmodel.causes import Cause
from graphmodel.citation import Citation
from graphmodel.decision import Outcome
from graphmodel.ground import Ground, rule_name
from graphmodel.rulebook import Rule
from graphmodel.search import body_by_id
from graphmodel.suggestions import (
    CANDIDATES,
    CODE_SENTENCES,
    OTHER,
    SENTENCES,
    UNKNOWN_ASSOCIATION,
    Sentences,
)
from graphmodel.vocabulary import DATA_FAULTS, KINDS, LEVELS
from graphmodel.wording import FIELD_HEADINGS, LOOKED_FOR, UNKNOWN, Words, words

_FIELDS = {
    "org_id": Words("统一社会信用代码", "credit code"),
    "name": Words("名称", "name"),
    "registration_authority": Words("登记管理机关", "registration authority"),
    "division": Words("行政区划", "division"),
    "domicile": Words("住所", "domicile"),
    "supervisor": Words("业务主管单位", "supervisor"),
    "is_industry_association": Words(
        "是否行业协会商会", "whether it is an industry association"
    ),
    "township": Words("街道乡镇", "township"),
    "sector": Words("行业领域", "sector"),
    "registered_on": Words("成立登记日期", "date of registration"),
    "deregistered_on": Words("注销日期", "date of deregistration"),
    "decoupled_on": Words("脱钩日期", "date of decoupling"),
    "handed_over_on": Words("党建工作移交日期", "date of the hand-over"),
    "declared_on": Words("章程核准日期", "date of the charter"),
    "party_organization_since": Words(
        "党组织成立日期", "first day of the Party organization"
    ),
}
#: Classes that say something of the data and nothing of a rule.
_DATA = frozenset(
    {
        "CODE_INVALID",
        "DUPLICATE",
        "PLACE_DIFFERS",
        "NEAR_NAME",
        "NEW_BODY",
        *DATA_FAULTS,
    }
)
_DECLARATION = Words("章程的申报", "the charter")
_NO_RULE = Words("规则", "a rule")


class Told:
    """One cause told in both languages."""

    def __init__(self, ground: Ground, cause: Cause) -> None:
        self.ground, self.cause = ground, cause

    @cached_property
    def candidates(self) -> tuple[str, ...]:
        """The ids of the bodies that may be meant, sorted."""
        if self.cause.code not in WITH_CANDIDATES:
            return ()
        joined = self.ground.candidates[self.cause.positions[0]]
        return tuple(joined.split("|")) if joined else ()

    @cached_property
    def citation(self) -> Citation | None:
        """Of the rule that decided, or that says what must be; none for plain data."""
        if self.cause.code in _DATA:
            return None
        if self.cause.code == "EXPECTED_ONLY":
            library, kind = self.ground.resolution.library, self.cause.matter.words[0]
            for expected in library.expectations(self.ground.resolution.as_of):
                if expected.kind == kind:
                    return expected.citation
        return self._rule.citation if self._rule else None

    @property
    def text(self) -> Words:
        """What is the matter."""
        return self._fill(self._sentences.text)

    @property
    def suggestion(self) -> Words:
        """What to do, with the bodies that may be meant."""
        found = self._sentences.suggestion
        named = self.candidates and self.cause.code != "CONFLICT"
        return self._fill(found + CANDIDATES if named else found)

    @property
    def _sentences(self) -> Sentences:
        if self.cause.code == "CODE_INVALID":
            return CODE_SENTENCES[self.cause.matter.text]
        return SENTENCES.get(self.cause.code, OTHER)

    def _fill(self, template: Words) -> Words:
        return Words(
            template.zh.format_map({k: w.zh for k, w in self._values.items()}),
            template.en.format_map({k: w.en for k, w in self._values.items()}),
        )

    @cached_property
    def _values(self) -> Mapping[str, Words]:
        matter = self.cause.matter
        bodies = [self._body(body) for body in matter.bodies] or [UNKNOWN]
        candidates = _listed([self._candidate(i) for i in self.candidates])
        named = [_field(word) for word in matter.words] or [UNKNOWN]
        value = matter.fault.value if matter.fault else ""
        return {
            "date": _same(self.ground.resolution.as_of.isoformat()),
            "cause": _same(matter.text),
            "rule": self._rule_words,
            "body": bodies[0],
            "other": bodies[-1],
            "bodies": candidates if self.cause.code == "CONFLICT" else _listed(bodies),
            "candidates": candidates,
            "field": _field(matter.field),
            "heading": _same(self._heading),
            "headings": _same(LOOKED_FOR.get(matter.field, matter.field)),
            "one": named[0],
            "two": named[-1],
            "level": named[0],
            "kind": named[0],
            "count": named[-1],
            "value": _same(value),
            "remarks": _same(" ".join(self._remarks)),
        }

    @property
    def _outcome(self) -> Outcome | None:
        positions = self.cause.positions
        return self.ground.outcome(positions[0]) if positions else None

    @property
    def _heading(self) -> str:
        """The heading under which a body that ended was named."""
        outcome = self._outcome
        supervised = outcome and outcome.basis != "DECLARED" and outcome.derived.leader
        if supervised and supervised[1] == "supervisor":
            return FIELD_HEADINGS["supervisor"]
        return "党建领导机关"

    @cached_property
    def _rule(self) -> Rule | None:
        """The rule of the cause, else the one that decided the first organization."""
        name, resolution = self.cause.matter.rule, self.ground.resolution
        if name:
            outcomes = (o.derived.rule for o in resolution.outcomes)
            rules = (*outcomes, *resolution.library.find(name.rpartition("/")[2]))
            return next((r for r in rules if r and rule_name(r) == name), None)
        return self._outcome.rule if self._outcome else None

    @property
    def _rule_words(self) -> Words:
        if self._rule:
            cited = self._rule.citation
            return Words(
                f"《{cited.title}》第{cited.article}条（{self._rule.id}）",
                f"《{cited.title}》 article {cited.article} ({self._rule.id})",
            )
        return _DECLARATION if self.cause.matter.rule == "declaration" else _NO_RULE

    def _body(self, body: int) -> Words:
        if body < 0:
            return UNKNOWN
        return _same(f"{self.ground.body_name(body)}（{self.ground.body_id(body)}）")

    def _candidate(self, body_id: str) -> Words:
        body = body_by_id(self.ground.bodies, body_id)
        return self._body(body) if body >= 0 else _same(body_id)

    @property
    def _remarks(self) -> tuple[str, ...]:
        """What the documents say, where they leave it open."""
        name, code = self.cause.matter.rule, self.cause.code
        if name == "declaration":
            return (UNKNOWN_ASSOCIATION,)
        resolution = self.ground.resolution
        texts = (
            remark.text
            for profile, outcome in zip(
                resolution.profiles, resolution.outcomes, strict=True
            )
            if code in outcome.remarks and rule_name(outcome.rule) == name
            for regime in resolution.regimes_of(profile)
            for remark in regime.remarks
            if remark.code == code
            and remark.applies(name.rpartition("/")[2], profile, resolution.as_of)
        )
        return tuple(dict.fromkeys(texts))


def _listed(found: list[Words]) -> Words:
    return Words("、".join(w.zh for w in found), ", ".join(w.en for w in found))


def _same(text: str) -> Words:
    return Words(text, text)


def _field(word: str) -> Words:
    """The words for a field, level or kind; anything else stands for itself."""
    if word in _FIELDS:
        return _FIELDS[word]
    term = LEVELS.get(word) or KINDS.get(word)
    if term:
        return words(term)
    return UNKNOWN if word == "unknown" else _same(word)
