"""What is known of one organization: its facts, those of rules and those of the record.

In: a witness. Out: each fact with its value, "unknown" where nothing tells. Links and
duties ask here; the facts of all organizations are columns of `situation`.
"""

from collections.abc import Mapping

from graphmodel.duties import values
from graphmodel.facts import DOMAINS
from graphmodel.provisions import Conditions
from graphmodel.record_facts import EVERY_RECORD_FACT
from graphmodel.witness import Witness


def known_facts(witness: Witness) -> Mapping[str, str]:
    """Every fact of one organization by its name; an unknown one says so."""
    columns, at = witness.resolution.situation.columns, witness.position
    found = {fact: witness.profile[fact] or "unknown" for fact in DOMAINS}
    return found | {
        fact: values(fact)[int(columns[fact][at])]
        for fact in EVERY_RECORD_FACT
        if fact in columns
    }


def meets(known: Mapping[str, str], when: Conditions) -> bool:
    """Whether every condition holds; a fact of which nothing is known is "unknown"."""
    return all(known.get(fact, "unknown") in allowed for fact, allowed in when.items())
