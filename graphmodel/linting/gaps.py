"""Gaps: profiles that no rule in force covers, and times without any rulebook."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import numpy as np

from graphmodel.linting.decided import Decided
from graphmodel.linting.problem import Problem
from graphmodel.linting.space import Region, Space, boxes
from graphmodel.linting.stages import Stage, together
from graphmodel.linting.subject import Subject
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.regimes import NATION
from graphmodel.rulebook import Conditions
from graphmodel.wording import Words, condition_words

#: So many boxes of one gap are told.
SHOWN = 12
_MEND = {
    "gap": Words(
        "增加一条规则，或放宽某条规则的条件。",
        "Add a rule, or widen the conditions of one.",
    ),
    "left_out": Words(
        "文件没有涉及，不采用它时也没有规则；文件确有规定的，补上规则。",
        "The document says nothing of it, and nothing else would: add a rule only if it "
        "does.",
    ),
}


def gaps(subject: Subject) -> Iterator[Problem]:
    """Each box of profiles that a regime leaves uncovered, in each period.

    Where a document applies by adoption alone, and nothing would cover them without
    it either, it has just left them out; that is told, but is no error.
    """
    for setting, stage in subject.stages:
        outer = list(subject.around(setting, stage))
        alone = not subject.by_right(stage) and stage.base not in _bases(outer)
        if not alone:
            yield from _boxes("gap", subject, stage, stage.decided)
            continue
        for other in outer:
            own, theirs = together(stage, other)
            opened = replace(own, possible=own.possible & ~theirs.nobody)
            part = stage.within(other.since, other.until)
            yield from _boxes("gap", subject, part, opened)
        for since, until in between(outer, stage.since, stage.until):
            part = stage.within(since, until)
            yield from _boxes("left_out", subject, part, stage.decided)


def _bases(stages: Iterable[Stage]) -> set[str]:
    return {stage.base for stage in stages}


def _boxes(
    code: str, subject: Subject, stage: Stage, decided: Decided
) -> Iterator[Problem]:
    """What a stage leaves uncovered, one problem a box."""
    place = subject.place(stage.seat)
    found = boxes(decided.space, decided.nobody, ~decided.space.possible)
    for _, (conditions, box) in zip(range(SHOWN), found, strict=False):
        what = conditions_words(conditions)
        inside = box & decided.nobody
        yield Problem(
            code,
            Words(
                f"{place.zh}（{stage.base}）没有规则适用于：{what.zh}",
                f"in {place.en} ({stage.base}) no rule covers: {what.en}",
            ),
            _MEND[code],
            rulebooks=(stage.base,),
            jurisdiction=stage.seat,
            since=stage.since,
            until=stage.until,
            example=decided.space.point(inside),
            regions=(stage.region(inside, decided.space),),
        )


def conditions_words(conditions: Conditions) -> Words:
    """Conditions in words; every case, where there is none."""
    parts = [condition_words(fact, ok) for fact, ok in conditions.items()]
    if not parts:
        return Words("任何情形", "every case")
    return Words("，且".join(p.zh for p in parts), " and ".join(p.en for p in parts))


def unruled(subject: Subject) -> Iterator[Problem]:
    """Times in which a jurisdiction has no rulebook, the nation's included."""
    actual = subject.settings[0].stages
    national = [stage for stage in actual if stage.seat == NATION]
    for since, until in between(national):
        covered = sorted(
            {
                stage.seat
                for stage in actual
                if stage.seat != NATION and stage.since < until and stage.until > since
            }
        )
        but = "、".join(subject.place(seat).zh for seat in covered)
        besides = f"（{but} 另有规则集的时候除外）" if but else ""
        names = ", ".join(subject.place(seat).en for seat in covered)
        except_ = f" (except while {names} has its own)" if covered else ""
        region = Region(None, Space(()), np.ones((), np.bool_), since, until)
        yield Problem(
            "unruled",
            Words(f"全国没有规则集适用{besides}", f"no rulebook is in force{except_}"),
            Words(
                "当时确无文件的，不必处理；否则增加规则集或采用一份。",
                "Nothing to do where there was no document; else add or adopt one.",
            ),
            since=since,
            until=until,
            regions=(region,),
        )
    for seat in sorted({s.seat for s in actual} - {NATION}):
        own = [stage for stage in actual if stage.seat == seat]
        yield from _local(subject, own, national)


def _local(
    subject: Subject, own: list[Stage], national: list[Stage]
) -> Iterator[Problem]:
    """When a jurisdiction's own rulebooks are in force, where nothing else would be."""
    for since, until in between([*own, *national]):
        place = subject.place(own[0].seat)
        yield Problem(
            "unruled",
            Words(
                f"{place.zh} 没有规则集适用", f"no rulebook is in force in {place.en}"
            ),
            Words(
                "当时确无文件的，不必处理；否则核对有效期。",
                "Nothing to do where there was no document; else look at the dates.",
            ),
            rulebooks=tuple(dict.fromkeys(stage.base for stage in own)),
            jurisdiction=own[0].seat,
            since=since,
            until=until,
        )


def between(
    stages: list[Stage], since: date = ALWAYS, until: date = FOREVER
) -> Iterator[tuple[date, date]]:
    """The parts of a period that no stage covers."""
    at = since
    for stage in sorted(stages, key=lambda stage: stage.since):
        if stage.since > at:
            yield at, min(stage.since, until)
        at = max(at, stage.until)
    if at < until:
        yield at, until
