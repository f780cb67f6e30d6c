"""Codes in the cells of an answer, in the words that people read for them."""

from collections.abc import Mapping

from graphmodel.facts import DOMAINS
from graphmodel.record_words import record_fact_words
from graphmodel.vocabulary import (
    AGREEMENTS,
    BASES,
    KINDS,
    LEVELS,
    NOTES,
    RELATIONS,
    VERDICTS,
    Term,
)
from graphmodel.wording import Words, words


def _own(**told: tuple[str, str]) -> dict[str, Words]:
    return {code: Words(*said) for code, said in told.items()}


def _terms(terms: Mapping[str, Term]) -> dict[str, Words]:
    return {code: words(term) for code, term in terms.items() if code}


_VERDICTS, _KINDS, _LEVELS = _terms(VERDICTS), _terms(KINDS), _terms(LEVELS)
_STATES = _own(
    alive=("存续", "alive"),
    expected=("应有，未证实", "expected, not attested"),
    followed=("已由后继承接", "followed by a successor"),
    ended=("已撤销", "ended"),
    unborn=("未成立", "not yet there"),
    missing=("缺失", "missing"),
)
#: What joins two nodes and is no relation of the vocabulary.
_TYPES = _own(
    DECLARES=("申报", "declares"),
    PARTY_ORG_OF=("是其党组织", "is the Party organization of"),
    SUCCEEDED_BY=("由其承接", "succeeded by"),
    SEATED_IN=("所在区划", "seated in"),
    REGISTERED_IN=("登记地", "registered in"),
    PART_OF=("属于", "part of"),
    STANDS=("当日状态", "stands"),
    ORDER=("次序", "order"),
)
_CHANGES = _own(
    orphaned=("失去领导", "orphaned"),
    opened=("转为待定", "now open"),
    leader_changed=("领导机关变更", "another leader"),
    rescued=("恢复领导", "led again"),
    closed=("不再待定", "no longer open"),
    reason_changed=("结论变更", "another verdict"),
    joined=("新增", "joined"),
    left=("退出", "left"),
    renamed=("更名", "renamed"),
    merged=("合并", "merged"),
    split=("拆分", "split"),
    abolished=("撤销", "abolished"),
    transferred=("划转", "transferred"),
    created=("新设", "created"),
)
_REASONS = _own(
    LEADS=("就是领导机关", "it leads"),
    STATE=("当日状态", "how it stands on the date"),
    DECLARED=("被申报", "it is declared"),
    CANDIDATE=("只是候选", "it is a candidate"),
    CAUSE=("卡在它", "the organization fails at it"),
    ABOVE=("在领导链上方", "it stands higher in the chain"),
    OTHER_LEADS=("由别的机构领导", "another body leads"),
    OTHER_DIVISION=("属别的区划", "it sits in another division"),
)
_CODES: Mapping[str, Mapping[str, Words]] = {
    "agreement": _terms(AGREEMENTS),
    "basis": _terms(BASES),
    "change": _CHANGES,
    "counted_as": _own(
        led=("有领导", "led"), orphan=("无人领导", "orphan"), open=("待定", "open")
    ),
    "direction": _own(
        up=("向上", "up"), top=("共同的上级", "above both"), down=("向下", "down")
    ),
    "field": _own(
        declared=("党建领导机关", "the leader declared"),
        upper=("上级党组织", "the upper Party organization"),
    ),
    "kind": _KINDS,
    "leader_kind": _KINDS,
    "level": _LEVELS,
    "loses": _own(leader=("领导机关", "its leader"), chain=("领导链", "its chain")),
    "missing_field": {name: record_fact_words(name) for name in DOMAINS},
    "notes": _terms(NOTES),
    "quote_status": _own(seen=("已见原文", "seen"), excerpt=("摘录", "excerpt"))
    | {"not seen": Words("未见原文", "not seen")},
    "reason": _terms(RELATIONS) | _REASONS,
    "relation": _TYPES | _terms(RELATIONS),
    "sopwb_state": _STATES,
    "state": _STATES,
    "verdict": _VERDICTS,
    "verdict_after": _VERDICTS,
    "verdict_before": _VERDICTS,
    "verdicts": _VERDICTS,
    "what": _own(
        organization=("组织", "organization"),
        body=("机构", "body"),
        division=("区划", "division"),
        rule=("规定", "rule"),
    ),
}


def said(column: str, value: str, language: str) -> str:
    """A cell in words where its value is a code of this column, else as it is."""
    found = _CODES.get(column, {}).get(value)
    return found.label(language) if found else value


def choices(kind: str) -> Mapping[str, Words]:
    """The codes that a parameter of a type can have; none where it is no code."""
    return (
        _CODES.get(kind, {})
        if kind in ("verdict", "level", "kind", "agreement")
        else {}
    )


def changes() -> Mapping[str, Words]:
    """The kinds of change between two dates."""
    names = list(_CHANGES)
    return {name: _CHANGES[name] for name in names[: names.index("renamed")]}
