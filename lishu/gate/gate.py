"""The answer of a check: findings, acceptances and limits put together.

In: a summary, findings judged against what was accepted, limits. Out: `Gate`.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from graphmodel.judgement import STATES, Judgement
from graphmodel.summary import Summary
from lishu.gate.failures import Failure, failures
from lishu.gate.limits import STALE, Limits


@dataclass(frozen=True)
class Gate:
    """The answer of a check to `limits` on the day `today`.

    `baselines` are the files of accepted findings with their hashes; `narrowed` says
    that only a part of the registry was judged, so that an entry that covers nothing
    need not be stale.
    """

    today: date
    limits: Limits
    judgement: Judgement
    failures: tuple[Failure, ...]
    baselines: Mapping[str, str] = field(default_factory=dict)
    narrowed: bool = False

    @property
    def failed(self) -> bool:
        """Whether some limit is not kept."""
        return bool(self.failures)

    @property
    def failing(self) -> frozenset[str]:
        """Fingerprints of the findings for which a limit is not kept."""
        return frozenset(f for failure in self.failures for f in failure.fingerprints)

    @property
    def states(self) -> dict[str, int]:
        """How many findings are in each state."""
        counts = Counter(judged.state for judged in self.judgement.judged)
        return {state: counts[state] for state in STATES}


def gate(
    limits: Limits,
    summary: Summary,
    judgement: Judgement,
    today: date,
    baselines: Mapping[str, str] | None = None,
    narrowed: bool = False,
) -> Gate:
    """Hold a summary and judged findings against limits."""
    stated = bool(baselines)
    found = failures(limits, summary, judgement, stated)
    kept = tuple(f for f in found if not (narrowed and f.limit == STALE))
    return Gate(today, limits, judgement, kept, baselines or {}, narrowed)
