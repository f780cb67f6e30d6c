"""Every form of date that registries write, and texts that are none."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.dates import day_of, parse

THE_DAY = date(2016, 7, 22)


def one(text: str) -> tuple[date | None, bool]:
    """The day of a text, and whether it is a wrong one."""
    row = parse([text]).row(0)
    return row[0], row[1]


@pytest.mark.parametrize(
    "text",
    [
        "2016-07-22", "2016/7/22", "2016/07/22", "2016年7月22日", "2016年07月22日",
        "20160722", "42573", "42573.0", "2016.7.22", " 2016-07-22 ", "２０１６－０７－２２",
        "2016-07-22 00:00:00", "2016-07-22T08:30:00",
    ],
)  # fmt: skip
def test_every_form_of_a_day(text: str) -> None:
    """2016-07-22 in each form that formats.md lists, and as exports write it."""
    assert one(text) == (THE_DAY, False)
    assert day_of(text) == THE_DAY


@pytest.mark.parametrize("text", ["2016", "2016年"])
def test_a_year_is_its_first_of_january(text: str) -> None:
    """A bare year is its 1 January, in registry dates too."""
    assert one(text) == (date(2016, 1, 1), False)


@pytest.mark.parametrize("text", ["2016-07", "2016年7月", "2016/7"])
def test_a_month_is_its_first_day(text: str) -> None:
    """A month without a day is its first day."""
    assert one(text) == (date(2016, 7, 1), False)


@pytest.mark.parametrize(
    "text", ["", "-", "--", " --", "——", "/", "无", "长期", "null"]
)
def test_blank_texts_are_no_date_and_no_fault(text: str) -> None:
    """Where nothing is said, nothing is wrong."""
    assert one(text) == (None, False)


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-30", "2023年2月29日", "20231301", "2016-13-01", "2016-00-10", "2016-7-32",
        "昨天", "2016-07-22?", "22/07/2016", "9999999", "=CMD()", "２０２３－０２－３０",
    ],
)  # fmt: skip
def test_what_is_no_day_is_named(text: str) -> None:
    """A day that is not in the calendar, or a text that is none, is wrong and stays empty."""
    assert one(text) == (None, True)
    assert day_of(text) is None


def test_texts_do_not_disturb_each_other() -> None:
    """A column keeps its order: right, wrong, blank."""
    found = parse(["2016-07-22", "2023-02-30", "", "2016"])
    assert found["day"].to_list() == [THE_DAY, None, None, date(2016, 1, 1)]
    assert found["wrong"].to_list() == [False, True, False, False]


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1930, 1, 1), date(2099, 12, 31)))
def test_every_form_of_every_day(day: date) -> None:
    """The six forms of any day are that day."""
    serial = (day - date(1899, 12, 30)) // timedelta(days=1)
    forms = [
        f"{day:%Y-%m-%d}", f"{day.year}/{day.month}/{day.day}", f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日", f"{day.year}.{day.month}.{day.day}",
    ]  # fmt: skip
    forms += [str(serial)] if serial >= 10_000 else []
    assert set(parse(forms)["day"]) == {day}


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20))
def test_any_text_is_a_day_or_none(text: str) -> None:
    """Whatever is written: a day of the calendar, a blank, or a wrong date."""
    day, wrong = one(text)
    assert (day is None) or not wrong
    assert day_of(text) == day
