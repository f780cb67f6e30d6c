"""`lishu rules coverage`: every mechanism, where it is encoded, what holds it."""

import json
from pathlib import Path

from click.testing import CliRunner

from lishu.cli import main
from lishu.reports.coverage import Covered
from loaders.rulebooks import inventory

ROOT = Path(__file__).parents[2]


def asked(*arguments):
    return CliRunner().invoke(main, ["rules", "coverage", *arguments])


def test_all_of_them_are_encoded():
    """106 of 106, each with the rulebook, the tables and the test that holds it."""
    answer = asked("--format", "json")
    assert answer.exit_code == 0
    found = json.loads(answer.stdout)
    assert (found["encoded"], found["mechanisms"]) == (106, 106)
    for row in found["rows"]:
        assert row["encoded_as"], row["id"]
        assert (ROOT / row["test"]).is_file(), row["id"]
        assert row["told"] is None


def test_data_tell_how_often_each_decided():
    """On the real example the rules' counts are those of `check`."""
    real = str(ROOT / "examples" / "real")
    date = ("--as-of", "2026-11-22")
    rows = json.loads(asked(real, *date, "--format", "json").stdout)["rows"]
    told = {row["id"]: row["told"] for row in rows}
    checked = CliRunner().invoke(
        main, ["check", real, *date, "--format", "json", "--fail-on", "none"]
    )
    by_rule = json.loads(checked.stdout)["by_rule"]
    assert {name: told[name] for name in by_rule if name in told} == {
        name: count for name, count in by_rule.items() if name in told
    }
    assert told["O12"] > 0
    assert told["O02"] == 0


def test_what_is_not_encoded_fails():
    """A mechanism without a table is named, and the exit code is 1."""
    covered = Covered(inventory(), {})
    assert len(covered.missing) == 106
