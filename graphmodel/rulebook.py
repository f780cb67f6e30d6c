"""Rulebooks: the rules of one document, with jurisdiction, dates and literal quotes.

Frozen values; `rulebook_parsing` makes them from TOML and refuses wrong ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from graphmodel.citation import Citation
from graphmodel.examples import Example
from graphmodel.facts import DOMAINS
from graphmodel.provisions import Provisions
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.vocabulary import Term

Conditions = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Guide:
    """A body that guides whom the rule leads; weak, shown beside the leader."""

    kind: str
    at: str
    relation: str


@dataclass(frozen=True, eq=False)
class Rule:
    """When every condition holds, `leader` says where to look for the body.

    `leader` is a reference (REFERENCES) with its argument; a rule without one has
    a verdict of its own. `part` tells apart two sentences of one article.
    """

    id: str
    citation: Citation
    when: Conditions = field(default_factory=dict)
    leader: tuple[str, str] | None = None
    relation: str = "LEADS"
    verdict: str = "LED"
    basis: str = "DERIVED"
    candidates: tuple[str, ...] = ()
    guides: tuple[Guide, ...] = ()
    before_declaration: bool = False
    part: str = ""
    since: date = ALWAYS
    until: date = FOREVER
    before: str = ""
    after: str = ""
    replaces: str = ""

    @property
    def rulebook(self) -> str:
        """The id of the rulebook that holds the rule."""
        return self.citation.rulebook

    def holds(self, profile: Mapping[str, str | None]) -> bool:
        """Whether every condition holds; an unknown fact meets none."""
        return all(profile[name] in allowed for name, allowed in self.when.items())

    def in_force(self, on: date) -> bool:
        """Whether the rule applies on a date; `until` is exclusive."""
        return self.since <= on < self.until


@dataclass(frozen=True)
class Remark:
    """A note that a document attaches to what a rule decides, with both texts.

    `english` is what it says in English, "" where only the Chinese is given.
    """

    rules: tuple[str, ...]
    code: str
    text: str
    case: str = ""
    when: Conditions = field(default_factory=dict)
    since: date = ALWAYS
    until: date = FOREVER
    english: str = ""

    def applies(self, rule: str, profile: Mapping[str, str | None], on: date) -> bool:
        """Whether the note stands where `rule` leads this profile on the date."""
        return (
            self.since <= on < self.until
            and (rule in self.rules or not self.rules)
            and all((profile[f] or "unknown") in ok for f, ok in self.when.items())
        )


@dataclass(frozen=True)
class Expectation:
    """A kind of body that the document says must exist at some levels."""

    kind: str
    levels: tuple[str, ...]
    citation: Citation


@dataclass(frozen=True)
class Rulebook:
    """One document. `jurisdiction` is a division code; "" means by adoption only.

    It can be adopted in `adopt_in` (a division code; "" anywhere) and below, from
    `valid_from` until before `adopt_until`. `strength`: vocabulary.STRENGTHS. `published`:
    when the document was made public, ALWAYS where that is not known.
    """

    id: str
    title: str
    jurisdiction: str
    valid_from: date
    valid_to: date
    rules: tuple[Rule, ...]
    remarks: tuple[Remark, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    provisions: Provisions = field(default_factory=Provisions)
    amends: str = ""
    strength: str = ""
    adopt_in: str = ""
    adopt_until: date = FOREVER
    published: date = ALWAYS
    examples: tuple[Example, ...] = ()
    digest: str = ""
    source: str = ""
    note: Term | None = None

    def in_force(self, on: date) -> bool:
        """Whether the document applies on a date; `valid_to` is exclusive."""
        return self.valid_from <= on < self.valid_to


def shadows(earlier: Rule, later: Rule) -> bool:
    """Whether `earlier` holds whenever and wherever `later` does."""
    lasts = earlier.since <= later.since and later.until <= earlier.until
    return lasts and all(
        set(later.when.get(name, DOMAINS[name])) <= set(allowed)
        for name, allowed in earlier.when.items()
    )
