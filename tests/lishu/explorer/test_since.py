"""Since when: the sentence that a timeline comes to on a date."""

from dataclasses import replace
from datetime import date

from graphmodel.timeline import Interval, Timeline, timeline
from graphmodel.witness import Seen
from graphmodel.wording import Words
from lishu.explorer.since import since, span
from tests.lishu.explorer import worlds

BODY = Seen("SOPWB@330600", "甲", "SOPWB", "330600", "ALIVE")


def interval(begin, end, verdict, leader=None):
    return Interval(begin, end, verdict, leader, "", "", "", "")


FOUND = Timeline(
    "1", "甲会", "a.csv", 2,
    (
        interval(None, date(2015, 9, 28), "NO_RULE"),
        interval(date(2015, 9, 28), date(2018, 1, 1), "LED", BODY),
        interval(date(2018, 1, 1), date(2019, 1, 1), "LED", BODY),
        interval(date(2019, 1, 1), date(2020, 1, 1), "GAP"),
        interval(date(2020, 1, 1), None, "MISSING_BODY"),
    ),
)  # fmt: skip


def test_led_since_the_first_of_the_same_leader():
    """Two intervals with one leader are one time."""
    assert since(FOUND, date(2018, 6, 1)).en == "Led by 甲 since 2015-09-28."


def test_orphaned_since_the_first_without_a_leader():
    """Whatever the causes, it counts from the day on which nobody led any more."""
    found = since(FOUND, date(2022, 1, 1))
    assert found.zh == "自 2019-01-01 起无人领导（应有机构缺失）。"
    assert "2019-01-01" in found.en


def test_who_is_not_counted_is_not_called_an_orphan():
    """After its deregistration nobody has to lead it."""
    gone = replace(FOUND, intervals=(
        replace(FOUND.intervals[0], until=date(2020, 1, 1)),
        interval(date(2020, 1, 1), None, ""),
    ))  # fmt: skip
    assert since(gone, date(2022, 1, 1)).zh == "自 2020-01-01 起：未计入。"


def test_a_time_says_from_when_until_when():
    """Open ends are left out, and the last day is said to be exclusive."""
    spans = [span(each) for each in FOUND.intervals]
    assert spans[0] == Words("2015-09-28 前", "before 2015-09-28")
    assert spans[1].zh == "2015-09-28 至 2018-01-01 前"
    assert spans[-1].en == "from 2020-01-01"
    assert span(interval(None, None, "LED")).zh == "一直"


def test_before_anything_is_known():
    """Without a first day no day is said."""
    assert "1949" not in since(FOUND, date(2000, 1, 1)).zh
    assert since(FOUND, date(2000, 1, 1)).zh.endswith("（无规则适用）。")


def test_a_real_organization_has_been_led_since_the_opinion_of_2015():
    """中国数学会: no rule before 2015-09-28, led since."""
    found = timeline(worlds.real().world, "N-8b38f5985fc6e6b4")
    assert "2015-09-28" in since(found, worlds.ON).zh
