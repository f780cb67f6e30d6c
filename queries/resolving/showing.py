"""What one table of a rulebook becomes in the database, to be read.

In: encodings of a library. Out: Cypher: of a rule its block under the facts that it
asks, of a link the statement that hangs bodies.
"""

from collections.abc import Iterator, Sequence

from graphmodel.encodings import Encoding
from graphmodel.provisions import Link
from graphmodel.regimes import NATION, Library, Seated
from graphmodel.rulebook import Rule
from queries.resolving import hierarchy
from queries.resolving.facts import ALWAYS, expression
from queries.resolving.rules import block


def shown(library: Library, found: Sequence[Encoding]) -> str:
    """The Cypher of these tables; "" where none decides or hangs bodies."""
    items = [each.item for each in found]
    parts = [_rule(item) for item in items if isinstance(item, Rule)]
    links = [Seated(item, NATION) for item in items if isinstance(item, Link)]
    parts.append("\n".join(hierarchy.links(library, links, expects=True)))
    return "\n\n".join(filter(None, (part.strip() for part in parts)))


def _rule(rule: Rule) -> str:
    return "\n".join([*_facts(rule), *block(rule)])


def _facts(rule: Rule) -> Iterator[str]:
    """How each fact that a rule asks is found; o is the organization."""
    own = [fact for fact in rule.when if fact not in ALWAYS]
    if own:
        yield "// what it asks"
        yield from (f"// {expression(fact)} AS {fact}" for fact in own)
