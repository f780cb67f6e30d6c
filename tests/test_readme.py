"""What the READMEs tell a newcomer to type works, and prints what they show."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READMES = ["README.md", "README.zh-CN.md"]
ELISION = "…"


def blocks(readme):
    """The commands of the console blocks, in order, each with the lines shown below it."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    for block in re.findall(
        r"^```(?:console|bash)\n(.*?)^```", text, re.MULTILINE | re.DOTALL
    ):
        for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            typed, *shown = command.splitlines()
            yield typed, [line for line in shown if line.strip()]


def lishu(command, folder):
    """A run of a `lishu …` line in a folder that holds the examples."""
    program, *arguments = shlex.split(command)
    assert program == "lishu"
    return subprocess.run(
        [sys.executable, "-m", "lishu", *arguments],
        check=False,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
    )


def assert_prints(command, shown, folder):
    """The command succeeds and prints the lines that are shown, in their order."""
    done = lishu(command, folder)
    assert done.returncode == 0, done.stderr
    printed = iter(line.rstrip() for line in done.stdout.splitlines())
    absent = [
        line for line in shown if line != ELISION and line.rstrip() not in printed
    ]
    assert absent == [], done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the real example and nothing else of the checkout."""
    folder = tmp_path_factory.mktemp("newcomer")
    shutil.copytree(ROOT / "examples" / "real", folder / "examples" / "real")
    return folder


TYPED = [(readme, *block) for readme in READMES for block in blocks(readme)]
RUN = [entry for entry in TYPED if entry[1].startswith("lishu ")]
OTHER = [entry for entry in TYPED if not entry[1].startswith("lishu ")]


@pytest.mark.parametrize(("readme", "command", "shown"), RUN)
def test_command_works_and_prints_what_is_shown(readme, command, shown, folder):
    """A command succeeds; each line shown below it is one that it prints, in that order."""
    assert_prints(command, shown, folder)
    for out in re.findall(r"--(?:out|truth) (\S+)", command):
        assert (folder / out).stat().st_size > 0


@pytest.mark.parametrize(("readme", "command", "shown"), OTHER)
def test_other_command_is_one_of_ours(readme, command, shown):
    """Besides lishu there are only targets of the Makefile and entering the environment."""
    targets = re.findall(
        r"^(\w+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M
    )
    assert command in {f"make {target}" for target in targets} | {
        "source .venv/bin/activate"
    }


def test_both_languages_give_the_same_commands():
    """The Chinese README has every command of the English one, in the same order."""
    english, chinese = (
        [command.removesuffix(" --lang zh") for command, _ in blocks(readme)]
        for readme in READMES
    )
    assert english == chinese


@pytest.mark.parametrize("readme", [*READMES, "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(readme):
    """Every relative link of a page is a file or folder of the checkout."""
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / readme).read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []
