"""Writing a sample: batches of rows, so that ten million need little memory."""

import gzip
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import IO, cast

import numpy as np
import polars as pl

from lishu.sample.codes import SERIALS
from lishu.sample.draw import draw
from lishu.sample.facts import Ints, Plan
from lishu.sample.plant_local import CHARTERS, SUPERVISION
from lishu.sample.plant_national import NATIONAL
from lishu.sample.plant_rows import ROWS
from lishu.sample.registry import write_columns
from lishu.sample.site import Site
from lishu.sample.truth import truth as true_verdicts

BATCH = 200_000
PLANTS = SUPERVISION | CHARTERS | ROWS | NATIONAL
KINDS = ["", *PLANTS]
RATE = 5e-5
"""Share of each planted kind; at least three from 2,000 rows on."""
DEFAULT_DATE = date(2026, 11, 22)
LABEL = """\
SYNTHETIC DATA / 虚构数据

{name}: {n} organizations made by `lishu sample {n} --seed {seed}`.
No organization in it exists: every name bears the mark 虚构, every legal
representative is 测试, every code is made up. Divisions, townships and national
bodies are real names. Shares by type, province, sector and level follow published
statistics; they are no statistics themselves.
{name} 中的社会组织均为虚构，与任何真实组织无关。
"""


def write_sample(
    n: int,
    seed: int,
    out: Path,
    truth: Path | None = None,
    as_of: date = DEFAULT_DATE,
) -> None:
    """Write a synthetic registry of `n` organizations to `out` (.csv or .csv.gz).

    The same `n` and `seed` give the same bytes. `truth` gets one row an organization
    with the verdict on `as_of` by construction: row (the heading is 1), verdict,
    leader_id, rule, missing_field, planted. Beside `out`, a file named
    `<out>.README.txt` says that the data are synthetic.

    Raises ValueError for a negative `n` or one above 100,000,000.
    """
    if not 0 <= n <= SERIALS:
        raise ValueError(f"a sample has 0 to {SERIALS:,} organizations, not {n:,}")
    write_tables(n, seed, out, truth, as_of)
    label = LABEL.format(name=out.name, n=n, seed=seed)
    out.with_name(out.name + ".README.txt").write_text(label, encoding="utf-8")


def write_tables(n: int, seed: int, out: Path, truth: Path | None, as_of: date) -> None:
    """The registry and its truth, without the label beside them."""
    with ExitStack() as stack:
        registry = _open(out, stack)
        verdicts = _open(truth, stack) if truth else None
        for number, plan in enumerate(_plans(n, seed)):
            _write(write_columns(plan), registry, number == 0)
            if verdicts:
                _write(true_verdicts(plan, as_of, KINDS), verdicts, number == 0)


def _open(path: Path, stack: ExitStack) -> IO[bytes]:
    """A file to write; a gzip file bears no name and no time, to stay the same."""
    raw = stack.enter_context(path.open("wb"))
    if path.suffix != ".gz":
        return raw
    # Level 4: three times as fast as the default and hardly larger.
    packed = gzip.GzipFile("", "wb", compresslevel=4, fileobj=raw, mtime=0)
    return cast(IO[bytes], stack.enter_context(packed))


def _write(frame: pl.DataFrame, to: IO[bytes], heading: bool) -> None:
    frame.write_csv(to, include_header=heading)


def _plans(n: int, seed: int) -> Iterator[Plan]:
    """The batches of a sample; one empty batch when there are no organizations."""
    shift = seed * 7_654_321 % SERIALS
    places, kinds = _positions(n, seed)
    for start in range(0, max(n, 1), BATCH):
        rng = np.random.default_rng([seed, n, start])
        plan = draw(rng, np.arange(start, min(start + BATCH, n)), shift)
        here = (places >= start) & (places < start + BATCH)
        _plant(plan, places[here] - start, kinds[here], rng)
        yield plan


def _positions(n: int, seed: int) -> tuple[Ints, Ints]:
    """Rows with planted cases and the number of each one's kind.

    Only every second row may have one: the row behind it stays ordinary, so that a
    duplicate has something to repeat. Files too small for all get the first kinds.
    """
    each = max(3, round(n * RATE))
    kinds = np.repeat(np.arange(1, len(KINDS)), each)[: n // 4]
    rng = np.random.default_rng([seed, n])
    places = rng.choice(max(n // 2, 1), len(kinds), replace=False) * 2
    order = np.argsort(kinds, kind="stable")
    return places[order].astype(np.int64), kinds[order]


def _plant(plan: Plan, at: Ints, kinds: Ints, rng: np.random.Generator) -> None:
    for number, plant in enumerate(PLANTS.values(), 1):
        rows = at[kinds == number]
        if len(rows):
            plant(Site(plan, rows, rng))
            plan.planted[rows] = number
