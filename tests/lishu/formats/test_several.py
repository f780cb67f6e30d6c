"""`--report KIND=FILE`: several reports of one run, from one answer."""

import json

import pytest

from lishu.reports import formats_of
from tests.lishu.conftest import GAP, LED
from tests.lishu.formats.services import READERS

AS_OF = ("--as-of", "2021-06-01")


def test_all_at_once(call, registry, tmp_path):
    """Every format in a file of its own, and text on standard output."""
    path = registry(LED, GAP)
    named = {kind: tmp_path / f"report.{kind}" for kind in formats_of("check")}
    reports = [x for k, file in named.items() for x in ("--report", f"{k}={file}")]
    found = call("check", path, *AS_OF, *reports)
    assert found.exit_code == 1
    assert found.stdout == named["text"].read_text(encoding="utf-8")
    for kind, read in READERS.items():
        assert read(named[kind].read_text(encoding="utf-8"))
    answer = json.loads(named["json"].read_text(encoding="utf-8"))
    assert answer["orphans"] == 1
    one = call("check", path, *AS_OF, "--format", "sarif").stdout
    assert one == named["sarif"].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("reports", "says"),
    [
        (["sarif"], "KIND=FILE"),
        (["sarif="], "KIND=FILE"),
        (["pdf=out.pdf"], "text, json, markdown, sarif, junit, github, gitlab"),
        (["sarif=-"], "--format sarif"),
        (["sarif=no/such/folder/out"], "does not exist"),
        (["sarif=."], "is a folder"),
        (["sarif=one.out", "junit=./one.out"], "twice"),
    ],
)
def test_refused_before_any_work(call, tmp_path, monkeypatch, reports, says):
    """A wrong report ends with 2 although the dataset is not there either."""
    monkeypatch.chdir(tmp_path)
    options = [part for report in reports for part in ("--report", report)]
    found = call("check", "there-is-none.csv", *options)
    assert (found.exit_code, found.stdout) == (2, "")
    assert says in found.stderr
    assert "there-is-none" not in found.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("order", [1, -1])
def test_out_and_report_are_different_files(call, registry, tmp_path, order):
    """--out and --report may not name one file, in whatever order they stand."""
    file = tmp_path / "out.txt"
    options = [("--out", file), ("--report", f"sarif={file}")][::order]
    found = call("check", registry(LED), *AS_OF, *options[0], *options[1])
    assert found.exit_code == 2
    assert "twice" in found.stderr
    assert not file.exists()
