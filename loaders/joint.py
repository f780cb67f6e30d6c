"""Joint Party organizations of which nobody says who stands above them.

In: a registry that names them, the relations between bodies. Out: one `Fault` for each.
It orphans no organization: a joint one covers its members' duty and leads nobody.
"""

from collections.abc import Collection

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.bodies import Bodies
from graphmodel.divisions import Divisions, Ints
from graphmodel.vocabulary import is_strong
from graphmodel.wording import Words
from graphmodel.world import BodyTie, Fault
from loaders import cells
from loaders.linking.book import BodyBook
from loaders.registry import Coded, Registry

Flags = npt.NDArray[np.bool_]
COLUMN = "joint_party_organization"
_NONE = cells.NOT_STATED | {"无", "否", "暂无", "未建立"}
_SHOWN = 20
_PREFECTURE = 2


def faults(
    registry: Registry,
    book: BodyBook,
    division: Ints,
    gone: Flags,
    led: Collection[str],
) -> tuple[Fault, ...]:
    """Joint organizations without an upper one, in any row that is still there.

    `led` are the names over which the dataset's own relations put somebody. Members of
    one are found by its name within a prefecture. A file without a column for the upper
    organization says nothing.
    """
    joint, upper = registry.coded(COLUMN), registry.coded("declared_upper")
    if joint is None or upper is None:
        return ()
    names = list(dict.fromkeys(joint.cleaned))
    number = {name: n for n, name in enumerate(names)}
    rows = pl.DataFrame(
        {
            "name": joint.spread([number[t] for t in joint.cleaned], -1, np.int32),
            "place": _prefectures(book.divisions, division),
            "told": _stated(upper),
            "row": np.arange(registry.height),
        }
    ).filter(pl.Series(_stated(joint) & (upper.codes >= 0) & ~gone))
    found = (
        rows.group_by("name", "place")
        .agg(pl.len(), pl.col("told").any(), pl.col("row").sort().head(_SHOWN))
        .filter(~pl.col("told"))
        .sort("place", "name")
    )
    return tuple(
        _fault(names[name], place, count, members, book.divisions)
        for name, place, count, _, members in found.iter_rows()
        if names[name] not in led
    )


def led_by_relations(bodies: Bodies, ties: tuple[BodyTie, ...]) -> frozenset[str]:
    """The names of recorded bodies over which a strong relation puts somebody."""
    records = (bodies.record(tie.lower) for tie in ties if is_strong(tie.relation))
    return frozenset(record.name for record in records if record)


def _stated(coded: Coded) -> Flags:
    return coded.map(lambda t: t not in _NONE, False, np.bool_).astype(np.bool_)


def _prefectures(divisions: Divisions, division: Ints) -> Ints:
    """The prefecture around each division, else the division itself."""
    around = divisions.ancestors[division, _PREFECTURE]
    return np.where((division >= 0) & (around >= 0), around, division).astype(np.int32)


def _fault(
    name: str, place: int, count: int, members: list[int], divisions: Divisions
) -> Fault:
    code = divisions.codes[place] if place >= 0 else ""
    return Fault(
        code="JOINT_NO_UPPER",
        cause=f"JOINT_PARTY_ORG@{code}:{name}",
        affected=count,
        rows=tuple(members),
        column=COLUMN,
        value=name,
        text=Words(
            f"联合党组织“{name}”有 {count} 家成员，没有一家写明它的上级党组织",
            f"of the joint Party organization {name} nobody says who stands above it "
            f"(members: {count})",
        ),
        remedy=Words(
            "查明它隶属谁，填入成员的“上级党组织”，或在 bodies、relations 表中登记",
            "find out to whom it belongs, and state it under 上级党组织 of its members, or "
            "list it in `bodies` and `relations`",
        ),
    )
