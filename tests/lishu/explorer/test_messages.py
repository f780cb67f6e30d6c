"""What goes wrong is told in the language of the page, by the same error in both."""

import re

import pytest

from app_parts import faults
from graphmodel.errors import InputError, LishuError, SuppositionError
from graphmodel.search import find_body, find_organization
from lishu.explorer import changes_supposed
from loaders import load
from queries import ask
from queries.question_files import question
from tests.lishu.explorer import worlds

REGISTRY = "社会组织名称\n绍兴市测试协会\n"
#: A table of a dataset that cannot be read, and what its message says in both languages.
TABLES = {
    "bodies.csv": [
        ("name,kind\n某机构,SOPBW\n", "SOPWB"),
        ("name,kind,valid_from\n某机构,OTHER,昨天\n", "2016-07-22"),
    ],
    "relations.csv": [
        ("from,relation,to\n中央社会工作部,LEEDS,绍兴市测试协会\n", "LEADS"),
        ("from,relation,to\n月球局,LEADS,绍兴市测试协会\n", "月球局"),
    ],
    "changes.csv": [("from,to,kind,date\n铁道部,,gone,2013-03-14\n", "gone")],
}
#: What cannot be supposed of the real example.
SUPPOSED = (
    ["abolish|cpc-central"],
    ["abolish|月球局"],
    ["merge|cast|cast"],
    ["split|cast|甲部|甲部"],
    ["abolish|PARTY_ORG:cast"],
    ["abolish|cast", "abolish|cast"],
    ["decouple|月球学会"],
    ["decouple-from|cpc-central"],
)


def in_both(error: LishuError, *parts: str) -> None:
    """The error has words in both languages, and each names these things."""
    assert re.search("[一-龥]{4}", error.said("zh"))
    assert error.said("zh") != error.said("en") == str(error)
    assert [part for part in parts if part not in error.said("zh")] == []
    assert [part for part in parts if part not in error.said("en")] == []
    assert faults.lines(error, "zh") == error.chinese.split("\n")


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [(name, *case) for name, cases in TABLES.items() for case in cases],
)
def test_a_wrong_table_is_told_in_both_languages(tmp_path, name, text, part):
    """File, row and what is wrong with it stand in each."""
    (tmp_path / "organizations.csv").write_text(REGISTRY, "utf-8")
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(InputError) as raised:
        load(tmp_path)
    in_both(raised.value, f"{name}:2", part)


def test_a_folder_without_a_registry_is_told_in_both_languages(tmp_path):
    """As is a path where nothing is."""
    for path in (tmp_path, tmp_path / "gone.csv"):
        with pytest.raises(InputError) as raised:
            load(path)
        in_both(raised.value, path.name)


@pytest.mark.parametrize("texts", SUPPOSED, ids=lambda texts: texts[-1])
def test_what_cannot_be_supposed_is_told_in_both_languages(texts):
    """The page of what-ifs says why in the language of the page."""
    acts = changes_supposed.acts(texts)
    assert len(acts) == len(texts)
    with pytest.raises(LishuError) as raised:
        changes_supposed.supposed(worlds.real(), acts, worlds.ON)
    in_both(raised.value)


def test_a_name_left_out_is_told_in_both_languages():
    """A form whose field is empty."""
    with pytest.raises(SuppositionError) as raised:
        changes_supposed.act("abolish", [""])
    in_both(raised.value, "abolish")


@pytest.mark.parametrize("wanted", ["月球", "学会", "中国"])
def test_names_that_are_nobodys_are_told_in_both_languages(wanted):
    """Of organizations and bodies, with the nearest."""
    for find in (
        lambda: find_organization(worlds.real().world, wanted),
        lambda: find_body(worlds.real(), wanted),
        lambda: ask("leader_of", worlds.real(), organization=wanted),
    ):
        with pytest.raises(LishuError) as raised:
            find()
        in_both(raised.value, wanted)


@pytest.mark.parametrize(
    ("name", "given", "part"),
    [
        ("orphans", {"limit": "many"}, "many"),
        ("orphans", {"verdict": "LOST"}, "LOST"),
        ("orphans", {"colour": "red"}, "colour"),
        ("leader_of", {}, "organization"),
        ("orphans", {"resolution": "yesterday"}, "yesterday"),
    ],
)
def test_wrong_parameters_are_told_in_both_languages(name, given, part):
    """What the page Ask says of a field that it cannot use."""
    assert question(name).name == name
    with pytest.raises(LishuError) as raised:
        ask(name, worlds.real(), **given)
    in_both(raised.value, part)


def test_an_error_without_chinese_is_told_in_english():
    """Nobody reads an empty line."""
    assert LishuError("only this").said("zh") == "only this"
    assert faults.lines(OSError("disk"), "zh") == ["disk"]
