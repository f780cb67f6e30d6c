"""The benchmark of the app runs; how fast the app is, is for `make bench` to say."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks import app, app_browser, work
from benchmarks.app_session import PageError, Session
from tests.app.conftest import chromium

BARS = {
    "app: any rerun of any page, p95": 300,
    "app: first page in a new browser, once the registry is read": 3,
    "app: click → recentred graph, p95": 300,
    "app: a new date, times one resolve": 1.5,
    "app: 3 sessions at once, a rerun, p95": 1,
    "app: memory of a further session that looked at every page": 5,
}


def test_every_figure_is_measured_beside_its_bar(monkeypatch, tmp_path):
    """On 20,000 organizations pages, clicks, dates, sessions and memory are measured."""
    chromium()
    for name, small in (("SESSIONS", 3), ("TURNS", 1), ("CLICKS", 2), ("STARTS", 2)):
        monkeypatch.setattr(app, name, small)
    monkeypatch.setattr(app, "DATES", ("2020-07-01",))
    monkeypatch.setattr(app, "FIRST", 1)
    registry = work.sample(20_000, tmp_path)
    # a thread of its own: other tests of this process may have a browser open in theirs
    with ThreadPoolExecutor(1) as apart:
        measured = apart.submit(lambda: [*app.figures(registry, 20_000, tmp_path)])
    rows = {row.work: row for row in measured.result()}
    assert {name: row.bar for name, row in rows.items() if row.bar} == BARS
    assert all(rows[name].figure > 0 for name in BARS if "memory" not in name)


def test_p95_is_what_five_in_a_hundred_pass():
    """Of a hundred values the five largest lie above it."""
    values = [float(n) for n in range(100)]
    assert sum(value > app.p95(values) for value in values) == 5


def test_page_that_fails_is_no_figure(tmp_path):
    """A page that does not come is named, with the address that was asked for."""
    registry = tmp_path / "r.csv"
    registry.write_text("社会组织名称\n绍兴测试会\n", encoding="utf-8")
    with app.running(registry, tmp_path) as started, Session(started.port) as session:
        assert session.show("overview").size > 1_000
        with pytest.raises(PageError, match=r"nowhere \{'focus': 'x'\}: there is no"):
            session.show("nowhere", focus="x")


def test_missing_browser_is_told_before_anything_is_measured(monkeypatch):
    """Without a browser `make bench` says so at once."""
    monkeypatch.setattr(app_browser, "found", lambda: "")
    with pytest.raises(app_browser.RunError, match="no Chromium"):
        app_browser.required()
