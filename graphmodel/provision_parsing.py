"""From parsed TOML tables to links, duties, scopes and terms that cannot be wrong.

In: the tables `[[link]] [[duty]] [[scope]] [[term]] [[silent]]` of a rulebook. Out:
`Provisions`. An unknown field or value is refused with the nearest known one.
"""

from datetime import date

from graphmodel.citation import QUOTE_STATUSES, Citation
from graphmodel.facts import DOMAINS
from graphmodel.provisions import (
    PERMISSIONS,
    PLACES,
    ROLES,
    Conditions,
    Definition,
    Duty,
    End,
    Link,
    Provisions,
    Scope,
    Silent,
)
from graphmodel.reading import Fields
from graphmodel.record_facts import EVERY_RECORD_FACT
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.vocabulary import KINDS, LEVELS, NOTES, RELATIONS, Term

CATEGORIES = EVERY_RECORD_FACT["category"].values


def provisions(fields: Fields, book: str, title: str) -> Provisions:
    """Everything that a rulebook's tables say besides rules. Raises RulebookError."""
    found = Provisions(
        links=tuple(_link(f, book, title) for f in fields.tables("link", True)),
        duties=tuple(_duty(f, book, title) for f in fields.tables("duty", True)),
        scopes=tuple(_scope(f, book, title) for f in fields.tables("scope", True)),
        definitions=tuple(_term(f, book, title) for f in fields.tables("term", True)),
        silent=tuple(_silent(f, book, title) for f in fields.tables("silent", True)),
    )
    _check_stakes(found, fields)
    return found


def _check_stakes(found: Provisions, fields: Fields) -> None:
    known = {duty.citation.rule for duty in found.duties}
    for duty in found.duties:
        if duty.stake_of and "/" not in duty.stake_of:
            fields.known(duty.stake_of, known, f"{duty.citation.rule}: stake_of")


def cite(fields: Fields, book: str, title: str) -> Citation:
    """The citation of a table: its id, article and literal quote."""
    status = fields.choice("quote_status", QUOTE_STATUSES, default="seen")
    unread = status in ("not seen", "background")
    paged = status in ("excerpt", "not seen")
    return Citation(
        rulebook=book,
        rule=fields.text("id"),
        article=fields.text("article", default="" if status == "background" else None),
        quote=fields.text("quote", default="" if unread else None),
        title=title,
        quote_status=status,
        page=fields.text("page", default=None if paged else ""),
    )


def conditions(
    fields: Fields, name: str = "when", unknown: bool = False, record: bool = False
) -> Conditions:
    """A table of facts and the values that are allowed.

    `unknown` allows to ask whether a fact is unknown; `record` the facts of a record
    that decide no leader (`record_facts`) as well.
    """
    domains: dict[str, tuple[str | None, ...]] = dict(DOMAINS)
    if record:
        domains |= {n: f.values for n, f in EVERY_RECORD_FACT.items()}
    found = {}
    for key, value in fields.mapping(name).items():
        fact = fields.known(key, domains, "fact")
        values = value if isinstance(value, list) else [value]
        if not values:
            raise fields.error(f"`{name}`: {fact} lists no value, so it never holds")
        domain = [v for v in domains[fact] if v is not None]
        if unknown and None in domains[fact]:
            domain.append("unknown")
        found[fact] = tuple(fields.known(str(v), domain, fact) for v in values)
    return found


def bilingual(fields: Fields, name: str, optional: bool = False) -> Term | None:
    """A text in both languages: `name = { zh = "…", en = "…" }`."""
    table = fields.mapping(name)
    if not table and optional:
        return None
    if set(table) != {"zh", "en"} or not all(
        isinstance(t, str) and t for t in table.values()
    ):
        raise fields.error(
            f'`{name}` needs both languages; write {name} = {{ zh = "…", en = "…" }}'
        )
    return Term(name, str(table["zh"]), str(table["en"]))


def _both(fields: Fields, name: str) -> Term:
    found = bilingual(fields, name)
    assert found is not None  # it raises where the text is missing
    return found


def _link(fields: Fields, book: str, title: str) -> Link:
    link = Link(
        citation=cite(fields, book, title),
        relation=fields.choice("relation", tuple(RELATIONS)),
        source=_end(fields, "from"),
        target=_end(fields, "to"),
        when=conditions(fields, record=True, unknown=True),
        since=fields.date("since", ALWAYS),
        until=fields.date("until", FOREVER),
        standing=fields.flag("standing"),
        recorded=fields.flag("recorded"),
        text=bilingual(fields, "text", optional=True),
    )
    fields.done()
    _check_dates(link.since, link.until, fields)
    if "anyone" in (link.source.role, link.target.role) and not link.recorded:
        raise fields.error("names anyone at an end; that takes `recorded = true`")
    if link.between_bodies and link.when:
        raise fields.error(
            "`when` asks facts of an organization, and neither end is one"
        )
    return link


def _end(fields: Fields, name: str) -> End:
    table = fields.table(name)
    levels = table.texts("levels")
    end = End(
        role=table.choice("role", ("", *ROLES), default=""),
        body=table.text("body", default=""),
        kind=table.choice("kind", ("", *KINDS), default=""),
        name=table.text("name", default=""),
        at=table.choice("at", ("", *PLACES), default=""),
        levels=tuple(table.known(level, LEVELS, "level") for level in levels),
    )
    table.done()
    if sum(map(bool, (end.role, end.body, end.kind))) != 1:
        raise fields.error(f"`{name}` takes one of role, body and kind")
    return end


def _duty(fields: Fields, book: str, title: str) -> Duty:
    note = fields.text("note", default="")
    duty = Duty(
        citation=cite(fields, book, title),
        text=_both(fields, "text"),
        applies=conditions(fields, "applies", record=True, unknown=True),
        breach=conditions(fields, "breach", record=True),
        note=fields.known(note, NOTES, "note") if note else "",
        stake_of=fields.text("stake_of", default=""),
        share=fields.number("share"),
        needs_leader=fields.flag("needs_leader"),
        since=fields.date("since", ALWAYS),
        until=fields.date("until", FOREVER),
        standing=fields.flag("standing"),
    )
    fields.done()
    _check_dates(duty.since, duty.until, fields)
    if duty.note and not duty.breach:
        raise fields.error("raises a note and says in no `breach` what shows one")
    if not 0 <= duty.share <= 1:
        raise fields.error(f"share {duty.share} is not between 0 and 1")
    return duty


def _scope(fields: Fields, book: str, title: str) -> Scope:
    categories, outside = fields.texts("categories"), fields.texts("outside")
    scope = Scope(
        citation=cite(fields, book, title),
        categories=tuple(fields.known(c, CATEGORIES, "category") for c in categories),
        outside=tuple(fields.known(c, CATEGORIES, "category") for c in outside),
        text=bilingual(fields, "text", optional=True),
    )
    fields.done()
    if both := set(categories) & set(outside):
        raise fields.error(f"{', '.join(sorted(both))} is both meant and not meant")
    return scope


def _term(fields: Fields, book: str, title: str) -> Definition:
    kind = fields.text("kind", default="")
    term = Definition(
        citation=cite(fields, book, title),
        words=fields.texts("words"),
        text=_both(fields, "text"),
        kind=fields.known(kind, KINDS, "kind") if kind else "",
        means=conditions(fields, "means", record=True),
        permits=fields.choice("permits", ("", *PERMISSIONS), default=""),
    )
    fields.done()
    return term


def _silent(fields: Fields, book: str, title: str) -> Silent:
    silent = Silent(cite(fields, book, title), _both(fields, "reason"))
    fields.done()
    return silent


def _check_dates(since: date, until: date, fields: Fields) -> None:
    if since >= until:
        raise fields.error(f"since {since} is not before until {until}")
