"""`make bench`: speed and memory beside their bars, as a Markdown table.

Every figure is the median of interleaved runs of whole processes, made on synthetic
registries in a temporary folder. Exit 1 where a bar is missed.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import app, app_browser, difference, organogram, planted, store, work
from benchmarks.measure import ROOT
from benchmarks.table import Row, markdown

FULL = (100_000, 1_000_000, 10_000_000)
#: Organizations in which faults are planted, and how many faults.
PLANTED = (100_000, 1_000)
#: A run against a server takes minutes.
_STORE_RUNS = 3


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="benchmarks/run.py", description=__doc__)
    parser.add_argument(
        "--quick",
        action="store_true",
        help="100,000 rows and no growth; the bars are meant for 1,000,000, so none is judged",
    )
    parser.add_argument("--rows", type=int, help="another number of rows; as --quick")
    parser.add_argument("--runs", type=int, default=5, help="runs of each [default: 5]")
    parser.add_argument(
        "--without-neo4j", action="store_true", help="no figures of a server"
    )
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="FOLDER",
        help="make the registries here, outside the checkout, and keep them",
    )
    chosen = parser.parse_args(arguments)
    if chosen.keep and chosen.keep.resolve().is_relative_to(ROOT):
        parser.error("--keep must name a folder outside the checkout")
    return chosen


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 0 where every bar is reached or none is judged."""
    chosen = options(arguments)
    judged = not (chosen.quick or chosen.rows)
    if judged:
        app_browser.required()  # known before an hour has gone by
    with tempfile.TemporaryDirectory(prefix="lishu-bench-") as scratch:
        folder = (chosen.keep or Path(scratch)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        rows = []
        for row in measured(chosen, judged, folder):
            rows.append(row)
            print(
                f"{row.work}: {row.figure:.2f}{row.unit}", file=sys.stderr, flush=True
            )
        found, classes = planted.figures(*garden(chosen), folder)
        found += organogram.figures(folder)
    print(markdown(rows, judged))
    print("\n" + markdown(found, judged=True))
    print("\n" + planted.markdown(classes))
    if not judged:
        print("\nNot judged: the bars are for 1,000,000 rows.")
    missed = not all(row.reached for row in rows)
    return int((judged and missed) or not all(row.reached for row in found))


def garden(chosen: argparse.Namespace) -> tuple[int, int]:
    """How many organizations, and how many faults among them."""
    if not chosen.rows or chosen.rows >= PLANTED[0]:
        return PLANTED
    return max(chosen.rows, 2_000), max(chosen.rows // 100, 150)


def measured(chosen: argparse.Namespace, judged: bool, folder: Path) -> Iterator[Row]:
    """The figures, one by one as they come."""
    rows = FULL[1] if judged else chosen.rows or FULL[0]
    registry = work.sample(rows, folder)
    yield from work.at_size(registry, rows, chosen.runs, folder)
    yield from difference.against_check(registry, rows, chosen.runs, folder)
    yield work.help_text(chosen.runs, folder)
    if judged:
        yield from work.growth(FULL, chosen.runs, folder)
        yield from app.figures(registry, rows, folder)
    if not chosen.without_neo4j:
        sizes = (FULL[0], FULL[1]) if judged else (rows // 10 or 1, rows)
        yield from store.rows(*sizes, min(chosen.runs, _STORE_RUNS), folder)


if __name__ == "__main__":
    sys.exit(main())
