"""A number means another body in another world; ids and names find it again."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.difference.renumbering import renumbering
from graphmodel.divisions import Divisions
from graphmodel.search import body_by_id
from graphmodel.world import World
from loaders import load
from tests.graphmodel.support import write
from tests.independent.wild import wild


def world_of(folder: Path, seed: int, height: int = 150) -> World:
    """The world of a registry in which anything stands beside anything."""
    folder.mkdir(exist_ok=True)
    write(folder / "organizations.csv", wild(seed, height))
    return load(folder)


def shortened(divisions: Divisions) -> Divisions:
    """A table without its last county and without its last township."""
    return replace(
        divisions,
        codes=divisions.codes[:-1],
        names=divisions.names[:-1],
        levels=divisions.levels[:-1],
        parents=divisions.parents[:-1],
        township_codes=divisions.township_codes[:-1],
        township_names=divisions.township_names[:-1],
        township_parents=divisions.township_parents[:-1],
    )


@pytest.mark.parametrize("seed", range(3))
def test_a_number_becomes_that_of_the_same_id(tmp_path: Path, seed: int) -> None:
    """Every body of one world that the other has too, with and without its Party bit."""
    old, new = (world_of(tmp_path / str(n), n) for n in (seed, seed + 50))
    numbers = renumbering(old, new)
    every = np.arange(old.bodies.first_department, len(old.bodies))
    every = every[(every >= old.bodies.first_recorded) | (every % 997 == 0)]
    found = numbers.of(every)
    party = numbers.of(every | PARTY_ORG)
    shared = 0
    for body, other, by_party in zip(every, found, party, strict=True):
        expected = body_by_id(new.bodies, old.bodies.id(int(body)))
        assert by_party == other | PARTY_ORG
        if expected >= 0:
            assert new.bodies.id(int(other)) == new.bodies.id(expected)
            shared += 1
        else:
            assert other >= numbers.size
    assert shared > 100
    known = numbers.known(found)
    back = numbers.back(known[known >= 0])
    ids = [
        [old.bodies.id(int(n)) for n in column] for column in (back, every[known >= 0])
    ]
    assert ids[0] == ids[1]


def test_groups_of_other_bodies_are_other_groups(tmp_path: Path) -> None:
    """Two texts with several names, of unusual bodies that were met in another order."""
    names = ("绍兴市甲办、绍兴市乙办", "绍兴市丙办、绍兴市丁办")
    worlds = []
    for order in (names, names[::-1]):
        folder = tmp_path / str(len(worlds))
        folder.mkdir()
        rows = [
            {"社会组织名称": f"绍兴市{n}学会", "业务主管单位": name}
            for n, name in enumerate(order)
        ]
        write(folder / "organizations.csv", rows)
        worlds.append(load(folder))
    old, new = worlds
    mentions = [w.organizations["supervisor"].to_numpy() for w in worlds]
    found = renumbering(old, new).of(mentions[0])
    assert found.tolist() == mentions[1][::-1].tolist()


def test_nobody_stays_nobody(tmp_path: Path) -> None:
    """-1 is no body on either side."""
    world = world_of(tmp_path / "one", 1)
    numbers = renumbering(world, world_of(tmp_path / "two", 2))
    none = np.array([-1], np.int32)
    assert numbers.of(none).tolist() == [-1]
    assert numbers.known(numbers.of(none)).tolist() == [-1]
    assert numbers.back(none).tolist() == [-1]


def test_another_table_of_divisions_moves_every_block(tmp_path: Path) -> None:
    """By code and by word: work bodies, committees, townships, departments."""
    world = world_of(tmp_path / "one", 1, 5)
    whole = world.bodies
    fewer = Bodies(
        shortened(whole.divisions), whole.departments[1:], by_id=dict(whole.by_id)
    )
    numbers = renumbering(world, replace(world, bodies=fewer, groups=()))
    for body in (7, whole.root + 7, whole.first_township + 7):
        at = int(numbers.of(np.array([body]))[0])
        assert fewer.id(at) == whole.id(body)
    second = whole.first_department + 7 * len(whole.departments) + 1
    at = int(numbers.of(np.array([second]))[0])
    assert (fewer.id(at), fewer.department(at)) == (
        whole.id(second),
        whole.department(second),
    )
    lost = [len(whole.divisions) - 1, second - 1]
    assert (numbers.of(np.array(lost)) >= numbers.size).all()
    last = np.array([len(whole.divisions) - 1, 7])
    assert numbers.divisions[last].tolist() == [-1, 7]


def test_a_table_that_gives_a_department_an_id(tmp_path: Path) -> None:
    """By kind, division and name, in both directions."""
    row = {"社会组织名称": "绍兴市甲学会", "业务主管单位": "绍兴市教育局"}
    own = {
        "body_id": "b1",
        "name": "绍兴市教育局",
        "kind": "SUPERVISOR",
        "division": "330600",
    }
    worlds = []
    for name, bodies in (("plain", None), ("own", [own])):
        folder = tmp_path / name
        folder.mkdir()
        write(folder / "organizations.csv", [row])
        if bodies:
            write(folder / "bodies.csv", bodies)
        worlds.append(load(folder))
    numbers = [
        int(world.organizations["supervisor"][0]) & ~PARTY_ORG for world in worlds
    ]
    for old, new in ((0, 1), (1, 0)):
        found = renumbering(worlds[old], worlds[new]).of(np.array([numbers[old]]))
        assert found.tolist() == [numbers[new]]
