"""A command line to call, and small registries to call it on."""

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lishu.cli import main
from tests.shared_folder import ROOT

Call = Callable[..., Result]
Write = Callable[..., Path]
REAL = ROOT / "examples" / "real"

#: One organization that a rule leads, and how it is led on 2021-06-01.
LED = {
    "社会组织名称": "绍兴市越城区测试学会",
    "社会组织类型": "社会团体",
    "登记管理机关": "绍兴市越城区民政局",
    "业务主管单位": "绍兴市越城区教育局",
}
#: One that is decoupled and not handed over: GAP.
GAP = {
    "社会组织名称": "绍兴市测试行业协会",
    "社会组织类型": "社会团体",
    "登记管理机关": "绍兴市民政局",
    "业务主管单位": "绍兴市商务局",
    "脱钩日期": "2020-01-01",
    "党建工作移交日期": "",
}
#: One that the documents leave open: UNDECIDED.
OPEN = {
    "社会组织名称": "中国测试基金会",
    "社会组织类型": "基金会",
    "登记管理机关": "民政部",
    "业务主管单位": "无",
}
#: One that is deregistered: not counted.
GONE = {
    "社会组织名称": "绍兴市已注销协会",
    "登记管理机关": "绍兴市民政局",
    "业务主管单位": "无",
    "登记状态": "注销",
}


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    """`lishu` with these arguments, in English unless they say otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)

    return run


@pytest.fixture
def registry(tmp_path: Path) -> Write:
    """A registry of these rows as a CSV file; its columns are all keys met."""

    def write(*rows: Mapping[str, str], name: str = "registry.csv") -> Path:
        path = tmp_path / name
        headings: Sequence[str] = list(
            dict.fromkeys(key for row in rows for key in row)
        )
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, headings, restval="")
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write
