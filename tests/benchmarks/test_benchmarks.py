"""The pieces of `make bench` work; how fast they are is for `make bench` to say."""

import subprocess
import sys

import pytest

from benchmarks import difference, measure, run, work
from benchmarks.table import Row, markdown
from tests.shared_folder import ROOT, shared


def test_figures_of_a_small_registry_come_as_a_table(capsys):
    """On 2,000 rows every figure but growth is measured and stands beside its bar."""
    assert run.main(["--rows", "2000", "--runs", "1", "--without-neo4j"]) == 0
    table = capsys.readouterr().out
    for bar in ("≤ 5 ×", "≤ 1.2 GB", "≤ 1.5 ×", "≥ 10 ×", "≤ 3 ×", "≤ 0.3 s"):
        assert f"| {bar} |" in table


def test_growth_is_the_cost_of_a_further_row(tmp_path):
    """Growth compares what a row costs at the two ends, and names the peak at the larger."""
    ratio, memory = work.growth((500, 1000, 2000), 1, tmp_path)
    assert (ratio.bar, memory.bar) == (1.2, 8)
    assert memory.figure > 0


def test_one_row_in_a_hundred_is_changed(tmp_path):
    """The registry that is compared has the same rows in another order, but for 1 %."""
    file = work.sample(2000, tmp_path)
    other = difference.changed(file, 2000, tmp_path)
    rows = [path.read_text(encoding="utf-8-sig").splitlines() for path in (file, other)]
    assert rows[0][0] == rows[1][0]
    same = set(rows[0][1:]) & set(rows[1][1:])
    assert len(same) == 1980
    assert rows[1][1:100] != rows[0][1:100]
    assert 1980 < len(rows[1]) - 1 < 2000


def test_explain_that_differs_from_resolve_is_seen(tmp_path):
    """A verdict that is not that of `resolve` is named."""
    file = work.sample(500, tmp_path)
    (row,) = work.resolved(file, tmp_path, 1)
    proof = measure.run(work.explain(row["org_id"], file), tmp_path)
    assert work.differences(row, proof) == []
    (named,) = work.differences({**row, "verdict": "OTHER"}, proof)
    assert "OTHER" in named


def test_program_that_fails_is_named_with_what_it_said(tmp_path):
    """A measured program that fails stops the benchmark."""
    with pytest.raises(measure.RunError, match=r"ended with 3:\n.*gone"):
        measure.run(
            ["-c", "import sys; print('gone', file=sys.stderr); sys.exit(3)"], tmp_path
        )


def test_memory_and_time_are_those_of_the_program(tmp_path):
    """The peak is that of the child and covers what it held."""
    held = ["-c", "x = bytearray(700_000_000); print(len(x))"]
    # asked of a fresh process: a child begins with the memory of who starts it
    asked = (
        "from pathlib import Path; from benchmarks import measure;"
        f"found = measure.run({held!r}, Path({str(tmp_path)!r}));"
        "print(found.peak, found.output)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    peak, output = done.stdout.split()
    assert 700e6 < int(peak) < 900e6
    assert output == "700000000"


@pytest.mark.parametrize(
    ("row", "reached"),
    [
        (Row("", "", 4.9, 5), True),
        (Row("", "", 5.1, 5), False),
        (Row("", "", 9.0, 10, at_least=True), False),
        (Row("", "", 11.0, 10, at_least=True), True),
        (Row("", "", 99.0), True),
    ],
)
def test_missed_bar_is_marked(row, reached):
    """A figure on the wrong side of its bar is marked as missed."""
    assert row.reached == reached
    assert ("MISSED" in markdown([row], judged=True)) == (not reached)


def test_registries_are_not_made_in_the_checkout(capsys):
    """--keep refuses a folder of the checkout."""
    with pytest.raises(SystemExit):
        run.main(["--keep", str(ROOT / "benchmarks" / "cache")])
    assert "outside the checkout" in capsys.readouterr().err


def test_plain_script_is_the_one_that_was_measured():
    """benchmarks/plain.py is the baseline, byte for byte."""
    original = shared("baselines", "plain.py").read_bytes()
    assert (ROOT / "benchmarks" / "plain.py").read_bytes() == original
