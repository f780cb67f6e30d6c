"""What is shipped: the wheel works outside the checkout, the locks are complete."""

import json
import os
import re
import socket
import subprocess
import sys
import sysconfig
import time
import tomllib
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ["requirements.lock", "requirements-test.lock"]


def run(*command, cwd):
    """Standard output of a command that has to succeed; what it said goes into the failure."""
    environment = {
        key: value for key, value in os.environ.items() if key != "PYTHONPATH"
    }
    done = subprocess.run(
        [str(part) for part in command],
        check=False,
        cwd=cwd,
        env=environment | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from this checkout without fetching anything."""
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out, cwd=ROOT)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Folder of the programs of a new environment that holds the wheel.

    Its dependencies are those installed here, through one path entry: path files are not read
    there, so that this checkout stays out of sight.
    """
    home = tmp_path_factory.mktemp("elsewhere") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home.parent)
    bin_ = home / ("Scripts" if os.name == "nt" else "bin")
    python = bin_ / "python"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--no-index",
    ]
    run(*pip, "--no-deps", wheel, cwd=home.parent)
    (site,) = home.rglob("site-packages")
    (site / "dependencies.pth").write_text(
        sysconfig.get_path("purelib"), encoding="utf-8"
    )
    return bin_


def test_wheel_carries_data_rules_example_and_types(wheel):
    """Reference data, rulebooks, the real example and the type markers are in the wheel."""
    inside = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        path.relative_to(ROOT).as_posix()
        for folder, pattern in [
            ("loaders/data", "*"),
            ("graphmodel/rulebooks", "*.toml"),
            ("graphmodel", "py.typed"),
            ("loaders", "py.typed"),
            ("lishu", "py.typed"),
            ("lishu/drawing", "*.js"),
            ("lishu/graph_component/assets", "*"),
        ]
        for path in (ROOT / folder).glob(pattern)
        if path.is_file()
    }
    expected |= {
        f"lishu/examples/real/{p.name}" for p in (ROOT / "examples/real").iterdir()
    }
    assert expected - inside == set()
    assert not [name for name in inside if name.startswith(("tests/", "benchmarks/"))]


def test_wheel_checks_the_real_example_outside_the_checkout(installed, tmp_path):
    """Installed elsewhere, the program runs on the example that came with it."""
    where = "import lishu; print(lishu.__file__)"
    package = Path(run(installed / "python", "-c", where, cwd=tmp_path).strip()).parent
    assert not package.is_relative_to(ROOT)
    command = [
        "check",
        package / "examples" / "real",
        "--fail-on",
        "none",
        "--format",
        "json",
    ]
    summary = json.loads(run(installed / "lishu", *command, cwd=tmp_path))
    counts = ("organizations", "out_of_scope", "not_counted")
    assert sum(summary[count] for count in counts) == 336
    assert run(
        installed / "python", "-m", "lishu", "--version", cwd=tmp_path
    ).startswith("lishu")


#: A page of the installed app, run without a browser; what it says goes to standard output.
PAGE = """
import re
from streamlit.testing.v1 import AppTest
from lishu.commands.app import script
app = AppTest.from_file(str(script()), default_timeout=60).run()
assert not app.exception, app.exception
html = "".join(element.proto.body for element in app.get("html"))
print(script(), re.sub("<[^>]*>", " ", html))
"""


def test_wheel_opens_the_app_outside_the_checkout(installed, wheel, tmp_path):
    """Installed elsewhere, the pages are there with their settings and show the example."""
    inside = set(zipfile.ZipFile(wheel).namelist())
    app = {f.name for f in (ROOT / "app_pages").glob("*.py")}
    assert {f"lishu/app/app_pages/{name}" for name in app} <= inside
    assert {"lishu/app/app.py", "lishu/app/.streamlit/config.toml"} <= inside
    assert "lishu/app/app_parts/links.js" in inside
    shown = run(installed / "python", "-c", PAGE, cwd=tmp_path)
    assert not Path(shown.split(" ")[0]).is_relative_to(ROOT)
    assert "336 " in shown
    assert "registry-charters.csv" in shown


def test_wheel_serves_the_app_on_this_computer(installed, tmp_path):
    """`lishu app` of the wheel listens on loopback with the settings that came with it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    keys = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    server = subprocess.Popen(
        [installed / "lishu", "app", "--port", str(port)],
        cwd=tmp_path,
        env=keys | {"STREAMLIT_SERVER_HEADLESS": "true", "PYTHONUTF8": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        found = _answer(f"http://127.0.0.1:{port}/load", server)
    finally:
        server.terminate()
        told = server.communicate(timeout=20)[1]
    assert "default-src 'self'" in found.headers["content-security-policy"]
    assert f"http://127.0.0.1:{port}" in told
    assert "Traceback" not in told


def _answer(address, server):
    """The answer of a server that is starting."""
    for _ in range(300):
        try:
            return urllib.request.urlopen(address, timeout=5)
        except urllib.error.URLError:
            assert server.poll() is None, server.communicate()[1]
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


def test_every_package_is_shipped_and_type_checked():
    """Each package of the checkout is in the wheel's list and in mypy's."""
    here = {init.parent.name for init in ROOT.glob("*/__init__.py")} - {
        "tests",
        "benchmarks",
    }
    tools = PROJECT["tool"]
    assert here <= set(tools["hatch"]["build"]["targets"]["wheel"]["only-include"])
    assert here == set(tools["mypy"]["packages"])


def pinned(lock):
    """Name and hashes of each requirement of a lock."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {
        re.split("==", line)[0]: re.findall(r"--hash=sha256:\w{64}", line)
        for line in lines
    }


def names(requirements):
    """Names as the locks write them: with hyphens."""
    found = (re.match(r"[\w.-]+", requirement)[0] for requirement in requirements)
    return {re.sub(r"[._-]+", "-", name) for name in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_is_hashed_and_names_no_index(lock):
    """Every requirement has hashes; where it is fetched from is the installer's affair."""
    assert all(pinned(lock).values())
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")
    assert "--index" not in (ROOT / lock).read_text(encoding="utf-8")


def test_locks_hold_what_the_project_asks_for():
    """Each dependency stands in the lock, and both locks agree on what they share."""
    groups = PROJECT["dependency-groups"]
    runtime, testing = (pinned(lock) for lock in LOCKS)
    assert names(PROJECT["project"]["dependencies"] + groups["build"]) <= runtime.keys()
    assert names(groups["test"]) <= testing.keys()
    assert runtime.items() <= testing.items()
