"""Duties, scopes and terms of a rulebook in words, for `rules show`."""

from collections.abc import Iterable, Iterator

from graphmodel.provisions import Definition, Duty, Scope
from graphmodel.record_words import record_value_words, said
from graphmodel.vocabulary import KINDS, NOTES
from graphmodel.wording import Words
from lishu.reports.said import Said, in_force, text_of, when_of

_BREACH = Words("未做到的情形", "broken where")
_CONTRADICTED = Words("与记录不符的情形", "the record says otherwise where")
_UNSEEN = Words("登记表没有哪一列能看出是否做到", "no column shows whether it is kept")
_STANDING = Words("无论适用哪份规则集", "whichever rulebook is in force")
_LEADER = Words("没有领导机关就无法做到", "it cannot be kept without a leader")
_PERMITS = Words("各地、各部门可以有自己的规定", "localities may have their own rules")
_MEASURE = Words("没有写明数字或标准", "no number and no criterion is given")


def duty_rows(duty: Duty) -> Iterator[Said]:
    """Whom a duty binds, what breaks it, what follows."""
    yield from text_of(duty.text)
    yield from when_of(duty.applies, "applies")
    breach = _all(said(duty.breach)) if duty.breach else _UNSEEN
    yield Said("breach", _CONTRADICTED if duty.stake_of else _BREACH, breach)
    if duty.note:
        term = NOTES[duty.note]
        words = Words(f"{duty.note} {term.zh}", f"{duty.note} {term.en}")
        yield Said("note", Words("注记", "note"), words)
    if duty.share:
        share = f"{duty.share:.0%}"
        yield Said("share", Words("目标", "target"), Words(share, share))
    if duty.stake_of:
        label = Words("是谁的后果", "a consequence of")
        yield Said("stake_of", label, Words(duty.stake_of, duty.stake_of))
    if duty.needs_leader:
        yield Said("needs_leader", Words("前提", "given"), _LEADER)
    yield from in_force(duty.since, duty.until)
    if duty.standing:
        yield Said("standing", Words("适用于", "holds"), _STANDING)


def scope_rows(scope: Scope) -> Iterator[Said]:
    """The categories that a document means, and those that it does not."""
    if scope.categories:
        yield Said("categories", Words("列入", "lists"), _listed(scope.categories))
    if scope.outside:
        yield Said(
            "outside",
            Words("不作为社会组织", "not as social organizations"),
            _listed(scope.outside),
        )
    yield from text_of(scope.text)


def term_rows(term: Definition) -> Iterator[Said]:
    """The words, and what they name, mean or leave open."""
    words = Words("、".join(term.words), ", ".join(term.words))
    if term.words:
        yield Said("words", Words("用语", "words"), words)
    if term.kind:
        kind = KINDS[term.kind]
        yield Said("kind", Words("机构", "names"), Words(kind.zh, kind.en))
    if term.means:
        yield Said("means", Words("含义", "says"), _all(said(term.means)))
    if term.permits:
        yield Said("permits", Words("允许", "permits"), _PERMITS)
    if term.measure:
        yield Said("measure", Words("尺度", "measure"), _MEASURE)
    yield from text_of(term.text)


def _all(found: Iterable[Words]) -> Words:
    texts = tuple(found)
    return Words("；".join(w.zh for w in texts), "; ".join(w.en for w in texts))


def _listed(categories: Iterable[str]) -> Words:
    words = [record_value_words("category", category) for category in categories]
    return Words("、".join(w.zh for w in words), ", ".join(w.en for w in words))
