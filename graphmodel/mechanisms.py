"""The inventory: every sentence of a document that says who leads, guides or owes what.

In: the parsed `mechanisms.toml`. Out: `Mechanism`s, by which the linter knows what a
rulebook must encode. Kept apart from the rulebooks, so that what is dropped there is
missed here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphmodel.errors import RulebookError
from graphmodel.reading import Fields
from graphmodel.wording import Words


@dataclass(frozen=True)
class Mechanism:
    """One mechanism: where it stands, its literal quote, what it is in a line."""

    id: str
    rulebook: str
    article: str
    quote: str
    title: Words

    @property
    def articles(self) -> tuple[str, ...]:
        """The places where it stands, where there are several: 23/end."""
        return tuple(self.article.split("/"))


def mechanisms(table: Mapping[str, Any], origin: str) -> tuple[Mechanism, ...]:
    """The mechanisms of a parsed table; `origin` names the file. Raises RulebookError."""
    fields = Fields(table, origin, RulebookError)
    found = tuple(_mechanism(row) for row in fields.tables("mechanism"))
    fields.done()
    ids = [mechanism.id for mechanism in found]
    for name in ids:
        if ids.count(name) > 1:
            raise RulebookError(f"{origin}: mechanism {name} stands twice")
    return found


def _mechanism(row: Fields) -> Mechanism:
    mechanism = Mechanism(
        id=row.text("id"),
        rulebook=row.text("rulebook"),
        article=row.text("article"),
        quote=row.text("quote"),
        title=Words(row.text("zh"), row.text("en")),
    )
    row.done()
    return mechanism
