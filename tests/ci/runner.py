"""A composite action run as the service runs it, as far as that goes without it.

The steps of the action are taken from its file, expressions are filled in, and each
script runs in bash with the options and the environment files that GitHub gives.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field

from ruamel.yaml import YAML

from tests.shared_folder import ROOT

EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")


def yaml(*path):
    """A YAML file of the checkout as data."""
    return YAML(typ="safe").load(ROOT.joinpath(*path))


ACTION = yaml("action.yml")


@dataclass
class Run:
    """What a run of the action left: exit code, log, outputs, job summary."""

    code: int = 0
    log: str = ""
    summary: str = ""
    values: dict = field(default_factory=dict)

    @property
    def outputs(self):
        """The outputs of the action."""
        return {
            name: filled(output["value"], self.values)
            for name, output in ACTION["outputs"].items()
        }


def filled(text, values):
    """A text with its expressions replaced; an unknown one is empty, as on GitHub."""
    return EXPRESSION.sub(lambda match: values.get(match[1], ""), text)


def act(folder, temp, **inputs):
    """The action with these inputs, in a checkout; `_` stands for `-` in their names."""
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    unknown = given.keys() - ACTION["inputs"].keys()
    assert unknown == set()
    defaults = {n: i.get("default", "") for n, i in ACTION["inputs"].items()}
    run = Run(values={f"inputs.{n}": v for n, v in {**defaults, **given}.items()})
    summary = temp / "summary.md"
    summary.touch()
    for step in ACTION["runs"]["steps"]:
        if run.code == 0:
            _step(run, step, folder, temp, summary)
    run.summary = summary.read_text(encoding="utf-8")
    return run


def _step(run, step, folder, temp, summary):
    output = temp / f"output-{step['id']}"
    output.touch()
    script = temp / "script.sh"
    script.write_text(step["run"], encoding="utf-8")
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
        check=False,
        cwd=folder,
        env={
            **environment(),
            **{key: filled(str(v), run.values) for key, v in step["env"].items()},
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_ACTIONS": "true",
            "RUNNER_TEMP": str(temp),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    run.code = done.returncode
    run.log += done.stdout
    for line in output.read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition("=")
        run.values[f"steps.{step['id']}.outputs.{name}"] = value


def environment():
    """The environment here, with this checkout as the lishu that is installed."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "CI"))}
    kept |= {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    return kept


def with_lishu(folder):
    """The environment with a program `lishu` that is this checkout."""
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    program = programs / "lishu"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m lishu "$@"\n')
    program.chmod(0o755)
    found = environment()
    return found | {"PATH": f"{programs}{os.pathsep}{found['PATH']}"}
