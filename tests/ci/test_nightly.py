"""The script for cron: it tells somebody when something fails or the answer has changed."""

import subprocess

from tests.ci.conftest import write_registry
from tests.ci.runner import ROOT, with_lishu
from tests.lishu.conftest import LED, OPEN

SCRIPT = ROOT / "examples" / "ci" / "nightly.sh"
REGISTRY = "data/登记 表.csv"


def night(folder, temp, *options):
    """One run: exit code, and what somebody is told."""
    done = subprocess.run(
        ["sh", SCRIPT, REGISTRY, "--lang", "en", *options],
        check=False,
        cwd=folder,
        env=with_lishu(temp),
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_silent_while_nothing_changes(checkout, tmp_path):
    """The first answer is told, the same one on another day is not, another one is."""
    path = checkout / REGISTRY
    write_registry(path, LED)
    first = night(checkout, tmp_path, "--as-of", "2021-06-01")
    assert first[0] == 0
    assert first[1].startswith("# lishu")
    assert night(checkout, tmp_path, "--as-of", "2021-06-02") == (0, "")
    write_registry(path, LED, OPEN)
    code, told = night(checkout, tmp_path, "--as-of", "2021-06-03")
    assert code == 0
    assert "UNDECIDED" in told


def test_a_failure_is_told_every_night(checkout, tmp_path):
    """What fails is told until it is mended or accepted."""
    for _ in range(2):
        code, told = night(checkout, tmp_path, "--as-of", "2021-06-01")
        assert code == 1
        assert "GAP" in told


def test_what_cannot_be_read_is_told(checkout, tmp_path):
    """A missing file ends with 2, the message is told, the last answer stays."""
    night(checkout, tmp_path, "--as-of", "2021-06-01")
    (checkout / REGISTRY).unlink()
    code, told = night(checkout, tmp_path)
    assert code == 2
    assert "lishu:" in told
    assert (checkout / "lishu-reports" / "last.json").stat().st_size > 0


def test_it_says_how_it_is_called():
    """Without a dataset it says what it needs."""
    done = subprocess.run(
        ["sh", SCRIPT], check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 2
    assert "nightly.sh DATASET" in done.stderr
