"""Whole processes: encodings, closed pipes, interruption, help without heavy imports."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.lishu.conftest import LED
from tests.shared_folder import ROOT

POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and locales of POSIX")


def start(*arguments, **environment):
    """`python -m lishu` with pipes for everything."""
    return subprocess.Popen(
        [sys.executable, "-m", "lishu", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finish(process):
    """Exit code, standard output and standard error, as UTF-8."""
    out, err = process.communicate(timeout=120)
    return process.returncode, out.decode("utf-8"), err.decode("utf-8")


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "zh_CN.GBK", "PYTHONIOENCODING": "gbk"},
    ],
    ids=["C", "ascii", "no UTF-8 mode", "GBK"],
)
@POSIX
def test_output_is_utf8_whatever_the_locale(registry, locale):
    """Chinese comes out as UTF-8, and an organization is found by its Chinese name."""
    line = ("explain", LED["社会组织名称"], registry(LED), "--as-of", "2021-06-01")
    code, out, err = finish(start(*line, "--lang", "zh", **locale))
    assert (code, err) == (0, "")
    assert "领导机关" in out


def test_piped_output_has_no_colour_and_no_progress(registry):
    """What is not a terminal gets neither escape codes nor a progress bar."""
    code, out, err = finish(start("check", registry(LED)))
    assert (code, err) == (0, "")
    assert "\x1b" not in out


@POSIX
def test_a_reader_that_goes_away_is_no_fault(registry, tmp_path):
    """A closed pipe ends the run quietly, not with the code of findings."""
    rows = [{**LED, "社会组织名称": f"绍兴市越城区第{n}学会"} for n in range(6000)]
    process = start("resolve", registry(*rows))
    process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read().decode()
    assert process.wait(timeout=120) == 141
    assert said == ""
    process.stdin.close()
    process.stderr.close()


@POSIX
def test_interruption_ends_with_130():
    """Ctrl-C while standard input is awaited: no traceback, exit code 130."""
    process = start("check", "-")
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    code, out, err = finish(process)
    assert (code, out) == (130, "")
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["check", "--help"], ["rules", "--help"]]
)
def test_help_imports_nothing_heavy(arguments):
    """Help and version come without Polars, PyArrow, NumPy, networkx or Rich."""
    code = (
        "import sys\n"
        "from lishu.cli import main\n"
        "try:\n"
        f"    main({arguments!r})\n"
        "except SystemExit as left:\n"
        "    assert not left.code\n"
        "heavy = {'polars', 'pyarrow', 'numpy', 'networkx', 'rich', 'graphmodel', 'loaders'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_it_runs_as_a_module_and_names_its_version():
    """`python -m lishu --version` gives the version of the project."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    expected = f"lishu {project['project']['version']}"
    code, out, _ = finish(start("--version"))
    assert (code, out.strip()) == (0, expected)
