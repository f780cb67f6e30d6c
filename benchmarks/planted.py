"""Planted faults: what `lishu check` finds of them, class by class, and what it prints.

In: a garden of sound organizations with faults of every class. Out: recall, precision
and findings per cause of each class, and bytes of output.
"""

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import garden
from benchmarks.faults import PLANTS
from benchmarks.faults.fault import AS_OF, Fault
from benchmarks.garden import FILES
from benchmarks.measure import run
from benchmarks.table import Row
from graphmodel.vocabulary import DATA_FAULTS

LISHU = ("-m", "lishu")
DATED = ("--as-of", AS_OF)
SEED = 7
FORMS = ("text", "json", "sarif")
#: Where a row stands: file and record, the heading being 1.
Place = tuple[str, int]
Causes = dict[tuple[str, str], set[Place]]


@dataclass(frozen=True)
class Score:
    """What was found of one class.

    `planted` and `found` are rows, `right` those that are both; `causes` were planted,
    `findings` told, `exact` those that tell one cause with all its rows and no other.
    """

    code: str
    planted: int
    found: int
    right: int
    causes: int
    findings: int
    exact: int

    @property
    def recall(self) -> float:
        """The share of the planted rows that were found."""
        return self.right / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        """The share of the rows found that were planted."""
        return self.right / self.found if self.found else 1.0

    @property
    def whole(self) -> bool:
        """Whether all was found, nothing else, and each cause once with all its rows."""
        return (
            self.planted == self.found == self.right
            and self.causes == self.findings == self.exact
        )


def figures(
    organizations: int, faulty: int, folder: Path
) -> tuple[list[Row], list[Score]]:
    """The figures of all classes together, and the score of each class."""
    found = scores(organizations, faulty, folder)
    planted, right = (sum(getattr(s, n) for s in found) for n in ("planted", "right"))
    told, causes = (sum(getattr(s, n) for s in found) for n in ("found", "causes"))
    findings = sum(score.findings for score in found)
    told_in = {form: len(_printed(folder, form)) for form in FORMS}
    size = f"{faulty:,} faults of {len(found)} classes in {organizations:,} rows"
    sizes = ", ".join(f"{form} {bytes_:,}" for form, bytes_ in told_in.items())
    rows = [
        Row(f"recall of {size}, shuffled", f"{right:,} of {planted:,} rows",
            right / planted, 1, at_least=True),
        Row("their precision", f"{right:,} of {told:,} rows found",
            right / told, 1, at_least=True),
        Row("findings a cause", f"{findings:,} of {causes:,} causes",
            findings / causes, 1),
        Row("bytes of JSON a finding", f"all together: {sizes} bytes",
            told_in["json"] / findings),
    ]  # fmt: skip
    return rows, found


def _printed(folder: Path, form: str) -> bytes:
    line = [*LISHU, "check", str(folder / "garden"), "--fail-on", "none", *DATED]
    return run([*line, "--format", form], folder).output.encode()


def markdown(found: Iterable[Score]) -> str:
    """The scores as a Markdown table."""
    lines = [
        "| class | planted rows | recall | precision | causes | findings |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {s.code} | {s.planted} | {s.recall:.3f} | {s.precision:.3f} "
        f"| {s.causes} | {s.findings} |"
        for s in found
    ]
    return "\n".join(lines)


def scores(organizations: int, faulty: int, folder: Path) -> list[Score]:
    """Plant, check, resolve, and compare; the dataset is written into `folder`."""
    rows, chosen = garden.planted(organizations, faulty, SEED)
    garden.write(rows, chosen, folder / "garden")
    truth = _truth(rows, chosen)
    findings = checked(folder / "garden", folder)["findings"]
    found = _found(folder) | _of_cells(findings, truth)
    return [_score(code, truth, found, findings) for code in PLANTS]


def checked(dataset: Path, scratch: Path) -> dict[str, Any]:
    """What `lishu check` says of a dataset, as data."""
    line = [*LISHU, "check", str(dataset), "--fail-on", "none", *DATED]
    answer: dict[str, Any] = json.loads(
        run([*line, "--format", "json"], scratch).output
    )
    return answer


def _truth(rows: Sequence[garden.Row], chosen: Iterable[Fault]) -> Causes:
    """The rows that must show each class and cause; a fault without any shows itself."""
    truth: Causes = defaultdict(set)
    next_row = Counter[int]()
    for row in rows:
        next_row[row.file] += 1
        for shown in row.shows.items():
            truth[shown].add((FILES[row.file], next_row[row.file] + 1))
    for fault in chosen:
        for code, cause in fault.shows.items() if not fault.rows else ():
            truth[code, cause].add((cause, 0))
    return dict(truth)


def _found(scratch: Path) -> dict[str, set[Place]]:
    """The rows that have each verdict and note, as `lishu resolve` writes them."""
    out = scratch / "leaders.csv"
    dataset = str(scratch / "garden")
    run([*LISHU, "resolve", dataset, "--out", str(out), *DATED], scratch)
    found: dict[str, set[Place]] = defaultdict(set)
    with out.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = (Path(row["file"]).name, int(row["row"]))
            for code in (row["verdict"], *row["notes"].split("|")):
                found[code].add(place)
    return found


def _of_cells(
    findings: Iterable[Mapping[str, Any]], truth: Causes
) -> dict[str, set[Place]]:
    """Faults in cells are no verdict and no note: their rows are those of the findings.

    A finding shows twenty; where they are all planted, the others are taken to be.
    """
    found: dict[str, set[Place]] = defaultdict(set)
    for finding in findings:
        if finding["class"] in DATA_FAULTS:
            meant = truth.get((finding["class"], finding["cause"]), set())
            found[finding["class"]] |= (
                meant if _exact(finding, meant) else _shown(finding)
            )
    return found


def _shown(finding: Mapping[str, Any]) -> set[Place]:
    """The rows that a finding shows; itself where it affects no organization."""
    rows = {(Path(e["file"]).name, e["row"]) for e in finding["examples"]}
    return rows or {(finding["cause"], 0)}


def _exact(finding: Mapping[str, Any], meant: set[Place]) -> bool:
    """Whether a finding has just these rows, as far as it shows them."""
    return _shown(finding) <= meant and (finding["affected"] or 1) == len(meant)


def _score(
    code: str,
    truth: Causes,
    found: Mapping[str, set[Place]],
    findings: Iterable[Mapping[str, Any]],
) -> Score:
    causes = {cause: rows for (of, cause), rows in truth.items() if of == code}
    planted = set().union(*causes.values())
    told = [finding for finding in findings if finding["class"] == code]
    exact = [f for f in told if _exact(f, causes.get(f["cause"], set()))]
    here = found.get(code, set())
    return Score(
        code,
        len(planted),
        len(here),
        len(planted & here),
        len(causes),
        len(told),
        len(exact),
    )
