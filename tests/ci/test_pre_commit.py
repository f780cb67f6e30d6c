"""The pre-commit hooks: entry and arguments run on the files of a commit."""

import re
import shlex
import subprocess

import pytest

from tests.ci.conftest import write_registry
from tests.ci.runner import with_lishu, yaml
from tests.lishu.conftest import GAP, LED

HOOKS = {hook["id"]: hook for hook in yaml(".pre-commit-hooks.yaml")}
CONFIG = yaml("examples", "ci", "pre-commit.yaml")


def run(hook, changed, folder, temp, args=None):
    """A hook as pre-commit runs it: only if a file is its own, files behind arguments."""
    own = [name for name in changed if re.search(hook.get("files", ""), name)]
    if not own:
        return None
    names = own if hook.get("pass_filenames", True) else []
    line = [*shlex.split(hook["entry"]), *(args or hook.get("args", [])), *names]
    return subprocess.run(
        line,
        check=False,
        cwd=folder,
        env=with_lishu(temp),
        capture_output=True,
        encoding="utf-8",
    )


def test_every_hook_has_what_pre_commit_needs():
    """id, name, entry and language, and an entry that is ours."""
    for hook in HOOKS.values():
        assert {"id", "name", "entry", "language"} <= hook.keys()
        assert hook["language"] == "python"
        assert shlex.split(hook["entry"])[0] == "lishu"


def test_changed_registries_are_checked_together(checkout, tmp_path):
    """The files of a commit go in together; what is no registry starts nothing."""
    hook = HOOKS["lishu-check"]
    write_registry(checkout / "data" / "b.csv", LED)
    passed = run(hook, ["data/b.csv"], checkout, tmp_path)
    assert passed.returncode == 0, passed.stderr
    failed = run(hook, ["data/b.csv", "data/登记 表.csv"], checkout, tmp_path)
    assert failed.returncode == 1
    assert "organizations  4" in failed.stdout
    assert run(hook, ["README.md"], checkout, tmp_path) is None


@pytest.mark.parametrize(("row", "code"), [(LED, 0), (GAP, 1)])
def test_the_example_checks_its_dataset(tmp_path, row, code):
    """The example configuration checks the whole dataset when one of its files changes."""
    ((repo,),) = (CONFIG["repos"],)
    (asked,) = repo["hooks"]
    hook = {**HOOKS[asked["id"]], **asked}
    folder = tmp_path / "checkout"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "dataset.toml").write_text('organizations = ["a.csv"]\n')
    (folder / "accepted.toml").touch()
    write_registry(folder / "data" / "a.csv", row)
    for changed in ("data/a.csv", "accepted.toml"):
        done = run(hook, [changed], folder, tmp_path, asked["args"])
        assert done.returncode == code, done.stderr
    assert run(hook, ["src/a.csv"], folder, tmp_path) is None
