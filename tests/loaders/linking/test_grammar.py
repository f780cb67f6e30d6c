"""Names link by the words that documents declare; a word nobody declares names nothing."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from graphmodel import explain, resolve
from graphmodel.encodings import without
from graphmodel.regimes import Library
from loaders import load
from loaders.linking.grammar import Grammar, grammar, stem_of
from loaders.linking.shapes import Shape, shape_of
from loaders.record import mode_of
from loaders.rulebooks import bundled

#: Names of the SOPWB (semantics §5) and the sentence that declares each.
NAMES = {
    "社会组织党建工作机构": "O04",
    "社会组织工委": "O04",
    "社会组织党工委": "O04",
    "社会组织工作委员会": "O04",
    "社会组织党委": "O04",
    "社会组织委员会": "O04",
    "委社会组织工委": "O04",
    "非公有制经济组织和社会组织工委": "O05",
    "非公有制经济组织和社会组织党工委": "O05",
    "非公经济组织和社会组织工作委员会": "O05",
    "非公和社会组织工委": "O05",
    "两新工委": "Z01",
    "两新组织党工委": "Z01",
    "委两新工作委员会": "Z01",
    "新经济和新社会组织工作委员会": "Z01",
    "新经济组织和新社会组织工委": "Z01",
    "社会工作部": "R24",
    "委社会工作部": "R24",
}
#: Names of other kinds, with the sentence and what they are taken for without it.
OTHERS = {
    "社会组织联合党委": ("Z01", "COMPOSITE_COMMITTEE"),
    "联合党委": ("Z01", "COMPOSITE_COMMITTEE"),
    "社会组织综合党委": ("S08", "COMPOSITE_COMMITTEE"),
    "社会组织第三综合委员会": ("S08", "COMPOSITE_COMMITTEE"),
    "莲花社区综合党委": ("Z12", "COMMUNITY_PARTY_ORG"),
}


@cache
def declared(*removed: str) -> Grammar:
    """The grammar of the bundled documents, without some mechanisms."""
    books = bundled()
    for mechanism in removed:
        books = tuple(without(book, mechanism) for book in books)
    return grammar(Library(books))


def shape(name: str, *removed: str) -> Shape:
    """What a declared leader of this name is taken for."""
    return shape_of(name, True, declared(*removed))


@pytest.mark.parametrize("name", NAMES)
def test_the_names_of_the_work_body_are_declared(name: str) -> None:
    """Each name is the SOPWB by one sentence, and is none without it."""
    assert shape(name).kind == "SOPWB"
    assert shape(name, NAMES[name]).kind != "SOPWB"


@pytest.mark.parametrize("name", OTHERS)
def test_the_names_of_other_committees_are_declared(name: str) -> None:
    """Joint, composite and community committees are known by declared words."""
    rule, kind = OTHERS[name]
    assert shape(name).kind == kind
    assert shape(name, rule).kind != kind


@pytest.mark.parametrize(
    "name",
    [
        "社会工委",
        "两新",
        "社会组织",
        "社会组织工委办公室",
        "非公党委",
        "综合",
        "社会组织党建",
    ],
)
def test_what_no_document_declares_is_not_the_work_body(name: str) -> None:
    """Parts of a name and longer names are something else."""
    assert shape(name).kind != "SOPWB"


def test_without_any_term_no_name_is_a_work_body() -> None:
    """A library without terms links none of the names."""
    empty = grammar(Library(()))
    assert all(shape_of(name, True, empty).kind != "SOPWB" for name in NAMES)


def test_a_short_form_is_the_same_committee() -> None:
    """社工委 is 社会工作委员会 (Z02), as a declared leader and as a supervisor."""
    for party in (True, False):
        short = shape_of("社工委", party, declared())
        assert short == shape_of("社会工作委员会", party, declared())


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("联合党组织", "联合"),
        ("区域性联合党组织", "区域性联合"),
        ("行业党委", "行业"),
        ("功能型党支部", "功能型"),
        ("挂靠", "挂靠"),
        ("党组织", "党组织"),
    ],
)
def test_a_stem_is_a_name_without_its_ending(word: str, stem: str) -> None:
    """A word that is nothing but an ending stays whole."""
    assert stem_of(word) == stem


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("单独组建", "own"),
        ("联合党支部", "joint"),
        ("行业联合党支部", "joint"),
        ("联合行业党委", "industry"),
        ("区域性联合党组织", "regional"),
        ("挂靠联合党支部", "joint"),
    ],
)
def test_the_longest_word_decides_then_the_last(text: str, mode: str) -> None:
    """What a Party organization is stands at the end of its name."""
    modes = {
        "联合党组织": "joint",
        "行业党组织": "industry",
        "挂靠": "attached",
        "区域性联合党组织": "regional",
    }
    assert mode_of(text, modes) == mode


OWN = """
[rulebook]
id = "our-city"
title = "Our city's notice"
jurisdiction = ""

[[term]]
id = "T1"
article = "1"
quote = "社会组织服务委"
kind = "SOPWB"
words = ["社会组织服务工委"]
text = { zh = "本市的工作机构。", en = "The work body of our city." }
"""


def test_a_rulebook_of_ones_own_declares_its_words(tmp_path: Path) -> None:
    """A city whose body has a name of its own says so in its rulebook."""
    book, registry = tmp_path / "our-city.toml", tmp_path / "registry.csv"
    book.write_text(OWN, encoding="utf-8")
    registry.write_text(
        "社会组织名称,登记管理机关,业务主管单位,党建领导机关\n"
        "绍兴市越剧协会,绍兴市民政局,无,绍兴市委社会组织服务党工委\n",
        encoding="utf-8",
    )
    leaders = []
    for rulebooks in ((), (book,)):
        world = load(registry, rulebooks=rulebooks)
        leaders.append(explain(resolve(world, date(2021, 6, 1)), 0).leader)
    assert leaders[0] is not None
    assert leaders[1] is not None
    assert leaders[0].kind == "WORK_COMMITTEE"
    assert leaders[1].id == "SOPWB@330600"
