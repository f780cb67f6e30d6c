"""What the validator of UK organograms gets wrong, tried here.

It reads a chain of 150 posts that is listed bottom up as a loop (49 times), reports one
ring of three with a post below it four times, and prints 98 MB for 741 errors, because
each message lists all there is. The figures are from runs of its published code.
"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.faults.fault import VAGUE, body
from benchmarks.garden import TABLES
from benchmarks.planted import checked
from benchmarks.table import Row
from lishu.sample.codes import as_text, make_codes

SEAT = "330600"
STEPS = 150
REGISTRY = ("社会组织名称", "统一社会信用代码", "登记管理机关", "业务主管单位")
Table = Sequence[tuple[str, ...]]


def figures(folder: Path) -> Iterator[Row]:
    """The three faults, each as a figure beside what it must be."""
    loops = [
        len(_told(chain(folder, STEPS, up), folder, "CYCLE")) for up in (False, True)
    ]
    yield Row(
        f"loops told of a sound chain of {STEPS} bodies, listed bottom up",
        f"top down {loops[0]}; UK validator 49 and 0",
        loops[1],
        0,
    )
    rings = _told(ring(folder), folder, "CYCLE")
    affected = ", ".join(str(finding["affected"]) for finding in rings)
    yield Row(
        "findings of one ring of 3 with a body below it",
        f"organizations affected: {affected}; UK validator 4 messages",
        len(rings),
        1,
    )
    yield _growth(folder)


def _growth(folder: Path, faults: int = 741) -> Row:
    """Bytes of output for twice the faults, in a registry of twice the size."""
    sizes = [_bytes(unknown(folder, n), folder) for n in (faults, 2 * faults)]
    return Row(
        f"bytes told of {2 * faults:,} faults, times those of {faults}",
        f"{sizes[0]:,} and {sizes[1]:,} bytes; UK validator 98 MB for 741",
        sizes[1] / sizes[0],
        2.1,
        " ×",
    )


def _told(dataset: Path, scratch: Path, code: str) -> list[dict[str, Any]]:
    findings = checked(dataset, scratch)["findings"]
    return [finding for finding in findings if finding["class"] == code]


def _bytes(dataset: Path, scratch: Path) -> int:
    """What the finding of each fault takes, all of them together."""
    return sum(len(str(f).encode()) for f in _told(dataset, scratch, "ENDED_BODY"))


def chain(folder: Path, steps: int, bottom_up: bool) -> Path:
    """One organization at the end of a chain of committees, in either order."""
    ids = [f"step-{n}" for n in range(steps)]
    above = ["PARTY_COMMITTEE@" + SEAT, *ids]
    relations = [(a, b, "LEADS") for a, b in zip(above, ids, strict=False)]
    relations.append((ids[-1], _codes(1)[0], "LEADS"))
    bodies = [_committee(i) for i in ids]
    turn = -1 if bottom_up else 1
    return _written(folder, 1, VAGUE, bodies[::turn], relations[::turn])


def ring(folder: Path) -> Path:
    """One organization below a committee that hangs on a ring of three."""
    ids = ["ring-1", "ring-2", "ring-3", "below"]
    relations = [(ids[n - 1], ids[n], "LEADS") for n in (1, 2, 3)]
    relations += [(ids[2], ids[0], "LEADS"), (ids[3], _codes(1)[0], "LEADS")]
    return _written(folder, 1, VAGUE, [_committee(i) for i in ids], relations)


def unknown(folder: Path, number: int) -> Path:
    """Organizations that each name a body of their own that has ended."""
    bodies = [
        body(f"gone-{n}", f"绍兴市虚构第{n}局", "SUPERVISOR", SEAT, "", "2020-01-01")
        for n in range(number)
    ]
    return _written(folder, number, "绍兴市虚构第{n}局", bodies, [])


def _committee(ident: str) -> tuple[str, ...]:
    return body(ident, f"虚构{ident}行业党委", "INDUSTRY_PARTY_ORG", SEAT)


def _codes(number: int) -> list[str]:
    every = np.ones(number, np.int64)
    made = make_codes(51 * every, int(SEAT) * every, np.arange(number), every > 0)
    codes: list[str] = as_text(made).to_list()
    return codes


def _written(
    folder: Path, number: int, supervisor: str, bodies: Table, relations: Table
) -> Path:
    """A dataset folder of so many organizations with these bodies and relations."""
    out = folder / "organogram"
    out.mkdir(exist_ok=True)
    rows = [
        (f"绍兴市虚构{n}促进会", code, "绍兴市民政局", supervisor.format(n=n))
        for n, code in enumerate(_codes(number))
    ]
    tables = {
        "organizations": (REGISTRY, rows),
        "bodies": (TABLES["bodies"], bodies),
        "relations": (TABLES["relations"], relations),
    }
    for name, (headings, table) in tables.items():
        with (out / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([headings, *table])
    return out
