"""What comparing costs: `diff` and `whatif` against one `check` of the same file.

In: a generated registry. Out: rows of figures. The other registry has its rows in
another order and one in a hundred changed.
"""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measure import interleaved, peak, run, seconds
from benchmarks.table import Row
from benchmarks.work import DATED, LISHU, check

Cells = dict[str, str]
#: The body that is abolished: the Party-building body of a large city.
BODY = "SOPWB@310115"
#: One row in so many is changed.
SHARE = 100


def _renamed(row: Cells) -> Cells:
    return row | {"社会组织名称": f"{row['社会组织名称']}（新）"}


#: What is done to the rows that change, in turn; the last are left out.
CHANGES: tuple[Callable[[Cells], Cells | None], ...] = (
    _renamed,
    lambda row: row | {"业务主管单位": "无"},
    lambda row: row | {"业务主管单位": "绍兴市教育局"},
    lambda row: row | {"脱钩日期": "2020-01-01"},
    lambda row: row | {"登记状态": "注销"},
    lambda row: row | {"统一社会信用代码": ""},
    lambda row: row | {"党建领导机关": "中共绍兴市委员会"},
    lambda _: None,
)


def changed(file: Path, rows: int, folder: Path) -> Path:
    """A copy of a registry, its first third at the end, one row in a hundred changed.

    Read twice and never held: a child's peak of memory counts what this process holds.
    """
    out = folder / f"changed-{file.name}"
    if out.exists():
        return out
    making = folder / f"making-{file.name}"
    with making.open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, next(_rows(file))[1].keys())
        writer.writeheader()
        for later in (True, False):
            for number, row in _rows(file):
                if (number >= rows // 3) == later and (cells := _changed(number, row)):
                    writer.writerow(cells)
    making.rename(out)
    return out


def _rows(file: Path) -> Iterator[tuple[int, Cells]]:
    with file.open(encoding="utf-8-sig", newline="") as table:
        yield from enumerate(csv.DictReader(table))


def _changed(number: int, row: Cells) -> Cells | None:
    turn, rest = divmod(number, SHARE)
    return row if rest else CHANGES[turn % len(CHANGES)](row)


def against_check(file: Path, rows: int, times: int, folder: Path) -> Iterator[Row]:
    """`diff` and `whatif`, interleaved with the check that they are measured by."""
    other = changed(file, rows, folder)
    commands = {
        "check": check(file),
        "diff": [*LISHU, "diff", str(file), str(other), *DATED],
        "whatif": [*LISHU, "whatif", str(file), "--abolish", BODY, *DATED],
    }
    runs = interleaved(commands, times, folder)
    checked = seconds(runs["check"])
    told = {name: seconds(found) for name, found in runs.items()}
    memory = {name: peak(found) for name, found in runs.items()}
    yield Row(
        f"`diff` of two registries of {rows:,} rows, 1 % changed, times the check",
        f"{told['diff']:.2f} s, {memory['diff']:.2f} GB; check {checked:.2f} s",
        told["diff"] / checked,
        3,
        " ×",
    )
    yield Row(
        "`whatif` of one body, times the check",
        f"{told['whatif']:.2f} s, {memory['whatif']:.2f} GB",
        told["whatif"] / checked,
        1.5,
        " ×",
    )
    listed = folder / "changes.csv"
    whole = run([*commands["diff"], "--list", str(listed), "--format", "json"], folder)
    yield Row(
        "the same `diff` as JSON and with the list of all who changed",
        f"{listed.stat().st_size / 1e6:.1f} MB of list (one run)",
        whole.seconds / checked,
        unit=" ×",
    )
