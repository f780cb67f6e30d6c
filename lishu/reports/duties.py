"""The duties of one organization in a report: how it stands to each, and why.

Also the scopes that mean it and the sentences under which a local document decides.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from graphmodel.duties.obligations import Owed
from graphmodel.meant import COMMUNITY, Meant
from graphmodel.provisions import Definition
from graphmodel.record_words import record_value_words
from graphmodel.vocabulary import NOTES
from graphmodel.wording import Words
from lishu.reports.blocks import Block, Items, Line, Title
from lishu.reports.cell_lines import cell_data, cell_line
from lishu.reports.citations import citation_data, cited

STATES = {
    "kept": Words("已做到", "kept"),
    "broken": Words("未做到", "broken"),
    "open": Words("看不出", "open"),
    "impossible": Words("无法做到（没有领导机关）", "impossible (nobody leads)"),
}
#: The same of a consequence: whether the record shows that it has come.
OUTCOMES = {
    "kept": Words("与记录相符", "the record agrees"),
    "broken": Words("与记录不符", "the record says otherwise"),
    "open": Words("记录没有写明", "the record does not tell"),
    "impossible": Words("无法做到", "impossible"),
}
_DUTIES = Words("应尽的义务", "duties")
_STAKE = Words("后果", "at stake")
_RECORDED = Words("记录", "recorded")
_TARGET = Words("目标", "target")
_SCOPE = Words("适用范围", "scope")
_LISTED = Words("列入", "among those listed")
_LACKING = Words("没有列入：{what}", "does not list: {what}")
_NONE_OF_THEM = Words("不作为社会组织：{what}", "not as a social organization: {what}")
_MEASURES = Words("没有写明的尺度", "measures without a number")
_PERMITTED = Words("各地可有自己的规定", "localities may have their own rules")


def duty_blocks(duties: Sequence[Owed], language: str) -> Iterator[Block]:
    """Each duty with its state, sentence, cells; under a broken one what is at stake."""
    if not duties:
        return
    yield Title(_DUTIES.label(language))
    for owed in duties:
        if owed.stake_of:
            yield Items(list(_stake(owed, language)), deep=True)
        else:
            yield Items([_head(owed, language)])
            yield Items(list(_details(owed, language)), deep=True)


def _head(owed: Owed, language: str) -> str:
    duty = owed.duty
    state = STATES[owed.state].label(language)
    note = f" {duty.note} ({NOTES[duty.note].label(language)})" if duty.note else ""
    noted = note if owed.state == "broken" else ""
    share = f" ({_TARGET.label(language)} {duty.share:.0%})" if duty.share else ""
    return f"{state}: {duty.citation.rule} {duty.text.label(language)}{share}{noted}"


def _details(owed: Owed, language: str) -> Iterator[str]:
    citation = owed.duty.citation
    yield f"{cited(citation, language)}“{citation.quote}”"
    yield from (cell_line(cell, language) for cell in owed.cells)
    yield from (measure_line(term, language) for term in owed.measures)


def measure_line(term: Definition, language: str) -> str:
    """Words that the text leaves without a number, and what is made of them."""
    return f"※ {term.text.label(language)}"


def _stake(owed: Owed, language: str) -> Iterator[str]:
    duty = owed.duty
    yield (
        f"{_STAKE.label(language)} {duty.citation.rule} {duty.text.label(language)} "
        f"{cited(duty.citation, language)}"
    )
    for cell in owed.cells:
        shown = OUTCOMES[owed.state].label(language)
        recorded = f"{_RECORDED.label(language)}: {cell_line(cell, language)}"
        yield f"{recorded} ({shown})"


def duty_data(owed: Owed, language: str) -> dict[str, Any]:
    """A duty as data; `stake_of` is "" but for a consequence of a broken one."""
    duty = owed.duty
    return {
        **citation_data(duty.citation),
        "state": owed.state,
        "text": duty.text.label(language),
        "note": duty.note,
        "share": duty.share or None,
        "stake_of": owed.stake_of,
        "cells": [cell_data(cell) for cell in owed.cells],
        "measures": [measure_data(term, language) for term in owed.measures],
    }


def measure_data(term: Definition, language: str) -> dict[str, Any]:
    """An open measure as data."""
    return {
        "rule": term.citation.rule,
        "words": list(term.words),
        "text": term.text.label(language),
    }


def measure_blocks(measures: Sequence[Definition], language: str) -> Iterator[Block]:
    """The words without a number in the sentences that a proof cites."""
    if measures:
        yield Title(_MEASURES.label(language))
        yield Items(
            [
                f"{term.citation.rule} {measure_line(term, language)}"
                for term in measures
            ]
        )


def scope_blocks(scopes: Sequence[Meant], language: str) -> Iterator[Block]:
    """The sentences that mean the organization or leave it out."""
    if not scopes:
        return
    yield Title(_SCOPE.label(language))
    for meant in scopes:
        citation, text = meant.scope.citation, meant.scope.text
        yield Items([f"{citation.rule} {_said(meant, language)}"])
        lines = [f"{cited(citation, language)}“{citation.quote}”"]
        yield Items([*lines, *([text.label(language)] if text else [])], deep=True)


def _said(meant: Meant, language: str) -> str:
    if not meant.lacking:
        return _LISTED.label(language)
    what = category_words(meant.lacking).label(language)
    # a document may name what is no social organization, and ask something of it
    named = meant.lacking in meant.scope.outside
    return (_NONE_OF_THEM if named else _LACKING).label(language).format(what=what)


def category_words(category: str) -> Words:
    """A category, or community organizations, in words."""
    if category == COMMUNITY:
        return Words("城乡社区社会组织", "community organizations")
    return record_value_words("category", category)


def scope_data(meant: Meant, language: str) -> dict[str, Any]:
    """A scope as data; `lacking` is what it does not list, "" where it means it."""
    text = meant.scope.text
    return {
        **citation_data(meant.scope.citation),
        "lacking": meant.lacking,
        "text": text.label(language) if text else "",
    }


def permission_blocks(
    permitted: Sequence[Definition], language: str
) -> Iterator[Block]:
    """By which sentences a document of a place, not the national one, decides."""
    for term in permitted:
        citation = term.citation
        yield Line(
            f"  {_PERMITTED.label(language)}: {citation.rule} "
            f"{cited(citation, language)}“{citation.quote}”"
        )
