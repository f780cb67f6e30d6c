"""What a caller says may not be: classes, new findings, a number, a rate.

Nothing heavy is imported here: the command line reads this module for `--help`.
"""

from dataclasses import dataclass
from fractions import Fraction

ORPHANS, OPEN, STALE, NOTHING = "orphans", "open", "stale", "none"
#: Groups of findings that `--fail-on` takes beside classes.
GROUPS = (ORPHANS, OPEN, STALE)


@dataclass(frozen=True)
class Limits:
    """What fails.

    `classes` are codes of findings and groups; `new` asks that no error and no warning
    is unaccepted; `max_orphans` and `max_rate` (of led, orphans and open together)
    replace the test of `orphans` and count the accepted ones as well.
    """

    classes: frozenset[str] = frozenset({ORPHANS})
    new: bool = False
    max_orphans: int | None = None
    max_rate: Fraction | None = None

    @property
    def tested(self) -> frozenset[str]:
        """The classes that are tested: a bound stands for `orphans`."""
        bounded = self.max_orphans is not None or self.max_rate is not None
        return self.classes - {NOTHING, *((ORPHANS,) if bounded else ())}

    @property
    def options(self) -> str:
        """The limits as one would type them."""
        parts = [f"--fail-on {','.join(sorted(self.tested))}"] if self.tested else []
        parts += ["--fail-on-new"] if self.new else []
        if self.max_orphans is not None:
            parts.append(f"--max-orphans {self.max_orphans}")
        if self.max_rate is not None:
            parts.append(f"--max-orphan-rate {percent(self.max_rate)}")
        return " ".join(parts) or f"--fail-on {NOTHING}"


def rate(text: str) -> Fraction:
    """A share of the whole: "2.5%" or 0.025. Raises ValueError.

    >>> rate("2.5%") == rate("0.025")
    True
    """
    number = text.strip().replace("％", "%")
    share = Fraction(number.removesuffix("%").strip())
    share = share / 100 if number.endswith("%") else share
    if not 0 <= share <= 1 or (share == 1 and not number.endswith("%")):
        raise ValueError(text)
    return share


def percent(share: Fraction) -> str:
    """A share as a percentage.

    >>> percent(Fraction(1, 40))
    '2.5%'
    """
    return f"{float(share * 100):.4g}%"
