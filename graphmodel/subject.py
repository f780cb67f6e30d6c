"""What a cause is about: the text that identifies it, and what its sentences name."""

from dataclasses import dataclass

from graphmodel.world import Fault


@dataclass(frozen=True, slots=True)
class Subject:
    """`text` is stable and free of language: ids, rules, fields. With the class it
    makes the fingerprint.

    `bodies` are body numbers (-1: a body no field names), `rule` a rule's name,
    `field` a canonical column, `words` names or codes that the sentences show.
    """

    text: str
    bodies: tuple[int, ...] = ()
    rule: str = ""
    field: str = ""
    words: tuple[str, ...] = ()
    fault: Fault | None = None
