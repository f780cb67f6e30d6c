"""Values and borders of rules that no example shows.

A border of a rule is a value that it does not ask. The example beyond it is what a
rule grown too wide would contradict; the example inside, one grown too narrow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphmodel.decision import Outcome
from graphmodel.examples import Example
from graphmodel.facts import DOMAINS, OPEN_SUPERVISORS, Profile
from graphmodel.linting.problem import Problem
from graphmodel.linting.space import Mask
from graphmodel.linting.stages import Stage
from graphmodel.linting.subject import Subject, rule_id
from graphmodel.rulebook import Conditions, Rule
from graphmodel.wording import Words, value_words


@dataclass(frozen=True, eq=False)
class Case:
    """One profile of an example, what the rules make of it, and which one decides."""

    example: Example
    profile: Profile
    stage: Stage
    outcome: Outcome
    rule: Rule | None

    def shows(self, rule: Rule) -> bool:
        """Whether this is an example of a rule: it decides, and holds."""
        return self.rule is rule and rule.holds(self.profile)

    def beyond(self, rule: Rule, rest: Conditions) -> bool:
        """Whether all but one condition of a rule hold and another one decides."""
        told = self.rule is not rule or bool(self.example.verdict)
        return told and all(self.profile[fact] in ok for fact, ok in rest.items())


def bare(subject: Subject, cases: Sequence[Case]) -> Iterator[Problem]:
    """Rules without example; values and borders of rules without one."""
    for book in subject.library.rulebooks:
        for rule in book.rules:
            near = [case for case in cases if rule in case.stage.rules]
            yield from _of_rule(subject, rule, near)


def _of_rule(subject: Subject, rule: Rule, cases: Sequence[Case]) -> Iterator[Problem]:
    own = [case for case in cases if case.shows(rule)]
    if not own:
        yield _without("no_example", rule, "没有示例", "has no example")
        return
    for fact, allowed in rule.when.items():
        shown = {case.profile[fact] for case in own}
        inside = [
            v for v in allowed if v not in shown and _leads(subject, rule, fact, v)
        ]
        if inside:
            zh, en = _listed(fact, inside)
            says = f"没有示例的值：{zh}", f"has no example for {en}"
            yield _without("value_without_example", rule, *says)
        rest = {f: ok for f, ok in rule.when.items() if f != fact}
        told = {case.profile[fact] for case in cases if case.beyond(rule, rest)}
        outside = (v for v in DOMAINS[fact] if v and v not in allowed and v not in told)
        beyond = [v for v in outside if _grows(subject, rule, rest, fact, v)]
        if beyond:
            zh, en = _listed(fact, beyond)
            says = f"边界之外没有示例的值：{zh}", f"has no example beyond it: {en}"
            yield _without("border_without_example", rule, *says)


def _listed(fact: str, values: Sequence[str]) -> tuple[str, str]:
    words = [value_words(fact, value) for value in values]
    return (
        f"{fact}＝{'、'.join(word.zh for word in words)}",
        f"{fact} = {', '.join(word.en for word in words)}",
    )


def _leads(subject: Subject, rule: Rule, fact: str, value: str) -> bool:
    """Whether a rule leads at a value somewhere."""
    return any(
        bool((s.decided.leads(n) & s.decided.space.where({fact: (value,)})).any())
        for _, s, n in subject.standing(rule)
    )


def _grows(
    subject: Subject, rule: Rule, rest: Conditions, fact: str, value: str
) -> bool:
    """Whether a rule that asked this value too would change something."""
    return any(
        bool(_taken(stage, n, rest, fact, value).any())
        for _, stage, n in subject.standing(rule)
    )


def _taken(stage: Stage, n: int, rest: Conditions, fact: str, value: str) -> Mask:
    """The points that rule `n` would take if it asked the value too."""
    decided = stage.decided
    inside = decided.space.where({**rest, fact: (value,)}) & decided.possible
    later = (decided.first < 0) | (decided.first > n)
    if fact == "supervisor" and value in OPEN_SUPERVISORS:
        later = later | decided.lacks
    return inside & later


def _without(code: str, rule: Rule, zh: str, en: str) -> Problem:
    return Problem(
        code,
        Words(f"{rule_id(rule)} {zh}", f"{rule_id(rule)} {en}"),
        Words("增加 [[example]]。", "Add an [[example]]."),
        rulebooks=(rule.rulebook,),
        rules=(rule_id(rule),),
    )
