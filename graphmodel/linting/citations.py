"""Citations: a page where one is needed, the article and words of the inventory."""

from collections.abc import Iterator, Sequence

from graphmodel.citation import Citation
from graphmodel.encodings import TABLES, Encoding, encodings
from graphmodel.linting.problem import Problem
from graphmodel.linting.subject import Subject, rule_id
from graphmodel.mechanisms import Mechanism
from graphmodel.regimes import Library
from graphmodel.rulebook import Rule, Rulebook
from graphmodel.vocabulary import RELATIONS, Relation
from graphmodel.wording import Words

_GUIDANCE = ("GUIDES", "WORK_GUIDES", "CONCRETELY_GUIDES")


def cited(book: Rulebook) -> Iterator[Citation]:
    """Every citation of a rulebook."""
    return (item.citation for items in TABLES.values() for item in items(book))


def citations(subject: Subject) -> Iterator[Problem]:
    """Pages that are missing, relations that the quote does not name."""
    for book in subject.library.rulebooks:
        for citation in cited(book):
            needed = citation.quote_status in ("excerpt", "not seen")
            if needed and not citation.page.startswith("http"):
                yield _page(citation)
        for rule in book.rules:
            if rule.leader and rule.citation.quote and not _said(rule):
                yield _relation(rule)
            if said := _guidance(rule, subject.library):
                yield _unencoded(rule, said)


def _page(citation: Citation) -> Problem:
    status = citation.quote_status
    return Problem(
        "page_missing",
        Words(
            f"{citation.rule}：{status}，而出处“{citation.page}”不是网页",
            f"{citation.rule}: {status}, and its page {citation.page!r} is no web page",
        ),
        Words("写明网页地址。", "Give the address of the page."),
        rulebooks=(citation.rulebook,),
        rules=(citation.rule,),
    )


def _guidance(rule: Rule, library: Library) -> Relation | None:
    """The guidance that a quote speaks of and nothing encodes; the longest word goes."""
    said = [RELATIONS[g] for g in _GUIDANCE if RELATIONS[g].zh in rule.citation.quote]
    if not said:
        return None
    longest = max(said, key=lambda relation: len(relation.zh))
    encoded = {guide.relation for guide in rule.guides}
    for book in library.rulebooks:
        links = (n for n in book.provisions.links if n.citation.rule == rule.id)
        encoded |= {link.relation for link in links}
    return None if longest.code in encoded else longest


def _unencoded(rule: Rule, said: Relation) -> Problem:
    return Problem(
        "guidance_missing",
        Words(
            f"{rule_id(rule)} 的引文还写有“{said.zh}”，没有 guides 或 link 编入",
            f"{rule_id(rule)}: the quote also says {said.zh} ({said.code}), and neither "
            "`guides` nor a link encodes it",
        ),
        Words("补上 guides。", "Add `guides`."),
        rulebooks=(rule.rulebook,),
        rules=(rule_id(rule),),
    )


def _said(rule: Rule) -> bool:
    """Whether the longest strong relation in the quote is the one of the rule."""
    strong = [relation for relation in RELATIONS.values() if relation.strong]
    said = [relation for relation in strong if relation.zh in rule.citation.quote]
    longest = max((len(relation.zh) for relation in said), default=0)
    return RELATIONS[rule.relation] in [r for r in said if len(r.zh) == longest]


def _relation(rule: Rule) -> Problem:
    relation: Relation = RELATIONS[rule.relation]
    return Problem(
        "relation_unquoted",
        Words(
            f"{rule_id(rule)} 的关系“{relation.zh}”不是引文中的措辞：{rule.citation.quote}",
            f"{rule_id(rule)}: the relation {relation.code} ({relation.zh}) is not the "
            f"word of the quote: {rule.citation.quote}",
        ),
        Words(
            "核对关系；措辞取自同条另一句的，不必处理。",
            "Look at the relation; nothing to do where another sentence of the article "
            "says it.",
        ),
        rulebooks=(rule.rulebook,),
        rules=(rule_id(rule),),
    )


def inventory(subject: Subject) -> Iterator[Problem]:
    """Mechanisms of a document that no table encodes, or whose citation differs."""
    found = encodings(subject.library)
    for mechanism in subject.mechanisms:
        rows = [
            row
            for row in found.get(mechanism.id, ())
            if row.rulebook == mechanism.rulebook
        ]
        if not rows:
            yield _missing(mechanism)
            continue
        yield from _compared(mechanism, rows)


def _compared(mechanism: Mechanism, rows: Sequence[Encoding]) -> Iterator[Problem]:
    """Rules stand in the article of their mechanism; one table at least quotes it.

    A link or a term of it may quote another sentence.
    """
    rules = [row for row in rows if row.table == "rule"]
    for row in rules or rows[:1]:
        if row.citation.article not in (mechanism.article, *mechanism.articles):
            yield _differs(mechanism, "article", row.citation.article)
    quotes = [row.citation.quote for row in rules or rows]
    if not any(_overlap(quote, mechanism.quote) for quote in quotes):
        yield _differs(mechanism, "quote", quotes[0])


def _overlap(one: str, other: str) -> bool:
    """Whether one of two quotes is part of the other."""
    return bool(one) and (one in other or other in one)


def _missing(mechanism: Mechanism) -> Problem:
    title, article = mechanism.title, mechanism.article
    return Problem(
        "not_encoded",
        Words(
            f"{mechanism.id}（{article}，{title.zh}）没有编入 {mechanism.rulebook}："
            f"{mechanism.quote}",
            f"{mechanism.id} ({article}, {title.en}) stands in no table of "
            f"{mechanism.rulebook}: {mechanism.quote}",
        ),
        Words(
            "编为 rule、link、body、duty、scope 或 term，无影响的编为 silent 并写明原因。",
            "Encode it as rule, link, body, duty, scope or term; as `silent`, with the "
            "reason, where it has no effect.",
        ),
        rulebooks=(mechanism.rulebook,),
        rules=(mechanism.id,),
    )


def _differs(mechanism: Mechanism, field: str, found: str) -> Problem:
    expected = mechanism.article if field == "article" else mechanism.quote
    return Problem(
        "citation_differs",
        Words(
            f"{mechanism.id} 的 {field} 是“{found}”，文件中是“{expected}”",
            f"{mechanism.id}: {field} is {found!r}, in the document it is {expected!r}",
        ),
        Words("改为文件中的文字。", "Write what the document says."),
        rulebooks=(mechanism.rulebook,),
        rules=(mechanism.id,),
    )
