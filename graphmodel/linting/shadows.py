"""Rules that never apply, because those before them take every case, and dead values.

A rule is shadowed by the union of the rules before it, not only by a single one.
"""

from collections.abc import Iterator

from graphmodel.linting.problem import Problem
from graphmodel.linting.space import Mask
from graphmodel.linting.stages import Setting, Stage
from graphmodel.linting.subject import Subject, rule_id
from graphmodel.rulebook import Rule
from graphmodel.wording import Words, value_words

Standing = list[tuple[Setting, Stage, int]]
_MEND = Words(
    "调整先后或条件，不再适用的规则写明 until。",
    "Change its place or its conditions; give `until` to one that no longer applies.",
)


def shadows(subject: Subject) -> Iterator[Problem]:
    """Rules that never fire: nowhere, in some setting, or for some time."""
    for book in subject.library.rulebooks:
        for rule in book.rules:
            standing = list(subject.standing(rule))
            if not standing:
                yield _nowhere(rule)
            for setting in dict.fromkeys(setting for setting, _, _ in standing):
                yield from _in(rule, [at for at in standing if at[0] is setting])


def _nowhere(rule: Rule) -> Problem:
    return Problem(
        "never_fires",
        Words(
            f"{rule_id(rule)} 在任何时间、任何地方都不在适用的规则之列",
            f"{rule_id(rule)} is among the rules in force nowhere and at no time",
        ),
        Words(
            "核对 amends、replaces 和有效期。",
            "Look at `amends`, `replaces` and the dates.",
        ),
        rulebooks=(rule.rulebook,),
        rules=(rule_id(rule),),
    )


def _in(rule: Rule, standing: Standing) -> Iterator[Problem]:
    """Where a rule is shadowed in one setting: always, or in some periods."""
    dark = [at for at in standing if not at[1].decided.leads(at[2]).any()]
    setting = standing[0][0]
    own = not setting.supposed or setting.supposed == rule.rulebook
    if not own:
        dark = [at for at in dark if _inside(at[1], at[2]).any()]
    code = "never_fires" if own and len(dark) == len(standing) else "shadowed"
    for _, stage, n in dark:
        by = _instead(stage, n)
        yield Problem(
            code,
            _why(rule, by),
            _MEND,
            rulebooks=tuple(dict.fromkeys((rule.rulebook, setting.supposed)))[
                : 2 if setting.supposed else 1
            ],
            rules=(rule_id(rule), *by),
            jurisdiction=stage.seat,
            since=stage.since,
            until=stage.until,
        )


def _why(rule: Rule, by: tuple[str, ...]) -> Words:
    """Why a rule cannot fire: others take its cases, or it has none there."""
    name = rule_id(rule)
    if not by:
        return Words(
            f"{name} 不会适用：它的条件在该地不可能成立",
            f"{name} cannot fire: its conditions cannot hold there",
        )
    return Words(
        f"{name} 不会适用：它的每种情形都由在先的 {'、'.join(by)} 决定",
        f"{name} cannot fire: {', '.join(by)} before it take every case of it",
    )


def _inside(stage: Stage, n: int) -> Mask:
    """Where the conditions of rule `n` hold."""
    decided = stage.decided
    return decided.space.where(stage.rules[n].when) & decided.possible


def _instead(stage: Stage, n: int) -> tuple[str, ...]:
    """The rules that decide where rule `n` would hold."""
    taken = {int(m) for m in stage.decided.first[_inside(stage, n)]} - {-1, n}
    return tuple(rule_id(stage.rules[m]) for m in sorted(taken))


def dead_values(subject: Subject) -> Iterator[Problem]:
    """Values that a rule asks and never sees where it stands."""
    for book in subject.library.rulebooks:
        for rule in book.rules:
            standing = list(subject.standing(rule))
            alive = [s for s in standing if s[1].decided.leads(s[2]).any()]
            for fact, allowed in rule.when.items() if alive else ():
                dead = [v for v in allowed if not _seen(alive, fact, v)]
                if dead:
                    yield _dead(rule, fact, dead)


def _seen(standing: Standing, fact: str, value: str) -> bool:
    return any(
        bool(
            (stage.decided.leads(n) & stage.decided.space.where({fact: (value,)})).any()
        )
        for _, stage, n in standing
    )


def _dead(rule: Rule, fact: str, values: list[str]) -> Problem:
    words = [value_words(fact, value) for value in values]
    return Problem(
        "value_never",
        Words(
            f"{rule_id(rule)} 问及“{'、'.join(w.zh for w in words)}”（{fact}），"
            "在先的规则已经决定，或该地不会出现",
            f"{rule_id(rule)} asks {fact} for {', '.join(w.en for w in words)}: rules "
            "before it decide that, or it cannot be there",
        ),
        Words(
            "删去这些值，或调整先后。", "Take these values away, or change its place."
        ),
        rulebooks=(rule.rulebook,),
        rules=(rule_id(rule),),
    )
