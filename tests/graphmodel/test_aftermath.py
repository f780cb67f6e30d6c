"""What became of a body: the steps with their days, in both languages, however long."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel import explain, findings
from graphmodel.aftermath import TOLD, steps, told
from graphmodel.records import Communities
from loaders.building import new_linker
from loaders.rulebooks import library
from tests.graphmodel.histories import START, bodies_of, heirs, histories, line_of_names
from tests.graphmodel.support import PLAIN, resolved

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def bundled():
    return new_linker(library()).book.finish(frozenset(), False, Communities())


def said(bodies, body_id, on):
    words = told(bodies, bodies.by_id[body_id], on)
    return words.zh, words.en


def test_a_chain_is_told_with_its_days(bundled):
    """国家机械工业局 went into 国家经贸委, which was split two years later."""
    assert said(bundled, "sb-machinery", TODAY) == (
        "国家机械工业局 2001-02-19 并入国家经济贸易委员会；国家经济贸易委员会 2003-03-10 拆分，"
        "职能分别划入商务部、国家发展和改革委员会、国务院国有资产监督管理委员会",
        "国家机械工业局 was merged into 国家经济贸易委员会 on 2001-02-19; 国家经济贸易委员会 was "
        "split on 2003-03-10, its functions went to 商务部, 国家发展和改革委员会 and "
        "国务院国有资产监督管理委员会",
    )


@pytest.mark.parametrize(
    ("body", "on", "fragment"),
    [
        ("sb-machinery", date(2002, 1, 1), "on 2001-02-19"),
        ("agriculture-ministry", TODAY, "was renamed 农业农村部 on 2018-03-17"),
        ("state-power-corp", TODAY, "国家电力公司 was abolished on 2002-12-29"),
        ("mpt", TODAY, "its functions went to 信息产业部 and 国家邮政局"),
        ("mct", date(2010, 1, 1), "国家旅游局 was merged into 文化和旅游部"),
    ],
)
def test_each_way_of_ending_has_its_words(bundled, body, on, fragment):
    """Renamed, merged, split, abolished; one that is yet to come from those before it."""
    _, english = said(bundled, body, on)
    assert fragment in english


@pytest.mark.parametrize("body", ["moe", "sb-machinery"])
def test_of_who_is_there_nothing_is_told(bundled, body):
    """While a body lives nothing has become of it."""
    assert said(bundled, body, date(1999, 1, 1)) == ("", "")
    assert told(bundled, -1, TODAY).zh == ""


@settings(max_examples=100, deadline=None)
@given(histories(), st.integers(0, 6000))
def test_the_steps_lead_to_the_heirs(history, days):
    """Whoever a step names as taker is alive then, or is told about in a step of its own."""
    on = date.fromordinal(START.toordinal() + days)
    bodies = bodies_of(history)
    first = bodies.first_recorded
    for position, (since, until) in enumerate(history.lives):
        if not since <= until <= on:
            continue
        found = steps(bodies, first + position, on)
        ended = {step.giver for step in found}
        reached = {taker for step in found for taker in step.takers} - ended
        assert reached == {first + n for n in heirs(history, position, on)}
        assert [step.on for step in found] == sorted(step.on for step in found)
        assert all(step.on <= on for step in found)


def test_a_long_line_is_cut_off():
    """Of five thousand names the first few are told."""
    bodies = bodies_of(line_of_names(5_000))
    words = told(bodies, bodies.first_recorded, TODAY)
    assert words.en.count(" was renamed ") == TOLD
    assert words.zh.endswith("…")


def test_findings_and_proofs_tell_it(tmp_path):
    """ENDED_BODY, STALE_NAME, DETACHED and the proof name the steps with their days."""
    bureau = {"kind": "SUPERVISOR", "division": "330600"}
    bodies = [
        {**bureau, "body_id": "OLD", "name": "绍兴市旅游局", "valid_to": "2019-01-01"},
        {
            **bureau,
            "body_id": "NEW",
            "name": "绍兴市文旅局",
            "valid_from": "2019-01-01",
        },
        {**bureau, "body_id": "GONE", "name": "绍兴市盐务局", "valid_to": "2018-01-01"},
    ]
    changes = [{"date": "2019-01-01", "kind": "renamed", "from": "OLD", "to": "NEW"}]
    rows = [
        {**PLAIN, "业务主管单位": "绍兴市旅游局"},
        {**PLAIN, "社会组织名称": "绍兴市乙学会", "业务主管单位": "绍兴市盐务局"},
    ]
    resolution = resolved(tmp_path, rows, bodies=bodies, changes=changes)
    found = {f.code: f for f in findings(resolution)}
    assert "绍兴市旅游局 2019-01-01 更名为绍兴市文旅局" in found["STALE_NAME"].text_zh
    assert "was renamed 绍兴市文旅局 on 2019-01-01" in found["STALE_NAME"].text_en
    assert (
        "绍兴市盐务局 2018-01-01 结束，没有记载由谁承接" in found["ENDED_BODY"].text_zh
    )
    assert "绍兴市盐务局 ended on 2018-01-01" in found["ENDED_BODY"].text_en
    (note,) = [n for n in explain(resolution, 0).notes if n.code == "STALE_NAME"]
    assert "on 2019-01-01" in note.text.en
    assert "2018-01-01" in explain(resolution, 1).reason.zh
    assert "2018-01-01" in explain(resolution, 1).reason.en
