"""Rules in force at once that contradict each other: a local document and the national.

A document in force by right beside another must say that it prevails (`amends`), end,
or be left to adoption. Whoever adopts one lets it prevail by that act: then it is only
told how much changes.
"""

from collections.abc import Iterator

from graphmodel.linting.problem import Problem
from graphmodel.linting.results import results
from graphmodel.linting.space import Mask
from graphmodel.linting.stages import Setting, Stage, together
from graphmodel.linting.subject import Subject
from graphmodel.wording import Words

_BY_RIGHT = Words(
    "写明它优先（amends），写明何时失效（valid_to），或改为由采用决定（jurisdiction 留空）。",
    "Say that it prevails (`amends`), when it ends (`valid_to`), or leave it to "
    'adoption (jurisdiction = "").',
)
_ADOPTED = Words(
    "采用即表示由它优先；核对所示情形是否确应改变。",
    "Adopting it lets it prevail; look whether the cases shown are meant to change.",
)


def contradictions(subject: Subject) -> Iterator[Problem]:
    """Where a regime differs from the one that would hold without it."""
    for setting, stage in subject.stages:
        for outer in subject.around(setting, stage):
            yield from _compare(subject, setting, stage, outer)


def _compare(
    subject: Subject, setting: Setting, stage: Stage, outer: Stage
) -> Iterator[Problem]:
    """How a stage differs from the one around it, while both last."""
    own, theirs = together(stage, outer)
    differ: Mask = (results(own) != results(theirs)) & own.possible
    if not differ.any():
        return
    total = own.space.profiles(own.possible)
    changed = own.space.profiles(differ)
    declared = _declared(subject, setting, stage, outer)
    code = "adoption_changes" if declared else "contradiction"
    part, place = stage.within(outer.since, outer.until), subject.place(stage.seat)
    book = setting.supposed or next(
        (b for b in stage.regime.rulebooks if b not in outer.regime.rulebooks),
        stage.base,
    )
    yield Problem(
        code,
        Words(
            f"在{place.zh}，{book} 与 {outer.base} 对 {total:,} 种情形中的 "
            f"{changed:,} 种结论不同",
            f"in {place.en}, {book} and {outer.base} differ in {changed:,} of "
            f"{total:,} combinations of the facts that they ask",
        ),
        _ADOPTED if declared else _BY_RIGHT,
        rulebooks=tuple(dict.fromkeys((book, outer.base))),
        jurisdiction=stage.seat,
        since=part.since,
        until=part.until,
        example=own.space.point(differ),
        regions=(part.region(differ, own.space),),
    )


def _declared(subject: Subject, setting: Setting, stage: Stage, outer: Stage) -> bool:
    """Whether it is said that a stage prevails: by adoption, or by amending."""
    adopted = bool(setting.supposed) or not subject.by_right(stage)
    return adopted or stage.base == outer.base
