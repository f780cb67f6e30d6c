"""Asking by name: parameters checked, names found, what is unknown told with the nearest."""

from datetime import date

import pytest

from graphmodel import resolve
from graphmodel.errors import UnknownError
from loaders import load
from queries import ask, connect, questions
from queries.parameters import ParameterError
from tests.queries.worlds import CRAFTED, ROOT


@pytest.fixture(scope="module")
def resolution():
    """The small world on a date."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return resolve(load(CRAFTED), date(2026, 6, 1))


@pytest.fixture(scope="module")
def engine(resolution):
    """The same, opened once."""
    with connect(resolution) as opened:
        yield opened


def test_the_public_names_are_those_of_the_design():
    """`from queries import ask, questions, connect`."""
    assert all(map(callable, (ask, connect, questions)))


def test_an_answer_has_columns_rows_and_what_it_was_asked_with(resolution):
    """A resolution itself can be asked; the date and all parameters are told."""
    answer = ask("led_by", resolution, body="SOPWB@330600")
    assert answer.as_of == date(2026, 6, 1)
    assert answer.parameters == {
        "resolution": "2026-06-01",
        "body": "SOPWB@330600",
        "limit": 200,
    }
    assert [row["org_id"] for row in answer.dicts()] == ["R2"]


def test_an_unknown_question_is_told_with_the_nearest(engine):
    """A slip of the finger is answered with the question that was meant."""
    with pytest.raises(UnknownError, match=r"no question 'leader_off'.*leader_of"):
        ask("leader_off", engine)


def test_an_unknown_parameter_is_told_with_the_nearest(engine):
    """So is a parameter."""
    with pytest.raises(UnknownError, match=r"no parameter 'bodi'.*body"):
        ask("led_by", engine, bodi="x")


def test_what_is_missing_is_told_with_its_type_and_an_example(engine):
    """Which parameter, of what type, what it means, what to write."""
    with pytest.raises(ParameterError, match=r"body \(body\).*--param body="):
        ask("led_by", engine)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"limit": "ten"}, "'ten' is no whole number"),
        ({"limit": -1}, "no whole number"),
        ({"level": "cuonty"}, "nearest: county"),
        ({"verdict": "GAPS"}, "nearest: GAP"),
    ],
)
def test_a_value_of_the_wrong_type_is_told(engine, given, said):
    """The question, the parameter, what was found, what is near."""
    with pytest.raises(ParameterError, match=f"orphans, parameter.*{said}"):
        ask("orphans", engine, **given)


@pytest.mark.parametrize("text", ["R1", "绍兴市教育研究会", " R1 "])
def test_an_organization_by_id_or_name(engine, text):
    """Both are the same organization."""
    (row,) = ask("leader_of", engine, organization=text).dicts()
    assert row["org_id"] == "R1"


def test_an_unknown_name_lists_the_nearest(engine):
    """Whoever bears a like name is listed with its id."""
    with pytest.raises(
        UnknownError, match=r"(?s)no organization.*R1  绍兴市教育研究会"
    ):
        ask("leader_of", engine, organization="绍兴市教育研究")
    with pytest.raises(UnknownError, match=r"(?s)no organization.*绍兴市教育研究会"):
        ask("leader_of", engine, organization="绍兴市教育研讨会")
    with pytest.raises(UnknownError, match="no body is called 'zzz', by id or by name"):
        ask("led_by", engine, body="zzz")


def test_a_name_that_several_bear_is_refused_with_their_ids(tmp_path):
    """Two organizations of one name: the message lists both."""
    path = tmp_path / "registry.csv"
    path.write_text(
        "统一社会信用代码,社会组织名称,登记管理机关\nA,绍兴市同名会,绍兴市民政局\n"
        "B,绍兴市同名会,绍兴市民政局\n",
        encoding="utf-8",
    )
    found = resolve(load(path), date(2026, 6, 1))
    with pytest.raises(UnknownError, match=r"(?s)2 are called.*A  绍兴.*B  绍兴"):
        ask("leader_of", found, organization="绍兴市同名会")


def test_of_bodies_of_one_name_the_one_of_the_date_is_meant(resolution):
    """国家测绘局 ended in 2011; the name of a living body is that body."""
    (row, *_) = ask("successor_chain", resolution, body="国家测绘局").dicts()
    assert row["body_id"] == "sbsm"


@pytest.mark.parametrize("text", ["33", "浙江省", "330000"])
def test_a_division_by_digits_or_name(engine, text):
    """A name stands for the digits with which its codes begin."""
    rows = ask("orphans_by_division", engine, division=text).rows
    assert [row[0] for row in rows] == ([] if text == "330000" else ["330000"])


def test_another_date_is_resolved_when_it_is_asked_for(engine):
    """Without a Neo4j a resolution goes by its date."""
    then = ask("leader_of", engine, organization="E1", resolution="2019-06-01")
    assert then.as_of == date(2019, 6, 1)
    assert then.dicts()[0]["leader_id"] == "SOPWB@330602"
    now = ask("leader_of", engine, organization="E1")
    assert now.dicts()[0]["verdict"] == "ENDED_BODY"


def test_a_resolution_that_is_no_date_is_told(engine):
    """What to write instead."""
    with pytest.raises(UnknownError, match=r"'summer' is no date.*like 2026-06-01"):
        ask("leader_of", engine, organization="E1", resolution="summer")
