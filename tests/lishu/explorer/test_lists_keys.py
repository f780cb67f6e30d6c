"""Narrowing a registry: by level, place, supervisor, category and rule."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from graphmodel import resolve
from lishu.explorer.lists_facets import facets
from lishu.explorer.lists_keys import NONE, Keys, Wanted, rows_wanted
from loaders import load
from tests.graphmodel.support import PLAIN, resolved

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def keys():
    world = load(ROOT / "examples" / "synthetic")
    return Keys(resolve(world, date(2024, 8, 1)))


@pytest.fixture(scope="module")
def table(keys):
    return keys.resolution.table().with_columns(position=pl.int_range(pl.len()))


def positions(keys, **wanted):
    return rows_wanted(keys, Wanted(**wanted)).nonzero()[0].tolist()


def test_nothing_asked_is_everybody(keys):
    """Without a wish no column is looked at."""
    assert rows_wanted(keys, Wanted()) is None
    assert not Wanted()


def test_level_and_place_are_those_of_resolve(keys, table):
    """A place holds all registered in it and below, a level those of that level."""
    zhejiang = table.filter(pl.col("division").str.starts_with("33"))
    assert positions(keys, place="330000") == zhejiang["position"].to_list()
    county = zhejiang.filter(pl.col("level") == "county")
    found = positions(keys, place="330000", level="county")
    assert found == county["position"].to_list()
    nowhere = table.filter(pl.col("division") == "")
    assert positions(keys, place=NONE) == nowhere["position"].to_list()


def test_rule_is_that_which_decided(keys, table):
    """By rulebook and id; what a charter decided is asked by that word."""
    ruled = table.filter((pl.col("rule") == "O12") & (pl.col("basis") != "DECLARED"))
    assert set(ruled["position"]) <= set(positions(keys, rule="opinion-2015/O12"))
    by_charter = table.filter(pl.col("basis") == "DECLARED")
    assert set(by_charter["position"]) <= set(positions(keys, rule="declaration"))


@pytest.mark.parametrize(
    "wanted",
    [
        {"level": "moon"},
        {"place": "999999"},
        {"supervisor": "nobody"},
        {"category": "club"},
        {"rule": "opinion-2015/O99"},
    ],
)
def test_what_is_not_there_is_borne_by_nobody(keys, wanted):
    """An old link or another dataset's shows an empty list, not everything."""
    assert positions(keys, **wanted) == []


def test_every_option_has_exactly_its_count(keys):
    """Whatever is chosen, the list has as many organizations as the choice promised."""
    everybody = list(range(len(keys.resolution)))
    found = facets(keys, everybody)
    checked = 0
    for name in ("level", "place", "supervisor", "category", "rule"):
        for option in getattr(found, name)[:40]:
            assert len(positions(keys, **{name: option.code})) == option.count, option
            checked += 1
    assert checked > 90


def test_a_supervisor_is_found_by_former_name_and_among_several(tmp_path):
    """Who is named by a former name, or beside another, stands under the body of today."""
    rows = [
        PLAIN | {"业务主管单位": "民政部"},
        PLAIN | {"社会组织名称": "乙学会", "业务主管单位": "民政部、教育部"},
        PLAIN | {"社会组织名称": "丙学会", "业务主管单位": "国家教育委员会"},
        PLAIN | {"社会组织名称": "丁学会"},
    ]
    keys = Keys(resolved(tmp_path, rows))
    bodies = keys.resolution.world.bodies.by_id
    assert "moe" in bodies
    assert positions(keys, supervisor="moe") == [1, 2]
    assert positions(keys, supervisor="mca") == [0, 1]
    assert positions(keys, supervisor=NONE) == [3]
    counted = {o.code: o.count for o in facets(keys, [0, 1, 2, 3]).supervisor}
    assert counted == {"moe": 2, "mca": 2, NONE: 1}
