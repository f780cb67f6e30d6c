"""Organizations as rows of a list: who, verdict, leader, where, under whom, which row.

In: keys and positions. Out: frames. `rows` is for a screen, with words in a language;
`resolved` has the columns of `lishu resolve`, for handing on.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.bodies import PARTY_ORG
from graphmodel.leaders import VERDICT_CODES
from graphmodel.record_words import record_value_words
from graphmodel.resolution import resolve
from graphmodel.table import bodies_column
from graphmodel.vocabulary import LEVELS as LEVEL_TERMS
from graphmodel.vocabulary import VERDICTS
from graphmodel.whatif import altered_organizations
from graphmodel.wording import UNKNOWN
from lishu.explorer.lists_facets import DECLARATION
from lishu.explorer.lists_keys import CATEGORIES, LEVELS, Keys

Positions = npt.NDArray[np.integer]
#: Up to so many organizations are resolved once more for a download.
FEW = 50_000
#: The columns of `rows`, in order; all are texts but `row`.
COLUMNS = (
    "name",
    "org_id",
    "verdict",
    "leader",
    "level",
    "place",
    "supervisor",
    "category",
    "rule",
    "file",
    "row",
)


def rows(keys: Keys, positions: Positions, language: str) -> pl.DataFrame:
    """One row an organization, in the order of `positions`."""
    resolution = keys.resolution
    world, found = resolution.world, resolution.leaders
    bodies, on = world.bodies, resolution.as_of
    table = world.organizations[np.asarray(positions, np.int64)]
    names, number = keys.rules
    divisions = bodies.divisions
    verdicts = [VERDICTS[code].label(language) for code in VERDICT_CODES]
    columns = {
        "name": table["name"],
        "org_id": table["org_id"],
        "verdict": _texts(verdicts, found.verdict[positions]),
        "leader": bodies_column(found.body[positions], lambda b: bodies.name(b, on)),
        "level": _texts(_levels(language), table["level"].to_numpy()),
        "place": bodies_column(
            table["division"].to_numpy(), lambda n: divisions.names[n]
        ),
        "supervisor": bodies_column(keys.mention[positions], mentioned(keys)),
        "category": _texts(_categories(language), table["category"].to_numpy()),
        "rule": _texts(
            [_rule(name, language) for name in names],
            number[resolution.profile[positions]],
        ),
        "file": _texts([s.file for s in world.sources], table["file"].to_numpy()),
        "row": table["row"],
    }
    return pl.DataFrame({name: columns[name] for name in COLUMNS})


def mentioned(keys: Keys) -> Callable[[int], str]:
    """What a mention names: a body, or the bodies of a group."""
    world, on = keys.resolution.world, keys.resolution.as_of

    def told(mention: int) -> str:
        group = mention - len(world.bodies)
        if group < 0:
            return world.bodies.name(mention, on)
        found = world.groups[group]
        members = found.members if found.several else found.members[:1]
        return "、".join(world.bodies.name(m & ~PARTY_ORG, on) for m in members)

    return told


def resolved(keys: Keys, positions: Positions) -> pl.DataFrame:
    """The columns of `lishu resolve` for these organizations alone.

    Few are resolved once more, which costs less than a table of all; of many, a part of
    that table is taken.
    """
    resolution, wanted = keys.resolution, np.asarray(positions, np.int64)
    if len(wanted) > FEW:
        return resolution.table()[wanted]
    world = altered_organizations.narrowed(resolution.world, wanted)
    return resolve(world, resolution.as_of, resolution.library).table()


def _rule(name: str, language: str) -> str:
    """The id of a rule; in words where a charter decided, or none did."""
    if name == "declaration":
        return DECLARATION.label(language)
    return "" if name == "none" else name.rpartition("/")[2]


def _levels(language: str) -> list[str]:
    unknown = UNKNOWN.label(language)
    return [
        LEVEL_TERMS[code].label(language) if code in LEVEL_TERMS else unknown
        for code in LEVELS
    ]


def _categories(language: str) -> list[str]:
    return [record_value_words("category", c).label(language) for c in CATEGORIES]


def _texts(values: Sequence[str], numbers: npt.NDArray[np.integer]) -> pl.Series:
    """A text for each row by its number."""
    if not len(numbers):
        return pl.Series([], dtype=pl.String)
    return pl.Series(values, dtype=pl.String).gather(numbers.astype(np.int64))
