"""Values that are made once, and work that can be watched and stopped."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from lishu.explorer.shelf import Cancelled, Job, Shelf


def test_a_value_is_made_once_for_all_who_ask_at_the_same_time():
    """Twenty sessions that ask together get one and the same object."""
    shelf, together, made = Shelf(), Barrier(20), []

    def build():
        made.append(object())
        return made[-1]

    def ask(_):
        together.wait(10)
        return shelf.once("index", build)

    with ThreadPoolExecutor(20) as people:
        found = set(people.map(ask, range(20)))
    assert found == set(made)
    assert len(made) == 1


def test_a_value_may_be_made_of_another():
    """Building one value may ask the same shelf for another."""
    shelf = Shelf()
    whole = shelf.once("sum", lambda: shelf.once("part", lambda: 20) + 1)
    assert (whole, "part" in shelf) == (21, True)


def test_work_goes_on_once_and_its_value_is_kept():
    """Two who wait for the same work wait for one job; afterwards the value is there."""
    shelf = Shelf()
    job = shelf.job("answer", lambda step: step("resolve") or 7)
    assert shelf.job("answer", lambda step: 8) is job
    assert shelf.finish("answer", job) == 7
    assert shelf.get("answer") == 7
    assert job.step == "resolve"


def test_work_stops_at_its_next_step():
    """Somebody who stops it gets no value, and the next who asks starts anew."""
    shelf, begun, go_on = Shelf(), Event(), Event()
    steps = []

    def work(step):
        step("read")
        begun.set()
        go_on.wait(10)
        steps.append("went on")
        step("resolve")
        steps.append("resolved")

    job = shelf.job("answer", work)
    assert begun.wait(10)
    assert not job.wait(0)
    job.cancel()
    go_on.set()
    with pytest.raises(Cancelled):
        shelf.finish("answer", job)
    assert steps == ["went on"]
    assert shelf.job("answer", lambda step: 9) is not job


def test_what_went_wrong_is_told_to_who_waits_and_not_kept():
    """An error of the work is raised where it is waited for; then it may be tried again."""
    shelf = Shelf()
    job = shelf.job("world", lambda step: int("no number"))
    with pytest.raises(ValueError, match="no number"):
        shelf.finish("world", job)
    assert "world" not in shelf
    assert shelf.finish("world", shelf.job("world", lambda step: 1)) == 1


def test_the_values_asked_for_longest_ago_are_dropped():
    """Only so many answers are kept; one that is looked at again stays."""
    shelf = Shelf()
    for name in ("answer 1", "answer 2", "answer 3", "index"):
        shelf.once(name, lambda name=name: name)
    shelf.get("answer 1")
    shelf.keep("answer ", 2)
    assert [n for n in ("answer 1", "answer 2", "answer 3", "index") if n in shelf] == [
        "answer 1",
        "answer 3",
        "index",
    ]


def test_a_job_runs_beside_whoever_started_it():
    """Starting work does not wait for it."""
    go_on = Event()
    job = Job(lambda step: go_on.wait(10))
    assert not job.wait(0)
    go_on.set()
    assert job.result() is True
    assert job.seconds >= 0


def test_values_may_be_dropped_while_others_ask():
    """Many who ask, each keeping but one value of all, get what they asked for."""
    shelf = Shelf()

    def ask(number):
        found = shelf.once(f"list {number % 7}", lambda: number % 7)
        shelf.keep("list ", 1)
        return found == number % 7

    with ThreadPoolExecutor(8) as people:
        assert all(people.map(ask, range(4000)))
