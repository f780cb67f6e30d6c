"""The work that is measured: the first five rows of the table of goals.

In: generated registries. Out: rows of figures. Each figure comes from whole processes.
"""

import csv
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.measure import ROOT, Run, RunError, interleaved, peak, run, seconds
from benchmarks.table import Row

AS_OF = "2026-11-22"
DATED = ("--as-of", AS_OF)
LISHU = ("-m", "lishu")
HERE = ROOT / "benchmarks"
SEED = "1"
_PROVINCE = "330000"
_BOOKS = sorted((ROOT / "graphmodel" / "rulebooks").glob("*.toml"))


def sample(rows: int, folder: Path) -> Path:
    """A synthetic registry of so many rows; one that is there already is taken."""
    file = folder / f"registry-{rows}.csv"
    if not file.exists():
        making = folder / f"making-{rows}.csv"
        run([*LISHU, "sample", str(rows), "--seed", SEED, "--out", str(making)], folder)
        making.rename(file)
    return file


def parse(file: Path) -> list[str]:
    """The program that only parses."""
    return [str(HERE / "parse.py"), str(file)]


def check(file: Path) -> list[str]:
    """The check of a registry."""
    return [*LISHU, "check", str(file), "--fail-on", "none", *DATED]


def adopted() -> list[str]:
    """Options that adopt every rulebook that waits for it, as widely as it can be."""
    books = [tomllib.loads(file.read_text("utf-8"))["rulebook"] for file in _BOOKS]
    seats = {b["id"]: _seat(b) for b in books if not b["jurisdiction"]}
    return [word for book in seats for word in ("--adopt", f"{book}@{seats[book]}")]


def _seat(book: Mapping[str, str]) -> str:
    """Its own place; the nation; a province where it would stand beside the Opinion."""
    alone = "amends" not in book and "valid_to" not in book
    return book.get("adopt_in") or (_PROVINCE if alone else "100000")


def explain(organization: str, file: Path) -> list[str]:
    """The proof of one organization, as data."""
    return [*LISHU, "explain", organization, str(file), "--format", "json", *DATED]


def plain(file: Path) -> list[str]:
    """What a user would write instead, rows in a loop."""
    data = f"{ROOT / 'loaders' / 'data'}/"
    return [str(HERE / "plain.py"), str(file), AS_OF, data]


def resolved(file: Path, folder: Path, count: int) -> list[dict[str, str]]:
    """The rows of `lishu resolve` for some organizations spread over the registry."""
    out = folder / "leaders.csv"
    run([*LISHU, "resolve", str(file), "--out", str(out), *DATED], folder)
    with out.open(encoding="utf-8", newline="") as table:
        height = sum(1 for _ in table) - 1
        table.seek(0)
        wanted = {height * (2 * n + 1) // (2 * count) for n in range(count)}
        return [row for n, row in enumerate(csv.DictReader(table)) if n in wanted]


def differences(row: Mapping[str, str], proof: Run) -> list[str]:
    """In what a proof differs from the row of `resolve`: verdict, leader, rule, division."""
    told = json.loads(proof.output)
    pairs = {
        "verdict": told["verdict"],
        "leader_id": (told["leader"] or {}).get("id", ""),
        "rule": (told["rule"] or {}).get("rule", ""),
        "division": told["division"],
    }
    return [f"{k}: {row[k]!r}, {v!r}" for k, v in pairs.items() if row[k] != v]


def at_size(file: Path, rows: int, times: int, folder: Path) -> Iterator[Row]:
    """Check and explain against the parse of the same file, interleaved."""
    organizations = resolved(file, folder, times)
    runs: dict[str, list[Run]] = {"parse": [], "check": [], "all": [], "explain": []}
    unequal: list[str] = []
    for row in organizations:
        commands = {
            "parse": parse(file),
            "check": check(file),
            "all": [*check(file), *adopted()],
            "explain": explain(row["org_id"], file),
        }
        turn = interleaved(commands, 1, folder)
        unequal += differences(row, turn["explain"][0])
        for name, found in turn.items():
            runs[name] += found
    if unequal:
        raise RunError(f"explain and resolve differ: {'; '.join(unequal)}")
    yield from _compared(runs, f"{rows:,} rows")
    yield _against_plain(file, runs["check"], folder)


def _compared(runs: Mapping[str, Sequence[Run]], size: str) -> Iterator[Row]:
    parsed, checked, with_all, explained = (
        seconds(runs[n]) for n in ("parse", "check", "all", "explain")
    )
    yield Row(
        f"`check` of {size}, times the parse",
        f"{checked:.2f} s, parse {parsed:.2f} s",
        checked / parsed,
        5,
        " ×",
    )
    yield Row(
        "the same with every rulebook adopted, times the parse",
        f"{with_all:.2f} s, {peak(runs['all']):.2f} GB",
        with_all / parsed,
        5,
        " ×",
    )
    memory = f"parse {peak(runs['parse']):.2f} GB"
    yield Row("its peak of memory", memory, peak(runs["check"]), 1.2, " GB")
    yield Row(
        f"`explain` in {size}, times the parse; equal to `resolve`",
        f"{explained:.2f} s, {peak(runs['explain']):.2f} GB",
        explained / parsed,
        1.5,
        " ×",
    )


def _against_plain(file: Path, checked: Sequence[Run], folder: Path) -> Row:
    slow = run(plain(file), folder)
    return Row(
        "the same against `plain.py`, how many times as fast",
        f"plain.py {slow.seconds:.1f} s, {slow.peak / 1e9:.2f} GB (one run)",
        slow.seconds / seconds(checked),
        10,
        " ×",
        at_least=True,
    )


def growth(sizes: Sequence[int], times: int, folder: Path) -> Iterator[Row]:
    """What a further row costs at the large end, against the small end; the largest runs once."""
    small, middle, large = sizes
    commands = {str(size): check(sample(size, folder)) for size in (small, middle)}
    runs = interleaved(commands, times, folder)
    last = run(check(sample(large, folder)), folder)
    low, mid = seconds(runs[str(small)]), seconds(runs[str(middle)])
    near = (mid - low) / (middle - small)
    far = (last.seconds - mid) / (large - middle)
    yield Row(
        f"a row from {middle:,} to {large:,} against one from {small:,} to {middle:,}",
        f"{far * 1e6:.2f} and {near * 1e6:.2f} µs; {last.seconds:.1f} s for {large:,}",
        far / near,
        1.2,
        " ×",
    )
    yield Row(f"peak of memory at {large:,} rows", "one run", last.peak / 1e9, 8, " GB")


def help_text(times: int, folder: Path) -> Row:
    """How soon `lishu --help` is there."""
    runs = interleaved({"help": [*LISHU, "--help"]}, times, folder)["help"]
    return Row("`lishu --help`", f"median of {times}", seconds(runs), 0.3, " s")
