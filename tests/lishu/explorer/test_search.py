"""Search: any part of a name, code, place or body; several words; what is near."""

import numpy as np
import polars as pl
import pytest

from graphmodel.bodies import PARTY_ORG
from graphmodel.leaders import VERDICT_CODES
from lishu.explorer.body_names import names_and_ids
from lishu.explorer.search import LISTED, Index, normal
from tests.lishu.explorer import worlds


@pytest.fixture(scope="module")
def index():
    return Index(worlds.real())


@pytest.fixture(scope="module")
def large():
    return Index(worlds.synthetic())


def names(index, found):
    return [
        index.resolution.world.organizations["name"][at] for at in found.organizations
    ]


def bodies(index, found):
    return [index.resolution.world.bodies.id(number) for number in found.bodies]


def test_an_exact_name_comes_first_then_those_that_begin_so(index):
    """Who is called so stands before those whose name begins or goes on so."""
    found = names(index, index.find("中国化学会"))
    assert found[0] == "中国化学会"
    found = names(index, index.find("中国"))
    begins = [name.startswith("中国") for name in found]
    assert begins == sorted(begins, reverse=True)
    assert len(found) == LISTED


def test_any_part_of_a_name_and_of_a_code_is_found(index):
    """A part in the middle of a name, and the end of a code."""
    assert "中国数学会" in names(index, index.find("数学"))
    code = index.resolution.world.organizations["org_id"][0]
    assert index.find(code[-8:]).organizations[0] == 0


@pytest.mark.parametrize("typed", ["ＣＨＩＮＡ", " china ", "China"])
def test_width_case_and_blanks_do_not_matter(typed):
    """Texts are compared in one form."""
    assert normal(typed) == "china"


def test_a_place_finds_who_is_registered_in_it_and_below_it(large):
    """All that lie in a province, whatever their names say, and its bodies."""
    found = large.find("浙江省")
    divisions = large.resolution.world.bodies.divisions
    table = large.resolution.world.organizations
    inside = [
        divisions.inside(n, divisions.number["330000"]) if n >= 0 else False
        for n in table["division"].to_list()
    ]
    named = table["name"].str.contains("浙江省", literal=True).to_list()
    assert found.count >= sum(a or b for a, b in zip(inside, named, strict=True))
    assert "SOPWB@330000" in bodies(large, found)


def test_a_division_code_is_a_place(large):
    """The six digits of a county find who is registered there."""
    found = large.find("330621")
    number = large.resolution.world.bodies.divisions.number.get("330621", -1)
    here = (large.resolution.world.organizations["division"] == number).sum()
    assert number < 0 or found.count >= here


def test_a_body_finds_whom_it_leads_and_itself(index):
    """By the leader's name come all it leads, though their names do not hold it."""
    found = index.find("国务院国资委党委")
    led = index.resolution.leaders.body
    number = index.bodies.numbers[index.bodies.same("国务院国资委党委")[0]]
    assert found.bodies[0] == number
    assert found.count >= (led == number).sum() > 0


def test_every_word_must_be_met_in_any_field(large):
    """A word of the place and a word of the name narrow each other down."""
    both = large.find("浙江省 协会")
    assert 0 < both.count < large.find("浙江省").count
    assert both.count < large.find("协会").count
    assert large.find("协会 浙江省").count == both.count


def test_counts_are_those_of_a_plain_look_at_every_name(large):
    """The number found by a part that is in no place and no body is that of the names."""
    table = large.resolution.world.organizations
    plain = table.filter(
        pl.col("name").str.contains("钓鱼", literal=True)
        | pl.col("org_id").str.contains("钓鱼", literal=True)
    )
    assert large.find("钓鱼").count == len(plain) > 0


@pytest.mark.parametrize("typed", ["", "  ", "没有这样的名称"])
def test_nothing_is_found_by_nothing(index, typed):
    """An empty text and a text nobody bears find nobody."""
    assert not index.find(typed)


def test_a_name_with_a_wrong_character_has_the_right_one_near_it(index):
    """One wrong character of five: the right name is offered."""
    near = index.nearest("中国计标机学会")
    called = [index.resolution.world.organizations["name"][n] for n in near]
    assert called[0] == "中国计算机学会"


def test_patterns_and_brackets_are_texts(index):
    """What means something to a pattern is looked for as it is."""
    for typed in ("(", "[a-z]+", ".*", "\\", "'", "%", "🙂", "\x00"):
        assert index.find(typed).count == 0 or typed == "("


def test_a_body_is_named_by_id_or_name_or_shown_among_those_alike(index):
    """One by id, one by full name, several by a part."""
    assert len(index.bodies_called("SOPWB@330600")) == 1
    assert len(index.bodies_called("民政部")) == 1
    assert len(index.bodies_called("组织部")) > 1
    assert index.bodies_called("没有这样的机构") == ()


def test_orphans_are_found_as_well(large):
    """Who has no leader is found by its supervisor's name or its own."""
    verdicts = large.resolution.leaders.verdict
    gap = int((verdicts == VERDICT_CODES.index("GAP")).argmax())
    name = large.resolution.world.organizations["name"][gap]
    assert gap in large.find(name).organizations


@pytest.mark.parametrize("made", [worlds.real, worlds.synthetic])
def test_names_made_as_columns_are_those_of_each_body(made):
    """Of every body of the index, and of some departments nobody named."""
    resolution = made()
    bodies, on = resolution.world.bodies, resolution.as_of
    front = np.arange(bodies.first_department, bodies.first_department + 500)
    numbers = np.unique(
        np.concatenate([Index(resolution).bodies.numbers, front, front | PARTY_ORG])
    ).astype(np.int32)
    names, ids = names_and_ids(bodies, numbers, on)
    assert names.to_list() == [bodies.name(body, on) for body in numbers.tolist()]
    assert ids.to_list() == [bodies.id(body) for body in numbers.tolist()]
