"""The plan alone: what is not known to read is refused, wherever in the plan."""

from collections.abc import Sequence
from typing import Any

import pytest

from queries.guard.by_plan import OPERATORS, operators, refusals

Plan = dict[str, Any]


def plan(name: str, *below: Plan, details: str = "") -> Plan:
    step: Plan = {"operatorType": f"{name}@neo4j", "args": {"Details": details}}
    return step | ({"children": list(below)} if below else {})


def codes(kind: str | None, found: Plan | None) -> Sequence[str]:
    return [each.code for each in refusals(kind, found)]


def test_a_plan_that_reads_passes() -> None:
    """Known operators, with or without a variant in brackets, pass."""
    found = plan("ProduceResults", plan("Expand(All)", plan("NodeByLabelScan")))
    assert refusals("r", found) == ()
    assert operators(found) == ("ProduceResults", "Expand(All)", "NodeByLabelScan")


@pytest.mark.parametrize("kind", ["w", "rw", "s", None, ""])
def test_another_type_than_reading_is_refused(kind: str | None) -> None:
    """Queries that write or change the schema are refused by their type."""
    assert codes(kind, plan("ProduceResults")) == ["NOT_READ"]


@pytest.mark.parametrize(
    "name",
    ["LoadCSV", "Create", "SetProperty", "DetachDelete", "Merge", "Foreach", "ShowSettings",
     "TerminateTransactions", "AdministrationCommand", "TransactionApply", "RunQueryAt",
     "NodeUniqueIndexSeek(Locking)", "LockingMerge", "SomethingNew", "CreateIndex"],
)  # fmt: skip
def test_an_operator_that_is_not_known_to_read_is_refused(name: str) -> None:
    """Deep below, in one of two branches: it is found by its name."""
    found = plan("ProduceResults", plan("Apply", plan("Argument"), plan(name)))
    assert codes("r", found) == ["OPERATOR"]
    assert refusals("r", found)[0].found == name


@pytest.mark.parametrize(
    ("details", "expected"),
    [
        ("db.labels() :: (label :: STRING)", []),
        ("db.schema.visualization() :: (nodes :: LIST<NODE>)", []),
        ("dbms.listConfig($autostring_0) :: (name :: STRING)", ["PROCEDURE"]),
        ("db.labels.other() :: ()", ["PROCEDURE"]),
        ("", ["PROCEDURE"]),
    ],
)
def test_procedures_are_allow_listed(details: str, expected: list[str]) -> None:
    """A call passes only with the name of a procedure that is allow-listed."""
    found = plan("ProduceResults", plan("ProcedureCall", details=details))
    assert codes("r", found) == expected


def test_no_plan_at_all_is_refused() -> None:
    """Without a plan nothing is known."""
    assert codes("r", None) == ["OPERATOR"]


def test_a_deep_plan_is_read_to_its_end() -> None:
    """Thousands of operators one below another do not hide the last."""
    found = plan("LoadCSV")
    for _ in range(5_000):
        found = plan("Filter", found)
    assert codes("r", found) == ["OPERATOR"]


def test_no_operator_that_writes_is_allow_listed() -> None:
    """No name in the list speaks of writing, administration or reading files."""
    suspect = ("Create", "Set", "Delete", "Remove", "Merge", "Drop", "Load", "Show")
    suspect += ("Terminate", "Administration", "Transaction", "Foreach", "Locking")
    assert [n for n in OPERATORS if any(word in n for word in suspect)] == []
