"""Tables of a rulebook besides its rules: what each says, for `rules show`.

In: an `Encoding`. Out: rows of label and value, as blocks and as data. ROWS has one
function a table; a table that is not in it shows its citation only.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graphmodel.encodings import Encoding
from graphmodel.link_words import end_words
from graphmodel.provisions import Link, Silent
from graphmodel.rulebook import Expectation
from graphmodel.vocabulary import KINDS, LEVELS, RELATIONS
from graphmodel.wording import Words
from lishu.reports import encoded_duties
from lishu.reports.blocks import Block, Fields, Quote, Title
from lishu.reports.citations import citation_data, cited
from lishu.reports.said import Said, in_force, text_of, when_of

Named = Callable[[str], str]

#: What each table is called.
TABLES: Mapping[str, Words] = {
    "body": Words("应设立的机构", "a body that must exist"),
    "link": Words("机构之间的关系", "a relation"),
    "duty": Words("义务", "a duty"),
    "scope": Words("适用范围", "whom it means"),
    "term": Words("用语", "words"),
    "silent": Words("不影响关系图", "no effect on the graph"),
}


def blocks(encoding: Encoding, named: Named, language: str) -> Iterator[Block]:
    """The table with its citation, its quote and what it says."""
    citation = encoding.citation
    table = TABLES[encoding.table].label(language)
    yield Title(f"{encoding.mechanism} {cited(citation, language)}: {table}")
    if citation.quote:
        yield Quote(citation.quote)
    rows = rows_of(encoding, named)
    yield Fields([(r.label.label(language), r.text.label(language)) for r in rows])


def data(encoding: Encoding, named: Named, language: str) -> dict[str, Any]:
    """The table as data; `says` holds its texts by key."""
    rows = rows_of(encoding, named)
    return {
        "table": encoding.table,
        **citation_data(encoding.citation),
        "says": {row.key: row.text.label(language) for row in rows},
    }


def rows_of(encoding: Encoding, named: Named) -> list[Said]:
    """What a table says, in order."""
    rows = ROWS.get(encoding.table)
    return list(rows(encoding.item, named)) if rows else []


def _link(link: Link, named: Named) -> Iterator[Said]:
    term = RELATIONS[link.relation]
    weak = "" if link.strong else "，弱关系"
    yield Said(
        "relation",
        Words("关系", "relation"),
        Words(
            f"{term.zh}（{link.relation}{weak}）",
            f"{term.en} ({link.relation}{', weak' if weak else ''})",
        ),
    )
    yield Said("from", Words("由", "from"), end_words(link.source, named))
    yield Said("to", Words("对", "to"), end_words(link.target, named))
    yield from when_of(link.when)
    if link.recorded:
        yield _RECORDED
    yield from in_force(link.since, link.until)
    yield from text_of(link.text)


_RECORDED = Said(
    "recorded",
    Words("条件", "only"),
    Words("关系表有记录的才成立", "where the relations table records it"),
)


def _body(expected: Expectation, _: Named) -> Iterator[Said]:
    kind = KINDS[expected.kind]
    yield Said("kind", Words("机构", "body"), Words(kind.zh, kind.en))
    if expected.levels:
        zh = "、".join(LEVELS[level].zh for level in expected.levels)
        en = ", ".join(LEVELS[level].en for level in expected.levels)
        yield Said("levels", Words("层级", "levels"), Words(zh, en))


def _silent(silent: Silent, _: Named) -> Iterator[Said]:
    reason = Words(silent.reason.zh, silent.reason.en)
    yield Said("reason", Words("理由", "because"), reason)


#: By table, what says its item.
ROWS: dict[str, Callable[[Any, Named], Iterator[Said]]] = {
    "link": _link,
    "body": _body,
    "silent": _silent,
    "duty": lambda duty, _: encoded_duties.duty_rows(duty),
    "scope": lambda scope, _: encoded_duties.scope_rows(scope),
    "term": lambda term, _: encoded_duties.term_rows(term),
}
