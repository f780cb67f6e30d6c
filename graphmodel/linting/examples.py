"""Examples against rules: those that the rules contradict, and what has none.

Each profile of an example is decided by the engine in the regime that holds its
rulebook on its day.
"""

from collections.abc import Iterator, Mapping

from graphmodel.decision import decide
from graphmodel.examples import Example
from graphmodel.linting.borders import Case, bare
from graphmodel.linting.problem import Problem
from graphmodel.linting.stages import Stage
from graphmodel.linting.subject import Subject
from graphmodel.rulebook import Rule, Rulebook
from graphmodel.wording import Words, rule_named

_AGREE = Words(
    "核对规则和示例：两者之一不符合文件。",
    "Look at both: the rule or the example is not what the document says.",
)


def examples(subject: Subject) -> Iterator[Problem]:
    """Everything that the examples bring to light."""
    cases: list[Case] = []
    for book in subject.library.rulebooks:
        for example in book.examples:
            stage = _stage(subject, book, example)
            if (stage is not None) != example.applies:
                yield _nowhere(example)
            elif stage is not None:
                cases += _cases(example, stage)
    for case in cases:
        yield from _judge(subject, case)
    yield from bare(subject, cases)


def _cases(example: Example, stage: Stage) -> Iterator[Case]:
    for profile in example.profiles():
        outcome = decide(profile, (stage.regime,), example.on)
        yield Case(example, profile, stage, outcome, outcome.rule)


def _stage(subject: Subject, book: Rulebook, example: Example) -> Stage | None:
    """The stage that holds a rulebook on a day: by right, as adopted, if adopted."""
    adopted = example.adopted or not book.jurisdiction
    found = [
        stage
        for setting in subject.settings
        for stage in setting.stages
        if setting.supposed in (("", book.id) if adopted else ("",))
        and book.id in stage.regime.rulebooks
        and stage.since <= example.on < stage.until
    ]
    own = (stage for stage in found if stage.seat == book.jurisdiction)
    return next(own, found[0] if found else None)


def _nowhere(example: Example) -> Problem:
    name = f"{example.rulebook} {example.rule}".strip()
    zh, en = (
        ("不适用", "in force nowhere")
        if example.applies
        else ("仍然适用", "in force all the same")
    )
    return Problem(
        "example_nowhere",
        Words(
            f"{name} 的示例（{example.on}）：当日该规则集{zh}",
            f"the example of {name} on {example.on}: the rulebook is {en} on that day",
        ),
        _AGREE,
        rulebooks=(example.rulebook,),
        rules=(example.rule,) if example.rule else (),
        since=example.on,
    )


def _judge(subject: Subject, case: Case) -> Iterator[Problem]:
    """Whether the rules say of a profile what its example says."""
    example, rule = case.example, case.rule
    if ((rule.id, rule.part) if rule else ("", "")) != (example.rule, example.part):
        amended = rule is not None and _foreign(subject, example, rule)
        said, real = example.rule or "—", rule_named(rule) if rule else Words("—", "—")
        code = "example_amended" if amended else "example_contradicted"
        yield _differs(case, code, Words(said, said), real)
        return
    for expected, found in _stated(case):
        if expected != found:
            said = f"{example.rule}: {expected}"
            yield _differs(
                case, "example_contradicted", Words(said, said), Words(found, found)
            )


def _foreign(subject: Subject, example: Example, rule: Rule) -> bool:
    """Whether a rulebook decides that the example's own does not know.

    It knows what it amends, and the rules beside which it places its own.
    """
    own = subject.book(example.rulebook)
    beside = {n for r in own.rules for n in (r.before, r.after, r.replaces)}
    return rule.rulebook not in (own.id, own.amends) and rule.id not in beside


def _stated(case: Case) -> Iterator[tuple[str, str]]:
    """What an example states besides the rule, and what there is, as texts."""
    example, rule = case.example, case.rule
    if example.verdict:
        yield example.verdict, case.outcome.verdict
    if example.leader is not None:
        found = rule.leader if rule else None
        yield str(_reference(example.leader)), str(found)
    if example.relation:
        yield example.relation, rule.relation if rule else ""
    if example.candidates:
        found_ones = rule.candidates if rule else ()
        yield ", ".join(example.candidates), ", ".join(found_ones)
    if example.notes is not None:
        noted = sorted(case.outcome.remarks)
        yield ", ".join(example.notes) or "—", ", ".join(noted) or "—"


def _reference(leader: Mapping[str, str]) -> tuple[str, str]:
    if set(leader) == {"kind", "at"}:
        return leader["kind"], leader["at"]
    return next(iter(leader.items()))


def _differs(case: Case, code: str, said: Words, real: Words) -> Problem:
    example = case.example
    return Problem(
        code,
        Words(
            f"{example.rulebook} 的示例（{example.on}）说 {said.zh}，规则得出 {real.zh}",
            f"an example of {example.rulebook} ({example.on}) says {said.en}, the rules "
            f"come to {real.en}",
        ),
        _AGREE,
        rulebooks=(example.rulebook,),
        rules=(example.rule,) if example.rule else (),
        jurisdiction=case.stage.seat,
        since=example.on,
        until=case.stage.until,
        example={fact: case.profile[fact] for fact in example.given},
    )
