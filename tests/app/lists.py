"""What the tests of the lists share: a dataset with known causes.

Sixty organizations stand under the ministry of railways, which was split in 2013: one
cause, long enough for two parts. One finding is accepted. Six bear hostile names.
"""

import csv
from datetime import date
from pathlib import Path

from graphmodel import resolve
from graphmodel.finding import findings
from loaders import load
from tests.app.registries import HOSTILE

ON = "2024-08-01"
HEADINGS = (
    "社会组织名称",
    "登记管理机关",
    "业务主管单位",
    "社会组织类型",
    "脱钩日期",
    "党建工作移交日期",
)
RAILWAYS = 60
#: In which language and width the views of a page are looked at; `test_every_page` has the
#: others. The longer words stand on the narrower page.
SEEN = (("zh", 1300), ("en", 390))


def rows():
    """The rows of the registry."""
    for n in range(RAILWAYS):
        yield f"铁路第{n:02d}学会", "民政部", "铁道部", "社会团体", "", ""
    for name in HOSTILE:
        yield f"{name}会", "绍兴市民政局", "绍兴市教育局", "社会团体", "2024-01-05", ""
    for n in range(5):
        yield f"绍兴市第{n}学会", "绍兴市民政局", "无", "社会团体", "", ""
    yield "绍兴市某协会", "绍兴市民政局", "、".join(HOSTILE[:2]), "社会团体", "", ""


def folder(path: Path) -> Path:
    """The dataset, with the accepted finding of the railways."""
    with (path / "organizations.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *rows()])
    manifest = 'organizations = ["organizations.csv"]\n'
    (path / "dataset.toml").write_text(manifest, "utf-8")
    ended = next(f for f in found(path) if f.code == "ENDED_BODY")
    (path / "accepted.toml").write_text(
        f'[[accepted]]\nfingerprint = "{ended.fingerprint}"\nreason = "a split ministry"\n'
        'owner = "the registry"\nuntil = 2090-01-01\n',
        "utf-8",
    )
    accepted = f'{manifest}accepted = "accepted.toml"\n'
    (path / "dataset.toml").write_text(accepted, "utf-8")
    return path


def found(path: Path):
    """The findings of the dataset on the day of the tests."""
    return findings(resolve(load(path), date.fromisoformat(ON)))
