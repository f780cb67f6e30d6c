"""Notes: for rules that are there, in cases that can come up."""

from collections.abc import Iterator

import numpy as np

from graphmodel.linting.problem import Problem
from graphmodel.linting.space import Mask
from graphmodel.linting.stages import Stage, known
from graphmodel.linting.subject import Subject
from graphmodel.rulebook import Remark, Rulebook
from graphmodel.wording import Words


def notes(subject: Subject) -> Iterator[Problem]:
    """Notes that name no rule, and notes that can never stand."""
    there = {rule.id for book in subject.library.rulebooks for rule in book.rules}
    for book in subject.library.rulebooks:
        for remark in book.remarks:
            missing = [rule for rule in remark.rules if rule not in there]
            if missing:
                yield _nowhere(book, remark, missing)
            elif not any(_stands(subject, remark)):
                yield _never(book, remark)


def _named(remark: Remark) -> tuple[str, str]:
    case = f" {remark.case}" if remark.case else ""
    rules = "、".join(remark.rules)
    return f"{remark.code}{case}（{rules or '各规则'}）", (
        f"{remark.code}{case} ({', '.join(remark.rules) or 'every rule'})"
    )


def _nowhere(book: Rulebook, remark: Remark, missing: list[str]) -> Problem:
    zh, en = _named(remark)
    return Problem(
        "note_nowhere",
        Words(
            f"说明 {zh} 所指的规则 {'、'.join(missing)} 不存在",
            f"the note {en} is for {', '.join(missing)}, which no rulebook has",
        ),
        Words(
            "改正规则编号，或删去说明。", "Mend the rule's id, or take the note away."
        ),
        rulebooks=(book.id,),
        rules=tuple(missing),
    )


def _never(book: Rulebook, remark: Remark) -> Problem:
    zh, en = _named(remark)
    return Problem(
        "note_never",
        Words(
            f"说明 {zh} 从不出现：所指的规则适用时，它的条件或日期都不成立",
            f"the note {en} never stands: where its rules lead, its conditions or dates "
            "do not hold",
        ),
        Words("核对条件和日期。", "Look at its conditions and dates."),
        rulebooks=(book.id,),
        rules=remark.rules,
    )


def _stands(subject: Subject, remark: Remark) -> Iterator[bool]:
    for _, stage in subject.stages:
        if remark in stage.remarks:
            for n, rule in enumerate(stage.rules):
                if rule.verdict == "LED" and (
                    not remark.rules or rule.id in remark.rules
                ):
                    yield bool(
                        (stage.decided.leads(n) & _where(stage, remark, n)).any()
                    )


def _where(stage: Stage, remark: Remark, n: int) -> Mask:
    """Where the conditions of a note hold; a fact that must be unknown is any value.

    An unknown fact is tried with each value, so the rule leads at all of them.
    """
    decided = stage.decided
    mask = decided.space.where({f: ok for f, ok in known(remark).items() if ok})
    for at, axis in enumerate(decided.space.axes):
        if axis.fact in remark.when and not known(remark)[axis.fact]:
            everywhere = decided.leads(n).all(axis=at, keepdims=True)
            mask = mask & np.broadcast_to(everywhere, mask.shape)
    return mask
