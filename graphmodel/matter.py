"""What a cause is about, and organizations with the key of their cause.

`Matter.text` identifies a cause; its other fields are what sentences name.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graphmodel.ground import Ground, Rows
from graphmodel.world import Fault


@dataclass(frozen=True, slots=True)
class Matter:
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


@dataclass(frozen=True)
class Keyed:
    """Positions in the order in which examples are taken, the key of each (equal
    where the cause is), and what the cause behind a key is about."""

    rows: Rows
    keys: npt.NDArray[np.integer]
    matter: Callable[[int], Matter]


KeyFunction = Callable[[Ground, Rows], Keyed]
