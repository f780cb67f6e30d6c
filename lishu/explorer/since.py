"""Since when an organization has been as it is: the interval of its timeline on a date."""

from datetime import date

from graphmodel.timeline import Interval, Timeline
from graphmodel.vocabulary import VERDICTS
from graphmodel.wording import Words, words
from lishu.explorer import explore_words as said


def holds(interval: Interval, on: date) -> bool:
    """Whether a date lies in an interval."""
    begun = interval.since is None or interval.since <= on
    return begun and (interval.until is None or on < interval.until)


def since(timeline: Timeline, on: date) -> Words:
    """Who has led the organization since when, or since when nobody has.

    Several intervals without a leader in a row are one: it counts from the first.
    """
    at = next(n for n, each in enumerate(timeline.intervals) if holds(each, on))
    first = timeline.intervals[at]
    leader = first.leader
    for earlier in reversed(timeline.intervals[:at]):
        same = earlier.leader and leader and earlier.leader.id == leader.id
        unled = not leader and not earlier.leader
        if not (same or (unled and _alike(earlier, timeline.intervals[at]))):
            break
        first = earlier
    verdict = words(VERDICTS[timeline.intervals[at].verdict])
    day = first.since
    if leader:
        text = said.LED_SINCE if day else said.LED_ALWAYS
        return Words(
            text.zh.format(since=day, leader=leader.name),
            text.en.format(since=day, leader=leader.name),
        )
    unled = VERDICTS[timeline.intervals[at].verdict].group in ("orphan", "open")
    if unled:
        text = said.UNLED_SINCE if day else said.UNLED_ALWAYS
    else:
        text = said.NO_MATTER_SINCE if day else said.NO_MATTER
    return Words(
        text.zh.format(since=day, verdict=verdict.zh),
        text.en.format(since=day, verdict=verdict.en),
    )


def span(interval: Interval) -> Words:
    """From when until when; `until` is the first day on which it is over."""
    begin, end = interval.since, interval.until
    text = said.SPANS[begin is not None, end is not None]
    return Words(
        text.zh.format(since=begin, until=end), text.en.format(since=begin, until=end)
    )


def _alike(one: Interval, other: Interval) -> bool:
    """Whether nobody leads in both, or neither is a matter of leading."""
    groups = [
        VERDICTS[each.verdict].group in ("orphan", "open") for each in (one, other)
    ]
    return groups[0] == groups[1]
