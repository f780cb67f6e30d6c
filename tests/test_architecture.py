"""The folders are the architecture: what may import what, and how large things grow."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SKIPPED = {"build", "dist", "__pycache__"}

# Arrows point inwards: app -> lishu -> queries, loaders -> graphmodel.
MAY_IMPORT = {
    "graphmodel": {"graphmodel"},
    "loaders": {"loaders", "graphmodel"},
    "queries": {"queries", "graphmodel"},
    "lishu": {"lishu", "loaders", "queries", "graphmodel"},
    "app": {"app_parts", "app_pages", "lishu", "loaders", "queries", "graphmodel"},
}
OURS = {
    "graphmodel",
    "loaders",
    "queries",
    "lishu",
    "app",
    "app_pages",
    "app_parts",
    "tests",
    "benchmarks",
}

# One home for each library: paths, as regular expressions from the root.
HOMES = {
    "altair": r"app_(pages|parts)/.*",
    "starlette": r"app_parts/headers.*",
    "streamlit": r"app(_(pages|parts)/.*|\.py)|.*component.*",
    "pyvis": r"lishu/drawing.*",
    "neo4j": r"queries/(store|server).*",
    "networkx": r"graphmodel/hierarchy.*",
    "polars": r"graphmodel/.*|loaders/.*|lishu/(reports|sample|explorer).*",
    "duckdb": r"queries/.*",
    "pyarrow": r"loaders/.*",
    "fastexcel": r"loaders/.*",
    "stdnum": r"loaders/.*",
    "opencc": r"loaders/.*",
    "click": r"lishu/.*",
    "rich": r"lishu/.*",
    "tomlkit": r"lishu/gate/.*",
}

# graphmodel knows no files, network or screens.
OUTSIDE = {"pathlib", "os", "io", "shutil", "tempfile", "tomllib", "csv"}
OUTSIDE |= {"socket", "subprocess", "http", "urllib", "requests"}


def files(*patterns):
    """Files of the project below the root, without what tools leave behind."""
    found = {path for pattern in patterns for path in ROOT.rglob(pattern)}
    for path in sorted(found):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") for part in parts[:-1]) and parts[0] != ".ci"
        if path.is_file() and not hidden and not SKIPPED & set(parts):
            yield path


def name(path):
    return path.relative_to(ROOT).as_posix()


def layer(path):
    first = path.relative_to(ROOT).parts[0]
    return "app" if first.startswith("app") else first


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path):
    """Top-level names that a module imports, wherever in it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield layer(path) if node.level else node.module.split(".")[0]


def calls(path):
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]


MODULES = list(files("*.py"))
PRODUCT = [path for path in MODULES if layer(path) in MAY_IMPORT]
INNER = [path for path in PRODUCT if layer(path) not in {"lishu", "app"}]
MODEL = [path for path in INNER if layer(path) == "graphmodel"]


def test_there_is_something_to_look_at():
    """The modules of every layer that exists are among those read here."""
    assert {"graphmodel", "loaders", "lishu"} <= {layer(path) for path in PRODUCT}


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_arrows_point_inwards(path):
    """A module imports its own layer and those further in, never further out."""
    assert set(imports(path)) & OURS <= MAY_IMPORT[layer(path)]


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_each_library_has_one_home(path):
    """A library is imported where it lives and nowhere else."""
    strays = {
        library
        for library in set(imports(path)) & HOMES.keys()
        if not re.fullmatch(HOMES[library], name(path))
    }
    assert strays == set()


@pytest.mark.parametrize("path", MODEL, ids=name)
def test_the_model_knows_no_files_network_or_screens(path):
    """The model imports nothing of the outside world and opens nothing."""
    opened = {call.func.id for call in calls(path) if isinstance(call.func, ast.Name)}
    assert set(imports(path)) & OUTSIDE == set()
    assert opened & {"open", "print", "input"} == set()


@pytest.mark.parametrize("path", INNER, ids=name)
def test_only_the_doors_know_today(path):
    """The model, the loaders and the queries are told the date; only lishu and the app ask."""
    clocks = {
        call.func.attr for call in calls(path) if isinstance(call.func, ast.Attribute)
    }
    assert clocks & {"today", "now", "utcnow"} == set()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_and_functions_stay_small(path):
    """A module has at most 300 lines, a function 60, and none is called utils."""
    text = path.read_text(encoding="utf-8")
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > 60
    }
    assert len(text.splitlines()) <= 300
    assert long == {}
    assert path.stem not in {"utils", "util", "helpers", "common", "misc"}


WRITTEN = ("*.py", "*.toml", "*.md", "*.cypher", "*.sql", "*.yml", "*.lock")
TEXTS = [*files(*WRITTEN, "Makefile", "NOTICE"), ROOT / ".ci" / "run"]
# Split, so that this file does not name what it looks for.
REGISTRIES = "|".join(
    ["pypi" + r"\.org", "python" + "hosted", "maven" + r"\.org", "npm" + "js"]
)
REGISTRIES += "|" + "|".join(["crates" + r"\.io", "proxy" + r"\.golang"])
ABSOLUTE = (
    r"(?<![\w.~:/*})-])/(?:" + "|".join(["home", "root", "tmp", "work", "Users"]) + ")/"
)


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_texts_name_no_package_registry_and_no_absolute_path(path):
    """What is written here works anywhere: no registry address, nobody's own folders."""
    text = path.read_text(encoding="utf-8")
    assert re.findall(REGISTRIES, text) == []
    assert re.findall(ABSOLUTE, text) == []
