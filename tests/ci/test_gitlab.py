"""The GitLab template: its script run in a checkout, with the variables of the job."""

import subprocess

import pytest

from tests.ci.runner import with_lishu, yaml
from tests.lishu.formats.services import gitlab, junit, sarif

JOB = yaml("examples", "ci", "lishu.gitlab-ci.yml")[".lishu"]


def run(folder, temp, **variables):
    """The script of the job as the runner runs it: in bash, ending at the first error."""
    given = {**JOB["variables"], **variables}
    script = "\n".join(["set -eo pipefail", *JOB["script"]])
    return subprocess.run(
        ["bash", "-c", script],
        check=False,
        cwd=folder,
        env=with_lishu(temp) | given,
        capture_output=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("options", "code"),
    [("--as-of 2021-06-01", 1), ("--as-of 2021-06-01 --fail-on none", 0)],
)
def test_it_checks_and_leaves_what_it_names(checkout, tmp_path, options, code):
    """The job fails with the check; every report it names is there and is taken."""
    done = run(
        checkout, tmp_path, LISHU_DATASET="data/登记 表.csv", LISHU_OPTIONS=options
    )
    assert done.returncode == code, done.stderr
    assert "无人领导" in done.stdout
    reports = JOB["artifacts"]["reports"]
    texts = {
        name: (checkout / name).read_text(encoding="utf-8")
        for name in JOB["artifacts"]["paths"]
    }
    assert set(reports.values()) <= texts.keys()
    (gap,) = (
        e for e in gitlab(texts[reports["codequality"]]) if e["check_name"] == "GAP"
    )
    assert gap["location"] == {"path": "data/登记 表.csv", "lines": {"begin": 3}}
    assert junit(texts[reports["junit"]]).get("failures") == str(code)
    assert sarif(texts["lishu.sarif"])["results"]


def test_it_says_what_is_missing(checkout, tmp_path):
    """Without a dataset the job ends with 2 and a message."""
    done = run(checkout, tmp_path)
    assert done.returncode == 2
    assert "lishu:" in done.stderr or "Error" in done.stderr


def test_reports_are_kept_when_it_fails():
    """A failing job is the one whose reports are wanted."""
    assert JOB["artifacts"]["when"] == "always"
