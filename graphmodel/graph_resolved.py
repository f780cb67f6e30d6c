"""A resolution as part of the graph: verdicts, leaders, the hierarchy of its date.

In: a resolution and the name it is kept under. Out: `Graph`, frames of the same shape
as those of `graph_tables`. Every relation bears the name of its resolution, so that
several can stand side by side. Organizations stay columns.
"""

from collections.abc import Mapping

import numpy as np
import polars as pl

from graphmodel.divisions import Ints
from graphmodel.graph_resolved_bodies import bodies_in_use, stands, strong_steps
from graphmodel.graph_tables import Edges, Graph
from graphmodel.ground import Ground
from graphmodel.leaders import VERDICT_CODES
from graphmodel.resolution import Resolution
from graphmodel.summary import summarize
from graphmodel.table import bodies_column
from graphmodel.vocabulary import VERDICTS

#: Verdicts whose cause is the body that a rule or a charter names.
_BY_NAME = ("MISSING_BODY", "ENDED_BODY", "WEAK_ONLY")
#: Verdicts whose cause stands above the body that would lead.
_BY_CHAIN = ("CYCLE", "DETACHED")
_COUNTED: Mapping[str, str] = {v.code: v.group for v in VERDICTS.values()}


def resolved(resolution: Resolution, name: str = "", dataset: str = "") -> Graph:
    """The part of the graph that a resolution adds; `name` is its date unless given.

    A node Resolution. LEADS from bodies to organizations and between bodies, JUDGED
    from each organization to the resolution, STANDS from each body in use to the body
    that stands for it on the date.
    """
    name = name or resolution.as_of.isoformat()
    edges = (*of_organizations(resolution, name), *of_bodies(resolution, name))
    return Graph({"Resolution": resolution_node(resolution, name, dataset)}, edges)


def of_organizations(resolution: Resolution, name: str) -> tuple[Edges, Edges]:
    """LEADS to organizations, and JUDGED."""
    table = resolution.table()
    cause = bodies_column(_cause(resolution), resolution.world.bodies.id)
    return (
        Edges("LEADS", "Body", "Organization", _leads(table, name), ("resolution",)),
        Edges("JUDGED", "Organization", "Resolution", _judged(table, cause, name)),
    )


def of_bodies(resolution: Resolution, name: str) -> tuple[Edges, Edges]:
    """LEADS between bodies, and STANDS."""
    bodies = bodies_in_use(resolution, _cause(resolution))
    steps, standing = strong_steps(resolution, bodies), stands(resolution, bodies)
    named = pl.lit(name).alias("resolution")
    return (
        Edges("LEADS", "Body", "Body", steps.with_columns(named), ("resolution",)),
        Edges("STANDS", "Body", "Body", standing.with_columns(named), ("resolution",)),
    )


def resolution_node(
    resolution: Resolution, name: str, dataset: str = ""
) -> pl.DataFrame:
    """One row: the date, the rulebooks in force, the counts."""
    counts = summarize(resolution)
    books = resolution.library.in_force(resolution.as_of)
    row = {
        "id": name,
        "dataset": dataset,
        "as_of": resolution.as_of,
        "rulebooks": [book.id for book in books],
        "organizations": counts.organizations,
        "led": counts.led,
        "orphans": counts.orphans,
        "open": counts.open,
        "out_of_scope": counts.out_of_scope,
        "not_counted": counts.not_counted,
        "state": "ready",
    }
    return pl.DataFrame([row], schema_overrides={"rulebooks": pl.List(pl.String)})


def _leads(table: pl.DataFrame, name: str) -> pl.DataFrame:
    """Who leads which organization: relation, rule, basis, attested."""
    return table.filter(pl.col("leader_id") != "").select(
        source="leader_id",
        target="org_id",
        relation="relation",
        rule=_rule(),
        basis="basis",
        attested="attested",
        resolution=pl.lit(name),
    )


def _judged(table: pl.DataFrame, cause: pl.Series, name: str) -> pl.DataFrame:
    """The verdict of each organization and what it rests on; absent texts are null.

    `counted_as`: led, orphan, open, out_of_scope or not_counted. `cause`: the body at
    which it fails: the one named that is missing or has ended, the one that would lead
    if its chain held, the supervisor of before decoupling.
    """
    return table.with_columns(cause=cause).select(
        source="org_id",
        target=pl.lit(name),
        verdict="verdict",
        counted_as=pl.col("verdict").replace_strict(_COUNTED, return_dtype=pl.String),
        rule=_rule(),
        missing_field=_or_null("missing_field"),
        cause=_or_null("cause"),
        candidates=_list("candidates"),
        notes=_list("notes"),
        relation=_or_null("relation"),
        basis=_or_null("basis"),
        agreement=_or_null("agreement"),
        leader=_or_null("leader_id"),
        derived=_or_null("derived_leader_id"),
    )


def _cause(resolution: Resolution) -> Ints:
    """The number of the body at which each organization fails, -1 for none."""
    ground, verdict = Ground(resolution), resolution.leaders.verdict
    found = np.full(len(verdict), -1, np.int32)
    for codes, ask in ((_BY_NAME, ground.named), (_BY_CHAIN, ground.leader)):
        rows = np.flatnonzero(np.isin(verdict, [VERDICT_CODES.index(c) for c in codes]))
        found[rows] = ask(rows)
    gaps = np.flatnonzero(verdict == VERDICT_CODES.index("GAP"))
    found[gaps] = resolution.situation.former[gaps]
    return found


def _rule() -> pl.Expr:
    """The id of the Rule that decided, null where a charter or nothing did."""
    named = pl.col("rulebook") + "/" + pl.col("rule")
    return pl.when(pl.col("rule") != "").then(named)


def _or_null(column: str) -> pl.Expr:
    return pl.when(pl.col(column) != "").then(pl.col(column))


def _list(column: str) -> pl.Expr:
    """Codes or ids joined by | as a list; none is the empty list."""
    nobody = pl.lit([], dtype=pl.List(pl.String))
    split = pl.col(column).str.split("|")
    return pl.when(pl.col(column) != "").then(split).otherwise(nobody)
