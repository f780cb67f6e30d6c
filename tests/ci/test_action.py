"""The GitHub action, its steps run in a checkout with the environment that GitHub sets."""

import json
import subprocess
import sys

import pytest

from tests.ci.runner import ACTION, ROOT, act, yaml
from tests.lishu.formats.services import github, junit, sarif

REGISTRY = "data/登记 表.csv"
HERE = {"python": sys.executable, "install": "false", "as_of": "2021-06-01"}


def schema(name, *path):
    """check-jsonschema with the schema of a service that it carries."""
    line = [sys.executable, "-m", "check_jsonschema"]
    line += ["--builtin-schema", f"vendor.{name}", ROOT.joinpath(*path)]
    done = subprocess.run(line, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("github-actions", ["action.yml"]),
        ("github-workflows", ["examples", "ci", "github.yml"]),
        ("gitlab-ci", ["examples", "ci", "lishu.gitlab-ci.yml"]),
    ],
)
def test_files_keep_the_schema_of_their_service(name, path):
    """Action, workflow and template are what their services publish that they take."""
    schema(name, *path)


def test_it_marks_the_row_fails_and_leaves_reports(checkout, tmp_path):
    """One gap: exit code 1, an annotation, a summary, counts, four reports."""
    run = act(checkout, tmp_path, dataset=REGISTRY, **HERE)
    assert run.code == 1
    commands, _ = github(run.log)
    marked = [(level, c.get("file"), c.get("line")) for level, c, _ in commands]
    assert ("error", REGISTRY, "3") in marked
    assert "绍兴市测试行业协会" in run.summary
    expected = {"organizations": "3", "led": "2", "orphans": "1", "open": "0"}
    assert expected.items() <= run.outputs.items()
    assert (run.outputs["exit-code"], run.outputs["findings"]) == ("1", "2")
    with open(run.outputs["sarif"], encoding="utf-8") as file:
        assert sarif(file.read())["results"][0]["ruleId"] == "GAP"
    with open(f"{run.outputs['reports']}/lishu.xml", encoding="utf-8") as file:
        assert junit(file.read()).get("failures") == "1"


def test_accepted_passes_and_the_new_one_fails(checkout, tmp_path):
    """With a baseline the gap is accepted; a second registry brings a new one."""
    entry = (
        '[[accepted]]\nclass = "GAP"\nreason = "移交中"\nowner = "绍兴市民政局"\n'
        "until = 2099-01-01\naffected = 1\n"
    )
    (checkout / "accepted.toml").write_text(entry, encoding="utf-8")
    given = {**HERE, "baseline": "accepted.toml"}
    passed = act(checkout, tmp_path, dataset=REGISTRY, **given)
    assert passed.code == 0, passed.log
    assert passed.outputs["new"] == "1"  # NEW_BODY only informs
    second = (checkout / REGISTRY).read_text(encoding="utf-8").replace("测试", "新的")
    (checkout / "data" / "b.csv").write_text(second, encoding="utf-8")
    failed = act(checkout, tmp_path, dataset=f"{REGISTRY}\n  data/b.csv\n", **given)
    assert failed.code == 1
    assert failed.outputs["organizations"] == "6"


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"fail_on": "none"}, 0),
        ({"fail_on": "none", "fail_on_new": "true"}, 1),
        ({"max_orphans": "1"}, 0),
        ({"max_orphan_rate": "10%"}, 1),
        ({"where": "division=44"}, 0),
        ({"adopt": "industry-first@330600\n"}, 1),
        ({"attested_only": "true"}, 1),
        ({"rulebook": "there-is-none.toml"}, 2),
        ({"as_of": "soon"}, 2),
        ({"dataset": "there-is-none.csv"}, 2),
        ({"dataset": "--version"}, 2),
    ],
)
def test_every_input_reaches_the_command(checkout, tmp_path, inputs, code):
    """Options are passed on as they are given; a value is never taken for an option."""
    run = act(checkout, tmp_path, **{"dataset": REGISTRY, **HERE, **inputs})
    assert (run.code, run.outputs["exit-code"]) == (code, str(code)), run.log


@pytest.mark.parametrize("value", ["$(touch hurt)", "`touch hurt`", "x; touch hurt"])
def test_no_input_is_run(checkout, tmp_path, value):
    """What a pull request may choose is data: it comes by environment, always quoted."""
    for name in ("dataset", "fail_on", "baseline", "where"):
        act(checkout, tmp_path, **{"dataset": REGISTRY, **HERE, name: value})
    assert not list(checkout.glob("**/hurt"))
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]


def test_a_python_that_is_too_old_is_said(checkout, tmp_path):
    """Without Python 3.11 the action ends with 2 and says which input helps."""
    run = act(checkout, tmp_path, dataset=REGISTRY, **{**HERE, "python": "false"})
    assert run.code == 2
    ((level, _, message),), _ = github(run.log)
    assert level == "error"
    assert "Python 3.11" in message


def test_it_installs_what_is_locked():
    """The versions of the lock with their hashes, then the checkout without asking anybody."""
    script = ACTION["runs"]["steps"][0]["run"]
    assert "--require-hashes -r" in script
    assert "--no-index --no-deps --no-build-isolation" in script


def test_every_input_is_used():
    """No input is only described, and no environment is set for nothing."""
    steps = ACTION["runs"]["steps"]
    asked = json.dumps([step["env"] for step in steps])
    for name in ACTION["inputs"]:
        assert f"inputs.{name} " in asked
    for step in steps:
        for name in step["env"].keys() - {"PYTHONUTF8"}:
            assert f"${name}" in step["run"]


def test_the_workflow_asks_for_what_exists():
    """The example uses inputs, outputs and a place of the action that there are."""
    job = yaml("examples", "ci", "github.yml")["jobs"]["lishu"]
    text = json.dumps(job)
    (step,) = [s for s in job["steps"] if "/lishu@" in s["uses"]]
    assert step["with"].keys() <= ACTION["inputs"].keys()
    for output in ("sarif", "reports", "orphans"):
        assert f"steps.lishu.outputs.{output}" in text
        assert output in ACTION["outputs"]
