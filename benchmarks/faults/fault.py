"""What a fault is: rows that show one cause, and what they must lead to.

What it must lead to is said from the page of semantics, not from what the program
answers. The date is AS_OF.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

Cells = Mapping[str, str]
Plant = Callable[["Places", int], "Fault"]
AS_OF = "2023-06-01"
EACH = 3
"""Rows of a fault, unless its class needs another number."""

NAME, CODE, SUPERVISOR = "社会组织名称", "统一社会信用代码", "业务主管单位"
#: A supervisor that names no body: where a charter or relation leads, no rule differs.
VAGUE = "有关部门"
OPINION, REFORM = "opinion-2015", "reform-2023"
NATION = ("100000", "")


@dataclass(frozen=True)
class Places:
    """Divisions as (code, name of authorities there), for faults to be planted in.

    `free` have an SOPWB in `bodies`, `bare` have none, `adopting` apply a rulebook
    that covers supervised organizations only; `far` lies in another province;
    `prefectures` are the codes of all there are.
    """

    free: Sequence[tuple[str, str]]
    bare: Sequence[tuple[str, str]]
    adopting: Sequence[tuple[str, str]]
    far: tuple[str, str]
    prefectures: frozenset[str]


@dataclass(frozen=True)
class Fault:
    """One cause: its rows, and the class and cause of every finding that they show.

    `rows` are what stands in cells instead of what a sound row has; `at` is where they
    are registered. `ties` are relations to each row, as body and kind. `file` 1 has no
    column of hand-overs. `whole` rows cannot be planted one by one.
    """

    rows: tuple[Cells, ...]
    shows: Mapping[str, str]
    at: tuple[str, str]
    ties: tuple[tuple[str, str], ...] = ()
    tables: Mapping[str, Sequence[tuple[str, ...]]] = field(default_factory=dict)
    file: int = 0
    whole: bool = False

    @property
    def size(self) -> int:
        """Faulty rows; one of another table where no organization is affected."""
        return len(self.rows) or 1


def body(
    ident: str, name: str, kind: str, division: str, since: str = "", until: str = ""
) -> tuple[str, ...]:
    """A row of `bodies`."""
    return ident, name, kind, division, since, until


def same(**cells: str) -> tuple[Cells, ...]:
    """Rows of a fault that all hold this."""
    return (cells,) * EACH


def supervised(place: tuple[str, str], name: str, until: str = "") -> tuple[str, ...]:
    """A supervisor that stands in `bodies`."""
    code, _ = place
    return body(f"SUPERVISOR@{code}:{name}", name, "SUPERVISOR", code, "", until)


def note(code: str, rule: str, **cells: str) -> Plant:
    """A note whose cause is a rule; `{far}` stands for the name of a far division."""

    def plant(places: Places, k: int) -> Fault:
        filled = {key: value.format(far=places.far[1]) for key, value in cells.items()}
        given = {SUPERVISOR: "无", **filled}
        return Fault((given,) * EACH, {code: rule}, places.free[k])

    return plant
