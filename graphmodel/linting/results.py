"""What a rule comes to, so that two rules can be compared."""

import numpy as np
import numpy.typing as npt

from graphmodel.linting.decided import NOBODY, Decided
from graphmodel.rulebook import Rule

Result = tuple[str, tuple[str, str] | None, tuple[str, ...]]


def result(rule: Rule) -> Result:
    """The verdict of a rule, and where it says that the leader is to be found."""
    return rule.verdict, rule.leader, rule.candidates


def results(decided: Decided) -> npt.NDArray[np.object_]:
    """The result at every point; a text where no rule decides, or one lacks a field."""
    table = np.empty(len(decided.rules) + 1, object)
    for n, rule in enumerate(decided.rules):
        table[n] = result(rule)
    table[NOBODY] = "NO_RULE"
    found = table[decided.first]
    found[decided.lacks] = "MISSING_DATA"
    return np.asarray(found)
