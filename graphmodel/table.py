"""A resolution as a table: one row an organization, in input order.

The columns of `lishu resolve` (DESIGN §8; semantics §7). Text columns are strings,
an absent text is ""; `attested` is Boolean or null; `row` is the record number.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.agreement import AGREEMENT_CODES
from graphmodel.candidates import candidate_column
from graphmodel.divisions import LEVEL_CODES, Ints
from graphmodel.leaders import VERDICT_CODES
from graphmodel.vocabulary import note_codes

if TYPE_CHECKING:
    from graphmodel.resolution import Resolution

COLUMNS = (
    "org_id",
    "name",
    "verdict",
    "leader_id",
    "leader_name",
    "leader_kind",
    "leader_division",
    "relation",
    "rulebook",
    "rule",
    "basis",
    "attested",
    "derived_leader_id",
    "agreement",
    "missing_field",
    "candidates",
    "notes",
    "division",
    "level",
    "file",
    "row",
)
_LED = VERDICT_CODES.index("LED")


def table(resolution: "Resolution") -> pl.DataFrame:
    """The table of a resolution."""
    world, found = resolution.world, resolution.leaders
    rows, bodies = world.organizations, world.bodies
    led = found.verdict == _LED
    outcome = _outcome_columns(resolution, led)
    named = np.where(_derives(resolution), found.named, -1)
    divisions = bodies.divisions
    columns = {
        "org_id": rows["org_id"],
        "name": rows["name"],
        "verdict": _pick(VERDICT_CODES, found.verdict),
        "leader_id": bodies_column(found.body, bodies.id),
        "leader_name": bodies_column(
            found.body, lambda body: bodies.name(body, resolution.as_of)
        ),
        "leader_kind": bodies_column(found.body, bodies.kind),
        "leader_division": bodies_column(found.body, bodies.seat),
        **outcome,
        "attested": pl.Series(found.attested).replace_strict(
            {0: False, 1: True, 2: None}, return_dtype=pl.Boolean
        ),
        "derived_leader_id": bodies_column(named, bodies.id),
        "agreement": _pick(AGREEMENT_CODES, found.agreement),
        "candidates": candidate_column(resolution),
        "notes": _notes(found.notes),
        "division": _pick((*divisions.codes, ""), rows["division"].to_numpy()),
        "level": _pick((*LEVEL_CODES, ""), rows["level"].to_numpy()),
        "file": _pick([s.file for s in world.sources], rows["file"].to_numpy()),
        "row": rows["row"],
    }
    return pl.DataFrame({name: columns[name] for name in COLUMNS})


def _derives(resolution: "Resolution") -> npt.NDArray[np.bool_]:
    """Where a derived body is shown: not for organizations that are not resolved."""
    flags = [
        outcome.verdict not in ("", "OUT_OF_SCOPE") for outcome in resolution.outcomes
    ]
    return np.array(flags, np.bool_)[resolution.profile]


def _outcome_columns(
    resolution: "Resolution", led: npt.NDArray[np.bool_]
) -> dict[str, pl.Series]:
    """Relation, rulebook, rule, basis and missing field, from the outcomes."""
    rules = [outcome.rule for outcome in resolution.outcomes]
    declared = [o.basis == "DECLARED" for o in resolution.outcomes]
    relations = [
        "LEADS" if d else (r.relation if r else "")
        for r, d in zip(rules, declared, strict=True)
    ]
    profile = resolution.profile
    missing = [
        o.derived.missing if o.verdict == "MISSING_DATA" else ""
        for o in resolution.outcomes
    ]
    blank = pl.Series([""]).gather(np.zeros(len(led), np.int64))
    shown = pl.Series(led)
    return {
        "relation": _pick(relations, profile).zip_with(shown, blank),
        "rulebook": _pick([r.rulebook if r else "" for r in rules], profile),
        "rule": _pick([r.id if r else "" for r in rules], profile),
        "basis": _pick([o.basis for o in resolution.outcomes], profile).zip_with(
            shown, blank
        ),
        "missing_field": _pick(missing, profile),
    }


def _pick(values: Iterable[str], positions: npt.NDArray[np.integer]) -> pl.Series:
    """A text for each row by its position; a negative one counts from the end."""
    texts = pl.Series(list(values), dtype=pl.String)
    if not len(texts):
        return pl.Series([], dtype=pl.String)
    return texts.gather(
        np.where(positions < 0, len(texts) - 1, positions).astype(np.int64)
    )


def bodies_column(bodies: Ints, describe: Callable[[int], str]) -> pl.Series:
    """A text about each body, computed once a body; "" for -1."""
    distinct = pl.Series(bodies).unique().sort().to_numpy()
    texts = ["" if body < 0 else describe(int(body)) for body in distinct]
    return (
        _pick(texts, np.searchsorted(distinct, bodies))
        if len(bodies)
        else _pick([], bodies)
    )


def _notes(masks: npt.NDArray[np.uint32]) -> pl.Series:
    distinct = pl.Series(masks).unique().sort().to_numpy()
    texts = ["|".join(note_codes(int(mask))) for mask in distinct]
    return _pick(texts, np.searchsorted(distinct, masks))
