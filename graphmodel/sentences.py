"""A cause in sentences: the class's own, filled with bodies, rules and candidates.

In: ground and a cause. Out: text, suggestion, candidates, citation. Worked out one
cause at a time, when somebody reads it.
"""

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from graphmodel.aftermath import told
from graphmodel.candidates import WITH_CANDIDATES
from graphmodel.causes import Cause
from graphmodel.citation import Citation
from graphmodel.counting import Count
from graphmodel.decision import Outcome
from graphmodel.duties.causes import duty_of
from graphmodel.duties.sentences import duty_words
from graphmodel.ground import Ground, rule_name
from graphmodel.open_cases import cases_of_cause
from graphmodel.rulebook import Remark, Rule
from graphmodel.search import body_by_id
from graphmodel.suggestions import (
    CANDIDATES,
    CODE_SENTENCES,
    OTHER,
    SENTENCES,
    UNKNOWN_ASSOCIATION,
    Sentences,
)
from graphmodel.undecided import Undecided
from graphmodel.vocabulary import DATA_FAULTS, KINDS, LEVELS
from graphmodel.wording import FIELD_HEADINGS, LOOKED_FOR, UNKNOWN, Words, cited, words

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
        joined = self.ground.candidates(np.array(self.cause.positions[:1]))[0]
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
        return self._cited

    @property
    def text(self) -> Words:
        """What is the matter; what the documents leave open stands in `cases`."""
        return self._fill(self._sentences.text)

    @cached_property
    def cases(self) -> tuple[Undecided, ...]:
        """The undecided cases on which the cause rests."""
        remarked = [remark.case for remark in self._remarks]
        return cases_of_cause(self.ground, self.cause, remarked)

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
        fault = matter.fault
        value = fault.value if fault else ""
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
            "names": _names(named[-1].zh),
            "value": _same(value),
            "fault": fault.text if fault else UNKNOWN,
            "remedy": fault.remedy if fault else UNKNOWN,
            "history": self._history,
            "remarks": self._remark_words,
            **duty_words(self.ground, self.cause.code, matter.rule),
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
        if supervised == ("itself", "former_supervisor"):
            return "原业务主管单位"
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

    @cached_property
    def _cited(self) -> Citation | None:
        """Where the duty or the rule of the cause stands."""
        duty = duty_of(self.ground, self.cause.code, self.cause.matter.rule)
        if duty:
            return duty.citation
        return self._rule.citation if self._rule else None

    @property
    def _rule_words(self) -> Words:
        if self._cited:
            where, rule = cited(self._cited), self._cited.rule
            return Words(f"{where.zh}（{rule}）", f"{where.en} ({rule})")
        return _DECLARATION if self.cause.matter.rule == "declaration" else _NO_RULE

    def _body(self, body: int) -> Words:
        if body < 0:
            return UNKNOWN
        return _same(f"{self.ground.body_name(body)}（{self.ground.body_id(body)}）")

    def _candidate(self, body_id: str) -> Words:
        body = body_by_id(self.ground.bodies, body_id)
        return self._body(body) if body >= 0 else _same(body_id)

    @property
    def _history(self) -> Words:
        """What became of the first body, with the days."""
        first = next(iter(self.cause.matter.bodies), -1)
        found = told(self.ground.bodies, first, self.ground.resolution.as_of)
        return Words(f"：{found.zh}", f": {found.en}") if found.zh else found

    @property
    def _remark_words(self) -> Words:
        """What rulebooks say in a note; of a case what it asks, in English."""
        if self.cause.matter.rule == "declaration":
            return UNKNOWN_ASSOCIATION
        asks = {case.id: case.question.en for case in self.cases}
        return Words(
            " ".join(remark.text for remark in self._remarks),
            " ".join(r.english or asks.get(r.case, r.text) for r in self._remarks),
        )

    @cached_property
    def _remarks(self) -> tuple[Remark, ...]:
        """The notes of the documents, where they leave something open."""
        name, code = self.cause.matter.rule, self.cause.code
        resolution = self.ground.resolution
        found = (
            remark
            for profile, outcome in zip(
                resolution.profiles, resolution.outcomes, strict=True
            )
            if code in outcome.remarks and rule_name(outcome.rule) == name
            for regime in resolution.regimes_of(profile)
            for remark in regime.remarks
            if remark.code == code
            and remark.applies(name.rpartition("/")[2], profile, resolution.as_of)
        )
        return tuple({remark.text: remark for remark in found}.values())


def _listed(found: list[Words]) -> Words:
    return Words("、".join(w.zh for w in found), ", ".join(w.en for w in found))


def _same(text: str) -> Words:
    return Words(text, text)


def _names(count: str) -> Words:
    """A number of names that stand somewhere; what is no number stands for itself."""
    if not count.isdecimal():
        return _same(count)
    some = Count(int(count))
    return Words(f"{some}", f"{some:name stands|names stand}")


def _field(word: str) -> Words:
    """The words for a field, level or kind; anything else stands for itself."""
    if word in _FIELDS:
        return _FIELDS[word]
    term = LEVELS.get(word) or KINDS.get(word)
    if term:
        return words(term)
    return UNKNOWN if word == "unknown" else _same(word)
