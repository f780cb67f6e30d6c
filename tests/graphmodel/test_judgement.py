"""Findings held against what was accepted: each state, and which entry stands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.acceptance import Acceptance
from graphmodel.finding import Finding, fingerprint
from graphmodel.judgement import STATES, UNSETTLED, judge

TODAY = date(2026, 11, 22)
FAR = date(2028, 1, 1)


def finding(cause, affected=1, code="GAP"):
    """A finding of this cause."""
    rest = (None, None, (), "", "", "", "")
    name = fingerprint(code, cause)
    return Finding(name, code, "error", cause, affected, (), *rest)


def entry(number=1, until=FAR, affected=None, **what):
    """An entry; without more it speaks of every GAP."""
    what = what or {"code": "GAP"}
    return Acceptance(
        "a.toml", number, "reason", "owner", until, affected=affected, **what
    )


def exactly(cause, **more):
    """An entry of this cause's fingerprint."""
    return entry(fingerprint=fingerprint("GAP", cause), **more)


def states(findings, entries):
    """The state of each finding, in order."""
    return [j.state for j in judge(findings, entries, TODAY).judged]


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (-1, "expired"),
        (0, "expired"),
        (1, "expiring"),
        (30, "expiring"),
        (31, "accepted"),
    ],
)
def test_until_is_exclusive_and_warned_of_for_30_days(days, state):
    """On the day itself it no longer holds; the day before it still does."""
    until = TODAY + timedelta(days=days)
    assert states([finding("a")], [exactly("a", until=until)]) == [state]


@pytest.mark.parametrize(
    ("bound", "state"), [(None, "accepted"), (3, "accepted"), (2, "widened")]
)
def test_more_than_was_accepted_is_wider(bound, state):
    """Three organizations are more than two; without a number nothing is too many."""
    assert states([finding("a", 3)], [exactly("a", affected=bound)]) == [state]


def test_fewer_than_accepted_stays_accepted():
    """What has been mended in part needs no new word."""
    assert states([finding("a", 1)], [exactly("a", affected=3)]) == ["accepted"]


def test_expired_goes_before_wider():
    """Where both hold, the promise is over."""
    gone = exactly("a", until=TODAY, affected=1)
    assert states([finding("a", 3)], [gone]) == ["expired"]


def test_what_nobody_accepted_is_new():
    """An entry speaks of its own finding and of no other."""
    assert states([finding("a"), finding("b")], [exactly("a")]) == ["accepted", "new"]
    assert states([finding("a")], []) == ["new"]


def test_number_of_a_pattern_is_that_of_all_it_covers():
    """A pattern's organizations are counted together; past the number, all is wider."""
    two = [finding("a", 2), finding("b", 2)]
    assert states(two, [entry(affected=4)]) == ["accepted", "accepted"]
    assert states(two, [entry(affected=3)]) == ["widened", "widened"]


def test_fingerprint_takes_its_finding_out_of_a_pattern():
    """The special goes before the general, and the pattern counts the rest."""
    two = [finding("a", 2), finding("b", 2)]
    named = [entry(affected=2), exactly("a", number=2, affected=2)]
    found = judge(two, named, TODAY)
    assert [j.state for j in found.judged] == ["accepted", "accepted"]
    assert [j.entry.number for j in found.judged] == [2, 1]


def test_an_entry_in_force_goes_before_one_that_has_run_out():
    """Whoever renews by a new entry is heard; the old one then covers nothing."""
    old, new = exactly("a", until=TODAY), exactly("a", number=2)
    found = judge([finding("a")], [old, new], TODAY)
    assert [j.state for j in found.judged] == ["accepted"]
    assert found.stale == (old,)


def test_entry_that_covers_nothing_is_stale():
    """A finding that is gone leaves its entry behind, whatever its end."""
    gone, past = exactly("gone"), exactly("past", number=2, until=TODAY)
    assert judge([finding("a")], [gone, past], TODAY).stale == (gone, past)


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.integers(1, 5)), unique_by=lambda t: t[0]
    ),
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "c", "d", "*"]),
            st.integers(-40, 80),
            st.none() | st.integers(1, 8),
        ),
        max_size=5,
    ),
)
def test_every_finding_and_every_entry_is_told_once(found, written):
    """Findings keep their order; numbers add up; what is settled has an entry in force."""
    findings = [finding(cause, affected) for cause, affected in found]
    entries = [
        (entry if cause == "*" else exactly)(
            **({} if cause == "*" else {"cause": cause}),
            number=n,
            until=TODAY + timedelta(days=days),
            affected=bound,
        )
        for n, (cause, days, bound) in enumerate(written, 1)
    ]
    judgement = judge(findings, entries, TODAY)
    assert [j.finding for j in judgement.judged] == findings
    assert [c.entry for c in judgement.entries] == entries
    covered = [j for j in judgement.judged if j.entry]
    assert sum(c.findings for c in judgement.entries) == len(covered)
    assert sum(c.affected for c in judgement.entries) == sum(
        j.finding.affected for j in covered
    )
    for judged in judgement.judged:
        assert judged.state in STATES
        assert judged.settled == (judged.state not in UNSETTLED)
        assert (judged.entry is None) == (judged.state == "new")
        if judged.settled:
            assert judged.entry.until > TODAY
            assert judged.entry.covers(judged.finding)
