"""How many steps a regular expression may take: the server does not stop one.

Java tries again at each repetition, option and choice, so their numbers multiply. Only
spellings whose meaning is certain are judged; every other pattern counts as endless.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

ENDLESS = math.inf
#: Characters of a pattern, and times that one part of it may be repeated.
LONGEST = 1_000
REPEATED = 1_000

#: The pieces of a pattern: one escape, one class without another in it, the opening of a
#: group, a choice, its end, a repetition, one other character.
_PIECE = re.compile(
    r"""(?P<escape> \\(?: [pP]\{\w+(?:=\w+)?\} | x[0-9a-fA-F]{2} | u[0-9a-fA-F]{4}
                       | [AbBdDfhHnrRsStvVwWzZ] | [^a-zA-Z0-9] ))
      | (?P<class> \[\^?(?: \\[pP]\{\w+\} | \\[dDhHnrsStvVwW] | \\[^a-zA-Z0-9]
                          | (?!&&)[^\\\[\]] )++\])
      | (?P<open> \((?: \?(?: [:=!>] | <[=!] | <[a-zA-Z]\w*> | [imsuU]+[:)] ) )?)
      | (?P<choice> \|)
      | (?P<close> \))
      | (?P<times> (?: [*+?] | \{\d{1,9}(?:,\d{0,9})?\} ) [?+]?)
      | (?P<other> [^\\\[\]{}])""",
    re.VERBOSE | re.DOTALL,
)
_NUMBERS = re.compile(r"\{(\d+)(,?)(\d*)\}")


@dataclass
class _Group:
    """An open group: how much may vary in it.

    `open` repetitions without end and `options`, the combinations of all else, of the
    branch that is being read; `fixed` the largest number of times that a part of the
    group is repeated; `most` and `others` what the branches before it had.
    """

    open: int = 0
    options: float = 1.0
    fixed: int = 1
    most: int = 0
    others: float = 0.0
    last: "_Group | None" = field(default=None, repr=False)

    @property
    def varies(self) -> bool:
        return self.open > 0 or self.options > 1

    def settle(self) -> None:
        """What stood last is behind us: no repetition of it follows."""
        part, self.last = self.last, None
        if part:
            self.open += part.open
            self.options = min(self.options * part.options, 1e30)
            self.fixed = max(self.fixed, part.fixed)

    def branch(self) -> None:
        """A choice: what stood before it is one of the branches."""
        self.most, self.others = max(self.most, self.open), self.others + self.options
        self.open, self.options = 0, 1.0

    def close(self) -> None:
        """The branches together: one of them is taken."""
        self.settle()
        self.open, self.options = max(self.most, self.open), self.others + self.options
        self.most, self.others = 0, 0.0


def cost(pattern: str, length: int) -> float:
    """The steps that a pattern may take on a text of that length; ENDLESS if unknown."""
    if len(pattern) > LONGEST:
        return ENDLESS
    groups = [_Group()]
    for kind, piece in _pieces(pattern):
        if not _take(groups, kind, piece):
            return ENDLESS
    if len(groups) > 1:
        return ENDLESS
    whole = groups[0]
    whole.close()
    most = min(whole.open, 30)
    steps = float(length) ** most / math.factorial(most)
    return max(steps, 1.0) * whole.options


def _pieces(pattern: str) -> Iterator[tuple[str, str]]:
    """The pieces in order; the last is of kind "" where one cannot be read."""
    here = 0
    while here < len(pattern):
        found = _PIECE.match(pattern, here)
        if not found:
            yield "", pattern[here:]
            return
        yield str(found.lastgroup), found[0]
        here = found.end()


def _take(groups: list[_Group], kind: str, piece: str) -> bool:
    """Go behind a piece; whether it may be judged."""
    group = groups[-1]
    if kind == "times":
        return group.last is not None and _repeat(group.last, piece)
    group.settle()
    if kind == "open" and not piece.endswith(")"):
        groups.append(_Group())
    elif kind == "close":
        if len(groups) == 1:
            return False
        group.close()
        groups.pop()
        groups[-1].last = group
    elif kind == "choice":
        group.branch()
    elif kind in ("escape", "class", "other"):
        group.last = _Group()
    return bool(kind)


def _repeat(part: _Group, times: str) -> bool:
    """Repeat what stands last; False where that may not end."""
    numbers = _NUMBERS.match(times)
    low = int(numbers[1]) if numbers else 0
    high = int(numbers[3] or low) if numbers else int(times[0] == "?")
    without_end = times[0] in "*+" or (numbers and numbers[2] and not numbers[3])
    part.fixed *= max(low, high, 1)
    if part.fixed > REPEATED or (part.varies and (without_end or high > 1)):
        return False
    if without_end:
        part.open += 1
    else:
        part.options *= max(high - low, 0) + 1
    return True
