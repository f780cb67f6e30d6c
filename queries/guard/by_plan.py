"""The second layer of the console: what the plan of a query shows.

In: the plan that EXPLAIN gives, and the type of the query. Out: refusals. Only
operators and procedures that are known to read pass. It stands alone, but it does not
see what is nested in expressions: that is for the tokens.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from queries.guard.calls import PROCEDURES
from queries.guard.words import words
from queries.refusals import Refusal

#: A type of query that only reads; others: w, rw (writes), s (schema, administration).
READS = "r"
#: Operators of Neo4j 5.26 that read, without what stands behind them in brackets.
OPERATORS = words(
    """
    ProduceResults Projection EmptyResult EmptyRow Argument Eager
    AllNodesScan NodeByLabelScan UnionNodeByLabelsScan IntersectionNodeByLabelsScan
    SubtractionNodeByLabelsScan NodeByIdSeek NodeByElementIdSeek NodeCountFromCountStore
    NodeIndexScan NodeIndexSeek NodeIndexSeekByRange NodeUniqueIndexSeek
    NodeUniqueIndexSeekByRange NodeIndexContainsScan NodeIndexEndsWithScan
    MultiNodeIndexSeek AssertingMultiNodeIndexSeek AssertingMultiRelationshipIndexSeek
    DirectedAllRelationshipsScan UndirectedAllRelationshipsScan
    DirectedRelationshipTypeScan UndirectedRelationshipTypeScan
    DirectedUnionRelationshipTypesScan UndirectedUnionRelationshipTypesScan
    DirectedRelationshipByIdSeek UndirectedRelationshipByIdSeek
    DirectedRelationshipByElementIdSeek UndirectedRelationshipByElementIdSeek
    DirectedRelationshipIndexScan UndirectedRelationshipIndexScan
    DirectedRelationshipIndexSeek UndirectedRelationshipIndexSeek
    DirectedRelationshipIndexSeekByRange UndirectedRelationshipIndexSeekByRange
    DirectedRelationshipUniqueIndexSeek UndirectedRelationshipUniqueIndexSeek
    DirectedRelationshipIndexContainsScan UndirectedRelationshipIndexContainsScan
    DirectedRelationshipIndexEndsWithScan UndirectedRelationshipIndexEndsWithScan
    RelationshipCountFromCountStore
    Expand OptionalExpand VarLengthExpand BFSPruningVarLengthExpand PathPropagatingBFS
    Repeat BidirectionalRepeat StatefulShortestPath ShortestPath ProjectEndpoints
    Apply SemiApply AntiSemiApply LetSemiApply LetAntiSemiApply SelectOrSemiApply
    SelectOrAntiSemiApply LetSelectOrSemiApply LetSelectOrAntiSemiApply
    ConditionalApply AntiConditionalApply RollUpApply Optional
    CartesianProduct NodeHashJoin ValueHashJoin NodeLeftOuterHashJoin
    NodeRightOuterHashJoin AssertSameNode AssertSameRelationship
    TriadicSelection TriadicBuild TriadicFilter
    Filter Distinct OrderedDistinct EagerAggregation OrderedAggregation
    Sort PartialSort Top PartialTop Top1WithTies Limit ExhaustiveLimit Skip
    Union OrderedUnion Unwind CacheProperties PreserveOrder
    """
)
_CALL = "ProcedureCall"
_NAME = re.compile(r"([\w.]+)\(")

Plan = Mapping[str, Any]


def refusals(kind: str | None, plan: Plan | None) -> tuple[Refusal, ...]:
    """What the type and the plan of a query show that the console does not run."""
    found = [] if kind == READS else [Refusal("NOT_READ", str(kind))]
    if plan is None:
        return (*found, Refusal("OPERATOR", "?"))
    return (*found, *dict.fromkeys(_operators(plan)))


def operators(plan: Plan) -> tuple[str, ...]:
    """The operators of a plan, from the one that gives the result."""
    return tuple(_name(step) for step in _steps(plan))


def _operators(plan: Plan) -> Iterator[Refusal]:
    for step in _steps(plan):
        name = _name(step)
        base, _, variant = name.partition("(")
        if base == _CALL:
            called = _NAME.match(str(step.get("args", {}).get("Details", "")))
            if not called or called[1] not in PROCEDURES:
                yield Refusal("PROCEDURE", called[1] if called else "?")
        elif base not in OPERATORS or "Lock" in variant:
            yield Refusal("OPERATOR", name)


def _steps(plan: Plan) -> Iterator[Plan]:
    """A step and those below it, without recursion: plans may be deep."""
    waiting = [plan]
    while waiting:
        step = waiting.pop()
        yield step
        below: Sequence[Plan] = step.get("children", ())
        waiting.extend(reversed(below))


def _name(step: Plan) -> str:
    return str(step.get("operatorType", "?")).partition("@")[0]
