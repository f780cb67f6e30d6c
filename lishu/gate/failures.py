"""Limits that are not kept, each with its reason in one sentence.

In: limits, a summary, findings judged against what was accepted. Out: `Failure`s.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from graphmodel.counting import Count
from graphmodel.judgement import STATES, Judged, Judgement
from graphmodel.summary import Summary
from graphmodel.vocabulary import VERDICTS, finding_term
from graphmodel.wording import Words
from lishu.gate.limits import OPEN, ORPHANS, STALE, Limits, percent

NEW, MAX_ORPHANS, MAX_RATE = "new", "max-orphans", "max-orphan-rate"
#: The groups of verdicts that `--fail-on` names, and the words for their members.
_GROUPS = {
    ORPHANS: ("orphan", Words("无人领导", "orphaned")),
    OPEN: ("open", Words("待定", "open")),
}
_NOT_ACCEPTED = {
    False: Words("，", ", "),
    True: Words("，未接受，", ", not accepted, "),
}
#: So many causes or entries are named in the sentence of a failure.
NAMED = 4


@dataclass(frozen=True)
class Failure:
    """A limit that is not kept: its name, why, and the findings that are the cause.

    `limit` is a class, orphans, open, stale, new, max-orphans or max-orphan-rate.
    """

    limit: str
    text: Words
    fingerprints: tuple[str, ...] = ()


def failures(
    limits: Limits, summary: Summary, judgement: Judgement, stated: bool
) -> Iterator[Failure]:
    """Every limit that is not kept; `stated` tells each finding's state."""
    open_ = [j for j in judgement.judged if not j.settled]
    for name in sorted(limits.tested - {STALE}, key=_groups_first):
        failing = [j for j in open_ if belongs(j.finding.code, name)]
        if failing:
            yield Failure(name, _of_class(name, failing, stated), _prints(failing))
    if limits.new and (failing := [j for j in open_ if j.finding.severity != "info"]):
        yield Failure(NEW, _of_new(failing, stated), _prints(failing))
    orphans = [j for j in open_ if belongs(j.finding.code, ORPHANS)]
    for name, text in _of_numbers(limits, summary, judgement):
        yield Failure(name, text, _prints(orphans))
    if STALE in limits.tested and judgement.stale:
        yield Failure(STALE, _of_stale(judgement))


def _groups_first(name: str) -> tuple[bool, str]:
    return name not in _GROUPS, name


def _prints(judged: list[Judged]) -> tuple[str, ...]:
    return tuple(j.finding.fingerprint for j in judged)


def belongs(code: str, name: str) -> bool:
    """Whether a class of findings is this one, or of the group orphans or open."""
    if name not in _GROUPS:
        return code == name
    return code in VERDICTS and VERDICTS[code].group == _GROUPS[name][0]


def _of_class(name: str, failing: list[Judged], stated: bool) -> Words:
    affected = sum(j.finding.affected for j in failing)
    if name in _GROUPS:
        term = _GROUPS[name][1]
        some = f"{Count(affected):{term.en} organization|{term.en} organizations}"
        who = Words(f"{term.zh} {affected:,} 家", some)
    else:
        label = finding_term(name)
        who = Words(f"{name}（{label.zh}）", f"{name} ({label.en})")
        if affected:
            who += Words(f"{affected:,} 家", f", {_counted(affected)}")
    return who + _NOT_ACCEPTED[stated] + _causes(failing, stated)


def _causes(failing: list[Judged], stated: bool) -> Words:
    """How many causes, and the widest of them."""
    widest = sorted(failing, key=lambda j: -j.finding.affected)[:NAMED]
    rest = "; …" if len(failing) > NAMED else ""
    some = f"{Count(len(failing)):cause|causes}"
    return Words(
        f"{len(failing):,} 个原因：{_named(widest, stated, 'zh')}{rest}",
        f"{some}: {_named(widest, stated, 'en')}{rest}",
    )


def _named(judged: list[Judged], stated: bool, language: str) -> str:
    form = " ({})" if language == "en" else "（{}）"
    return "; ".join(
        f"{j.finding.code} {j.finding.cause}"
        + (form.format(STATES[j.state].label(language)) if stated else "")
        for j in judged
    )


def _of_new(failing: list[Judged], stated: bool) -> Words:
    """Errors and warnings that no entry accepts."""
    head = Words("未接受的错误和警告，", "errors and warnings that nobody accepted, ")
    return head + _causes(failing, stated)


def _of_numbers(
    limits: Limits, summary: Summary, judgement: Judgement
) -> Iterator[tuple[str, Words]]:
    """The bounds that are passed; accepted orphans count as well."""
    accepted = sum(
        j.finding.affected
        for j in judgement.judged
        if j.settled and belongs(j.finding.code, ORPHANS)
    )
    orphans, whole = summary.orphans, summary.organizations
    if limits.max_orphans is not None and orphans > limits.max_orphans:
        yield (
            MAX_ORPHANS,
            Words(
                f"无人领导 {orphans:,} 家（其中已接受 {accepted:,} 家），"
                f"上限 {limits.max_orphans:,} 家",
                f"{_counted(orphans)} without a leader, {accepted:,} of them accepted; "
                f"at most {limits.max_orphans:,} may be",
            ),
        )
    if limits.max_rate is not None and orphans > limits.max_rate * whole:
        share, most = percent(Fraction(orphans, whole)), percent(limits.max_rate)
        yield (
            MAX_RATE,
            Words(
                f"{whole:,} 家中无人领导 {orphans:,} 家，占 {share}"
                f"（其中已接受 {accepted:,} 家），上限 {most}",
                f"{orphans:,} of {_counted(whole)} without a leader, {share}, "
                f"{accepted:,} of them accepted; at most {most} may be",
            ),
        )


def _counted(count: int) -> str:
    return f"{Count(count):organization|organizations}"


def _of_stale(judgement: Judgement) -> Words:
    entries = judgement.stale
    named = "; ".join(f"{e.file} [[accepted]] no. {e.number}" for e in entries[:NAMED])
    named += "; …" if len(entries) > NAMED else ""
    return Words(
        f"{len(entries)} 条接受记录已无对应的发现：{named}；lishu accept --prune 可清除",
        f"{len(entries)} accepted entries cover nothing: {named}; "
        "lishu accept --prune removes them",
    )
