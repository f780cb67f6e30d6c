"""Suppositions on registries in which anything stands beside anything."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphmodel import resolve
from graphmodel.difference import difference
from graphmodel.difference.examples import table
from graphmodel.resolution import Resolution
from graphmodel.vocabulary import VERDICTS
from graphmodel.whatif import suppose, whatif
from graphmodel.whatif.acts import Act
from graphmodel.whatif.altered_bodies import set_up
from graphmodel.world import World
from loaders import load
from tests.graphmodel.support import write
from tests.independent.reference import Reference
from tests.independent.resolver import resolve_rows
from tests.independent.wild import wild

ON = date(2023, 6, 1)
Rows = Sequence[Mapping[str, str]]


def world_of(folder: Path, rows: Rows, changes: Rows = ()) -> World:
    """The world of these rows and, perhaps, of a table of changes."""
    write(folder / "organizations.csv", rows)
    if changes:
        write(folder / "changes.csv", changes)
    return load(folder)


@pytest.mark.parametrize("seed", range(4))
def test_setting_up_a_body_moves_no_other(tmp_path: Path, seed: int) -> None:
    """Communities and groups of names stand behind it: all verdicts stay what they were."""
    rows = wild(seed, 200)
    world = world_of(tmp_path, rows)
    like = world.bodies.first_department
    wider, number = set_up(world, "某某新办", like, ON)
    assert wider.bodies.record(number).name == "某某新办"
    before, after = resolve(world, ON), resolve(wider, ON)
    assert before.table().equals(after.table())
    assert not difference(before, after).changes.height


BODIES = (
    "绍兴市教育局",
    "SOPWB@330600",
    "SOPWB@330602",
    "PARTY_COMMITTEE@330600",
    "教育部",
    "浙江省教育厅",
    "绍兴市科学技术协会",
)


def outcome(resolution: Resolution) -> list[tuple[object, ...]]:
    """What is told of everyone, but for the notes on bodies and where rows stand."""
    names = ("verdict", "leader_id", "rule", "candidates", "agreement", "attested")
    return resolution.table().select("name", *names).rows()


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    seed=st.integers(0, 200),
    body=st.sampled_from(BODIES),
    on=st.dates(date(2018, 1, 1), ON),
)
def test_abolishing_is_what_a_table_of_changes_says(
    tmp_path_factory: pytest.TempPathFactory, seed: int, body: str, on: date
) -> None:
    """The same world as one whose `changes` record the end."""
    folder = tmp_path_factory.mktemp("abolished")
    rows = wild(seed, 60)
    world = world_of(folder, rows)
    then, _ = suppose(world, [Act("abolish", (body,))], on)
    changes = [{"date": on.isoformat(), "kind": "abolished", "from": body}]
    recorded = world_of(folder, rows, changes=changes)
    assert outcome(resolve(then, ON)) == outcome(resolve(recorded, ON))


@pytest.fixture(scope="module")
def reference() -> Reference:
    """The bundled tables, read once by the plain resolver."""
    return Reference()


@pytest.mark.parametrize("seed", range(3))
def test_who_is_orphaned_was_led_and_is_an_orphan(
    tmp_path: Path, reference: Reference, seed: int
) -> None:
    """Exactly those of whom a plain resolver says so, row by row, before and after."""
    rows = wild(seed, 150)
    today = resolve(world_of(tmp_path, rows), ON)

    def groups(changes: Rows) -> dict[str, str]:
        found = resolve_rows(rows, ON, changes=changes, reference=reference)
        return {row["name"]: VERDICTS[row["verdict"]].group for row in found}

    before, several = groups([]), 0
    for body in ("绍兴市教育局", "SOPWB@330600", "SOPWB@330602"):
        found = table(whatif(today, [Act("abolish", (body,))]).difference)
        end = {"date": ON.isoformat(), "kind": "abolished", "from": body, "to": ""}
        after = groups([end])
        plain = {n for n in after if (before[n], after[n]) == ("led", "orphan")}
        orphaned = found.filter(found["change"] == "orphaned")
        assert set(orphaned["name"]) == plain
        several += len(plain)
    assert several > 3
