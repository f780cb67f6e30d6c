"""Where a cause is seen: its examples, and the cell that decides in the first one.

In: a cause. Out: file, record, physical line and heading as written. Lines are asked
of a file once for all examples in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graphmodel.causes import Cause
from graphmodel.duties.causes import columns_of, duty_of
from graphmodel.ground import Ground
from graphmodel.world import Source, World

_DECLARED = ("declared_leader", "declared_upper")
_SUPERVISED = ("supervisor", "direct_registration")
_PLACED = ("registration_authority", "division", "org_id", "name")

#: The columns on which a class rests, the most telling first.
_DECISIVE: dict[str, tuple[str, ...]] = {
    "NO_RULE": _PLACED,
    "GAP": ("handed_over_on", "decoupled_on"),
    "HANDOVER_NOT_RECORDED": ("decoupled_on",),
    "CODE_INVALID": ("org_id",),
    "NEAR_NAME": _SUPERVISED,
    "NEW_BODY": _SUPERVISED,
    "SEVERAL_SUPERVISORS": _SUPERVISED,
    "SUPERVISOR_NOT_STATED": _SUPERVISED,
    "SUPERVISOR_UNUSUAL": _SUPERVISED,
    "TRANSFERRED": _DECLARED,
    "DECLARED_DIFFERS": _DECLARED,
    "DECLARED_SELF": _DECLARED,
    "DECLARED_NOT_YET": _DECLARED,
    "DECLARED_NOT_PARTY_BODY": _DECLARED,
    "REPORTS_ELSEWHERE": ("declared_upper", "declared_leader"),
    "INVERSE": (
        "party_organization",
        "has_party_organization",
        "joint_party_organization",
        "party_organization_since",
    ),
}
#: The columns on which a rule's reference to a leader rests.
_REFERENCES: dict[str, tuple[str, ...]] = {
    "party_org_of": _SUPERVISED,
    "locality": ("community", "township"),
    "industry_authority": ("sector", "registration_authority"),
    "industry_committee": ("name", "category", "registration_authority"),
    "recorded": ("declared_upper", "declared_leader"),
}
_ELSEWHERE: dict[tuple[str, str] | None, tuple[str, ...]] = {
    ("itself", "former_supervisor"): ("former_supervisor", *_SUPERVISED),
    ("party_org_of", "industry_authority"): _REFERENCES["industry_authority"],
    ("party_org_of", "profession_authority"): _REFERENCES["industry_committee"],
}
#: Other columns that may give a missing field.
_INSTEAD: dict[str, tuple[str, ...]] = {
    "division": _PLACED,
    "township": ("township", "community"),
}


@dataclass(frozen=True)
class Example:
    """One organization affected. `row` is the record (heading = 1), `line` physical."""

    position: int
    org_id: str
    name: str
    file: str
    row: int
    line: int


@dataclass(frozen=True)
class Where:
    """A cell. `column` is the heading as written, "" where the file has none."""

    file: str
    row: int
    line: int
    column: str


def examples(ground: Ground, cause: Cause) -> tuple[Example, ...]:
    """The organizations shown with a cause, in the order of its positions."""
    world, positions = ground.resolution.world, cause.positions
    shown = world.organizations.select("org_id", "name", "row")[list(positions)]
    rows = shown["row"].to_list()
    lines = _lines(world, positions, rows)
    return tuple(
        Example(position, org_id, name, file, row, line)
        for position, org_id, name, row, (line, file) in zip(
            positions, shown["org_id"], shown["name"], rows, lines, strict=True
        )
    )


def where(ground: Ground, cause: Cause) -> Where:
    """The cell that decides in the first example; a missing column: the headings."""
    world, fault = ground.resolution.world, cause.matter.fault
    if fault and fault.file:
        return Where(fault.file, fault.row, fault.line, fault.heading)
    if not cause.positions:
        source = world.sources[0]
        return Where(source.file, 1, source.lines([1])[0], "")
    position = cause.positions[0]
    row = int(world.organizations["row"][position])
    (line, file), *_ = _lines(world, (position,), [row])
    source, inner = world.source_of(position)
    return Where(file, row, line, _heading(source, inner, _columns(ground, cause)))


def _lines(
    world: World, positions: Iterable[int], rows: list[int]
) -> list[tuple[int, str]]:
    """The line of each record and the name of its file, a file at a time."""
    sources = [world.source_of(position)[0] for position in positions]
    found = dict[tuple[int, int], int]()
    for source in {id(source): source for source in sources}.values():
        asked = [row for row, s in zip(rows, sources, strict=True) if s is source]
        for row, line in zip(asked, source.lines(asked), strict=True):
            found[id(source), row] = line
    return [(found[id(s), row], s.file) for row, s in zip(rows, sources, strict=True)]


def _columns(ground: Ground, cause: Cause) -> tuple[str, ...]:
    """The canonical columns on which a cause rests, the most telling first."""
    matter = cause.matter
    if matter.field:
        return _INSTEAD.get(matter.field, (matter.field,))
    if cause.code == "PLACE_DIFFERS":
        return matter.words[::-1]
    if cause.code in _DECISIVE:
        return _DECISIVE[cause.code]
    if duty := duty_of(ground, cause.code, matter.rule):
        return columns_of(duty)
    outcome = ground.outcome(cause.positions[0])
    if outcome.basis == "DECLARED":
        return _DECLARED
    reference = outcome.derived.leader
    if reference in _ELSEWHERE:
        return _ELSEWHERE[reference]
    if reference == ("itself", "supervisor") or outcome.derived.verdict == "UNDECIDED":
        return _SUPERVISED
    return _REFERENCES.get(reference[0] if reference else "", _PLACED)


def _heading(source: Source, position: int, columns: Iterable[str]) -> str:
    """The heading of the first column that is filled, else of the first that is there."""
    cells = [cell for column in columns if (cell := source.cell(position, column))]
    filled = [heading for heading, text in cells if text.strip()]
    return (filled or [heading for heading, _ in cells] or [""])[0]
