"""Relations around an organization or a body, as data and as blocks of a report."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from graphmodel.citation import Citation
from graphmodel.provisions import ROLES
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.relations import EndSeen, Relation, relation_term
from graphmodel.vocabulary import KINDS, is_strong
from graphmodel.wording import Words
from lishu.reports.blocks import Block, Items, Title
from lishu.reports.citations import citation_data, cited

WEAK = Words("弱关系", "weak")


def relation_data(relation: Relation, language: str) -> dict[str, Any]:
    """A relation as data; null stands for an open end and for what nothing cites."""
    open_from, open_until = relation.since == ALWAYS, relation.until == FOREVER
    citation = relation.citation
    return {
        "relation": relation.code,
        "strong": relation.strong,
        "from": end_data(relation.source),
        "to": end_data(relation.target),
        "rule": citation.rule if citation else "",
        "citation": citation_data(citation) if citation else None,
        "where": relation.where,
        "since": None if open_from else str(relation.since),
        "until": None if open_until else str(relation.until),
        "text": relation.text.label(language) if relation.text else "",
    }


def end_data(end: EndSeen) -> dict[str, Any]:
    """One end of a relation as data."""
    return {
        "id": end.id,
        "name": end.name,
        "kind": end.kind,
        "role": end.role,
        "division": end.division,
        "state": end.state,
    }


def relation_blocks(relations: Sequence[Relation], language: str) -> Iterator[Block]:
    """Relations grouped by code, strong ones first, each with its article or row."""
    if not relations:
        return
    yield Title("关系" if language == "zh" else "relations")
    order = sorted(relations, key=lambda r: (not r.strong, _first(relations, r.code)))
    for code, group in groupby(order, key=lambda relation: relation.code):
        yield Items([_heading(code, language)])
        yield Items([_line(relation, language) for relation in group], deep=True)


def _first(relations: Sequence[Relation], code: str) -> int:
    return next(n for n, relation in enumerate(relations) if relation.code == code)


def _heading(code: str, language: str) -> str:
    strength = "" if is_strong(code) else f", {WEAK.label(language)}"
    return f"{relation_term(code).label(language)} ({code}{strength})"


def _line(relation: Relation, language: str) -> str:
    ends = f"{_end(relation.source, language)} → {_end(relation.target, language)}"
    citation = relation.citation
    sources = [relation.where] if relation.where else []
    if citation:
        sources.insert(0, _short(citation, language))
    text = f": {relation.text.label(language)}" if relation.text else ""
    return f"{ends} [{'; '.join(sources)}]{text}"


def _short(citation: Citation, language: str) -> str:
    """Rule, rulebook and article: the titles would stand in every line."""
    words = cited(replace(citation, title=citation.rulebook), language)
    plain = words.replace("《", " ").replace("》", " ")
    return " ".join([citation.rule, *plain.split()])


def _end(end: EndSeen, language: str) -> str:
    if end.role == "organization":
        return end.name
    term = ROLES.get(end.role)
    words = term[0 if language == "zh" else 1] if term else ""
    # a department is called SUPERVISOR whomever it supervises: that is no role here
    if not words and end.kind and end.kind != "SUPERVISOR":
        words = KINDS[end.kind].label(language)
    return f"{end.name} ({words})" if words else end.name
