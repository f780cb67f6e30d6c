"""docs/ci.md: every command works in an empty folder and prints what is shown below it."""

import re
import subprocess

import pytest
from ruamel.yaml import YAML

from tests.ci.runner import ROOT, with_lishu, yaml

GUIDES = ["docs/ci.md", "docs/ci.zh-CN.md"]
FENCE = re.compile(r"(?:^`([^`\n]+)`[:：]\n\n)?^```(\w*)\n(.*?)^```", re.M | re.S)
ELISION = "…"
END = "end of a command"


def blocks(guide, kind):
    """The blocks of one kind, each with the name of the file that it is, if any."""
    text = (ROOT / guide).read_text(encoding="utf-8")
    return [(name, body) for name, k, body in FENCE.findall(text) if k == kind]


def commands(guide):
    """The commands in order, each with the lines shown below it."""
    for _, block in blocks(guide, "console"):
        for command in re.split(r"^\$ ", block, flags=re.M)[1:]:
            typed, *shown = command.splitlines()
            yield typed, [line for line in shown if line.strip()]


def session(typed, folder, temp):
    """What each of these commands prints, typed one after the other in one shell."""
    script = "".join(f'{line}\ncode=$?\necho "{END}"\n(exit $code)\n' for line in typed)
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-c", script],
        check=False,
        cwd=folder,
        env=with_lishu(temp),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.stdout.split(f"{END}\n")[: len(typed)]


@pytest.mark.parametrize("guide", GUIDES)
def test_the_guide_works_in_an_empty_folder(guide, tmp_path):
    """Red, green, red, green: the lines shown are printed, in that order."""
    folder = tmp_path / "empty"
    folder.mkdir()
    for name, body in blocks(guide, "csv"):
        (folder / name).write_text(body, encoding="utf-8")
    typed, shown = zip(*commands(guide), strict=True)
    for command, lines, printed in zip(
        typed, shown, session(typed, folder, tmp_path), strict=True
    ):
        assert "Traceback" not in printed
        said = iter(line.rstrip() for line in printed.splitlines())
        absent = [
            line for line in lines if line != ELISION and line.rstrip() not in said
        ]
        assert absent == [], f"{command}\n{printed}"
    for report in re.findall(r"--report \w+=(\S+)", " ".join(typed)):
        assert (folder / report).stat().st_size > 0


@pytest.mark.parametrize("guide", GUIDES)
def test_files_in_the_guide_are_the_examples(guide):
    """Workflow and hook stand in the guide to the letter; its GitLab job extends ours."""
    files = dict(blocks(guide, "yaml"))
    examples = ROOT / "examples" / "ci"
    expected = {
        ".github/workflows/registry.yml": "github.yml",
        ".pre-commit-config.yaml": "pre-commit.yaml",
    }
    for name, example in expected.items():
        assert files[name] == (examples / example).read_text(encoding="utf-8")
    job = YAML(typ="safe").load(files[""])
    template = yaml(job["include"][0]["file"])
    extended = template[job["registry"]["extends"]]
    assert job["registry"]["variables"].keys() <= extended["variables"].keys()


def test_both_languages_give_the_same_commands():
    """The Chinese guide has every command of the English one, in the same order."""
    english, chinese = (
        [
            re.sub(r" --lang zh$|(?<=--reason )\"[^\"]*\"", "", command)
            for command, _ in commands(guide)
        ]
        for guide in GUIDES
    )
    assert english == chinese


def test_the_line_for_cron_calls_the_script():
    """The line in the guides is the one in the head of the script."""
    script = (ROOT / "examples" / "ci" / "nightly.sh").read_text(encoding="utf-8")
    for guide in GUIDES:
        ((_, line),) = blocks(guide, "")
        assert line.strip() in script


@pytest.mark.parametrize("guide", GUIDES)
def test_links_lead_somewhere(guide):
    """Every relative link is a file of the checkout."""
    text = (ROOT / guide).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert len(links) > 4
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
