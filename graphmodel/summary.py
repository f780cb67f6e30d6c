"""The counts of a resolution: who is led, who is orphaned, what is open, by which rule.

In: a resolution. Out: `Summary`; organizations = led + orphans + open.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graphmodel.agreement import AGREEMENT_CODES
from graphmodel.leaders import VERDICT_CODES
from graphmodel.resolution import Resolution
from graphmodel.vocabulary import VERDICTS


@dataclass(frozen=True)
class Summary:
    """How many organizations.

    `by_verdict` has the verdicts that occur, `by_rule` the rules that decided (ids as
    in `resolve`), `agreement` of declared with derived leaders SAME, SAME_LINE, DIFFERS.
    """

    organizations: int
    led: int
    orphans: int
    open: int
    out_of_scope: int
    not_counted: int
    by_verdict: dict[str, int]
    by_rule: dict[str, int]
    agreement: dict[str, int]


def summarize(resolution: Resolution) -> Summary:
    """Count verdicts, rules and agreements."""
    verdicts = _counts(resolution.leaders.verdict, VERDICT_CODES)
    groups = dict.fromkeys(("led", "orphan", "open", "out_of_scope", "not_counted"), 0)
    for code, count in verdicts.items():
        groups[VERDICTS[code].group] += count
    agreement = _counts(resolution.leaders.agreement, AGREEMENT_CODES)
    return Summary(
        organizations=groups["led"] + groups["orphan"] + groups["open"],
        led=groups["led"],
        orphans=groups["orphan"],
        open=groups["open"],
        out_of_scope=groups["out_of_scope"],
        not_counted=groups["not_counted"],
        by_verdict={code: n for code, n in verdicts.items() if n and code},
        by_rule=_by_rule(resolution),
        agreement={code: n for code, n in agreement.items() if code},
    )


def _counts(numbers: npt.NDArray[np.integer], codes: Iterable[str]) -> dict[str, int]:
    codes = tuple(codes)
    counted = np.bincount(numbers, minlength=len(codes))
    return dict(zip(codes, counted.tolist(), strict=True))


def _by_rule(resolution: Resolution) -> dict[str, int]:
    """How many organizations each rule decided."""
    counts: dict[str, int] = {}
    profiles = np.bincount(resolution.profile, minlength=len(resolution.outcomes))
    for outcome, count in zip(resolution.outcomes, profiles.tolist(), strict=True):
        if outcome.rule and count:
            counts[outcome.rule.id] = counts.get(outcome.rule.id, 0) + count
    return dict(sorted(counts.items()))
