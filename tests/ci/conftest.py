"""A checkout of somebody who keeps a registry, as a CI service finds it."""

import csv
import os

import pytest

from tests.lishu.conftest import GAP, LED

#: The scripts that services run are those of a POSIX shell.
collect_ignore_glob = ["test_*.py"] if os.name == "nt" else []


def write_registry(path, *rows):
    """A registry of these rows, with every column that one of them has."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(GAP), restval="")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def checkout(tmp_path):
    """A folder with a registry of two that are led, and one in a gap (row 3)."""
    folder = tmp_path / "checkout"
    (folder / "data").mkdir(parents=True)
    led = {**LED, "社会组织名称": "绍兴市越城区第二学会"}
    write_registry(folder / "data" / "登记 表.csv", LED, GAP, led)
    return folder
