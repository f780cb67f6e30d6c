"""The app on a large registry: pages, clicks, dates, many people at once, memory.

In: a generated registry. Out: rows of figures. One app runs in a process of its own;
pages are asked for as a browser does, over its WebSocket; what must be drawn is measured
in a browser. `python -m benchmarks.app` makes its own registry in a temporary folder.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Barrier

from benchmarks import app_browser
from benchmarks.app_server import App, running
from benchmarks.app_session import PageError, Session
from benchmarks.measure import ROOT, RunError, run
from benchmarks.table import Row, markdown
from benchmarks.work import resolved, sample

#: Dates that are new to the app, one for each run.
DATES = ("2024-07-01", "2022-07-01", "2020-07-01")
SESSIONS, TURNS, CLICKS, STARTS, FIRST = 20, 5, 60, 6, 5
MEGABYTE = 1e6
Look = tuple[str, dict[str, str]]


def looks(organizations: Sequence[str]) -> list[Look]:
    """Every page, as somebody looks at it: lists, filters, an organization, a question."""
    some: list[Look] = [
        ("overview", {}),
        ("overview", {"overview_list": "orphan"}),
        ("orphans", {}),
        ("orphans", {"orphans_verdict": "MISSING_BODY"}),
        ("orphans", {"orphans_group": "open", "orphans_level": "county"}),
        ("rules", {}),
        ("rules", {"rules_book": "opinion-2015", "rules_sentence": "O12"}),
        ("changes", {}),
        ("ask", {}),
        ("ask", {"ask_question": "orphans_by_level"}),
        ("load", {}),
        ("explore", {"focus": "SOPWB@330600"}),
    ]
    return some + [("explore", {"focus": each}) for each in organizations]


def p95(values: Sequence[float]) -> float:
    """What 95 of 100 do not pass."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def figures(registry: Path, rows: int, folder: Path) -> Iterator[Row]:
    """All figures, one by one as they come."""
    people = [row["org_id"] for row in resolved(registry, folder, STARTS)]
    size = f"{rows:,} organizations"
    with running(registry, folder) as app, _telling(app):
        with Session(app.port) as session:
            first = session.show("overview")
            yield Row(
                f"app, {size}: from the start until all is read and resolved",
                "one run",
                first.seconds,
                unit=" s",
            )
            yield from _pages(session, people)
        yield from _drawn(app, people)
        yield _dates(app, registry, folder)
        yield _together(app, people)
        yield _memory(app, people)


@contextmanager
def _telling(app: App) -> Iterator[None]:
    """Where a page fails, say what the app wrote."""
    try:
        yield
    except PageError as error:
        raise RunError(f"{error}\n{app.said()}") from error


def _pages(session: Session, people: Sequence[str]) -> Iterator[Row]:
    """Every page the first time, then again: what a rerun costs."""
    wanted = looks(people)
    before = {f"{page} {given}": session.show(page, **given) for page, given in wanted}
    slow = max(before, key=lambda name: before[name].seconds)
    yield Row(
        "app: the slowest page when it is first asked for by anybody",
        slow,
        before[slow].seconds,
        unit=" s",
    )
    again: dict[str, list[float]] = {}
    for _ in range(TURNS):
        for page, given in wanted:
            taken = session.show(page, **given).seconds
            again.setdefault(f"{page} {given}", []).append(taken)
    worst = max(again, key=lambda name: statistics.median(again[name]))
    every = [each for taken in again.values() for each in taken]
    yield Row(
        "app: any rerun of any page, p95",
        f"median {statistics.median(every) * 1000:.0f} ms; slowest {worst}, "
        f"{statistics.median(again[worst]) * 1000:.0f} ms",
        p95(every) * 1000,
        300,
        " ms",
    )


def _drawn(app: App, people: Sequence[str]) -> Iterator[Row]:
    """What a browser draws."""
    with app_browser.browser() as opened:
        pages = [app_browser.first_page(opened, app.address) for _ in range(FIRST)]
        yield Row(
            "app: first page in a new browser, once the registry is read",
            f"median of {len(pages)}, slowest {max(pages):.2f} s",
            statistics.median(pages),
            3,
            " s",
        )
        taken = app_browser.clicks(opened, app.address, people, CLICKS)
        yield Row(
            "app: click → recentred graph, p95",
            f"{len(taken)} clicks, median {statistics.median(taken) * 1000:.0f} ms",
            p95(taken) * 1000,
            300,
            " ms",
        )


def _dates(app: App, registry: Path, folder: Path) -> Row:
    """A date that nobody asked for yet, against one resolve alone."""
    alone = run(
        [str(ROOT / "benchmarks/app_resolve.py"), str(registry), *DATES], folder
    )
    once = [float(line) for line in alone.output.split()]
    with Session(app.port) as session:
        session.show("overview")
        taken = [session.show("overview", on=day).seconds for day in DATES]
    new, resolve = statistics.median(taken), statistics.median(once)
    return Row(
        "app: a new date, times one resolve",
        f"{new:.2f} s, resolve {resolve:.2f} s",
        new / resolve,
        1.5,
        " ×",
    )


def _everybody(app: App, work: Callable[[Session, int], list[float]]) -> list[float]:
    """What so many sessions take that begin at the same moment."""
    with ExitStack() as stack:
        sessions = [stack.enter_context(Session(app.port)) for _ in range(SESSIONS)]
        for each in sessions:
            each.show("overview")
        start = Barrier(SESSIONS)

        def go(number: int) -> list[float]:
            start.wait()
            return work(sessions[number], number)

        with ThreadPoolExecutor(SESSIONS) as pool:
            return [each for taken in pool.map(go, range(SESSIONS)) for each in taken]


def _together(app: App, people: Sequence[str]) -> Row:
    """Everybody asks at once, and again as soon as an answer is there."""
    wanted = looks(people)

    def work(session: Session, number: int) -> list[float]:
        turns = [wanted[(number * 7 + turn) % len(wanted)] for turn in range(TURNS)]
        return [session.show(page, **given).seconds for page, given in turns]

    taken = _everybody(app, work)
    return Row(
        f"app: {SESSIONS} sessions at once, a rerun, p95",
        f"{len(taken)} reruns, median {statistics.median(taken) * 1000:.0f} ms",
        p95(taken),
        1,
        " s",
    )


def _memory(app: App, people: Sequence[str]) -> Row:
    """What a further session holds that looked at every page."""
    with ExitStack() as stack:

        def visit() -> None:
            session = stack.enter_context(Session(app.port))
            for page, given in looks(people):
                session.show(page, **given)

        for _ in range(3):
            visit()
        before = app.resident()
        for _ in range(SESSIONS):
            visit()
        grown = app.resident() - before
    return Row(
        "app: memory of a further session that looked at every page",
        f"{SESSIONS} sessions, {before / 1e9:.2f} GB before",
        grown / SESSIONS / MEGABYTE,
        5,
        " MB",
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 0 where every bar is reached."""
    parser = argparse.ArgumentParser(prog="benchmarks.app", description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument(
        "--registry", type=Path, help="a registry that is there already"
    )
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="lishu-bench-") as scratch:
        folder = Path(scratch)
        registry = chosen.registry or sample(chosen.rows, folder)
        found = []
        for row in figures(registry.resolve(), chosen.rows, folder):
            found.append(row)
            print(
                f"{row.work}: {row.figure:.2f}{row.unit}", file=sys.stderr, flush=True
            )
    print(markdown(found, judged=True))
    return int(not all(row.reached for row in found))


if __name__ == "__main__":
    sys.exit(main())
